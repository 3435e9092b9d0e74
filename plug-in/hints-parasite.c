/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "hints-parasite.h"

#define PARASITE "auto-colorize-hints"

/* What is kept, or an empty text. */
static char *
kept_text (Layer photo)
{
  GimpParasite *parasite = gimp_item_get_parasite (ITEM (photo), PARASITE);
  char         *text;

  if (! parasite)
    return g_strdup ("");
  text = g_strndup (parasite->data, parasite->size);
  gimp_parasite_free (parasite);
  return text;
}

/* Whoever changed the text otherwise has no hints. */
GArray *
hints_kept (Layer photo)
{
  char   *text  = kept_text (photo);
  GArray *hints =
    colorizer_hints_parse (text,
                           gimp_drawable_get_width (DRAWABLE (photo)),
                           gimp_drawable_get_height (DRAWABLE (photo)), NULL);

  g_free (text);
  return hints ? hints : g_array_new (FALSE, FALSE, sizeof (ColorizerHint));
}

void
hints_keep (Layer       photo,
            const char *text)
{
  char         *kept = kept_text (photo);
  GimpParasite *parasite;

  /* GIMP would note even what changes nothing as a step. */
  if (*text == '\0' && *kept != '\0')
    {
      gimp_item_detach_parasite (ITEM (photo), PARASITE);
    }
  else if (strcmp (text, kept) != 0)
    {
      parasite = gimp_parasite_new (PARASITE,
                                    GIMP_PARASITE_PERSISTENT
                                    | GIMP_PARASITE_UNDOABLE,
                                    strlen (text) + 1, text);
      gimp_item_attach_parasite (ITEM (photo), parasite);
      gimp_parasite_free (parasite);
    }
  g_free (kept);
}
