#!/bin/bash
# tools/bench measures a small network and, where PyTorch is, finds its colors
# right.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

fail ()
{
  echo "not ok: $*" >&2
  exit 1
}

csv=$("$BENCH" --width 0.0625 --size 64x64 --rounds 1 --csv) || fail "bench"
echo "$csv"
{
  read -r header
  IFS=, read -r engine threads cold_ms median_ms ratio max_ab_diff peak_rss_mb
} <<<"$csv"

columns=engine,threads,cold_ms,median_ms,ratio,max_ab_diff,peak_rss_mb
[ "$header" = "$columns" ] || fail "header: $header"
[ "$engine" = auto-colorize ] || fail "engine: $engine"
[ "$threads" -ge 1 ] || fail "threads: $threads"
[ -z "$ratio" ] || fail "a ratio to nothing: $ratio"

# Each number lies between these.
between ()
{
  awk -v low="$2" -v x="$3" -v high="$4" \
    'BEGIN { exit ! (x ~ /^[0-9]/ && low < x && x < high) }' ||
    fail "$1: $3"
}

between cold_ms 0.1 "$cold_ms" 60000
between median_ms 0.01 "$median_ms" 60000
between peak_rss_mb 1 "$peak_rss_mb" 1000
[ -z "$max_ab_diff" ] || between max_ab_diff 0 "$max_ab_diff" 0.05
[ -n "$max_ab_diff" ] || ! /usr/bin/python3 -c 'import numpy, torch' ||
  fail "no reference in spite of PyTorch"
