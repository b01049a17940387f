#!/bin/sh
# Looks at what an image computes with: is there floating point, of the core's unit or of the compiler's library?
#
#     sh whole_numbers.sh IMAGE
set -eu
LC_ALL=C
export LC_ALL
gnu=${GNU_PREFIX:-arm-none-eabi-}
said=$(
  "${gnu}objdump" -d --no-show-raw-insn "$1" | awk -F '\t' '
    /^[0-9a-f]+ </ { name = $0; gsub(/^[^<]*<|>:$/, "", name) }
    $2 ~ /\.f(16|32|64)/ && $2 !~ /^vmov/ { print $2 " in " name }
    name ~ /^__aeabi_(c?[dfh]|u?[il]2[dfh])[^a-z]*|^__[a-z]*[dhs]f[a-z]*[0-9]?$/ && $0 ~ /^[0-9a-f]+ </ { print name }'
  "${gnu}nm" "$1" | grep -q ' T main$' || echo 'there is no main'
)
[ -z "$said" ] && echo "$1: whole numbers only" && exit
printf '%s: floating point:\n%s\n' "$1" "$(printf '%s\n' "$said" | sort | uniq -c | head -n 20)"
exit 1
