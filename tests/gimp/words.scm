; What the tests of both GIMPs say often, after gimp-2.scm or gimp-3.scm.
; SPDX-License-Identifier: GPL-3.0-or-later

(define (truth value)
  (if (or (eq? value #t) (equal? value 1)) 1 0))

(define (load-image folder name)
  (gimp-file-load RUN-NONINTERACTIVE (string-append folder "/" name ".png")))

; The only one that is open.
(define (the-image)
  (vector-ref (gimp-get-images) 0))

(define (active image)
  (vector-ref (gimp-image-get-selected-layers image) 0))

(define (count-layers image)
  (vector-length (gimp-image-get-layers image)))

(define (convert-precision image precision)
  (if (not (= precision (gimp-image-get-precision image)))
      (gimp-image-convert-precision image precision)))

; The hints that are kept with the lowest layer; an error where there are none.
(define (kept-hints image)
  (let* ((layers (gimp-image-get-layers image))
         (photo (vector-ref layers (- (vector-length layers) 1)))
         (found (gimp-item-get-parasite photo "auto-colorize-hints")))
    (caddr (if (pair? (car found)) (car found) found))))

(define (colorize image layer)
  (colorize-with image layer 0.38 "mean" 100))

(define (say . words)
  (gimp-message (apply string-append "progress: " words)))
