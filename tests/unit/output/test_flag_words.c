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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_flag_has_words_in_both_languages),
        cmocka_unit_test(no_other_name_has_any),
    };
    return RUN_TESTS(tests);
}
