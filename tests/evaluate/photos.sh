#!/bin/bash
# On real photos, the bundled weights find colors that a guess without looking
# does not.  Skipped where there are no photos: PHOTOS is a zip of them.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

[ -f "$PHOTOS" ] || { echo "skipped: there is no $PHOTOS"; exit 77; }

csv=$("$EVALUATE" --csv --side 96 -T 0.38 "$PHOTOS") || exit 1
echo "$csv"

# One figure of a method.
figure ()
{
  awk -F, -v method="$1" -v figure="$2" '
    NR == 1 { for (i = 1; i <= NF; i++) if ($i == figure) column = i }
    $1 == method { print $column }' <<<"$csv"
}

# A figure of the bundled weights is above that of a method.
above ()
{
  local ours theirs
  ours=$(figure bundled "$2")
  theirs=$(figure "$1" "$2")
  awk -v ours="$ours" -v theirs="$theirs" \
    'BEGIN { exit ! (ours ~ /^[0-9]/ && theirs ~ /^[0-9]/ &&
                     ours + 0 > theirs + 0) }' ||
    { echo "not ok: $2 is $ours, of $1 $theirs" >&2; exit 1; }
}

above gray auc_balanced
above random auc_balanced
above tint auc_balanced
above random hue8
above tint hue8
above random auc
