/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* MAP_ANONYMOUS */

#include "tool_run.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scratch.h"

enum { MOST_WORDS = 24 };

int chiso_tool_main(int count, char **words);

/* What the child tells its parent. */
struct shared {
    allocation_report report;
    size_t left;
};

static void run_child(struct shared *shared, const char *const *words, size_t fail_at, bool later) {
    char *copies[MOST_WORDS] = {"chiso"};
    int count = 1;
    size_t request;
    signal(SIGSEGV, SIG_DFL); /* cmocka would catch it here too */
    signal(SIGABRT, SIG_DFL);
    for (; words[count - 1] != NULL; count++) copies[count] = strdup(words[count - 1]);
    allocation_watch(fail_at, later);
    const int code = chiso_tool_main(count, copies);
    shared->report = allocation_stop();
    fclose(stdout); /* its buffer is libc's own */
    shared->left = allocation_left(&request);
    _exit(code);
}

static char *text_of(FILE *file) {
    const long length = (fseek(file, 0, SEEK_END), ftell(file));
    char *text = calloc((size_t)length + 1, 1);
    rewind(file);
    if (text == NULL || fread(text, 1, (size_t)length, file) != (size_t)length) abort();
    fclose(file);
    return text;
}

tool_outcome tool_run(const char *const *words, size_t fail_at, bool later) {
    struct shared *shared =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    FILE *out = tmpfile(), *err = tmpfile();
    int how = 0;
    fflush(NULL);
    const pid_t child = fork();
    if (child == 0) {
        dup2(fileno(out), STDOUT_FILENO);
        dup2(fileno(err), STDERR_FILENO);
        run_child(shared, words, fail_at, later);
    }
    if (child < 0 || waitpid(child, &how, 0) != child) abort();
    const tool_outcome o = {.exit = WIFEXITED(how) ? WEXITSTATUS(how) : -1,
                            .out = text_of(out),
                            .err = text_of(err),
                            .directory = scratch_text(),
                            .left = shared->left,
                            .report = shared->report};
    munmap(shared, sizeof *shared);
    return o;
}

void tool_outcome_free(tool_outcome *o) {
    free(o->out);
    free(o->err);
    free(o->directory);
}
