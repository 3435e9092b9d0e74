/* Any bytes as a weights file: nothing crashes, a refusal is one sentence, and
 * what is not refused colors a photo.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With clang, `ninja fuzz-weights` builds a libFuzzer program of it; with any
 * compiler, import_replay.c runs it on files.
 *
 * The last byte of an input is no part of the file: its lowest bit says
 * whether the header's size and checksum are left as they are or made right,
 * which lets the fuzzer past them. */

#include <stdint.h>
#include <string.h>

#include <glib/gstdio.h>
#include <zlib.h>

#include "colorizer.h"

#define HEADER_SIZE   64
#define SIZE_AT       16
#define CHECKSUM_AT   28
#define PHOTO_SIDE    9
#define MAX_SIDE      64      /* of the network's input, and */
#define MAX_FLOP      1e8     /* of a prediction: the fuzzer has no time */

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* Makes the size and the checksum of a file right. */
static void
repair (guint8 *bytes,
        gsize   size)
{
  guint64 whole = GUINT64_TO_LE ((guint64) size);
  guint32 sum;

  if (size < HEADER_SIZE)
    return;
  memcpy (bytes + SIZE_AT, &whole, sizeof whole);
  memset (bytes + CHECKSUM_AT, 0, sizeof sum);
  sum = GUINT32_TO_LE (crc32_z (0, bytes, size));
  memcpy (bytes + CHECKSUM_AT, &sum, sizeof sum);
}

static void
check_refused (GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == COLORIZER_ERROR);
  g_assert_true (g_str_has_suffix (error->message, ".")
                 == (error->code == COLORIZER_ERROR_MEMORY));
  g_assert_null (strchr (error->message, '\n'));
  g_error_free (error);
}

static void
compose (const ColorizerScores *scores,
         ColorizerDecode        decode,
         ColorizerEnlarge       enlarge)
{
  ColorizerSettings  settings = { COLORIZER_DEFAULT_TEMPERATURE, decode,
                                  COLORIZER_MAX_STRENGTH, enlarge, TRUE,
                                  COLORIZER_DEFAULT_REACH };
  float              rgba[PHOTO_SIDE * PHOTO_SIDE * 4];
  ColorizerColors   *colors   = colorizer_decode (scores, &settings, NULL);

  g_assert_nonnull (colors);
  for (gsize i = 0; i < G_N_ELEMENTS (rgba); i++)
    rgba[i] = i % 7 / 6.0f;
  colorizer_compose (colors, PHOTO_SIDE, PHOTO_SIDE, 0, PHOTO_SIDE, rgba);
  colorizer_colors_free (colors);
}

static ColorizerScores *
predict (const ColorizerModel *model)
{
  float            rgba[PHOTO_SIDE * PHOTO_SIDE * 4];
  ColorizerInput  *input = colorizer_input_new (model, 0, PHOTO_SIDE,
                                                PHOTO_SIDE, NULL);
  ColorizerScores *scores;
  ColorizerSettings settings = colorizer_settings_default ();

  for (gsize i = 0; i < G_N_ELEMENTS (rgba); i++)
    rgba[i] = i % 5 / 4.0f;
  colorizer_input_add_rows (input, rgba, PHOTO_SIDE);
  scores = colorizer_predict (model, input, &settings, 1, NULL, NULL, NULL);
  g_assert_nonnull (scores);
  colorizer_input_free (input);
  return scores;
}

static gboolean
is_quick (const ColorizerModel *model)
{
  int     side   = colorizer_model_short_side (model);
  GArray *layers = colorizer_model_layers (model, side, side);
  double  flop   = 0;

  for (guint i = 0; i < layers->len; i++)
    flop += g_array_index (layers, ColorizerLayer, i).flop;
  g_array_unref (layers);
  return side <= MAX_SIDE && flop <= MAX_FLOP;
}

static void
use (const char *path)
{
  GError          *error = NULL;
  ColorizerModel  *model = colorizer_model_open (path, &error);
  ColorizerScores *scores;

  if (! model)
    {
      check_refused (error);
      return;
    }
  if (is_quick (model))
    {
      scores = predict (model);
      compose (scores, COLORIZER_DECODE_MEAN, COLORIZER_ENLARGE_GUIDED);
      compose (scores, COLORIZER_DECODE_MODE, COLORIZER_ENLARGE_BILINEAR);
      colorizer_scores_free (scores);
    }
  colorizer_model_free (model);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  char   *folder, *path;
  guint8 *bytes;
  FILE   *file;

  if (size < 1)
    return 0;
  bytes = g_memdup2 (data, size);
  if (data[size - 1] % 2 == 1)
    repair (bytes, size - 1);
  folder = g_dir_make_tmp ("weights-XXXXXX", NULL);
  path = g_build_filename (folder, "weights", NULL);
  file = g_fopen (path, "wb");
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, size - 1, file), ==, size - 1);
  fclose (file);

  use (path);

  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
  g_free (folder);
  g_free (bytes);
  return 0;
}
