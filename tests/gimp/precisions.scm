; Colorizes a layer of each precision and with each kind of color profile, and
; saves the new layer's numbers as they are.
; SPDX-License-Identifier: GPL-3.0-or-later

(define precisions
  (list (list "u8" PRECISION-U8-NON-LINEAR)
        (list "u8-linear" PRECISION-U8-LINEAR)
        (list "u16" PRECISION-U16-NON-LINEAR)
        (list "u16-linear" PRECISION-U16-LINEAR)
        (list "u32" PRECISION-U32-NON-LINEAR)
        (list "u32-linear" PRECISION-U32-LINEAR)
        (list "half" PRECISION-HALF-NON-LINEAR)
        (list "half-linear" PRECISION-HALF-LINEAR)
        (list "float" PRECISION-FLOAT-NON-LINEAR)
        (list "float-linear" PRECISION-FLOAT-LINEAR)
        (list "double" PRECISION-DOUBLE-NON-LINEAR)
        (list "double-linear" PRECISION-DOUBLE-LINEAR)))

; name is the photo's; profile is the name of a file, or "none".
(define (try-precision port folder photo name precision profile)
  (let* ((image (gimp-image-duplicate photo))
         (layer (active image))
         (case (string-append name "-" (car precision) "-" profile))
         (new -1))
    (convert-precision image (cadr precision))
    (if (not (equal? profile "none"))
        (gimp-image-set-color-profile-from-file
          image (string-append folder "/" profile ".icc")))
    (set! new (colorize image layer))
    (for-each (lambda (fact) (write fact port) (display " " port))
              (list name (car precision) profile
                    (= (gimp-image-get-precision image) (cadr precision))
                    (gimp-image-get-base-type image)))
    (newline port)
    (save-profile image (string-append folder "/" case "-profile"))
    (gimp-image-remove-layer image layer)
    (save-numbers image (string-append folder "/" case ".tif"))
    (gimp-image-delete image)))

(define (try-all port folder name profiles precisions)
  (let* ((path (string-append folder "/" name ".tif"))
         (photo (gimp-file-load RUN-NONINTERACTIVE path)))
    (for-each
      (lambda (precision)
        (for-each
          (lambda (profile)
            (try-precision port folder photo name precision profile))
          profiles))
      precisions)
    (gimp-image-delete photo)))

; Only GIMP 3 has them; the numbers have sRGB's curve whatever the profile.
(define (try-perceptual port folder)
  (try-all port folder "rgb" '("none" "adobe" "linear")
           (list (list "float-perceptual" PRECISION-FLOAT-PERCEPTUAL)))
  (try-all port folder "gray" '("none" "gray-lightness")
           (list (list "u16-perceptual" PRECISION-U16-PERCEPTUAL))))

(define (some . names)
  (map (lambda (name) (assoc name precisions)) names))

(define (try-precisions folder)
  (let ((port (open-output-file (string-append folder "/facts"))))
    (try-all port folder "rgb" '("none") precisions)
    (try-all port folder "gray" '("none")
             (some "u8" "u16" "u16-linear" "half" "float-linear"))
    (try-all port folder "rgb" '("srgb" "adobe" "linear" "table")
             (some "u8" "u16" "float" "float-linear"))
    (try-all port folder "gray" '("gray-lightness")
             (some "u8" "u16" "float" "float-linear"))
    (try-all port folder "over" '("none") (some "half" "float" "float-linear"))
    (try-all port folder "over" '("adobe") (some "float"))
    (if (defined? 'PRECISION-FLOAT-PERCEPTUAL) (try-perceptual port folder))
    (close-output-port port)))
