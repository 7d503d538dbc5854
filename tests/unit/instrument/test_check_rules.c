/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/rules.h"

#include <chiso/instrument.h>

#include "folder.h"

#define HEADER                                                                                     \
    "code,parent,name_en,name_vi,name_vi_source,type,variable,scale,weight,direction,min,max,"     \
    "aggregate,range_min,range_max\n"
#define TOP HEADER "T,,Top,Tất cả,,group,,,,,,,mean,,\n"
#define SUM HEADER "T,,Top,Tất cả,,group,,,,,,,sum,,\n"
#define GOOD_A "a,T,A,Á,,indicator,,,,,0,1,,,\n"
#define GOOD_B "b,T,B,Bê,ours,indicator,x,yn,2,-1,0,1,,,\n"
#define SCALES "scale,code,label_en,label_vi,value,missing\n"
#define GOOD_SCALE SCALES "yn,1,Yes,Có,,\nyn,2,No,Không,0,\nyn,8,Unsure,Không rõ,,dont_know\n"

#define MORE_SCALES "one,1,One,Một,,\nzero,0,None,Không,,\nminus,-1,Bad,Xấu,,\nminus,1,Good,Tốt,,\n"
#define POOL HEADER "T,,Top,Tất cả,,group,,,,,,,pool,,\n"
#define ITEM "a,T,A,Á,,item,,yn,,,,,,,\n"
#define ASKED "variable,question,type,scale,name_en,name_vi\n"
#define BOX ASKED "q2_1,q2,multiple,yn,One,Một\n"

enum { INSTRUMENT, NODES, SCALE, VARIABLES, BREAKS, FILES };

static const char *const names[FILES] = {"instrument.csv", "nodes.csv", "scales.csv",
                                         "variables.csv", "breaks.csv"};
static const char *const good[FILES] = {"key,value\nname,own\n", TOP GOOD_A GOOD_B,
                                        GOOD_SCALE MORE_SCALES, BOX "q1,,number,,Two,Hai\n",
                                        "from,code,why_en\n2020,a,Why\n"};
static const char *const items = POOL ITEM; /* instead of the good nodes */

/* One file replaced, and the only finding there should be. */
static const struct rule_case {
    chiso__rule rule;
    int file;
    const char *text; /* NULL: the file is not there */
    int line;         /* 0: none */
    const char *column, *value;
} cases[] = {
    {CHISO__RULE_MISSING_FILE, INSTRUMENT, NULL, 0, NULL, NULL},
    {CHISO__RULE_BAD_YEAR, BREAKS, "from,code\n20,a\n", 2, "from", "20"},
    {CHISO__RULE_MISSING_VALUE, BREAKS, "from,code\n2020,\n", 2, "code", NULL},
    {CHISO__RULE_MISSING_COLUMN, BREAKS, "code\na\n", 1, "from", NULL},
    {CHISO__RULE_MISSING_FILE, NODES, NULL, 0, NULL, NULL},
    {CHISO__RULE_UNREADABLE_FILE, NODES, "", 0, NULL, NULL},
    {CHISO__RULE_UNREADABLE_FILE, INSTRUMENT, "key,value\nname,\"own\n", 0, NULL, NULL},
    {CHISO__RULE_UNREADABLE_FILE, INSTRUMENT, "key,value\nname,B\xE9\n", 0, NULL, NULL},
    {CHISO__RULE_MISSING_COLUMN, INSTRUMENT, "key\nname\n", 1, "value", NULL},
    {CHISO__RULE_MISSING_COLUMN, NODES, "code,parent\nT,\n", 1, "type", NULL},
    {CHISO__RULE_MISSING_COLUMN, NODES,
     "code,parent,name_en,name_vi,type,min,max\nT,,T,T,group,,\na,T,A,A,indicator,0,1\n", 0,
     "aggregate", NULL},
    {CHISO__RULE_DUPLICATE_COLUMN, INSTRUMENT, "key,value,KEY\nname,own,name\n", 1, "KEY", "KEY"},
    {CHISO__RULE_DUPLICATE_COLUMN, SCALE, "scale,code,code\nyn,1,1\n", 1, "code", "code"},
    {CHISO__RULE_UNKNOWN_COLUMN, INSTRUMENT, "key,value,note\nname,own,mine\n", 1, "note", "note"},
    {CHISO__RULE_UNKNOWN_COLUMN, INSTRUMENT, "from,key,value\n,name,own\n", 1, "from", "from"},
    {CHISO__RULE_RAGGED_ROW, INSTRUMENT, "key,value\nname,own\ntitle_en,a, b\n", 3, NULL, NULL},
    {CHISO__RULE_RAGGED_ROW, INSTRUMENT, "key,value\nname,own\nyear\n", 3, NULL, NULL},
    {CHISO__RULE_RAGGED_ROW, INSTRUMENT, "key,value,\nname,own,\nyear,2024,x\n", 3, NULL, NULL},
    {CHISO__RULE_MISSING_VALUE, INSTRUMENT, "key,value\nyear,2024\n", 0, "value", NULL},
    {CHISO__RULE_MISSING_VALUE, INSTRUMENT, "key,value\nname,own\n,x\n", 3, "key", NULL},
    {CHISO__RULE_MISSING_VALUE, NODES, TOP GOOD_A ",T,B,B,,indicator,,,,,0,1,,,\n", 4, "code",
     NULL},
    {CHISO__RULE_MISSING_VALUE, NODES, TOP GOOD_A "b,T,B,B,,,,,,,,,,,\n", 4, "type", NULL},
    {CHISO__RULE_MISSING_VALUE, NODES, HEADER "T,,Top,Tất cả,,group,,,,,,,,,\n" GOOD_A, 2,
     "aggregate", NULL},
    {CHISO__RULE_MISSING_VALUE, SCALE, GOOD_SCALE "yn,,Empty,Trống,,\n", 5, "code", NULL},
    {CHISO__RULE_MISSING_VALUE, SCALE, GOOD_SCALE ",1,Empty,Trống,,\n", 5, "scale", NULL},
    {CHISO__RULE_NOT_A_NUMBER, NODES, TOP "a,T,A,Á,,indicator,,,heavy,,0,1,,,\n", 3, "weight",
     "heavy"},
    {CHISO__RULE_NOT_A_NUMBER, NODES, TOP "a,T,A,Á,,indicator,,,,,\"0,5\",1,,,\n", 3, "min", "0,5"},
    {CHISO__RULE_NOT_A_NUMBER, NODES, TOP "a,T,A,Á,,indicator,,,,,0,1 000,,,\n", 3, "max", "1 000"},
    {CHISO__RULE_NOT_A_NUMBER, NODES, TOP "a,T,A,Á,,indicator,,,,,0,1,,0,ten\n", 3, "range_max",
     "ten"},
    {CHISO__RULE_NOT_A_NUMBER, SCALE, GOOD_SCALE "yn,3,Maybe,Có lẽ,half,\n", 5, "value", "half"},
    {CHISO__RULE_IGNORED_VALUE, NODES, TOP "a,T,A,Á,,indicator,,,,,0,1,sum,,\n", 3, "aggregate",
     "sum"},
    {CHISO__RULE_IGNORED_VALUE, NODES, HEADER "T,,T,T,,group,,,,-1,,,mean,,\n" GOOD_A, 2,
     "direction", "-1"},
    {CHISO__RULE_IGNORED_VALUE, NODES, TOP "a,T,A,Á,,score,,,,,0,,,1,2\n", 3, "min", "0"},
    {CHISO__RULE_IGNORED_VALUE, SCALE, GOOD_SCALE "yn,9,None,Không,9,refused\n", 5, "value", "9"},
    {CHISO__RULE_UNKNOWN_KEY, INSTRUMENT, "key,value\nname,own\ncolour,red\n", 3, "key", "colour"},
    {CHISO__RULE_DUPLICATE_KEY, INSTRUMENT, "key,value\nname,own\nname,other\n", 3, "key", "name"},
    {CHISO__RULE_BAD_YEAR, INSTRUMENT, "key,value\nname,own\nyear,24\n", 3, "value", "24"},
    {CHISO__RULE_BAD_YEAR, INSTRUMENT, "key,value\nname,own\nyear,2024-25\n", 3, "value",
     "2024-25"},
    {CHISO__RULE_BAD_GEOGRAPHY, INSTRUMENT, "key,value\nname,own\ngeography,64\n", 3, "value",
     "64"},
    {CHISO__RULE_BAD_YES_NO, INSTRUMENT, "key,value\nname,own\nzero_is_withheld,1\n", 3, "value",
     "1"},
    {CHISO__RULE_BAD_METRICS, INSTRUMENT, "key,value\nname,own\nmetrics,top2 mean\n", 3, "value",
     "top2 mean"},
    {CHISO__RULE_BAD_METRICS, INSTRUMENT, "key,value\nname,own\nmetrics,top2 top2\n", 3, "value",
     "top2 top2"},
    {CHISO__RULE_BAD_METRICS, INSTRUMENT, "key,value\nname,own\nmetrics,\" \"\n", 3, "value", " "},
    {CHISO__RULE_BAD_METRICS, INSTRUMENT, "key,value\nname,own\nmetrics,pool\n", 3, "value",
     "pool"},
    {CHISO__RULE_BAD_POOLINGS, INSTRUMENT, "key,value\nname,own\npoolings,pool pools\n", 3, "value",
     "pool pools"},
    {CHISO__RULE_CHOICE_WITHOUT_ITEMS, INSTRUMENT, "key,value\nname,own\npoolings,pool\n", 3, "key",
     "poolings"},
    {CHISO__RULE_UNKNOWN_REASON, SCALE, GOOD_SCALE "yn,9,None,Không,,lost\n", 5, "missing", "lost"},
    {CHISO__RULE_UNKNOWN_REASON, SCALE, GOOD_SCALE "yn,9,None,Không,,declared\n", 5, "missing",
     "declared"},
    {CHISO__RULE_DUPLICATE_SCALE_CODE, SCALE, GOOD_SCALE "yn,1,Yes,Có,,\n", 5, "code", "1"},
    {CHISO__RULE_CODE_WITHOUT_VALUE, SCALE, GOOD_SCALE "yn,X,Yes,Có,,\n", 5, "code", "X"},
    {CHISO__RULE_SCALE_WITHOUT_ANSWERS, SCALE, GOOD_SCALE "none,9,Refused,Từ chối,,refused\n", 0,
     "scale", "none"},
    {CHISO__RULE_NO_NODES, NODES, HEADER, 0, NULL, NULL},
    {CHISO__RULE_NO_NODES, NODES, HEADER ",,,,,,,,,,,,,,\n", 0, NULL, NULL},
    {CHISO__RULE_SEVERAL_ROOTS, NODES, TOP GOOD_A "b,,B,B,,indicator,,,,,0,1,,,\n", 4, "parent",
     NULL},
    {CHISO__RULE_DUPLICATE_CODE, NODES, TOP GOOD_A GOOD_A, 4, "code", "a"},
    {CHISO__RULE_UNKNOWN_PARENT, NODES, TOP GOOD_A "b,t,B,B,,indicator,,,,,0,1,,,\n", 4, "parent",
     "t"},
    {CHISO__RULE_PARENT_AFTER_CHILD, NODES,
     TOP
     "b,G,B,B,,indicator,,,,,0,1,,,\nG,T,G,G,,group,,,,,,,mean,,\nc,G,C,C,,indicator,,,,,0,1,,,\n",
     3, "parent", "G"},
    {CHISO__RULE_PARENT_AFTER_CHILD, NODES, TOP GOOD_A "b,b,B,B,,indicator,,,,,0,1,,,\n", 4,
     "parent", "b"},
    {CHISO__RULE_PARENT_NOT_GROUP, NODES, TOP GOOD_A "b,a,B,B,,indicator,,,,,0,1,,,\n", 4, "parent",
     "a"},
    {CHISO__RULE_GROUP_WITHOUT_CHILDREN, NODES, TOP, 2, "code", "T"},
    {CHISO__RULE_MIXED_LEAVES, NODES, TOP GOOD_A "b,T,B,B,,score,,,,,,,,1,10\n", 4, "type",
     "score"},
    {CHISO__RULE_UNKNOWN_TYPE, NODES, TOP GOOD_A "b,T,B,B,,Item,,,,,,,,,\n", 4, "type", "Item"},
    {CHISO__RULE_UNKNOWN_AGGREGATE, NODES, HEADER "T,,T,T,,group,,,,,,,median,,\n" GOOD_A, 2,
     "aggregate", "median"},
    {CHISO__RULE_UNKNOWN_NAME_SOURCE, NODES, TOP "a,T,A,Á,mine,indicator,,,,,0,1,,,\n", 3,
     "name_vi_source", "mine"},
    {CHISO__RULE_UNKNOWN_SCALE, NODES, TOP "a,T,A,Á,,indicator,,likert,,,0,1,,,\n", 3, "scale",
     "likert"},
    {CHISO__RULE_GROUP_WITH_VARIABLE, NODES, HEADER "T,,T,T,,group,q1,,,,,,mean,,\n" GOOD_A, 2,
     "variable", "q1"},
    {CHISO__RULE_WEIGHT_NOT_POSITIVE, NODES, TOP "a,T,A,Á,,indicator,,,0,,0,1,,,\n", 3, "weight",
     "0"},
    {CHISO__RULE_WEIGHT_NOT_POSITIVE, NODES, SUM "a,T,A,Á,,indicator,,,-1,,0,1,,,\n", 3, "weight",
     "-1"},
    {CHISO__RULE_WEIGHT_UNDER_SUM, NODES, SUM GOOD_A "b,T,B,B,,indicator,,,2,,0,1,,,\n", 4,
     "weight", "2"},
    {CHISO__RULE_BAD_DIRECTION, NODES, TOP "a,T,A,Á,,indicator,,,,2,0,1,,,\n", 3, "direction", "2"},
    {CHISO__RULE_MIN_NOT_BELOW_MAX, NODES, TOP "a,T,A,Á,,indicator,,,,,1,1,,,\n", 3, "min", "1"},
    {CHISO__RULE_UNBOUNDED_INDICATOR, NODES, TOP "a,T,A,Á,,indicator,,,,,,,,,\n", 3, "min", NULL},
    {CHISO__RULE_UNBOUNDED_INDICATOR, NODES, TOP "a,T,A,Á,,indicator,,,,,0,,,,\n", 3, "max", NULL},
    {CHISO__RULE_MISSING_NAME, NODES, TOP "a,T,A,,,indicator,,,,,0,1,,,\n", 3, "name_vi", NULL},
    {CHISO__RULE_MISSING_NAME, NODES, TOP "a,T,,Á,,indicator,,,,,0,1,,,\n", 3, "name_en", NULL},
    {CHISO__RULE_MISSING_NAME, NODES,
     "code,parent,name_en,type,min,max,aggregate\nT,,T,group,,,mean\na,T,A,indicator,0,1,\n", 0,
     "name_vi", NULL},
    {CHISO__RULE_RANGE_INCOMPLETE, NODES, TOP "a,T,A,Á,,indicator,,,,,0,1,,1,\n", 3, "range_max",
     NULL},
    {CHISO__RULE_RANGE_NOT_RISING, NODES, TOP "a,T,A,Á,,score,,,,,,,,10,1\n", 3, "range_min", "10"},
    {CHISO__RULE_RANGE_TOO_WIDE, NODES, TOP "a,T,A,Á,,indicator,,,,,-1e308,1e308,,,\n", 3, "max",
     "1e308"},
    {CHISO__RULE_RANGE_TOO_WIDE, NODES,
     HEADER "T,,T,T,,group,,,,,,,sum,,\na,T,A,A,,score,,,,,,,,1,1e308\n"
            "b,T,B,B,,score,,,,,,,,1,1e308\n",
     2, "range_max", NULL},
    {CHISO__RULE_RANGE_NOT_SUM, NODES, HEADER "T,,T,T,,group,,,,,,,sum,1,21\n" GOOD_A, 2,
     "range_max", "21"},
    {CHISO__RULE_RANGE_NOT_SUM, NODES, HEADER "T,,T,T,,group,,,,,,,sum,1.02,10\n" GOOD_A, 2,
     "range_min", "1.02"},
    {CHISO__RULE_RANGES_DIFFER, NODES, TOP GOOD_A "b,T,B,B,,indicator,,,,,0,1,,0,10\n", 4,
     "range_min", "0"},
    {CHISO__RULE_RANGES_DIFFER, NODES, TOP GOOD_A "b,T,B,B,,indicator,,,,,0,1,,1,5\n", 4,
     "range_max", "5"},
    {CHISO__RULE_MISSING_VALUE, NODES, POOL "a,T,A,Á,,item,,,,,,,,,\n", 3, "scale", NULL},
    {CHISO__RULE_UNKNOWN_SCALE, NODES, POOL "a,T,A,Á,,item,,likert,,,,,,,\n", 3, "scale", "likert"},
    {CHISO__RULE_BAD_ITEM_SCALE, NODES, POOL "a,T,A,Á,,item,,one,,,,,,,\n", 3, "scale", "one"},
    {CHISO__RULE_BAD_ITEM_SCALE, NODES, POOL "a,T,A,Á,,item,,minus,,,,,,,\n", 3, "scale", "minus"},
    {CHISO__RULE_IGNORED_VALUE, NODES, POOL "a,T,A,Á,,item,,yn,,x,,,,,\n", 3, "direction", "x"},
    {CHISO__RULE_IGNORED_VALUE, NODES, POOL "a,T,A,Á,,item,,yn,,,1,,,,\n", 3, "min", "1"},
    {CHISO__RULE_IGNORED_VALUE, NODES, POOL "a,T,A,Á,,item,,yn,,,,,,,5\n", 3, "range_max", "5"},
    {CHISO__RULE_IGNORED_VALUE, NODES, POOL "a,T,A,Á,,item,,yn,,,,,mean,,\n", 3, "aggregate",
     "mean"},
    {CHISO__RULE_IGNORED_VALUE, NODES, HEADER "T,,T,T,,group,,,,,,,pool,0,\n" ITEM, 2, "range_min",
     "0"},
    {CHISO__RULE_WEIGHT_UNDER_SUM, NODES, POOL "a,T,A,Á,,item,,yn,2,,,,,,\n", 3, "weight", "2"},
    {CHISO__RULE_MIXED_LEAVES, NODES, SUM GOOD_A "b,T,B,B,,item,,yn,,,,,,,\n", 4, "type", "item"},
    {CHISO__RULE_POOL_WITHOUT_ITEMS, NODES, POOL GOOD_A, 2, "aggregate", "pool"},
    {CHISO__RULE_POOL_WITHOUT_ITEMS, NODES, POOL "a,T,A,Á,,score,,,,,,,,1,2\n", 2, "aggregate",
     "pool"},
    {CHISO__RULE_UNREADABLE_FILE, VARIABLES, "", 0, NULL, NULL},
    {CHISO__RULE_MISSING_COLUMN, VARIABLES, "type\nnumber\n", 1, "variable", NULL},
    {CHISO__RULE_MISSING_COLUMN, VARIABLES,
     "variable,type,name_en,name_vi\na,single,A,Á\nb,single,B,Bê\n", 0, "scale", NULL},
    {CHISO__RULE_MISSING_VALUE, VARIABLES, ASKED ",,number,,A,Á\n", 2, "variable", NULL},
    {CHISO__RULE_MISSING_VALUE, VARIABLES, ASKED "a,,,,A,Á\n", 2, "type", NULL},
    {CHISO__RULE_MISSING_VALUE, VARIABLES, ASKED "a,,single,,A,Á\n", 2, "scale", NULL},
    {CHISO__RULE_MISSING_VALUE, VARIABLES, BOX "a,,multiple,yn,A,Á\n", 3, "question", NULL},
    {CHISO__RULE_MISSING_NAME, VARIABLES, ASKED "a,,number,,A,\n", 2, "name_vi", NULL},
    {CHISO__RULE_IGNORED_VALUE, VARIABLES, ASKED "a,,number,yn,A,Á\n", 2, "scale", "yn"},
    {CHISO__RULE_UNKNOWN_SCALE, VARIABLES, ASKED "a,,single,ny,A,Á\n", 2, "scale", "ny"},
    {CHISO__RULE_DUPLICATE_VARIABLE, VARIABLES, BOX "q2_1,,number,,A,Á\n", 3, "variable", "q2_1"},
    {CHISO__RULE_UNKNOWN_VARIABLE_TYPE, VARIABLES, ASKED "a,,text,,A,Á\n", 2, "type", "text"},
    {CHISO__RULE_BAD_TICK_SCALE, VARIABLES, BOX "q2_2,q2,multiple,zero,A,Á\n", 3, "scale", "zero"},
    {CHISO__RULE_BAD_TICK_SCALE, VARIABLES, BOX "q2_2,q2,multiple,minus,A,Á\n", 3, "scale",
     "minus"},
    {CHISO__RULE_NO_ROOT, NODES, HEADER "T,T,T,T,,group,,,,,,,mean,,\n" GOOD_A, 0, "parent", NULL},
};

static const char *text_of(const chiso_result *findings, size_t row, const char *column) {
    int64_t number = chiso_result_find_column(findings, column);
    assert_true(number >= 0);
    return chiso_result_text(findings, row, (size_t)number);
}

static bool same(const char *a, const char *b) {
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool needs_items(chiso__rule rule) {
    return rule == CHISO__RULE_BAD_METRICS || rule == CHISO__RULE_BAD_POOLINGS;
}

static chiso_status open_case(folder *f, const struct rule_case *c, chiso_result **findings,
                              chiso_error *error) {
    for (int i = 0; i < FILES; i++) {
        const char *text = c != NULL && c->file == i ? c->text : good[i];
        if (c != NULL && needs_items(c->rule) && i == NODES) text = items;
        unlink(folder_file(f, names[i]));
        if (text != NULL) folder_write(f, names[i], text);
    }
    chiso_instrument *instrument;
    chiso_status status = chiso_instrument_open(&instrument, findings, f->path, error);
    assert_true((instrument != NULL) == (status == CHISO_OK));
    assert_non_null(*findings);
    chiso_instrument_free(instrument);
    return status;
}

/* Row of the finding expected; a tree without a root cannot have this finding alone. */
static size_t find_row(const chiso_result *findings, const struct rule_case *c) {
    const char *rule = chiso__rule_get(c->rule)->name;
    size_t rows = chiso_result_rows(findings);
    for (size_t row = 0; row < rows; row++)
        if (strcmp(text_of(findings, row, "rule"), rule) == 0) return row;
    return rows;
}

static void check_case(size_t number, const chiso_result *findings, chiso_status status) {
    const struct rule_case *c = &cases[number];
    const chiso__rule_text *rule = chiso__rule_get(c->rule);
    size_t row = find_row(findings, c);
    if (row == chiso_result_rows(findings)) fail_msg("case %zu: no %s", number, rule->name);
    if (chiso_result_rows(findings) != 1 && c->rule != CHISO__RULE_NO_ROOT)
        fail_msg("case %zu (%s): %zu findings, also %s", number, rule->name,
                 chiso_result_rows(findings), text_of(findings, row == 0, "rule"));
    double line =
        chiso_result_number(findings, row, (size_t)chiso_result_find_column(findings, "line"));
    const char *value = text_of(findings, row, "value");
    if (c->line == 0 ? !isnan(line) : line != c->line)
        fail_msg("case %zu (%s): line %g", number, rule->name, line);
    if (!same(text_of(findings, row, "column"), c->column) || !same(value, c->value))
        fail_msg("case %zu (%s): %s \"%s\"", number, rule->name, text_of(findings, row, "column"),
                 value);
    assert_string_equal(text_of(findings, row, "severity"), rule->fault ? "fault" : "warning");
    assert_contains(text_of(findings, row, "file"), names[c->file]);
    assert_contains(text_of(findings, row, "advice"), rule->advice);
    assert_int_equal(status, rule->fault ? CHISO_E_INSTRUMENT : CHISO_OK);
}

static void an_instrument_without_fault_has_no_finding(void **state) {
    (void)state;
    folder f = folder_new();
    chiso_result *findings;
    chiso_error error = {0};
    assert_ok(open_case(&f, NULL, &findings, &error), error);
    assert_int_equal(chiso_result_rows(findings), 0);
    chiso_result_free(findings);
    folder_remove(&f);
}

static void each_rule_is_found_alone_and_in_its_place(void **state) {
    (void)state;
    folder f = folder_new();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        chiso_result *findings;
        chiso_status status = open_case(&f, &cases[i], &findings, NULL);
        check_case(i, findings, status);
        chiso_result_free(findings);
    }
    folder_remove(&f);
}

static void every_rule_has_a_case(void **state) {
    (void)state;
    bool seen[CHISO__RULES] = {false};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) seen[cases[i].rule] = true;
    for (int rule = 0; rule < CHISO__RULES; rule++)
        if (!seen[rule]) fail_msg("%s", chiso__rule_get((chiso__rule)rule)->name);
}

static void every_rule_stands_in_the_documentation(void **state) {
    (void)state;
    FILE *file = fopen(CHISO_SOURCE "/docs/instruments.md", "rb");
    assert_non_null(file);
    static char text[1 << 17];
    size_t length = fread(text, 1, sizeof text - 1, file);
    assert_true(length > 0 && length < sizeof text - 1);
    fclose(file);
    for (int i = 0; i < CHISO__RULES; i++) {
        const chiso__rule_text *rule = chiso__rule_get((chiso__rule)i);
        char row[128];
        snprintf(row, sizeof row, "| `%s` | %s |", rule->name, rule->fault ? "fault" : "warning");
        assert_contains(text, row);
    }
}

static void all_faults_of_all_files_are_listed_in_order(void **state) {
    (void)state;
    folder f = folder_new();
    folder_write(&f, "instrument.csv", "key,value\nyear,24\ngeography,64\n");
    folder_write(&f, "scales.csv", SCALES "yn,X,,,,\n");
    folder_write(&f, "nodes.csv",
                 TOP "a,T,A,Á,,indicator,,no,0,3,2,1,,5,\nb,U,B,B,,thing,,,,,,,,,\n");
    static const char *const expected[] = {
        "missing_value",       "bad_year",      "bad_geography", "code_without_value",
        "weight_not_positive", "unknown_scale", "bad_direction", "min_not_below_max",
        "range_incomplete",    "unknown_type",  "unknown_parent"};
    chiso_instrument *instrument;
    chiso_result *findings;
    chiso_error error = {0};
    assert_int_equal(chiso_instrument_open(&instrument, &findings, f.path, &error),
                     CHISO_E_INSTRUMENT);
    assert_null(instrument);
    assert_int_equal(error.status, CHISO_E_INSTRUMENT);
    assert_contains(error.message, "(and 10 more faults)");
    assert_int_equal(chiso_result_rows(findings), sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        bool found = false;
        for (size_t row = 0; row < chiso_result_rows(findings); row++)
            found = found || strcmp(text_of(findings, row, "rule"), expected[i]) == 0;
        if (!found) fail_msg("no %s", expected[i]);
    }
    assert_contains(text_of(findings, 0, "file"), "/instrument.csv");
    chiso_result_free(findings);
    folder_remove(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_instrument_without_fault_has_no_finding),
        cmocka_unit_test(each_rule_is_found_alone_and_in_its_place),
        cmocka_unit_test(every_rule_has_a_case),
        cmocka_unit_test(every_rule_stands_in_the_documentation),
        cmocka_unit_test(all_faults_of_all_files_are_listed_in_order),
    };
    return RUN_TESTS(tests);
}
