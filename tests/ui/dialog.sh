#!/bin/bash
# dialog.sh DRIVER [LANGUAGE]: runs a driver of the dialog on a GIMP of its own.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"
. "$SOURCE/tests/ui/window.sh"
weights=$work/auto-colorize.weights     # the drivers may damage it
cp "$WEIGHTS" "$weights"

photo=$SOURCE/doc/sample.jpg
if [ "$1" = prepare.py ]; then
  convert "$photo" +level 35%,70% -bordercolor gray92 -border 90 \
    "$work/sample.jpg"
  photo=$work/sample.jpg
fi
if [ "$1" = portrait.py ]; then         # a face of 120 pixels, drawn
  convert -size 900x1200 gradient:gray85-gray60 \
    -fill gray25 -draw 'ellipse 450,330 85,105 0,360' \
    -fill gray72 -draw 'ellipse 450,350 60,80 0,360' \
    -fill gray55 -draw 'rectangle 425,410 475,470' \
    -fill gray40 -draw 'ellipse 450,760 230,300 0,360' \
    -fill gray20 -draw 'circle 428,335 434,335 circle 472,335 478,335' \
    -fill gray45 -draw 'ellipse 450,390 22,6 0,360' -blur 0x3 \
    -attenuate 0.2 +noise Gaussian -colorspace Gray "$work/sample.jpg"
  photo=$work/sample.jpg
fi
export PHOTO=$photo

export PORT=$((20000 + RANDOM % 20000)) WORK=$work DRIVER=$1
export LC_ALL=C.UTF-8 LANGUAGE=${2:-en}
if [ -d /usr/share/i18n ]; then         # a newer gettext wants a real locale
  mkdir "$work/locales"
  localedef -i en_US -f UTF-8 "$work/locales/en_US.UTF-8" || fail "no locale"
  # This shell itself does not find it.
  { export LOCPATH=$work/locales LC_ALL=en_US.UTF-8; } 2>/dev/null
fi
make_profile
export GTK_MODULES=gail:atk-bridge
export AUTO_COLORIZE_LATENCY_LOG=$work/latency.log
unset NO_AT_BRIDGE

dbus-run-session -- bash -c '
  /usr/libexec/at-spi-bus-launcher --launch-immediately 2>/dev/null &
  sleep 1
  become_gimp "$PHOTO" "$PORT" >"$WORK/gimp.log" 2>&1 &
  gimp=$!
  /usr/bin/python3 "$SOURCE/tests/ui/$DRIVER"
  status=$?
  kill "$gimp" 2>/dev/null
  exit "$status"'
