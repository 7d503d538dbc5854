/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/notes.h"

#include "base/text.h"
#include "scored.h"

static const char *const by[] = {"district"};

static chiso_result *score_answers(survey *s, const char *text, int32_t language) {
    *s = survey_new();
    survey_file(s, text);
    s->options.by = by, s->options.n_by = 1;
    return score_survey(s, language);
}

static void a_domain_without_index_is_told_with_the_leaves_it_lacks(void **state) {
    (void)state;
    static const char text[] =
        "district,q1,q2,days,got\n"
        "b,8,1,1,-\n"
        "a,1,1,1,yes\n"
        ",1,1,,yes\n";
    survey s;
    chiso_result *result = score_answers(&s, text, CHISO_ENGLISH);
    assert_int_equal(chiso_result_notes(result), 2);
    assert_string_equal(chiso_result_note(result, 0),
                        "b: no S score, no rank and no group, because nobody answered: a1, b2");
    assert_string_equal(chiso_result_note(result, 1),
                        "(missing): no S score, no rank and no group, because nobody answered: b1");
    chiso_result_free(result);
    survey_free(&s);
    result = score_answers(&s, text, CHISO_VIETNAMESE);
    assert_string_equal(
        chiso_result_note(result, 1),
        "(không rõ): không có điểm S, không xếp hạng và không xếp nhóm, vì không có "
        "câu trả lời: b1");
    chiso_result_free(result);
    survey_free(&s);
}

static void domains_with_an_index_have_no_note(void **state) {
    (void)state;
    survey s;
    chiso_result *result =
        score_answers(&s, "district,q1,q2,days,got\nb,8,1,1,yes\nb,1,1,1,-\n", CHISO_ENGLISH);
    assert_int_equal(chiso_result_notes(result), 0);
    chiso_result_free(result);
    survey_free(&s);
}

static void withheld_scores_are_called_so_and_provinces_by_their_name(void **state) {
    (void)state;
    survey s = survey_new();
    s.instrument_name = CHISO_TEST_DATA "/published";
    survey_file(&s, "province,d1,d2,d3\n1,0.5,1,0.25\n82,0.25,0,\n26,0,1,1\n");
    chiso_result *result = score_survey(&s, CHISO_ENGLISH);
    assert_int_equal(chiso_result_notes(result), 2);
    assert_string_equal(
        chiso_result_note(result, 0),
        "Vĩnh Phúc: no P score, no rank and no group, because scores were withheld: d1");
    assert_string_equal(
        chiso_result_note(result, 1),
        "Tiền Giang: no P score, no rank and no group, because scores were withheld: d2, d3");
    chiso_result_free(result);
    survey_free(&s);
}

/* A code that is longer than notes show, of letters that take three bytes. */
static void write_code(FILE *file, int leaf) {
    fprintf(file, "%d%s", leaf, leaf % 2 ? "x" : "");
    for (int i = 0; i < 25; i++) fputs("ấ", file);
}

static FILE *open_in(const char *folder, const char *name) {
    char path[80];
    snprintf(path, sizeof path, "%.60s/%.15s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    return file;
}

static void write_wide_instrument(const char *folder, int leaves) {
    FILE *file = open_in(folder, "instrument.csv");
    fputs("key,value\nname,wide\ngeography,63\nprovince_columns,province\n", file);
    fclose(file);
    file = open_in(folder, "nodes.csv");
    fputs("code,parent,name_en,name_vi,type,aggregate,range_min,range_max\n", file);
    fputs("P,,P,P,group,sum,,\n", file);
    for (int i = 1; i <= leaves; i++) {
        write_code(file, i);
        fputs(",P,x,x,score,,0,1\n", file);
    }
    fclose(file);
    file = open_in(folder, "0.csv");
    fputs("province", file);
    for (int i = 1; i <= leaves; i++) fputs(",", file), write_code(file, i);
    fputs("\n1", file);
    for (int i = 1; i <= leaves; i++) fputs(",", file);
    fputs("\n", file);
    fclose(file);
}

static void many_leaves_are_listed_in_part_and_in_whole_letters(void **state) {
    (void)state;
    for (int leaves = 5; leaves <= 8; leaves++) {
        char path[2][100];
        survey s = survey_new();
        s.instrument_name = s.folder;
        survey_file(&s, "");
        write_wide_instrument(s.folder, leaves);
        chiso_result *result = score_survey(&s, CHISO_ENGLISH);
        const char *note = chiso_result_note(result, 0);
        assert_int_equal(chiso_result_notes(result), 2); /* the domain, and the whole */
        assert_true(chiso__text_is_utf8(note, strlen(note)));
        int commas = 0;
        for (const char *at = strrchr(note, ':'); *at != '\0'; at++) commas += *at == ',';
        char more[20] = "";
        if (leaves > 6) snprintf(more, sizeof more, ", … (%d)", leaves);
        assert_int_equal(strcmp(note + strlen(note) - strlen(more), more), 0);
        assert_int_equal(commas, leaves > 6 ? 6 : leaves - 1);
        chiso_result_free(result);
        snprintf(path[0], sizeof path[0], "%s/instrument.csv", s.folder);
        snprintf(path[1], sizeof path[1], "%s/nodes.csv", s.folder);
        unlink(path[0]), unlink(path[1]);
        survey_free(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_domain_without_index_is_told_with_the_leaves_it_lacks),
        cmocka_unit_test(domains_with_an_index_have_no_note),
        cmocka_unit_test(withheld_scores_are_called_so_and_provinces_by_their_name),
        cmocka_unit_test(many_leaves_are_listed_in_part_and_in_whole_letters),
    };
    return RUN_TESTS(tests);
}
