#!/bin/bash
# The engine's tests under AddressSanitizer with UBSan, under ThreadSanitizer
# and under valgrind, and the fuzzer of the weights reader for FUZZ_SECONDS.
# meson sets SOURCE (the project); BUILD may be a folder for its builds.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u

fail ()
{
  echo "FAILED: $*" >&2
  exit 1
}

# What the engine's tests run, as targets of ninja.
targets ()
{
  meson introspect --tests "$1" | python3 -c '
import json, os, sys
for test in json.load(sys.stdin):
    if "gimp-auto-colorize:engine" in test["suite"]:
        program = os.path.relpath(test["cmd"][0], sys.argv[1])
        print("tools/bench/bench" if program.startswith("..") else program)
' "$1"
}

# Runs tests of the engine, or all, in a build of their own.
#   engine FOLDER SETUP-OPTIONS -- TEST-OPTIONS
engine ()
{
  local folder=$BUILD/$1 setup=()
  shift
  while [ "$1" != -- ]; do
    setup+=("$1")
    shift
  done
  shift
  if [ ! -f "$folder/build.ninja" ]; then
    meson setup "$folder" "$SOURCE" "${setup[@]}" || fail "no build"
  fi
  # shellcheck disable=SC2046
  ninja -C "$folder" $(targets "$folder") || fail "it does not build"
  meson test -C "$folder" --no-rebuild --print-errorlogs \
    --timeout-multiplier 10 "$@" || fail "$folder"
}

BUILD=${BUILD:-$SOURCE/build/sanitizers}
mkdir -p "$BUILD"
BUILD=$(realpath "$BUILD")

export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
export TSAN_OPTIONS=halt_on_error=1
export G_SLICE=always-malloc      # whose memory pools ThreadSanitizer cannot see

CC=gcc engine asan -Doptimization=1 -Ddebug=true -Db_lundef=false \
  -Db_sanitize=address,undefined -- --suite engine
echo "ok: AddressSanitizer, UndefinedBehaviorSanitizer"

CC=clang engine tsan -Doptimization=1 -Ddebug=true -Db_lundef=false \
  -Db_sanitize=thread -- workers network again conv progress
echo "ok: ThreadSanitizer"

CC=gcc engine valgrind -Doptimization=2 -Ddebug=true -- \
  --setup valgrind --suite engine
echo "ok: valgrind"

CC=clang engine fuzz -Doptimization=1 -Ddebug=true -Db_lundef=false \
  -Db_sanitize=address,undefined -- weights-fuzz
ninja -C "$BUILD/fuzz" fuzz-weights || fail "no fuzzer"
corpus=$BUILD/corpus
mkdir -p "$corpus"
cp "$SOURCE"/tests/fuzz/weights-corpus/* "$corpus"
# A file of 20 kB never takes an allocation of 64 MB.
"$BUILD/fuzz/tests/fuzz/fuzz-weights" -max_len=20000 -malloc_limit_mb=64 \
  -rss_limit_mb=700 -timeout=60 -max_total_time="${FUZZ_SECONDS:-3600}" \
  -print_final_stats=1 -verbosity=0 -artifact_prefix="$BUILD/" "$corpus" ||
  fail "the fuzzer found something: see $BUILD"
echo "ok: fuzzer"
