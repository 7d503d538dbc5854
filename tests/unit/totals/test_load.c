/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/stat.h>

#include "totals_file.h"

static chiso_instrument *instrument;
static bytes *file; /* in order, and written to totals_path() */

static int enter(void **state) {
    (void)state;
    chiso_error error = {0};
    const parts p = handmade();
    assert_ok(chiso_instrument_open(&instrument, NULL, p.instrument, &error), error);
    file = make_file(&p, instrument);
    write_bytes(file->at, file->length);
    return 0;
}

static int leave(void **state) {
    (void)state;
    unlink(totals_path());
    chiso_instrument_free(instrument);
    free(file);
    return 0;
}

/* The same as bytes, without a file. */
static void bytes_refused(const chiso_instrument *with, chiso_status status, size_t length,
                          const char *words) {
    chiso_error error = {0};
    chiso_totals *totals = (chiso_totals *)(uintptr_t)1;
    assert_int_equal(chiso_totals_unpack(&totals, (const char *)file->at, length, with, &error),
                     status);
    assert_int_equal(error.status, status);
    assert_contains(error.message, "\"the bytes\" ");
    assert_contains(error.message, words);
    assert_null(totals);
}

/* What was changed is refused with such words. */
static void refused(const char *words) {
    bytes_refused(instrument, CHISO_E_DATA, file->length, words);
    write_bytes(file->at, file->length);
    refused_as(totals_path(), instrument, CHISO_E_DATA, words);
}

/* Give the file a checksum that suits it. */
static void repair(void) {
    file->length -= 8;
    close_file(file);
}

static void a_file_of_another_kind_is_no_totals_file(void **state) {
    (void)state;
    static const char *const texts[] = {"", "x", "province,p1,p2\n01,0.5,1\n",
                                        ("\x89"
                                         "chisoT\r\n")};
    for (size_t i = 0; i < 4; i++) {
        write_bytes((const unsigned char *)texts[i], strlen(texts[i]));
        refused_as(totals_path(), instrument, CHISO_E_DATA, "is not a totals file");
    }
}

static void an_endless_file_is_not_read_to_its_end(void **state) {
    (void)state;
    refused_as("/dev/zero", instrument, CHISO_E_DATA, "is not a totals file");
    refused_as("/dev/null", instrument, CHISO_E_DATA, "is not a totals file");
}

static void another_version_is_refused(void **state) {
    (void)state;
    static const unsigned char others[] = {0, 1, 2, 4};
    for (size_t i = 0; i < 4; i++) {
        file->at[8] = others[i];
        repair();
        refused("which this version of chiso does not read; it reads format 3");
    }
}

static void a_file_cut_off_anywhere_is_refused(void **state) {
    (void)state;
    for (size_t length = file->length; length-- > 1;) {
        assert_int_equal(truncate(totals_path(), (off_t)length), 0);
        refused_as(totals_path(), instrument, CHISO_E_DATA, "is cut off: it has ");
        bytes_refused(instrument, CHISO_E_DATA, length, "is cut off: it has ");
    }
    bytes_refused(instrument, CHISO_E_DATA, 0, "is not a totals file");
    assert_int_equal(chiso_totals_unpack(&(chiso_totals *){NULL}, NULL, 0, instrument, NULL),
                     CHISO_E_DATA);
    assert_int_equal(truncate(totals_path(), 0), 0);
    refused_as(totals_path(), instrument, CHISO_E_DATA, "is not a totals file");
}

static void a_file_with_more_behind_it_is_refused(void **state) {
    (void)state;
    file->length++;
    refused("and has more");
    file->length = 32;
    memset(file->at + 16, 0, 16);
    refused("and has more");
}

/* Every byte to three others; test_checksum.c has all 255. */
static void any_changed_byte_is_found(void **state) {
    (void)state;
    static const unsigned char changes[] = {0x01, 0x80, 0xFF};
    for (size_t i = 0; i < file->length; i++) {
        const char *words = i < 8               ? "not a totals file"
                            : i < 12            ? "totals file of format"
                            : i < 16 || i >= 24 ? "is damaged: its checksum"
                                                : "again";
        for (size_t k = 0; k < sizeof changes; k++) {
            file->at[i] ^= changes[k];
            refused(words);
            file->at[i] ^= changes[k];
        }
    }
}

static void totals_of_another_instrument_are_refused(void **state) {
    (void)state;
    chiso_error error = {0};
    chiso_instrument *other;
    assert_ok(chiso_instrument_open(&other, NULL, "papi-2024", &error), error);
    refused_as(totals_path(), other, CHISO_E_ARGUMENT,
               "holds totals of the instrument \"published\", not of \"papi-2024\"");
    bytes_refused(other, CHISO_E_ARGUMENT, file->length,
                  "holds totals of the instrument \"published\", not of \"papi-2024\"");
    chiso_instrument_free(other);
}

static void copy_file(const char *from, const char *to, const char *before, const char *after) {
    bytes *b = read_bytes(from);
    char *at = before != NULL ? strstr((char *)b->at, before) : NULL;
    if (before != NULL) {
        assert_non_null(at);
        memcpy(at, after, strlen(after));
    }
    FILE *copy = fopen(to, "wb");
    assert_non_null(copy);
    assert_int_equal(fwrite(b->at, 1, b->length, copy), b->length);
    fclose(copy);
    free(b);
}

/* The upper end of a range is another; everything else stays. */
static void totals_of_an_edited_instrument_are_refused(void **state) {
    (void)state;
    char folder[] = "/tmp/chiso-test-XXXXXX", nodes[64], about[64];
    chiso_error error = {0};
    chiso_instrument *edited;
    assert_non_null(mkdtemp(folder));
    snprintf(nodes, sizeof nodes, "%s/nodes.csv", folder);
    snprintf(about, sizeof about, "%s/instrument.csv", folder);
    copy_file(CHISO_TEST_DATA "/published/instrument.csv", about, NULL, NULL);
    copy_file(CHISO_TEST_DATA "/published/nodes.csv", nodes, "score,,0,2", "score,,0,3");
    assert_ok(chiso_instrument_open(&edited, NULL, folder, &error), error);
    refused_as(totals_path(), edited, CHISO_E_ARGUMENT,
               "was made when the instrument had other nodes, scales or variables");
    chiso_instrument_free(edited);
    unlink(nodes);
    unlink(about);
    assert_int_equal(rmdir(folder), 0);
}

static void what_cannot_be_opened_says_why(void **state) {
    (void)state;
    refused_as("/tmp", instrument, CHISO_E_OPEN, "cannot open \"/tmp\": ");
    refused_as("/no/such/totals", instrument, CHISO_E_OPEN, "cannot open \"/no/such/totals\": ");
    assert_int_equal(chiso_totals_load(&(chiso_totals *){NULL}, "", instrument, NULL),
                     CHISO_E_OPEN);
}

static void a_count_that_would_fill_memory_is_refused(void **state) {
    (void)state;
    const size_t name_at = 24;
    memset(file->at + name_at, 0xFF, 4);
    repair();
    refused("a count is larger than the file");
}

/* A length of 2^64 - 1 in the header. */
static void a_length_that_no_file_has_is_refused(void **state) {
    (void)state;
    memset(file->at + 16, 0xFF, 8);
    refused("is cut off");
}

#define WITH_FILE(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_FILE(a_file_of_another_kind_is_no_totals_file),
        WITH_FILE(an_endless_file_is_not_read_to_its_end),
        WITH_FILE(another_version_is_refused),
        WITH_FILE(a_file_cut_off_anywhere_is_refused),
        WITH_FILE(a_file_with_more_behind_it_is_refused),
        WITH_FILE(any_changed_byte_is_found),
        WITH_FILE(totals_of_another_instrument_are_refused),
        WITH_FILE(totals_of_an_edited_instrument_are_refused),
        WITH_FILE(what_cannot_be_opened_says_why),
        WITH_FILE(a_count_that_would_fill_memory_is_refused),
        WITH_FILE(a_length_that_no_file_has_is_refused),
    };
    return RUN_TESTS(tests);
}
