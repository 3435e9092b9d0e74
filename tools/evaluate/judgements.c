/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include <gio/gio.h>

#include "judgements.h"

#define HEADER "page,judge,photo,fake,fooled"

enum { PAGE, JUDGE, PHOTO, FAKE, FOOLED, FIELDS };

enum { PEOPLE, PHOTOS };

static const char *const fakes[]  = { "ours", "random" };
static const char *const groups[] =
{ [PEOPLE] = "people", [PHOTOS] = "photos" };

#define N_FAKES  G_N_ELEMENTS (fakes)
#define N_GROUPS G_N_ELEMENTS (groups)

/* The pairs of one person or photo. */
typedef struct
{
  guint pairs;
  guint fooled;
} Count;

typedef struct
{
  char       *page;           /* of the first judgement */
  GHashTable *seen;           /* "judge,photo" */
  GHashTable *counts[N_FAKES][N_GROUPS];  /* judge or photo: Count */
} Judgements;

static void
judgements_init (Judgements *judgements)
{
  judgements->page = NULL;
  judgements->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            NULL);
  for (gsize fake = 0; fake < N_FAKES; fake++)
    for (gsize group = 0; group < N_GROUPS; group++)
      judgements->counts[fake][group] =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
judgements_clear (Judgements *judgements)
{
  g_free (judgements->page);
  g_hash_table_unref (judgements->seen);
  for (gsize fake = 0; fake < N_FAKES; fake++)
    for (gsize group = 0; group < N_GROUPS; group++)
      g_hash_table_unref (judgements->counts[fake][group]);
}

static void
count (GHashTable *counts,
       const char *name,
       gboolean    fooled)
{
  Count *of = g_hash_table_lookup (counts, name);

  if (! of)
    {
      of = g_new0 (Count, 1);
      g_hash_table_insert (counts, g_strdup (name), of);
    }
  of->pairs++;
  of->fooled += fooled;
}

/* The kind of false colors, or -1. */
static int
find_fake (const char *name)
{
  for (gsize fake = 0; fake < N_FAKES; fake++)
    if (strcmp (name, fakes[fake]) == 0)
      return fake;
  return -1;
}

static gboolean
is_judgement (char **fields)
{
  return g_strv_length (fields) == FIELDS
         && *fields[PAGE] && *fields[JUDGE] && *fields[PHOTO]
         && find_fake (fields[FAKE]) >= 0
         && (strcmp (fields[FOOLED], "0") == 0
             || strcmp (fields[FOOLED], "1") == 0);
}

/* The sentence where a judgement cannot be counted, or NULL. */
static const char *
add (Judgements  *judgements,
     char       **fields)
{
  gboolean fooled;
  int      fake;

  if (! is_judgement (fields))
    return "is no answer: give files as the page saves them.";
  if (! judgements->page)
    judgements->page = g_strdup (fields[PAGE]);
  if (strcmp (judgements->page, fields[PAGE]) != 0)
    return "is of another page than the first: join the answers to one page.";
  if (! g_hash_table_add (judgements->seen,
                          g_strconcat (fields[JUDGE], ",", fields[PHOTO],
                                       NULL)))
    return "was there before: give the answers of each judge once.";

  fake = find_fake (fields[FAKE]);
  fooled = *fields[FOOLED] == '1';
  count (judgements->counts[fake][PEOPLE], fields[JUDGE], fooled);
  count (judgements->counts[fake][PHOTOS], fields[PHOTO], fooled);
  return NULL;
}

static gboolean
add_line (Judgements  *judgements,
          char        *line,
          const char  *path,
          int          number,
          GError     **error)
{
  char       **fields;
  const char  *trouble;

  g_strstrip (line);
  if (! *line || strcmp (line, HEADER) == 0)
    return TRUE;
  fields = g_strsplit (line, ",", -1);
  trouble = add (judgements, fields);
  g_strfreev (fields);
  if (trouble)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 "'%s', line %d %s", path, number, trouble);
  return trouble == NULL;
}

static gboolean
add_file (Judgements  *judgements,
          const char  *path,
          GError     **error)
{
  gboolean   added = TRUE;
  char      *text;
  char     **lines;

  if (! g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (int i = 0; added && lines[i]; i++)
    added = add_line (judgements, lines[i], path, i + 1, error);
  g_strfreev (lines);
  g_free (text);
  return added;
}

static double
share (const Count *of)
{
  return 100.0 * of->fooled / of->pairs;
}

static void
print_row (const char *fake,
           const char *group,
           GHashTable *counts)
{
  guint          n       = g_hash_table_size (counts);
  double         mean    = 0;
  double         squares = 0;
  GHashTableIter iter;
  gpointer       of;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &of))
    mean += share (of) / n;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &of))
    squares += pow (share (of) - mean, 2);

  g_print ("%s,%s,%u,%.2f,", fake, group, n, mean);
  if (n > 1)
    g_print ("%.2f", sqrt (squares / (n - 1) / n));
  g_print ("\n");
}

static void
print (const Judgements *judgements)
{
  g_print ("fake,over,n,fooled,standard_error\n");
  for (gsize fake = 0; fake < N_FAKES; fake++)
    for (gsize group = 0; group < N_GROUPS; group++)
      if (g_hash_table_size (judgements->counts[fake][group]) > 0)
        print_row (fakes[fake], groups[group],
                   judgements->counts[fake][group]);
}

gboolean
judgements_run (char   **paths,
                GError **error)
{
  Judgements judgements;
  gboolean   done = TRUE;

  judgements_init (&judgements);
  for (; done && *paths; paths++)
    done = add_file (&judgements, *paths, error);
  if (done && ! judgements.page)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           "The files have no answers: give files as the "
                           "page saves them.");
      done = FALSE;
    }
  if (done)
    print (&judgements);
  judgements_clear (&judgements);
  return done;
}
