; Colorizes one layer of each kind and writes what came of it.
; SPDX-License-Identifier: GPL-3.0-or-later

(define (save image drawable path)
  (file-png-save RUN-NONINTERACTIVE image drawable path path 0 1 0 0 0 0 0))

; The new layer as RGB, its alpha and its mask, each as a picture of its own.
(define (save-parts image layer folder name)
  (save image layer (string-append folder "/" name "-new.png"))
  (if (> (car (gimp-layer-get-mask layer)) -1)
      (save image (car (gimp-layer-get-mask layer))
            (string-append folder "/" name "-mask.png"))))

(define (write-facts port . facts)
  (for-each (lambda (fact) (write fact port) (display " " port)) facts)
  (newline port))

(define (name-below image layer)
  (let ((position (car (gimp-image-get-item-position image layer)))
        (layers (cadr (gimp-image-get-layers image))))
    (car (gimp-item-get-name (vector-ref layers (+ position 1))))))

; prepare gets the image and its layer, and returns the layer to colorize.
(define (try port folder name prepare)
  (let* ((path (string-append folder "/" name ".png"))
         (image (car (gimp-file-load RUN-NONINTERACTIVE path path)))
         (layer (prepare image (car (gimp-image-get-active-layer image))))
         (new (car (plug-in-auto-colorize RUN-NONINTERACTIVE image layer
                                          0.38 0 100))))
    (write-facts port name
                 (car (gimp-image-get-layers image))
                 (car (gimp-item-get-name new))
                 (car (gimp-image-get-item-position image new))
                 (name-below image new)
                 (car (gimp-drawable-offsets new))
                 (cadr (gimp-drawable-offsets new))
                 (car (gimp-image-base-type image))
                 (car (gimp-drawable-has-alpha new))
                 (car (gimp-layer-get-mask new))
                 (car (gimp-item-get-parent new))
                 (= new (car (gimp-image-get-active-layer image))))
    (save-parts image new folder name)
    (gimp-image-delete image)))

(define (as-it-is image layer)
  layer)

; Below another layer, moved partly out of the canvas, with a selection.
(define (moved-and-selected image layer)
  (let ((top (car (gimp-layer-new image 10 10 RGBA-IMAGE "Top" 100
                                  LAYER-MODE-NORMAL))))
    (gimp-image-insert-layer image top 0 0)
    (gimp-layer-set-offsets layer 17 -9)
    (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 20 10 50 30)
    layer))

; The layer's mask is the active drawable; the layer is meant.
(define (masked image layer)
  (gimp-layer-add-mask layer (car (gimp-layer-create-mask layer
                                                          ADD-MASK-BLACK)))
  (car (gimp-layer-get-mask layer)))

(define (layers folder)
  (let ((port (open-output-file (string-append folder "/facts"))))
    (try port folder "gray" as-it-is)
    (try port folder "rgb" as-it-is)
    (try port folder "indexed" as-it-is)
    (try port folder "rgba" moved-and-selected)
    (try port folder "masked" masked)
    (close-output-port port)))
