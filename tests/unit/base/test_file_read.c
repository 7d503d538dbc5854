/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/file.h"

#include <unistd.h>

#include "test.h"

enum { LONG = 100000 };

static void a_file_is_read_up_to_where_it_is_asked_for(void **state) {
    (void)state;
    static char bytes[LONG];
    char path[] = "/tmp/chiso-test-XXXXXX";
    chiso_error error = {0};
    chiso__buffer read = {0};
    int file = mkstemp(path);
    for (size_t i = 0; i < LONG; i++) bytes[i] = (char)(i * 7 % 251);
    assert_int_equal(write(file, bytes, LONG), LONG);
    close(file);
    assert_ok(chiso__file_open(&file, path, &error), error);
    assert_ok(chiso__file_read(&read, file, path, 10, &error), error);
    assert_int_equal(read.length, 10);
    assert_ok(chiso__file_read(&read, file, path, SIZE_MAX, &error), error);
    assert_int_equal(read.length, LONG);
    assert_memory_equal(read.bytes, bytes, LONG);
    close(file);
    unlink(path);
    chiso__buffer_free(&read);
}

static void what_cannot_be_opened_says_why(void **state) {
    (void)state;
    static const char *const paths[] = {"/nowhere/at/all", "/tmp", ""};
    for (size_t i = 0; i < 3; i++) {
        chiso_error error = {0};
        int file = 0;
        assert_int_equal(chiso__file_open(&file, paths[i], &error), CHISO_E_OPEN);
        assert_int_equal(file, -1);
        assert_contains(error.message, "cannot open \"");
        assert_contains(error.message, paths[i]);
    }
}

static void reading_that_breaks_off_says_why(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso__buffer read = {0};
    assert_int_equal(chiso__file_read(&read, -1, "x", 1, &error), CHISO_E_READ);
    assert_contains(error.message, "cannot read \"x\": ");
    chiso__buffer_free(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_read_up_to_where_it_is_asked_for),
        cmocka_unit_test(what_cannot_be_opened_says_why),
        cmocka_unit_test(reading_that_breaks_off_says_why),
    };
    return RUN_TESTS(tests);
}
