#!/bin/sh
# Does the gallery work in a browser? Makes the page, and looks at it in Chromium as wide as a desk's and a phone's.
#
#     sh check.sh program folder    the built gallery, and where the page and its picture go
#
# Returns 77 where Chromium or Graphviz is not installed.
set -u
program=$1
folder=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

browser=
for name in chromium chromium-browser google-chrome; do
  if [ -z "$browser" ] && command -v "$name" > /dev/null; then browser=$name; fi
done
if [ -z "$browser" ]; then echo 'skipped: Chromium is not installed'; exit 77; fi
if ! command -v dot > /dev/null; then echo 'skipped: Graphviz is not installed'; exit 77; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { printf '%s\n' "$*"; exit 1; }
browse() {  # nothing is remembered, and nothing but files is reached
  timeout 120 "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --host-resolver-rules='MAP * ~NOTFOUND' --user-data-dir="$work/browser" \
    --hide-scrollbars --virtual-time-budget=20000 "$@" 2> "$work/said"
}

mkdir -p "$folder"
page=$folder/gallery.html
sh "$here/../../docs/gallery/page.sh" "$program" "$page" || fail 'the page was not made'
[ "$(wc -c < "$page")" -lt 3000000 ] || fail 'the page has more than 3 MB'

# ---- the checks run in a copy of the page, in frames ----

{ sed '/<\/body>/,$d' "$page"; echo '<script>'; cat "$here/check.js"; echo '</script></body></html>'; } > "$work/checked.html"
cat > "$work/frames.html" <<'PAGE'
<pre id="result"></pre>
<script>addEventListener('message', event => { document.getElementById('result').textContent += event.data + '\n'; });</script>
<iframe src="checked.html" width="1100" height="800"></iframe>
<iframe src="checked.html" width="360" height="640"></iframe>
PAGE
browse --dump-dom "file://$work/frames.html" > "$work/dom" || { cat "$work/said"; fail 'the browser failed'; }
sed -n '/<pre id="result">/,/<\/pre>/p' "$work/dom" | sed 's/<[^>]*>//g' > "$work/result"
cat "$work/result"
[ "$(grep -c '^1100: passed' "$work/result")" = 1 ] || fail 'the page fails on a desk'
[ "$(grep -c '^360: passed' "$work/result")" = 1 ] || fail 'the page fails on a phone'

# ---- its picture is not blank: read as a page of its own, which counts the dark points ----

browse --window-size=1100,1600 --screenshot="$folder/gallery.png" "file://$page" || { cat "$work/said"; fail 'no picture was taken'; }
{ printf '<pre id="result"></pre><img src="data:image/png;base64,'; base64 < "$folder/gallery.png" | tr -d '\n'; cat <<'PAGE'
"><script>
addEventListener('load', () => {
  const image = document.querySelector('img'), canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth, canvas.height = image.naturalHeight;
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const points = pen.getImageData(0, 0, canvas.width, canvas.height).data;
  let dark = 0;
  for (let i = 0; i < points.length; i += 4) dark += points[i] + points[i + 1] + points[i + 2] < 300;
  const share = dark / (points.length / 4);
  document.getElementById('result').textContent = share > .005 && share < .2 ? 'picture: ok' : `picture: ${share} of it is dark`;
});
</script>
PAGE
} > "$work/picture.html"
browse --dump-dom "file://$work/picture.html" > "$work/dom"
sed -n 's/.*<pre id="result">\([^<]*\)<.*/\1/p' "$work/dom" | tee "$work/result"
grep -q '^picture: ok' "$work/result" || fail 'the picture is blank'
