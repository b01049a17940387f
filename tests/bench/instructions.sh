#!/bin/sh
# Instructions a call of the gradient of tr(X⁻¹), 3×3 doubles, at plain -O2, as a Markdown table.
#
#     sh tests/bench/instructions.sh [compiler...]        (default: g++)
#
# Counted by callgrind, as the difference of 2000 and 1000 calls, less the loop and the call itself (an empty function,
# of which only the return is left in). seed_gradient.cpp first checks that all contenders agree.
# EIGEN: the folder of Eigen's headers, /usr/include/eigen3 unless told.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
eigen=${EIGEN:-/usr/include/eigen3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- g++

count() {  # contender, calls
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$work/seed_gradient" "$1" "$2" 2>&1 |
    sed -n 's/.*Collected *: *\([0-9]*\).*/\1/p'
}
a_call() { echo $((($(count "$1" 2000) - $(count "$1" 1000)) / 1000)); }

for compiler; do
  "$compiler" -std=c++20 -O2 -I"$here/../../include" -isystem "$eigen" "$here/seed_gradient.cpp" -o "$work/seed_gradient"
  names=$("$work/seed_gradient") || { echo "$names"; exit 1; }
  loop=$(($(a_call nothing) - 1))
  : > "$work/counts"
  for name in $names; do
    [ "$name" = nothing ] || echo "$name $(($(a_call "$name") - loop))" >> "$work/counts"
  done
  printf '\n%s\n\n' "$("$compiler" --version | head -n 1), -O2"
  awk '{ name[NR] = $1; count[NR] = $2; if ($1 ~ /robust$/ && (best == 0 || $2 < best)) best = $2 }
       END { print "| ∇tr(X⁻¹), 3×3 double | instructions a call | to the best robust by hand |"; print "|---|---:|---:|"
             for (i = 1; i <= NR; ++i) printf "| %s | %d | %.2f |\n", name[i], count[i], count[i] / best }' "$work/counts"
done
