#!/bin/bash
# How long a person waits for the dialog's window and for its first colors,
# after an ordinary session of GIMP: see start.py.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"
. "$SOURCE/tests/ui/window.sh"
unset MALLOC_PERTURB_           # it fills what would never be touched

photos=$work/photos
mkdir "$photos"
convert "$SOURCE/doc/sample.jpg" -colorspace Gray "$photos/small.png"
convert "$photos/small.png" -resize '6000x4000!' "$photos/large.jpg"
make_profile
if [ "$GIMP" = 2 ]; then
  shortcut='"<Actions>/plug-in/plug-in-auto-colorize" "<Primary><Alt>c"'
  echo "(gtk_accel_path $shortcut)" >"$GIMP2_DIRECTORY/menurc"
fi
export NO_AT_BRIDGE=1 AUTO_COLORIZE_START_LOG=$work/start.log

# photo, milliseconds to the window and to the first colors, MB
try ()
{
  local photo=$1 status gimp
  shift
  XDG_CACHE_HOME=$work/profile/cache "$CONVERSIONS" || fail "no conversions"
  become_gimp "$photos/$photo" "$((20000 + RANDOM % 20000))" \
    >"$work/gimp.log" 2>&1 &
  gimp=$!
  "$PYTHON" "$SOURCE/tests/ui/start.py" "$photo" "$@"
  status=$?
  kill "$gimp"
  wait "$gimp"
  [ "$status" -eq 0 ] || cat "$work/gimp.log" >&2
  return "$status"
}
try small.png 250 450 120 || exit 1
# Its tiles are 24 MB.
try large.jpg 250 1000 144
