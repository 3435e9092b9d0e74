/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "picture.h"
#include "thumbnails.h"

#define WIDEST    88          /* pixels */
#define TALLEST   132         /* on a screen that has room for it */
#define SMALLEST  40
#define SPARE     480         /* pixels of a screen that are not theirs */

static const struct { double temperature; int decode; } choices[] =
{
  { 0.1,  COLORIZER_DECODE_MEAN },
  { 0.25, COLORIZER_DECODE_MEAN },
  { 0.38, COLORIZER_DECODE_MEAN },
  { 0.6,  COLORIZER_DECODE_MEAN },
  { 1,    COLORIZER_DECODE_MEAN },
  { COLORIZER_DEFAULT_TEMPERATURE, COLORIZER_DECODE_MODE }
};

#define N_CHOICES G_N_ELEMENTS (choices)

struct _Thumbnails
{
  const DialogPhoto *source;
  GtkWidget        *box;
  GtkWidget        *buttons[N_CHOICES];
  GtkWidget        *pictures[N_CHOICES];
  double            scale;            /* of the photo, at most 1 */
  int               width;
  int               height;
  int               magnify;          /* pixels of the screen for each */
  float            *photo;            /* [height, width, 4], NULL until it is
                                       * to be seen */
  ThumbnailsChosen  chosen;
  gpointer          data;
};

static char *
caption (gsize choice)
{
  if (choices[choice].decode == COLORIZER_DECODE_MODE)
    /* Translators: under a small picture, the likeliest color of each point */
    return g_strdup (_("likeliest"));
  /* Translators: a temperature, under a small picture */
  return g_strdup_printf (_("T = %g"), choices[choice].temperature);
}

static void
clicked (GtkWidget *button,
         gpointer   data)
{
  Thumbnails *thumbnails = data;

  for (gsize i = 0; i < N_CHOICES; i++)
    if (button == thumbnails->buttons[i])
      {
        ColorizerSettings settings = colorizer_settings_default ();

        settings.temperature = choices[i].temperature;
        settings.decode = choices[i].decode;
        thumbnails->chosen (&settings, thumbnails->data);
      }
}

static void
add_button (Thumbnails *thumbnails,
            gsize       choice)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box    = gtk_vbox_new (FALSE, 2);
  char      *text   = caption (choice);

  thumbnails->buttons[choice] = button;
  thumbnails->pictures[choice] = gtk_image_new ();
  gtk_widget_set_size_request (thumbnails->pictures[choice],
                               thumbnails->width * thumbnails->magnify,
                               thumbnails->height * thumbnails->magnify);
  gtk_box_pack_start (GTK_BOX (box), thumbnails->pictures[choice],
                      FALSE, FALSE, 0);
  gtk_box_pack_start (GTK_BOX (box), gtk_label_new (text), FALSE, FALSE, 0);
  gtk_container_add (GTK_CONTAINER (button), box);
  gtk_button_set_relief (GTK_BUTTON (button), GTK_RELIEF_NONE);
  atk_object_set_name (gtk_widget_get_accessible (button), text);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked), thumbnails);
  gtk_box_pack_start (GTK_BOX (thumbnails->box), button, TRUE, TRUE, 0);
  g_free (text);
}

/* A portrait is as wide as other photos, where the screen is high enough. */
static double
scale_of (const DialogPhoto *photo)
{
  int tallest = CLAMP ((gdk_screen_height () - SPARE) * 2 / 5, SMALLEST,
                       TALLEST);

  return MIN ((double) WIDEST / photo->width,
              (double) tallest / photo->height);
}

Thumbnails *
thumbnails_new (const DialogPhoto *photo,
                ThumbnailsChosen   chosen,
                gpointer           data)
{
  Thumbnails *thumbnails = g_new0 (Thumbnails, 1);
  double      scale      = scale_of (photo);

  thumbnails->source = photo;
  thumbnails->magnify = MAX ((int) scale, 1);
  thumbnails->scale = MIN (scale, 1);
  thumbnails->width = MAX (photo->width * thumbnails->scale, 1);
  thumbnails->height = MAX (photo->height * thumbnails->scale, 1);
  thumbnails->chosen = chosen;
  thumbnails->data = data;
  thumbnails->box = gtk_hbox_new (TRUE, 0);
  for (gsize i = 0; i < N_CHOICES; i++)
    add_button (thumbnails, i);
  return thumbnails;
}

void
thumbnails_free (Thumbnails *thumbnails)
{
  if (! thumbnails)
    return;
  g_free (thumbnails->photo);
  g_free (thumbnails);
}

GtkWidget *
thumbnails_widget (Thumbnails *thumbnails)
{
  return thumbnails->box;
}

static void
free_bytes (guchar   *bytes,
            gpointer  data)
{
  (void) data;
  g_free (bytes);
}

/* As large as it is shown. */
static GdkPixbuf *
magnified (const Thumbnails *thumbnails,
           GdkPixbuf        *pixbuf)
{
  return gdk_pixbuf_scale_simple (pixbuf,
                                  thumbnails->width * thumbnails->magnify,
                                  thumbnails->height * thumbnails->magnify,
                                  GDK_INTERP_NEAREST);
}

static void
read_photo (Thumbnails *thumbnails)
{
  const DialogPhoto *photo = thumbnails->source;
  gsize              n     = (gsize) thumbnails->width * thumbnails->height;
  float             *shown = g_new (float, n);

  thumbnails->photo = g_new0 (float, 4 * n);
  photo->read_part (thumbnails->scale, 0, 0, thumbnails->width,
                    thumbnails->height, thumbnails->photo, shown, photo->data);
  g_free (shown);
}

static void
show (Thumbnails            *thumbnails,
      gsize                  choice,
      const ColorizerColors *colors)
{
  gsize      n      = (gsize) thumbnails->width * thumbnails->height;
  float     *rgba   = g_memdup2 (thumbnails->photo, 4 * n * sizeof (float));
  guchar    *bytes  = g_new (guchar, 4 * n);
  GdkPixbuf *pixbuf, *large;

  colorizer_compose (colors, thumbnails->width, thumbnails->height,
                     0, thumbnails->height, rgba);
  picture_bytes (rgba, n, bytes);
  pixbuf = gdk_pixbuf_new_from_data (bytes, GDK_COLORSPACE_RGB, TRUE, 8,
                                     thumbnails->width, thumbnails->height,
                                     4 * thumbnails->width,
                                     free_bytes, NULL);
  large = magnified (thumbnails, pixbuf);
  gtk_image_set_from_pixbuf (GTK_IMAGE (thumbnails->pictures[choice]), large);
  g_object_unref (large);
  g_object_unref (pixbuf);
  g_free (rgba);
}

void
thumbnails_paint (Thumbnails            *thumbnails,
                  const ColorizerScores *scores,
                  double                 strength)
{
  if (! thumbnails->photo)
    read_photo (thumbnails);
  for (gsize i = 0; i < N_CHOICES; i++)
    {
      ColorizerSettings settings = colorizer_settings_default ();
      ColorizerColors  *colors;

      settings.temperature = choices[i].temperature;
      settings.decode = choices[i].decode;
      settings.strength = strength;
      colors = colorizer_decode (scores, &settings, NULL);
      if (colors)
        show (thumbnails, i, colors);
      colorizer_colors_free (colors);
    }
}

void
thumbnails_clear (Thumbnails *thumbnails)
{
  for (gsize i = 0; i < N_CHOICES; i++)
    gtk_image_clear (GTK_IMAGE (thumbnails->pictures[i]));
}

void
thumbnails_mark (Thumbnails              *thumbnails,
                 const ColorizerSettings *settings)
{
  for (gsize i = 0; i < N_CHOICES; i++)
    {
      gboolean mode = choices[i].decode == COLORIZER_DECODE_MODE;
      gboolean same = choices[i].decode == (int) settings->decode
                      && (mode || fabs (choices[i].temperature
                                        - settings->temperature) < 0.005);

      gtk_button_set_relief (GTK_BUTTON (thumbnails->buttons[i]),
                             same ? GTK_RELIEF_NORMAL : GTK_RELIEF_NONE);
    }
}
