; Colorizes a layer of each precision and with each kind of color profile, and
; saves the new layer's numbers as they are.
; SPDX-License-Identifier: GPL-3.0-or-later

(define precisions
  (list (list "u8" PRECISION-U8-GAMMA)
        (list "u8-linear" PRECISION-U8-LINEAR)
        (list "u16" PRECISION-U16-GAMMA)
        (list "u16-linear" PRECISION-U16-LINEAR)
        (list "u32" PRECISION-U32-GAMMA)
        (list "u32-linear" PRECISION-U32-LINEAR)
        (list "half" PRECISION-HALF-GAMMA)
        (list "half-linear" PRECISION-HALF-LINEAR)
        (list "float" PRECISION-FLOAT-GAMMA)
        (list "float-linear" PRECISION-FLOAT-LINEAR)
        (list "double" PRECISION-DOUBLE-GAMMA)
        (list "double-linear" PRECISION-DOUBLE-LINEAR)))

(define (is-linear image)
  (= 0 (modulo (car (gimp-image-get-precision image)) 100)))

(define (convert image precision)
  (if (not (= precision (car (gimp-image-get-precision image))))
      (gimp-image-convert-precision image precision)))

(define (save-profile image path)
  (let ((port (open-output-file path)))
    (for-each (lambda (byte) (write byte port) (newline port))
              (vector->list (cadr (gimp-image-get-color-profile image))))
    (close-output-port port)))

; As a TIFF of doubles.  GIMP changes no number of an image without a profile.
(define (save-numbers image layer path)
  (gimp-image-set-color-profile image 0 #())
  (convert image (if (is-linear image)
                     PRECISION-DOUBLE-LINEAR
                     PRECISION-DOUBLE-GAMMA))
  (file-tiff-save RUN-NONINTERACTIVE image layer path path 0))

; name is the photo's; profile is the name of a file, or "none".
(define (try-precision port folder photo name precision profile)
  (let* ((image (car (gimp-image-duplicate photo)))
         (layer (car (gimp-image-get-active-layer image)))
         (case (string-append name "-" (car precision) "-" profile))
         (new -1))
    (convert image (cadr precision))
    (if (not (equal? profile "none"))
        (gimp-image-set-color-profile-from-file
          image (string-append "file://" folder "/" profile ".icc")))
    (set! new (car (plug-in-auto-colorize RUN-NONINTERACTIVE image layer
                                          0.38 0 100)))
    (for-each (lambda (fact) (write fact port) (display " " port))
              (list name (car precision) profile
                    (= (car (gimp-image-get-precision image))
                       (cadr precision))
                    (car (gimp-image-base-type image))))
    (newline port)
    (save-profile image (string-append folder "/" case "-profile"))
    (gimp-image-remove-layer image layer)
    (save-numbers image new (string-append folder "/" case ".tif"))
    (gimp-image-delete image)))

(define (try-all port folder name profiles precisions)
  (let* ((path (string-append folder "/" name ".tif"))
         (photo (car (gimp-file-load RUN-NONINTERACTIVE path path))))
    (for-each
      (lambda (precision)
        (for-each
          (lambda (profile)
            (try-precision port folder photo name precision profile))
          profiles))
      precisions)
    (gimp-image-delete photo)))

(define (some . names)
  (map (lambda (name) (assoc name precisions)) names))

(define (try-precisions folder)
  (let ((port (open-output-file (string-append folder "/facts"))))
    (try-all port folder "rgb" '("none") precisions)
    (try-all port folder "gray" '("none")
             (some "u8" "u16" "u16-linear" "half" "float-linear"))
    (try-all port folder "rgb" '("srgb" "adobe" "linear" "table")
             (some "u16" "float" "float-linear"))
    (try-all port folder "gray" '("gray-lightness")
             (some "u16" "float" "float-linear"))
    (try-all port folder "over" '("none") (some "half" "float" "float-linear"))
    (try-all port folder "over" '("adobe") (some "float"))
    (close-output-port port)))
