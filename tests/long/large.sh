#!/bin/bash
# Large layers: 24 and 200 megapixels stay below 400 MB in the plug-in; how
# long 24 megapixels take, beside GIMP's own desaturate.
# SPDX-License-Identifier: GPL-3.0-or-later
. "$SOURCE/tests/gimp/common.sh"

LIMIT_KB=400000

"$PYTHON" - "$work" <<'EOF' || fail "no photos"
import sys

import cv2
import numpy

folder = sys.argv[1]


def save(name, width, height, kind):
    y, x = numpy.ogrid[0:height, 0:width]
    waves = (numpy.sin(x / 200, dtype='float32')
             * numpy.cos(y / 150, dtype='float32'))
    photo = ((0.5 + 0.4 * waves) * numpy.iinfo(kind).max).astype(kind)
    cv2.imwrite(f'{folder}/{name}.tif', photo,
                [cv2.IMWRITE_TIFF_COMPRESSION, 1])


save('small', 60, 40, 'uint16')
save('large', 6000, 4000, 'uint16')
save('huge', 16000, 12500, 'uint8')
EOF

# The most memory that the plug-in has had so far, in kB, while GIMP runs.
watch_memory ()
{
  while [ -e "$work/running" ]; do
    for pid in $(pgrep -f "^$work/profile/gimp/plug-ins/.*/auto-colorize"); do
      awk '/VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null
    done
    sleep 0.1
  done | sort -n | tail -n 1 >"$work/memory"
}

measured ()
{
  touch "$work/running"
  watch_memory &
  gimp "$1" >"$work/times" 2>"$work/log"
  local status=$?
  rm "$work/running"
  wait
  [ "$status" -eq 0 ] || fail "$(cat "$work/log")"
}

timed='(define (seconds)
         (let ((now (gettimeofday)))
           (+ (car now) (/ (cadr now) 1000000))))
       (define (timed what act)
         (let ((start (seconds)))
           (act)
           (gimp-message (string-append "progress: " what " "
             (number->string (- (seconds) start))))))
       (define (load name)
         (let ((image (gimp-file-load RUN-NONINTERACTIVE name)))
           (gimp-image-undo-disable image)
           (gimp-image-convert-rgb image)
           image))
       (define (color image)
         (plug-in-auto-colorize RUN-NONINTERACTIVE image
           (car (gimp-image-get-active-layer image)) 0.38 0 100)
         (gimp-image-remove-layer image
           (car (gimp-image-get-active-layer image))))'

measured "$timed
  (let ((small (load \"$work/small.tif\")) (large (load \"$work/large.tif\")))
    (do ((i 0 (+ i 1))) ((= i 5))
      (timed \"desaturate\" (lambda ()
        (gimp-drawable-desaturate (car (gimp-image-get-active-layer large))
                                  DESATURATE-LUMINANCE)))
      (timed \"small\" (lambda () (color small)))
      (timed \"large\" (lambda () (color large)))))"
memory=$(cat "$work/memory")

median ()
{
  awk -v what="$1" '$1 == what { print $2 }' "$work/times" | sort -n |
    awk '{ value[NR] = $1 } END { print value[int ((NR + 1) / 2)] }'
}

desaturate=$(median desaturate) small=$(median small) large=$(median large)
echo "24 megapixels, 16 bit: $large s; 2400 pixels: $small s; GIMP's" \
     "desaturate: $desaturate s"
awk -v d="$desaturate" -v s="$small" -v l="$large" 'BEGIN {
  printf "reading, enlarging and composing: %.2f times desaturate\n",
         (l - s) / d }'
echo "24 megapixels: $memory kB"
[ "$memory" -le "$LIMIT_KB" ] || fail "24 megapixels take $memory kB"

measured "$timed
  (let ((huge (load \"$work/huge.tif\")))
    (timed \"huge\" (lambda () (color huge))))"
memory=$(cat "$work/memory")
echo "200 megapixels: $memory kB, $(median huge) s"
[ "$memory" -le "$LIMIT_KB" ] || fail "200 megapixels take $memory kB"
