; Lets one thing after another fail while a layer is colorized: the error's
; sentence is in GIMP's messages, and the image is as it was.
; SPDX-License-Identifier: GPL-3.0-or-later

; faults.c reads the file.
(define (set-fault path function)
  (let ((port (open-output-file path)))
    (display function port)
    (close-output-port port)))

(define (new-image mode type)
  (let* ((image (gimp-image-new 40 30 mode))
         (layer (gimp-layer-new image "Photo" 40 30 type 100
                                LAYER-MODE-NORMAL)))
    (gimp-drawable-fill layer FILL-WHITE)
    (gimp-image-insert-layer image layer 0 0)
    image))

(define (state image)
  (list (gimp-image-get-base-type image)
        (gimp-image-get-layers image)
        (active image)))

; call gets the image and its layer.
(define (must-fail what image call)
  (let ((before (state image)))
    (say what)
    (if (not (eq? 'failed
                  (catch 'failed (call image (active image)))))
        (error (string-append what ": no error")))
    (if (not (equal? before (state image)))
        (error (string-append what ": the image changed")))))

(define (sentences path)
  (for-each
    (lambda (function)
      (set-fault path function)
      (must-fail function (new-image GRAY GRAY-IMAGE) colorize))
    '("gimp_item_is_valid" "gimp_layer_new" "aligned_alloc"))
  ; GIMP takes the new layer once the image is RGB.
  (set-fault path "gimp_image_insert_layer")
  (must-fail "gimp_image_insert_layer" (new-image RGB RGB-IMAGE) colorize)
  (if (defined? 'colorize-twice)
      (begin
        ; The third and fourth are in the image; there the second fails.
        (set-fault path "gimp_image_insert_layer 4")
        (must-fail "the second of two layers" (new-image RGB RGB-IMAGE)
                   colorize-twice)))
  (set-fault path "none")
  (if (defined? 'test-few-arguments)      ; GIMP 3 knows no such call
      (must-fail "few arguments" (new-image GRAY GRAY-IMAGE)
                 test-few-arguments))
  (error "all have failed as they should"))
