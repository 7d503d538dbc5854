/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/export.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

enum { FILES = 5 };

static const struct file {
    const char *name;
    void (*write)(chiso__export_text *to, const chiso_instrument *instrument);
} files[FILES] = {
    {"instrument.csv", chiso__export_properties}, {"nodes.csv", chiso__export_nodes},
    {"scales.csv", chiso__export_scales},         {"variables.csv", chiso__export_variables},
    {"breaks.csv", chiso__export_breaks},
};

typedef struct exporting {
    const char *directory;
    bool made_directory;
    chiso__export_text text[FILES];
    char *path[FILES], *part[FILES]; /* where a file goes, and where it is written first */
    bool made_path[FILES], made_part[FILES];
    chiso_error *error;
} exporting;

static char *join(const char *directory, const char *name, const char *end) {
    size_t room = strlen(directory) + strlen(name) + strlen(end) + 2;
    char *path = chiso__alloc(room, 1);
    if (path != NULL) snprintf(path, room, "%s/%s%s", directory, name, end);
    return path;
}

static chiso_status write_texts(exporting *e, const chiso_instrument *instrument) {
    for (size_t i = 0; i < FILES; i++) {
        files[i].write(&e->text[i], instrument);
        e->path[i] = join(e->directory, files[i].name, "");
        e->part[i] = join(e->directory, files[i].name, ".part");
        if (e->text[i].failed || e->path[i] == NULL || e->part[i] == NULL)
            return chiso__fail_memory(e->error);
    }
    return CHISO_OK;
}

static chiso_status make_directory(exporting *e) {
    struct stat about;
    e->made_directory = mkdir(e->directory, 0777) == 0;
    if (e->made_directory) return CHISO_OK;
    if (errno == EEXIST && stat(e->directory, &about) == 0 && S_ISDIR(about.st_mode))
        return CHISO_OK;
    return chiso__fail(e->error, CHISO_E_OPEN,
                       "The directory %s cannot be made: is there a file of that name, does the "
                       "directory above exist, may you write there?",
                       e->directory);
}

static chiso_status fail_there(const exporting *e, const char *path) {
    return chiso__fail(e->error, CHISO_E_OPEN,
                       "%s is there already and is not overwritten.  Remove it, or name another "
                       "directory.",
                       path);
}

static bool write_all(int descriptor, const chiso__export_text *text) {
    for (size_t done = 0; done < text->length;) {
        ssize_t n = write(descriptor, text->bytes + done, text->length - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        done += (size_t)n;
    }
    return true;
}

static chiso_status write_part(exporting *e, size_t i) {
    if (access(e->path[i], F_OK) == 0) return fail_there(e, e->path[i]);
    int descriptor = open(e->part[i], O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno == EEXIST) return fail_there(e, e->part[i]);
    if (descriptor < 0)
        return chiso__fail(e->error, CHISO_E_OPEN, "%s cannot be made: may you write there?",
                           e->part[i]);
    e->made_part[i] = true;
    bool good = write_all(descriptor, &e->text[i]);
    good = close(descriptor) == 0 && good;
    if (good) return CHISO_OK;
    return chiso__fail(e->error, CHISO_E_WRITE, "Writing %s broke off: is the disk full?",
                       e->path[i]);
}

/* A link never replaces a file that came in between; some file systems have none. */
static chiso_status move_part(exporting *e, size_t i) {
    if (link(e->part[i], e->path[i]) == 0) {
        e->made_path[i] = true;
        return CHISO_OK;
    }
    if (errno == EEXIST || access(e->path[i], F_OK) == 0) return fail_there(e, e->path[i]);
    if (rename(e->part[i], e->path[i]) != 0)
        return chiso__fail(e->error, CHISO_E_WRITE, "%s cannot be made: may you write there?",
                           e->path[i]);
    e->made_part[i] = false;
    e->made_path[i] = true;
    return CHISO_OK;
}

static void clean(exporting *e, bool done) {
    for (size_t i = 0; i < FILES; i++) {
        if (e->made_part[i]) unlink(e->part[i]);
        if (e->made_path[i] && !done) unlink(e->path[i]);
        chiso__free(e->part[i]);
        chiso__free(e->path[i]);
        chiso__free(e->text[i].bytes);
    }
    if (e->made_directory && !done) rmdir(e->directory);
}

chiso_status chiso_instrument_export(const chiso_instrument *instrument, const char *directory,
                                     chiso_error *error) {
    if (instrument == NULL || directory == NULL || directory[0] == '\0')
        return chiso__fail(error, CHISO_E_OPEN, "A directory to export to must be named.");
    exporting e = {.directory = directory, .error = error};
    chiso_status status = write_texts(&e, instrument);
    if (status == CHISO_OK) status = make_directory(&e);
    for (size_t i = 0; i < FILES && status == CHISO_OK; i++) status = write_part(&e, i);
    for (size_t i = 0; i < FILES && status == CHISO_OK; i++) status = move_part(&e, i);
    clean(&e, status == CHISO_OK);
    return status;
}
