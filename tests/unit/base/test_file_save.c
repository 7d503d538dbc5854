/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700

#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test.h"

/* A directory of its own for each test, and the working directory while it runs. */
static int enter_directory(void **state) {
    static char name[64];
    snprintf(name, sizeof name, "/tmp/chiso-test-XXXXXX");
    *state = name;
    return mkdtemp(name) != NULL && chdir(name) == 0 ? 0 : -1;
}

/* How many entries the working directory has. */
static size_t entries(void) {
    size_t count = 0;
    DIR *directory = opendir(".");
    assert_non_null(directory);
    for (const struct dirent *e; (e = readdir(directory)) != NULL;)
        count += e->d_name[0] != '.' || strlen(e->d_name) > 2;
    closedir(directory);
    return count;
}

static int leave_directory(void **state) {
    DIR *directory = opendir(".");
    for (const struct dirent *e; (e = readdir(directory)) != NULL;) remove(e->d_name);
    closedir(directory);
    return chdir("/") == 0 && rmdir(*state) == 0 ? 0 : -1;
}

static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void assert_file(const char *path, const char *expected) {
    char text[256] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    fread(text, 1, sizeof text - 1, file);
    fclose(file);
    assert_string_equal(text, expected);
}

static mode_t mode_of(const char *path) {
    struct stat s;
    assert_int_equal(stat(path, &s), 0);
    return s.st_mode & 0777;
}

static chiso_status save_as(const char *path, chiso_error *error) {
    return chiso__file_save(path, "x\n1\n", 4, error);
}

static void save(const char *path) {
    chiso_error error = {0};
    assert_ok(save_as(path, &error), error);
}

static void assert_fails(const char *path, chiso_status status, const char *message) {
    chiso_error error = {0};
    assert_int_equal(save_as(path, &error), status);
    assert_contains(error.message, message);
}

static void a_new_file_has_the_text_and_the_rights_that_the_umask_leaves(void **state) {
    (void)state;
    mode_t before = umask(027);
    save("new.txt");
    umask(before);
    assert_file("new.txt", "x\n1\n");
    assert_int_equal(mode_of("new.txt"), 0640);
    assert_int_equal(entries(), 1);
}

static void a_file_there_is_is_replaced_and_keeps_its_rights(void **state) {
    (void)state;
    write_file("old.txt", "something much longer than what comes\n");
    assert_int_equal(chmod("old.txt", 0604), 0);
    save("./old.txt");
    assert_file("old.txt", "x\n1\n");
    assert_int_equal(mode_of("old.txt"), 0604);
    assert_int_equal(entries(), 1);
}

static void a_link_leads_to_the_file_that_is_replaced(void **state) {
    (void)state;
    write_file("target.txt", "old\n");
    assert_int_equal(symlink("target.txt", "link.txt"), 0);
    save("link.txt");
    struct stat s;
    assert_int_equal(lstat("link.txt", &s), 0);
    assert_true(S_ISLNK(s.st_mode));
    assert_int_equal(lstat("target.txt", &s), 0);
    assert_true(S_ISREG(s.st_mode));
    assert_file("target.txt", "x\n1\n");
    assert_int_equal(entries(), 2);
}

static void a_link_to_nowhere_is_refused(void **state) {
    (void)state;
    assert_int_equal(symlink("nowhere.txt", "link.txt"), 0);
    assert_fails("link.txt", CHISO_E_OPEN, "cannot write to \"link.txt\": ");
    assert_int_equal(entries(), 1);
}

static void a_file_that_cannot_be_made_says_why(void **state) {
    (void)state;
    write_file("file", "");
    assert_fails("no/such/directory.txt", CHISO_E_OPEN,
                 "cannot write to \"no/such/directory.txt\": ");
    assert_fails("file/x.txt", CHISO_E_OPEN, "cannot write to \"file/x.txt\": ");
    assert_fails(".", CHISO_E_OPEN, "cannot write to \".\": ");
    assert_fails("", CHISO_E_OPEN, "cannot write to \"\": ");
    assert_fails("/proc/chiso.txt", CHISO_E_OPEN, "cannot write to \"/proc/chiso.txt\": ");
    assert_int_equal(entries(), 1);
}

static void what_may_not_be_written_stays(void **state) {
    (void)state;
    if (geteuid() == 0) skip(); /* root may write everything */
    write_file("old.txt", "old\n");
    assert_int_equal(chmod("old.txt", 0444), 0);
    assert_fails("old.txt", CHISO_E_OPEN, "cannot write to \"old.txt\": ");
    assert_file("old.txt", "old\n");
    assert_int_equal(chmod("old.txt", 0644), 0);
    assert_int_equal(chmod(".", 0555), 0);
    assert_fails("old.txt", CHISO_E_OPEN, "cannot write to \"old.txt\": ");
    assert_fails("new.txt", CHISO_E_OPEN, "cannot write to \"new.txt\": ");
    assert_int_equal(chmod(".", 0755), 0);
    assert_file("old.txt", "old\n");
    assert_int_equal(entries(), 1);
}

static void a_full_device_is_a_failure_to_write(void **state) {
    (void)state;
    assert_fails("/dev/full", CHISO_E_WRITE, "cannot write \"/dev/full\": ");
    save("/dev/null");
    struct stat s;
    assert_int_equal(stat("/dev/null", &s), 0);
    assert_true(S_ISCHR(s.st_mode));
}

static void a_file_stays_as_it_was_when_writing_breaks_off(void **state) {
    (void)state;
    struct rlimit before, low;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    write_file("old.txt", "old\n");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    low = before;
    low.rlim_cur = 2;
    chiso_error error = {0}, fresh = {0};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &low), 0);
    chiso_status status = save_as("old.txt", &error);
    chiso_status second = save_as("new.txt", &fresh);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);
    assert_int_equal(status, CHISO_E_WRITE);
    assert_int_equal(second, CHISO_E_WRITE);
    assert_contains(error.message, "cannot write \"old.txt\": ");
    assert_file("old.txt", "old\n");
    assert_int_equal(entries(), 1);
}

static void *read_pipe(void *text) {
    FILE *file = fopen("pipe", "r");
    fread(text, 1, 31, file);
    fclose(file);
    return NULL;
}

static void a_pipe_is_written_to(void **state) {
    (void)state;
    char text[32] = "";
    pthread_t reader;
    assert_int_equal(mkfifo("pipe", 0600), 0);
    assert_int_equal(pthread_create(&reader, NULL, read_pipe, text), 0);
    save("pipe");
    pthread_join(reader, NULL);
    assert_string_equal(text, "x\n1\n");
    assert_int_equal(entries(), 1);
}

static void standard_output_that_is_a_file_is_added_to(void **state) {
    (void)state;
    int file = open("out.txt", O_WRONLY | O_CREAT, 0600);
    char path[32];
    assert_true(file >= 0);
    assert_int_equal(write(file, "before\n", 7), 7);
    snprintf(path, sizeof path, "/dev/fd/%d", file);
    save(path);
    close(file);
    assert_file("out.txt", "before\nx\n1\n");
    assert_int_equal(entries(), 1);
}

#define IN_DIRECTORY(test) cmocka_unit_test_setup_teardown(test, enter_directory, leave_directory)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_DIRECTORY(a_new_file_has_the_text_and_the_rights_that_the_umask_leaves),
        IN_DIRECTORY(a_file_there_is_is_replaced_and_keeps_its_rights),
        IN_DIRECTORY(a_link_leads_to_the_file_that_is_replaced),
        IN_DIRECTORY(a_link_to_nowhere_is_refused),
        IN_DIRECTORY(a_file_that_cannot_be_made_says_why),
        IN_DIRECTORY(what_may_not_be_written_stays),
        IN_DIRECTORY(a_full_device_is_a_failure_to_write),
        IN_DIRECTORY(a_file_stays_as_it_was_when_writing_breaks_off),
        IN_DIRECTORY(a_pipe_is_written_to),
        IN_DIRECTORY(standard_output_that_is_a_file_is_added_to),
    };
    return RUN_TESTS(tests);
}
