#!/bin/sh
# Does the audit refuse an image for what its source says, and for nothing else?
#
#     sh refused.sh file.cpp IMAGE float EMULATOR...
#
# For each `// refused: ...` of the source, an extended regular expression, the audit must say a sentence that begins so; and
# it must say no other, unless a line says `// and more`. With a line `// run` the image is run, too.
set -eu
source=$1 image=$2 number=$3
shift 3
grep -q '^// run$' "$source" && set -- -- "$@" || set --

said=$(sh "$(dirname "$0")/../audit.sh" "$image" "$number" "$@") && passed=1 || passed=0
said=$(printf '%s\n' "$said" | sed "s|^$image: ||")
printf '%s\n' "$said"
[ $passed = 0 ] || exit 1

sentences=$(sed -n 's|^// refused: ||p' "$source")
number_of() { printf '%s\n' "$1" | grep -c .; }
if ! grep -q '^// and more' "$source" && [ "$(number_of "$said")" != "$(number_of "$sentences")" ]; then
  echo 'that is not one sentence for each "// refused:"'
  exit 1
fi
printf '%s\n' "$sentences" | while IFS= read -r sentence; do
  printf '%s\n' "$said" | grep -qE "^$sentence" || { echo "no sentence begins so: $sentence"; exit 1; }
done
