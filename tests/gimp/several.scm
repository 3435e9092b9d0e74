; Colorizes three layers in one call, and each of them alone; and layers and
; groups with filters.  GIMP 3 only.
; SPDX-License-Identifier: GPL-3.0-or-later

(define (add image folder name parent position)
  (let* ((photo (load-image folder name))
         (layer (gimp-layer-new-from-drawable (active photo) image)))
    (gimp-item-set-name layer name)
    (gimp-image-insert-layer image layer parent position)
    (gimp-image-delete photo)
    layer))

; One moved, with alpha, one in a group, with a mask, and one as it is; a part
; is selected.
(define (three-layers folder)
  (let* ((image (gimp-image-new 120 90 RGB))
         (moved (add image folder "rgba" 0 0))
         (group (gimp-group-layer-new image "Group")))
    (gimp-layer-set-offsets moved 7 -5)
    (gimp-image-insert-layer image group 0 1)
    (let ((masked (add image folder "rgb" group 0))
          (plain (add image folder "indexed" 0 2)))
      (gimp-layer-add-mask masked (gimp-layer-create-mask masked ADD-MASK-COPY))
      (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 20 10 50 30)
      (list image (list moved masked plain)))))

(define (write-facts port new)
  (let ((parent (gimp-item-get-parent new)))
    (for-each (lambda (fact) (write fact port) (display " " port))
      (list (gimp-item-get-name new)
            (if (none? parent) "none" (gimp-item-get-name parent))
            (gimp-image-get-item-position (gimp-item-get-image new) new)
            (gimp-drawable-get-offsets new)
            (truth (gimp-drawable-has-alpha new))
            (if (none? (gimp-layer-get-mask new)) "unmasked" "masked")))
    (newline port)))

(define (save-all image layers path)
  (for-each
    (lambda (layer)
      (let ((name (string-append path (gimp-item-get-name layer))))
        (save-png image layer (string-append name ".png"))
        (save-png image (gimp-layer-get-mask layer)
                  (string-append name "-mask.png"))))
    layers))

(define (color-three folder)
  (let* ((three (three-layers folder))
         (image (car three))
         (new (plug-in-auto-colorize #:run-mode RUN-NONINTERACTIVE
                                     #:image image
                                     #:drawables (list->vector (cadr three))))
         (port (open-output-file (string-append folder "/facts"))))
    (for-each (lambda (layer) (write-facts port layer)) (vector->list new))
    (write (vector-length (gimp-image-get-selected-layers image)) port)
    (close-output-port port)
    (save-all image (vector->list new) (string-append folder "/together-"))
    (gimp-image-delete image)))

(define (color-one-by-one folder)
  (let* ((three (three-layers folder))
         (image (car three)))
    (save-all image (map (lambda (layer) (colorize image layer)) (cadr three))
              (string-append folder "/alone-"))
    (gimp-image-delete image)))

(define (invert layer)
  (gimp-drawable-append-new-filter layer "gegl:invert-gamma" "Invert"
                                   LAYER-MODE-REPLACE 1.0)
  layer)

; What prepare makes of the gray photo's layer, in color and as GIMP shows it.
(define (color-filtered folder name prepare)
  (let* ((image (load-image folder "gray"))
         (seen (prepare image (active image)))
         (path (string-append folder "/" name)))
    (gimp-image-convert-rgb image)
    (save-png image (gimp-layer-new-from-visible image image "Seen")
              (string-append path "-seen.png"))
    (save-png image (colorize image seen) (string-append path "-new.png"))
    (gimp-image-delete image)))

(define (grouped image layer)
  (let ((group (gimp-group-layer-new image "Group")))
    (gimp-image-insert-layer image group 0 0)
    (gimp-image-reorder-item image layer group 0)
    group))

(define (several folder)
  (color-three folder)
  (color-one-by-one folder)
  (color-filtered folder "layer" (lambda (image layer) (invert layer)))
  (color-filtered folder "in-group"
                  (lambda (image layer) (grouped image (invert layer))))
  (color-filtered folder "group"
                  (lambda (image layer) (invert (grouped image layer)))))
