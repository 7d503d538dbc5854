/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/checksum.h"
#include "base/file.h"
#include "base/printable.h"
#include "totals/domains.h"
#include "totals/file.h"

/* Names are cut to this size in messages. */
enum { SHOWN = 120 };

/* A totals file that is being read. */
struct loading {
    const char *path;
    char shown[SHOWN]; /* the path, fit for a message */
    chiso__buffer file;
    uint64_t length; /* as the header tells it */
    uint32_t flags;
    chiso_error *error;
};

/* --- the file as a whole --- */

static chiso_status check_header(struct loading *l) {
    chiso__wire wire = {.at = l->file.bytes, .left = l->file.length};
    const size_t magic = wire.left < 8 ? wire.left : 8;
    if (magic == 0 || memcmp(wire.at, CHISO__TOTALS_MAGIC, magic) != 0)
        return chiso__fail(l->error, CHISO_E_DATA, "\"%s\" is not a totals file", l->shown);
    chiso__take_u64(&wire);
    const uint32_t version = chiso__take_u32(&wire);
    if (wire.fault == NULL && version != CHISO__TOTALS_VERSION)
        return chiso__fail(l->error, CHISO_E_DATA,
                           "\"%s\" is a totals file of format %" PRIu32
                           ", which this version of "
                           "chiso does not read; it reads format %d",
                           l->shown, version, CHISO__TOTALS_VERSION);
    l->flags = chiso__take_u32(&wire);
    l->length = chiso__take_u64(&wire);
    if (wire.fault != NULL) l->length = CHISO__TOTALS_HEADER + CHISO__TOTALS_CHECKSUM;
    return CHISO_OK;
}

static chiso_status check_length(const struct loading *l) {
    if (l->file.length < l->length)
        return chiso__fail(l->error, CHISO_E_DATA,
                           "\"%s\" is cut off: it has %zu bytes and should have %" PRIu64
                           "; copy it again",
                           l->shown, l->file.length, l->length);
    if (l->file.length > l->length || l->length < CHISO__TOTALS_HEADER + CHISO__TOTALS_CHECKSUM)
        return chiso__fail(l->error, CHISO_E_DATA,
                           "\"%s\" is damaged: it should have %" PRIu64
                           " bytes and has more; copy "
                           "it again",
                           l->shown, l->length);
    return CHISO_OK;
}

static chiso_status check_checksum(const struct loading *l) {
    const size_t body = l->file.length - CHISO__TOTALS_CHECKSUM;
    chiso__wire end = {.at = l->file.bytes + body, .left = CHISO__TOTALS_CHECKSUM};
    if (chiso__take_u64(&end) == chiso__checksum(0, l->file.bytes, body)) return CHISO_OK;
    return chiso__fail(l->error, CHISO_E_DATA,
                       "\"%s\" is damaged: its checksum is not that of its bytes; copy it again",
                       l->shown);
}

static chiso_status check_file(struct loading *l) {
    const chiso_status status = check_length(l);
    return status == CHISO_OK ? check_checksum(l) : status;
}

/* The header first, so that no other file is read to its end. */
static chiso_status read_file(struct loading *l) {
    int file;
    chiso_status status = chiso__file_open(&file, l->path, l->error);
    if (status != CHISO_OK) return status;
    status = chiso__file_read(&l->file, file, l->path, CHISO__TOTALS_HEADER, l->error);
    if (status == CHISO_OK) status = check_header(l);
    const size_t until = l->length < SIZE_MAX ? (size_t)l->length + 1 : SIZE_MAX;
    if (status == CHISO_OK) status = chiso__file_read(&l->file, file, l->path, until, l->error);
    close(file);
    return status == CHISO_OK ? check_file(l) : status;
}

/* --- what it holds --- */

static chiso_status fail_wire(const struct loading *l, const chiso__wire *wire) {
    if (wire->no_memory) return chiso__fail_memory(l->error);
    if (wire->fault == NULL) return CHISO_OK;
    return chiso__fail(l->error, CHISO_E_DATA, "\"%s\" is damaged: %s; make it anew", l->shown,
                       wire->fault);
}

static chiso_status fail_name(const struct loading *l, const char *name, size_t length,
                              const char *wanted) {
    char copy[SHOWN] = "", theirs[SHOWN], ours[SHOWN];
    memcpy(copy, name, length < sizeof copy ? length : sizeof copy - 1);
    chiso__printable_copy(theirs, sizeof theirs, copy);
    chiso__printable_copy(ours, sizeof ours, wanted);
    return chiso__fail(l->error, CHISO_E_ARGUMENT,
                       "\"%s\" holds totals of the instrument \"%s\", not of \"%s\"; name that one",
                       l->shown, theirs, ours);
}

static chiso_status check_instrument(const struct loading *l, chiso__wire *wire,
                                     const chiso_instrument *instrument) {
    size_t length;
    uint64_t fingerprint;
    const char *name = chiso__take_text(wire, &length);
    const char *wanted = chiso__totals_instrument_name(instrument);
    const uint64_t told = chiso__take_u64(wire);
    if (!chiso__wire_good(wire)) return CHISO_OK; /* told later, with all other faults */
    if (!chiso__totals_fingerprint(&fingerprint, instrument)) return chiso__fail_memory(l->error);
    if (strlen(wanted) != length || memcmp(wanted, name, length) != 0)
        return fail_name(l, name, length, wanted);
    if (told == fingerprint) return CHISO_OK;
    return chiso__fail(
        l->error, CHISO_E_ARGUMENT,
        "\"%s\" was made when the instrument had other nodes, scales or variables; take the "
        "instrument of then, or make the totals anew",
        l->shown);
}

static chiso_status decode(const struct loading *l, chiso_totals *totals) {
    chiso__wire wire = {.at = l->file.bytes + CHISO__TOTALS_HEADER,
                        .left = l->file.length - CHISO__TOTALS_HEADER - CHISO__TOTALS_CHECKSUM};
    const chiso_status status = check_instrument(l, &wire, totals->instrument);
    if (status != CHISO_OK) return status;
    if (chiso__wire_good(&wire)) chiso__totals_take_head(&wire, totals, l->flags);
    if (chiso__wire_good(&wire)) chiso__totals_take_fpc(&wire, totals);
    if (chiso__wire_good(&wire)) chiso__totals_take_rows(&wire, totals);
    if (chiso__wire_good(&wire)) chiso__totals_take_moments(&wire, totals);
    if (chiso__wire_good(&wire) && (l->flags & CHISO__TOTALS_REPLICATES) != 0)
        chiso__totals_take_supplied(&wire, totals);
    if (wire.left > 0) chiso__wire_fault(&wire, "something stands behind its end");
    if (chiso__wire_good(&wire) && !chiso__domains_order(totals)) wire.no_memory = true;
    return fail_wire(l, &wire);
}

/* Totals from a file that is read whole. */
static chiso_status make(chiso_totals **out, struct loading *l, const chiso_instrument *instrument,
                         chiso_error *error) {
    chiso_totals *totals = chiso__alloc(1, sizeof *totals);
    chiso_status status = totals != NULL ? CHISO_OK : chiso__fail_memory(error);
    if (totals != NULL) {
        totals->instrument = instrument;
        totals->published = chiso__instrument_is_published(instrument);
        status = decode(l, totals);
    }
    if (status == CHISO_OK)
        *out = totals;
    else
        chiso_totals_free(totals);
    return status;
}

chiso_status chiso_totals_load(chiso_totals **out, const char *path,
                               const chiso_instrument *instrument, chiso_error *error) {
    struct loading l = {.path = path, .error = error};
    *out = NULL;
    chiso__printable_copy(l.shown, sizeof l.shown, path);
    chiso_status status = read_file(&l);
    if (status == CHISO_OK) status = make(out, &l, instrument, error);
    chiso__buffer_free(&l.file);
    return status;
}

chiso_status chiso_totals_unpack(chiso_totals **out, const char *bytes, size_t length,
                                 const chiso_instrument *instrument, chiso_error *error) {
    struct loading l = {.shown = "the bytes", .error = error};
    *out = NULL;
    chiso__buffer_add(&l.file, bytes, length);
    chiso_status status = l.file.failed ? chiso__fail_memory(error) : check_header(&l);
    if (status == CHISO_OK) status = check_file(&l);
    if (status == CHISO_OK) status = make(out, &l, instrument, error);
    chiso__buffer_free(&l.file);
    return status;
}

int32_t chiso_totals_is_file(const char *path) {
    char magic[8];
    struct stat about;
    if (path == NULL || stat(path, &about) != 0 || !S_ISREG(about.st_mode)) return 0;
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    const ssize_t length = read(file, magic, sizeof magic);
    close(file);
    return length == (ssize_t)sizeof magic && memcmp(magic, CHISO__TOTALS_MAGIC, sizeof magic) == 0;
}

chiso_status chiso_totals_instrument(char *name, size_t room, const char *path,
                                     chiso_error *error) {
    struct loading l = {.path = path, .error = error};
    name[0] = '\0';
    chiso__printable_copy(l.shown, sizeof l.shown, path);
    chiso_status status = read_file(&l);
    if (status == CHISO_OK) {
        chiso__wire wire = {.at = l.file.bytes + CHISO__TOTALS_HEADER,
                            .left = l.file.length - CHISO__TOTALS_HEADER - CHISO__TOTALS_CHECKSUM};
        size_t length;
        const char *text = chiso__take_text(&wire, &length);
        if (length >= room) length = room - 1;
        memcpy(name, text, length);
        name[length] = '\0';
        status = fail_wire(&l, &wire);
    }
    chiso__buffer_free(&l.file);
    return status;
}
