#!/bin/bash
# 500 photos of changing sizes in a row in one GIMP, or CALLS: none fails, and
# once GIMP has its pools, its memory no longer grows.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

calls=${CALLS:-500}
allowed_kb=32768      # two pools; a leak of each photo's layers would be
                      # nine times that

# The GIMP of this test's own profile.
gimp_process ()
{
  local environment
  for environment in /proc/[0-9]*/environ; do
    if grep -qazF "GIMP2_DIRECTORY=$work/profile/gimp" "$environment" \
         2>/dev/null; then
      environment=${environment%/environ}
      if [ "$(cat "$environment/comm" 2>/dev/null)" = gimp-console-2. ]; then
        echo "${environment#/proc/}"
      fi
    fi
  done
}

export GIMP_BATCH_SECONDS=3000
gimp "(load \"$SOURCE/tests/long/load.scm\")
      (load-test \"$work/done\" $calls)" >"$work/log" 2>&1 &
batch=$!

# "CALLS KB" twice a second.
while kill -0 "$batch" 2>/dev/null; do
  process=$(gimp_process)
  if [ -n "$process" ] && [ -s "$work/done" ]; then
    kb=$(awk '/^VmRSS/ { print $2 }' "/proc/$process/status" 2>/dev/null)
    [ -n "$kb" ] && echo "$(cat "$work/done") $kb"
  fi
  sleep 0.5
done >"$work/samples"
wait "$batch" || fail "GIMP: $(cat "$work/log")"
[ "$(cat "$work/done")" = "$calls" ] || fail "$(cat "$work/done") of $calls"

# Between two calls: what is in work comes and goes.
least ()
{
  awk -v from="$1" -v to="$2" \
    '$1 > from && $1 <= to && (! m || $2 < m) { m = $2 } END { print m + 0 }' \
    "$work/samples"
}

samples=$(wc -l <"$work/samples")
early=$(least $((calls * 3 / 10)) $((calls / 2)))
late=$(least $((calls - calls / 10)) "$calls")
echo "$calls calls, $samples samples; RSS: $early kB before the middle," \
     "$late kB in the last tenth"
[ "$early" -gt 0 ] && [ "$late" -gt 0 ] || fail "too few samples"
[ "$late" -lt $((early + allowed_kb)) ] || fail "GIMP's memory grows"
