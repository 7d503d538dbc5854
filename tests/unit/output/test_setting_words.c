/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "output/words.h"
#include "test.h"

/* The first word between backticks of each row of a table in docs/output.md. */
static void assert_described(const char *row) {
    const char *cell_end = strchr(row + 1, '|');
    for (const char *name = strchr(row, '`'); name != NULL && name < cell_end;
         name = strchr(name + 1, '`')) {
        char key[64];
        const size_t length = strcspn(name + 1, "`");
        snprintf(key, sizeof key, "%.*s", (int)length, name + 1);
        for (int32_t language = 0; language < 2; language++)
            if (chiso__setting_words(key, language) == NULL) fail_msg("%s has no words", key);
        name += length + 1;
    }
}

static void every_setting_of_the_documents_has_words(void **state) {
    (void)state;
    FILE *file = fopen(CHISO_SOURCE "/docs/output.md", "r");
    char line[4096];
    bool inside = false;
    size_t rows = 0;
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, "## ", 3) == 0) inside = strcmp(line, "## Settings\n") == 0;
        if (!inside || strncmp(line, "| `", 3) != 0) continue;
        assert_described(line);
        rows++;
    }
    fclose(file);
    assert_true(rows > 30);
}

static void no_other_key_has_any(void **state) {
    (void)state;
    assert_null(chiso__setting_words("", 0));
    assert_null(chiso__setting_words("levels", 1));
    assert_string_equal(chiso__setting_words("level", 0), "level of the intervals");
}

static void values_of_options_have_words(void **state) {
    (void)state;
    static const char *const options[][2] = {{"delimiter", "found by looking"},
                                             {"invalid", "fault"},
                                             {"variance", "taylor"},
                                             {"nation", "province-mean"},
                                             {"lone_psu", "centre"},
                                             {"rank_sets", "simultaneous"},
                                             {"family", "node"},
                                             {"rounds", "panel"},
                                             {"lang", "vi"},
                                             {"metric", "mean-minmax"},
                                             {"geography", "regions"}};
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        const char *english = chiso__setting_value_words(options[i][0], options[i][1], 0);
        const char *vietnamese = chiso__setting_value_words(options[i][0], options[i][1], 1);
        assert_non_null(english);
        assert_non_null(vietnamese);
        assert_string_not_equal(english, vietnamese);
    }
    assert_null(chiso__setting_value_words("weight", "pool", 0)); /* a column of this name */
    assert_null(chiso__setting_value_words("nation", "pools", 1));
    assert_null(chiso__setting_value_words("nation", NULL, 1));
    assert_string_equal(chiso__setting_value_words("pooling", "pool", 0), "all answers together");
    assert_string_equal(chiso__setting_value_words("nation", "pool", 0),
                        "all respondents together, weighted");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_setting_of_the_documents_has_words),
        cmocka_unit_test(no_other_key_has_any),
        cmocka_unit_test(values_of_options_have_words),
    };
    return RUN_TESTS(tests);
}
