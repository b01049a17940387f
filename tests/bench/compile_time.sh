#!/bin/bash
# Compile times in user seconds, the smallest of five runs, as a Markdown table.
#
#     bash tests/bench/compile_time.sh [compiler...]        (default: every one of g++, clang++-14, clang++-19 that is here)
#
# Whole compilations (-c), plain and with -O2, no other flag than -std=c++20. RUNS: how many runs instead of five.
# EIGEN: the folder of Eigen's headers, /usr/include/eigen3 unless told.
set -u
here=$(cd -- "$(dirname -- "$0")" && pwd)
eigen=${EIGEN:-/usr/include/eigen3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compilers=()
for compiler in "${@:-g++}" $([ $# -gt 0 ] || echo clang++-14 clang++-19); do
  command -v "$compiler" > /dev/null && compilers+=("$compiler")
done

# ---- the programs ----

: > "$work/empty.cpp"

cat > "$work/seed.cpp" <<'CPP'
#include <matgrad/matgrad.hpp>
using namespace matgrad;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto g = grad(tr(inv(X)), X);
static_assert(g == -transpose(inv(X) * inv(X)));
static_assert(cost(g).flops <= 110);
int main() {
  dense<double, 3, 3> A{2, 0, 0, 0, 2, 0, 0, 0, 2};
  return g(X = A)(0, 0) == -0.25 ? 0 : 1;
}
CPP

cat > "$work/eigen.cpp" <<'CPP'
#include <Eigen/Dense>
int main() {
  Eigen::Matrix3d A = 2 * Eigen::Matrix3d::Identity();
  Eigen::Matrix3d const Y = A.inverse();
  Eigen::Matrix3d const G = -(Y * Y).transpose();
  return G(0, 0) == -0.25 ? 0 : 1;
}
CPP

# A formula of n operations, always the same: the operations and the symbols come round in a fixed order.
operations=('*' '+' '*' transpose '*' '-' '*' inv '+' '*' transpose '+' '*')
symbols=(X A X B C X A C B)
formula() {  # n; answers in $text
  if [ "$1" -eq 0 ]; then
    text=${symbols[symbol++ % ${#symbols[@]}]}
    return
  fi
  local operation=${operations[operation_count++ % ${#operations[@]}]} left
  case $operation in
    transpose | inv)
      formula $(($1 - 1))
      text="$operation($text)" ;;
    *)
      formula $((($1 - 1) / 2))
      left=$text
      formula $(($1 - 1 - ($1 - 1) / 2))
      text="($left $operation $text)" ;;
  esac
}

sizes=(10 25 50 100)
for n in "${sizes[@]}"; do
  symbol=0 operation_count=0
  formula $((n - 1)) # the trace is one
  arguments='' bindings=''
  {
    printf '#include <matgrad/matgrad.hpp>\nusing namespace matgrad;\n'
    for name in X A B C; do
      case $text in *$name*) ;; *) continue ;; esac
      printf 'constexpr auto %s = matrix<"%s", 3, 3>;\n' $name $name
      arguments+="${arguments:+, }dense<double, 3, 3> const& value_of_$name"
      bindings+="${bindings:+, }$name = value_of_$name"
    done
    printf 'constexpr auto f = tr(%s);\nconstexpr auto g = grad(f, X);\n' "$text"
    printf 'dense<double, 3, 3> gradient(%s) { return g(%s); }\n' "$arguments" "$bindings"
  } > "$work/operations-$n.cpp"
done

# ---- the clock ----

TIMEFORMAT=%U
seconds() {  # compiler, program, flags...; the smallest of the runs
  local run best='' now compile=("$1" -std=c++20 -I"$here/../../include" -isystem "$eigen" "${@:3}" -c "$work/$2.cpp" -o "$work/out.o")
  for ((run = 0; run < ${RUNS:-5}; ++run)); do
    now=$( { time "${compile[@]}" > /dev/null 2> "$work/said" || echo fails; } 2>&1 )
    case $now in *fails*) echo "compile_time.sh: $1 refuses $2.cpp: $(grep -m 1 error "$work/said")" >&2; echo fails; return ;; esac
    best=$(printf '%s\n' "${best:-$now}" "$now" | sort -n | head -n 1)
  done
  printf '%.2f' "$best"
}

row() {  # title, program
  printf '| %s |' "$1"
  for compiler in "${compilers[@]}"; do
    printf ' %s |' "$(seconds "$compiler" "$2")" "$(seconds "$compiler" "$2" -O2)"
  done
  printf '\n'
}

printf '| user seconds |'
for compiler in "${compilers[@]}"; do
  version=$("$compiler" -dumpfullversion 2> /dev/null || "$compiler" -dumpversion)
  printf ' %s %s | -O2 |' "${compiler%%-*}" "$version"
done
printf '\n|---|'
for compiler in "${compilers[@]}"; do printf -- '---:|---:|'; done
printf '\n'
row 'the empty file' empty
row 'the seed program: gradient, proof, cost, value' seed
if [ -e "$eigen/Eigen/Dense" ]; then row 'the same gradient by hand on Eigen' eigen; fi
for n in "${sizes[@]}"; do row "a formula of $n operations and its gradient" "operations-$n"; done
