/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"
#include "simulated.h"

static int32_t keep(void *context, const char *bytes, size_t length) {
    chiso__buffer_add(context, bytes, length);
    return 0;
}

static char *written(const simulated *s, size_t *length) {
    chiso__buffer buffer = {0};
    assert_int_equal(chiso_simulation_write(s->simulation, keep, &buffer, NULL), CHISO_OK);
    return chiso__buffer_take(&buffer, length);
}

static size_t lines_of(const char *text) {
    size_t lines = 0;
    for (; *text != '\0'; text++) lines += *text == '\n';
    return lines;
}

static void a_record_has_its_places_its_weight_and_its_answers(void **state) {
    (void)state;
    static const char *const hanoi[] = {"01"};
    static const char header[] =
        "province,stratum,psu,district,commune,village,respondent,weight,gender,age,q1,q2,q3,q4,"
        "q5\n";
    simulated s = simulated_new(INSTRUMENT("items"));
    s.options.provinces = hanoi;
    s.options.n_provinces = 1;
    simulated_make(&s);
    char *text = written(&s, NULL);
    assert_int_equal(strncmp(text, header, sizeof header - 1), 0);
    assert_int_equal(lines_of(text), 2701);
    const char *record = text + sizeof header - 1;
    unsigned long whole, decimals;
    int end = 0, gender, age;
    assert_int_equal(sscanf(record, "01,01,0101,0101,010101,01010101,1,%lu.%4lu,%d,%d,%n", &whole,
                            &decimals, &gender, &age, &end),
                     4);
    assert_true(end > 0 && whole > 0);
    assert_non_null(strstr(text, "\n01,01,0106,0106,010603,01060302,2700,"));
    chiso__free(text);
    simulated_free(&s);
}

static void communes_are_the_units_of_a_certain_district(void **state) {
    (void)state;
    static const char *const lang_son[] = {"20"};
    simulated s = simulated_new(INSTRUMENT("items"));
    s.options.layout = "papi";
    s.options.provinces = lang_son;
    s.options.n_provinces = 1;
    simulated_make(&s);
    char *text = written(&s, NULL);
    assert_int_equal(lines_of(text), 1 + 12 * 16);
    assert_non_null(strstr(text, "\n20,20-capital,200101,2001,200101,20010101,1,"));
    assert_non_null(strstr(text, "\n20,20-capital,200102,2001,200102,20010201,33,"));
    assert_non_null(strstr(text, "\n20,20-other,2002,2002,200201,20020101,65,"));
    assert_non_null(strstr(text, "\n20,20-other,2003,2003,200302,20030202,192,"));
    chiso__free(text);
    simulated_free(&s);
}

static void every_call_gives_the_same_bytes_and_a_seed_other_ones(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("quoted"));
    size_t lengths[3];
    s.options.respondents = 5000;
    simulated_make(&s);
    char *first = written(&s, &lengths[0]), *again = written(&s, &lengths[1]);
    s.options.seed = 2;
    simulated_make(&s);
    char *other = written(&s, &lengths[2]);
    assert_int_equal(lengths[0], lengths[1]);
    assert_memory_equal(first, again, lengths[0]);
    assert_true(strcmp(first, other) != 0);
    assert_non_null(strstr(first, ",age,\"how, \"\"far\"\"\",days\n"));
    assert_non_null(strstr(first, ",\"no, \"\"not\"\"\","));
    chiso__free(first);
    chiso__free(again);
    chiso__free(other);
    simulated_free(&s);
}

/* With many people a weight is small, and is never written as 0. */
static void weights_are_above_zero(void **state) {
    (void)state;
    static const char *const some[] = {"06"};
    simulated s = simulated_new(INSTRUMENT("items"));
    s.options.provinces = some;
    s.options.n_provinces = 1;
    s.options.weight_cv = 1;
    simulated_make(&s);
    s.simulation->strata[0].people = 0.01;
    char *text = written(&s, NULL);
    assert_null(strstr(text, ",0.0000,"));
    assert_non_null(strstr(text, ",0.0001,"));
    chiso__free(text);
    simulated_free(&s);
}

static int32_t refuse_later(void *context, const char *bytes, size_t length) {
    int *calls = context;
    (void)bytes;
    assert_true(length > 0);
    return ++*calls == 2;
}

static void a_sink_ends_the_writing(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    int calls = 0;
    simulated_make(&s);
    assert_int_equal(chiso_simulation_write(s.simulation, refuse_later, &calls, &s.error),
                     CHISO_E_WRITE);
    assert_int_equal(calls, 2);
    assert_contains(s.error.message, "handed on");
    simulated_free(&s);
}

static void a_saved_survey_is_the_one_that_is_handed_on(void **state) {
    (void)state;
    char path[] = "/tmp/chiso-survey-XXXXXX";
    simulated s = simulated_new(INSTRUMENT("items"));
    chiso__buffer saved = {0};
    int file = mkstemp(path);
    size_t length;
    assert_true(file >= 0);
    close(file);
    simulated_make(&s);
    assert_ok(chiso_simulation_save(s.simulation, path, &s.error), s.error);
    assert_ok(chiso__file_open(&file, path, &s.error), s.error);
    assert_ok(chiso__file_read(&saved, file, path, SIZE_MAX, &s.error), s.error);
    close(file);
    char *text = written(&s, &length);
    assert_int_equal(saved.length, length);
    assert_memory_equal(saved.bytes, text, length);
    chiso__free(text);
    chiso__buffer_free(&saved);
    unlink(path);
    simulated_free(&s);
}

static void a_survey_cannot_be_saved_where_there_is_no_folder(void **state) {
    (void)state;
    simulated s = simulated_new(INSTRUMENT("items"));
    simulated_make(&s);
    assert_int_equal(chiso_simulation_save(s.simulation, "/nowhere/at/all.csv", &s.error),
                     CHISO_E_OPEN);
    assert_contains(s.error.message, "/nowhere/at/all.csv");
    simulated_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_has_its_places_its_weight_and_its_answers),
        cmocka_unit_test(communes_are_the_units_of_a_certain_district),
        cmocka_unit_test(every_call_gives_the_same_bytes_and_a_seed_other_ones),
        cmocka_unit_test(weights_are_above_zero),
        cmocka_unit_test(a_sink_ends_the_writing),
        cmocka_unit_test(a_saved_survey_is_the_one_that_is_handed_on),
        cmocka_unit_test(a_survey_cannot_be_saved_where_there_is_no_folder),
    };
    return RUN_TESTS(tests);
}
