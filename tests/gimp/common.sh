# Shared by the tests that run a real GIMP.  meson sets SOURCE (the project),
# PLUG_IN and WEIGHTS.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail ()
{
  echo "FAILED: $*" >&2
  exit 1
}

# Runs Scheme in a console GIMP with a profile of this test's own.
gimp ()
{
  "$SOURCE/scripts/gimp-batch" "$work/profile" "$PLUG_IN" \
    "${weights:-$WEIGHTS}" "$1"
}
