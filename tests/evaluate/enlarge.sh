#!/bin/bash
# On real photos, guided enlarging beats bilinear by what it should.  Skipped
# where there are no photos: PHOTOS is a zip of them.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

[ -f "$PHOTOS" ] || { echo "skipped: there is no $PHOTOS"; exit 77; }
"$EVALUATE_ENLARGE" "$PHOTOS"
