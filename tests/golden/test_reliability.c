/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alpha and its family against R's psych and survey: reliability/expected.R. */
#include <chiso/reliability.h>

#include "table.h"

enum { MOST = 25, PATH = 512 };

typedef struct scale {
    const char *name, *file;
    const char *items[MOST], *reverse[MOST];
    int32_t use, variance;
    int32_t factors, extraction, rotation, ordinal;
    const char *domain; /* of gender; NULL: the whole */
    bool design;
} scale;

static size_t count_of(const char *const *names) {
    size_t count = 0;
    while (count < MOST && names[count] != NULL) count++;
    return count;
}

static chiso_design *design_of(const scale *s) {
    static const char *const psu[] = {"psu"};
    chiso_design_options options = CHISO_DESIGN_OPTIONS_INIT;
    chiso_design *design;
    chiso_error error = {0};
    if (!s->design) return NULL;
    options.weight = "w", options.strata = "stratum", options.psu = psu, options.n_psu = 1;
    assert_ok(chiso_design_new(&design, &options, &error), error);
    return design;
}

static chiso_result *look(const scale *s) {
    static const char *const by[] = {"gender"};
    char path[PATH];
    const char *file = path;
    chiso_error error = {0};
    chiso_responses *responses;
    chiso_result *result;
    chiso_variance_options variance = CHISO_VARIANCE_OPTIONS_INIT;
    chiso_reliability_options options = CHISO_RELIABILITY_OPTIONS_INIT;
    chiso_design *design = design_of(s);
    snprintf(path, sizeof path, CHISO_TEST_DATA "/data/%s.csv", s->file);
    options.items = s->items, options.n_items = count_of(s->items);
    options.reverse = s->reverse, options.n_reverse = count_of(s->reverse);
    options.use = s->use;
    options.factors = s->factors, options.extraction = s->extraction;
    options.rotation = s->rotation, options.ordinal = s->ordinal;
    options.variance = &variance, variance.method = s->variance;
    options.by = by, options.n_by = s->domain != NULL ? 1 : 0;
    assert_ok(chiso_responses_from_files(&responses, &file, 1, NULL, &error), error);
    assert_ok(chiso_reliability(&result, NULL, responses, NULL, design, &options, &error), error);
    chiso_responses_free(responses);
    chiso_design_free(design);
    return result;
}

static bool is_text(const chiso_result *result, size_t row, const char *column, const char *text) {
    const char *found =
        chiso_result_text(result, row, (size_t)chiso_result_find_column(result, column));
    return strcmp(found != NULL ? found : "", text) == 0;
}

static size_t find_row(const chiso_result *result, const char *domain, const char *statistic,
                       const char *item) {
    size_t row = 0;
    while (row < chiso_result_rows(result) &&
           !(is_text(result, row, "statistic", statistic) && is_text(result, row, "item", item) &&
             (domain == NULL || is_text(result, row, "gender", domain))))
        row++;
    if (row == chiso_result_rows(result)) fail_msg("no row %s of \"%s\"", statistic, item);
    return row;
}

static void compare(const chiso_result *result, size_t row, const table *t, size_t line,
                    const char *column) {
    const double expected = number_cell(t, line, column);
    const double found =
        chiso_result_number(result, row, (size_t)chiso_result_find_column(result, column));
    if (!isnan(expected) && !near(found, expected, fmax(fabs(expected), 1), 1e-10))
        fail_msg("%s %s %s: %s %.17g, not %.17g", cell(t, line, "case"), cell(t, line, "statistic"),
                 cell(t, line, "item"), column, found, expected);
}

/* Every row of the file that is of the case; how many there were. */
static size_t compare_case(const table *t, const scale *s, const char *const *columns) {
    chiso_result *result = look(s);
    size_t compared = 0;
    for (size_t line = 0; line < t->rows; line++) {
        if (strcmp(cell(t, line, "case"), s->name) != 0) continue;
        const size_t row =
            find_row(result, s->domain, cell(t, line, "statistic"), cell(t, line, "item"));
        for (size_t c = 0; columns[c] != NULL; c++) compare(result, row, t, line, columns[c]);
        compared++;
    }
    chiso_result_free(result);
    return compared;
}

static void compare_all(const char *file, const scale *scales, size_t count,
                        const char *const *columns) {
    char path[PATH];
    size_t compared = 0;
    snprintf(path, sizeof path, CHISO_TEST_DATA "/expected/%s.csv", file);
    table t = table_read(path);
    for (size_t i = 0; i < count; i++) compared += compare_case(&t, &scales[i], columns);
    assert_int_equal(compared, t.rows); /* nothing in the file is left out */
    table_free(&t);
}

/* --- cases, as in expected.R --- */

#define BFI                                                                                        \
    {                                                                                              \
        "A1", "A2", "A3", "A4", "A5", "C1", "C2", "C3", "C4", "C5", "E1", "E2", "E3", "E4", "E5",  \
            "N1", "N2", "N3", "N4", "N5", "O1", "O2", "O3", "O4", "O5"                             \
    }
#define ABILITY                                                                                    \
    {                                                                                              \
        "reason_4", "reason_16", "reason_17", "reason_19", "letter_7", "letter_33", "letter_34",   \
            "letter_58", "matrix_45", "matrix_46", "matrix_47", "matrix_55", "rotate_3",           \
            "rotate_4", "rotate_6", "rotate_8"                                                     \
    }

#define FIVE(letter)                                                                               \
    { letter "1", letter "2", letter "3", letter "4", letter "5" }

static void alpha_and_its_family_are_those_of_psych_to_1e_10(void **state) {
    static const char *const columns[] = {"estimate", "ci_low", "ci_high", "n", NULL};
    static const scale scales[] = {
        {.name = "agreeableness", .file = "bfi", .items = FIVE("A"), .reverse = {"A1"}},
        {.name = "conscientiousness", .file = "bfi", .items = FIVE("C"), .reverse = {"C4", "C5"}},
        {.name = "extraversion", .file = "bfi", .items = FIVE("E"), .reverse = {"E1", "E2"}},
        {.name = "neuroticism", .file = "bfi", .items = FIVE("N")},
        {.name = "openness", .file = "bfi", .items = FIVE("O"), .reverse = {"O2", "O5"}},
        {.name = "all",
         .file = "bfi",
         .items = BFI,
         .reverse = {"A1", "C4", "C5", "E1", "E2", "O2", "O5"}},
        {.name = "as-asked", .file = "bfi", .items = FIVE("A")},
        {.name = "two", .file = "bfi", .items = {"N1", "N2"}},
        {.name = "ability", .file = "ability", .items = ABILITY},
        {.name = "holzinger",
         .file = "holzinger",
         .items = {"x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9"}},
    };
    (void)state;
    compare_all("psych", scales, sizeof scales / sizeof scales[0], columns);
}

#define AGREEABLENESS .file = "bfi", .items = FIVE("A"), .reverse = {"A1"}, .design = true

static void intervals_of_a_design_are_those_of_survey_to_1e_10(void **state) {
    static const char *const columns[] = {"estimate", "se", "ci_low", "ci_high", "df", NULL};
    static const scale scales[] = {
        {AGREEABLENESS, .name = "pairwise"},
        {AGREEABLENESS, .name = "listwise", .use = CHISO_USE_LISTWISE},
        {AGREEABLENESS, .name = "men", .domain = "1"},
        {AGREEABLENESS, .name = "jackknife", .variance = CHISO_VARIANCE_JACKKNIFE},
        {AGREEABLENESS, .name = "women-jackknife", .variance = CHISO_VARIANCE_JACKKNIFE,
         .domain = "2"},
        {AGREEABLENESS, .name = "svycralpha", .use = CHISO_USE_LISTWISE},
    };
    (void)state;
    compare_all("survey", scales, sizeof scales / sizeof scales[0], columns);
}

/* --- factors, whose own tests compare more: test_factors.c --- */

/* What psych calls it, and what it is here. */
static const struct {
    const char *model, *theirs, *ours;
} names[] = {
    {"omega", "omega_total", "omega_total"},
    {"omega", "omega_hierarchical", "omega_hierarchical"},
    {"omega-polychoric", "omega_total", "omega_ordinal"},
    {"omega-polychoric", "omega_hierarchical", "omega_hierarchical_ordinal"},
    {"omega-polychoric", "alpha", "alpha_ordinal"},
    {NULL, "loading", "loading"},
    {NULL, "communality", "communality"},
    {NULL, "explained", "ss_loadings"},
    {NULL, "phi", "factor_correlation"},
    {NULL, "eigenvalue", "eigenvalue"},
};

static const char *our_name(const char *model, const char *statistic) {
    const bool omega = strncmp(model, "omega", 5) == 0;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(names[i].theirs, statistic) == 0 &&
            (names[i].model == NULL ? !omega : strcmp(names[i].model, model) == 0))
            return names[i].ours;
    }
    return NULL;
}

static double number_at(const chiso_result *result, size_t row, const char *column) {
    return chiso_result_number(result, row, (size_t)chiso_result_find_column(result, column));
}

/* The estimate of a line of factors.csv; *is_there false where we have no such row. */
static double find_factor(const chiso_result *result, const scale *s, const table *t, size_t line,
                          bool *is_there) {
    const char *name = our_name(cell(t, line, "model"), cell(t, line, "statistic"));
    const double one = number_cell(t, line, "item"), two = number_cell(t, line, "factor");
    const bool phi = name != NULL && strcmp(name, "factor_correlation") == 0;
    const bool of_factor = name != NULL && (phi || strcmp(name, "ss_loadings") == 0 ||
                                            strcmp(name, "eigenvalue") == 0);
    const double factor = of_factor ? one : two, other = phi ? two : (double)NAN;
    const char *item = of_factor || isnan(one) ? "" : s->items[(size_t)one - 1];
    for (size_t row = 0; name != NULL && row < chiso_result_rows(result); row++) {
        *is_there = is_text(result, row, "statistic", name) && is_text(result, row, "item", item) &&
                    near(number_at(result, row, "factor"), factor, 1, 0) &&
                    near(number_at(result, row, "factor_other"), other, 1, 0);
        if (*is_there) return number_at(result, row, "estimate");
    }
    *is_there = false;
    return NAN;
}

static size_t compare_factors(const table *t, const char *model, const scale *s) {
    chiso_result *result = look(s);
    size_t compared = 0;
    for (size_t line = 0; line < t->rows; line++) {
        bool is_there;
        if (strcmp(cell(t, line, "data"), s->name) != 0 ||
            strcmp(cell(t, line, "model"), model) != 0 ||
            number_cell(t, line, "factors") != (double)s->factors)
            continue;
        const double found = find_factor(result, s, t, line, &is_there);
        if (!is_there) continue;
        if (!near(found, number_cell(t, line, "value"), 1, 1e-4))
            fail_msg("%s %s %s %s %s: %.17g, not %s", s->name, model, cell(t, line, "statistic"),
                     cell(t, line, "item"), cell(t, line, "factor"), found, cell(t, line, "value"));
        compared++;
    }
    chiso_result_free(result);
    return compared;
}

static void factors_and_omega_are_those_of_psych_to_1e_4(void **state) {
    static const struct {
        const char *model;
        scale scale;
        size_t compared;
    } cases[] = {
        {"oblimin",
         {.name = "bfi",
          .file = "bfi",
          .items = BFI,
          .factors = 5,
          .rotation = CHISO_ROTATION_OBLIMIN},
         125 + 25 + 5 + 10},
        {"varimax", {.name = "ability", .file = "ability", .items = ABILITY, .factors = 4}, 64 + 4},
        {"none",
         {.name = "holzinger",
          .file = "holzinger",
          .items = {"x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9"},
          .factors = 3,
          .rotation = CHISO_ROTATION_NONE},
         27 + 9 + 3},
        {"pca-varimax",
         {.name = "bfi",
          .file = "bfi",
          .items = BFI,
          .factors = 5,
          .extraction = CHISO_EXTRACTION_COMPONENTS},
         125},
        {"pca-none",
         {.name = "ability",
          .file = "ability",
          .items = ABILITY,
          .factors = 4,
          .extraction = CHISO_EXTRACTION_COMPONENTS,
          .rotation = CHISO_ROTATION_NONE},
         64 + 16},
        {"omega",
         {.name = "turned",
          .file = "bfi",
          .items = BFI,
          .reverse = {"A1", "C4", "C5", "E1", "E2", "O2", "O5"},
          .factors = 5},
         2},
        {"omega-polychoric",
         {.name = "ability", .file = "ability", .items = ABILITY, .factors = 3, .ordinal = 1},
         3},
    };
    table t = table_read(CHISO_TEST_DATA "/factors.csv");
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(compare_factors(&t, cases[i].model, &cases[i].scale), cases[i].compared);
    table_free(&t);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(alpha_and_its_family_are_those_of_psych_to_1e_10),
        cmocka_unit_test(intervals_of_a_design_are_those_of_survey_to_1e_10),
        cmocka_unit_test(factors_and_omega_are_those_of_psych_to_1e_4),
    };
    return RUN_TESTS(tests);
}
