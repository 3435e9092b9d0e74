#!/bin/bash
# Without the plug-in the library is built and installed with its header,
# pkg-config file and weights, and asks for nothing of GIMP.  meson sets SOURCE.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

fail ()
{
  echo "FAILED: $*" >&2
  exit 1
}

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
{
  meson setup "$root/build" "$SOURCE" -Dgimp2=disabled -Dgimp3=disabled \
    -Dlibrary=shared --prefix /usr --libdir lib &&
    ninja -C "$root/build" programs &&
    meson install -C "$root/build" --no-rebuild --destdir "$root/installed"
} >"$root/log" 2>&1 || { tail -n 15 "$root/log"; fail "the build"; }

cd "$root/installed/usr" || fail "no prefix"
for file in include/colorizer.h lib/libcolorizer.so lib/pkgconfig/colorizer.pc \
            share/auto-colorize/auto-colorize.weights; do
  [ -s "$file" ] || fail "no $file"
done
find "$root/installed" | grep -i -e gimp -e plug-in -e locale -e metainfo &&
  fail "something of the plug-in is installed"

needed=$(readelf -d lib/libcolorizer.so | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p')
echo $needed
grep -v -e '^libglib-2\.0\.' -e '^libz\.' -e '^libm\.' -e '^libc\.' \
  -e '^libgcc_s\.' <<<"$needed" && fail "the library needs more than it says"
grep -i gimp "$root/build/meson-info/intro-dependencies.json" && fail "GIMP"
exit 0
