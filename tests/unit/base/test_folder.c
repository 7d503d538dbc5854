/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/folder.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test.h"

static void put_file(const char *folder, const char *name) {
    char path[300];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    const int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    assert_true(file >= 0);
    assert_int_equal(close(file), 0);
}

static void a_folder_is_for_its_owner_alone_and_goes_with_its_files(void **state) {
    (void)state;
    chiso_error error = {0};
    char *path = NULL, copy[300];
    struct stat about;
    assert_int_equal(unsetenv("TMPDIR"), 0);
    for (int files = 0; files < 3; files++) {
        assert_ok(chiso__folder_make(&path, &error), error);
        assert_int_equal(strncmp(path, "/tmp/chiso-", 11), 0);
        assert_int_equal(stat(path, &about), 0);
        assert_int_equal(about.st_mode & 0777, 0700);
        if (files > 0) put_file(path, "a");
        if (files > 1) put_file(path, ".b");
        snprintf(copy, sizeof copy, "%s", path);
        chiso__folder_remove(path);
        assert_int_equal(access(copy, F_OK), -1);
    }
    chiso__folder_remove(NULL);
}

static void two_folders_are_not_the_same(void **state) {
    (void)state;
    chiso_error error = {0};
    char *first, *second;
    assert_ok(chiso__folder_make(&first, &error), error);
    assert_ok(chiso__folder_make(&second, &error), error);
    assert_string_not_equal(first, second);
    chiso__folder_remove(first);
    chiso__folder_remove(second);
}

static void tmpdir_says_where(void **state) {
    (void)state;
    chiso_error error = {0};
    char *within, *path = NULL;
    assert_ok(chiso__folder_make(&within, &error), error);
    assert_int_equal(setenv("TMPDIR", within, 1), 0);
    assert_ok(chiso__folder_make(&path, &error), error);
    assert_int_equal(strncmp(path, within, strlen(within)), 0);
    chiso__folder_remove(path);
    chiso__folder_remove(within);
    assert_int_equal(chiso__folder_make(&path, &error), CHISO_E_WRITE);
    assert_null(path);
    assert_contains(error.message, "cannot make a temporary folder in");
    assert_int_equal(setenv("TMPDIR", "", 1), 0); /* as if it were not set */
    error = (chiso_error){0};
    assert_ok(chiso__folder_make(&path, &error), error);
    chiso__folder_remove(path);
    assert_int_equal(unsetenv("TMPDIR"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_is_for_its_owner_alone_and_goes_with_its_files),
        cmocka_unit_test(two_folders_are_not_the_same),
        cmocka_unit_test(tmpdir_says_where),
    };
    return RUN_TESTS(tests);
}
