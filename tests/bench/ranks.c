/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often the sets of chiso_rank_sets() hold the true ranks, and how wide they are: a table for
   docs/ranks.md.  Estimates are normal; their standard errors are estimated too, with few degrees
   of freedom.  Also how long it takes. */
#include <chiso/chiso.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { UNITS = 63, NODES = 51 };

typedef struct settings {
    long surveys, draws, seed;
} settings;

/* How the truth is spread, against standard errors that run from 0.3 to 1.5. */
typedef struct spread {
    const char *name;
    double (*truth)(int unit);
} spread;

static double equal(int unit) {
    (void)unit;
    return 42;
}

static double close_by(int unit) {
    return 42 + 0.05 * unit;
}

static double far(int unit) {
    return 35 + 0.25 * unit;
}

/* Nine groups of seven that tie. */
static double tied(int unit) {
    return 40 + unit / 7;
}

static const spread spreads[] = {
    {"all equal", equal}, {"0.05 apart", close_by}, {"0.25 apart", far}, {"nine ties", tied}};

/* Each odd unit shares sampling units with the one before: correlation of their estimates. */
static const double shares[] = {0, 0.5, 0.9};

static const double dfs[] = {INFINITY, 20, 5, 2};

/* --- random numbers of its own: those of the library are what is tested --- */

static uint64_t state;

static double uniform(void) {
    state += UINT64_C(0x9e3779b97f4a7c15); /* splitmix64 */
    uint64_t z = state;
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return ((double)((z ^ z >> 31) >> 12) + 0.5) / 4503599627370496.0;
}

static double normal(void) {
    return sqrt(-2 * log(uniform())) * cos(6.283185307179586 * uniform());
}

/* --- one survey --- */

typedef struct survey {
    double truth[UNITS], estimate[UNITS], covariance[UNITS * UNITS], df[UNITS];
} survey;

static double se_of(int unit) {
    return 0.3 * pow(5, ((unit * 29) % UNITS) / (UNITS - 1.0));
}

/* Two correlated errors. */
static void draw_two(double share, double *a, double *b) {
    *a = normal();
    *b = share * *a + sqrt(1 - share * share) * normal();
}

/* Estimates of two units, and their covariance matrix as df squares of errors would give it. */
static void draw_pair(survey *s, int i, double share, double df) {
    const int j = i + 1 < UNITS ? i + 1 : i;
    double a, b, aa = 0, bb = 0, ab = 0;
    const double sa = se_of(i), sb = share > 0 ? sa : se_of(j);
    draw_two(share, &a, &b);
    s->estimate[i] = s->truth[i] + sa * a;
    if (j != i) s->estimate[j] = s->truth[j] + sb * b;
    for (int k = 0; isfinite(df) && k < df; k++) {
        draw_two(share, &a, &b);
        aa += a * a / df;
        bb += b * b / df;
        ab += a * b / df;
    }
    if (!isfinite(df)) {
        aa = bb = 1;
        ab = share;
    }
    s->covariance[i * UNITS + i] = sa * sa * aa;
    if (j == i) return;
    s->covariance[j * UNITS + j] = sb * sb * bb;
    if (share > 0) s->covariance[i * UNITS + j] = s->covariance[j * UNITS + i] = sa * sb * ab;
}

static void draw_survey(survey *s, const spread *how, double share, double df) {
    memset(s->covariance, 0, sizeof s->covariance);
    for (int i = 0; i < UNITS; i++) {
        s->truth[i] = how->truth(i);
        s->df[i] = df;
    }
    for (int i = 0; i < UNITS; i += 2) draw_pair(s, i, share, df);
}

/* --- coverage --- */

static bool holds(const survey *s, int unit, double low, double high) {
    int above = 0, below = 0;
    for (int i = 0; i < UNITS; i++) {
        above += s->truth[i] > s->truth[unit];
        below += s->truth[i] < s->truth[unit];
    }
    return low <= 1 + above && high >= UNITS - below;
}

typedef struct tally {
    double all, each, width;
} tally;

static void rank(const survey *s, const settings *of, int32_t kind, bool redrawn, long seed,
                 double *low, double *high) {
    chiso_rank_options options = CHISO_RANK_OPTIONS_INIT;
    chiso_error error = {0};
    options.draws = of->draws;
    options.kind = kind;
    options.seed = seed;
    if (chiso_rank_sets(low, high, s->estimate, s->covariance, NULL, redrawn ? s->df : NULL, UNITS,
                        &options, &error) == CHISO_OK)
        return;
    fprintf(stderr, "ranks: %s\n", error.message);
    exit(1);
}

static tally run(const settings *of, const spread *how, double share, double df, int32_t kind,
                 bool redrawn) {
    tally t = {0, 0, 0};
    state = (uint64_t)of->seed;
    for (long k = 0; k < of->surveys; k++) {
        survey s;
        double low[UNITS], high[UNITS];
        int held = 0;
        draw_survey(&s, how, share, df);
        rank(&s, of, kind, redrawn, k + 1, low, high);
        for (int i = 0; i < UNITS; i++) {
            held += holds(&s, i, low[i], high[i]);
            t.width += (high[i] - low[i] + 1) / UNITS / (double)of->surveys;
        }
        t.all += (held == UNITS) / (double)of->surveys;
        t.each += held / (double)UNITS / (double)of->surveys;
    }
    return t;
}

static void print_row(const settings *of, const spread *how, double share, double df) {
    const tally all = run(of, how, share, df, CHISO_RANKS_SIMULTANEOUS, true);
    const tally each = run(of, how, share, df, CHISO_RANKS_MARGINAL, true);
    const tally plain = run(of, how, share, df, CHISO_RANKS_SIMULTANEOUS, false);
    const double least = 0.95 - 2 * sqrt(0.95 * 0.05 / (double)of->surveys);
    char name[16] = "∞";
    if (isfinite(df)) snprintf(name, sizeof name, "%.0f", df);
    printf("| %s | %.1f | %s | %.1f %%%s | %.1f | %.1f %% | %.1f | %.1f %% |\n", how->name, share,
           name, 100 * all.all, all.all < least ? " **below**" : "", all.width, 100 * each.each,
           each.width, 100 * plain.all);
    fflush(stdout);
}

static void print_coverage(const settings *of) {
    printf(
        "%ld surveys of %d units for each row, %ld draws, level 95 %%; below: under %.1f %%\n\n"
        "| truth | correlation of neighbours | df | simultaneous sets hold all | width | a "
        "marginal "
        "set holds its own | width | simultaneous, df taken as ∞ |\n"
        "|---|---|---|---|---|---|---|---|\n",
        of->surveys, UNITS, of->draws, 100 * (0.95 - 2 * sqrt(0.95 * 0.05 / (double)of->surveys)));
    for (size_t c = 0; c < sizeof shares / sizeof shares[0]; c++)
        for (size_t d = 0; d < sizeof dfs / sizeof dfs[0]; d++)
            for (size_t k = 0; k < sizeof spreads / sizeof spreads[0]; k++)
                if (shares[c] == 0 || k < 2) print_row(of, &spreads[k], shares[c], dfs[d]);
}

/* --- time --- */

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void print_time(const settings *of) {
    printf(
        "\n%d nodes of %d units, %ld draws, one thread\n\n| correlation | df | sets | seconds |\n"
        "|---|---|---|---|\n",
        NODES, UNITS, of->draws);
    for (int32_t kind = 0; kind < 2; kind++)
        for (size_t c = 0; c < 2; c++)
            for (size_t d = 0; d < 3; d += 2) {
                survey s;
                double low[UNITS], high[UNITS];
                draw_survey(&s, &spreads[2], shares[c], dfs[d]);
                const double start = seconds();
                for (long k = 0; k < NODES; k++) rank(&s, of, kind, true, k + 1, low, high);
                printf("| %.1f | %s | %s | %.2f |\n", shares[c], isfinite(dfs[d]) ? "5" : "∞",
                       chiso_rank_sets_name(kind), seconds() - start);
            }
}

static long whole(const char *text) {
    char *end;
    const long value = strtol(text, &end, 10);
    if (*end != '\0' || value < 1) {
        fprintf(stderr, "ranks: \"%s\" is no number from 1 up\n", text);
        exit(2);
    }
    return value;
}

int main(int count, char **words) {
    settings of = {.surveys = 2000, .draws = 1000, .seed = 1};
    const struct {
        const char *name;
        long *number;
    } options[] = {{"--surveys", &of.surveys}, {"--draws", &of.draws}, {"--seed", &of.seed}};
    if (count > 1 && strcmp(words[1], "--time") == 0) {
        print_time(&of);
        return 0;
    }
    for (int i = 1; i < count; i += 2) {
        size_t k = 0;
        while (k < 3 && strcmp(words[i], options[k].name) != 0) k++;
        if (k == 3 || i + 1 == count) {
            fprintf(stderr, "ranks: what is %s?\n", words[i]);
            exit(2);
        }
        *options[k].number = whole(words[i + 1]);
    }
    print_coverage(&of);
    return 0;
}
