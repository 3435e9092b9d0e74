#!/bin/bash
# The engine's tests on arm64, whose kernels are NEON's, as qemu runs it.
# meson sets SOURCE (the project); BUILD may be a folder for its build.
#   apt install gcc-aarch64-linux-gnu qemu-user
#   dpkg --add-architecture arm64 && apt update
#   apt install libglib2.0-dev:arm64 zlib1g-dev:arm64
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

fail ()
{
  echo "FAILED: $*" >&2
  exit 1
}

for program in aarch64-linux-gnu-gcc aarch64-linux-gnu-pkg-config \
               qemu-aarch64; do
  command -v "$program" > /dev/null || {
    echo "SKIPPED: there is no $program (see this file's head)"
    exit 77
  }
done

BUILD=${BUILD:-$SOURCE/build/arm64}
mkdir -p "$BUILD"
BUILD=$(realpath "$BUILD")

# qemu takes the libraries of libglib2.0-dev:arm64 and no other C library: with
# the cross compiler's own beside them no thread begins.
cat > "$BUILD/cross.ini" << 'END'
[binaries]
c = 'aarch64-linux-gnu-gcc'
ar = 'aarch64-linux-gnu-ar'
strip = 'aarch64-linux-gnu-strip'
pkgconfig = 'aarch64-linux-gnu-pkg-config'
exe_wrapper = ['qemu-aarch64']

[host_machine]
system = 'linux'
cpu_family = 'aarch64'
cpu = 'aarch64'
endian = 'little'
END

if [ ! -f "$BUILD/build.ninja" ]; then
  meson setup "$BUILD" "$SOURCE" --cross-file "$BUILD/cross.ini" \
    -Dgimp2=disabled -Dgimp3=disabled -Dwerror=true || fail "no build"
fi
ninja -C "$BUILD" || fail "it does not build"
meson test -C "$BUILD" --no-rebuild --print-errorlogs --suite engine \
  --no-suite bench --timeout-multiplier 60 || fail "a test of the engine"
echo "ok: arm64"
