#!/bin/bash
# A person at a GIMP window: the menu, the dialog, Cancel, OK, one undo step,
# redo, and the last values again.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

port=$((20000 + RANDOM % 20000))
profile=$work/profile

# Warms the profile up, and leaves the plug-in in it.
gimp '(gimp-message "progress: ready")' || fail "GIMP does not start"
"$PYTHON" "$SOURCE/tests/gimp/make_photos.py" "$work" || fail "no photos"
cat >"$profile/gimp/gimprc" <<'EOF'
(check-updates no)
(save-session-info no)
(save-accels no)
(color-profile-policy keep)
EOF

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
  ask '(let ((image (vector-ref (cadr (gimp-image-list)) 0)))
         (string-append
           (number->string (car (gimp-image-get-layers image))) " "
           (number->string (car (gimp-image-base-type image)))))'
}

layers_are ()
{
  [ "$(layers)" = "$1" ]
}

dialog_is_open ()
{
  xdotool search --onlyvisible --name '^Auto-Colorize$'
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
  key alt+r
  key c
  key a
  wait_for dialog_is_open
  xdotool windowfocus --sync "$(dialog_is_open | head -n 1)"
  sleep 0.5
}

start_gimp ()
{
  export GIMP2_DIRECTORY=$profile/gimp XDG_CACHE_HOME=$profile/cache
  export XDG_CONFIG_HOME=$profile/config XDG_DATA_HOME=$profile/data
  export TMPDIR=$profile/tmp GEGL_USE_OPENCL=no NO_AT_BRIDGE=1
  gimp-2.10 -n -s "$work/gray.png" \
    -b "(plug-in-script-fu-server RUN-NONINTERACTIVE \"127.0.0.1\" $port \"\")" \
    >"$work/gimp.log" 2>&1 &
  gimp_pid=$!
  trap 'kill "$gimp_pid" 2>/dev/null; wait; rm -rf "$work"' EXIT
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

last=$(ask '(caddr (car (gimp-get-parasite "plug-in-auto-colorize")))')
[ "$last" = "(0.75, 0, 1.0, '', true)" ] || fail "the last values are $last"
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
