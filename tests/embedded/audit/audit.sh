#!/bin/sh
# Audits a linked image: is anything in it that firmware must not have, and how deep can its stack get?
#
#     sh audit.sh [--calls FUNCTION]... [--double FUNCTION]... IMAGE [float|double] [-- EMULATOR...]
#
# prints a line of facts and succeeds,
#
#     IMAGE: nothing to complain about: text 2120, data 0, bss 8, stack 412 bytes at most, fault handlers 16
#
# or prints one sentence for each kind of offence and fails. With `float` (the default) arithmetic of double is an offence.
# --calls allows a function to call through pointers: it may then reach every function whose address the image holds.
# --double allows a function to compute in double in spite of `float`: libm does, where the core can.
# With an emulator the image is run, too; its "stack: N bytes" must not be more than the bound.
#
#     sh audit.sh --stack FUNCTION [--calls FUNCTION]... IMAGE
#
# prints one number: the bytes of stack that a call of the function takes at most, with all that it calls; or fails with one
# sentence. FUNCTION is a name as C++ has it (`hand::gradient`, `gradient<3>`, `gradient(float)`) or as the linker has it.
set -eu
LC_ALL=C
export LC_ALL
here=$(dirname "$0")
gnu=${GNU_PREFIX:-arm-none-eabi-}

pointing='' doubling='' wanted='' number=float used=''
while :; do
  case ${1-} in
    --calls) pointing="$pointing$2;"; shift 2 ;;
    --double) doubling="$doubling$2;"; shift 2 ;;
    --stack) wanted=$2; shift 2 ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] && [ -r "$1" ] || { echo "audit.sh: '${1-}' is not an image that can be read" >&2; exit 2; }
image=$1
shift
case ${1-} in float | double) number=$1; shift ;; esac
if [ "${1-}" = -- ]; then
  shift
  used=$("$@" "$image" 2>&1 | sed -n 's/^stack: \([0-9]*\) bytes$/\1/p')
  used=${used:-none}
fi

# The linker's names of the functions called so; C++ says `unsigned a::f<3>(int) [clone .part.0]` of one.
# An x keeps c++filt from the first column.
linker_names() {
  "${gnu}nm" "$image" | awk '$2 ~ /^[tTwW]$/ { print "x" $3 "\t" $3 }' | "${gnu}c++filt" | awk -F '\t' -v wanted="$1" '
    BEGIN { n = split(wanted, name, ";") }
    {
      linker_name = substr($1, 2)
      gsub(/\(anonymous namespace\)::/, "", $2)
      for (i = 1; i <= n; ++i) {
        at = index($2, name[i])
        if (name[i] != "" && (name[i] == linker_name || (at > 0 &&
            substr($2, 1, at - 1) ~ /^([^(]*[ :])?$/ && substr($2, at + length(name[i]), 1) ~ /^[(<[ ]?$/)))
          print linker_name
      }
    }'
}

[ -z "$pointing" ] || pointing=$(linker_names "$pointing" | tr '\n' ' ')
[ -z "$doubling" ] || doubling=$(linker_names "$doubling" | tr '\n' ' ')
if [ -n "$wanted" ]; then
  found=$(linker_names "$wanted" | tr '\n' ' ')
  [ -n "$found" ] || { echo "$image: no function is called $wanted"; exit 1; }
  wanted=$found
fi

said=$(
  { "${gnu}readelf" -SsW "$image"; "${gnu}objdump" -sd -j .text -j .data "$image"; } | awk -f "$here/image.awk" |
    awk -v image="$image" -v number="$number" -v pointing="$pointing" -v doubling="$doubling" \
      -v wanted="$wanted" -v used="$used" -f "$here/audit.awk"
) && status=0 || status=$?
# arguments of templates within arguments are left out
printf "%s\n" "$said" | "${gnu}c++filt" | sed -e :a -e "s/<\([^<>]*\)<[^<>]*>/<\1/; ta" | cut -c 1-1000
exit $status
