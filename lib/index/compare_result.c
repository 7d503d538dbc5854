/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "estimate/figure_columns.h"
#include "estimate/quality.h"
#include "index/compare.h"
#include "instrument/province.h"
#include "results/result.h"
#include "totals/variables.h"

/* The columns behind the by columns, in order. */
enum {
    CODE,
    PARENT,
    LEVEL,
    NAME,
    BEFORE,
    AFTER,
    CHANGE,
    SE_BEFORE,
    SE_AFTER,
    SE,
    CI_LOW,
    CI_HIGH,
    DF,
    T,
    P,
    P_HOLM,
    P_BH,
    DIRECTION,
    RULE,
    BREAK_WHY,
    FLAGS,
    COLUMNS
};

static const chiso__column_titles columns[COLUMNS] = {
    [CODE] = {"code", CHISO_COLUMN_TEXT, {"Code", "Mã"}},
    [PARENT] = {"parent", CHISO_COLUMN_TEXT, {NULL, NULL}},
    [LEVEL] = {"level", CHISO_COLUMN_INTEGER, {NULL, NULL}},
    [NAME] = {"name", CHISO_COLUMN_TEXT, {"Name", "Tên"}},
    [BEFORE] = {"before", CHISO_COLUMN_NUMBER, {"Before", "Trước"}},
    [AFTER] = {"after", CHISO_COLUMN_NUMBER, {"After", "Sau"}},
    [CHANGE] = {"change", CHISO_COLUMN_NUMBER, {"Change", "Thay đổi"}},
    [SE_BEFORE] = {"se_before", CHISO_COLUMN_NUMBER, {NULL, NULL}},
    [SE_AFTER] = {"se_after", CHISO_COLUMN_NUMBER, {NULL, NULL}},
    [SE] = {"se", CHISO_COLUMN_NUMBER, {"Std. error", "Sai số chuẩn"}},
    [CI_LOW] = {"ci_low", CHISO_COLUMN_NUMBER, {"From", "Từ"}},
    [CI_HIGH] = {"ci_high", CHISO_COLUMN_NUMBER, {"To", "Đến"}},
    [DF] = {"df", CHISO_COLUMN_NUMBER, {NULL, NULL}},
    [T] = {"t", CHISO_COLUMN_NUMBER, {NULL, NULL}},
    [P] = {"p_value", CHISO_COLUMN_NUMBER, {"p", "p"}},
    [P_HOLM] = {"p_holm", CHISO_COLUMN_NUMBER, {"p (Holm)", "p (Holm)"}},
    [P_BH] = {"p_bh", CHISO_COLUMN_NUMBER, {"p (BH)", "p (BH)"}},
    [DIRECTION] = {"direction", CHISO_COLUMN_TEXT, {"Direction", "Chiều"}},
    [RULE] = {"rule_5_percent", CHISO_COLUMN_TEXT, {"5 % rule", "Quy tắc 5 %"}},
    [BREAK_WHY] = {"break_why", CHISO_COLUMN_TEXT, {"Break", "Gián đoạn"}},
    [FLAGS] = {"flags", CHISO_COLUMN_TEXT, {"Flags", "Ghi chú"}},
};

static const struct {
    const char *code, *label[2], *rule_label[2];
} directions[CHISO__DIRECTIONS] = {
    [CHISO__DIRECTION_UNKNOWN] = {NULL, {NULL, NULL}, {NULL, NULL}},
    [CHISO__DIRECTION_UP] = {"up", {"up", "tăng"}, {"up", "tăng"}},
    [CHISO__DIRECTION_DOWN] = {"down", {"down", "giảm"}, {"down", "giảm"}},
    [CHISO__DIRECTION_NONE] = {"none", {"none", "không rõ"}, {"none", "không"}},
};

static const char *const whole_words[2] = {"(all)", "(chung)"};
static const char *const missing_words[2] = {"(missing)", "(không rõ)"};
static const char missing_value[] = "(missing)";

static chiso_status add_columns(const chiso__comparison *c, chiso_result *result,
                                chiso_error *error) {
    const chiso__round *after = &c->rounds[CHISO__AFTER];
    const int32_t language = c->options.language;
    chiso_status status = CHISO_OK;
    for (size_t by = 0; status == CHISO_OK && by < c->n_by; by++) {
        const char *name = chiso_result_column_name(after->result, by);
        status = chiso__result_add_column(result, name, CHISO_COLUMN_TEXT, name, error);
        if (status == CHISO_OK)
            status = chiso__result_set_label(result, by, NULL, whole_words[language], error);
    }
    if (status == CHISO_OK) status = chiso__columns_add(result, columns, COLUMNS, language, error);
    for (size_t i = CHISO__DIRECTION_UP; status == CHISO_OK && i < CHISO__DIRECTIONS; i++) {
        status = chiso__result_set_label(result, c->n_by + DIRECTION, directions[i].code,
                                         directions[i].label[language], error);
        if (status == CHISO_OK)
            status = chiso__result_set_label(result, c->n_by + RULE, directions[i].code,
                                             directions[i].rule_label[language], error);
    }
    return status;
}

/* --- settings --- */

/* A round's own setting, kept under another name. */
static chiso_status copy_setting(chiso_result *result, const char *key, const chiso__round *round,
                                 const char *from, chiso_error *error) {
    const chiso_result *r = round->result;
    for (size_t i = 0; i < chiso_result_settings(r); i++) {
        if (strcmp(chiso_result_setting_key(r, i), from) != 0) continue;
        const size_t count = chiso_result_setting_count(r, i);
        const char **values = chiso__alloc(count, sizeof *values);
        if (values == NULL) return chiso__fail_memory(error);
        for (size_t v = 0; v < count; v++) values[v] = chiso_result_setting_text(r, i, v);
        const chiso_status status = chiso__result_add_setting(
            result, key, chiso_result_setting_type(r, i), values, count, error);
        chiso__free(values);
        return status;
    }
    return chiso__result_add_text(result, key, NULL, error);
}

static chiso_status copy_settings(const chiso__comparison *c, chiso_result *result,
                                  chiso_error *error) {
    static const struct {
        const char *key, *from;
        size_t round;
    } copies[] = {
        {"before_instrument", "instrument", CHISO__BEFORE},
        {"before_files", "files", CHISO__BEFORE},
        {"after_instrument", "instrument", CHISO__AFTER},
        {"after_files", "files", CHISO__AFTER},
        {"by", "by", CHISO__AFTER},
        {"geography", "geography", CHISO__AFTER},
        {"metric", "metric", CHISO__AFTER},
        {"pooling", "pooling", CHISO__AFTER},
        {"nation", "nation", CHISO__AFTER},
    };
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < sizeof copies / sizeof copies[0]; i++)
        status =
            copy_setting(result, copies[i].key, &c->rounds[copies[i].round], copies[i].from, error);
    return status;
}

/* Settings of one value that both rounds have, and alike. */
static chiso_status copy_common(const chiso__comparison *c, chiso_result *result,
                                chiso_error *error) {
    static const char *const keys[] = {"variance", "scheme",  "replicates", "scale", "rep_center",
                                       "seed",     "fay_rho", "lone_psu",   "df",    "min_n"};
    const chiso__round *before = &c->rounds[CHISO__BEFORE], *after = &c->rounds[CHISO__AFTER];
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < sizeof keys / sizeof keys[0]; i++) {
        const char *one = chiso__round_setting(before, keys[i]);
        const char *other = chiso__round_setting(after, keys[i]);
        if (one != NULL && other != NULL && strcmp(one, other) == 0)
            status = copy_setting(result, keys[i], after, keys[i], error);
    }
    return status;
}

static chiso_status add_rounds(const chiso__comparison *c, chiso_result *result,
                               chiso_error *error) {
    if (c->scores == NULL) return chiso__result_add_text(result, "rounds", "independent", error);
    const chiso__shared *psus = &c->joint->psus;
    const struct {
        const char *key;
        size_t count;
    } counts[] = {{"psus_before", psus->round[CHISO__BEFORE]},
                  {"psus_after", psus->round[CHISO__AFTER]},
                  {"psus_shared", psus->both}};
    chiso_status status = chiso__result_add_text(result, "rounds", "panel", error);
    for (size_t i = 0; status == CHISO_OK && i < sizeof counts / sizeof counts[0]; i++)
        status = chiso__result_add_number(result, counts[i].key, (double)counts[i].count, error);
    return status;
}

static chiso_status add_settings(const chiso__comparison *c, chiso_result *result,
                                 chiso_error *error) {
    static const char *const breaks[] = {"skip", "compare"}, *const families[] = {"node", "all"};
    static const char *const languages[] = {"en", "vi"};
    char level[CHISO__NUMBER_TEXT];
    chiso__number_to_text(level, c->level);
    chiso_status status = copy_settings(c, result, error);
    if (status == CHISO_OK) status = copy_common(c, result, error);
    if (status == CHISO_OK) status = add_rounds(c, result, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "breaks", breaks[c->options.breaks], error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "family", families[c->options.family], error);
    if (status == CHISO_OK)
        status = chiso__result_add_setting(result, "level", CHISO_SETTING_NUMBER,
                                           &(const char *){level}, 1, error);
    if (status == CHISO_OK) status = chiso__result_add_flag(result, "suppress", false, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "lang", languages[c->options.language], error);
    return status;
}

/* --- domains --- */

static const char *category_name(const chiso_instrument *instrument, const char *column,
                                 const char *value, int32_t language) {
    const chiso__scale *scale =
        instrument != NULL ? chiso__variables_scale(instrument, column) : NULL;
    for (size_t i = 0; scale != NULL && i < scale->count; i++) {
        if (strcmp(scale->categories[i].code, value) == 0)
            return chiso__category_label(&scale->categories[i], language);
    }
    return NULL;
}

/* What a person reads for a value.  A result that was read back has no labels.  False when memory
 * ran out. */
static bool find_label(const char **label, const chiso__comparison *c, const chiso__round *round,
                       size_t row, size_t by) {
    const char *value = chiso_result_text(round->result, row, by);
    int32_t geography;
    *label = chiso_result_label(round->result, row, by);
    if (*label != value) return true;
    if (strcmp(value, missing_value) == 0) *label = missing_words[c->options.language];
    if (!chiso__round_provinces(&geography, round, by)) return false;
    const char *name = geography != 0 ? chiso__province_label(geography, value, c->options.language)
                                      : category_name(round->instrument,
                                                      chiso_result_column_name(round->result, by),
                                                      value, c->options.language);
    if (name != NULL) *label = name;
    return true;
}

static chiso_status set_domain(const chiso__comparison *c, chiso_result *result,
                               const chiso__round *round, size_t row, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t by = 0; status == CHISO_OK && by < c->n_by; by++) {
        const char *value = chiso_result_text(round->result, row, by), *label;
        if (value == NULL) continue;
        if (!find_label(&label, c, round, row, by)) return chiso__fail_memory(error);
        status = chiso__result_set_text(result, by, value, error);
        if (status == CHISO_OK && label != value)
            status = chiso__result_set_label(result, by, value, label, error);
    }
    return status;
}

/* --- rows --- */

static const char *name_of(const chiso__comparison *c, const chiso__round *round, size_t row,
                           const char *code) {
    const chiso_instrument *instrument = round->instrument;
    for (size_t i = 0; instrument != NULL && i < instrument->n_nodes; i++) {
        if (strcmp(instrument->nodes[i].code, code) == 0)
            return chiso__node_name(&instrument->nodes[i], c->options.language);
    }
    return chiso__round_text(round, row, CHISO__READ_NAME);
}

static void set_numbers(const chiso__comparison *c, chiso_result *result, const chiso__pair *pair,
                        double level) {
    const chiso__scored *before = &pair->scored[CHISO__BEFORE],
                        *after = &pair->scored[CHISO__AFTER];
    const chiso__change *change = &pair->change;
    const struct {
        size_t column;
        double value;
    } numbers[] = {
        {LEVEL, level},           {BEFORE, before->estimate},
        {AFTER, after->estimate}, {CHANGE, change->value},
        {SE_BEFORE, before->se},  {SE_AFTER, after->se},
        {SE, change->se},         {CI_LOW, change->low},
        {CI_HIGH, change->high},  {DF, change->df},
        {T, change->t},           {P, change->p},
        {P_HOLM, change->holm},   {P_BH, change->bh},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        chiso__result_set_number(result, c->n_by + numbers[i].column, numbers[i].value);
}

static chiso__direction direction_of(const chiso__pair *pair) {
    return chiso__difference_direction(&pair->change, &pair->scored[CHISO__AFTER],
                                       &pair->scored[CHISO__BEFORE]);
}

static chiso_status set_texts(const chiso__comparison *c, chiso_result *result,
                              const chiso__pair *pair, const chiso__round *round, size_t row,
                              chiso_error *error) {
    const char *code = chiso__lookup_key(&c->nodes, pair->node);
    const chiso__definition *definition = &c->definitions[pair->node];
    const bool both = pair->row[CHISO__BEFORE] > 0 && pair->row[CHISO__AFTER] > 0;
    const bool changed = !isnan(pair->change.value);
    char flags[CHISO__FLAGS_TEXT];
    chiso__flags_text(pair->flags, flags, sizeof flags);
    const struct {
        size_t column;
        const char *text;
    } texts[] = {
        {CODE, code},
        {PARENT, chiso__round_text(round, row, CHISO__READ_PARENT)},
        {NAME, name_of(c, round, row, code)},
        {DIRECTION, directions[direction_of(pair)].code},
        {RULE, changed ? directions[chiso__change_rule(pair->scored)].code : NULL},
        {BREAK_WHY, both ? definition->why : NULL},
        {FLAGS, flags[0] != '\0' ? flags : NULL},
    };
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i < sizeof texts / sizeof texts[0]; i++)
        status = chiso__result_set_text(result, c->n_by + texts[i].column, texts[i].text, error);
    return status;
}

static chiso_status add_pair(const chiso__comparison *c, chiso_result *result,
                             const chiso__pair *pair, chiso_error *error) {
    const size_t from = pair->row[CHISO__AFTER] > 0 ? CHISO__AFTER : CHISO__BEFORE;
    const chiso__round *round = &c->rounds[from];
    const size_t row = pair->row[from] - 1;
    chiso_status status = chiso__result_add_row(result, error);
    if (status == CHISO_OK) status = set_domain(c, result, round, row, error);
    if (status == CHISO_OK) status = set_texts(c, result, pair, round, row, error);
    if (status == CHISO_OK)
        set_numbers(c, result, pair,
                    chiso_result_number(round->result, row, round->columns[CHISO__READ_LEVEL]));
    return status;
}

chiso_status chiso__compare_result(chiso_result **out, const chiso__comparison *c,
                                   chiso_error *error) {
    chiso_status status = chiso__result_new(out, "compare", error);
    if (status == CHISO_OK) status = add_columns(c, *out, error);
    if (status == CHISO_OK) status = add_settings(c, *out, error);
    for (size_t i = 0; status == CHISO_OK && i < c->n_pairs; i++)
        status = add_pair(c, *out, &c->pairs[i], error);
    return status;
}
