/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pieces.h"

/* --- the example survey in pieces of its records --- */

enum { LINES = 800, LINE = 512 };

typedef struct example {
    char line[LINES][LINE]; /* with its population sizes behind it; the header first */
    size_t lines;
    char *text; /* room for all of it */
} example;

/* Sizes of the two stages that suit any part of the sample. */
static void add_line(example *e, char *line) {
    char stratum[16] = "";
    line[strcspn(line, "\r\n")] = '\0';
    const char *comma = strchr(line, ',');
    assert_non_null(comma);
    memcpy(stratum, comma + 1, strcspn(comma + 1, ","));
    const int number = atoi(stratum);
    snprintf(e->line[e->lines], LINE, e->lines > 0 ? "%s,%d,0.%d\n" : "%s,psus,shares\n", line,
             30 + number, 250 + number);
    e->lines++;
}

static example *open_example(void) {
    char line[LINE];
    example *e = calloc(1, sizeof *e);
    FILE *file = fopen(CHISO_SOURCE "/examples/data/sipas-small.csv", "rb");
    assert_non_null(file);
    for (; fgets(line, sizeof line, file) != NULL;) {
        if (e->lines == 0)
            snprintf(e->line[e->lines++], LINE, "%.*s,psus,shares\n", (int)strcspn(line, "\r\n"),
                     line);
        else
            add_line(e, line);
    }
    fclose(file);
    assert_int_equal(e->lines, 701);
    e->text = calloc(LINES, LINE);
    return e;
}

static void close_example(example *e) {
    free(e->text);
    free(e);
}

/* The header, and the records that are in a part; `part` NULL: all. */
static const char *text_of(example *e, const unsigned char *part, unsigned char wanted) {
    char *at = e->text;
    for (size_t i = 0; i < e->lines; i++) {
        if (i > 0 && part != NULL && part[i] != wanted) continue;
        at += sprintf(at, "%s", e->line[i]);
    }
    return e->text;
}

static uint64_t next(uint64_t *state) {
    *state ^= *state << 13, *state ^= *state >> 7, *state ^= *state << 17;
    return *state >> 11;
}

/* One part for each record, or for each village: the sixth field. */
static void split(const example *e, unsigned char *part, size_t parts, bool villages,
                  uint64_t *state) {
    for (size_t i = 1; i < e->lines; i++) {
        const char *village = e->line[i];
        for (int field = 0; field < 5; field++) village = strchr(village, ',') + 1;
        const uint64_t number = villages ? (uint64_t)atoi(village) * 7919 : next(state);
        part[i] = (unsigned char)(i <= parts ? i - 1 : number % parts); /* none is empty */
    }
}

static const chiso_estimand estimands[] = {
    {"mean", "respondent", NULL, 0},  {"quantile", "respondent", NULL, 0.5},
    {"quantile", "Q9_3", NULL, 0.25}, {"ratio", "respondent", "psu", 0},
    {"proportion", "Q9_1", NULL, 0},  {"total", "Q9_2", NULL, 0}};

static survey example_survey(void) {
    static const char *const by[] = {"province", "gender"};
    survey like = {.instrument_name = "sipas-2024",
                   .input = CHISO_RESPONSES_OPTIONS_INIT,
                   .design = CHISO_DESIGN_OPTIONS_INIT,
                   .options = CHISO_TOTALS_OPTIONS_INIT};
    like.design.weight = "weight";
    like.options.by = by, like.options.n_by = 2;
    like.options.estimands = estimands;
    like.options.n_estimands = sizeof estimands / sizeof estimands[0];
    return like;
}

static void shuffle(pieces *p, uint64_t *state) {
    for (size_t i = p->count; i > 1; i--) {
        const size_t k = next(state) % i;
        const chiso_totals *other = p->totals[k];
        p->totals[k] = p->totals[i - 1];
        p->totals[i - 1] = other;
    }
}

static void pieces_are_the_whole(const survey *like, bool villages) {
    static unsigned char part[LINES];
    uint64_t state = 20260802;
    example *e = open_example();
    pieces whole = {.count = 0};
    pieces_add(&whole, like, text_of(e, NULL, 0));
    for (size_t parts = 1; parts <= PIECES; parts += parts) {
        pieces p = {.count = 0};
        split(e, part, parts, villages, &state);
        for (size_t k = 0; k < parts; k++) pieces_add(&p, like, text_of(e, part, (unsigned char)k));
        shuffle(&p, &state);
        assert_ok(pieces_merge(&p), p.error);
        same_totals(whole.totals[0], p.whole, like->options.n_estimands > 0);
        pieces_free(&p);
    }
    pieces_free(&whole);
    close_example(e);
}

static void records_in_any_pieces_are_the_whole(void **state) {
    (void)state;
    static const char *const psu[] = {"psu", "village"};
    survey like = example_survey();
    like.design.strata = "stratum", like.design.psu = psu, like.design.n_psu = 2;
    pieces_are_the_whole(&like, false);
}

static void villages_in_any_pieces_are_the_whole(void **state) {
    (void)state;
    static const char *const psu[] = {"village"};
    survey like = example_survey();
    like.design.strata = "stratum", like.design.psu = psu, like.design.n_psu = 1;
    like.options.hold = CHISO_HOLD_ALL;
    pieces_are_the_whole(&like, true);
}

static void respondents_as_units_stay_one_by_one(void **state) {
    (void)state;
    survey like = example_survey();
    like.options.where = "gender = 2 or age > 2";
    pieces_are_the_whole(&like, false);
}

static void population_sizes_of_two_stages_are_those_of_the_whole(void **state) {
    (void)state;
    static const char *const psu[] = {"psu", "village"}, *const fpc[] = {"psus", "shares"};
    survey like = example_survey();
    like.design.strata = "stratum", like.design.psu = psu, like.design.n_psu = 2;
    like.design.fpc = fpc, like.design.n_fpc = 2;
    pieces_are_the_whole(&like, false);
}

/* A sampling fraction tells the population from the sample, so it must count all of it. */
static void weights_that_follow_from_fractions_are_those_of_the_whole(void **state) {
    (void)state;
    static const char *const psu[] = {"village"}, *const fpc[] = {"shares"};
    survey like = example_survey();
    like.design.weight = NULL, like.design.strata = "stratum";
    like.design.psu = psu, like.design.n_psu = 1, like.design.fpc = fpc, like.design.n_fpc = 1;
    pieces_are_the_whole(&like, false);
}

/* --- small ones --- */

#define HEADER "h,province,d,v,w,q1,q2,days,got\n"

static survey small(void) {
    static const char *const by[] = {"province", "d"}, *const psu[] = {"v"};
    survey like = {.instrument_name = CHISO_SOURCE "/tests/unit/survey",
                   .input = CHISO_RESPONSES_OPTIONS_INIT,
                   .design = CHISO_DESIGN_OPTIONS_INIT,
                   .options = CHISO_TOTALS_OPTIONS_INIT};
    like.options.by = by, like.options.n_by = 2;
    like.design.weight = "w", like.design.strata = "h", like.design.psu = psu,
    like.design.n_psu = 1;
    return like;
}

static const char north[] = HEADER
    "a,Huế,x,1,0.1,1,2,3.3,yes\n"
    "a,ha noi,,2,0.2,5,2,,no\n"
    "b,,x,1,7.5,9,1,0.1,-\n";
static const char south[] = HEADER
    "b,hue,y,3,0,2,1,30,no\n"
    "a,46,x,1,1e-3,3,2,1e-7,yes\n"
    "b,,,1,7.5,3,3,2.2,\n";

static void merged_pieces_are_pieces(void **state) {
    (void)state;
    const survey like = small();
    pieces all = {.count = 0}, p = {.count = 0};
    chiso_totals *both = NULL;
    pieces_add(&p, &like, north);
    pieces_add(&p, &like, south);
    pieces_add(&p, &like, north);
    assert_ok(chiso_totals_merge(&both, p.totals + 1, 2, &p.error), p.error);
    assert_ok(pieces_merge(&p), p.error);
    const chiso_totals *const again[] = {both, p.totals[0]};
    assert_ok(chiso_totals_merge(&all.whole, again, 2, &p.error), p.error);
    same_totals(p.whole, all.whole, false);
    chiso_totals_free(both);
    pieces_free(&all);
    pieces_free(&p);
}

static void the_whole_needs_the_pieces_no_more(void **state) {
    (void)state;
    const survey like = small();
    pieces p = {.count = 0}, one = {.count = 0};
    pieces_add(&p, &like, north);
    pieces_add(&p, &like, south);
    assert_ok(pieces_merge(&p), p.error);
    for (size_t i = 0; i < 2; i++) {
        chiso_totals_free(p.piece[i].totals);
        p.piece[i].totals = NULL;
    }
    char text[sizeof north + sizeof south];
    snprintf(text, sizeof text, "%s%s", north, south + strlen(HEADER));
    pieces_add(&one, &like, text);
    same_totals(one.totals[0], p.whole, false);
    pieces_free(&one);
    pieces_free(&p);
}

static void the_settings_list_the_files_of_all(void **state) {
    (void)state;
    const survey like = small();
    pieces p = {.count = 0};
    pieces_add(&p, &like, north);
    pieces_add(&p, &like, south);
    assert_ok(pieces_merge(&p), p.error);
    chiso_result *scores = scores_of(p.whole);
    size_t i = 0;
    while (strcmp(chiso_result_setting_key(scores, i), "files") != 0) i++;
    assert_int_equal(chiso_result_setting_count(scores, i), 2);
    assert_string_equal(chiso_result_setting_text(scores, i, 0), p.piece[0].path[0]);
    assert_string_equal(chiso_result_setting_text(scores, i, 1), p.piece[1].path[0]);
    chiso_result_free(scores);
    pieces_free(&p);
}

static void totals_without_an_instrument_are_merged_in_memory(void **state) {
    (void)state;
    static const chiso_estimand asked[] = {{"mean", "days", NULL, 0},
                                           {"quantile", "days", NULL, 0.5}};
    survey like = small();
    pieces p = {.count = 0}, one = {.count = 0};
    like.instrument_name = NULL;
    like.options.estimands = asked, like.options.n_estimands = 2;
    pieces_add(&p, &like, north);
    pieces_add(&p, &like, south);
    assert_ok(pieces_merge(&p), p.error);
    char text[sizeof north + sizeof south];
    snprintf(text, sizeof text, "%s%s", north, south + strlen(HEADER));
    pieces_add(&one, &like, text);
    same_results(estimates_of(one.totals[0]), estimates_of(p.whole));
    pieces_free(&one);
    pieces_free(&p);
}

/* --- what cannot be --- */

static void refused(pieces *p, chiso_status status, const char *words) {
    assert_int_equal(pieces_merge(p), status);
    assert_contains(p->error.message, words);
    pieces_free(p);
}

static void nothing_is_no_whole(void **state) {
    (void)state;
    pieces p = {.count = 0};
    assert_int_equal(chiso_totals_merge(&p.whole, NULL, 2, &p.error), CHISO_E_ARGUMENT);
    assert_null(p.whole);
    refused(&p, CHISO_E_ARGUMENT, "no totals were named");
    assert_int_equal(chiso_totals_merge(&p.whole, p.totals, 0, NULL), CHISO_E_ARGUMENT);
}

static survey sized(const char *const *fpc) {
    survey like = small();
    like.design.fpc = fpc, like.design.n_fpc = 1;
    return like;
}

#define SIZED "h,province,d,v,w,N,q1,q2,days,got\n"

static void population_sizes_must_agree(void **state) {
    (void)state;
    static const char *const fpc[] = {"N"};
    static const char mixed[] = "one has population sizes and the other sampling fractions";
    static const struct {
        const char *records, *message;
    } other[] = {{"a,1,x,3,1,12,1,2,3,yes\n",
                  "different population sizes of the same stratum or "
                  "unit (a: 10 and 12)"},
                 {"a,1,x,3,1,0.5,1,2,3,yes\n", mixed},
                 {"b,1,x,3,1,0.5,1,2,3,yes\n", mixed}};
    const survey like = sized(fpc);
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        pieces p = {.count = 0};
        char text[120];
        snprintf(text, sizeof text, "%s%s", SIZED, other[i].records);
        pieces_add(&p, &like, SIZED "a,1,x,1,1,10,1,2,3,yes\na,1,x,2,1,10,1,2,3,yes\n");
        pieces_add(&p, &like, text);
        refused(&p, CHISO_E_DATA, other[i].message);
    }
}

static void there_are_no_more_units_than_the_population_has(void **state) {
    (void)state;
    static const char *const fpc[] = {"N"};
    const survey like = sized(fpc);
    pieces p = {.count = 0};
    pieces_add(&p, &like, SIZED "a,1,x,1,1,3,1,2,3,yes\na,1,x,2,1,3,1,2,3,yes\n");
    pieces_add(&p, &like, SIZED "a,1,x,3,1,3,1,2,3,yes\n");
    assert_ok(pieces_merge(&p), p.error); /* just as many */
    pieces_add(&p, &like, SIZED "a,1,x,4,1,3,1,2,3,yes\n");
    refused(&p, CHISO_E_DATA, "more units at stage 1");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_in_any_pieces_are_the_whole),
        cmocka_unit_test(villages_in_any_pieces_are_the_whole),
        cmocka_unit_test(respondents_as_units_stay_one_by_one),
        cmocka_unit_test(population_sizes_of_two_stages_are_those_of_the_whole),
        cmocka_unit_test(weights_that_follow_from_fractions_are_those_of_the_whole),
        cmocka_unit_test(merged_pieces_are_pieces),
        cmocka_unit_test(the_whole_needs_the_pieces_no_more),
        cmocka_unit_test(the_settings_list_the_files_of_all),
        cmocka_unit_test(totals_without_an_instrument_are_merged_in_memory),
        cmocka_unit_test(nothing_is_no_whole),
        cmocka_unit_test(population_sizes_must_agree),
        cmocka_unit_test(there_are_no_more_units_than_the_population_has),
    };
    return RUN_TESTS(tests);
}
