/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What chiso_totals_is_file() and chiso_totals_instrument() tell of a file. */
#include <sys/stat.h>

#include "survey.h"

#define ANSWERS "q1,q2,days,got\n1,2,3.3,yes\n5,2,,no\n"

typedef struct saved {
    survey s;
    char path[100];
} saved;

static saved save(void) {
    saved f = {.s = survey_of(ANSWERS)};
    snprintf(f.path, sizeof f.path, "%s/totals", f.s.folder);
    assert_ok(chiso_totals_save(f.s.totals, f.path, &f.s.error), f.s.error);
    return f;
}

static void forget(saved *f) {
    unlink(f->path);
    survey_free(&f->s);
}

static void put(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static void totals_are_known_by_their_first_bytes(void **state) {
    (void)state;
    saved f = save();
    assert_int_equal(chiso_totals_is_file(f.path), 1);
    assert_int_equal(chiso_totals_is_file(f.s.path[0]), 0);
    put(f.path,
        "\x89"
        "chisoT\n",
        8);
    assert_int_equal(chiso_totals_is_file(f.path), 1);
    put(f.path,
        "\x89"
        "chisoT\n",
        7);
    assert_int_equal(chiso_totals_is_file(f.path), 0);
    put(f.path, "", 0);
    assert_int_equal(chiso_totals_is_file(f.path), 0);
    forget(&f);
}

static void what_is_no_plain_file_holds_no_totals(void **state) {
    (void)state;
    saved f = save();
    char path[120];
    assert_int_equal(chiso_totals_is_file(NULL), 0);
    assert_int_equal(chiso_totals_is_file("/nowhere"), 0);
    assert_int_equal(chiso_totals_is_file(f.s.folder), 0);
    snprintf(path, sizeof path, "%s/pipe", f.s.folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(chiso_totals_is_file(path), 0); /* and it does not wait for a writer */
    unlink(path);
    assert_int_equal(chmod(f.path, 0), 0);
    if (geteuid() != 0) assert_int_equal(chiso_totals_is_file(f.path), 0);
    forget(&f);
}

static void totals_name_their_instrument(void **state) {
    (void)state;
    saved f = save();
    char name[16] = "before";
    assert_ok(chiso_totals_instrument(name, sizeof name, f.path, &f.s.error), f.s.error);
    assert_string_equal(name, "survey");
    assert_ok(chiso_totals_instrument(name, 4, f.path, &f.s.error), f.s.error);
    assert_string_equal(name, "sur");
    assert_ok(chiso_totals_instrument(name, 1, f.path, &f.s.error), f.s.error);
    assert_string_equal(name, "");
    forget(&f);
}

static void other_files_name_none(void **state) {
    (void)state;
    saved f = save();
    char name[16] = "before";
    assert_int_equal(chiso_totals_instrument(name, sizeof name, f.s.path[0], &f.s.error),
                     CHISO_E_DATA);
    assert_contains(f.s.error.message, "is not a totals file");
    assert_string_equal(name, "");
    assert_int_equal(chiso_totals_instrument(name, sizeof name, "/nowhere", &f.s.error),
                     CHISO_E_OPEN);
    f.s.error = (chiso_error){0};
    assert_int_equal(truncate(f.path, 200), 0);
    assert_int_equal(chiso_totals_instrument(name, sizeof name, f.path, &f.s.error), CHISO_E_DATA);
    assert_contains(f.s.error.message, "cut off");
    assert_string_equal(name, "");
    forget(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_are_known_by_their_first_bytes),
        cmocka_unit_test(what_is_no_plain_file_holds_no_totals),
        cmocka_unit_test(totals_name_their_instrument),
        cmocka_unit_test(other_files_name_none),
    };
    return RUN_TESTS(tests);
}
