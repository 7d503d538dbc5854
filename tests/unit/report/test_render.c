/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reported.h"

static char *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(1 << 22);
    assert_non_null(file);
    assert_non_null(bytes);
    *length = fread(bytes, 1, 1 << 22, file);
    fclose(file);
    return bytes;
}

static void formats_have_names(void **state) {
    (void)state;
    size_t count = 0;
    while (chiso_report_format(count) != NULL) count++;
    assert_true(count > 0);
    assert_string_equal(chiso_report_format(0), "html");
    assert_null(chiso_report_format(count + 7));
}

static void there_is_no_other_format(void **state) {
    (void)state;
    survey s = published_scores(some_published);
    chiso_report *report = report_of(&s, NULL);
    const char *const names[] = {"pdf", "", "HTML", NULL};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        chiso_error error = {0};
        char *bytes = s.folder;
        size_t length = 7;
        assert_int_equal(chiso_report_render(&bytes, &length, report, names[i], &error),
                         CHISO_E_ARGUMENT);
        assert_contains(error.message, "a report has no format");
        assert_null(bytes);
        assert_int_equal(length, 0);
    }
    chiso_report_free(report);
    survey_free(&s);
}

static void what_is_saved_is_what_is_rendered(void **state) {
    (void)state;
    survey s = published_scores(some_published);
    chiso_report *report = report_of(&s, NULL);
    chiso_error error = {0};
    char path[100], *bytes;
    size_t length, saved;
    snprintf(path, sizeof path, "%s/page.html", s.folder);
    assert_ok(chiso_report_save(report, "html", path, &error), error);
    assert_ok(chiso_report_render(&bytes, &length, report, "html", &error), error);
    char *file = read_file(path, &saved);
    assert_int_equal(saved, length);
    assert_memory_equal(file, bytes, length);
    assert_int_equal(strlen(bytes), length);
    free(file);
    chiso_output_free(bytes);
    unlink(path);
    chiso_report_free(report);
    survey_free(&s);
}

static void what_cannot_be_saved_is_told(void **state) {
    (void)state;
    survey s = published_scores(some_published);
    chiso_report *report = report_of(&s, NULL);
    chiso_error error = {0};
    assert_int_equal(chiso_report_save(report, "html", "/nowhere/page.html", &error), CHISO_E_OPEN);
    assert_contains(error.message, "/nowhere/page.html");
    assert_int_equal(chiso_report_save(report, "pdf", "/nowhere/page.html", &error),
                     CHISO_E_ARGUMENT);
    chiso_report_free(report);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_have_names),
        cmocka_unit_test(there_is_no_other_format),
        cmocka_unit_test(what_is_saved_is_what_is_rendered),
        cmocka_unit_test(what_cannot_be_saved_is_told),
    };
    return RUN_TESTS(tests);
}
