#!/bin/sh
# Do the pages tell the truth? Reads README.md and docs/**/*.md.
#
#     sh tests/docs/check.sh [folder of the built examples]
#
# The line before a block of a page says where the block comes from:
#
#     <!-- examples/docs/foo.cpp: name -->     the lines between "// [name]" and "// [end]" of that file
#     <!-- include/matgrad/foo.hpp -->         lines that stand one after the other in that file
#     <!-- output of examples/docs/foo.cpp --> lines that the program prints one after the other, run in examples/; read
#                                              only where the folder holds the program docs-foo
#     <!-- said in include/matgrad/foo.hpp --> sentences, one a line, that the static_asserts of that file say
#     <!-- mistake 3 of tests/errors/foo.cpp --> CASE 3 of that file, where check.sh reads what compilers say to it: symbols
#                                              of the file, the mistake, whole sentences after "// error: ", and GOOD 3
#
# Indentation that all lines have in common is ignored. A C++ block that comes from nowhere is refused; so are a link to a
# file that is not there, a page that no other links to, a header that the map of the house leaves out, and an operation without a
# page that has all headings.
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
  function nothing_follows() { if (tag != "") print "|" said_at "||nothing"; tag = "" }
  FNR == 1 { inside = 0; nothing_follows() }
  !inside && /^```./ { inside = 1; block = work "/block" ++n; printf "" > block
                       print n "|" FILENAME ":" FNR "|" substr($0, 4) "|" tag; next }
  /^```/ { if (!inside) { inside = 1; block = work "/block" ++n; printf "" > block; print n "|" FILENAME ":" FNR "||" tag; next }
           inside = 0; tag = ""; close(block); next }
  inside { print > block; next }
  { nothing_follows() }
  /^<!-- .* -->$/ { tag = substr($0, 6, length($0) - 9); said_at = FILENAME ":" FNR }
  END { nothing_follows() }' $pages > "$work/blocks"

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

find include -name '*.hpp' -exec cat {} + > "$work/headers"
sentences_of "$work/headers" > "$work/said-anywhere"

mistake_is_tested() {  # file, number of the case, block; says what is not so
  awk -v n="$2" '
    function trimmed(text) { sub(/^ +/, "", text); sub(/ *(\/\/ here.*)?$/, "", text); return text }
    BEGIN { part = "symbols"; quoting = "CASE" }
    FNR == NR && /^#/ { part = "symbols"
                        if (match($0, /(CASE|GOOD) *== *[0-9]+/))
                          part = substr($0, RSTART, RLENGTH) ~ "[^0-9]" n "$" ? substr($0, RSTART, 4) : "another case"
                        next }
    { text = trimmed($0) }
    text == "" { next }
    FNR == NR { if (part == "symbols") symbols[text]
                else if (text ~ /^\/\/ error: /) { if (part == "CASE") sentences[text] }
                else tested[part] = tested[part] text "\n"
                next }
    text ~ /^\/\/ error: / { quoting = "GOOD"; is_read = 0
                             for (sentence in sentences) if (index(text, sentence) == 1) is_read = 1
                             if (!is_read) print "is not read there: " text
                             next }
    quoting == "CASE" && quoted["CASE"] == "" && text in symbols { next }
    { quoted[quoting] = quoted[quoting] text "\n" }
    END { if (tested["CASE"] == "") print "there is no such case"
          if (quoted["CASE"] != tested["CASE"]) print "the mistake is: " tested["CASE"]
          if (quoted["GOOD"] != tested["GOOD"]) print "what compiles is: " tested["GOOD"] }' "$1" "$3"
  sed -n 's|^ *// error: *||p' "$3" | while IFS= read -r sentence; do
    grep -qF -- "\"$sentence\"" "$work/said-anywhere" || echo "is no whole sentence: $sentence"
  done
}

check_block() {  # number, place, language, tag
  block=$work/block$1
  case $4 in
    '')
      case $3 in cpp) complain "$2: no comment says which program this block comes from" ;; esac ;;
    nothing) complain "$2: a comment says where a block comes from, and there is none" ;;
    'output of '*)
      [ -e "${4#output of }" ] || { complain "$2: there is no ${4#output of }"; return; }
      program=$(printf '%s\n' "${4#output of examples/}" | sed 's|/|-|g; s|\.cpp$||')
      [ -n "$programs" ] && [ -x "$programs/$program" ] || return
      [ -e "$work/output-$program" ] || (cd examples && "$programs/$program") > "$work/output-$program"
      stands_in "$block" "$work/output-$program" || complain "$2: the program $program prints something else" ;;
    'said in '*)
      [ -e "${4#said in }" ] || { complain "$2: there is no ${4#said in }"; return; }
      sentences_of "${4#said in }" > "$work/said"
      while IFS= read -r sentence; do
        grep -qF -- "\"$sentence\"" "$work/said" || complain "$2: ${4#said in } does not say: $sentence"
      done < "$block" ;;
    'mistake '*' of '*)
      [ -e "${4#* of }" ] || { complain "$2: there is no ${4#* of }"; return; }
      mistake=${4#mistake }
      mistake_is_tested "${4#* of }" "${mistake%% of *}" "$block" > "$work/untrue"
      [ ! -s "$work/untrue" ] || { complain "$2: $4"; cat "$work/untrue"; } ;;
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

links() {  # of a page, a line each; what stands in backticks or in a block is no link
  awk '/^```/ { inside = !inside }
       inside { next }
       { gsub(/`[^`]*`/, "")
         while (match($0, /\]\([^)]*\)/)) { print substr($0, RSTART + 2, RLENGTH - 3); $0 = substr($0, RSTART + RLENGTH) } }' "$1"
}

for page in $pages; do
  for link in $(links "$page" | grep -v '^[a-z]*:\|^#'); do
    [ -e "$(dirname "$page")/${link%%#*}" ] || complain "$page: the link to $link leads nowhere"
  done
done

# ---- a page, a link to it ----

for page in $pages; do
  name=$(basename "$page")
  # shellcheck disable=SC2086  # a list
  linking=$(grep -l "](\([^)]*/\)\{0,1\}${name}[)#]" $pages | grep -vx "$page")
  [ "$name" = README.md ] || [ -n "$linking" ] || complain "$page: no page links to it"
done

# ---- the map of the house: it names every header and folder of include/matgrad, and none that is not there ----

map=docs/explanation/design.md
for path in include/matgrad/*; do
  name=${path#include/matgrad/}
  [ ! -d "$path" ] || name=$name/
  grep -qF "\`$name" "$map" || complain "$map: where is $name?"
done
# shellcheck disable=SC2016  # backticks of the page
for header in $(grep -o '`[a-z_/]*\.hpp`' "$map" | tr -d '`'); do
  ls include/matgrad/"$header" include/matgrad/*/"$header" > "$work/there" 2> "$work/absent" || :
  [ -s "$work/there" ] || complain "$map: there is no $header"
done

# ---- an operation, a page ----

for room in include/matgrad/operations/*.hpp; do
  name=$(basename "$room" .hpp)
  case $name in index | lookup | leaves | elementwise | low_rank | outer_factors | by_entries) continue ;; esac
  page=docs/reference/$name.md
  [ -e "$page" ] || { complain "$room has no page $page"; continue; }
  headings=$(sed -n 's/^## //p' "$page" | tr '\n' ',')
  [ "$headings" = 'What it is,Shape,Structure,Differential,Identities,Notation,Value and cost,Errors,Example,' ] ||
    complain "$page: the headings are $headings"
done

[ "$failures" = 0 ] && echo "$(wc -l < "$work/blocks") blocks of $(printf '%s\n' "$pages" | wc -l) pages are as they say"
