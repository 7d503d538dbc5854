/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv/source.h"

#include <fcntl.h>

#include "csv_files.h"

static void a_file_that_cannot_be_opened_is_named_with_the_reason(void **state) {
    (void)state;
    chiso__csv *csv = (chiso__csv *)&csv;
    chiso_error error = {0};
    assert_int_equal(chiso__csv_open(&csv, "/tmp/no such file", 0, &error), CHISO_E_OPEN);
    assert_null(csv);
    assert_contains(error.message, "/tmp/no such file cannot be opened: ");
    error = (chiso_error){0};
    assert_int_equal(chiso__csv_open(&csv, "/dev/null/in.csv", 0, &error), CHISO_E_OPEN);
    error = (chiso_error){0};
    assert_int_equal(chiso__csv_open(&csv, CHISO_SOURCE, 0, &error), CHISO_E_OPEN);
    assert_contains(error.message, "is a folder: name a CSV file");
    assert_int_equal(chiso__csv_open(&csv, CHISO_SOURCE, 0, NULL), CHISO_E_OPEN);
}

static void reading_that_breaks_off_is_an_error(void **state) {
    (void)state;
    chiso__csv *csv;
    chiso_error error = {0};
    assert_int_equal(chiso__csv_open(&csv, "/proc/self/mem", 0, &error), CHISO_E_READ);
    assert_null(csv);
    assert_contains(error.message, "/proc/self/mem, line 1: reading broke off: ");
}

static void standard_input_that_is_a_folder_is_told(void **state) {
    (void)state;
    chiso__csv *csv;
    chiso_error error = {0};
    int old = replace_input(open(CHISO_SOURCE, O_RDONLY));
    assert_int_equal(chiso__csv_open(&csv, "-", 0, &error), CHISO_E_OPEN);
    assert_contains(error.message, "standard input is a folder");
    restore_input(old);
}

static void assert_sample(const char *text, size_t length, const char *expected, size_t wanted) {
    for (int from_file = 0; from_file < 2; from_file++) {
        chiso__source source;
        chiso_error error = {0};
        csv_file file = new_file(text, length);
        assert_ok(from_file ? chiso__source_open(&source, file.path, &error)
                            : chiso__source_open_memory(&source, "in", text, length, &error),
                  error);
        assert_int_equal(source.sample_length, wanted);
        assert_memory_equal(source.sample, expected, wanted);
        chiso__source_close(&source);
        unlink(file.path);
    }
}

static void the_sample_is_the_start_without_mark_cut_after_a_line(void **state) {
    (void)state;
    assert_sample("\xEF\xBB\xBFid\n1", 7, "id\n1", 4);
    assert_sample("", 0, "", 0);
    assert_sample("\xEF\xBB\xBF", 3, "", 0);
    const size_t length = CHISO__SOURCE_SAMPLE + 1000;
    char *text = malloc(length);
    memset(text, 'x', length);
    assert_sample(text, length, text, CHISO__SOURCE_SAMPLE);
    text[100] = '\r';
    assert_sample(text, length, text, 101);
    text[40] = '\n';
    assert_sample(text, length, text, 41);
    assert_sample(text, CHISO__SOURCE_SAMPLE - 1, text, CHISO__SOURCE_SAMPLE - 1);
    free(text);
}

/* Lines of all kinds and lengths, so that every edge of a buffer falls everywhere. */
static char *new_text(size_t *length, uint64_t random) {
    static const char *const ends[] = {"\n", "\r\n", "\r", "\n", "\r\r\n", "\n\n"};
    const size_t room = 900000;
    char *text = malloc(room);
    for (*length = 0; *length < room - 200100;) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        size_t letters = random % 64 == 0 ? random / 64 % 100000 : random / 64 % 80;
        for (size_t i = 0; i < letters; i++)
            *length += (size_t)sprintf(text + *length, "%s", i % 3 ? "ớ" : "a");
        *length += (size_t)sprintf(text + *length, "%s", ends[random / 4096 % 6]);
        if (letters > 30000) *length += (size_t)sprintf(text + *length, "x");
        if (*length > room - 400000) break;
    }
    return text;
}

/* Every piece but the last of a line holds whole characters; lines are counted as written. */
static void check_pieces(chiso__source *source, const char *text, size_t length) {
    size_t at = 0;
    int64_t line = 1;
    for (;;) {
        chiso__piece piece;
        chiso_error error = {0};
        assert_ok(chiso__source_next(source, &piece, &error), error);
        if (piece.length == 0) break;
        assert_true(piece.length <= CHISO__SOURCE_BLOCK + 1);
        assert_memory_equal(piece.bytes, text + at, piece.length);
        assert_int_equal(piece.line, line);
        at += piece.length;
        assert_true(at == length || (text[at] & 0xC0) != 0x80);
        const char last = text[at - 1];
        const bool ends = last == '\n' || (last == '\r' && (at == length || text[at] != '\n'));
        assert_int_equal(piece.ends_line, ends);
        for (size_t i = 0; i + 2 < piece.length; i++) assert_int_not_equal(piece.bytes[i], '\n');
        line += ends;
    }
    assert_int_equal(at, length);
}

static void lines_are_whole_wherever_the_buffers_end(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed < 12; seed++) {
        size_t length;
        char *text = new_text(&length, seed * 88172645463325252u);
        csv_file file = new_file(text, length);
        chiso__source source;
        chiso_error error = {0};
        assert_ok(chiso__source_open(&source, file.path, &error), error);
        check_pieces(&source, text, length);
        chiso__source_close(&source);
        assert_ok(chiso__source_open_memory(&source, "in", text, length, &error), error);
        check_pieces(&source, text, length);
        chiso__source_close(&source);
        unlink(file.path);
        free(text);
    }
}

static void a_pipe_that_gives_odd_amounts_is_read_whole(void **state) {
    (void)state;
    size_t length;
    char *text = new_text(&length, 42);
    pid_t child;
    int old = replace_input(new_pipe(text, length, 997, &child));
    chiso__source source;
    chiso_error error = {0};
    assert_ok(chiso__source_open(&source, "-", &error), error);
    check_pieces(&source, text, length);
    chiso__source_close(&source);
    restore_input(old);
    waitpid(child, NULL, 0);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_that_cannot_be_opened_is_named_with_the_reason),
        cmocka_unit_test(reading_that_breaks_off_is_an_error),
        cmocka_unit_test(standard_input_that_is_a_folder_is_told),
        cmocka_unit_test(the_sample_is_the_start_without_mark_cut_after_a_line),
        cmocka_unit_test(lines_are_whole_wherever_the_buffers_end),
        cmocka_unit_test(a_pipe_that_gives_odd_amounts_is_read_whole),
    };
    return RUN_TESTS(tests);
}
