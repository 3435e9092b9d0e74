#!/bin/bash
# A person at a GIMP window: the menu, the dialog, Cancel, OK, one undo step,
# redo, and the last values again.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"
. "$SOURCE/tests/ui/window.sh"

port=$((20000 + RANDOM % 20000))
profile=$work/profile
make_profile
"$PYTHON" "$SOURCE/tests/gimp/make_photos.py" "$work" || fail "no photos"
ask ()
{
  "$PYTHON" "$SOURCE/tests/ui/script_fu.py" "$port" "$1" 2>/dev/null | tr -d '"'
}

# Waits until a command succeeds, 60 s at most.
wait_for ()
{
  for _ in $(seq 300); do
    "$@" >/dev/null 2>&1 && return 0
    sleep 0.2
  done
  import -window root "$SOURCE/build/failed-window.png" 2>/dev/null
  fail "waited in vain for: $*; layers: $(layers)"
}

# How many layers the image has, and its mode (0: RGB, 1: gray).
layers ()
{
  ask '(string-append
         (number->string (count-layers (the-image))) " "
         (number->string (gimp-image-get-base-type (the-image))))'
}

layers_are ()
{
  [ "$(layers)" = "$1" ]
}

dialog_is_open ()
{
  xdotool search --onlyvisible --name '^Auto-Colorize'
}

dialog_is_closed ()
{
  ! dialog_is_open
}

image_window ()
{
  xdotool search --onlyvisible --name 'gray.*GIMP' | head -n 1
}

image_window_is_open ()
{
  [ -n "$(image_window)" ]
}

key ()
{
  xdotool key --clearmodifiers "$@"
  sleep 0.5
}

focus_image ()
{
  xdotool windowfocus --sync "$(image_window)"
  sleep 0.3
}

open_dialog ()
{
  focus_image
  if [ "$GIMP" = 2 ]; then
    key alt+r
    key c
    key a
  else
    key ctrl+alt+c
  fi
  wait_for dialog_is_open
  xdotool windowfocus --sync "$(dialog_is_open | head -n 1)"
  sleep 0.5
}

start_gimp ()
{
  export NO_AT_BRIDGE=1
  dbus-run-session -- bash -c 'echo $$ >"$0"; become_gimp "$@"' \
    "$work/pid" "$work/gray.png" "$port" >"$work/gimp.log" 2>&1 &
  trap 'kill "$(cat "$work/pid")" 2>/dev/null; wait; rm -rf "$work"' EXIT
}

start_gimp
wait_for image_window_is_open
wait_for layers_are '1 1'
echo "ok: GIMP shows a gray photo"

open_dialog
key Escape
wait_for dialog_is_closed
wait_for layers_are '1 1'
echo "ok: Escape leaves the image as it was"

open_dialog
key alt+t
key ctrl+a
xdotool type --delay 50 '0.75'
key Return
wait_for dialog_is_closed
wait_for layers_are '2 0'
echo "ok: OK adds a layer in color"

if [ "$GIMP" = 2 ]; then
  last=$(cat "$profile/gimp/auto-colorize/last.ini")
  grep -qx 'temperature=0.75' <<<"$last"
else
  last=$(cat "$profile"/gimp/plug-in-settings/*plug-in-auto-colorize.last)
  grep -qx '(temperature 0.75)' <<<"$last"
fi || fail "the last values are $last"
echo "ok: the temperature typed in the dialog was used"

focus_image
key ctrl+z
wait_for layers_are '1 1'
echo "ok: one undo step takes all of it back"
key ctrl+y
wait_for layers_are '2 0'
echo "ok: one redo step brings it back"

key ctrl+f
wait_for layers_are '3 0'
echo "ok: Ctrl+F repeats it with the last values"

# Of the photo, not of its colors, and on top, where it is to be seen.
top=$(ask '(gimp-item-get-name
                        (vector-ref (gimp-image-get-layers (the-image)) 0))')
active=$(ask '(gimp-item-get-name (active (the-image)))')
[ "$top" = 'Colors: gray.png #1' ] || fail "the new layer is called $top"
[ "$active" = "$top" ] || fail "selected is $active"
echo "ok: it colors the photo again"
