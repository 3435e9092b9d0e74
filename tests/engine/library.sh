#!/bin/bash
# A stranger's program, built against the installed library through pkg-config
# alone, colors a photo; the header does for C++ too; nothing but colorizer_ is
# exported.  meson sets BUILD, SOURCE and PYTHON.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

fail ()
{
  echo "FAILED: $*" >&2
  exit 1
}

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
meson install -C "$BUILD" --no-rebuild --destdir "$root/installed" \
  >"$root/log" 2>&1 || { cat "$root/log"; fail "install"; }

pc=$(find "$root/installed" -name colorizer.pc)
[ -n "$pc" ] || fail "no colorizer.pc"
export PKG_CONFIG_PATH=${pc%/*} PKG_CONFIG_SYSROOT_DIR=$root/installed
system=$(env -u PKG_CONFIG_SYSROOT_DIR pkg-config --cflags --libs glib-2.0)
read -r -a flags <<<"$(pkg-config --cflags --libs colorizer) $system"
library=$(find "$root/installed" -name 'libcolorizer.so')

others=$(nm -D --defined-only "$library" | awk '$3 !~ /^colorizer_/')
[ -z "$others" ] || fail "other symbols: $others"
nm -D --defined-only "$library" | grep -q ' T colorizer_predict$' ||
  fail "nothing is exported"

cc -Wall -Wextra -Werror "$SOURCE/examples/colorize_ppm.c" "${flags[@]}" \
  -o "$root/colorize_ppm" || fail "the example"
echo '#include <colorizer.h>
int main () { return colorizer_version () == nullptr; }' >"$root/a.cc"
c++ -Wall -Wextra -Wpedantic -Werror "$root/a.cc" "${flags[@]}" \
  -o "$root/a" || fail "C++"

weights=$(find "$root/installed" -name auto-colorize.weights)
[ "$(wc -l <<<"$weights")" = 1 ] || fail "the weights are installed as $weights"
ln -s "$weights" "$root/auto-colorize.weights"
export LD_LIBRARY_PATH=${library%/*}
"$root/a" || fail "no version"
"$PYTHON" "$SOURCE/tests/engine/library.py" "$root/colorize_ppm" ||
  fail "the colors"
if echo P5 | "$root/colorize_ppm" >/dev/null 2>&1; then
  fail "what is no photo"
fi
