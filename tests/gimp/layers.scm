; Colorizes one layer of each kind and writes what came of it.
; SPDX-License-Identifier: GPL-3.0-or-later

; The new layer as RGB, its alpha and its mask, each as a picture of its own.
(define (save-parts image layer folder name)
  (save-png image layer (string-append folder "/" name "-new.png"))
  (if (not (none? (gimp-layer-get-mask layer)))
      (save-png image (gimp-layer-get-mask layer)
                (string-append folder "/" name "-mask.png"))))

(define (write-facts port . facts)
  (for-each (lambda (fact) (write fact port) (display " " port)) facts)
  (newline port))

(define (name-below image layer)
  (let ((position (gimp-image-get-item-position image layer)))
    (gimp-item-get-name (vector-ref (gimp-image-get-layers image)
                                    (+ position 1)))))

; prepare gets the image and its layer, and returns the layer to colorize.
(define (try port folder name prepare)
  (let* ((image (load-image folder name))
         (layer (prepare image (active image)))
         (new (colorize image layer)))
    (write-facts port name
                 (count-layers image)
                 (gimp-item-get-name new)
                 (gimp-image-get-item-position image new)
                 (name-below image new)
                 (car (gimp-drawable-get-offsets new))
                 (cadr (gimp-drawable-get-offsets new))
                 (gimp-image-get-base-type image)
                 (truth (gimp-drawable-has-alpha new))
                 (if (none? (gimp-layer-get-mask new)) "unmasked" "masked")
                 (none? (gimp-item-get-parent new))
                 (= new (active image)))
    (save-parts image new folder name)
    (gimp-image-delete image)))

(define (as-it-is image layer)
  layer)

; Below another layer, moved partly out of the canvas, with a selection.
(define (moved-and-selected image layer)
  (let ((top (gimp-layer-new image "Top" 10 10 RGBA-IMAGE 100
                             LAYER-MODE-NORMAL)))
    (gimp-image-insert-layer image top 0 0)
    (gimp-layer-set-offsets layer 17 -9)
    (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 20 10 50 30)
    layer))

; The layer's mask is the active drawable; the layer is meant.
(define (masked image layer)
  (gimp-layer-add-mask layer (gimp-layer-create-mask layer ADD-MASK-BLACK))
  (gimp-layer-get-mask layer))

(define (layers folder)
  (let ((port (open-output-file (string-append folder "/facts"))))
    (try port folder "gray" as-it-is)
    (try port folder "rgb" as-it-is)
    (try port folder "indexed" as-it-is)
    (try port folder "rgba" moved-and-selected)
    (try port folder "masked" masked)
    (close-output-port port)))
