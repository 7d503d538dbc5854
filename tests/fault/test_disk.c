/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Disks that are full or may not be written to, as the system itself tells it. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scratch.h"
#include "test.h"
#include "world.h"

enum { NOBODY = 65534 };

static world here;

static int enter(void **state) {
    (void)state;
    scratch_enter();
    world_make(&here);
    return 0;
}

static int leave(void **state) {
    (void)state;
    world_free(&here);
    scratch_leave();
    return 0;
}

static chiso_status save_scores(chiso_error *error) {
    return chiso_output_save(here.scores, "csv", NULL, "scores.csv", error);
}

static chiso_status save_totals(chiso_error *error) {
    return chiso_totals_save(here.totals, "answers.totals", error);
}

static chiso_status save_survey(chiso_error *error) {
    return chiso_simulation_save(here.simulation, "survey.csv", error);
}

static chiso_status save_page(chiso_error *error) {
    return chiso_report_save(here.survey_report, "html", "page.html", error);
}

static chiso_status export_commune(chiso_error *error) {
    return chiso_instrument_export(here.commune, ".", error);
}

static chiso_status export_to_a_new_folder(chiso_error *error) {
    return chiso_instrument_export(here.commune, "mine", error);
}

/* With files of at most so many bytes. */
static chiso_status with_room(rlim_t room, chiso_status (*act)(chiso_error *)) {
    struct rlimit before, low;
    chiso_error error = {0};
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    low = before;
    low.rlim_cur = room;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &low), 0);
    const chiso_status status = act(&error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);
    assert_int_equal(error.status, status);
    return status;
}

/* Fails with any room up to `size`, leaving everything as it was, and succeeds with that. */
static void needs_all_the_room(size_t size, chiso_status (*act)(chiso_error *)) {
    char *before = scratch_text();
    for (size_t room = 0; room < size; room += 1 + size / 40) {
        assert_int_equal(with_room(room, act), CHISO_E_WRITE);
        char *after = scratch_text();
        assert_string_equal(after, before);
        free(after);
    }
    assert_int_equal(with_room(size - 1, act), CHISO_E_WRITE);
    assert_int_equal(with_room(size, act), CHISO_OK);
    free(before);
}

static size_t size_of(const char *path) {
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    return (size_t)about.st_size;
}

static void a_full_disk_leaves_the_earlier_file_when_saving(void **state) {
    (void)state;
    assert_int_equal(save_scores(NULL), CHISO_OK);
    const size_t size = size_of("scores.csv");
    scratch_empty();
    needs_all_the_room(size, save_scores);
    scratch_write("scores.csv", "earlier\n");
    needs_all_the_room(size, save_scores);
    assert_int_equal(size_of("scores.csv"), size);
}

static void a_full_disk_leaves_the_earlier_totals(void **state) {
    (void)state;
    assert_int_equal(save_totals(NULL), CHISO_OK);
    const size_t size = size_of("answers.totals");
    scratch_empty();
    needs_all_the_room(size, save_totals);
    scratch_write("answers.totals", "earlier\n");
    needs_all_the_room(size, save_totals);
    assert_int_equal(size_of("answers.totals"), size);
}

static void a_full_disk_leaves_the_earlier_survey(void **state) {
    (void)state;
    assert_int_equal(save_survey(NULL), CHISO_OK);
    const size_t size = size_of("survey.csv");
    scratch_empty();
    needs_all_the_room(size, save_survey);
    scratch_write("survey.csv", "earlier\n");
    needs_all_the_room(size, save_survey);
    assert_int_equal(size_of("survey.csv"), size);
}

static void a_full_disk_leaves_the_earlier_page(void **state) {
    (void)state;
    assert_int_equal(save_page(NULL), CHISO_OK);
    const size_t size = size_of("page.html");
    scratch_empty();
    needs_all_the_room(size, save_page);
    scratch_write("page.html", "earlier\n");
    needs_all_the_room(size, save_page);
    assert_int_equal(size_of("page.html"), size);
}

static chiso_status save_workbook(chiso_error *error) {
    return chiso_output_save(here.scores, "xlsx", NULL, "scores.xlsx", error);
}

/* libxlsxwriter cuts a part where there is no room for it and says that all went well. */
static void a_full_disk_gives_no_half_workbook(void **state) {
    (void)state;
    enum { STEP = 997, ENOUGH = 1 << 20 };
    size_t failed = 0, written = 0;
    chiso_status status = save_workbook(NULL);
    if (status == CHISO_E_ARGUMENT) skip(); /* built without libxlsxwriter */
    assert_int_equal(status, CHISO_OK);
    const size_t size = size_of("scores.xlsx");
    for (rlim_t room = 0; room<ENOUGH; room += written> 0 ? ENOUGH / 4 : STEP) {
        scratch_empty();
        status = with_room(room, save_workbook);
        if (status == CHISO_OK) {
            assert_int_equal(size_of("scores.xlsx"), size);
            written++;
            continue;
        }
        assert_int_equal(status, CHISO_E_WRITE);
        assert_int_equal(access("scores.xlsx", F_OK), -1);
        assert_int_equal(written, 0); /* what has room has it with more */
        failed++;
    }
    assert_true(failed > size / STEP); /* also where the workbook itself has room */
    assert_true(written > 0);
}

/* The largest of the files decides; those before it are written by then. */
static void a_full_disk_leaves_nothing_when_exporting(void **state) {
    (void)state;
    assert_int_equal(export_commune(NULL), CHISO_OK);
    const size_t size = size_of("nodes.csv");
    scratch_empty();
    scratch_write("notebook.txt", "mine\n");
    needs_all_the_room(size, export_commune);
    scratch_empty();
    needs_all_the_room(size, export_to_a_new_folder);
}

/* As an ordinary user, since root may write everywhere. */
static chiso_status as_nobody(chiso_status (*act)(chiso_error *)) {
    int how;
    fflush(NULL);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (geteuid() == 0 && setuid(NOBODY) != 0) _exit(99);
        _exit(act(NULL));
    }
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how));
    return WEXITSTATUS(how);
}

static void a_directory_that_may_not_be_written_to_stays_as_it_is(void **state) {
    (void)state;
    scratch_write("scores.csv", "earlier\n");
    scratch_mode(".", 0555);
    char *before = scratch_text();
    assert_int_equal(as_nobody(save_scores), CHISO_E_OPEN);
    assert_int_equal(as_nobody(save_totals), CHISO_E_OPEN);
    assert_int_equal(as_nobody(save_survey), CHISO_E_OPEN);
    assert_int_equal(as_nobody(save_page), CHISO_E_OPEN);
    assert_int_equal(as_nobody(export_commune), CHISO_E_OPEN);
    assert_int_equal(as_nobody(export_to_a_new_folder), CHISO_E_OPEN);
    scratch_mode(".", 0755);
    char *after = scratch_text();
    assert_string_equal(after, before);
    free(before);
    free(after);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_full_disk_leaves_the_earlier_file_when_saving, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(a_full_disk_leaves_the_earlier_totals, enter, leave),
        cmocka_unit_test_setup_teardown(a_full_disk_leaves_the_earlier_survey, enter, leave),
        cmocka_unit_test_setup_teardown(a_full_disk_leaves_the_earlier_page, enter, leave),
        cmocka_unit_test_setup_teardown(a_full_disk_gives_no_half_workbook, enter, leave),
        cmocka_unit_test_setup_teardown(a_full_disk_leaves_nothing_when_exporting, enter, leave),
        cmocka_unit_test_setup_teardown(a_directory_that_may_not_be_written_to_stays_as_it_is,
                                        enter, leave),
    };
    return RUN_TESTS(tests);
}
