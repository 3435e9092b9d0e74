#!/bin/bash
# ./colorize with files as people have them: several photos, odd names, what
# GIMP reads wrongly, what must not be replaced, in another language.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

# The programs as they were built already: scripts/build has its own test.
mkdir -p "$work"/{project/build,photos}
cp -r "$SOURCE"/{colorize,doc,plug-in,scripts} "$work/project"
mkdir "$work/project/weights"
ln -s "$WEIGHTS" "$work/project/weights/auto-colorize.weights"
ln -s "$MESON_BUILD_ROOT"/{plug-in,po,tools} "$work/project/build"
printf '#!/bin/bash\n' >"$work/project/scripts/build"
colorize=$work/project/colorize
cd "$work/photos" || exit 1

# Refuses with one sentence that holds the text, and changes no file.
refuses ()
{
  local text=$1 before
  shift
  before=$(find . -type f -exec cksum {} + | sort)
  "$colorize" "$@" >"$work/out" 2>"$work/err" &&
    fail "colorize $*: exit status 0"
  [ "$(wc -l <"$work/err")" -eq 1 ] || fail "colorize $*: $(cat "$work/err")"
  grep -qF -- "$text" "$work/err" || fail "colorize $*: $(cat "$work/err")"
  [ "$before" = "$(find . -type f -exec cksum {} + | sort)" ] ||
    fail "colorize $*: a file was changed"
  echo "ok: $(cat "$work/err")"
}

# Colors, and leaves each of the results named after =, in color.
colors ()
{
  local arguments=()
  while [ "$1" != = ]; do
    arguments+=("$1")
    shift
  done
  "$colorize" "${arguments[@]}" >"$work/out" 2>"$work/err" ||
    fail "colorize ${arguments[*]}: $(cat "$work/err")"
  shift
  "$PYTHON" "$SOURCE/tests/gimp/colored.py" "$@" ||
    fail "colorize ${arguments[*]} left no $*"
  echo "ok: $*"
}

"$PYTHON" "$SOURCE/tests/gimp/make_odd_files.py" || fail "no photos"

# Two photos are two photos, also when their results are there.
colors a.png b.png = a-colorized.png b-colorized.png
colors ./[ab]*.png = a-colorized.png b-colorized.png
[ -z "$(find . -name '*-colorized-colorized.png')" ] ||
  fail "results of results: $(echo ./*.png)"

# Beside the photo, in every place and under every name.
mkdir -p sub scans.old
cp a.png photo
cp a.png scans.old/photo
cp a.png .hidden.png
cp a.png sub/...png
cp a.png "$(printf 'lat\351n.png')"
cp a.png ./-x.png
long=$(printf 'x%.0s' {1..246}).png
cp a.png "$long"
(cd sub && colors ../photo = ../photo-colorized.png) || exit 1
colors scans.old/photo = scans.old/photo-colorized.png
colors .hidden.png sub/...png = .hidden-colorized.png sub/..-colorized.png
colors "$(printf 'lat\351n.png')" = "$(printf 'lat\351n-colorized.png')"
colors "$long" = "$(printf 'x%.0s' {1..241})-colorized.png"
colors -T0.5 -j2 -- -x.png = ./-x-colorized.png
colors --temperature 0.5 a.png named.png = named.png
cmp -s named.png a-colorized.png && fail "-T does nothing"
refuses "is no number" -T warm a.png

# In another language the progress and the reasons are the same.
export LANGUAGE=de
colors a.png named.png = named.png
grep -q '^Coloring 120 x 90 pixels' "$work/out" ||
  fail "in German: $(cat "$work/out")"
echo 'no photo' >text.jpg
refuses 'give a JPEG, PNG or TIFF photo' text.jpg
grep -q '()' "$work/err" && fail "no reason: $(cat "$work/err")"
unset LANGUAGE

# Nothing of anybody else is replaced.
refuses 'would have one result' same.jpg same.tif
colors same.jpg = same-colorized.png
refuses 'is the result of another photo' same.tif
cp b.png same-colorized.png
refuses 'not by Auto-Colorize' same.jpg
colors --force same.jpg = same-colorized.png
"$PYTHON" -c '
from PIL import Image
image = Image.open("same-colorized.png")
image.load()
from PIL.PngImagePlugin import PngInfo
text = PngInfo()
text.add_text("Software", image.text["Software"])
image.rotate(180).save("same-colorized.png", pnginfo=text)' || fail "no edit"
touch same.jpg
refuses 'was edited since it was colorized' same.jpg

if [ ! -x "$MESON_BUILD_ROOT/tools/auto-colorize/auto-colorize" ]; then
  echo "auto-colorize is not built: the rest was not tested."
  exit 0
fi

# What GIMP would show wrongly is colored by auto-colorize.
colors lab.tif = lab-colorized.tif
colors cmyk.tif = cmyk-colorized.tif
colors thumbnail.tif twice.tif bits.png = \
  thumbnail-colorized.tif twice-colorized.tif bits-colorized.png
refuses "leave out 'lab.png'" lab.tif lab.png

# A photo through GIMP and a folder through auto-colorize.
cp a.png scans.old/c.png
colors b.png scans.old = b-colorized.png scans.old/c-colorized.png
