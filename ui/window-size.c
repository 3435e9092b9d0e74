/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "own-file.h"
#include "window-size.h"

#define FILE_NAME   "dialog.ini"
#define GROUP       "window"
#define WIDTH       "width"
#define HEIGHT      "height"
#define DECORATIONS 80        /* pixels: of a desktop's panels and a title */

void
window_size_restore (GtkWindow *window,
                     int        width,
                     int        height)
{
  GKeyFile *file   = own_file_open (FILE_NAME);
  int       screen = gdk_screen_height ();

  height = MIN (height, screen - DECORATIONS);
  if (g_key_file_get_integer (file, GROUP, WIDTH, NULL) > 0
      && g_key_file_get_integer (file, GROUP, HEIGHT, NULL) > 0)
    {
      width = g_key_file_get_integer (file, GROUP, WIDTH, NULL);
      height = g_key_file_get_integer (file, GROUP, HEIGHT, NULL);
    }
  /* The screen may be another one than the last time. */
  gtk_window_set_default_size (window, MIN (width, gdk_screen_width ()),
                               MIN (height, screen));
  g_key_file_free (file);
}

void
window_size_keep (GtkWindow *window)
{
  GKeyFile *file = own_file_open (FILE_NAME);
  int       width, height;

  gtk_window_get_size (window, &width, &height);
  g_key_file_set_integer (file, GROUP, WIDTH, width);
  g_key_file_set_integer (file, GROUP, HEIGHT, height);
  own_file_save (file, FILE_NAME, NULL);
  g_key_file_free (file);
}
