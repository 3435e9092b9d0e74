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
