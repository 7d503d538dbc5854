/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tool without memory: exit status 3 and a message, nothing on standard output, no file. */
#include <stdio.h>
#include <unistd.h>

#include "scratch.h"
#include "test.h"
#include "tool_run.h"
#include "world.h"

enum { BROKEN = 3, ENOUGH_COMPLAINTS = 5 };

/* A command line, and every how many-th request for memory fails. */
struct command {
    const char *words[20];
    size_t stride;
};

#define PUBLISHED "score", DATA("published.csv"), "--instrument", "papi-2024"
#define ANSWERS DATA("answers.csv"), DATA("more.csv"), "--instrument", DATA("commune")
#define SIZED DATA("sizes.csv"), "--instrument", DATA("commune"), "--weight", "w"
#define STAGES "--strata", "stratum", "--psu", "village,house", "--fpc", "N,M"
#define SIMULATE "simulate", "--instrument", DATA("commune")
#define DESIGN "--missing", "NA", "--weight", "w", "--strata", "stratum", "--psu", "village"

/* Made before the first command. */
static char north[] = "/tmp/chiso-fault-north-XXXXXX", south[] = "/tmp/chiso-fault-south-XXXXXX",
            earlier[] = "/tmp/chiso-fault-round-XXXXXX";

static const struct command commands[] = {
    {{"instruments", "--lang", "vi"}, 17},
    {{"instruments", "papi-2024", "--format", "csv"}, 1},
    {{"instruments", "papi-2024", "--export", "mine"}, 1},
    {{"instruments", DATA("faulty")}, 1},
    {{"check", "--instrument", DATA("faulty")}, 1},
    {{"check", "--instrument", DATA("commune")}, 1},
    {{"check", ANSWERS, DESIGN, "--by", "province,district"}, 2},
    {{"check", DATA("findings.csv"), "--instrument", DATA("commune"), "--by", "province"}, 1},
    {{"score", DATA("unclosed-quote.csv"), "--instrument", DATA("commune")}, 1},
    {{"score", ANSWERS, DESIGN, "--by", "province,district", "--lang", "vi"}, 2},
    {{PUBLISHED, "--domain", "lang-son,01", "--node", "PAPI,1", "--order", "rank"}, 2},
    {{"score", SIZED, STAGES, "--by", "province", "--nation", "province-mean"}, 2},
    {{"score", SIZED, "--psu", "village", "--strata", "house", "--lone-psu", "average"}, 2},
    {{"estimate", DATA("sizes.csv"), "--mean", "q3,age", "--ratio", "q3/age", "--quantile",
      "age:0.5,0.75", "--proportion", "district", "--by", "stratum", "--format", "json"},
     1},
    {{"estimate", SIZED, STAGES, "--proportion", "heard,again", "--total", "age", "--lang", "vi"},
     1},
    {{"estimate", DATA("sizes.csv"), "--mean", "district"}, 1},
    {{"estimate", north, "--instrument", DATA("commune"), "--mean", "age"}, 1},
    {{"reliability", DATA("sizes.csv"), "--weight", "w", "--items", "q1,q2,q3", "--reverse", "q1",
      "--by", "stratum", "--factors", "1", "--extraction", "components", "--statistic",
      "alpha,loading"},
     1},
    {{"reliability", SIZED, "--items", "ALL", "--use", "listwise", "--lang", "vi"}, 2},
    {{"totals", SIZED, STAGES, "--by", "province", "-o", "sizes.totals"}, 1},
    {{"merge", north, south, "--instrument", DATA("commune"), "-o", "all.totals"}, 1},
    {{"merge", north, south, "-o", "all.totals"}, 1},
    {{"check", north, "--instrument", DATA("commune")}, 1},
    {{SIMULATE, "--provinces", "06", "--respondents", "60", "-o", "survey.csv"}, 1},
    {{"report", ANSWERS, DESIGN, "--by", "province", "--before", earlier, "-o", "page.html"}, 29},
    {{"report", DATA("published.csv"), "--instrument", "papi-2024", "--title", "PAPI"}, 29},
    {{"rank", DATA("districts.csv"), "--unit", "district", "--estimate", "score", "--covariance",
      DATA("covariance.csv"), "--draws", "99", "--order", "rank"},
     1},
    {{"quality", DATA("interviews.csv"), "--interviewer", "who", "--items", "Q9_1,Q9_2,Q9_3",
      "--checks", "match,lines", "--threshold", "percent_match=auto,outlier=3", "--order", "value"},
     2},
    {{SIMULATE, "--plan", "--margin", "3"}, 1},
    {{PUBLISHED, "--by", "province", "--format", "json", "-o", "scores.json"}, 2},
    {{"compare", DATA("scores.json"), DATA("scores.json"), "--instrument", DATA("commune"),
      "--domain", "01", "--order", "change"},
     3},
    {{"compare", north, north, "--instrument", DATA("commune"), "--panel"}, 3},
    {{"compare", north, DATA("scores.json"), "--instrument", DATA("commune")}, 3},
};

static bool same(const tool_outcome *a, const tool_outcome *b) {
    return a->exit == b->exit && strcmp(a->out, b->out) == 0 && strcmp(a->err, b->err) == 0 &&
           strcmp(a->directory, b->directory) == 0;
}

static const char *judge_failed(const tool_outcome *o) {
    if (o->exit != BROKEN) return "the exit status is not 3";
    if (strstr(o->err, "memory") == NULL) return "standard error does not speak of memory";
    if (o->out[0] != '\0') return "something is on standard output";
    if (o->directory[0] != '\0') return "a file is left behind";
    return NULL;
}

static const char *judge(const tool_outcome *o, const tool_outcome *undisturbed) {
    if (o->exit < 0) return "a signal ended it";
    if (o->left > 0) return "memory is leaked";
    if (o->report.needed == 0 && same(o, undisturbed)) return NULL;
    return o->report.failed > 0 ? judge_failed(o) : "another result than undisturbed";
}

static void complain(const struct command *c, size_t fail_at, bool later, const tool_outcome *o,
                     const char *complaint) {
    printf("chiso");
    for (const char *const *word = c->words; *word != NULL; word++) printf(" %s", *word);
    printf(": request %zu of memory%s fails (%s): %s: exit %d \"%s\"\n", fail_at,
           later ? " and all after it" : "", o->report.place, complaint, o->exit, o->err);
}

static size_t try_mode(const struct command *c, bool later, const tool_outcome *undisturbed) {
    size_t complaints = 0;
    bool failed = true;
    for (size_t at = 1; failed && complaints < ENOUGH_COMPLAINTS; at += c->stride) {
        scratch_empty();
        tool_outcome o = tool_run(c->words, at, later);
        const char *complaint = judge(&o, undisturbed);
        if (complaint != NULL) complain(c, at, later, &o, complaint);
        complaints += complaint != NULL;
        failed = o.report.failed > 0 || o.exit < 0;
        tool_outcome_free(&o);
    }
    return complaints;
}

/* A file for the commands that take it. */
static void make_file(char *path, const char *const *words) {
    const int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    tool_outcome o = tool_run(words, 0, false);
    assert_int_equal(o.exit, 0);
    tool_outcome_free(&o);
}

static void make_files(void) {
    const char *const first[] = {"totals", SIZED, STAGES, "-o", north, NULL};
    const char *const second[] = {"totals", SIZED, STAGES, "-o", south, NULL};
    const char *const scores[] = {"score",    ANSWERS, DESIGN, "--by",  "province",
                                  "--format", "json",  "-o",   earlier, NULL};
    make_file(north, first);
    make_file(south, second);
    make_file(earlier, scores);
}

static void the_tool_ends_with_3_and_a_message(void **state) {
    (void)state;
    size_t complaints = 0;
    scratch_enter();
    make_files();
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        const struct command *c = &commands[i];
        scratch_empty();
        tool_outcome undisturbed = tool_run(c->words, 0, false);
        complaints += try_mode(c, false, &undisturbed) + try_mode(c, true, &undisturbed);
        printf("%s %s: %zu requests, exit status %d\n", c->words[0], c->words[1],
               undisturbed.report.requests, undisturbed.exit);
        tool_outcome_free(&undisturbed);
    }
    unlink(north);
    unlink(south);
    unlink(earlier);
    scratch_leave();
    assert_int_equal(complaints, 0);
}

/* Faults in one file are no reason to keep silent about another. */
static void what_cannot_be_opened_or_read_is_told_beside_the_faults(void **state) {
    (void)state;
    static const struct {
        const char *verb, *file;
        int exit;
    } runs[] = {{"check", "nowhere.csv", 2},
                {"score", "nowhere.csv", 2},
                {"check", "/proc/self/mem", BROKEN},
                {"score", "/proc/self/mem", BROKEN}};
    scratch_enter();
    for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++) {
        const char *const words[] = {runs[i].verb,   DATA("findings.csv"), runs[i].file,
                                     "--instrument", DATA("commune"),      NULL};
        tool_outcome o = tool_run(words, 0, false);
        assert_int_equal(o.exit, runs[i].exit);
        assert_contains(o.err, runs[i].file);
        tool_outcome_free(&o);
    }
    scratch_leave();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tool_ends_with_3_and_a_message),
        cmocka_unit_test(what_cannot_be_opened_or_read_is_told_beside_the_faults),
    };
    return RUN_TESTS(tests);
}
