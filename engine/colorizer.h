/* Auto-Colorize: colors for black-and-white photographs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The engine implements Zhang, Isola, Efros: "Colorful Image Colorization",
 * ECCV 2016.  A photo goes through it in five steps:
 *
 *   model  = colorizer_model_open (NULL, &error);
 *   input  = colorizer_input_new (model, 0, width, height, &error);
 *   for each strip of rows, from the top:
 *     colorizer_input_add_rows (input, rgba, n_rows);
 *   scores = colorizer_predict (model, input, &settings, 0, progress, data,
 *                               &error);
 *   colors = colorizer_decode (scores, &settings, &error);
 *   for each strip of rows, in any order:
 *     colorizer_compose (colors, width, height, y, n_rows, rgba);
 *
 * Predicting is slow and is done once a photo; decoding and composing are
 * fast and may be repeated with other settings but for `prepare`.
 *
 * Rules that hold throughout:
 * - Pixels are four floats, R'G'B'A: sRGB-encoded, 0..1, alpha not
 *   premultiplied; rows follow each other without padding.
 * - A function that takes a GError ** returns NULL or FALSE on failure and
 *   sets the error to one sentence for the user.  Of a weights file it says
 *   what is wrong, without a full stop: the program, which knows where the
 *   file came from, adds what to do.
 * - Where there is not enough memory for something large, that is an error,
 *   COLORIZER_ERROR_MEMORY; small allocations end the program, as GLib's do.
 * - An argument that a function cannot work with, as a NULL or rows that a
 *   photo does not have, is a mistake of the program: GLib's critical warning
 *   says which, and the function does nothing.
 * - What a _new, _open, _predict or _decode function returns belongs to the
 *   caller, who frees it with the _free function of its type; these take
 *   NULL.  Nothing returned refers to an argument after the call, but for a
 *   composer.
 * - Thread-safety: a model is never changed and may be used by many threads
 *   at once; any other object by one thread at a time.
 */

#ifndef COLORIZER_H
#define COLORIZER_H

#include <glib.h>

G_BEGIN_DECLS

#define COLORIZER_ERROR (colorizer_error_quark ())

typedef enum
{
  COLORIZER_ERROR_WEIGHTS,    /* the weights file is missing or damaged */
  COLORIZER_ERROR_VERSION,    /* it was made for a newer engine */
  COLORIZER_ERROR_ARGUMENT,   /* a setting out of its range */
  COLORIZER_ERROR_MEMORY,     /* a large allocation failed */
  COLORIZER_ERROR_CANCELLED   /* the progress callback returned FALSE */
} ColorizerError;

typedef enum
{
  COLORIZER_DECODE_MEAN,      /* annealed mean, Eq. 5 */
  COLORIZER_DECODE_MODE       /* the likeliest class */
} ColorizerDecode;

typedef enum
{
  COLORIZER_ENLARGE_GUIDED,   /* the colors follow the photo's edges */
  COLORIZER_ENLARGE_BILINEAR
} ColorizerEnlarge;

/* How a distribution over the classes becomes one color, and how these
 * become as large as the photo. */
typedef struct
{
  double           temperature;   /* T of Eq. 5, in (0, 1]; unused by the
                                   * mode */
  ColorizerDecode  decode;
  double           strength;      /* what the chroma is multiplied by: 0..1.5 */
  ColorizerEnlarge enlarge;
  gboolean         prepare;       /* a scan for the network: leave out a
                                   * uniform border, which stays without color,
                                   * printed dots and dark corners, and stretch
                                   * narrow levels; the photo's own L stays.
                                   * Used by colorizer_predict() */
  double           reach;         /* of hints, 0..1: near to far */
} ColorizerSettings;

#define COLORIZER_DEFAULT_TEMPERATURE 0.38    /* the paper's choice */
#define COLORIZER_MIN_TEMPERATURE     0.05    /* of a slider; below it the
                                               * color no longer changes */
#define COLORIZER_DEFAULT_STRENGTH    1.0
#define COLORIZER_MAX_STRENGTH        1.5
#define COLORIZER_DEFAULT_REACH       0.5

#define COLORIZER_CLASSES 313         /* of the colors (section 2.2) */

/* A color that somebody knows: "this dress was blue". */
typedef struct
{
  double x, y;                /* its place: 0..1 of the photo's width and
                               * height */
  double a, b;                /* neutral: 0, 0 */
  double strength;            /* 0..1: 0 holds the predicted color, 1 is the
                               * hint's own */
} ColorizerHint;

#define COLORIZER_MAX_HINTS  1000
#define COLORIZER_MAX_LIKELY 9        /* colors of colorizer_likely_colors() */

typedef struct _ColorizerModel    ColorizerModel;
typedef struct _ColorizerInput    ColorizerInput;
typedef struct _ColorizerScores   ColorizerScores;
typedef struct _ColorizerColors   ColorizerColors;
typedef struct _ColorizerPlaces   ColorizerPlaces;
typedef struct _ColorizerComposer ColorizerComposer;

/* Told how much of a prediction is done, 0..1, several times a second, from
 * the thread that predicts.  Returns FALSE to cancel it. */
typedef gboolean (* ColorizerProgress) (double   fraction,
                                        gpointer data);

/* One layer of the network (Fig. 2). */
typedef struct
{
  const char *name;           /* as by the authors */
  double      flop;           /* of a direct convolution: 2 a multiplication */
  double      bytes;          /* of its kernel as stored, and of its input and
                               * output */
} ColorizerLayer;

/* The library's version, "MAJOR.MINOR.MICRO". */
const char      * colorizer_version          (void);

GQuark            colorizer_error_quark      (void);

/* The paper's choice: the annealed mean at T = 0.38, as strong as predicted,
 * enlarged along the photo's edges, and scans prepared. */
ColorizerSettings colorizer_settings_default (void);

/* FALSE with COLORIZER_ERROR_ARGUMENT where a setting is out of its range or
 * not a number.  Thread-safe. */
gboolean          colorizer_settings_check   (const ColorizerSettings *settings,
                                              GError               **error);

/* Opens a weights file (weights/README.md) and checks all of it.
 * path: NULL for the bundled one: auto-colorize.weights beside the program or,
 *       where there is none, where it is installed
 * Errors: COLORIZER_ERROR_WEIGHTS, _VERSION, _MEMORY.  Thread-safe. */
ColorizerModel  * colorizer_model_open       (const char            *path,
                                              GError               **error);
void              colorizer_model_free       (ColorizerModel        *model);

/* Short side of the input that the network was trained for, in pixels: a
 * multiple of 8. */
int               colorizer_model_short_side (const ColorizerModel  *model);

/* FALSE for a network of the paper's L2 losses: it gives one color itself,
 * and temperature and decoding do not matter. */
gboolean          colorizer_model_has_classes (const ColorizerModel *model);

/* The network's layers in running order, for an input of this size, both
 * sides multiples of 8: ColorizerLayer; free it with g_array_unref(). */
GArray          * colorizer_model_layers     (const ColorizerModel  *model,
                                              int                    width,
                                              int                    height);

/* The ab of the classes' centers (section 2.2), ordered by a, then b.
 * Thread-safe. */
void              colorizer_class_centers    (float centers[COLORIZER_CLASSES]
                                                           [2]);

/* What the network sees of a photo of width x height pixels, both >= 1: its
 * lightness, in the photo's own proportions.
 * short_side: of it, a multiple of 8 from 8 to 1024; 0: the model's
 * Errors: COLORIZER_ERROR_ARGUMENT, _MEMORY. */
ColorizerInput  * colorizer_input_new        (const ColorizerModel  *model,
                                              int                    short_side,
                                              int                    width,
                                              int                    height,
                                              GError               **error);
void              colorizer_input_free       (ColorizerInput        *input);

/* Adds the photo's next n_rows rows.  Transparent pixels do not count, nor
 * does the color of a pixel: only its L. */
void              colorizer_input_add_rows   (ColorizerInput        *input,
                                              const float           *rgba,
                                              int                    n_rows);

/* Runs the network (Fig. 2) on a photo whose rows have all been added, on
 * n_threads threads: 0 is one a core.  The scores do not depend on it.
 * progress may be NULL.
 * Errors: COLORIZER_ERROR_ARGUMENT, _CANCELLED, _MEMORY. */
ColorizerScores * colorizer_predict          (const ColorizerModel  *model,
                                              const ColorizerInput  *input,
                                              const ColorizerSettings *settings,
                                              int                    n_threads,
                                              ColorizerProgress      progress,
                                              gpointer               data,
                                              GError               **error);
void              colorizer_scores_free      (ColorizerScores       *scores);

/* Turns each point's distribution into one color (section 2.3).
 * Errors: COLORIZER_ERROR_ARGUMENT, _MEMORY. */
ColorizerColors * colorizer_decode           (const ColorizerScores *scores,
                                              const ColorizerSettings *settings,
                                              GError               **error);

/* The same with hints.  Each is evidence that is added to the scores of the
 * points that resemble its own: near, of like lightness, of a like
 * distribution; what still lacks at its place is interpolated.  The formulas
 * are in engine/README.md.  A network of the L2 losses has no distributions:
 * there they are only interpolated.  settings->reach tells how far that goes.
 * hints:  any order, up to COLORIZER_MAX_HINTS; of several at one place the
 *         mean counts, one on a scan's border does not.  A color that sRGB
 *         cannot show at the place's L is taken paler.  None: the same colors
 *         as by colorizer_decode(), bit for bit
 * places: NULL, or of these scores: what is computed for a place is kept in it,
 *         and changing colors, strengths or settings but for the reach takes a
 *         third of the time
 * Errors: COLORIZER_ERROR_ARGUMENT, _MEMORY. */
ColorizerColors * colorizer_decode_with_hints
                                             (const ColorizerScores *scores,
                                              const ColorizerSettings *settings,
                                              const ColorizerHint  *hints,
                                              int                   n_hints,
                                              ColorizerPlaces      *places,
                                              GError              **error);

/* Hints as one line of text, "X,Y,#RRGGBB" or "X,Y,#RRGGBB,STRENGTH", with
 * semicolons between them.  X and Y are pixels of a photo of width x height,
 * whose upper left one is 0,0, or end in % and are percent of its sides; the
 * strength is 0..1.  Of the color only a and b matter.  An empty line, and one
 * that begins with #, has no hints.
 * Returns ColorizerHint; free it with g_array_unref().
 * Errors: COLORIZER_ERROR_ARGUMENT.  Thread-safe. */
GArray          * colorizer_hints_parse      (const char             *line,
                                              int                     width,
                                              int                     height,
                                              GError                **error);

/* A line of n hints, for colorizer_hints_parse() to read: places in percent,
 * each color at a lightness where 8 bits of sRGB come next to it.  What was
 * read is written as it was.  Thread-safe. */
char            * colorizer_hints_format     (const ColorizerHint    *hints,
                                              int                     n);

/* Keeps what the places of hints need between calls; refers to the scores
 * until it is freed.  Errors: COLORIZER_ERROR_MEMORY. */
ColorizerPlaces * colorizer_places_new       (const ColorizerScores  *scores,
                                              GError                **error);
void              colorizer_places_free      (ColorizerPlaces        *places);

/* The likeliest colors at a place of the photo, x and y in 0..1, as choices for
 * a hint: up to n, 1..COLORIZER_MAX_LIKELY, the likeliest first, each as sRGB
 * can show it at the place's L.
 * ab: [n, 2]
 * Returns how many: none on a scan's border, one for a network of the L2
 * losses. */
int               colorizer_likely_colors    (const ColorizerScores  *scores,
                                              double                  x,
                                              double                  y,
                                              int                     n,
                                              float                (*ab)[2]);

/* How likely the network holds a color like this at a place: the share, 0..1,
 * of the classes within 15 units of it.  -1 on a scan's border, and for a
 * network of the L2 losses, which says nothing of that. */
double            colorizer_color_share      (const ColorizerScores  *scores,
                                              double                  x,
                                              double                  y,
                                              double                  a,
                                              double                  b);

/* Colors of one's own instead of decoded ones.
 * a, b:      [height, width]
 * lightness: the photo's mean L on a grid twice as fine, [2 height, 2 width],
 *            for enlarging along its edges; NULL: bilinearly
 * Errors: COLORIZER_ERROR_MEMORY. */
ColorizerColors * colorizer_colors_new       (int                    width,
                                              int                    height,
                                              const float           *a,
                                              const float           *b,
                                              const float           *lightness,
                                              GError               **error);
void              colorizer_colors_free      (ColorizerColors       *colors);

/* Gives rows y .. y + n_rows - 1 of a photo of width x height pixels the
 * predicted colors, in place.  L and alpha stay; a color that sRGB cannot
 * show at that L loses chroma, not lightness.  The size may be another than
 * the one predicted from: a preview's, say.  May run on several strips from
 * several threads at once. */
void              colorizer_compose          (const ColorizerColors *colors,
                                              int                    width,
                                              int                    height,
                                              int                    y,
                                              int                    n_rows,
                                              float                 *rgba);

/* The same for the part of it that begins at x and y, [n_rows, n_columns]: a
 * look at a large photo. */
void              colorizer_compose_part     (const ColorizerColors *colors,
                                              int                    width,
                                              int                    height,
                                              int                    x,
                                              int                    y,
                                              int                    n_columns,
                                              int                    n_rows,
                                              float                 *rgba);

/* The same as colorizer_compose() for one row at a time: who makes the row
 * right before and needs it right after has it in the processor's cache.
 * Quickest where each y is the last one's or the next.  Refers to colors until
 * it is freed. */
ColorizerComposer * colorizer_composer_new   (const ColorizerColors *colors,
                                              int                    width,
                                              int                    height);
void              colorizer_composer_free    (ColorizerComposer     *composer);

/* rgba: [width], in place */
void              colorizer_composer_row     (ColorizerComposer     *composer,
                                              int                    y,
                                              float                 *rgba);

/* The same colors as ab, also those that sRGB cannot show.
 * lightness: of these rows, [n_rows, width]
 * a, b:      [n_rows, width] */
void              colorizer_ab               (const ColorizerColors *colors,
                                              int                    width,
                                              int                    height,
                                              int                    y,
                                              int                    n_rows,
                                              const float           *lightness,
                                              float                 *a,
                                              float                 *b);

/* The Lab of all this: of sRGB, with the D65 white, as the paper's,
 * scikit-image's and OpenCV's.  L in 0..100, a and b in about -110..110.
 * Thread-safe. */
void              colorizer_lab_from_rgb     (const float            rgb[3],
                                              float                  lab[3]);

/* Outside 0..1 where sRGB cannot show the color. */
void              colorizer_lab_to_rgb       (const float            lab[3],
                                              float                  rgb[3]);

G_END_DECLS

#endif
