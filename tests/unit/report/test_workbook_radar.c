/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/workbook_profile.h"

#include "book.h"

/* Three parts, of which one has a name that is too long for a radar, one a word that is, and their
 * ranges. */
static survey three_parts(const char *first, const char *second, const char *third) {
    char nodes[2000];
    survey s = survey_new();
    survey_file(&s, "province,a,b,c\n01,0.25,0.5,1\n04,0.75,1,0.5\n");
    snprintf(nodes, sizeof nodes,
             "code,parent,name_en,name_vi,type,aggregate,range_min,range_max\n"
             "X,,Index,Chỉ số,group,sum,,\n"
             "a,X,What people say of the offices of their commune,Ý kiến,score,,%s\n"
             "b,X,Responsibilitiesandduties of all,Trách nhiệm,score,,%s\n"
             "c,X,Short and sweet,Ngắn,score,,%s\n",
             first, second, third);
    survey_read_with(&s, own_instrument("key,value\nname,own\ngeography,63\n"
                                        "province_columns,province\n",
                                        nodes, NULL, NULL));
    return s;
}

static char *radar_of(const struct book *b) {
    return part(b, "xl/charts/chart2.xml");
}

static void long_names_of_axes_are_cut_between_words(void **state) {
    (void)state;
    survey s = three_parts("0,1", "0,1", "0,1");
    chiso_report *report = report_of(&s, NULL);
    struct book b = book_of(report);
    assert_contains(b.strings, "<t>a What people say of the…</t>");
    assert_contains(b.strings, "<t>b …</t>"); /* the code tells which it is */
    assert_contains(b.strings, "<t>c Short and sweet</t>");
    free_book(&b);
    chiso_report_free(report);
    survey_free(&s);
}

static void axes_of_one_range_show_scores_and_others_shares_of_their_ranges(void **state) {
    (void)state;
    static const struct {
        const char *ranges[3], *format, *formula;
    } cases[] = {{{"0,1", "0,1", "0,1"}, "formatCode=\"0.##\"", "-0)/1,NA())"},
                 {{"0,1", "0,1", "0,5"}, "formatCode=\"0%\"", "-0)/5,NA())"},
                 {{"0,1", "0.5,1", "0,1"}, "formatCode=\"0%\"", "-0.5)/0.5,NA())"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        survey s = three_parts(cases[i].ranges[0], cases[i].ranges[1], cases[i].ranges[2]);
        chiso_report *report = report_of(&s, NULL);
        struct book b = book_of(report);
        char *radar = radar_of(&b), *data = sheet_named(&b, "Data");
        assert_contains(radar, cases[i].format);
        assert_contains(data, cases[i].formula);
        free(data);
        free(radar);
        free_book(&b);
        chiso_report_free(report);
        survey_free(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_names_of_axes_are_cut_between_words),
        cmocka_unit_test(axes_of_one_range_show_scores_and_others_shares_of_their_ranges),
    };
    return RUN_TESTS(tests);
}
