/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* dladdr, dl_iterate_phdr, reallocarray */

#include "allocation.h"

#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unwind.h>

#include "live.h"

/* What glibc's own malloc and its like are called beside their public names. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *memory);

enum { RUBBISH_NEW = 0xA5, RUBBISH_FREED = 0x5A };

static allocation_report report;
static bool watching, fail_later;
static size_t fail_number;

/* libxlsxwriter does not survive without memory: it goes on with what it did not get.  What it and
 * what it calls ask for is given, so that ours can fail before, between and after.  chiso asks for
 * as much before it begins.  This is where its code stands. */
static struct { uintptr_t from, to; } xlsxwriter;

static int find_xlsxwriter(struct dl_phdr_info *info, size_t size, void *data) {
    (void)size, (void)data;
    if (strstr(info->dlpi_name, "libxlsxwriter.so") == NULL) return 0;
    for (size_t i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        if (part->p_type != PT_LOAD || (part->p_flags & PF_X) == 0) continue;
        xlsxwriter.from = info->dlpi_addr + part->p_vaddr;
        xlsxwriter.to = xlsxwriter.from + part->p_memsz;
    }
    return 1;
}

static bool is_in_xlsxwriter(uintptr_t code) {
    return code >= xlsxwriter.from && code < xlsxwriter.to;
}

void allocation_watch(size_t fail_at, bool later) {
    report = (allocation_report){0};
    fail_number = fail_at;
    fail_later = later;
    dl_iterate_phdr(find_xlsxwriter, NULL);
    watching = true;
}

allocation_report allocation_stop(void) {
    watching = false;
    return report;
}

size_t allocation_left(size_t *request) {
    live_block first;
    size_t count = live_count(&first);
    *request = first.number;
    return count;
}

void allocation_forget(void) {
    live_clear();
}

/* The file that has the code, without its folder. */
static const char *library_of(const void *code, Dl_info *about) {
    const char *library = "?";
    if (dladdr(code, about) != 0 && about->dli_fname != NULL) library = about->dli_fname;
    return strrchr(library, '/') != NULL ? strrchr(library, '/') + 1 : library;
}

/* The one who called the one who asked. */
struct walk {
    const void *asked, *behind;
    bool passed;
};

static _Unwind_Reason_Code step(struct _Unwind_Context *context, void *data) {
    struct walk *walk = data;
    const void *code = (const void *)(uintptr_t)_Unwind_GetIP(context);
    if (walk->passed) walk->behind = code;
    if (walk->passed) return _URC_NORMAL_STOP;
    walk->passed = code == walk->asked;
    return _URC_NO_REASON;
}

/* qsort sorts in place when it gets no memory; libcsv asks again for less, through a function of
 * ours that is seen here or, when the compiler made a jump of the call in it, is not. */
static bool can_do_without(const char *library, const void *caller) {
    struct walk walk = {.asked = caller};
    Dl_info about = {0};
    if (strncmp(library, "libc.so", 7) == 0 || strncmp(library, "libcsv.so", 9) == 0) return true;
    _Unwind_Backtrace(step, &walk);
    return strncmp(library_of(walk.behind, &about), "libcsv.so", 9) == 0;
}

static _Unwind_Reason_Code look(struct _Unwind_Context *context, void *data) {
    bool *found = data;
    *found = is_in_xlsxwriter(_Unwind_GetIP(context));
    return *found ? _URC_NORMAL_STOP : _URC_NO_REASON;
}

static bool is_spared(void) {
    bool found = false;
    _Unwind_Backtrace(look, &found);
    return found;
}

static void note_failure(const void *caller, bool needed) {
    Dl_info about = {0};
    const char *library = library_of(caller, &about);
    if (needed && !can_do_without(library, caller)) report.needed++;
    if (report.failed++ > 0) return;
    snprintf(report.place, sizeof report.place, "%.90s+0x%zx", library,
             (size_t)((uintptr_t)caller - (uintptr_t)about.dli_fbase));
}

/* Count a request; true when it is to fail.  Those that libxlsxwriter makes itself are not counted:
 * among thousands of them few of ours would be tried. */
static bool fails(const void *caller, bool needed) {
    if (!watching || is_in_xlsxwriter((uintptr_t)caller)) return false;
    const size_t number = ++report.requests;
    if (fail_number == 0 || number < fail_number) return false;
    if (number > fail_number && !fail_later) return false;
    if (is_spared()) {
        report.failed++; /* there may be more to come */
        return false;
    }
    note_failure(caller, needed);
    errno = ENOMEM;
    return true;
}

static void *known(void *memory, size_t size) {
    if (memory != NULL && watching) live_add(memory, size, report.requests);
    return memory;
}

static void *filled(void *memory, size_t size) {
    if (memory != NULL && watching) memset(memory, RUBBISH_NEW, size);
    return known(memory, size);
}

void *malloc(size_t size) {
    if (fails(__builtin_return_address(0), true)) return NULL;
    return filled(__libc_malloc(size), size);
}

void *calloc(size_t count, size_t size) {
    if (fails(__builtin_return_address(0), true)) return NULL;
    return known(__libc_calloc(count, size), count * size);
}

void free(void *memory) {
    const int before = errno;
    live_block block;
    if (memory != NULL && live_remove(memory, &block)) memset(memory, RUBBISH_FREED, block.size);
    __libc_free(memory);
    errno = before;
}

/* Always to another place, so that a pointer kept to the old one is found out. */
static void *resized(void *memory, size_t size) {
    live_block block;
    if (memory == NULL) return filled(__libc_malloc(size), size);
    if (!live_remove(memory, &block)) return __libc_realloc(memory, size);
    void *moved = __libc_malloc(size);
    if (moved == NULL) return NULL;
    const size_t kept = block.size < size ? block.size : size;
    memset(moved, RUBBISH_NEW, size);
    memcpy(moved, memory, kept);
    memset(memory, RUBBISH_FREED, block.size);
    __libc_free(memory);
    live_add(moved, size, block.number);
    return moved;
}

/* Who wants a block smaller can keep it as it is, as utf8proc does. */
void *realloc(void *memory, size_t size) {
    const bool larger = memory == NULL || size > malloc_usable_size(memory);
    if (fails(__builtin_return_address(0), larger)) return NULL;
    return resized(memory, size);
}

void *reallocarray(void *memory, size_t count, size_t size) {
    if (fails(__builtin_return_address(0), true)) return NULL;
    if (size > 0 && count > SIZE_MAX / size) return NULL;
    return resized(memory, count * size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    if (fails(__builtin_return_address(0), true)) return NULL;
    return filled(__libc_memalign(alignment, size), size);
}

int posix_memalign(void **memory, size_t alignment, size_t size) {
    if (fails(__builtin_return_address(0), true)) return ENOMEM;
    *memory = filled(__libc_memalign(alignment, size), size);
    return *memory != NULL ? 0 : ENOMEM;
}
