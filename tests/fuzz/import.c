/* Any bytes as a Caffe model: nothing crashes, and a refusal is one sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With clang, `ninja fuzz-import` builds a libFuzzer program of it; with any
 * compiler, import_replay.c runs it on files. */

#include <stdint.h>
#include <string.h>

#include <glib/gstdio.h>

#include "caffemodel.h"
#include "class_order.h"
#include "import.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
check_refused (GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strchr (error->message, '\n'));
  g_error_free (error);
}

/* Reads a layer's numbers, as the importer does once it has come so far. */
static void
read_numbers (const CaffeLayer *layer,
              const int        *dims)
{
  GError *error   = NULL;
  int     order[COLORIZER_CLASSES];
  float  *numbers = caffe_layer_numbers (layer, 0, dims, &error);

  if (! numbers)
    check_refused (error);
  else if (dims[1] == COLORIZER_CLASSES)
    class_order_from_centers (numbers, order);
  g_free (numbers);
}

static void
read_layer (const Caffemodel *model,
            const char       *name)
{
  GError     *error = NULL;
  CaffeLayer *layer = caffemodel_read_layer (model, name, &error);

  if (! layer)
    {
      check_refused (error);
      return;
    }
  read_numbers (layer, (int[]) { 1, 0 });
  read_numbers (layer, (int[]) { 2, 3, 0 });
  read_numbers (layer, (int[]) { 2, COLORIZER_CLASSES, 1, 1, 0 });
  caffe_layer_free (layer);
}

static void
read_layers (const char *path)
{
  GError     *error = NULL;
  Caffemodel *model = caffemodel_open (path, &error);

  if (! model)
    {
      check_refused (error);
      return;
    }
  read_layer (model, "bw_conv1_1");
  read_layer (model, "conv1_2norm");
  read_layer (model, "class8_ab");
  caffemodel_free (model);
}

/* Too few bytes for a whole model. */
static void
import (const char *path,
        const char *to)
{
  GError *error = NULL;

  g_assert_false (import_caffemodel (path, to, &error));
  check_refused (error);
  g_assert_false (g_file_test (to, G_FILE_TEST_EXISTS));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  char *folder = g_dir_make_tmp ("import-XXXXXX", NULL);
  char *path   = g_build_filename (folder, "model", NULL);
  char *to     = g_build_filename (folder, "weights", NULL);
  FILE *file   = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, size, file), ==, size);
  fclose (file);

  read_layers (path);
  import (path, to);

  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);    /* nothing else is left */
  g_free (to);
  g_free (path);
  g_free (folder);
  return 0;
}
