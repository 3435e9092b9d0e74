#!/bin/bash
# The sources are in GIMP's style as far as .uncrustify.cfg tells it, and no
# line is longer than 80 columns.  meson sets SOURCE.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

cd "$SOURCE" || exit 1
folders=(engine examples plug-in scripts tests tools ui weights)

mapfile -t c < <(find "${folders[@]}" -name '*.c' | sort)
mapfile -t all < <(find "${folders[@]}" -name '*.[ch]' -o -name '*.py' \
                        | sort)
[ ${#c[@]} -gt 100 ] || { echo "FAILED: where are the sources?" >&2; exit 1; }

status=0
if command -v uncrustify >/dev/null; then
  uncrustify -q -c .uncrustify.cfg -l C --check "${c[@]}" >/dev/null || {
    echo "FAILED: in another style: see uncrustify -c .uncrustify.cfg" >&2
    for file in "${c[@]}"; do
      uncrustify -q -c .uncrustify.cfg -l C -f "$file" | diff -u "$file" - >&2
    done
    status=1
  }
else
  echo "uncrustify is not installed: the style was not compared."
fi

long=$(awk 'length > 80 { print FILENAME ":" FNR }' "${all[@]}")
if [ -n "$long" ]; then
  echo "FAILED: longer than 80 columns:" "$long" >&2
  status=1
fi
exit $status
