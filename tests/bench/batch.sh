#!/bin/sh
# Many small problems, one at a time and as a batch, as Markdown tables: at plain -O2, and for this very machine.
#
#     sh tests/bench/batch.sh [compiler...]        (default: g++)
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- g++

for compiler; do
  for flags in '-O2' '-O2 -march=native'; do
    printf '\n%s, %s\n\n' "$("$compiler" --version | head -n 1)" "$flags"
    # shellcheck disable=SC2086  # a list
    "$compiler" -std=c++20 $flags -I"$here/../../include" "$here/batch.cpp" -o "$work/batch"
    "$work/batch"
  done
done
