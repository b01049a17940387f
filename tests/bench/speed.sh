#!/bin/bash
# Nanoseconds and instructions a call: matgrad, the best by hand, Eigen and ADOL-C, as Markdown tables.
#
#     bash tests/bench/speed.sh [compiler...]        (default: g++, and clang++ if it is here)
#
# For a part of it, FORMULAS: programs of this folder, without .cpp (default: all that include harness.hpp), and SIZES,
# with commas: FORMULAS="trace_of_inverse gaussian" SIZES=3,6 bash tests/bench/speed.sh g++
#
# Each compiler builds each program twice, plain -O2 and -O3 -march=native; each runs in a process of its own, in which the
# contenders take turns. Nothing is measured that did not agree with finite differences first. Every contender is called
# through a pointer; what an empty function costs in the same place is taken off, and printed. EIGEN: the folder of Eigen's
# headers, /usr/include/eigen3 unless told. RAW: a file for all numbers of all contenders.
set -u
failed=0
here=$(cd -- "$(dirname -- "$0")" && pwd)
eigen=${EIGEN:-/usr/include/eigen3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compilers=("$@")
if [ $# -eq 0 ]; then
  compilers=(g++)
  ! command -v clang++ > /dev/null || compilers+=(clang++)
fi
formulas=${FORMULAS:-$(cd "$here" && grep -l '^#include "harness.hpp"' -- *.cpp | sed 's/\.cpp$//')}

build() {  # output, compiler, program, flags...
  local adolc=()
  if printf '#include <adolc/adolc.h>\n' | "$2" -E -x c++ - > /dev/null 2>&1; then adolc=(-DWITH_ADOLC -ladolc); fi
  "$2" -std=c++20 "${@:4}" ${SIZES:+"-DSIZES=$SIZES"} -I"$here/../../include" -isystem "$eigen" "$here/$3.cpp" \
    -o "$1" "${adolc[@]}" 2> "$1.said" || echo "speed.sh: $2 ${*:4} refuses $3.cpp: $(grep -m 1 error "$1.said")" >&2
}

# callgrind writes a part for each contender; the lines "formula size scalar contender instructions"
counts() {  # program
  local out=$work/callgrind part=0 name
  rm -f "$out"*
  valgrind -q --tool=callgrind --callgrind-out-file="$out" "$1" count > "$work/names" 2> /dev/null || return 1
  while read -r name; do
    part=$((part + 1))
    printf '%s %s\n' "$name" "$(awk '/^totals:/ { printf "%.0f", $2 / 32 }' "$out.$part")"
  done < "$work/names"
}

measure() {  # compiler, program, flags...; the lines "formula size scalar contender nanoseconds instructions"
  local program=$work/$2
  if ! [ -x "$program" ] || ! "$program" time > "$work/times"; then
    echo "speed.sh: $1 ${*:3}: no figures of $2" >&2
    failed=1
    return
  fi
  if ! counts "$program" > "$work/counts"; then  # valgrind does not know all of this machine's instructions
    build "$program" "$1" "$2" -O3 -mavx2 -mfma
    counts "$program" > "$work/counts" || cut -d ' ' -f 1-4 "$work/times" | sed 's/$/ -/' > "$work/counts"
  fi
  paste -d ' ' "$work/times" <(cut -d ' ' -f 5 "$work/counts")
}

# nanoseconds and instructions without the call; the ratios say how much of its time and instructions matgrad takes
table() {
  awk '
    function keep(what,  t, i) {
      t = $5; i = $6
      if (!(($1, $2, $3, what) in time) || t < time[$1, $2, $3, what]) time[$1, $2, $3, what] = t
      if (i != "-" && (!(($1, $2, $3, what) in count) || i < count[$1, $2, $3, what])) count[$1, $2, $3, what] = i
    }
    function ratio(a, b) { return a < 0.05 || b < 0.05 ? "" : sprintf(a / b < 0.1 ? "%.3f" : "%.2f", a / b) }
    function against(what,  k) {
      k = row SUBSEP what
      if (!(k in time)) return " | |"
      return " " ratio(ns, time[k] - empty) " | " (k in count && (row SUBSEP "matgrad") in count ? ratio(instructions, count[k] - loop) : "") " |"
    }
    {
      if (!(($1, $2, $3) in seen)) { seen[$1, $2, $3]; rows[++n] = $1 SUBSEP $2 SUBSEP $3; title[n] = $1 " n=" $2 " " $3 }
      if ($4 == "matgrad" || $4 == "nothing" || $4 == "adolc") keep($4)
      else if ($4 ~ /^eigen/) keep("eigen")
      else { if ($4 !~ /-unguarded$/) keep("by hand"); keep("by hand, any") }
    }
    END {
      print "| | ns | instr. | by hand: ns | instr. | unguarded: ns | instr. | Eigen: ns | instr. | ADOL-C: ns | instr. |"
      print "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
      for (r = 1; r <= n; ++r) {
        row = rows[r]
        empty = time[row, "nothing"]; ns = time[row, "matgrad"] - empty; calls += empty
        loop = count[row, "nothing"] - 1; instructions = count[row, "matgrad"] - loop
        printf "| %s | %.1f | %s |%s%s%s%s\n", title[r], ns, (row SUBSEP "matgrad") in count ? instructions : "",
          against("by hand"), against("by hand, any"), against("eigen"), against("adolc")
      }
      if (n) printf "\nThe empty call takes %.1f ns.\n", calls / n
    }' "$1"
}

printf '%s\n\n' 'matgrad: nanoseconds and instructions a call, without the call; then the same as ratios, matgrad to the fastest by hand that
is as robust, to the fastest by hand at all, to Eigen and to ADOL-C. Less than 1: matgrad takes less.'
for compiler in "${compilers[@]}"; do
  for flags in -O2 '-O3 -march=native'; do
    # shellcheck disable=SC2086  # lists
    for formula in $formulas; do
      rm -f "$work/$formula"
      build "$work/$formula" "$compiler" "$formula" $flags &
      [ "$(jobs -r | wc -l)" -lt "$(nproc)" ] || wait -n
    done
    wait
    # shellcheck disable=SC2086
    for formula in $formulas; do measure "$compiler" "$formula" $flags; done > "$work/all"
    printf '%s, %s\n\n' "$("$compiler" --version | head -n 1)" "$flags"
    sort -s -k 1,1 "$work/all" > "$work/sorted"
    table "$work/sorted"
    printf '\n'
    [ -z "${RAW:-}" ] || sed "s|^|$compiler $flags: |" "$work/sorted" >> "$RAW"
  done
done
exit $failed
