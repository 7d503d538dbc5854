/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forty respondents, end to end, against fractions computed by respondents/expected.py. */
#include <unistd.h>

#include "scores.h"

#define SURVEY CHISO_TEST_DATA "/../../../examples/data/small-survey"

enum { NODES = 9, DOMAINS = 4 };

static const char *const by[] = {"district"}, *const psu[] = {"commune"};

typedef struct survey {
    chiso_instrument *instrument;
    chiso_totals *totals;
    chiso_result *findings, *scores;
} survey;

static survey score(const char *const *files, size_t count, int32_t language) {
    survey s = {0};
    chiso_error error = {0};
    chiso_responses *responses;
    chiso_design *design;
    chiso_design_options drawn = CHISO_DESIGN_OPTIONS_INIT;
    chiso_totals_options wanted = CHISO_TOTALS_OPTIONS_INIT;
    chiso_score_options shown = CHISO_SCORE_OPTIONS_INIT;
    drawn.weight = "weight", drawn.strata = "stratum", drawn.psu = psu, drawn.n_psu = 1;
    wanted.by = by, wanted.n_by = 1;
    shown.language = language;
    assert_ok(chiso_instrument_open(&s.instrument, NULL, SURVEY "/instrument", &error), error);
    assert_ok(chiso_responses_from_files(&responses, files, count, NULL, &error), error);
    assert_ok(chiso_design_new(&design, &drawn, &error), error);
    assert_ok(
        chiso_totals_read(&s.totals, &s.findings, responses, s.instrument, design, &wanted, &error),
        error);
    assert_ok(chiso_score(&s.scores, s.totals, &shown, &error), error);
    chiso_responses_free(responses);
    chiso_design_free(design);
    return s;
}

static survey score_example(int32_t language) {
    static const char *const files[] = {SURVEY "/responses.csv"};
    return score(files, 1, language);
}

static void forget(survey *s) {
    chiso_result_free(s->scores);
    chiso_result_free(s->findings);
    chiso_totals_free(s->totals);
    chiso_instrument_free(s->instrument);
}

/* The text up to the next comma or the end of the line; *rest moves behind it. */
static const char *next_field(char **rest) {
    char *field = *rest;
    *rest += strcspn(*rest, ",\r\n");
    if (**rest != '\0') *(*rest)++ = '\0';
    return field;
}

/* A number in the "C" locale; NaN for a blank. */
static double number_from(const char *text) {
    if (text[0] == '\0') return NAN;
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0), before = uselocale(c);
    const double number = strtod(text, NULL);
    uselocale(before);
    freelocale(c);
    return number;
}

static void assert_number(double actual, const char *text, double tolerance, const char *what) {
    const double expected = number_from(text);
    if (isnan(expected) ? isnan(actual) : fabs(actual - expected) <= tolerance * fabs(expected))
        return;
    fail_msg("%s: %.17g, expected %s", what, actual, text);
}

/* A line "district,code,n,n_answers,score,rank,group" against the row of the same number. */
static void compare_line(const chiso_result *result, size_t row, char *line) {
    static const struct {
        const char *column;
        double tolerance;
    } numbers[] = {{"n", 0}, {"n_answers", 0}, {"score", 1e-13}, {"rank", 0}};
    char what[300];
    const char *district = next_field(&line), *found = chiso_result_text(result, row, 0);
    const char *code = next_field(&line);
    assert_string_equal(found != NULL ? found : "", district);
    assert_string_equal(chiso_result_text(result, row, column_of(result, "code")), code);
    for (size_t i = 0; i < 4; i++) {
        const char *column = numbers[i].column;
        snprintf(what, sizeof what, "%.90s %.90s %s", district, code, column);
        assert_number(chiso_result_number(result, row, column_of(result, column)),
                      next_field(&line), numbers[i].tolerance, what);
    }
    found = chiso_result_text(result, row, column_of(result, "group"));
    assert_string_equal(found != NULL ? found : "", next_field(&line));
}

static void compare_with_expected(const chiso_result *result) {
    char line[400];
    size_t row = 0;
    FILE *file = fopen(CHISO_TEST_DATA "/expected.csv", "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    while (fgets(line, sizeof line, file) != NULL) compare_line(result, row++, line);
    fclose(file);
    assert_int_equal(row, (1 + DOMAINS) * NODES);
    assert_int_equal(chiso_result_rows(result), row);
}

static void scores_ranks_and_groups_are_those_computed_in_fractions(void **state) {
    (void)state;
    survey s = score_example(CHISO_ENGLISH);
    compare_with_expected(s.scores);
    forget(&s);
}

static void units_and_respondents_are_counted_and_three_long_waits_are_warned_of(void **state) {
    (void)state;
    survey s = score_example(CHISO_ENGLISH);
    assert_int_equal(chiso_totals_respondents(s.totals), 40);
    assert_int_equal(chiso_totals_units(s.totals), 6); /* two communes in each of three strata */
    assert_int_equal(chiso_totals_domains(s.totals), DOMAINS);
    assert_int_equal(chiso_result_rows(s.findings), 3);
    for (size_t row = 0; row < 3; row++)
        assert_string_equal(chiso_result_text(s.findings, row, column_of(s.findings, "rule")),
                            "outside_bounds");
    forget(&s);
}

static void who_names_no_district_has_scores_where_they_answered(void **state) {
    (void)state;
    survey s = score_example(CHISO_VIETNAMESE);
    assert_true(isnan(number_of(s.scores, "(missing)", "HL", "score")));
    assert_string_equal(text_of(s.scores, "(missing)", "MC.3", "flags"), "no_answers;no_df");
    assert_int_equal(chiso_result_notes(s.scores), 1);
    assert_string_equal(chiso_result_note(s.scores, 0),
                        "(không rõ): không có điểm HL, không xếp hạng và không xếp nhóm, vì không "
                        "có câu trả lời: MC.3");
    assert_string_equal(text_of(s.scores, NULL, "TYT", "name"), "Trạm y tế");
    forget(&s);
}

/* --- the same respondents in another order, in two files written in two ways --- */

static size_t read_lines(char lines[][256], size_t room) {
    size_t count = 0;
    FILE *file = fopen(SURVEY "/responses.csv", "r");
    assert_non_null(file);
    while (count < room && fgets(lines[count], 256, file) != NULL) count++;
    fclose(file);
    return count;
}

/* A line with semicolons, decimal commas, and its last column in front. */
static void write_otherwise(FILE *file, char *line) {
    line[strcspn(line, "\r\n")] = '\0';
    char *last = strrchr(line, ',');
    *last = '\0';
    for (char *at = line; *at != '\0'; at++) *at = *at == ',' ? ';' : *at == '.' ? ',' : *at;
    fprintf(file, "%s;%s\r\n", last + 1, line);
}

static void two_files_in_any_order_and_manner_give_the_same(void **state) {
    (void)state;
    static char lines[50][256];
    char paths[2][40] = {"/tmp/chiso-respondents-XXXXXX", "/tmp/chiso-respondents-XXXXXX"};
    const char *files[] = {paths[0], paths[1]};
    const size_t count = read_lines(lines, 50);
    assert_int_equal(count, 41);
    FILE *file[2];
    for (size_t i = 0; i < 2; i++) {
        file[i] = fdopen(mkstemp(paths[i]), "w");
        assert_non_null(file[i]);
    }
    fputs(lines[0], file[0]);
    write_otherwise(file[1], lines[0]);
    for (size_t i = count - 1; i > 0; i--) {
        if (i % 3 == 0)
            fputs(lines[i], file[0]);
        else
            write_otherwise(file[1], lines[i]);
    }
    fclose(file[0]);
    fclose(file[1]);
    survey s = score(files, 2, CHISO_ENGLISH);
    compare_with_expected(s.scores);
    assert_int_equal(chiso_totals_units(s.totals), 6);
    forget(&s);
    unlink(paths[0]);
    unlink(paths[1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_ranks_and_groups_are_those_computed_in_fractions),
        cmocka_unit_test(units_and_respondents_are_counted_and_three_long_waits_are_warned_of),
        cmocka_unit_test(who_names_no_district_has_scores_where_they_answered),
        cmocka_unit_test(two_files_in_any_order_and_manner_give_the_same),
    };
    return RUN_TESTS(tests);
}
