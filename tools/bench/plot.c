/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "labels.h"
#include "plot.h"
#include "write.h"

#define WIDTH       960
#define HEIGHT      640
#define LEFT        80        /* of what the axes enclose */
#define RIGHT       800
#define TOP         80
#define BOTTOM      570
#define COLUMN_LEFT (RIGHT + 40)    /* of names that fit nowhere else */
#define DOT_RADIUS  4
#define ROOF_SHOWN  8         /* of the memory's, at least from the intensity
                               * that is this much lower than at its end */

/* Logarithmic. */
typedef struct
{
  double from;
  double to;
  double from_pixel;
  double to_pixel;
} Axis;

typedef struct
{
  GString            *svg;
  Axis                x;      /* flop a byte */
  Axis                y;      /* GFLOP/s */
  const BenchMachine *machine;
} Plot;

static double
pixel (const Axis *axis,
       double      value)
{
  return axis->from_pixel
         + (axis->to_pixel - axis->from_pixel)
           * log (value / axis->from) / log (axis->to / axis->from);
}

static double
intensity (const BenchLayer *layer)
{
  return layer->flop / layer->bytes;
}

/* 1, 2, 5, 10, 20, 50, ...: the next after one of them. */
static double
next_tick (double tick)
{
  double digit = tick / pow (10, floor (log10 (tick) + 1e-9));

  return digit > 1.5 && digit < 3 ? tick * 2.5 : tick * 2;
}

/* From the last tick below low to the first above high. */
static Axis
axis_around (double low,
             double high,
             double from_pixel,
             double to_pixel)
{
  Axis axis = { .from       = pow (10, floor (log10 (low))),
                .from_pixel = from_pixel,
                .to_pixel   = to_pixel };

  while (next_tick (axis.from) < low)
    axis.from = next_tick (axis.from);
  for (axis.to = axis.from; axis.to <= high;)
    axis.to = next_tick (axis.to);
  return axis;
}

/* Around the layers and where the roofs meet. */
static void
choose_axes (Plot               *plot,
             const BenchProfile *profile)
{
  double ridge   = plot->machine->gflops / plot->machine->gbytes;
  double least   = ridge / ROOF_SHOWN, most = ridge;
  double slowest = INFINITY, fastest = plot->machine->gflops;

  for (guint i = 0; i < profile->layers->len; i++)
    {
      const BenchLayer *layer = &g_array_index (profile->layers, BenchLayer,
                                                i);

      least = MIN (least, intensity (layer));
      most = MAX (most, intensity (layer));
      slowest = MIN (slowest, bench_layer_gflops (layer));
      fastest = MAX (fastest, bench_layer_gflops (layer));
    }
  plot->x = axis_around (least, most, LEFT, RIGHT);
  plot->y = axis_around (slowest, fastest, BOTTOM, TOP);
}

static void
draw_text (Plot       *plot,
           double      x,
           double      y,
           const char *anchor,
           const char *text)
{
  g_string_append_printf (plot->svg,
                          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">"
                          "%s</text>\n", x, y, anchor, text);
}

static void
draw_line (Plot       *plot,
           const char *class,
           double      x1,
           double      y1,
           double      x2,
           double      y2)
{
  g_string_append_printf (plot->svg,
                          "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" "
                          "x2=\"%.1f\" y2=\"%.1f\"/>\n",
                          class, x1, y1, x2, y2);
}

static void
draw_axes (Plot *plot)
{
  char text[32];

  for (double tick = plot->x.from; tick < plot->x.to * 1.01;
       tick = next_tick (tick))
    {
      double x = pixel (&plot->x, tick);

      g_snprintf (text, sizeof text, "%g", tick);
      draw_line (plot, "grid", x, TOP, x, BOTTOM);
      draw_text (plot, x, BOTTOM + 20, "middle", text);
    }
  for (double tick = plot->y.from; tick < plot->y.to * 1.01;
       tick = next_tick (tick))
    {
      double y = pixel (&plot->y, tick);

      g_snprintf (text, sizeof text, "%g", tick);
      draw_line (plot, "grid", LEFT, y, RIGHT, y);
      draw_text (plot, LEFT - 8, y + 4, "end", text);
    }
  draw_text (plot, (LEFT + RIGHT) / 2.0, BOTTOM + 46, "middle",
             "flop / byte (weights as stored, input and output in float32)");
  draw_text (plot, LEFT - 8, TOP - 14, "start",
             "GFLOP/s, of a direct convolution");
}

/* Writes a text that no dot's name may cover. */
static void
draw_note (Plot       *plot,
           GArray     *taken,
           double      left,
           double      y,
           const char *text)
{
  BenchBox box = bench_label_box (text, left, y);

  g_array_append_val (taken, box);
  draw_text (plot, left, y + 4, "start", text);
}

/* The memory's rises up to where the arithmetic's begins. */
static void
draw_roofs (Plot   *plot,
            GArray *taken)
{
  double  gbytes = plot->machine->gbytes;
  double  gflops = plot->machine->gflops;
  double  start  = MAX (plot->y.from / gbytes, plot->x.from);
  double  ridge  = gflops / gbytes;
  double  x1     = pixel (&plot->x, start);
  double  y1     = pixel (&plot->y, start * gbytes);
  double  x2     = pixel (&plot->x, ridge);
  double  y2     = pixel (&plot->y, gflops);
  char   *memory = g_strdup_printf ("memory: %.1f GB/s", gbytes);
  char   *sums   = g_strdup_printf ("multiply-adds (%s): %.0f GFLOP/s",
                                    plot->machine->instructions, gflops);

  draw_line (plot, "roof", x1, y1, x2, y2);
  draw_line (plot, "roof", x2, y2, RIGHT, y2);
  draw_note (plot, taken, (x1 + x2) / 2 + 12, (y1 + y2) / 2 + 6, memory);
  draw_note (plot, taken, x2 + 8, y2 - 12, sums);
  g_free (sums);
  g_free (memory);
}

static void
draw_labels (Plot             *plot,
             const BenchLabel *labels,
             int               n_labels)
{
  for (int i = 0; i < n_labels; i++)
    if (labels[i].aside)
      draw_line (plot, "lead", labels[i].dot_x, labels[i].dot_y,
                 labels[i].box.left - 4,
                 (labels[i].box.top + labels[i].box.bottom) / 2);
  for (int i = 0; i < n_labels; i++)
    g_string_append_printf (plot->svg,
                            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\"/>\n",
                            labels[i].dot_x, labels[i].dot_y, DOT_RADIUS);
  for (int i = 0; i < n_labels; i++)
    draw_text (plot, labels[i].box.left,
               (labels[i].box.top + labels[i].box.bottom) / 2 + 4,
               "start", labels[i].text);
}

static void
draw_layers (Plot               *plot,
             const BenchProfile *profile,
             GArray             *taken)
{
  int         n_labels = profile->layers->len;
  BenchLabel *labels   = g_new0 (BenchLabel, n_labels);
  BenchBox    area     = { LEFT, TOP, RIGHT, BOTTOM };

  for (int i = 0; i < n_labels; i++)
    {
      const BenchLayer *layer = &g_array_index (profile->layers, BenchLayer,
                                                i);

      labels[i].text = layer->name;
      labels[i].dot_x = pixel (&plot->x, intensity (layer));
      labels[i].dot_y = pixel (&plot->y, bench_layer_gflops (layer));
    }
  bench_labels_place (labels, n_labels, &area, COLUMN_LEFT, taken);
  draw_labels (plot, labels, n_labels);
  g_free (labels);
}

static void
draw_head (Plot           *plot,
           const BenchJob *job)
{
  char *title = g_strdup_printf ("Each layer and the roofs of this machine: "
                                 "an input of %d x %d, %d threads",
                                 job->height, job->width, job->n_threads);

  g_string_append_printf (plot->svg,
    "<svg xmlns=\"http://www.w3.org/2000/svg\" "
    "width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n"
    "<style>\n"
    "text { font: %dpx sans-serif; fill: #222; paint-order: stroke; "
    "stroke: white; stroke-width: 3px }\n"
    ".title { font-size: 16px }\n"
    ".grid { stroke: #ddd }\n"
    ".roof { stroke: #b03030; stroke-width: 2 }\n"
    ".lead { stroke: #999; stroke-width: 0.6 }\n"
    "circle { fill: #2060a0 }\n"
    "</style>\n"
    "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n"
    "<text class=\"title\" x=\"%d\" y=\"36\">%s</text>\n",
    WIDTH, HEIGHT, WIDTH, HEIGHT, BENCH_LABEL_FONT, LEFT, title);
  g_free (title);
}

gboolean
bench_plot (const char          *path,
            const BenchJob      *job,
            const BenchProfile  *profile,
            const BenchMachine  *machine,
            GError             **error)
{
  Plot      plot  = { .svg = g_string_new (NULL), .machine = machine };
  GArray   *taken = g_array_new (FALSE, FALSE, sizeof (BenchBox));
  gboolean  written;

  choose_axes (&plot, profile);
  draw_head (&plot, job);
  draw_axes (&plot);
  draw_roofs (&plot, taken);
  draw_layers (&plot, profile, taken);
  g_string_append (plot.svg, "</svg>\n");
  written = bench_write (path, plot.svg->str, plot.svg->len, error);

  g_array_unref (taken);
  g_string_free (plot.svg, TRUE);
  return written;
}
