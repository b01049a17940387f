#!/bin/sh
# Do the pages tell the truth? Reads README.md and docs/**/*.md.
#
#     sh tests/docs/check.sh [folder of the built examples]
#
# The line before a block of a page says where the block comes from:
#
#     <!-- examples/docs/foo.cpp: name -->     the lines between "// [name]" and "// [end]" of that file
#     <!-- include/matgrad/foo.hpp -->         lines that stand one after the other in that file
#     <!-- output of examples/docs/foo.cpp --> lines that the program foo prints one after the other; read only where the
#                                              folder holds the program docs-foo
#     <!-- said in include/matgrad/foo.hpp --> sentences, one a line, that the static_asserts of that file say
#
# Indentation that all lines have in common is ignored. A C++ block that comes from nowhere is refused; so are a link to a
# file that is not there, and an operation without a page.
set -u
LC_ALL=C
export LC_ALL

programs=${1:-}
case $programs in '' | /*) ;; *) programs=$PWD/$programs ;; esac
cd -- "$(dirname -- "$0")/../.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
complain() { failures=$((failures + 1)); printf '%s\n' "$*"; }

pages=$(find README.md docs -name '*.md' | sort)

# ---- what the pages quote: a file a block, and a list of "number|page:line|language|tag" ----

# shellcheck disable=SC2086  # a list
awk -v work="$work" '
  FNR == 1 { inside = 0; tag = "" }
  !inside && /^```./ { inside = 1; block = work "/block" ++n; printf "" > block
                       print n "|" FILENAME ":" FNR "|" substr($0, 4) "|" tag; next }
  /^```/ { if (!inside) { inside = 1; block = work "/block" ++n; printf "" > block; print n "|" FILENAME ":" FNR "||" tag; next }
           inside = 0; tag = ""; close(block); next }
  inside { print > block; next }
  /^<!-- .* -->$/ { tag = substr($0, 6, length($0) - 9); next }
  { tag = "" }' $pages > "$work/blocks"

# the lines of a file without the indentation that all of them have in common
flush_left() {
  awk '{ line[NR] = $0
         if ($0 ~ /[^ ]/) { match($0, /^ */); if (common == "" || RLENGTH < common) common = RLENGTH } }
       END { for (i = 1; i <= NR; ++i) print substr(line[i], common + 1) }'
}

region() {  # file, name
  awk -v name="// [$2]" '{ text = $0; sub(/^ */, "", text) }
                         text == "// [end]" { inside = 0 }
                         inside { print }
                         text == name { inside = 1 }' "$1" | flush_left
}

stands_in() {  # block, file: do its lines stand in the file one after the other, all indented alike?
  flush_left < "$1" > "$work/wanted"
  awk 'FNR == NR { wanted[++n] = $0; next }
       { line[++m] = $0 }
       END { for (i = 0; i + n <= m; ++i) {
               indent = index(line[i + 1], wanted[1]) - 1
               same = indent >= 0
               for (k = 1; same && k <= n; ++k)
                 same = line[i + k] == (wanted[k] == "" ? "" : sprintf("%" indent "s", "") wanted[k])
               if (same) exit 0 }
             exit 1 }' "$work/wanted" "$2"
}

sentences_of() {  # a header: its string literals, joined where C++ joins them
  tr '\n' ' ' < "$1" | sed 's/" *"//g; s/\\"/"/g'
}

check_block() {  # number, place, language, tag
  block=$work/block$1
  case $4 in
    '')
      case $3 in cpp) complain "$2: no comment says which program this block comes from" ;; esac ;;
    'output of '*)
      program=$(basename "${4#output of }" .cpp)
      [ -e "${4#output of }" ] || { complain "$2: there is no ${4#output of }"; return; }
      [ -n "$programs" ] && [ -x "$programs/docs-$program" ] || return
      [ -e "$work/output-$program" ] || "$programs/docs-$program" > "$work/output-$program"
      stands_in "$block" "$work/output-$program" || complain "$2: the program docs-$program prints something else" ;;
    'said in '*)
      [ -e "${4#said in }" ] || { complain "$2: there is no ${4#said in }"; return; }
      sentences_of "${4#said in }" > "$work/said"
      while IFS= read -r sentence; do
        grep -qF -- "\"$sentence\"" "$work/said" || complain "$2: ${4#said in } does not say: $sentence"
      done < "$block" ;;
    *': '*)
      [ -e "${4%%: *}" ] || { complain "$2: there is no ${4%%: *}"; return; }
      region "${4%%: *}" "${4#*: }" > "$work/region"
      [ -s "$work/region" ] || { complain "$2: ${4%%: *} has no lines between // [${4#*: }] and // [end]"; return; }
      flush_left < "$block" | diff "$work/region" - > "$work/difference" || {
        complain "$2: differs from ${4%%: *}, // [${4#*: }] (<) as follows"
        cat "$work/difference"
      } ;;
    *)
      [ -e "$4" ] || { complain "$2: there is no $4"; return; }
      stands_in "$block" "$4" || complain "$2: these lines do not stand in $4" ;;
  esac
}

while IFS='|' read -r number place language tag; do
  check_block "$number" "$place" "$language" "$tag"
done < "$work/blocks"

# ---- links ----

links() {  # of a page, a line each; what stands in backticks is no link
  awk '{ gsub(/`[^`]*`/, "")
         while (match($0, /\]\([^)]*\)/)) { print substr($0, RSTART + 2, RLENGTH - 3); $0 = substr($0, RSTART + RLENGTH) } }' "$1"
}

for page in $pages; do
  for link in $(links "$page" | grep -v '^[a-z]*:\|^#'); do
    [ -e "$(dirname "$page")/${link%%#*}" ] || complain "$page: the link to $link leads nowhere"
  done
done

# ---- an operation, a page ----

for room in include/matgrad/operations/*.hpp; do
  name=$(basename "$room" .hpp)
  case $name in index | lookup | leaves | elementwise | low_rank | outer_factors) continue ;; esac
  [ -e "docs/reference/$name.md" ] || complain "$room has no page docs/reference/$name.md"
done

[ "$failures" = 0 ] && echo "$(wc -l < "$work/blocks") blocks of $(printf '%s\n' "$pages" | wc -l) pages are as they say"
