#!/bin/bash
# ./colorize in a fresh copy of the project: the sample, a second photo without
# building again, what it refuses, --install and --uninstall, and a folder when
# libvips came later; the README's recipe for a folder.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

cp -r "$SOURCE"/{colorize,meson.build,meson_options.txt,doc,engine} \
  "$SOURCE"/{examples,plug-in,po,scripts,tests,tools,ui,weights} "$work/"
cd "$work" || exit 1
export HOME=$work/home
unset XDG_CONFIG_HOME GIMP2_DIRECTORY GIMP3_DIRECTORY
plug_in=build/plug-in/gimp-$GIMP/auto-colorize
mkdir -p "$HOME" 'my photos'

# Refuses with one sentence that holds the text, and leaves no result.
refuses ()
{
  local text=$1
  shift
  ./colorize "$@" >out 2>err && fail "colorize $*: exit status 0"
  [ "$(wc -l <err)" -eq 1 ] || fail "colorize $*: $(cat err)"
  grep -qF "$text" err || fail "colorize $*: $(cat err)"
  echo "ok: $(cat err)"
}

# Until libvips is "installed", nobody finds it.
mkdir bin
cat >bin/pkg-config <<END
#!/bin/bash
[ "\$1" = --list-all ] && { $(command -v pkg-config) "\$@" | grep -v vips; exit; }
[[ "\$*" == *vips* ]] && exit 1
exec $(command -v pkg-config) "\$@"
END
chmod +x bin/pkg-config

PATH=$work/bin:$PATH ./colorize >out || fail "the sample: $(cat out)"
[ "$(grep -c '^Building Auto-Colorize: step' out)" -ge 4 ] ||
  fail "no sign of life while it built: $(cat out)"
[ ! -e build/tools/auto-colorize/auto-colorize ] || fail "who found libvips?"
[ -s build/sample-colorized.png ] || fail "no colorized sample"

cp doc/sample.jpg "my photos/a \"b\" \\ c'ü.jpg"
before=$(ls -l --time-style=full-iso "$plug_in")
seconds=$SECONDS
PATH=$work/bin:$PATH ./colorize "my photos/a \"b\" \\ c'ü.jpg" >out ||
  fail "a second photo"
seconds=$((SECONDS - seconds))
grep -q '^Building\|^Installing' out && fail "it built again"
[ "$before" = "$(ls -l --time-style=full-iso "$plug_in")" ] ||
  fail "the plug-in was linked again"
[ -s "my photos/a \"b\" \\ c'ü-colorized.png" ] || fail "no second result"
cmp -s doc/sample.jpg "my photos/a \"b\" \\ c'ü.jpg" || fail "photo changed"
echo "ok: a second photo took $seconds s"

# What GIMP takes to open and save it.
bare ()
{
  local photo=$work/doc/sample.jpg result=$work/bare.png
  if [ "$GIMP" = 2 ]; then
    HOME=$work/bare gimp-console-2.10 -i -b "
      (let ((image (car (gimp-file-load RUN-NONINTERACTIVE
                                        \"$photo\" \"$photo\"))))
        (file-png-save RUN-NONINTERACTIVE image
                       (car (gimp-image-get-active-layer image))
                       \"$result\" \"$result\" 0 6 0 0 0 1 0)
        (gimp-image-delete image))" -b '(gimp-quit 0)'
  else
    HOME=$work/bare gimp-console-3 -i --quit \
      --batch-interpreter plug-in-script-fu-eval -b "(begin (script-fu-use-v3)
        (let ((image (gimp-file-load RUN-NONINTERACTIVE \"$photo\")))
          (gimp-file-save RUN-NONINTERACTIVE image \"$result\")
          (gimp-image-delete image)))"
  fi </dev/null >bare.log 2>&1
}

# The processors' time in milliseconds, which a busy machine hardly changes, at
# its least of three times.
least ()
{
  local TIMEFORMAT='%U %S'
  for _ in 1 2 3; do
    { time "$@" >out 2>&1 || echo "$*: $(cat out)" >&2; } 2>&1
  done | awk '{ print int (1000 * ($1 + $2)) }' | sort -n | head -n 1
}

mkdir "$work/bare"
bare
[ -s "$work/bare.png" ] || fail "GIMP saved no photo: $(cat bare.log)"
alone=$(least bare)
colored=$(least ./colorize doc/sample.jpg)
echo "$colored ms; GIMP alone, to open and save it, $alone ms"
[ "$colored" -gt 100 ] || fail "it did not run"
[ $((10 * colored)) -le $((11 * alone)) ] ||
  fail "that is more than GIMP alone takes"
rm -f doc/sample-colorized.png

PATH=$work/bin:$PATH ./colorize doc/sample.jpg named.png >out ||
  fail "a named result"
"$PYTHON" - <<'EOF' || fail "the result is not the sample in color"
import numpy
from PIL import Image
from skimage.color import rgb2lab

def lab(name):
    return rgb2lab(numpy.asarray(Image.open(name).convert('RGB')))

before, after = lab('doc/sample.jpg'), lab('named.png')
assert (after == lab('build/sample-colorized.png')).all()
assert before.shape == after.shape
assert abs(before[..., 0] - after[..., 0]).max() <= 1
sky = after[20:100, 100:800].mean(axis=(0, 1))
print('mean Lab of the sky:', sky.round(1))
assert sky[2] < -5
EOF

echo 'no photo' >text.txt
head -c 20 doc/sample.jpg >cut.jpg
refuses "there is no 'missing.jpg'" missing.jpg
refuses 'give a JPEG, PNG or TIFF photo' text.txt
refuses 'give a JPEG, PNG or TIFF photo' cut.jpg
refuses 'let its name end in .png' doc/sample.jpg result.jpg
refuses "there is no folder 'nowhere'" doc/sample.jpg nowhere/a.png
refuses 'the result is the photo itself' named.png named.png
refuses 'could not be written' doc/sample.jpg /proc/result.png
[ -z "$(find . -name '.colorizing*')" ] || fail "a part of a result stayed"

if pkg-config --exists vips; then
  ./colorize 'my photos' >out 2>err || fail "a folder: $(cat err)"
  grep -q '^1 colorized, 0 skipped, 0 failed' err || fail "$(cat err)"
  cmp -s doc/sample.jpg "my photos/a \"b\" \\ c'ü.jpg" || fail "photo changed"
fi

./colorize --install >out || fail "--install: $(cat out)"
known="(if (defined? 'plug-in-auto-colorize) (gimp-message \"it is known\"))"
case $GIMP in
  2) version=2.10 console=gimp-console-2.10 quit=(-b '(gimp-quit 1)') ;;
  3) version=$(gimp-console-3 --version | grep -o '3\.[0-9]*')
     console=gimp-console-3
     quit=(--quit --batch-interpreter plug-in-script-fu-eval) ;;
esac
grep -q "^Found GIMP $version\." out || fail "which GIMP? $(cat out)"
plug_in=$HOME/.config/GIMP/$version/plug-ins/auto-colorize
flatpak=$HOME/.var/app/org.gimp.GIMP/config/GIMP/3.2
[ -x "$plug_in/auto-colorize" ] || fail "not installed"
[ -d "$HOME/.config/GIMP/$version/gradients" ] || fail "half a GIMP profile"
timeout 120 "$console" -i -d -f -b "$known" "${quit[@]}" </dev/null 2>&1 |
  grep -q 'it is known' ||
  fail "the user's GIMP does not know the plug-in"
mkdir -p "$flatpak"
./colorize --install >out || fail "--install again: $(cat out)"
[ "$GIMP" = 2 ] || [ -x "$flatpak/plug-ins/auto-colorize/auto-colorize" ] ||
  fail "not in the Flatpak's GIMP"
./colorize --uninstall >out || fail "--uninstall: $(cat out)"
[ -z "$(find "$HOME" -name 'auto-colorize*')" ] || fail "not taken out"
refuses 'nothing to do' --uninstall
