; Colorizes a layer of each kind and place, and writes what came of it.
; SPDX-License-Identifier: GPL-3.0-or-later

(define (name-of item)
  (if (none? item) "none" (gimp-item-get-name item)))

; The layers beside one, from the top.
(define (siblings image layer)
  (let ((parent (gimp-item-get-parent layer)))
    (vector->list (if (none? parent)
                      (gimp-image-get-layers image)
                      (gimp-item-get-children parent)))))

(define (write-facts port image new kind)
  (for-each
    (lambda (fact) (write fact port) (display " " port))
    (list kind
          (name-of new)
          (map name-of (siblings image new))
          (name-of (gimp-item-get-parent new))
          (append (gimp-drawable-get-offsets new)
                  (list (gimp-drawable-get-width new)
                        (gimp-drawable-get-height new)))
          (truth (gimp-drawable-has-alpha new))
          (if (none? (gimp-layer-get-mask new)) "unmasked" "masked")
          (gimp-image-get-base-type image)
          (gimp-image-get-precision image)
          (= new (active image))
          (map truth (list (gimp-item-get-visible new)
                           (gimp-item-get-lock-content new)
                           (gimp-item-get-lock-position new)
                           (gimp-layer-get-lock-alpha new)))))
  (newline port))

(define (save-masks image layer mask path)
  (save-png image mask (string-append path "-mask.png"))
  (if (not (none? (gimp-layer-get-mask layer)))
      (save-png image (gimp-layer-get-mask layer)
                (string-append path "-own.png")))
  (save-png image (gimp-image-get-selection image)
            (string-append path "-selection.png")))

; prepare gets the image and its layer, and returns the layer to colorize.
(define (try port folder photos kind photo prepare)
  (let* ((copy (gimp-image-duplicate (cdr (assoc photo photos))))
         (layer (prepare copy (active copy)))
         (image (gimp-item-get-image layer))
         (path (string-append folder "/" kind))
         (new (colorize image layer))
         (mask (gimp-layer-get-mask new)))
    (write-facts port image new kind)
    (convert-precision image PRECISION-U8-NON-LINEAR)
    (save-png image layer (string-append path "-after.png"))
    (save-png image new (string-append path "-new.png"))
    (if (not (none? mask)) (save-masks image layer mask path))
    (gimp-image-delete image)))

(define (as-it-is image layer)
  layer)

(define (linear image layer)
  (gimp-image-convert-precision image PRECISION-FLOAT-LINEAR)
  layer)

(define (feathered image layer)
  (gimp-layer-set-offsets layer 7 -5)
  (gimp-context-set-feather TRUE)
  (gimp-context-set-feather-radius 9 9)
  (gimp-image-select-ellipse image CHANNEL-OP-REPLACE 30 20 50 40)
  layer)

(define (larger image layer)
  (gimp-image-resize image 40 30 -20 -10)
  layer)

(define (smaller image layer)
  (gimp-image-resize image 300 200 50 60)
  layer)

(define (outside image layer)
  (gimp-layer-set-offsets layer 500 -400)
  layer)

(define (new-layer image name parent position)
  (let ((layer (gimp-layer-new-from-drawable (active image) image)))
    (gimp-item-set-name layer name)
    (gimp-image-insert-layer image layer parent position)
    layer))

(define (new-group image name parent)
  (let ((group (gimp-group-layer-new image name)))
    (gimp-image-insert-layer image group parent 0)
    group))

; A group with the photo, moved, as its only layer, between two others.
(define (grouped image layer)
  (let ((group (new-group image "Group" 0)))
    (gimp-image-reorder-item image layer group 0)
    (gimp-layer-set-offsets layer 3 4)
    (gimp-image-set-selected-layers image (vector layer))
    (new-layer image "Top" 0 0)
    (new-layer image "Bottom" 0 2)
    group))

; The middle one of three layers in a group that is in a group.
(define (nested image layer)
  (let ((inner (new-group image "Inner" (new-group image "Outer" 0))))
    (gimp-image-reorder-item image layer inner 0)
    (gimp-image-set-selected-layers image (vector layer))
    (new-layer image "Top" inner 0)
    (new-layer image "Bottom" inner 2)
    layer))

(define (locked-group image layer)
  (let ((group (new-group image "Group" 0)))
    (gimp-image-reorder-item image layer group 0)
    (gimp-item-set-lock-content group TRUE)
    layer))

(define (locked image layer)
  (gimp-item-set-lock-content layer TRUE)
  (gimp-item-set-lock-position layer TRUE)
  (gimp-layer-set-lock-alpha layer TRUE)
  layer)

; Four ways at once.
(define (unseen image layer)
  (gimp-item-set-visible layer FALSE)
  (gimp-layer-set-opacity layer 30)
  (gimp-layer-set-mode layer LAYER-MODE-MULTIPLY)
  (gimp-layer-add-mask layer
                       (gimp-layer-create-mask layer ADD-MASK-BLACK))
  layer)

; A mask as bright as the photo.
(define (masked image layer)
  (gimp-layer-add-mask layer
                       (gimp-layer-create-mask layer ADD-MASK-COPY))
  layer)

(define (masked-selected image layer)
  (masked image (feathered image layer)))

(define (mask-off image layer)
  (gimp-layer-set-apply-mask (masked image layer) FALSE)
  layer)

; Without fonts GIMP makes no text layer, but it takes a layer with this
; parasite in an XCF file for one.
(define (text image layer)
  (let ((path (gimp-temp-file "xcf"))
        (opened -1))
    (gimp-item-attach-parasite layer
      (list "gimp-text-layer" 1 "(text \"Photo\")\n(font \"Sans\")\n"))
    (save-xcf image path)
    (gimp-image-delete image)
    (set! opened (gimp-file-load RUN-NONINTERACTIVE path))
    (if (= 0 (truth (gimp-item-id-is-text-layer (active opened))))
        (error "this is no text layer"))
    (active opened)))

(define (kinds folder)
  (let ((port (open-output-file (string-append folder "/facts")))
        (photos (map (lambda (name) (cons name (load-image folder name)))
                     '("gray" "graya" "indexed" "indexeda" "rgb" "rgba" "dot"
                       "tall" "wide" "hole-black" "hole-noise"))))
    (for-each (lambda (case) (apply try port folder photos case))
      (list (list "gray-alpha" "graya" as-it-is)
            (list "indexed-alpha" "indexeda" as-it-is)
            (list "linear" "rgba" linear)
            (list "feathered" "rgba" feathered)
            (list "larger" "rgb" larger)
            (list "smaller" "gray" smaller)
            (list "outside" "rgba" outside)
            (list "group" "rgba" grouped)
            (list "gray-group" "graya" grouped)
            (list "indexed-group" "indexed" grouped)
            (list "nested" "rgb" nested)
            (list "locked-group" "rgb" locked-group)
            (list "locked" "rgba" locked)
            (list "unseen" "rgb" unseen)
            (list "masked" "gray" masked)
            (list "masked-selected" "rgb" masked-selected)
            (list "mask-off" "rgb" mask-off)
            (list "text" "rgba" text)
            (list "dot" "dot" as-it-is)
            (list "tall" "tall" as-it-is)
            (list "wide" "wide" as-it-is)
            (list "hole-black" "hole-black" as-it-is)
            (list "hole-noise" "hole-noise" as-it-is)))
    (for-each (lambda (photo) (gimp-image-delete (cdr photo))) photos)
    (close-output-port port)))

(define (state image)
  (let ((drawable (vector-ref (gimp-image-get-selected-drawables image) 0)))
    (list (gimp-image-get-base-type image)
          (gimp-image-get-layers image)
          drawable
          (gimp-drawable-histogram drawable HISTOGRAM-VALUE 0 1))))

(define (floating image layer)
  (gimp-image-select-rectangle image CHANNEL-OP-REPLACE 20 10 50 30)
  (gimp-selection-float (vector layer) 0 0))

(define (below-floating image layer)
  (floating image layer)
  layer)

(define (channel image layer)
  (let ((made (gimp-channel-new image "C" 120 90 50 '(0 0 0))))
    (gimp-image-insert-channel image made 0 0)
    made))

(define (selection image layer)
  (gimp-image-get-selection image))

; Tries to colorize what prepare returns, and returns the call that does it.
(define (refused folder prepare)
  (let* ((image (load-image folder "gray"))
         (drawable (prepare image (active image)))
         (before (state image))
         (call (lambda () (colorize image drawable))))
    (if (not (eq? 'refused (catch 'refused (call))))
        (error "this was colorized"))
    (if (not (equal? before (state image)))
        (error "the image changed"))
    call))

; Ends with the last one's error.
(define (all-refused folder . kinds)
  (let ((calls (map (lambda (prepare) (refused folder prepare)) kinds)))
    ((car (reverse calls)))))
