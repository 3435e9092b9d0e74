# Shared by the tests that run a real GIMP.  meson sets SOURCE (the project),
# GIMP (2 or 3), PLUG_IN (for that) and WEIGHTS.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail ()
{
  echo "FAILED: $*" >&2
  exit 1
}

# Of GIMP 3's own plug-ins those that the tests need: starting with all takes
# twice as long.
make_system ()
{
  local system name
  system=$(pkg-config --variable=gimplibdir gimp-3.0) || fail "no gimp-3.0"
  mkdir -p "$work/system/plug-ins"
  ln -s "$system"/{environ,extensions,interpreters,modules} "$work/system/"
  for name in script-fu script-fu-server file-{glob,jpeg,png,tiff}; do
    ln -s "$system/plug-ins/$name" "$work/system/plug-ins/"
  done
  export GIMP3_PLUGINDIR=$work/system
}
[ "$GIMP" = 2 ] || make_system

# Runs Scheme in a console GIMP with a profile of this test's own.
gimp ()
{
  "$SOURCE/scripts/gimp-batch" "$GIMP" "$work/profile" "$PLUG_IN" \
    "${weights:-$WEIGHTS}" "(load \"$SOURCE/tests/gimp/gimp-$GIMP.scm\")
      (load \"$SOURCE/tests/gimp/words.scm\") $1"
}
