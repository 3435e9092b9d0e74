#!/bin/bash
# Where the system has no GIMP 3: makes a Debian 13 in build/ once, builds in it
# and runs the suites gimp3 and ui3 there.  meson sets SOURCE (the project).
# With --make it only makes the Debian, as ./check does beside the compilers.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

root=$SOURCE/build/trixie
packages=(
  gimp gcc libc6-dev meson pkgconf gettext libgimp-3.0-dev libtiff-dev
  zlib1g-dev python3-numpy python3-pil python3-skimage python3-tifffile
  imagemagick xvfb xauth xdotool python3-pyatspi at-spi2-core dbus
  dbus-x11 locales strace procps libatk-adaptor
)

skip ()
{
  echo "skipped: $*"
  exit 77
}

[ "$(id -u)" -eq 0 ] ||
  skip "GIMP 3 is tested in a Debian 13 of its own, which needs root."
unshare --mount true 2>/dev/null ||
  skip "GIMP 3 is tested in a Debian 13 of its own, and mounts are forbidden."
start=$SECONDS
"$SOURCE/scripts/make-chroot" trixie "$root" "${packages[@]}" ||
  skip "there is no Debian 13 to test GIMP 3 in."
echo "a Debian 13: $((SECONDS - start)) s"
[ "${1-}" = --make ] && exit 0

# What is mounted is gone when this ends.
SOURCE=$SOURCE ROOT=$root exec unshare --mount --propagation private \
  bash -ec '
  mkdir -p "$ROOT/project"
  mount --bind /proc "$ROOT/proc"
  mount --rbind /dev "$ROOT/dev"
  mount --bind "$SOURCE" "$ROOT/project"
  exec chroot "$ROOT" /usr/bin/env -i HOME=/root LC_ALL=C.UTF-8 \
    PATH=/usr/sbin:/usr/bin:/sbin:/bin bash -ec "
    cd /project
    [ -f /build/build.ninja ] || meson setup /build -Dwerror=true
    ninja -C /build
    meson test -C /build --no-rebuild -t 2 --suite gimp3 --suite ui3 --print-errorlogs"'
