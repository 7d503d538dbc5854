/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include "base/memory.h"
#include "test.h"

static void assert_fold(const char *text, int fold, const char *expected) {
    char *folded = chiso__text_fold(text, fold);
    assert_non_null(folded);
    assert_string_equal(folded, expected);
    chiso__free(folded);
}

static void composed_and_decomposed_names_fold_to_one(void **state) {
    (void)state;
    assert_fold("LẠNG SƠN", CHISO__FOLD_CASE, "lạng sơn");
    assert_fold("La\xCC\xA3ng So\xCC\x9Bn", CHISO__FOLD_CASE, "lạng sơn");
    assert_fold("La\xCC\xA3ng So\xCC\x9Bn", CHISO__FOLD_NONE, "Lạng Sơn");
}

static void without_marks_only_letters_and_digits_stay(void **state) {
    (void)state;
    assert_fold("Bà Rịa - Vũng Tàu", CHISO__FOLD_MARKS, "bariavungtau");
    assert_fold("Bà Rịa – Vũng\u00A0Tàu", CHISO__FOLD_MARKS, "bariavungtau");
    assert_fold("Đắk Nông", CHISO__FOLD_MARKS, "daknong");
    assert_fold("đĐ Hoà Bình / Hòa Bình 1", CHISO__FOLD_MARKS, "ddhoabinhhoabinh1");
}

static void text_that_is_not_utf8_is_told_apart(void **state) {
    (void)state;
    assert_true(chiso__text_is_utf8("Huế", strlen("Huế")));
    assert_false(chiso__text_is_utf8("Hu\xEA\xEC", 4));
    assert_false(chiso__text_is_utf8("Hu\xE1", 3));
    assert_false(chiso__text_is_utf8("\xED\xA0\x80", 3));
    assert_null(chiso__text_fold("Hu\xEA\xEC", CHISO__FOLD_CASE));
}

static void letters_marks_and_digits_of_any_script_are_told_by_their_bytes(void **state) {
    (void)state;
    static const char *const letters[] = {"a", "Z", "7", "đ", "ộ", "省", "٣", "\u0323", "𐍈"};
    static const char *const others[] = {"",  " ",  "_", "-", ".",       "“",      "≥",
                                         "😀", "\n", "%", "€", "\u00A0x", "\xC3(x", "\xFF"};
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
        assert_int_equal(chiso__text_letter(letters[i]), strlen(letters[i]));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_int_equal(chiso__text_letter(others[i]), 0);
}

static void a_copy_is_cut_at_a_whole_character(void **state) {
    (void)state;
    char room[5];
    chiso__text_copy(room, sizeof room, "Huế");
    assert_string_equal(room, "Hu");
    chiso__text_copy(room, sizeof room, "Hue!");
    assert_string_equal(room, "Hue!");
}

static void a_beginning_fits_with_its_marks(void **state) {
    (void)state;
    assert_int_equal(chiso__text_fit("", 0), 0);
    assert_int_equal(chiso__text_fit("Sơn", 0), 0);
    assert_int_equal(chiso__text_fit("Sơn", 2), 3);
    assert_int_equal(chiso__text_fit("So\xCC\x9Bn", 2), 4);
    assert_int_equal(chiso__text_fit("So\xCC\x9Bn", 9), 5);
    assert_int_equal(chiso__text_fit("中文", 3), 3);
    assert_int_equal(chiso__text_fit("\xFF\xFF", 1), 1);
}

/* The same name by the keyboard of Windows, of macOS, and of East Asia (full width). */
static void width_is_that_of_letters_however_they_are_made(void **state) {
    (void)state;
    assert_int_equal(chiso__text_width("Thừa Thiên Huế"), 14);
    assert_int_equal(chiso__text_width("Thu\xCC\x9B\xCC\x80"
                                       "a Thie\xCC\x82n Hue\xCC\x82\xCC\x81"),
                     14);
    assert_int_equal(chiso__text_width("ＨＵＥ"), 6);
    assert_int_equal(chiso__text_width("한국"), 4);
}

static void width_counts_columns_not_bytes(void **state) {
    (void)state;
    assert_int_equal(chiso__text_width("Lạng Sơn"), 8);
    assert_int_equal(chiso__text_width("La\xCC\xA3ng So\xCC\x9Bn"), 8);
    assert_int_equal(chiso__text_width("中"), 2);
    assert_int_equal(chiso__text_width("\xFF!"), 2);
}

static void distance_counts_edits(void **state) {
    (void)state;
    assert_int_equal(chiso__text_distance("langson", "langsan"), 1);
    assert_int_equal(chiso__text_distance("", "abc"), 3);
    assert_int_equal(chiso__text_distance("weight", "weigth"), 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(composed_and_decomposed_names_fold_to_one),
        cmocka_unit_test(without_marks_only_letters_and_digits_stay),
        cmocka_unit_test(text_that_is_not_utf8_is_told_apart),
        cmocka_unit_test(letters_marks_and_digits_of_any_script_are_told_by_their_bytes),
        cmocka_unit_test(a_copy_is_cut_at_a_whole_character),
        cmocka_unit_test(width_counts_columns_not_bytes),
        cmocka_unit_test(width_is_that_of_letters_however_they_are_made),
        cmocka_unit_test(a_beginning_fits_with_its_marks),
        cmocka_unit_test(distance_counts_edits),
    };
    return RUN_TESTS(tests);
}
