#!/bin/sh
# Is matgrad's ∇tr(X⁻¹) of 3×3, unguarded, as small as the one by hand? On a Cortex-M4F with -Os: no more instructions (with
# another compiler than GCC 12, that both were written for, 1.05 times as many), at most 1.05 times the flash, at most 16 bytes
# of stack more. The figures are counted, not timed: they are the same in every run.
#
#     sh tests/embedded/bench/budget.sh
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
figures=$(mktemp)
trap 'rm -f "$figures"' EXIT

FORMULAS=trace_of_inverse SIZES=3 FLAGS=-Os CONTENDERS='unguarded hand-unguarded' RAW=$figures sh "$here/table.sh" m4f > /dev/null
case $(arm-none-eabi-g++ -dumpversion) in 12*) most=1 ;; *) most=1.05 ;; esac
awk -v most="$most" '
  { count[$5] = $6; flash[$5] = $7; stack[$5] = $8 }
  END {
    if (!("unguarded" in count) || !("hand-unguarded" in count) || count["hand-unguarded"] < 50) { print "no figures"; exit 1 }
    printf "matgrad: %d instructions, %d bytes, %d of stack; by hand: %d, %d, %d\n", count["unguarded"], flash["unguarded"],
      stack["unguarded"], count["hand-unguarded"], flash["hand-unguarded"], stack["hand-unguarded"]
    exit !(count["unguarded"] <= most * count["hand-unguarded"] && flash["unguarded"] <= 1.05 * flash["hand-unguarded"] &&
           stack["unguarded"] <= stack["hand-unguarded"] + 16)
  }' "$figures"
