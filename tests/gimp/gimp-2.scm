; The tests' Scheme is written as GIMP 3 says it (script-fu-use-v3); this lets
; GIMP 2.10 understand it: values come bare instead of in lists, and what has
; another name or other arguments there gets GIMP 3's.
; SPDX-License-Identifier: GPL-3.0-or-later

(define (bare call)
  (lambda arguments
    (let ((values (apply call arguments)))
      (if (and (pair? values) (null? (cdr values))) (car values) values))))

; Of a count and a vector, the vector.
(define (bare-vector call)
  (lambda arguments (cadr (apply call arguments))))

(define (bare-truth call)
  (lambda arguments (= TRUE (car (apply call arguments)))))

; An item, or what is none.
(define (none? item)
  (= item -1))

(define gimp-image-get-base-type (bare gimp-image-base-type))
(define gimp-image-get-width (bare gimp-image-width))
(define gimp-image-get-height (bare gimp-image-height))
(define gimp-drawable-get-width (bare gimp-drawable-width))
(define gimp-drawable-get-height (bare gimp-drawable-height))
(define gimp-drawable-get-offsets gimp-drawable-offsets)
(define gimp-drawable-has-alpha (bare-truth gimp-drawable-has-alpha))
(define gimp-image-duplicate (bare gimp-image-duplicate))
(define gimp-get-images (bare-vector gimp-image-list))
(define gimp-image-get-item-position (bare gimp-image-get-item-position))
(define gimp-image-get-layers (bare-vector gimp-image-get-layers))
(define gimp-image-get-precision (bare gimp-image-get-precision))
(define gimp-image-get-selection (bare gimp-image-get-selection))
(define gimp-image-is-dirty (bare-truth gimp-image-is-dirty))
(define gimp-image-new (bare gimp-image-new))
(define gimp-item-get-children (bare-vector gimp-item-get-children))
(define gimp-item-get-image (bare gimp-item-get-image))
(define gimp-item-get-lock-content (bare-truth gimp-item-get-lock-content))
(define gimp-item-get-lock-position (bare-truth gimp-item-get-lock-position))
(define gimp-item-get-name (bare gimp-item-get-name))
(define gimp-item-get-parent (bare gimp-item-get-parent))
(define gimp-item-get-visible (bare-truth gimp-item-get-visible))
(define gimp-item-id-is-text-layer (bare-truth gimp-item-is-text-layer))
(define gimp-layer-create-mask (bare gimp-layer-create-mask))
(define gimp-layer-get-lock-alpha (bare-truth gimp-layer-get-lock-alpha))
(define gimp-layer-get-mask (bare gimp-layer-get-mask))
(define gimp-layer-new-from-drawable (bare gimp-layer-new-from-drawable))
(define gimp-selection-float
  (let ((float gimp-selection-float))
    (lambda (drawables x y) (car (float (vector-ref drawables 0) x y)))))

(define PRECISION-U8-NON-LINEAR PRECISION-U8-GAMMA)
(define PRECISION-U16-NON-LINEAR PRECISION-U16-GAMMA)
(define PRECISION-U32-NON-LINEAR PRECISION-U32-GAMMA)
(define PRECISION-HALF-NON-LINEAR PRECISION-HALF-GAMMA)
(define PRECISION-FLOAT-NON-LINEAR PRECISION-FLOAT-GAMMA)
(define PRECISION-DOUBLE-NON-LINEAR PRECISION-DOUBLE-GAMMA)

(define gimp-file-load
  (let ((open gimp-file-load))
    (lambda (run-mode path) (car (open run-mode path path)))))

(define gimp-layer-new
  (let ((new gimp-layer-new))
    (lambda (image name width height type opacity mode)
      (car (new image width height type name opacity mode)))))

(define gimp-layer-copy
  (let ((copy gimp-layer-copy))
    (lambda (layer) (car (copy layer FALSE)))))

(define gimp-channel-new
  (let ((new gimp-channel-new))
    (lambda (image name width height opacity color)
      (car (new image width height name opacity color)))))

(define (gimp-group-layer-new image name)
  (let ((group (car (gimp-layer-group-new image))))
    (gimp-item-set-name group name)
    group))

(define (gimp-image-get-selected-layers image)
  (vector (car (gimp-image-get-active-layer image))))

(define (gimp-image-get-selected-drawables image)
  (vector (car (gimp-image-get-active-drawable image))))

(define (gimp-image-set-selected-layers image layers)
  (gimp-image-set-active-layer image (vector-ref layers 0)))

(define (gimp-drawable-histogram drawable channel from to)
  (gimp-histogram drawable channel (* 255 from) (* 255 to)))

(define gimp-image-set-color-profile-from-file
  (let ((set gimp-image-set-color-profile-from-file))
    (lambda (image path) (set image (string-append "file://" path)))))

(define (gimp-temp-file extension)
  (car (gimp-temp-name extension)))

(define (save-xcf image path)
  (gimp-xcf-save 0 image (car (gimp-image-get-active-layer image)) path path))

; A drawable as a PNG of 8 bits, without a profile.
(define (save-png image drawable path)
  (gimp-image-set-color-profile image 0 #())
  (file-png-save RUN-NONINTERACTIVE image drawable path path 0 1 0 0 0 0 0))

; As a text of its bytes.
(define (save-profile image path)
  (let ((port (open-output-file path)))
    (for-each (lambda (byte) (write byte port) (newline port))
              (vector->list (cadr (gimp-image-get-color-profile image))))
    (close-output-port port)))

; The numbers of an image's only layer, as a TIFF of doubles.
(define (save-numbers image path)
  (let ((linear (= 0 (modulo (gimp-image-get-precision image) 100))))
    (gimp-image-set-color-profile image 0 #())
    (convert-precision image (if linear PRECISION-DOUBLE-LINEAR
                                 PRECISION-DOUBLE-GAMMA))
    (file-tiff-save RUN-NONINTERACTIVE image
                    (car (gimp-image-get-active-layer image)) path path 0)))

; The new layer of a layer.
(define (colorize-with image layer temperature decode strength)
  (car (plug-in-auto-colorize RUN-NONINTERACTIVE image layer temperature
                              (if (equal? decode "mode") 1 0) strength)))

(define (colorize-interactively image layer)
  (plug-in-auto-colorize RUN-INTERACTIVE image layer 0.38 0 100))
