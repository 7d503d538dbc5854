/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The indices equal the figures that PAPI and the press of the provinces published. */
#include "scores.h"

static chiso_result *score_year(int year) {
    char file[512], instrument[32];
    snprintf(file, sizeof file, CHISO_TEST_DATA "/subdimensions-%d.csv", year);
    snprintf(instrument, sizeof instrument, "papi-%d", year);
    return score_file(file, instrument, "province_code");
}

/* The text up to the next comma or the end of the line; *rest moves behind it. */
static const char *next_field(char **rest) {
    char *field = *rest;
    *rest += strcspn(*rest, ",\r\n");
    if (**rest != '\0') *(*rest)++ = '\0';
    return field;
}

static double number_from(const char *text) {
    locale_t before = uselocale(newlocale(LC_ALL_MASK, "C", (locale_t)0));
    const double number = strtod(text, NULL);
    uselocale(before);
    return number;
}

/* The published line "year,code,province,1,…,6,PAPI" against our scores. */
static void compare_line(const chiso_result *result, char *line, int *complete) {
    static const char *const nodes[] = {"1", "2", "3", "4", "5", "6", "PAPI"};
    char *rest = line;
    next_field(&rest);
    const char *code = next_field(&rest);
    next_field(&rest);
    for (size_t i = 0; i < 7; i++) {
        const char *published = next_field(&rest);
        const double score = number_of(result, code, nodes[i], "score");
        const double expected = number_from(published);
        /* a withheld dimension is blank, a total that lacks one is printed as 0 */
        if (published[0] == '\0' || expected == 0) {
            assert_true(isnan(score));
            continue;
        }
        /* published with six decimals: half a unit in each of the parts, and rounding in print */
        const double tolerance = i < 6 ? 3e-6 : 5e-6;
        if (!(fabs(score - expected) <= tolerance))
            fail_msg("%s %s: %.9f, published %s", code, nodes[i], score, published);
        *complete += i == 6;
    }
}

static void all_complete_province_years_equal_the_published_dimensions_and_totals(void **state) {
    (void)state;
    FILE *file = fopen(CHISO_TEST_DATA "/official-dimensions-2011-2016.csv", "r");
    assert_non_null(file);
    char line[1024];
    int complete = 0, year = 0;
    chiso_result *result = NULL;
    assert_non_null(fgets(line, sizeof line, file));
    while (fgets(line, sizeof line, file) != NULL) {
        if (atoi(line) != year) {
            chiso_result_free(result);
            year = atoi(line);
            result = score_year(year);
        }
        compare_line(result, line, &complete);
    }
    fclose(file);
    chiso_result_free(result);
    assert_int_equal(complete, 376);
}

/* What newspapers and reports printed, to the digits they printed (some cut, some rounded). */
static void press_figures_are_met(void **state) {
    (void)state;
    static const struct {
        int year;
        const char *province, *node;
        double score;
        int decimals, rank;
    } press[] = {
        {2024, "20", "PAPI", 45.0036, 4, 12},  {2022, "20", "PAPI", 43.8475, 4, 13},
        {2023, "46", "PAPI", 46.0415, 4, 0},   {2024, "22", "PAPI", 47.821236, 6, 1},
        {2024, "72", "PAPI", 47.345245, 6, 2}, {2024, "60", "PAPI", 47.126648, 6, 3},
        {2024, "01", "PAPI", 43.774715, 6, 0}, {2024, "48", "PAPI", 43.212067, 6, 0},
        {2024, "92", "PAPI", 40.442665, 6, 0}, {2024, "91", "PAPI", 39.912186, 6, 0},
        {2024, "20", "2", 5.64, 2, 0},         {2024, "20", "3", 4.40, 2, 0},
        {2024, "20", "5", 7.49, 2, 0},         {2024, "20", "1", 5.53, 2, 0},
        {2022, "20", "4", 6.747, 3, 0},        {2022, "20", "2", 5.338, 3, 0},
        {2015, "42", "1", 6.44, 2, 0},         {2015, "42", "2", 7.24, 2, 0},
        {2015, "42", "3", 7.51, 2, 0},         {2015, "42", "4", 6.67, 2, 0},
        {2015, "42", "5", 7.30, 2, 0},         {2015, "42", "6", 7.17, 2, 0},
        {2017, "80", "PAPI", 38.3, 1, 11},     {2020, "22", "PAPI", 48.8114, 4, 0},
        {2021, "46", "PAPI", 48.0591, 4, 0},   {2023, "02", "PAPI", 44.2479, 4, 0},
        {2023, "01", "PAPI", 43.9603, 4, 0},   {2023, "04", "PAPI", 41.6551, 4, 0},
    };
    for (size_t i = 0; i < sizeof press / sizeof press[0]; i++) {
        chiso_result *result = score_year(press[i].year);
        const double score = number_of(result, press[i].province, press[i].node, "score");
        /* a total carries the rounding of its published parts, as above */
        const double unit = fmax(pow(10, -press[i].decimals), 5e-6);
        if (!(fabs(score - press[i].score) < unit))
            fail_msg("%d %s %s: %.7f", press[i].year, press[i].province, press[i].node, score);
        if (press[i].rank > 0)
            assert_true(number_of(result, press[i].province, press[i].node, "rank") ==
                        press[i].rank);
        chiso_result_free(result);
    }
}

static void count_groups(const chiso_result *result, const char *node, size_t counts[4],
                         double low[4], double high[4]) {
    static const char *const groups[] = {"best", "high_average", "low_average", "poor"};
    const size_t code = column_of(result, "code"), group = column_of(result, "group");
    const size_t score = column_of(result, "score");
    for (size_t g = 0; g < 4; g++) counts[g] = 0, low[g] = INFINITY, high[g] = -INFINITY;
    for (size_t row = 0; row < chiso_result_rows(result); row++) {
        const char *found = chiso_result_text(result, row, group);
        if (found == NULL || strcmp(chiso_result_text(result, row, code), node) != 0) continue;
        for (size_t g = 0; g < 4; g++) {
            if (strcmp(found, groups[g]) != 0) continue;
            const double value = chiso_result_number(result, row, score);
            counts[g]++;
            low[g] = fmin(low[g], value);
            high[g] = fmax(high[g], value);
        }
    }
}

static void sixty_three_provinces_make_groups_of_16_16_15_16(void **state) {
    (void)state;
    size_t counts[4];
    double low[4], high[4];
    chiso_result *result = score_year(2019);
    count_groups(result, "PAPI", counts, low, high);
    const size_t expected[] = {16, 16, 15, 16};
    assert_memory_equal(counts, expected, sizeof expected);
    chiso_result_free(result);
}

static void the_map_legend_of_dimension_6_in_2022_is_met(void **state) {
    (void)state;
    const double from[] = {7.8579, 7.5189, 7.2294, 6.4132}, to[] = {8.3148, 7.8072, 7.5173, 7.2275};
    size_t counts[4];
    double low[4], high[4];
    chiso_result *result = score_year(2022);
    count_groups(result, "6", counts, low, high);
    for (size_t g = 0; g < 4; g++) {
        assert_true(fabs(low[g] - from[g]) <= 0.5001e-4);
        assert_true(fabs(high[g] - to[g]) <= 0.5001e-4);
    }
    chiso_result_free(result);
}

static void withheld_provinces_have_no_total_no_rank_and_a_note(void **state) {
    (void)state;
    chiso_result *result = score_year(2024);
    size_t ranked = 0;
    const size_t code = column_of(result, "code"), rank = column_of(result, "rank");
    for (size_t row = 0; row < chiso_result_rows(result); row++) {
        if (strcmp(chiso_result_text(result, row, code), "PAPI") == 0)
            ranked += isnan(chiso_result_number(result, row, rank)) ? 0 : 1;
    }
    assert_int_equal(ranked, 61);
    static const char *const withheld[] = {"26", "82"};
    for (size_t i = 0; i < 2; i++) {
        assert_true(isnan(number_of(result, withheld[i], "PAPI", "score")));
        assert_true(isnan(number_of(result, withheld[i], "PAPI", "rank")));
        assert_null(text_of(result, withheld[i], "PAPI", "group"));
        assert_string_equal(text_of(result, withheld[i], "PAPI", "flags"), "published;withheld");
    }
    assert_int_equal(chiso_result_notes(result), 2);
    assert_contains(chiso_result_note(result, 0), "Vĩnh Phúc");
    assert_contains(chiso_result_note(result, 1), "Tiền Giang");
    chiso_result_free(result);
}

static void the_whole_is_the_plain_mean_of_the_provinces(void **state) {
    (void)state;
    chiso_result *result = score_year(2022);
    assert_true(fabs(number_of(result, NULL, "PAPI", "score") - 42.3424) <= 0.5001e-4);
    assert_true(isnan(number_of(result, NULL, "PAPI", "rank")));
    chiso_result_free(result);
    result = score_year(2023);
    assert_true(fabs(number_of(result, NULL, "PAPI", "score") - 42.4212) <= 0.5001e-4);
    chiso_result_free(result);
}

static void names_and_codes_give_the_same_scores(void **state) {
    (void)state;
    chiso_result *by_code = score_year(2024);
    chiso_result *by_name =
        score_file(CHISO_TEST_DATA "/subdimensions-2024.csv", "papi-2024", "province");
    chiso_result *by_default =
        score_file(CHISO_TEST_DATA "/subdimensions-2024.csv", "papi-2024", NULL);
    assert_int_equal(chiso_result_rows(by_code), 64 * 37);
    assert_string_equal(chiso_result_column_name(by_name, 0), "province");
    assert_string_equal(chiso_result_column_name(by_code, 0), "province_code");
    const size_t score = column_of(by_code, "score"), size = chiso_result_rows(by_code) * 8;
    assert_memory_equal(chiso_result_numbers(by_code, score), chiso_result_numbers(by_name, score),
                        size);
    assert_memory_equal(chiso_result_numbers(by_code, score),
                        chiso_result_numbers(by_default, score), size);
    assert_string_equal(text_of(by_name, "20", "PAPI", "group"), "best");
    chiso_result_free(by_code);
    chiso_result_free(by_name);
    chiso_result_free(by_default);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_complete_province_years_equal_the_published_dimensions_and_totals),
        cmocka_unit_test(press_figures_are_met),
        cmocka_unit_test(sixty_three_provinces_make_groups_of_16_16_15_16),
        cmocka_unit_test(the_map_legend_of_dimension_6_in_2022_is_met),
        cmocka_unit_test(withheld_provinces_have_no_total_no_rank_and_a_note),
        cmocka_unit_test(the_whole_is_the_plain_mean_of_the_provinces),
        cmocka_unit_test(names_and_codes_give_the_same_scores),
    };
    return RUN_TESTS(tests);
}
