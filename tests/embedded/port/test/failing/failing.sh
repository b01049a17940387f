#!/bin/sh
# A program that must fail, and how:
#
#     sh failing.sh program.cpp command...
#
# The command must exit with the code, and print the words, that stand in the program as
#
#     // expected: 70, fault
set -u
program=$1
shift
expected=$(sed -n 's|^// expected: ||p' "$program")
output=$("$@" 2>&1)  # the emulator writes to stderr
found=$?
printf '%s\nexit code %s\n' "$output" "$found"
[ "$found" = "${expected%%, *}" ] || { echo "$program: expected was the exit code ${expected%%, *}"; exit 1; }
case $output in
  *"${expected#*, }"*) ;;
  *) echo "$program: expected was the output '${expected#*, }'"; exit 1 ;;
esac
