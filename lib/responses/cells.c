/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses/cells.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "base/text.h"

/* Names and codes that advice repeats are cut to these sizes. */
enum { ADVICE = 320, FEW_CODES = 12, LONGEST_NAME = 64, LONGEST_CODE = 10 };

/* A score may leave its range by this share of its width: published sub-dimensions do. */
static const double a_little_outside = 0.01;

/* One cell while it is read. */
struct cell {
    const chiso__place *place;
    const chiso__request *request;
    const char *text;
    size_t length;
    double value;
    int32_t code;
};

static chiso_status note(const struct cell *cell, bool fault, const char *rule, const char *advice,
                         chiso_error *error) {
    const chiso__finding finding = {.fault = fault,
                                    .file = cell->place->file,
                                    .line = cell->place->line,
                                    .record = cell->place->record,
                                    .column = cell->place->column,
                                    .value = cell->text,
                                    .rule = rule,
                                    .advice = advice};
    return chiso__findings_add(cell->place->findings, &finding, error);
}

static void set_missing(struct cell *cell, chiso__missing reason) {
    cell->value = NAN;
    cell->code = -(int32_t)reason;
}

/* An answer that is none: a fault, or missing with a warning, as the reader was told. */
static chiso_status invalid(struct cell *cell, const char *rule, const char *advice,
                            chiso_error *error) {
    set_missing(cell, CHISO__INVALID);
    return note(cell, !cell->place->responses->invalid_is_missing, rule, advice, error);
}

static bool read_number(const struct cell *cell, double *value) {
    return chiso__number_from_text(value, cell->text, cell->length, cell->place->decimal);
}

/* What to do about a text that should be a number. */
static const char *number_advice(const struct cell *cell) {
    const char other = cell->place->decimal == ',' ? '.' : ',';
    double value;
    if (chiso__number_from_text(&value, cell->text, cell->length, other))
        return other == ',' ? "numbers in this file have a decimal point; write it so, or give "
                              "--decimal , if all have a comma"
                            : "numbers in this file have a decimal comma; write it so, or give "
                              "--decimal . if all have a point";
    const chiso__column_kind kind = cell->request->kind;
    if (kind == CHISO__COLUMN_WEIGHT || kind == CHISO__COLUMN_FPC ||
        kind == CHISO__COLUMN_POPULATION || kind == CHISO__COLUMN_REPWEIGHTS)
        return "expected a number; correct it: every record needs one here";
    return "expected a number; correct it, leave it blank, or declare its code with --missing";
}

static const chiso__category *category_of(const struct cell *cell) {
    const chiso__scale *scale = cell->request->scale;
    for (size_t i = 0; i < scale->count; i++) {
        if (strcmp(scale->categories[i].code, cell->text) == 0) return &scale->categories[i];
    }
    double number, code;
    if (!read_number(cell, &number)) return NULL;
    for (size_t i = 0; i < scale->count; i++) {
        const char *text = scale->categories[i].code;
        if (chiso__number_from_text(&code, text, strlen(text), '.') && code == number)
            return &scale->categories[i];
    }
    return NULL;
}

static void list_codes(char *advice, size_t room, const chiso__scale *scale) {
    char name[LONGEST_NAME], code[LONGEST_CODE];
    chiso__text_copy(name, sizeof name, scale->name);
    int used = snprintf(advice, room, "answers of scale %s are", name);
    for (size_t i = 0; i < scale->count && i < FEW_CODES; i++) {
        chiso__text_copy(code, sizeof code, scale->categories[i].code);
        used += snprintf(advice + used, room - (size_t)used, "%s %s", i > 0 ? "," : "", code);
    }
    snprintf(advice + used, room - (size_t)used,
             "%s; correct it, or take it as missing with --invalid missing",
             scale->count > FEW_CODES ? " …" : "");
}

static chiso_status read_category(struct cell *cell, chiso_error *error) {
    const chiso__scale *scale = cell->request->scale;
    const chiso__category *category = category_of(cell);
    if (category == NULL) {
        char advice[ADVICE];
        list_codes(advice, sizeof advice, scale);
        return invalid(cell, "off_scale", advice, error);
    }
    if (category->missing != CHISO__ANSWERED) {
        set_missing(cell, category->missing);
    } else {
        cell->value = category->value;
        cell->code = (int32_t)(category - scale->categories);
    }
    return CHISO_OK;
}

/* A number beyond the bounds of its indicator moves a score out of its range, which may be meant.
 */
static chiso_status check_bounds(const struct cell *cell, chiso_error *error) {
    const double low = cell->request->low, high = cell->request->high;
    if (!(low < high) || (cell->value >= low && cell->value <= high)) return CHISO_OK;
    char from[CHISO__NUMBER_TEXT], to[CHISO__NUMBER_TEXT], node[LONGEST_NAME], advice[ADVICE];
    chiso__number_to_text(from, low);
    chiso__number_to_text(to, high);
    chiso__text_copy(node, sizeof node, cell->request->node);
    snprintf(
        advice, sizeof advice,
        "outside the bounds %s to %s of node %s; it counts as it is: correct it, or declare it "
        "with --missing if it is a code",
        from, to, node);
    return note(cell, false, "outside_bounds", advice, error);
}

static chiso_status read_answer(struct cell *cell, chiso_error *error) {
    if (cell->request->scale != NULL) return read_category(cell, error);
    if (!read_number(cell, &cell->value))
        return invalid(cell, "not_a_number", number_advice(cell), error);
    cell->code = 0;
    return check_bounds(cell, error);
}

static chiso_status check_range(struct cell *cell, chiso_error *error) {
    const double low = cell->request->low, high = cell->request->high;
    if (cell->value >= low && cell->value <= high) return CHISO_OK;
    const double slack = a_little_outside * (high - low);
    char from[CHISO__NUMBER_TEXT], to[CHISO__NUMBER_TEXT], node[LONGEST_NAME], advice[ADVICE];
    chiso__text_copy(node, sizeof node, cell->request->node);
    chiso__number_to_fixed(from, low, 4);
    chiso__number_to_fixed(to, high, 4);
    if (cell->value >= low - slack && cell->value <= high + slack) {
        snprintf(advice, sizeof advice,
                 "a little outside its range %s to %s; it is used as it is published", from, to);
        return note(cell, false, "outside_range", advice, error);
    }
    snprintf(advice, sizeof advice,
             "scores of %s run from %s to %s; correct it, or leave it blank if it was withheld",
             node, from, to);
    return invalid(cell, "off_range", advice, error);
}

static chiso_status read_score(struct cell *cell, chiso_error *error) {
    if (!read_number(cell, &cell->value))
        return invalid(cell, "not_a_number", number_advice(cell), error);
    cell->code = 0;
    if (cell->value == 0 && cell->request->zero_is_withheld) {
        set_missing(cell, CHISO__WITHHELD);
        return CHISO_OK;
    }
    return check_range(cell, error);
}

static chiso_status read_weight(struct cell *cell, chiso_error *error) {
    cell->code = 0;
    if (!read_number(cell, &cell->value)) {
        cell->value = NAN;
        return note(cell, true, "weight_not_a_number", number_advice(cell), error);
    }
    if (cell->value < 0)
        return note(cell, true, "weight_negative",
                    "a weight says how many people a respondent stands for; correct it", error);
    if (cell->value == 0)
        return note(cell, false, "weight_zero",
                    cell->request->replicated
                        ? "the respondent counts in the replicates alone; is that meant?"
                        : "the respondent is kept but counts nowhere; is that meant?",
                    error);
    return CHISO_OK;
}

/* Any number: where weights were adjusted after a replicate was made, some come out below 0. */
static chiso_status read_repweight(struct cell *cell, chiso_error *error) {
    cell->code = 0;
    if (read_number(cell, &cell->value)) return CHISO_OK;
    cell->value = NAN;
    return note(cell, true, "repweight_not_a_number", number_advice(cell), error);
}

static chiso_status read_fpc(struct cell *cell, chiso_error *error) {
    cell->code = 0;
    if (!read_number(cell, &cell->value)) {
        cell->value = NAN;
        return note(cell, true, "fpc_not_a_number", number_advice(cell), error);
    }
    if (cell->value > 0) return CHISO_OK;
    cell->value = NAN;
    return note(
        cell, true, "fpc_not_positive",
        "a population size is 1 or more, a sampling fraction above 0 and at most 1; correct it",
        error);
}

static chiso_status read_population(struct cell *cell, chiso_error *error) {
    cell->code = 0;
    if (!read_number(cell, &cell->value)) {
        cell->value = NAN;
        return note(cell, true, "population_not_a_number", number_advice(cell), error);
    }
    if (cell->value > 0) return CHISO_OK;
    cell->value = NAN;
    return note(cell, true, "population_not_positive",
                "a population is a number of people above 0; correct it", error);
}

/* Nothing stands there, or a code that means so. */
static chiso_status read_blank(struct cell *cell, chiso__missing reason, chiso_error *error) {
    const chiso__request *request = cell->request;
    set_missing(cell, request->kind == CHISO__COLUMN_SCORE ? CHISO__WITHHELD : reason);
    if (request->kind == CHISO__COLUMN_WEIGHT)
        return note(cell, true, "weight_missing",
                    "every respondent needs a weight; fill it in, or 0 to leave them out", error);
    if (request->kind == CHISO__COLUMN_REPWEIGHTS)
        return note(cell, true, "repweight_missing",
                    "every respondent needs a weight in every replicate; fill it in, or 0 where "
                    "the replicate leaves them out",
                    error);
    if (request->kind == CHISO__COLUMN_FPC)
        return note(cell, true, "fpc_missing",
                    "every record needs the population size of its stage, or the fraction that was "
                    "chosen; fill it in",
                    error);
    if (request->kind == CHISO__COLUMN_POPULATION)
        return note(cell, true, "population_missing",
                    "every province needs its number of people; fill it in, or delete the record",
                    error);
    if (request->kind != CHISO__COLUMN_KEY) return CHISO_OK;
    cell->code = CHISO__LOOKUP_NONE;
    if (!request->must_answer) return CHISO_OK;
    return note(cell, true, "key_missing", "every record must say where it belongs; fill it in",
                error);
}

/* A code of a scale, in the spelling of the scale; a missing answer is no value. */
static chiso_status read_category_key(struct cell *cell, chiso__keys *keys, chiso_error *error) {
    const chiso__scale *scale = cell->request->scale;
    chiso_status status = read_category(cell, error);
    const int32_t category = cell->code;
    cell->value = NAN;
    cell->code = CHISO__LOOKUP_NONE;
    if (status != CHISO_OK || category < 0) return status;
    const char *code = scale->categories[category].code;
    cell->code = chiso__keys_number(keys, code, strlen(code), 0);
    return cell->code == CHISO__LOOKUP_MEMORY ? chiso__fail_memory(error) : CHISO_OK;
}

static chiso_status read_key(struct cell *cell, chiso__keys *keys, chiso_error *error) {
    /* our own word for a missing value, in a file made from a result */
    if (strcmp(cell->text, "(missing)") == 0) return read_blank(cell, CHISO__BLANK, error);
    if (cell->request->scale != NULL) return read_category_key(cell, keys, error);
    cell->value = NAN;
    cell->code = chiso__keys_number(keys, cell->text, cell->length, cell->request->provinces);
    if (cell->code == CHISO__LOOKUP_MEMORY) return chiso__fail_memory(error);
    if (cell->code != CHISO__LOOKUP_NONE) return CHISO_OK;
    char advice[ADVICE];
    snprintf(advice, sizeof advice,
             "expected the GSO code or the name of one of the %d provinces; correct it%s",
             (int)cell->request->provinces,
             cell->request->must_answer ? "" : ", or leave it blank");
    return note(cell, true, "unknown_province", advice, error);
}

/* A code declared missing, be it written in another form of its number (99.0 for 99). */
static bool declared_missing(const struct cell *cell) {
    const chiso_responses *responses = cell->place->responses;
    double number;
    if (chiso__responses_declared_missing(responses, cell->text)) return true;
    const bool as_text = cell->request->kind == CHISO__COLUMN_KEY && !cell->request->numbers;
    if (responses->n_missing == 0 || as_text || !read_number(cell, &number)) return false;
    for (size_t i = 0; i < responses->n_missing; i++) {
        if (responses->missing_number[i] == number) return true;
    }
    return false;
}

chiso_status chiso__cell_read(const chiso__place *place, const chiso__request *request,
                              const char *text, size_t length, chiso__keys *keys, double *value,
                              int32_t *code, chiso_error *error) {
    struct cell cell = {place, request, text, length, NAN, 0};
    chiso_status status = CHISO_OK;
    if (length == 0) {
        status = read_blank(&cell, CHISO__BLANK, error);
    } else if (declared_missing(&cell)) {
        status = read_blank(&cell, CHISO__DECLARED, error);
    } else if (request->kind == CHISO__COLUMN_KEY) {
        status = read_key(&cell, keys, error);
    } else {
        static chiso_status (*const readers[])(struct cell *, chiso_error *) = {
            [CHISO__COLUMN_ANSWER] = read_answer,
            [CHISO__COLUMN_SCORE] = read_score,
            [CHISO__COLUMN_WEIGHT] = read_weight,
            [CHISO__COLUMN_FPC] = read_fpc,
            [CHISO__COLUMN_POPULATION] = read_population,
            [CHISO__COLUMN_REPWEIGHTS] = read_repweight,
        };
        status = readers[request->kind](&cell, error);
    }
    *value = cell.value;
    *code = cell.code;
    return status;
}
