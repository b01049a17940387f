#!/bin/sh
# sh ./go demo | gallery | test | bench | help
set -eu

usage() {
  cat <<'END'
sh ./go demo [data.csv]   build and run the demonstration (examples/demo.cpp) on Fisher's iris data
sh ./go gallery [page]    write a page of identities and operations, their derivatives, proofs and graphs (build/gallery.html)
sh ./go test              build and run all tests
sh ./go bench [all]       print the tables of compile times, speed and instructions; all: of every size, with every compiler
sh ./go bench embedded    print instructions, flash and stack on microcontrollers, counted by an emulator
sh ./go help              this text

What is missing is installed from the distribution's packages (apt-get, as root or with sudo). CXX chooses the compiler.
END
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
say() { printf 'go: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
has() { command -v "$1" > /dev/null 2>&1; }

# ---- what is needed ----

new_enough() {  # compiler: GCC 12 or clang 14
  has "$1" || return 1
  oldest=12
  ! "$1" --version | grep -q clang || oldest=14
  [ "$("$1" -dumpversion | cut -d . -f 1)" -ge "$oldest" ]
}

choose_compiler() {  # the answer is in $CXX, empty when there is none
  if [ -n "${CXX:-}" ]; then
    new_enough "$CXX" || fail "CXX is $CXX: matgrad needs GCC 12 or clang 14, or later"
    return
  fi
  for CXX in g++ g++-15 g++-14 g++-13 g++-12 clang++; do
    if new_enough "$CXX"; then return; fi
  done
  CXX=
}

has_header() { printf '#if !__has_include(<%s>)\n#error\n#endif\n' "$1" | "$CXX" -std=c++20 -E -x c++ - > /dev/null 2>&1; }

install_packages() {
  [ $# -gt 0 ] || return 0
  has apt-get || fail "please install $* (Debian's names) and run this again"
  if [ "$(id -u)" = 0 ]; then
    as_root='env'
  elif has sudo; then
    as_root='sudo env'
  else
    fail "missing: $*. Please become root (or install sudo) and run: apt-get install $*"
  fi
  say "installing $*"
  if [ -z "${lists_are_new:-}" ]; then
    $as_root apt-get -qq update || say 'apt-get update failed; trying with the lists that are here'
    lists_are_new=yes
  fi
  $as_root DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 --no-install-recommends install "$@" > /dev/null ||
    fail "apt-get could not install $*"
}

need() {  # which of boost, catch2, eigen, valgrind, adolc, graphviz, chromium, arm, emulator, besides a compiler, cmake and make
  choose_compiler
  if [ -z "$CXX" ]; then
    if has g++; then install_packages g++-12; else install_packages g++; fi
    choose_compiler
    [ -n "$CXX" ] || { install_packages g++-12; choose_compiler; }
    [ -n "$CXX" ] || fail 'matgrad needs GCC 12 or clang 14, or later'
  fi
  export CXX
  packages=
  has cmake || packages="$packages cmake"
  has make || packages="$packages make"
  for what; do
    case $what in
      boost) has_header boost/yap/algorithm_fwd.hpp || packages="$packages libboost-dev" ;;
      catch2) has_header catch2/catch.hpp || has_header catch2/catch_test_macros.hpp || packages="$packages catch2" ;;
      eigen) [ -e "${EIGEN:-/usr/include/eigen3}/Eigen/Dense" ] || packages="$packages libeigen3-dev" ;;
      valgrind) has valgrind || packages="$packages valgrind" ;;
      adolc) has_header adolc/adolc.h || packages="$packages libadolc-dev" ;;
      graphviz) has dot || packages="$packages graphviz" ;;
      arm)
        has arm-none-eabi-g++ || packages="$packages gcc-arm-none-eabi"
        echo '#include <type_traits>' | arm-none-eabi-g++ -E -x c++ - > /dev/null 2>&1 ||
          packages="$packages libstdc++-arm-none-eabi-newlib"
        ;;
      emulator) has qemu-system-arm || packages="$packages qemu-system-arm" ;;
      chromium) has chromium || has chromium-browser || has google-chrome || packages="$packages chromium" ;;
    esac
  done
  # shellcheck disable=SC2086  # a list
  install_packages $packages
}

# ---- what to do ----

cores=$(nproc 2> /dev/null || echo 2)

quietly() {  # prints what a command says only if it fails
  said=$("$@" 2>&1) || { printf '%s\n' "$said" >&2; exit 1; }
}

demo() {
  need boost
  build=$here/build/demo
  say "building the demonstration with $CXX"
  quietly cmake -S "$here" -B "$build" -DCMAKE_BUILD_TYPE=Release -DMATGRAD_BUILD_TESTS=OFF
  quietly cmake --build "$build" --target demo --parallel "$cores"
  [ $# -gt 0 ] || set -- "$here/examples/data/iris.csv"
  "$build/examples/demo" "$@"
}

gallery() {
  need boost graphviz
  build=$here/build/gallery
  out=${1:-$here/build/gallery.html}
  say "proving the identities of the gallery with $CXX"
  quietly cmake -S "$here" -B "$build" -DMATGRAD_BUILD_GALLERY=ON -DMATGRAD_BUILD_TESTS=OFF -DMATGRAD_BUILD_EXAMPLES=OFF
  quietly cmake --build "$build" --target gallery --parallel "$cores"
  sh "$here/docs/gallery/page.sh" "$build/docs/gallery/gallery" "$out" || fail "$out could not be written"
  say "$out is written: open it in a browser"
}

run_tests() {
  need boost catch2 eigen
  (need graphviz chromium) || say 'the gallery is not looked at in a browser'
  (need arm emulator) || say 'nothing is run on microcontrollers'
  build=$here/build/test
  quietly cmake -S "$here" -B "$build" -DMATGRAD_BUILD_TESTS=ON
  cmake --build "$build" --parallel "$cores"
  ctest --test-dir "$build" --output-on-failure -j2
}

bench() {
  if [ "${1:-}" = embedded ]; then
    need boost eigen arm emulator
    sh "$here/tests/embedded/bench/table.sh"
    return
  fi
  need boost eigen valgrind adolc
  bash "$here/tests/bench/compile_time.sh"
  case ${1:-} in
    all) bash "$here/tests/bench/speed.sh" ;;
    *) SIZES=3,4,6 bash "$here/tests/bench/speed.sh" "$CXX" ;;
  esac
  sh "$here/tests/bench/batch.sh" "$CXX"
}

command=${1:-help}
[ $# = 0 ] || shift
case $command in
  demo) demo "$@" ;;
  gallery) gallery "$@" ;;
  test) run_tests ;;
  bench) bench "$@" ;;
  help | -h | --help) usage ;;
  *) usage >&2; exit 2 ;;
esac
