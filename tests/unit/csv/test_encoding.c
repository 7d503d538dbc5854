/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv/encoding.h"

#include "base/text.h"
#include "csv_files.h"

/* Vietnamese answers as iconv writes them. */
#define WINDOWS_1258                                                                               \
    "id;ti\xD2nh;nh\xE2\xF2n x\xE9t\n1;Th\xFD\xCC"                                                 \
    "a Thi\xEAn Hu\xEA\xEC;R\xE2\xECt h\xE0i lo\xCCng v\xF5\xECi di\xF2"                           \
    "ch vu\xF2\n2;\xD0\xE0 N\xE3\xDEng;\xD0\xFD\xF5\xF2"                                           \
    "c phu\xF2"                                                                                    \
    "c vu\xF2 t\xF4\xECt\n3;H\xE0 N\xF4\xF2i;Kh\xF4ng y\xEC ki\xEA\xECn\n"
#define TCVN3                                                                                      \
    "id;t\xD8nh;nh\xCBn x\xD0t\n1;Th\xF5"                                                          \
    "a Thi\xAAn Hu\xD5;R\xCAt h\xB5i l\xDFng v\xEDi d\xDE"                                         \
    "ch v\xF4\n2;\xA7\xB5 N\xBDng;\xA7\xAD\xEE"                                                    \
    "c ph\xF4"                                                                                     \
    "c v\xF4 t\xE8t\n3;H\xB5 N\xE9i;Kh\xABng \xFD ki\xD5n\n"
#define WINDOWS_1252                                                                               \
    "id;ville;avis\n1;Orl\xE9"                                                                     \
    "ans;tr\xE8s bien, d\xE9j\xE0 re\xE7u\n2;N\xEEmes;\xAB \xE7"                                   \
    "a va \xBB \xE0 No\xEBl\n"

static void assert_refused(const char *bytes, size_t length, const char *part) {
    int64_t records;
    chiso_error error = {0};
    assert_int_equal(read_bytes(bytes, length, 0, &records, &error), CHISO_E_DATA);
    assert_contains(error.message, "in.csv");
    assert_contains(error.message, part);
}

static void well_formed_utf8_is_told_as_the_base_does(void **state) {
    (void)state;
    static const char lead[] = "aa\x7F\x80\xBF\xC0\xC2\xDF\xE0\xE1\xED\xEF\xF0\xF4\xF5";
    static const char next[] = "aa\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC2\xED";
    uint64_t random = 88172645463325252u;
    for (int i = 0; i < 300000; i++) {
        char text[20];
        const size_t length = (size_t)i % sizeof text;
        for (size_t k = 0; k < length; k++) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            text[k] =
                random & 64 ? lead[random % (sizeof lead - 1)] : next[random % (sizeof next - 1)];
        }
        size_t good = chiso__encoding_utf8(text, length);
        assert_true(chiso__text_is_utf8(text, good));
        assert_int_equal(good == length, chiso__text_is_utf8(text, length));
    }
    assert_int_equal(chiso__encoding_utf8("0123456789\0b", 12), 10);
    assert_int_equal(chiso__encoding_utf8("01234567Tỉnh Thừa Thiên Huế", 33), 31);
    assert_int_equal(chiso__encoding_utf8("", 0), 0);
}

static void vietnamese_encodings_are_told_apart(void **state) {
    (void)state;
    assert_refused(WINDOWS_1258, sizeof WINDOWS_1258 - 1,
                   "Windows-1258. Convert it: iconv -f WINDOWS-1258 -t UTF-8 in.csv > out.csv");
    assert_refused(TCVN3, sizeof TCVN3 - 1,
                   "TCVN3. Convert it: iconv -f TCVN5712-1 -t UTF-8 in.csv > out.csv");
    assert_refused(WINDOWS_1252, sizeof WINDOWS_1252 - 1,
                   "an 8-bit encoding such as Windows-1252. Convert it: iconv -f WINDOWS-1252 -t "
                   "UTF-8 in.csv > out.csv");
    assert_refused("H\xE0 N\xF4\xF2i\n", 8, "line 1: byte 0xE0 is not UTF-8");
    assert_refused("H\xE0 N\xF4\xF2i\n", 8, "WINDOWS-1258");
    assert_refused("H\xB5 N\xE9i\n", 7, "TCVN5712-1");
}

static void utf_16_and_utf_32_are_told(void **state) {
    (void)state;
    char wide[400] = "\xFF\xFE";
    static const char text[] = "id;answer\n1;good\n";
    const size_t length = sizeof text - 1;
    for (size_t i = 0; i < length; i++) wide[2 + 2 * i] = text[i];
    assert_refused(wide, 2 + 2 * length, "in.csv is UTF-16LE text; UTF-8 was expected");
    assert_refused(wide, 2 + 2 * length, "iconv -f UTF-16LE -t UTF-8 in.csv > out.csv");
    assert_refused(wide + 2, 2 * length, "UTF-16LE");
    assert_refused(wide + 3, 2 * length - 2, "UTF-16BE");
    assert_refused("\xFE\xFF\0a\0;\0b", 8, "UTF-16BE");
    assert_refused("T\0\xC9\x1En\0h\0;\0b\0\n\0", 14, "UTF-16LE");
    assert_refused("\xFF\xFE\0\0a\0\0\0", 8, "UTF-32LE");
    assert_refused("\0\0\xFE\xFF\0\0\0a", 8, "UTF-32BE");
}

static void a_nul_byte_is_an_error_with_its_line(void **state) {
    (void)state;
    assert_refused("a,b\n1,2\n3,\0\n", 12, "line 3: a NUL byte");
    assert_refused("  \0", 3, "line 1: a NUL byte");
    assert_refused("\0\0\0\0\0\0\0\0\0\0\0\0", 12, "line 1: a NUL byte");
}

static void a_single_bad_place_in_a_utf8_file_is_to_be_mended_there(void **state) {
    (void)state;
    static const char text[] =
        "id;tỉnh\r\n1;Thừa Thiên Huế\r\n2;H\xE0 N\xF4\xF2i\r\n3;Đà Nẵng, Quảng Trị\r\n";
    assert_refused(text, sizeof text - 1, "line 3: byte 0xE0 is not UTF-8, though the rest");
    assert_refused("a,b\n1,Hà\n\"x\r\ny\",Nội\xC3", 23, "line 4: byte 0xC3 is not UTF-8, though");
}

/* Past the sample the line is found while reading. */
static void assert_refused_late(const char *line, const char *last, const char *part) {
    char *text = malloc(1 << 20), *end = text;
    end += sprintf(end, "id,text\n");
    for (int i = 0; i < 20000; i++) end += sprintf(end, "%s\n", line);
    end += sprintf(end, "%s", last);
    int64_t records;
    chiso_error error = {0};
    csv_file file = new_file(text, (size_t)(end - text));
    chiso__csv *csv;
    assert_ok(chiso__csv_open(&csv, file.path, 0, &error), error);
    assert_int_equal(read_all(csv, &records, &error), CHISO_E_DATA);
    assert_int_equal(records, 20001);
    assert_int_equal(error.record, 20001);
    assert_contains(error.message, "line 20002: byte 0x");
    assert_contains(error.message, part);
    assert_contains(error.message, file.path);
    chiso__csv_free(csv);
    unlink(file.path);
    free(text);
}

static void bytes_that_are_not_utf8_far_into_the_file_are_found(void **state) {
    (void)state;
    assert_refused_late("1,abcdefghijklmnop", "2,H\xE0 N\xF4\xF2i\n", "WINDOWS-1258");
    assert_refused_late("1,Đà Nẵng và Huế", "2,H\xE0 N\xF4\xF2i\n", "write this line again");
    assert_refused_late("1,abcdefghijklmnop", "2,\xC3", "is not UTF-8");
}

static void the_command_can_be_given_to_a_shell(void **state) {
    (void)state;
    static const struct {
        const char *name, *command;
    } files[] = {
        {"dir/a b.csv", "UTF-8 'dir/a b.csv' > out.csv"},
        {"tỉnh.csv", "UTF-8 'tỉnh.csv' > out.csv"},
        {"it's.csv", "UTF-8 in.csv > out.csv"},
        {"standard input", "UTF-8 in.csv > out.csv"},
        {"out.csv", "UTF-8 out.csv > utf8.csv"},
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        chiso_error error = {0};
        assert_int_equal(chiso__encoding_check(files[i].name, "a\xE9zzzz", 6, &error),
                         CHISO_E_DATA);
        assert_contains(error.message, files[i].command);
    }
    char name[300];
    chiso_error error = {0};
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_int_equal(chiso__encoding_check(name, "\xFF\xFE\x61", 3, &error), CHISO_E_DATA);
    assert_contains(error.message, "UTF-8 in.csv > out.csv");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed_utf8_is_told_as_the_base_does),
        cmocka_unit_test(vietnamese_encodings_are_told_apart),
        cmocka_unit_test(utf_16_and_utf_32_are_told),
        cmocka_unit_test(a_nul_byte_is_an_error_with_its_line),
        cmocka_unit_test(a_single_bad_place_in_a_utf8_file_is_to_be_mended_there),
        cmocka_unit_test(bytes_that_are_not_utf8_far_into_the_file_are_found),
        cmocka_unit_test(the_command_can_be_given_to_a_shell),
    };
    return RUN_TESTS(tests);
}
