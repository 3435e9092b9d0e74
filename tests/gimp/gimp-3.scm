; What the tests' Scheme says in one way for both GIMPs; gimp-2.scm is the
; other half.
; SPDX-License-Identifier: GPL-3.0-or-later

(define (none? item)
  (= item -1))

(define (save-xcf image path)
  (gimp-file-save RUN-NONINTERACTIVE image path))

; A drawable as a PNG of 8 bits, without a profile: GIMP 3 saves only whole
; images.
(define (save-png image drawable path)
  (let* ((width (gimp-drawable-get-width drawable))
         (height (gimp-drawable-get-height drawable))
         (gray (= TRUE (truth (gimp-drawable-is-gray drawable))))
         (alone (gimp-image-new-with-precision
                  width height (if gray GRAY RGB)
                  (gimp-image-get-precision image)))
         (layer (gimp-layer-new-from-drawable drawable alone)))
    (gimp-image-insert-layer alone layer 0 0)
    (gimp-item-set-lock-position layer #f)
    (gimp-layer-set-offsets layer 0 0)
    (if (not (none? (gimp-layer-get-mask layer)))
        (gimp-layer-remove-mask layer MASK-DISCARD))
    (convert-precision alone PRECISION-U8-NON-LINEAR)
    (file-png-export #:run-mode RUN-NONINTERACTIVE #:image alone #:file path
                     #:compression 1 #:save-transparent #t)
    (gimp-image-delete alone)))

; Scripts cannot have it: it is in the TIFF.
(define (save-profile image path)
  #t)

; The numbers of an image's only layer, as a TIFF of doubles.
(define (save-numbers image path)
  (let ((linear (= 0 (modulo (gimp-image-get-precision image) 100))))
    (convert-precision image (if linear PRECISION-DOUBLE-LINEAR
                                 PRECISION-DOUBLE-NON-LINEAR))
    (file-tiff-export #:run-mode RUN-NONINTERACTIVE #:image image #:file path
                      #:compression "none" #:include-color-profile #t)))

; The new layer of a layer.
(define (colorize-with image layer temperature decode strength)
  (vector-ref
    (plug-in-auto-colorize #:run-mode RUN-NONINTERACTIVE #:image image
                           #:drawables (vector layer)
                           #:temperature temperature #:decode decode
                           #:strength strength)
    0))

; The new layers of a layer that is meant twice.
(define (colorize-twice image layer)
  (plug-in-auto-colorize #:run-mode RUN-NONINTERACTIVE #:image image
                         #:drawables (vector layer layer)))

(define (colorize-interactively image layer)
  (plug-in-auto-colorize #:run-mode RUN-INTERACTIVE #:image image
                         #:drawables (vector layer)))

; GIMP 3 has no call for that alone.
(define (gimp-selection-float drawables x y)
  (gimp-edit-copy drawables)
  (vector-ref (gimp-edit-paste (vector-ref drawables 0) #f) 0))
