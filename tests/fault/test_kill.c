/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A process that is killed between any two system calls, or halfway through writing, leaves every
 * file as it was, or whole. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "calls.h"
#include "counts.h"
#include "scratch.h"
#include "test.h"
#include "world.h"

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

static void save_scores(void) {
    chiso_output_save(here.scores, "json", NULL, "scores.json", NULL);
}

static void save_totals(void) {
    chiso_totals_save(here.totals, "answers.totals", NULL);
}

static void save_survey(void) {
    chiso_simulation_save(here.simulation, "survey.csv", NULL);
}

static void save_page(void) {
    chiso_report_save(here.survey_report, "html", "page.html", NULL);
}

static void export_commune(void) {
    chiso_instrument_export(here.commune, "mine", NULL);
}

/* True when the process lived to the end. */
static bool lives(void (*act)(void), size_t killed_at) {
    int how;
    fflush(NULL);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        calls_watch(killed_at, CALLS_KILL, 0);
        act();
        calls_stop();
        counts_write();
        _exit(0);
    }
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how) || WTERMSIG(how) == SIGKILL);
    return WIFEXITED(how);
}

static bool holds(const char *path, const char *text) {
    char *held = scratch_read(path);
    const bool same = held != NULL && text != NULL ? strcmp(held, text) == 0 : held == text;
    free(held);
    return same;
}

/* `before` NULL: there is no such file yet. */
static void a_file_is_whole(void (*save)(void), const char *path, const char *before) {
    save();
    char *whole = scratch_read(path);
    size_t killed_at = 1, old = 0;
    for (bool lived = false; !lived; killed_at++) {
        scratch_empty();
        if (before != NULL) scratch_write(path, before);
        lived = lives(save, killed_at);
        old += holds(path, before);
        if (!holds(path, before) && !holds(path, whole))
            fail_msg("killed at call %zu: the file is neither as it was nor whole", killed_at);
    }
    assert_true(holds(path, whole));
    assert_true(old >= 4); /* killed at opening, writing, sync and closing at the least */
    free(whole);
}

static void saving_over_a_file_leaves_the_earlier_one_or_the_new_one(void **state) {
    (void)state;
    a_file_is_whole(save_scores, "scores.json", "{\"earlier\": true}\n");
    a_file_is_whole(save_totals, "answers.totals", "earlier\n");
    a_file_is_whole(save_survey, "survey.csv", "earlier\n");
}

static void saving_to_a_new_file_leaves_none_or_all_of_it(void **state) {
    (void)state;
    a_file_is_whole(save_scores, "scores.json", NULL);
    a_file_is_whole(save_totals, "answers.totals", NULL);
    a_file_is_whole(save_survey, "survey.csv", NULL);
    a_file_is_whole(save_page, "page.html", NULL);
}

static void exporting_leaves_whole_files_alone(void **state) {
    (void)state;
    static const char *const paths[] = {"mine/instrument.csv", "mine/nodes.csv", "mine/scales.csv",
                                        "mine/variables.csv", "mine/breaks.csv"};
    char *whole[5];
    scratch_empty();
    export_commune();
    for (size_t i = 0; i < 5; i++) assert_non_null(whole[i] = scratch_read(paths[i]));
    size_t killed_at = 1;
    for (bool lived = false; !lived; killed_at++) {
        scratch_empty();
        lived = lives(export_commune, killed_at);
        for (size_t i = 0; i < 5; i++)
            if (!holds(paths[i], lived ? whole[i] : NULL) && !holds(paths[i], whole[i]))
                fail_msg("killed at call %zu: %s is in part", killed_at, paths[i]);
    }
    assert_true(killed_at > 10);
    for (size_t i = 0; i < 5; i++) free(whole[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(saving_over_a_file_leaves_the_earlier_one_or_the_new_one,
                                        enter, leave),
        cmocka_unit_test_setup_teardown(saving_to_a_new_file_leaves_none_or_all_of_it, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(exporting_leaves_whole_files_alone, enter, leave),
    };
    return RUN_TESTS(tests);
}
