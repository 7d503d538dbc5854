/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* syscall */

#include "calls.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "counts.h"

enum { DESCRIPTORS = 64 };

static calls_report report;
static bool watching, written[DESCRIPTORS];
static size_t fault_at;
static call_fault fault;
static int fault_number;

void calls_watch(size_t at, call_fault wanted, int number) {
    report = (calls_report){0};
    fault_at = at;
    fault = wanted;
    fault_number = number;
    watching = true;
}

calls_report calls_stop(void) {
    watching = false;
    return report;
}

static void end_here(void) {
    watching = false;
    counts_write();
    kill(getpid(), SIGKILL);
}

/* Count a call; true when it is the one to go wrong. */
static bool is_the_one(const char *name, bool matters) {
    if (!watching) return false;
    const size_t number = ++report.count;
    if (fault_at == 0 || number < fault_at) return false;
    if (number > fault_at && fault != CALLS_FAIL_LATER) return false;
    if (report.name == NULL) report.name = name;
    report.matters = report.matters || (matters && fault <= CALLS_FAIL_LATER);
    return true;
}

/* True when the call must fail, with errno set. */
static bool fails(const char *name, bool matters) {
    if (!is_the_one(name, matters)) return false;
    if (fault == CALLS_KILL) end_here();
    errno = fault_number;
    return fault <= CALLS_FAIL_LATER;
}

int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    if (fails("open", true)) return -1;
    const int file = openat(AT_FDCWD, path, flags, mode);
    if (file >= 0 && file < DESCRIPTORS) written[file] = (flags & O_ACCMODE) != O_RDONLY;
    return file;
}

ssize_t read(int file, void *bytes, size_t length) {
    if (is_the_one("read", true)) {
        if (fault == CALLS_KILL) end_here();
        errno = fault_number;
        if (fault <= CALLS_FAIL_LATER) return -1;
        length = (length + 1) / 2;
    }
    return syscall(SYS_read, file, bytes, length);
}

ssize_t write(int file, const void *bytes, size_t length) {
    const bool now = is_the_one("write", true);
    errno = fault_number;
    if (now && fault <= CALLS_FAIL_LATER) return -1;
    const ssize_t done = syscall(SYS_write, file, bytes, now ? (length + 1) / 2 : length);
    if (now && fault == CALLS_KILL) end_here();
    return done;
}

int fsync(int file) {
    return fails("fsync", true) ? -1 : (int)syscall(SYS_fsync, file);
}

int fchmod(int file, mode_t mode) {
    return fails("fchmod", true) ? -1 : (int)syscall(SYS_fchmod, file, mode);
}

/* The file is closed all the same, as close says. */
int close(int file) {
    const bool failed = fails("close", file >= 0 && file < DESCRIPTORS && written[file]);
    const int before = errno, status = (int)syscall(SYS_close, file);
    if (failed) errno = before;
    return failed ? -1 : status;
}

int rename(const char *from, const char *to) {
    return fails("rename", true) ? -1 : renameat(AT_FDCWD, from, AT_FDCWD, to);
}

int link(const char *from, const char *to) {
    return fails("link", false) ? -1 : linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int mkdir(const char *path, mode_t mode) {
    return fails("mkdir", true) ? -1 : mkdirat(AT_FDCWD, path, mode);
}
