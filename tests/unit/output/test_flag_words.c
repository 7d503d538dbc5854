/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "estimate/quality.h"
#include "output/words.h"
#include "test.h"

static void every_flag_has_words_in_both_languages(void **state) {
    (void)state;
    char all[CHISO__FLAGS_TEXT];
    size_t count = 0;
    chiso__flags_text(~0u, all, sizeof all);
    for (const char *name = all; *name != '\0'; count++) {
        const size_t length = strcspn(name, ";");
        for (int32_t language = 0; language < 2; language++) {
            assert_non_null(chiso__flag_words(name, length, language));
            assert_non_null(chiso__flag_sentence(name, length, language));
        }
        assert_string_not_equal(chiso__flag_words(name, length, 0),
                                chiso__flag_words(name, length, 1));
        name += length + strspn(name + length, ";");
    }
    assert_true(count >= 17);
}

static void no_other_name_has_any(void **state) {
    (void)state;
    assert_null(chiso__flag_words("few", 3, 0));
    assert_null(chiso__flag_words("", 0, 1));
    assert_null(chiso__flag_sentence("few_psus;no_df", 14, 1));
    assert_string_equal(chiso__flag_words("no_df;exact", 5, 0), "no degrees of freedom");
}

static void flags_become_words_one_after_the_other(void **state) {
    (void)state;
    static const struct {
        const char *flags, *but, *words;
    } lists[] = {
        {NULL, NULL, ""},
        {"", NULL, ""},
        {"no_df", NULL, "không có bậc tự do"},
        {"published;no_df;exact", "published", "không có bậc tự do; khoảng tin cậy chính xác"},
        {"no_df;published", "published", "không có bậc tự do"},
        {"published", NULL, "điểm công bố"},
        {"new;no_df", NULL, "new; không có bậc tự do"}};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        chiso__buffer out = {0};
        chiso__flags_in_words(&out, lists[i].flags, lists[i].but, 1);
        chiso__buffer_add(&out, "", 1);
        assert_string_equal(out.bytes, lists[i].words);
        chiso__buffer_free(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_flag_has_words_in_both_languages),
        cmocka_unit_test(no_other_name_has_any),
        cmocka_unit_test(flags_become_words_one_after_the_other),
    };
    return RUN_TESTS(tests);
}
