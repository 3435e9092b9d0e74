#!/bin/bash
# The plug-in is built hardened; while it colors it opens no connection,
# starts no program and writes no file but what GIMP's own are.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

expect ()
{
  local what=$1
  shift
  "$@" >/dev/null || fail "the plug-in has no $what"
  echo "ok: $what"
}

headers=$(readelf -hldW "$PLUG_IN")
symbols=$(nm -D "$PLUG_IN")
expect 'position independent code' grep -q 'Type: *DYN' <<<"$headers"
expect 'RELRO' grep -q GNU_RELRO <<<"$headers"
expect 'immediate binding' grep -Eq 'BIND_NOW|Flags:.* NOW' <<<"$headers"
expect 'stack that cannot be executed' \
  grep -Eq 'GNU_STACK.* RW ' <<<"$headers"
expect 'stack protector' grep -q __stack_chk_fail <<<"$symbols"
expect 'fortified functions' grep -Eq ' __[a-z]+_chk' <<<"$symbols"

if grep -E ' U (socket|connect|system|popen|exec[lv]|posix_spawn|fork)' \
     <<<"$symbols"; then
  fail "the plug-in itself can open connections or start programs"
fi
echo "ok: no connections and no programs in the plug-in's own code"

command -v strace >/dev/null || { echo "skipped: no strace"; exit 0; }
"$PYTHON" "$SOURCE/tests/gimp/make_photos.py" "$work" || fail "no photos"
gimp '(gimp-message "progress: ready")' || fail "GIMP does not start"

# A wrapper in the plug-in's place lets strace see the plug-in alone.
real=$work/real/auto-colorize
mkdir "$work/real"
cp "$PLUG_IN" "$real"
cp "$WEIGHTS" "$work/real/auto-colorize.weights"
cat >"$work/auto-colorize" <<EOF
#!/bin/bash
exec strace -f -o "$work/trace.\$\$" \\
  -e trace=socket,connect,execve,openat,open,creat,unlink,rename,mkdir \\
  "$real" "\$@"
EOF
chmod +x "$work/auto-colorize"
PLUG_IN=$work/auto-colorize
gimp "(let ((image (load-image \"$work\" \"gray\")))
        (colorize image (active image))
        (gimp-image-delete image))" || fail "GIMP did not color"

trace=$(cat "$work"/trace.*)
grep -q 'auto-colorize.weights' <<<"$trace" || fail "the trace saw no weights"
grep -E 'socket\(AF_INET|connect\(.*AF_INET' <<<"$trace" &&
  fail "the plug-in opened a connection"
[ "$(grep -c 'execve(' <<<"$trace")" -eq "$(ls "$work"/trace.* | wc -l)" ] ||
  fail "the plug-in started a program: $(grep 'execve(' <<<"$trace")"
written=$(grep -E 'O_WRONLY|O_RDWR|creat\(|unlink\(|rename\(|mkdir\(' \
            <<<"$trace" |
          grep -vE "\"($work/profile|/dev/|/proc/)|ENOENT|EEXIST|EROFS|EACCES")
[ -z "$written" ] || fail "the plug-in wrote: $written"
echo "ok: no connection, no program, no file outside GIMP's profile"
