/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/html.h"

#include "base/memory.h"

#include "parsed.h"

static void assert_html(const char *text, const char *expected) {
    chiso__buffer out = {0};
    size_t length;
    chiso__html_text(&out, text);
    char *written = chiso__buffer_take(&out, &length);
    assert_non_null(written);
    assert_string_equal(written, expected);
    chiso__free(written);
}

static void markup_is_shown_as_it_is(void **state) {
    (void)state;
    assert_html("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
    assert_html("\" onload='x' &amp;", "&quot; onload=&#39;x&#39; &amp;amp;");
    assert_html("Thừa Thiên Huế", "Thừa Thiên Huế");
    assert_html("", "");
}

static void what_cannot_be_seen_is_a_mark(void **state) {
    (void)state;
    assert_html("a\x1b[31m\n", "a␛[31m␊");
    assert_html("H\xE0 N\xF4i", "H� N�i");
    assert_html("\xED\xA0\x80", "���");   /* half of a pair of UTF-16 */
    assert_html("a\xE2\x80\xAEz", "a�z"); /* what turns the direction of writing */
}

/* Texts between quotes, as JSON has them. */
static void no_text_ends_the_element(void **state) {
    (void)state;
    static const char *const texts[] = {"</script><script>alert(1)</script>",
                                        "<!--<script>",
                                        "<<<",
                                        "]]>",
                                        "a&lt;b",
                                        "<",
                                        "",
                                        "Huế \\\" <"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        chiso__buffer out = {0};
        json_t *text = json_string(texts[i]);
        char *json = json_dumps(text, JSON_ENCODE_ANY);
        chiso__html_json(&out, json, strlen(json));
        chiso__buffer_add(&out, "", 1);
        assert_null(strchr(out.bytes, '<'));
        json_t *read = parse_json(out.bytes, out.length - 1);
        assert_string_equal(json_string_value(read), texts[i]);
        json_decref(read), json_decref(text);
        free(json);
        chiso__buffer_free(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_is_shown_as_it_is),
        cmocka_unit_test(what_cannot_be_seen_is_a_mark),
        cmocka_unit_test(no_text_ends_the_element),
    };
    return RUN_TESTS(tests);
}
