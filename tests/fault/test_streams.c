/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pipes that break, and what can be opened but not read. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scratch.h"
#include "test.h"
#include "world.h"

static world here;

static int enter(void **state) {
    (void)state;
    scratch_enter();
    world_make(&here);
    assert_int_equal(mkfifo("pipe", 0600), 0);
    return 0;
}

static int leave(void **state) {
    (void)state;
    world_free(&here);
    scratch_leave();
    return 0;
}

/* Another process at the far end of the pipe: writes and is killed, or goes away without reading.
 */
static pid_t far_end(const char *text) {
    fflush(NULL);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child > 0) return child;
    const int pipe = open("pipe", text != NULL ? O_WRONLY : O_RDONLY);
    const size_t length = text != NULL ? strlen(text) : 0;
    if (length > 0 && write(pipe, text, length) != (ssize_t)length) _exit(1);
    kill(getpid(), SIGKILL);
    _exit(1);
}

/* Nothing comes of it; the error tells of the status. */
static chiso_status read_file(const char *path, chiso_error *error) {
    chiso_responses *responses = NULL;
    chiso_totals *totals = NULL;
    assert_ok(chiso_responses_from_files(&responses, &path, 1, NULL, error), *error);
    const chiso_status status =
        chiso_totals_read(&totals, NULL, responses, here.commune, NULL, &by_province, error);
    chiso_responses_free(responses);
    assert_int_equal(error->status, status);
    assert_true((totals != NULL) == (status == CHISO_OK));
    chiso_totals_free(totals);
    return status;
}

static void assert_breaks(const char *text, const char *message) {
    chiso_error error = {0};
    const pid_t writer = far_end(text);
    assert_int_equal(read_file("pipe", &error), CHISO_E_DATA);
    assert_contains(error.message, message);
    assert_int_equal(waitpid(writer, NULL, 0), writer);
}

static void a_writer_that_dies_inside_a_record_is_a_fault_of_the_data(void **state) {
    (void)state;
    assert_breaks("", "is empty");
    assert_breaks("province,q1,q2,q3\n", "nothing below it");
    assert_breaks("province,q1,q2,q3\n1,1,4,2\n48,1,4", "a line cut off");
    assert_breaks("province,q1,q2,q3\n1,1,4,2\n\"48", "never closed");
    assert_breaks("province,q1,q2,q3\n1,1,4,2\n\xC4", "not UTF-8");
}

static void what_opens_but_cannot_be_read_is_a_failure_to_read(void **state) {
    (void)state;
    chiso_error error = {0}, second = {0};
    assert_int_equal(read_file("/proc/self/mem", &error), CHISO_E_READ);
    assert_contains(error.message, "reading broke off");
    const int input = dup(STDIN_FILENO);
    close(STDIN_FILENO);
    assert_int_equal(read_file("-", &second), CHISO_E_READ);
    if (input >= 0) dup2(input, STDIN_FILENO);
    if (input >= 0) close(input);
    assert_contains(second.message, "standard input");
}

/* Large enough that not all of it fits into a pipe that nobody empties. */
static void a_reader_that_goes_away_is_a_failure_to_write(void **state) {
    (void)state;
    chiso_error error = {0};
    void (*handler)(int) = signal(SIGPIPE, SIG_IGN);
    const pid_t reader = far_end(NULL);
    const chiso_status status = chiso_output_save(here.scores, "json", NULL, "pipe", &error);
    signal(SIGPIPE, handler);
    assert_int_equal(waitpid(reader, NULL, 0), reader);
    assert_int_equal(status, CHISO_E_WRITE);
    assert_contains(error.message, "pipe");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_writer_that_dies_inside_a_record_is_a_fault_of_the_data,
                                        enter, leave),
        cmocka_unit_test_setup_teardown(what_opens_but_cannot_be_read_is_a_failure_to_read, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(a_reader_that_goes_away_is_a_failure_to_write, enter,
                                        leave),
    };
    return RUN_TESTS(tests);
}
