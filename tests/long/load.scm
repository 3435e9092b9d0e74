; Colors photos of changing sizes, one after the other, in one GIMP.
; SPDX-License-Identifier: GPL-3.0-or-later

; A gray photo of width x height with a gradient.
(define (new-photo width height)
  (let* ((image (gimp-image-new width height GRAY))
         (layer (gimp-layer-new image "Photo" width height GRAY-IMAGE 100
                                LAYER-MODE-NORMAL)))
    (gimp-image-insert-layer image layer 0 0)
    (gimp-context-set-foreground '(0 0 0))
    (gimp-context-set-background '(255 255 255))
    (gimp-edit-blend layer BLEND-FG-BG-RGB LAYER-MODE-NORMAL GRADIENT-LINEAR
                     100 0 REPEAT-NONE FALSE FALSE 0 0 FALSE
                     0 0 width height)
    (cons image layer)))

(define (color-one n)
  (let* ((photo (new-photo (+ 40 (modulo (* n 97) 600))
                           (+ 40 (modulo (* n 61) 400))))
         (image (car photo))
         (new (car (plug-in-auto-colorize RUN-NONINTERACTIVE image (cdr photo)
                                          0.38 (modulo n 2) 100))))
    (if (or (= (car (gimp-item-is-layer new)) FALSE)
            (not (= (vector-length (gimp-image-get-layers image)) 2)))
        (error "no new layer in call" n))
    (gimp-image-delete image)))

; Says in the file `path` how many photos are done.
(define (load-test path calls)
  (let loop ((n 1))
    (if (<= n calls)
        (begin
          (color-one n)
          (let ((port (open-output-file path)))
            (display n port)
            (close-output-port port))
          (loop (+ n 1))))))
