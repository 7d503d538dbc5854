/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copied interviews are planted in invented surveys: how many are found, and how many others. */
#include <chiso/chiso.h>
#include <stdio.h>

#include "test.h"

enum {
    PEOPLE = 5000,
    ITEMS = 80,
    COPIES = PEOPLE / 100,
    CATEGORIES = 5,
    INTERVIEWERS = 100,
    OWN = PEOPLE / INTERVIEWERS /* interviews of each */
};

/* A survey: people's answers, and whose are a copy of whose. */
typedef struct invented {
    int8_t answer[ITEMS][PEOPLE];
    int16_t interviewer[PEOPLE];
    int copied_from[PEOPLE]; /* -1: nobody */
    bool copied[PEOPLE];     /* somebody's is a copy of it */
} invented;

/* How it is invented. */
typedef struct recipe {
    const char *name;
    double correlation;          /* of two answers of one person, before they are cut */
    double cuts[CATEGORIES - 1]; /* of a standard normal */
    bool each;                   /* each answer of a copy is changed with probability 0.1; else
                                    exactly a tenth of them */
    double least_alpha, most_alpha;
} recipe;

/* --- random numbers: splitmix64 --- */

static uint64_t state;

static double uniform(void) {
    state += UINT64_C(0x9e3779b97f4a7c15);
    uint64_t z = state;
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return ((double)((z ^ z >> 31) >> 12) + 0.5) / 4503599627370496.0;
}

static double normal(void) {
    return sqrt(-2 * log(uniform())) * cos(6.283185307179586 * uniform());
}

static int below(int n) {
    return (int)(uniform() * n);
}

/* --- surveys --- */

static void ask(invented *s, const recipe *r) {
    double shift[ITEMS];
    for (int j = 0; j < ITEMS; j++) shift[j] = 0.5 * normal();
    for (int i = 0; i < PEOPLE; i++) {
        const double feels = sqrt(r->correlation) * normal();
        s->copied_from[i] = -1;
        s->copied[i] = false;
        s->interviewer[i] = (int16_t)(i / OWN);
        for (int j = 0; j < ITEMS; j++) {
            const double x = feels + sqrt(1 - r->correlation) * normal() + shift[j];
            int8_t answer = 1;
            for (int c = 0; c < CATEGORIES - 1; c++) answer = (int8_t)(answer + (x > r->cuts[c]));
            s->answer[j][i] = answer;
        }
    }
}

static void change(invented *s, int j, int i) {
    s->answer[j][i] = (int8_t)(1 + (s->answer[j][i] - 1 + 1 + below(CATEGORIES - 1)) % CATEGORIES);
}

static void copy(invented *s, int i, int from, bool each) {
    bool changed[ITEMS] = {false};
    int left = ITEMS / 10;
    s->copied_from[i] = from;
    s->copied[from] = true;
    for (int j = 0; j < ITEMS; j++) s->answer[j][i] = s->answer[j][from];
    for (int j = 0; each && j < ITEMS; j++)
        if (uniform() < 0.1) change(s, j, i);
    while (!each && left > 0) {
        const int j = below(ITEMS);
        if (changed[j]) continue;
        changed[j] = true;
        change(s, j, i);
        left--;
    }
}

static void plant(invented *s, bool each) {
    for (int k = 0; k < COPIES;) {
        const int i = below(PEOPLE), from = below(PEOPLE);
        if (i == from || s->copied_from[i] >= 0 || s->copied_from[from] >= 0 || s->copied[i])
            continue;
        copy(s, i, from, each);
        k++;
    }
}

static double variance(const double *x) {
    double mean = 0, sum = 0;
    for (int i = 0; i < PEOPLE; i++) mean += x[i] / PEOPLE;
    for (int i = 0; i < PEOPLE; i++) sum += (x[i] - mean) * (x[i] - mean);
    return sum / (PEOPLE - 1);
}

/* Cronbach's, of the answers as they are. */
static double alpha_of(const invented *s) {
    static double total[PEOPLE], x[PEOPLE];
    double items = 0;
    memset(total, 0, sizeof total);
    for (int j = 0; j < ITEMS; j++) {
        for (int i = 0; i < PEOPLE; i++) {
            x[i] = s->answer[j][i];
            total[i] += x[i];
        }
        items += variance(x);
    }
    return ITEMS / (ITEMS - 1.0) * (1 - items / variance(total));
}

/* --- what is found --- */

static chiso_result *look(const invented *s, double threshold, int32_t rows) {
    static char names[ITEMS][8];
    static const char *items[ITEMS];
    static chiso_column columns[ITEMS + 1];
    const double thresholds[] = {threshold};
    chiso_quality_options options = CHISO_QUALITY_OPTIONS_INIT;
    chiso_error error = {0};
    chiso_responses *responses;
    chiso_result *result;
    for (int j = 0; j < ITEMS; j++) {
        snprintf(names[j], sizeof names[j], "q%d", j);
        items[j] = names[j];
        columns[j] =
            (chiso_column){.name = names[j], .values = s->answer[j], .type = CHISO_VALUES_INT8};
    }
    columns[ITEMS] =
        (chiso_column){.name = "who", .values = s->interviewer, .type = CHISO_VALUES_INT16};
    const chiso_table table = {.columns = columns, .n_columns = ITEMS + 1, .n_rows = PEOPLE};
    options.interviewer = "who";
    options.items = items, options.n_items = ITEMS;
    options.checks = CHISO_CHECK_MATCH, options.rows = rows;
    options.thresholds = thresholds, options.n_thresholds = 1;
    assert_ok(chiso_responses_from_tables(&responses, &table, 1, NULL, &error), error);
    assert_ok(chiso_quality(&result, NULL, responses, NULL, NULL, &options, &error), error);
    chiso_responses_free(responses);
    return result;
}

static double number_at(const chiso_result *result, size_t row, const char *column) {
    return chiso_result_number(result, row, (size_t)chiso_result_find_column(result, column));
}

static const char *text_at(const chiso_result *result, size_t row, const char *column) {
    const char *found =
        chiso_result_text(result, row, (size_t)chiso_result_find_column(result, column));
    return found != NULL ? found : "";
}

typedef struct tally {
    int found, wrong, others; /* copies; honest people who are flagged; honest people */
    int sources;              /* copies whose source is named with them */
} tally;

static tally count(const chiso_result *result, const invented *s) {
    tally t = {0, 0, 0, 0};
    for (int i = 0; i < PEOPLE; i++) t.others += s->copied_from[i] < 0 && !s->copied[i];
    for (size_t row = 0; row < chiso_result_rows(result); row++) {
        if (strcmp(text_at(result, row, "flags"), "too_high") != 0 ||
            strcmp(text_at(result, row, "level"), "record") != 0)
            continue;
        const int i = (int)number_at(result, row, "line") - 1;
        const int other = (int)number_at(result, row, "other_line") - 1;
        if (s->copied_from[i] < 0 && !s->copied[i]) t.wrong++;
        if (s->copied_from[i] < 0) continue;
        t.found++;
        t.sources += other == s->copied_from[i] || s->copied_from[other] == s->copied_from[i];
    }
    return t;
}

static bool has_note(const chiso_result *result, const char *part) {
    for (size_t k = 0; k < chiso_result_notes(result); k++)
        if (strstr(chiso_result_note(result, k), part) != NULL) return true;
    return false;
}

static double statistic(const chiso_result *result, const char *name) {
    for (size_t row = 0; row < chiso_result_rows(result); row++)
        if (strcmp(text_at(result, row, "statistic"), name) == 0)
            return number_at(result, row, "value");
    fail_msg("there is no %s", name);
    return NAN;
}

/* --- tests --- */

static const recipe recipes[] = {
    {"five answers, a fifth each", 0.14, {-0.84, -0.25, 0.25, 0.84}, false, 0.90, 0.92},
    {"satisfied, one answer of 45 %", 0.14, {-1.64, -1.04, -0.25, 1.04}, false, 0.90, 0.92},
    {"satisfied, one answer of 60 %", 0.15, {-2.05, -1.48, -0.84, 0.84}, false, 0.90, 0.92},
    {"the same, each answer changed with probability 0.1",
     0.15,
     {-2.05, -1.48, -0.84, 0.84},
     true,
     0.90,
     0.92},
};

static void check_recipe(const recipe *r, double threshold, const char *name) {
    static invented s;
    ask(&s, r);
    const double alpha = alpha_of(&s);
    assert_true(alpha >= r->least_alpha && alpha <= r->most_alpha);
    plant(&s, r->each);
    chiso_result *result = look(&s, threshold, CHISO_QUALITY_FINDINGS);
    const tally t = count(result, &s);
    print_message(
        "%s, threshold %s: alpha %.3f, %d of %d copies found (%d with their source), %d "
        "of %d others flagged\n",
        r->name, name, alpha, t.found, (int)COPIES, t.sources, t.wrong, t.others);
    assert_true(t.found >= 0.9 * COPIES);
    assert_true(t.wrong <= 0.001 * t.others);
    assert_true(t.sources == t.found);
    assert_false(has_note(result, "so much alike"));
    chiso_result_free(result);
}

static void nine_of_ten_copies_are_found_and_one_of_a_thousand_others(void **unused) {
    (void)unused;
    state = 1;
    for (size_t k = 0; k < sizeof recipes / sizeof recipes[0]; k++)
        check_recipe(&recipes[k], 0, "0.85");
}

static void a_threshold_that_the_data_suggest_finds_them_too(void **unused) {
    (void)unused;
    state = 2;
    for (size_t k = 0; k < sizeof recipes / sizeof recipes[0]; k++)
        check_recipe(&recipes[k], CHISO_THRESHOLD_AUTO, "auto");
}

/* No rate is promised: the distribution is told, and that the threshold says little. */
static void where_people_answer_very_alike_the_result_says_so(void **unused) {
    (void)unused;
    static invented s;
    const recipe alike = {"alike", 0.6, {-2.05, -1.48, -0.84, 0.84}, false, 0.975, 0.99};
    state = 3;
    ask(&s, &alike);
    const double alpha = alpha_of(&s);
    assert_true(alpha >= alike.least_alpha && alpha <= alike.most_alpha);
    plant(&s, false);
    chiso_result *result = look(&s, 0, CHISO_QUALITY_FINDINGS);
    const tally t = count(result, &s);
    print_message(
        "alpha %.3f: %d of %d copies found, %d of %d others flagged; the median match is "
        "%.2f\n",
        alpha, t.found, (int)COPIES, t.wrong, t.others, statistic(result, "median"));
    assert_true(t.wrong > 0.01 * t.others);
    assert_true(statistic(result, "median") > 0.6);
    assert_true(has_note(result, "people answer so much alike that"));
    double people = 0;
    for (size_t row = 0; row < chiso_result_rows(result); row++)
        if (strcmp(text_at(result, row, "statistic"), "distribution") == 0)
            people += number_at(result, row, "n");
    assert_true(people == PEOPLE);
    chiso_result_free(result);
}

/* One interviewer copies a fifth of his interviews from his others, where no threshold of the match
   tells anything: who is most like whom tells it. */
static void an_interviewer_who_copies_his_own_is_found_all_the_same(void **unused) {
    (void)unused;
    static invented s;
    const recipe alike = {"alike", 0.6, {-2.05, -1.48, -0.84, 0.84}, false, 0.975, 0.99};
    enum { HIM = 7, ROUNDS = 5 };
    int found = 0, others = 0;
    state = 4;
    for (int round = 0; round < ROUNDS; round++) {
        ask(&s, &alike);
        for (int k = 0; k < OWN / 5; k++) copy(&s, HIM * OWN + k, HIM * OWN + OWN / 2 + k, false);
        chiso_result *result = look(&s, CHISO_THRESHOLD_AUTO, CHISO_QUALITY_FINDINGS);
        assert_true(has_note(result, "no threshold of the match"));
        for (size_t row = 0; row < chiso_result_rows(result); row++) {
            if (strcmp(text_at(result, row, "check"), "own_match") != 0 ||
                strcmp(text_at(result, row, "flags"), "too_high") != 0)
                continue;
            const bool him = strcmp(text_at(result, row, "interviewer"), "7") == 0;
            found += him;
            others += !him;
        }
        chiso_result_free(result);
    }
    print_message("he was found in %d of %d surveys, and %d of %d others\n", found, (int)ROUNDS,
                  others, ROUNDS * (INTERVIEWERS - 1));
    assert_int_equal(found, ROUNDS);
    assert_true(others <= 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nine_of_ten_copies_are_found_and_one_of_a_thousand_others),
        cmocka_unit_test(a_threshold_that_the_data_suggest_finds_them_too),
        cmocka_unit_test(where_people_answer_very_alike_the_result_says_so),
        cmocka_unit_test(an_interviewer_who_copies_his_own_is_found_all_the_same),
    };
    return RUN_TESTS(tests);
}
