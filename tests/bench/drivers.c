/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often the intervals of chiso_drivers() hold the truth: a table for docs/drivers.md.  People
   of a unit are alike in everything; weights vary and tell nothing. */
#include <chiso/chiso.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PREDICTORS = 4, STRATA = 4, PEOPLE = 12, MOST_UNITS = 15, COLUMNS = PREDICTORS + 4 };
enum { MOST_ROWS = STRATA * MOST_UNITS * PEOPLE };

/* Everything has variance 1; the first two predictors are correlated, the last has no effect. */
static const double together = 0.6, alike = 0.1, slopes[PREDICTORS] = {0.4, 0.2, 0.3, 0};
static const int units_of[] = {3, 6, 15}; /* of a stratum */

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

/* --- the truth --- */

typedef struct truth {
    double r_squared, weight[PREDICTORS];
} truth;

/* Of two correlated predictors general dominance, of others the squared correlation. */
static truth find_truth(void) {
    const double ra = slopes[0] + together * slopes[1], rb = slopes[1] + together * slopes[0];
    const double both = ra * slopes[0] + rb * slopes[1];
    truth t = {.r_squared = both + slopes[2] * slopes[2]};
    t.weight[0] = (ra * ra + both - rb * rb) / 2;
    t.weight[1] = (rb * rb + both - ra * ra) / 2;
    t.weight[2] = slopes[2] * slopes[2];
    return t;
}

/* --- one survey --- */

typedef struct survey {
    double values[COLUMNS][MOST_ROWS]; /* predictors, outcome, weight, stratum, unit */
    size_t rows;
} survey;

static const char *const names[COLUMNS] = {"a", "b", "c", "d", "y", "w", "stratum", "unit"};

/* Predictors and what is left of the outcome, as normal numbers that may be of a unit or a person.
 */
static void draw(double *z) {
    for (int k = 0; k <= PREDICTORS; k++) z[k] = normal();
    z[1] = together * z[0] + sqrt(1 - together * together) * z[1];
}

static void draw_person(survey *s, const double *of_unit, double left) {
    double own[PREDICTORS + 1], y = 0;
    draw(own);
    for (int k = 0; k <= PREDICTORS; k++) {
        const double x = sqrt(alike) * of_unit[k] + sqrt(1 - alike) * own[k];
        if (k < PREDICTORS) s->values[k][s->rows] = x;
        y += k < PREDICTORS ? slopes[k] * x : left * x;
    }
    s->values[PREDICTORS][s->rows] = y;
    s->values[PREDICTORS + 1][s->rows] = 0.5 + uniform();
}

static void draw_survey(survey *s, const truth *t, int units) {
    const double left = sqrt(1 - t->r_squared);
    s->rows = 0;
    for (int unit = 0; unit < STRATA * units; unit++) {
        double of_unit[PREDICTORS + 1];
        draw(of_unit);
        for (int i = 0; i < PEOPLE; i++) {
            draw_person(s, of_unit, left);
            s->values[PREDICTORS + 2][s->rows] = unit / units;
            s->values[PREDICTORS + 3][s->rows++] = unit;
        }
    }
}

static void check(chiso_status status, const chiso_error *error) {
    if (status == CHISO_OK) return;
    fprintf(stderr, "%s\n", error->message);
    exit(1);
}

static chiso_result *drive(const survey *s, long replicates) {
    static const char *const unit[] = {"unit"};
    const chiso_design_options drawn = {
        .struct_size = sizeof drawn, .weight = "w", .strata = "stratum", .psu = unit, .n_psu = 1};
    const chiso_variance_options variance = {.struct_size = sizeof variance,
                                             .replicates = replicates};
    const chiso_drivers_options options = {.struct_size = sizeof options,
                                           .outcome = "y",
                                           .predictors = names,
                                           .n_predictors = PREDICTORS,
                                           .variance = &variance};
    chiso_column columns[COLUMNS];
    chiso_responses *responses;
    chiso_design *design;
    chiso_result *result;
    chiso_error error = {0};
    memset(columns, 0, sizeof columns);
    for (size_t k = 0; k < COLUMNS; k++) {
        columns[k].name = names[k];
        columns[k].values = s->values[k];
        columns[k].type = CHISO_VALUES_DOUBLE;
    }
    const chiso_table table = {.columns = columns, .n_columns = COLUMNS, .n_rows = s->rows};
    check(chiso_responses_from_tables(&responses, &table, 1, NULL, &error), &error);
    check(chiso_design_new(&design, &drawn, &error), &error);
    check(chiso_drivers(&result, NULL, responses, NULL, design, &options, &error), &error);
    chiso_design_free(design);
    chiso_responses_free(responses);
    return result;
}

/* --- coverage --- */

/* Figures, and how often their intervals hold what is true. */
static const struct figure {
    const char *statistic;
    int predictor; /* -1: of none */
} figures[] = {
    {"coefficient", 0},           {"coefficient", 3},           {"r_squared", -1},
    {"relative_weight", 0},       {"relative_weight", 1},       {"relative_weight", 2},
    {"relative_weight_share", 0}, {"relative_weight_share", 1}, {"relative_weight_share", 2},
    {"relative_weight", 3}};

enum { FIGURES = sizeof figures / sizeof figures[0] };

static double true_value(const struct figure *f, const truth *t) {
    if (f->predictor < 0) return t->r_squared;
    if (strcmp(f->statistic, "coefficient") == 0) return slopes[f->predictor];
    const bool share = strcmp(f->statistic, "relative_weight_share") == 0;
    return t->weight[f->predictor] * (share ? 100 / t->r_squared : 1);
}

static double number(const chiso_result *result, const struct figure *f, const char *column) {
    for (size_t row = 0; row < chiso_result_rows(result); row++) {
        const char *variable = chiso_result_text(result, row, 0);
        if (strcmp(chiso_result_text(result, row, 1), f->statistic) != 0) continue;
        if (f->predictor < 0 || strcmp(variable, names[f->predictor]) == 0)
            return chiso_result_number(result, row,
                                       (size_t)chiso_result_find_column(result, column));
    }
    return (double)NAN;
}

static void run(int units, long surveys, long replicates, const truth *t) {
    static survey s;
    long held[FIGURES] = {0};
    double bias[FIGURES] = {0};
    for (long i = 0; i < surveys; i++) {
        draw_survey(&s, t, units);
        chiso_result *result = drive(&s, replicates);
        for (size_t k = 0; k < FIGURES; k++) {
            const double value = true_value(&figures[k], t);
            held[k] += number(result, &figures[k], "ci_low") <= value &&
                       value <= number(result, &figures[k], "ci_high");
            bias[k] += (number(result, &figures[k], "estimate") - value) / (double)surveys;
        }
        chiso_result_free(result);
    }
    for (size_t k = 0; k < FIGURES; k++)
        printf("| %s%s%s | %d | %d | %.4g | %+.3g | %.1f %% |\n", figures[k].statistic,
               figures[k].predictor >= 0 ? " " : "",
               figures[k].predictor >= 0 ? names[figures[k].predictor] : "", STRATA * units,
               STRATA * (units - 1) - PREDICTORS, true_value(&figures[k], t), bias[k],
               100 * (double)held[k] / (double)surveys);
}

static long option(int count, char **words, const char *name, long otherwise) {
    for (int i = 1; i + 1 < count; i++) {
        if (strcmp(words[i], name) == 0) return strtol(words[i + 1], NULL, 10);
    }
    return otherwise;
}

int main(int count, char **words) {
    const long surveys = option(count, words, "--surveys", 2000),
               replicates = option(count, words, "--replicates", 1000);
    const truth t = find_truth();
    state = (uint64_t)option(count, words, "--seed", 1);
    printf("%ld surveys for each number of units, %d people of each, level 95 %%\n\n", surveys,
           (int)PEOPLE);
    printf("| figure | units | df | truth | bias | hold the truth |\n|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < sizeof units_of / sizeof units_of[0]; i++)
        run(units_of[i], surveys, replicates, &t);
    return 0;
}
