/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page.h"

#include "index/rounds.h"
#include "reported.h"

extern const unsigned char chiso__report_page[]; /* the page before anything is put into it */

static const char *const attacks[] = {
    "</script><script>alert(1)</script>", "<!--<script>",          "@chiso:data@",
    "\" onload=\"alert(1)\" x='&amp;",    "bell\x07 and \x1b[31m", "]]>--></noscript></table>"};
enum { ATTACKS = sizeof attacks / sizeof attacks[0] };

static size_t occurrences(const char *text, const char *part) {
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part)) count++;
    return count;
}

/* What stands in a page between the tag that opens the data and the one that closes them. */
static json_t *data_in(const char *page) {
    const char *template = (const char *)chiso__report_page;
    const char *mark = strstr(template, "@chiso:data@"), *open = mark;
    char tag[400];
    assert_non_null(mark);
    while (*open != '<') open--;
    snprintf(tag, sizeof tag, "%.*s", (int)(mark - open), open);
    assert_int_equal(occurrences(page, tag), 1);
    const char *first = strstr(page, tag) + strlen(tag);
    const char *end = strstr(first, "</script>");
    assert_non_null(end);
    return parse_json(first, (size_t)(end - first));
}

/* A report of people in places of such names. */
static survey attacked(void) {
    static const char *const by[] = {"<b>place & \"x\""};
    char *text = calloc(ANSWERS_TEXT, 1);
    survey s = survey_new();
    assert_non_null(text);
    strcpy(text, "\"<b>place & \"\"x\"\"\",q1,q2,days,got\n");
    for (int i = 0; i < 6 * ATTACKS; i++) {
        strcat(text, "\"");
        for (const char *c = attacks[i / 6]; *c != '\0'; c++)
            strncat(strcat(text, *c == '"' ? "\"" : ""), c, 1);
        sprintf(text + strlen(text), "\",%d,%d,%d,%s\n", 1 + i % 5, 1 + i % 4, i % 30,
                i % 3 == 0 ? "no" : "yes");
    }
    survey_file(&s, text);
    free(text);
    char named[160];
    strcat(strcpy(named, s.folder), "/<!--<script>&\"'\xFF.csv");
    assert_int_equal(rename(s.path[0], named), 0);
    strcpy(s.path[0], named);
    s.options.by = by, s.options.n_by = 1;
    assert_ok(survey_read(&s), s.error);
    return s;
}

static void assert_harmless(const char *page) {
    const char *template = (const char *)chiso__report_page;
    static const char *const markup[] = {"<script", "</script", "<!--", "</noscript", "<img"};
    for (size_t i = 0; i < sizeof markup / sizeof markup[0]; i++)
        assert_int_equal(occurrences(page, markup[i]), occurrences(template, markup[i]));
}

/* Printed where no script runs, names are text. */
static void assert_shown(const char *page) {
    static const char *const shown[] = {
        "<th scope=\"row\">&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;</th>",
        "<th scope=\"row\">&lt;!--&lt;script&gt;</th>", "<th scope=\"row\">@chiso:data@</th>",
        "<th scope=\"row\">&quot; onload=&quot;alert(1)&quot; x=&#39;&amp;amp;</th>",
        "<th scope=\"row\">bell␇ and ␛[31m</th>"};
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) assert_contains(page, shown[i]);
}

static bool has_domain(const json_t *data, const char *code) {
    const json_t *domains = json_at(data, "domains");
    for (size_t i = 0; i < json_array_size(domains); i++) {
        const json_t *domain = json_array_get(domains, i);
        if (strcmp(json_text(domain, "code"), code) == 0)
            return strcmp(json_text(domain, "en"), code) == 0 &&
                   strcmp(json_text(domain, "vi"), code) == 0;
    }
    return false;
}

static void names_of_domains_columns_and_files_are_text(void **state) {
    (void)state;
    survey s = attacked();
    chiso_report *report = report_shown(&s, CHISO_ENGLISH);
    char *page = render_report(report, "html");
    assert_harmless(page);
    assert_shown(page);
    json_t *data = data_in(page);
    for (size_t i = 0; i < ATTACKS; i++) assert_true(has_domain(data, attacks[i]));
    assert_string_equal(json_text(json_at(data, "by"), "en"), "<b>place & \"x\"");
    const json_t *settings = json_at(data, "settings"), *files = NULL;
    for (size_t i = 0; i < json_array_size(settings); i++)
        if (strcmp(json_text(json_array_get(settings, i), "key"), "files") == 0)
            files = json_at(json_array_get(settings, i), "value");
    assert_string_equal(json_string_value(json_array_get(files, 0)), "<!--<script>&\"'\uFFFD.csv");
    json_decref(data);
    chiso_output_free(page);
    chiso_report_free(report);
    survey_free(&s);
}

/* Titles are bytes of any kind, and of any length. */
static void a_title_is_text_too(void **state) {
    (void)state;
    survey s = published_scores(some_published);
    char *longest = malloc(100001);
    assert_non_null(longest);
    memset(longest, '<', 100000);
    longest[100000] = '\0';
    const struct {
        const char *given, *read;
    } titles[] = {{"</title><script>alert(1)</script>", "</title><script>alert(1)</script>"},
                  {"H\xE0 N\xF4i", "H\uFFFD N\uFFFDi"},
                  {"@chiso:data@@chiso:title@", "@chiso:data@@chiso:title@"},
                  {"", ""},
                  {longest, longest}};
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
        options.title = titles[i].given;
        chiso_report *report = report_of(&s, &options);
        char *page = render_report(report, "html");
        assert_harmless(page);
        assert_int_equal(occurrences(page, "</title"),
                         occurrences((const char *)chiso__report_page, "</title"));
        json_t *data = data_in(page);
        assert_string_equal(json_text(json_at(data, "title"), "vi"), titles[i].read);
        json_decref(data);
        chiso_output_free(page);
        chiso_report_free(report);
    }
    free(longest);
    survey_free(&s);
}

/* What an instrument calls itself and its nodes. */
static void names_of_an_instrument_are_text(void **state) {
    (void)state;
    survey s = survey_new();
    survey_file(&s, "province,d1\n01,0.5\n02,0.25\n");
    chiso_instrument *instrument = own_instrument(
        "key,value\nname,own\ntitle_en,</script><script>alert(1)</script>\n"
        "title_vi,<!--<script>\ngeography,63\nprovince_columns,province\n"
        "provenance_en,<img src=x onerror=alert(1)>\nprovenance_vi,&amp;\n",
        "code,parent,name_en,name_vi,type,aggregate,range_min,range_max\n"
        "P,,<script>alert(2)</script>,</noscript>,group,sum,,\nd1,P,First,Một,score,,0,1\n",
        NULL, NULL);
    survey_read_with(&s, instrument);
    for (int32_t language = 0; language < 2; language++) {
        chiso_score_options score = CHISO_SCORE_OPTIONS_INIT;
        chiso_report_options options = CHISO_REPORT_OPTIONS_INIT;
        score.language = language, options.score = &score;
        chiso_report *report = report_of(&s, &options);
        char *page = render_report(report, "html");
        assert_harmless(page);
        json_t *data = data_in(page);
        assert_string_equal(json_text(json_at(data, "title"), "en"),
                            "</script><script>alert(1)</script>");
        assert_string_equal(json_text(json_at(data, "provenance"), "en"),
                            "<img src=x onerror=alert(1)>");
        assert_string_equal(json_text(json_array_get(json_at(data, "nodes"), 0), "vi"),
                            "</noscript>");
        json_decref(data);
        chiso_output_free(page);
        chiso_report_free(report);
    }
    survey_free(&s);
}

/* Of the page nothing but its marks is replaced, and each of them is. */
static void the_page_is_as_it_was_but_for_its_marks(void **state) {
    (void)state;
    survey s = published_scores(some_published);
    chiso_report *report = report_of(&s, NULL);
    char *page = render_report(report, "html");
    const char *template = (const char *)chiso__report_page, *at = page;
    assert_null(strstr(page, "@chiso:"));
    while (*template != '\0') {
        const char *mark = strstr(template, "@chiso:");
        const size_t length = mark != NULL ? (size_t)(mark - template) : strlen(template);
        char *piece = strndup(template, length);
        const char *found = strstr(at, piece);
        if (found == NULL) fail_msg("the page has lost \"%.200s\"", piece);
        at = found + length;
        template += length;
        if (mark != NULL) template = strchr(template + 1, '@') + 1;
        free(piece);
    }
    assert_string_equal(at, "");
    chiso_output_free(page);
    chiso_report_free(report);
    survey_free(&s);
}

static void the_language_is_that_of_the_page(void **state) {
    (void)state;
    static const char *const languages[] = {"en", "vi"};
    const char *template = (const char *)chiso__report_page;
    const char *mark = strstr(template, "@chiso:lang@");
    assert_non_null(mark);
    for (int32_t i = 0; i < 2; i++) {
        survey s = answers_by(by_sex, 1);
        chiso_report *report = report_shown(&s, i);
        char *page = render_report(report, "html");
        assert_memory_equal(page, template, (size_t)(mark - template));
        assert_memory_equal(page + (mark - template), languages[i], 2);
        chiso_output_free(page);
        chiso_report_free(report);
        survey_free(&s);
    }
}

/* Made twice, and made where the decimal mark is another. */
static void the_same_report_gives_the_same_bytes(void **state) {
    (void)state;
    char *pages[3], locale[64];
    snprintf(locale, sizeof locale, "%s", setlocale(LC_ALL, NULL));
    survey s = answers_by(by_province_alone, 1);
    for (size_t i = 0; i < 3; i++) {
        if (i == 2) setlocale(LC_ALL, "C");
        chiso_report *report = report_shown(&s, CHISO_VIETNAMESE);
        pages[i] = render_report(report, "html");
        char *again = render_report(report, "html");
        assert_string_equal(again, pages[i]);
        chiso_output_free(again);
        chiso_report_free(report);
    }
    setlocale(LC_ALL, locale);
    assert_string_equal(pages[0], pages[1]);
    assert_string_equal(pages[0], pages[2]);
    for (size_t i = 0; i < 3; i++) chiso_output_free(pages[i]);
    survey_free(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_domains_columns_and_files_are_text),
        cmocka_unit_test(a_title_is_text_too),
        cmocka_unit_test(names_of_an_instrument_are_text),
        cmocka_unit_test(the_page_is_as_it_was_but_for_its_marks),
        cmocka_unit_test(the_language_is_that_of_the_page),
        cmocka_unit_test(the_same_report_gives_the_same_bytes),
    };
    return RUN_TESTS(tests);
}
