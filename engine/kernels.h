/* The inner loops of the engine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each is defined by readable C, in kernels.c; vector/ holds one body with
 * GCC's vector types that is compiled once for each instruction set.  All
 * variants compute the same but for rounding, and all are thread-safe.
 *
 * Channels go through the kernels in blocks of BLOCK.  Where a comment gives
 * a shape, the last dimension is contiguous. */

#ifndef KERNELS_H
#define KERNELS_H

#include <glib.h>

#define BLOCK 16

/* The classes of the paper, padded to whole blocks. */
#define CLASSES_PADDED 320

/* How often a chroma that sRGB cannot show is halved on the way to the largest
 * that it can. */
#define KERNELS_HALVINGS 12

/* Winograd's F(4x4, 3x3) of Lavin and Gray, "Fast Algorithms for
 * Convolutional Neural Networks", 2015: 6x6 inputs and a 3x3 kernel give 4x4
 * outputs, by 36 products instead of 144. */
#define WINOGRAD_IN       6
#define WINOGRAD_OUT      4
#define WINOGRAD_PRODUCTS (WINOGRAD_IN * WINOGRAD_IN)

/* What follows the sums of a convolution, for BLOCK output channels:
 * the bias, then ReLU, then BatchNorm as a scale and a shift. */
typedef struct
{
  const float *bias;              /* [BLOCK] */
  gboolean     relu;
  const float *scale;             /* [BLOCK], or NULL: no BatchNorm */
  const float *shift;             /* [BLOCK] */
} Finish;

/* A matrix times some blocks of columns. */
typedef struct
{
  int          rows;
  int          k;
  int          blocks;
  gboolean     add;               /* to what c holds */
  const float *a;                 /* [rows, k] */
  gsize        a_stride;          /* from one row to the next */
  const float *b;                 /* [blocks][k, BLOCK] */
  gsize        b_stride;          /* from one block to the next */
  float       *c;                 /* [blocks][rows, BLOCK] */
  gsize        c_stride;          /* from one block to the next */
} Product;

/* How quickly a cell's affinity to a hint's place falls. */
typedef struct
{
  float distance;                 /* per unit of it */
  float lightness;                /* per unit of a squared step of L */
  float unlike;                   /* per unit of 1 - likeness */
} Affinity;

typedef struct
{
  const char *name;

  /* c = a b, or c += a b. */
  void (* multiply)        (const Product *product);

  /* out = the finished c.
   * c: [rows, BLOCK]   out: [rows, BLOCK], each row out_stride after the
   * last */
  void (* finish)          (const float  *c,
                            int           rows,
                            const Finish *finish,
                            float        *out,
                            gsize         out_stride);

  /* The transform B' d B of a tile, for n channels, a multiple of BLOCK.
   * pixels: the 6x6 pixels of the tile, [n] each
   * v: [36][n], each of the 36 v_stride after the last */
  void (* winograd_input)  (const float *const pixels[WINOGRAD_PRODUCTS],
                            int                n,
                            float             *v,
                            gsize              v_stride);

  /* The transform G g G' of the kernels from k input channels to BLOCK output
   * channels.
   * g: [BLOCK][k, 3, 3], each of the BLOCK g_stride after the last
   * u: [36][k, BLOCK], each of the 36 u_stride after the last */
  void (* winograd_kernel) (const float *g,
                            gsize        g_stride,
                            int          k,
                            float       *u,
                            gsize        u_stride);

  /* The finished transform A' m A of a tile of BLOCK output channels.
   * m: [36][BLOCK], each of the 36 m_stride after the last
   * pixels: the 4x4 pixels of the output, [BLOCK] each */
  void (* winograd_output) (const float  *m,
                            gsize         m_stride,
                            const Finish *finish,
                            float *const  pixels[WINOGRAD_OUT
                                                 * WINOGRAD_OUT]);

  /* float16_to_float() */
  void (* widen)           (const guint16 *halves,
                            float         *floats,
                            gsize          n);

  /* Eq. 5 at temperature T for each point: the mean of the centers under the
   * softmax of score / T.
   * scores: [points, CLASSES_PADDED]   centers: [2, CLASSES_PADDED]
   * a, b: [points] */
  void (* annealed_mean)   (const float *scores,
                            gsize        points,
                            const float *centers,
                            float        temperature,
                            float       *a,
                            float       *b);

  /* The class of the largest score of each point, the first of equals.
   * scores: [points, CLASSES_PADDED]   classes: [points] */
  void (* likeliest)       (const float *scores,
                            gsize        points,
                            int         *classes);

  /* The square roots of the classes' shares at temperature T, for each point a
   * unit vector: their products tell how alike two distributions are.
   * scores, roots: [points, CLASSES_PADDED], 0 in what pads the roots */
  void (* root_shares)     (const float *scores,
                            gsize        points,
                            float        temperature,
                            float       *roots);

  /* How much n cells, a multiple of BLOCK, resemble a hint's place of that L:
   *   exp (-distance away - lightness (l - place)^2 - unlike (1 - alike))
   * away, l, alike, out: [n]; out may be away */
  void (* affinity)        (const Affinity *affinity,
                            float           place,
                            const float    *away,
                            const float    *l,
                            const float    *alike,
                            int             n,
                            float          *out);

  /* lab_lightness() of n pixels.
   * rgba: [n, 4], as in colorizer.h   lightness: [n] */
  void (* lightness)       (const float *rgba,
                            int          n,
                            float       *lightness);

  /* Gives n pixels the color (L, a, b), in place; alpha stays, and what sRGB
   * cannot show loses chroma.
   * lightness, a, b: [n]   rgba: [n, 4], as in colorizer.h */
  void (* compose)         (const float *lightness,
                            const float *a,
                            const float *b,
                            int          n,
                            float       *rgba);
} Kernels;

/* The definition, in readable C. */
extern const Kernels kernels_c;

/* The fastest for this CPU, or the variant that the environment names as
 * AUTO_COLORIZE_KERNELS. */
const Kernels * kernels_for_cpu (void);

/* The variant of this name, NULL where it does not exist or this CPU cannot
 * run it: "c", "vector", "avx2", "avx512", "openblas". */
const Kernels * kernels_named   (const char *name);

#endif
