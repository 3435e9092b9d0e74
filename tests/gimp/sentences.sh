#!/bin/bash
# Every sentence that tells of an error is in the README and read by a test
# (sentences.py); those that no other test can bring about are read here.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

"$PYTHON" "$SOURCE/tests/gimp/sentences.py" "$SOURCE" || exit 1

# The plug-in with the faults, under its own name.
mkdir -p "$work/profile/gimp/plug-ins/few-arguments" "$work/faulty"
[ "$GIMP" = 3 ] ||
  ln -s "$FEW_ARGUMENTS" "$work/profile/gimp/plug-ins/few-arguments/"
printf '#!/bin/bash\nLD_PRELOAD=%q exec -a "$0" %q "$@"\n' \
  "$FAULTS" "$PLUG_IN" >"$work/faulty/auto-colorize"
chmod +x "$work/faulty/auto-colorize"
PLUG_IN=$work/faulty/auto-colorize
export AUTO_COLORIZE_FAULT=$work/fault

gimp "(load \"$SOURCE/tests/gimp/sentences.scm\")
      (sentences \"$work/fault\")" >"$work/log" 2>&1
grep -q '^Error: all have failed as they should' "$work/log" ||
  fail "$(cat "$work/log")"

# Whether a problem and its remedy are said that often.
said ()
{
  local times=$1 sentence="$2: $3"

  [ "$(grep -cFx -- "$sentence" "$work/log")" = "$times" ] ||
    fail "not $times times '$sentence' in $(cat "$work/log")"
  echo "ok: $sentence"
}

said 1 'The layer to colorize is no longer there' \
       'select a layer and try again.'
said $([ "$GIMP" = 2 ] && echo 2 || echo 3) \
       'GIMP could not make the new layer' \
       'free some memory or disk and try again.'
said 1 'There is not enough memory to colorize' \
       'close other programs and try again.'
[ "$GIMP" = 2 ] || exit 0
# By both procedures.
said 2 'This procedure takes 6 arguments' 'see the Procedure Browser.'
