/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/xlsx.h"

#include "unzipped.h"

static chiso_status check(const unsigned char *file, size_t length) {
    /* A copy of its very length, so that the sanitizers see what is read behind it. */
    chiso__buffer buffer = {.bytes = malloc(length + 3), .length = length + 3};
    chiso_error error = {0};
    assert_non_null(buffer.bytes);
    memcpy(buffer.bytes, "abc", 3); /* what stood in the buffer before */
    memcpy(buffer.bytes + 3, file, length);
    const chiso_status status = chiso__xlsx_whole(&buffer, 3, &error);
    free(buffer.bytes);
    return status;
}

static chiso_status check_part(const char *text) {
    unsigned char file[ZIP_ROOM] = {0};
    return check(file, zip_of(file, text));
}

static void a_part_that_ends_in_its_tag_is_whole(void **state) {
    (void)state;
    assert_int_equal(check_part("<a></a>"), CHISO_OK);
    assert_int_equal(check_part("<a></a>\n"), CHISO_OK);
    assert_int_equal(check_part("<?xml version=\"1.0\"?>\n<x:sheet xmlns:x=\"y\"><b/></x:sheet>"),
                     CHISO_OK);
    assert_int_equal(check_part("<a\nb=\"<>\"></a>"), CHISO_OK);
}

static void a_part_that_ends_anywhere_is_not(void **state) {
    (void)state;
    static const char *const cut[] = {
        "",       "<",          "<a",        "<a>",     "<a></b>",  "<a></a",   "<a></a?",
        "<a>/a>", "<a><b></b>", "<a></a>  ", "<?xml?>", "<ab></b>", "<b></ab>", "no XML at all"};
    for (size_t i = 0; i < sizeof cut / sizeof cut[0]; i++)
        assert_int_equal(check_part(cut[i]), CHISO_E_WRITE);
}

static void long_parts_are_seen_to_their_end(void **state) {
    (void)state;
    static char text[100000];
    unsigned char file[ZIP_ROOM] = {0};
    memset(text, ' ', sizeof text - 1);
    memcpy(text, "<worksheet>", 11);
    assert_int_equal(check(file, zip_of(file, text)), CHISO_E_WRITE);
    memcpy(text + sizeof text - 1 - 12, "</worksheet>", 12);
    assert_int_equal(check(file, zip_of(file, text)), CHISO_OK);
    /* Pieces are unpacked that end within the tag. */
    for (size_t length = 16 * 1024 - 16; length < 16 * 1024 + 16; length++) {
        memset(text, ' ', sizeof text - 1);
        memcpy(text, "<worksheet>", 11);
        memcpy(text + length, "</worksheet>", 13);
        assert_int_equal(check(file, zip_of(file, text)), CHISO_OK);
    }
}

static void a_file_cut_anywhere_is_not_whole(void **state) {
    (void)state;
    unsigned char file[ZIP_ROOM] = {0};
    const size_t length = zip_of(file, "<a>some text, and more of it</a>");
    for (size_t i = 0; i < length; i++) assert_int_equal(check(file, i), CHISO_E_WRITE);
    assert_int_equal(check(file, length), CHISO_OK);
}

static void places_outside_the_file_are_refused(void **state) {
    (void)state;
    unsigned char file[ZIP_ROOM] = {0};
    const size_t length = zip_of(file, "<a>text</a>"), entry = length - 22 - 47;
    const size_t places[] = {entry + 20, entry + 42, length - 22 + 16, entry + 10, 26, 28};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        const unsigned char before = file[places[i] + 1];
        file[places[i] + 1] = 0x40;
        assert_int_equal(check(file, length), CHISO_E_WRITE);
        file[places[i] + 1] = before;
    }
    file[length - 22 + 10] = 0; /* no parts at all */
    assert_int_equal(check(file, length), CHISO_E_WRITE);
    file[length - 22 + 10] = 2; /* one that is not there */
    assert_int_equal(check(file, length), CHISO_E_WRITE);
}

static void packed_rubbish_is_refused(void **state) {
    (void)state;
    unsigned char file[ZIP_ROOM] = {0};
    const size_t length = zip_of(file, "<a>text</a>");
    memset(file + 31, 0xFF, 4);
    assert_int_equal(check(file, length), CHISO_E_WRITE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_that_ends_in_its_tag_is_whole),
        cmocka_unit_test(a_part_that_ends_anywhere_is_not),
        cmocka_unit_test(long_parts_are_seen_to_their_end),
        cmocka_unit_test(a_file_cut_anywhere_is_not_whole),
        cmocka_unit_test(places_outside_the_file_are_refused),
        cmocka_unit_test(packed_rubbish_is_refused),
    };
    return RUN_TESTS(tests);
}
