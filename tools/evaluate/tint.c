/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "tint.h"

#define REACH    128          /* a and b lie in -REACH .. REACH */
#define CELLS    4            /* a unit */
#define SIDE     (2 * REACH * CELLS)

struct _Tint
{
  guint32 n[SIDE][SIDE];      /* pixels, by a and b */
};

/* Some pixels of one color. */
typedef struct
{
  Ab      ab;
  guint64 n;
} Share;

Tint *
tint_new (void)
{
  return g_new0 (Tint, 1);
}

void
tint_free (Tint *tint)
{
  g_free (tint);
}

static int
cell (float coordinate)
{
  return CLAMP ((int) floorf ((coordinate + REACH) * CELLS), 0, SIDE - 1);
}

static float
middle (int cell_index)
{
  return (cell_index + 0.5f) / CELLS - REACH;
}

void
tint_add (Tint *tint,
          Ab    truth)
{
  tint->n[cell (truth.a)][cell (truth.b)]++;
}

void
tint_merge (Tint       *tint,
            const Tint *other)
{
  for (int i = 0; i < SIDE; i++)
    for (int k = 0; k < SIDE; k++)
      tint->n[i][k] += other->n[i][k];
}

/* The cells that hold a pixel. */
static GArray *
list_shares (const Tint *tint)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (Share));

  for (int i = 0; i < SIDE; i++)
    for (int k = 0; k < SIDE; k++)
      if (tint->n[i][k] > 0)
        {
          Share share = { { middle (i), middle (k) }, tint->n[i][k] };

          g_array_append_val (shares, share);
        }
  return shares;
}

static Tally *
tally_of (const GArray *shares,
          Ab            predicted)
{
  Tally *tally = tally_new ();

  for (guint i = 0; i < shares->len; i++)
    {
      const Share *share = &g_array_index (shares, Share, i);

      tally_add (tally, share->ab, predicted, share->n);
    }
  return tally;
}

Tally *
tint_best (const Tint *tint)
{
  GArray *shares = list_shares (tint);
  Tally  *best   = NULL;
  float   centers[COLORIZER_CLASSES][2];

  colorizer_class_centers (centers);
  for (int class = 0; class < COLORIZER_CLASSES; class++)
    {
      Ab     ab    = { centers[class][0], centers[class][1] };
      Tally *tally = tally_of (shares, ab);

      if (! best || tally_figures (tally).auc_balanced
          > tally_figures (best).auc_balanced)
        {
          tally_free (best);
          best = tally;
        }
      else
        {
          tally_free (tally);
        }
    }
  g_array_unref (shares);
  return best;
}
