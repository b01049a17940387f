#!/bin/sh
# The gallery as one page: what the program prints, with its graphs drawn by Graphviz, what the rooms say, and page.html around it.
#
#     sh page.sh program out.html
set -eu
LC_ALL=C
export LC_ALL

program=$1
out=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
rooms=$here/../../include/matgrad/operations
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$program" > "$work/entries"

# ---- all graphs at once; what Graphviz says of colours, names and the page is left out, the page has its own ----

awk '$0 == "-->" { inside = 0 } inside { print } $0 == "<!--drawing" { inside = 1 }' "$work/entries" > "$work/graphs.dot"
dot -Tsvg -Gbgcolor=transparent -Gfontname=Helvetica -Nfontname=Helvetica -Nfontsize=13 -Nheight=0.3 -Nmargin=0.12,0.06 \
  -Granksep=0.3 -Gnodesep=0.3 -Earrowsize=0.6 "$work/graphs.dot" |
  awk '/^<svg/ { inside = 1 }
       /^<!--/ || /^<title>/ { next }
       inside { gsub(/ (id|fill|stroke|font-family|font-size|xmlns:xlink)="[^"]*"/, ""); print }
       /^<\/svg>/ { inside = 0 }' > "$work/graphs.svg"

# ---- what each room says of itself: the lines with /// above it, and its shape ----

awk 'FNR == 1 { about = "" }
     /^\/\/\/ / { about = about (about == "" ? "" : " ") substr($0, 5); next }
     /^struct / { room = $2; what[room] = about; base[room] = $4; sub(/<.*/, "", base[room]) }
     !/^(template|requires)/ { about = "" }
     /^  \/\/ shape: / && shape[room] == "" { shape[room] = substr($0, 13) }
     END { for (room in what) {
             of = shape[room] != "" ? shape[room] : shape[base[room]]
             gsub(/&/, "\\&amp;", what[room]); gsub(/</, "\\&lt;", what[room])
             print room "\t" what[room] "\t" of } }' "$rooms"/*.hpp > "$work/rooms"

# ---- the page ----

awk -v rooms="$work/rooms" -v graphs="$work/graphs.svg" '
  function room(name) {
    if (!(name in what)) { print "page.sh: nothing is said of the room " name > "/dev/stderr"; failed = 1; exit 1 }
    print "<p class=\"what\">" what[name] "</p>"
    if (shape[name] != "") print "<p class=\"shape\">shape: " shape[name] "</p>"
  }
  function graph(  line) {
    while ((getline line < graphs) > 0) { print line; if (line == "</svg>") return }
    print "page.sh: a graph was not drawn" > "/dev/stderr"; failed = 1; exit 1
  }
  BEGIN { FS = "\t"; while ((getline < rooms) > 0) { what[$1] = $2; shape[$1] = $3 } }
  $0 == "<!--section-->" { if (open) print "</section>"; print "<section>"; open = 1; next }
  $0 == "<!--operations-->" { if (open) print "</section>"; open = 0; print; next }
  $0 == "<!--drawing" { graph(); drawing = 1; next }
  $0 == "-->" { drawing = 0; next }
  drawing { next }
  /^<!--room / { name = $0; sub(/^<!--room /, "", name); sub(/-->$/, "", name); room(name); next }
  /^<h3>/ { title = $0; gsub(/<[^>]*>/, "", title); id = tolower(title); gsub(/[^a-z0-9]+/, "-", id); sub(/^-/, "", id)
            print "<h3 id=\"" id "\">" title "</h3>"; next }
  { print }
  END { if (!failed && open) print "</section>"; exit failed }' "$work/entries" > "$work/body"

awk -v body="$work/body" '
  FNR == NR { if (FILENAME == body) line[++lines] = $0; next }
  $0 == "<!--identities-->" { for (i = 1; i <= lines && line[i] != "<!--operations-->"; ++i) print line[i]; next }
  $0 == "<!--operations-->" { for (++i; i <= lines; ++i) print line[i]; next }
  /<!--contents-->/ { links = "<ul class=\"of-identities\">"
    for (k = 1; k <= lines; ++k) {
      if (line[k] == "<!--operations-->") links = links "</ul><ul class=\"of-operations\">"
      if (match(line[k], /^<h3 id="[^"]*">/)) {
        id = substr(line[k], 9, RLENGTH - 10); title = substr(line[k], RLENGTH + 1); sub(/<\/h3>/, "", title)
        links = links "<li><a href=\"#" id "\">" title "</a></li>" } }
    sub(/<!--contents-->/, links "</ul>") }
  { print }' "$work/body" "$here/page.html" > "$work/page"
mv "$work/page" "$out"
