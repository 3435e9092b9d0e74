/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libgimp/gimp.h>

#include "window-size.h"

#define GROUP       "window"
#define WIDTH       "width"
#define HEIGHT      "height"
#define DECORATIONS 80        /* pixels: of a desktop's panels and a title */

static char *
path (void)
{
  return g_build_filename (gimp_directory (), "auto-colorize", "dialog.ini",
                           NULL);
}

void
window_size_restore (GtkWindow *window,
                     int        width,
                     int        height)
{
  GKeyFile *file   = g_key_file_new ();
  char     *name   = path ();
  int       screen = gdk_screen_height ();

  height = MIN (height, screen - DECORATIONS);
  if (g_key_file_load_from_file (file, name, G_KEY_FILE_NONE, NULL)
      && g_key_file_get_integer (file, GROUP, WIDTH, NULL) > 0
      && g_key_file_get_integer (file, GROUP, HEIGHT, NULL) > 0)
    {
      width = g_key_file_get_integer (file, GROUP, WIDTH, NULL);
      height = g_key_file_get_integer (file, GROUP, HEIGHT, NULL);
    }
  /* The screen may be another one than the last time. */
  gtk_window_set_default_size (window, MIN (width, gdk_screen_width ()),
                               MIN (height, screen));
  g_key_file_free (file);
  g_free (name);
}

void
window_size_keep (GtkWindow *window)
{
  GKeyFile *file   = g_key_file_new ();
  char     *name   = path ();
  char     *folder = g_path_get_dirname (name);
  int       width, height;

  gtk_window_get_size (window, &width, &height);
  g_key_file_set_integer (file, GROUP, WIDTH, width);
  g_key_file_set_integer (file, GROUP, HEIGHT, height);
  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (file, name, NULL);
  g_key_file_free (file);
  g_free (folder);
  g_free (name);
}
