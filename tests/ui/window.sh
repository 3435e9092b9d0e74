# Shared by the tests of a real window, after tests/gimp/common.sh.
# SPDX-License-Identifier: GPL-3.0-or-later

# Warms the profile up, leaves the plug-in in it, and makes GIMP take it.
make_profile ()
{
  local profile=$work/profile
  gimp '(gimp-message "progress: ready")' || fail "GIMP does not start"
  rm -f "$profile/gimp/environ/conversions.env"         # people have none
  cat >"$profile/gimp/gimprc" <<'EOF'
(check-updates no)
(save-session-info no)
(save-accels no)
(color-profile-policy keep)
EOF
  if [ "$GIMP" = 3 ]; then
    echo '(show-welcome-dialog no)' >>"$profile/gimp/gimprc"
    echo '(file-version 1)
(action "plug-in-auto-colorize" "<Primary><Alt>c")' \
      >"$profile/gimp/shortcutsrc"
  fi
  export "GIMP${GIMP}_DIRECTORY=$profile/gimp" XDG_CACHE_HOME="$profile/cache"
  export XDG_CONFIG_HOME=$profile/config XDG_DATA_HOME=$profile/data
  export TMPDIR=$profile/tmp GEGL_USE_OPENCL=no GDK_BACKEND=x11
}

# Becomes a GIMP with a photo, and with its Script-Fu server at a port.
become_gimp ()
{
  local photo=$1 port=$2
  local server="(plug-in-script-fu-server RUN-NONINTERACTIVE
                  \"127.0.0.1\" $port \"\")"

  if [ "$GIMP" = 2 ]; then
    exec gimp-2.10 -n -s "$photo" -b "$server"
  fi
  exec gimp-3 -n -s "$photo" \
    --batch-interpreter plug-in-script-fu-eval -b "$server"
}
export -f become_gimp
