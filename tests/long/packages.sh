#!/bin/bash
# packages.sh SUITE: the Debian packages of a release are made, lintian finds
# no error in them, and in a fresh chroot they are installed with apt, color
# a photo in the release's GIMP, from the command line and in a program built
# with the library, and are removed without rests.  meson sets SOURCE.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

suite=$1
packages=$SOURCE/build/deb

fail ()
{
  echo "FAILED: $*" >&2
  exit 1
}

if [ "$(id -u)" -ne 0 ]; then
  echo "The packages are made in a chroot, which needs root."
  exit 77
fi
"$SOURCE/scripts/make-deb" "$suite" || fail "make-deb"
# Debian 13's warns that the metainfo names no homepage: the project has none.
if command -v lintian >/dev/null; then
  lintian --allow-root --fail-on error --show-overrides \
    "$packages/$suite"/*.changes || fail "lintian"
fi

root=$(mktemp -d "$packages/$suite.XXXXXX")
trap 'rm -rf "$root"' EXIT
cp -a "$packages/$suite.clean/." "$root/"
mkdir "$root/try" "$root/packages"
cp "$SOURCE/doc/sample.jpg" "$SOURCE/examples/colorize_ppm.c" "$root/try/"

# Runs a command in the release.
inside ()
{
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/try \
    LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive PYTHONDONTWRITEBYTECODE=1 \
    "$@" </dev/null
}

apt ()
{
  inside apt-get -q -y --no-install-recommends "$@" >"$root/try/log" 2>&1 ||
    { tail -n 15 "$root/try/log" >&2; fail "apt-get $1"; }
}

# All files but those of this test and GIMP's temporary ones.
files ()
{
  (cd "$root" &&
    find . \( -path ./try -o -path ./packages -o -path ./tmp \) -prune -o \
      -printf '%p %y %l %m\n' | sort)
}

# What the packages depend on comes first: it is not theirs to remove.
names=()
depends=()
for package in "$packages/$suite"/*.deb; do
  name=$(dpkg-deb -f "$package" Package)
  names+=("$name")
  depends+=("$(dpkg-deb -f "$package" Depends)")
  cp "$package" "$root/packages/$name.deb"
done
mapfile -t others < <(
  printf '%s\n' "${depends[@]}" | sed 's/, */\n/g' | grep . |
    grep -v -e '^auto-colorize-data ' -e '^libcolorizer0 ' | sort -u)
apt update
apt satisfy "${others[@]}" gcc libc6-dev pkg-config
files >"$root/try/before"

debs=("${names[@]/#//packages/}")
apt install "${debs[@]/%/.deb}"

if [ -e "$root/usr/bin/gimp-console-3" ]; then
  inside gimp-console-3 -i -d -f --quit \
    --batch-interpreter plug-in-script-fu-eval -b '
    (begin (script-fu-use-v3)
      (let* ((image (gimp-file-load RUN-NONINTERACTIVE "/try/sample.jpg")))
        (plug-in-auto-colorize #:run-mode RUN-NONINTERACTIVE #:image image
          #:drawables (gimp-image-get-layers image))
        (gimp-file-save RUN-NONINTERACTIVE image "/try/gimp.png")
        (gimp-image-delete image)))' >"$root/try/gimp.log" 2>&1
else
  inside gimp-console-2.10 -i -d -f -b '
    (let* ((image (car (gimp-file-load RUN-NONINTERACTIVE "/try/sample.jpg"
                                       "/try/sample.jpg")))
           (photo (car (gimp-image-get-active-layer image)))
           (color (car (plug-in-auto-colorize RUN-NONINTERACTIVE
                                              image photo 0.38 0 100))))
      (file-png-save-defaults RUN-NONINTERACTIVE image color "/try/gimp.png"
                              "/try/gimp.png")
      (gimp-image-delete image))' -b '(gimp-quit 0)' >"$root/try/gimp.log" 2>&1
fi
[ -s "$root/try/gimp.png" ] ||
  { cat "$root/try/gimp.log"; fail "no photo from GIMP"; }
inside auto-colorize -o /try/cli /try/sample.jpg || fail "auto-colorize"
inside bash -c 'cd /try && gcc -Wall colorize_ppm.c -o colorize_ppm \
  $(pkg-config --cflags --libs colorizer)' || fail "a program with the library"
/usr/bin/python3 - "$root/try" <<'END' || fail "the colors"
import subprocess
import sys

import numpy
from PIL import Image
from skimage.color import rgb2lab

folder = sys.argv[1]
gray = Image.open(f'{folder}/sample.jpg').convert('L')
with open(f'{folder}/gray.ppm', 'wb') as file:
    file.write(b'P5 %d %d 255\n' % gray.size + gray.tobytes())
with open(f'{folder}/gray.ppm', 'rb') as read, \
        open(f'{folder}/library.ppm', 'wb') as write:
    subprocess.run(['chroot', folder + '/..', '/try/colorize_ppm'],
                   stdin=read, stdout=write, check=True)
for name in 'gimp.png', 'cli/sample.jpg', 'library.ppm':
    lab = rgb2lab(Image.open(f'{folder}/{name}').convert('RGB'))
    chroma = numpy.hypot(lab[..., 1], lab[..., 2]).mean()
    print(f'{name}: mean chroma {chroma:.1f}')
    assert 5 < chroma < 60
END

apt purge "${names[@]}"
files >"$root/try/after"
diff "$root/try/before" "$root/try/after" || fail "rests"
echo "ok: $suite: installed, colored, removed"
