/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "regrouped.h"
#include "totals/regroup.h"

/* tests/unit/totals/data/published: P = p1 + p2; 0 is withheld.  Tuyên Quang is of Hà Giang (02)
 * and Tuyên Quang (08), Cà Mau of Bạc Liêu (95) and Cà Mau (96); Hà Nội (01) stays. */

#define SCORES                                                                                     \
    "province,p1,p2\n"                                                                             \
    "Hà Nội,0.3,1.7\n"                                                                          \
    "Hà Giang,0.5,1\n"                                                                            \
    "Tuyên Quang,0.25,0\n"

#define PEOPLE "province,population\nha giang,100\nTỉnh Tuyên Quang,300\n"

static regrouped published(const char *scores, const char *people) {
    regrouped r = regrouped_new(CHISO_TEST_DATA "/published");
    survey_file(&r.of, scores);
    if (people != NULL) survey_file(&r.populations, people);
    return r;
}

static chiso_result *scores_of(const chiso_totals *totals, int32_t language) {
    chiso_score_options options = CHISO_SCORE_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_result *scores;
    options.language = language;
    assert_ok(chiso_score(&scores, totals, &options, &error), error);
    return scores;
}

/* The row of a node: three to a domain, the whole first. */
static void expect(const chiso_result *scores, size_t row, const char *domain, const char *node,
                   double score, const char *flags) {
    const char *found = chiso_result_text(scores, row, 0);
    assert_true((found == NULL) == (domain == NULL));
    if (domain != NULL) assert_string_equal(found, domain);
    assert_string_equal(chiso_result_text(scores, row, 1), node);
    const double got =
        chiso_result_number(scores, row, (size_t)chiso_result_find_column(scores, "score"));
    assert_true(isnan(score) == isnan(got));
    if (!isnan(score)) assert_close(got, score, 1e-15);
    assert_string_equal(
        chiso_result_text(scores, row, (size_t)chiso_result_find_column(scores, "flags")), flags);
}

static void a_merged_province_has_the_mean_of_its_parts_by_population(void **state) {
    (void)state;
    regrouped r = published(SCORES, PEOPLE);
    assert_ok(regroup_survey(&r), r.error);
    assert_string_equal(domains_shown(r.totals), "01 08");
    assert_int_equal(chiso_totals_respondents(r.totals), 2);
    assert_string_equal(setting_of(r.totals, "populations"), r.populations.path[0]);
    chiso_result *scores = scores_of(r.totals, CHISO_ENGLISH);
    const double merged = (100 * 0.5 + 300 * 0.25) / 400;
    expect(scores, 0, NULL, "P", 2, "published");
    expect(scores, 1, NULL, "p1", (0.3 + merged) / 2, "published;approximate");
    expect(scores, 2, NULL, "p2", 1.7, "published"); /* that of Hà Nội alone */
    expect(scores, 3, "01", "P", 2, "published");
    expect(scores, 4, "01", "p1", 0.3, "published");
    expect(scores, 6, "08", "P", NAN, "published;withheld");
    expect(scores, 7, "08", "p1", merged, "published;approximate");
    expect(scores, 8, "08", "p2", NAN, "published;withheld"); /* one part is */
    assert_int_equal(chiso_result_notes(scores), 2);
    assert_contains(chiso_result_note(scores, 0), "Tuyên Quang: no P score");
    assert_contains(chiso_result_note(scores, 1), "approximate: nobody published a score");
    chiso_result_free(scores);
    scores = scores_of(r.totals, CHISO_VIETNAMESE);
    assert_contains(chiso_result_note(scores, 1), "gia quyền theo dân số");
    chiso_result_free(scores);
    regrouped_free(&r);
}

static void a_part_that_is_not_in_the_file_withholds_the_whole(void **state) {
    (void)state;
    regrouped r =
        published("province,p1,p2\n96,0.5,1\n1,0.5,1\n", "province,population\n96,5\n95,7\n");
    assert_ok(regroup_survey(&r), r.error);
    chiso_result *scores = scores_of(r.totals, CHISO_ENGLISH);
    expect(scores, 1, NULL, "p1", 0.5, "published");
    expect(scores, 6, "96", "P", NAN, "published;withheld");
    expect(scores, 7, "96", "p1", NAN, "published;withheld");
    assert_int_equal(chiso_result_notes(scores), 1); /* nothing is approximate */
    chiso_result_free(scores);
    regrouped_free(&r);
}

static void regions_are_means_too(void **state) {
    (void)state;
    regrouped r = published(
        "province,p1,p2\nkon tum,0.1,1\ngia lai,0.2,1\ndak lak,0.3,1\n"
        "dak nong,0.4,1\nlam dong,0.5,1\n1,1,2\n",
        "province,population\nkon tum,1\ngia lai,2\ndak lak,3\ndak nong,4\n"
        "lam dong,5\n1,1\n");
    r.options.into = CHISO_REGIONS;
    assert_ok(regroup_survey(&r), r.error);
    assert_string_equal(domains_shown(r.totals), "R1 R4");
    chiso_result *scores = scores_of(r.totals, CHISO_ENGLISH);
    expect(scores, 4, "R1", "p1", NAN, "published;withheld"); /* Hà Nội is one of eleven */
    expect(scores, 7, "R4", "p1", (0.1 + 0.4 + 0.9 + 1.6 + 2.5) / 15, "published;approximate");
    assert_string_equal(chiso_result_label(scores, 6, 0), "Central Highlands");
    chiso_result_free(scores);
    regrouped_free(&r);
}

static void a_saved_file_tells_what_is_approximate(void **state) {
    (void)state;
    char path[128];
    chiso_totals *loaded;
    regrouped r = published(SCORES, PEOPLE), again = regrouped_new(NULL);
    assert_ok(regroup_survey(&r), r.error);
    snprintf(path, sizeof path, "%s/totals", r.of.folder);
    assert_ok(chiso_totals_save(r.totals, path, &r.error), r.error);
    assert_ok(chiso_totals_load(&loaded, path, r.of.instrument, &r.error), r.error);
    unlink(path);
    assert_ok(regroup_these(&again, loaded), again.error); /* a copy */
    chiso_result *scores = scores_of(again.totals, CHISO_ENGLISH);
    expect(scores, 7, "08", "p1", (100 * 0.5 + 300 * 0.25) / 400, "published;approximate");
    expect(scores, 4, "01", "p1", 0.3, "published");
    chiso_result_free(scores);
    chiso_totals_free(loaded);
    regrouped_free(&again);
    regrouped_free(&r);
}

static void populations_are_asked_for_where_means_are_taken_and_nowhere_else(void **state) {
    (void)state;
    regrouped r = published(SCORES, NULL);
    regroup_refused(&r, CHISO_E_ARGUMENT,
                    "name a CSV file with the columns province (of the 63) and population with "
                    "--populations");
    r.options.into = CHISO_PROVINCES_63;
    assert_ok(regroup_survey(&r), r.error);
    assert_false(r.totals->by_population);
    survey_file(&r.populations, PEOPLE);
    regroup_refused(&r, CHISO_E_ARGUMENT, "no mean is taken; leave --populations out");
    regrouped_free(&r);
}

static void a_code_has_no_mean(void **state) {
    (void)state;
    regrouped r = published("province,p1,p2,colour\n01,0.3,1,red\n95,0.3,1,red\n96,0.3,1,blue\n",
                            "province,population\n95,1\n96,1\n");
    static const chiso_estimand colour = {"proportion", "colour", NULL, 0};
    r.of.options.estimands = &colour, r.of.options.n_estimands = 1;
    assert_ok(regroup_survey(&r), r.error);
    assert_int_equal(chiso_totals_domains(r.totals), 2);
    chiso_result *scores = scores_of(r.totals, CHISO_ENGLISH);
    expect(scores, 7, "96", "p1", 0.3, "published;approximate");
    chiso_result_free(scores);
    regrouped_free(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_merged_province_has_the_mean_of_its_parts_by_population),
        cmocka_unit_test(a_part_that_is_not_in_the_file_withholds_the_whole),
        cmocka_unit_test(regions_are_means_too),
        cmocka_unit_test(a_saved_file_tells_what_is_approximate),
        cmocka_unit_test(populations_are_asked_for_where_means_are_taken_and_nowhere_else),
        cmocka_unit_test(a_code_has_no_mean),
    };
    return RUN_TESTS(tests);
}
