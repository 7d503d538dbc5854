/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/printable.h"
#include "estimate/lone_note.h"
#include "estimate/quality.h"
#include "index/compare.h"
#include "index/score.h"
#include "results/result.h"

enum { NOTE = 1024, LIST = 512, MOST_CODES = 12 };

/* Words of the notes, English and Vietnamese. */
typedef const char *const words[2];

static words independent = {
    "The two rounds are taken as independent samples: the standard error of a change is "
    "√(se₁² + se₂²).",
    "Hai kỳ được coi là hai mẫu độc lập: sai số chuẩn của thay đổi là √(se₁² + se₂²).",
};
static words panel = {
    "The two rounds share sampling units: the standard error of a change takes account of what "
    "they "
    "have in common, and se_before and se_after are those of the sample of both.",
    "Hai kỳ có chung đơn vị mẫu: sai số chuẩn của thay đổi tính đến phần chung, se_before và "
    "se_after là của mẫu gồm cả hai kỳ.",
};
static words strata_alone = {
    "Strata of one round only:",
    "Tầng chỉ có ở một kỳ:",
};
static words of_node = {
    "p is adjusted over the domains of one node; the whole stands alone.",
    "p được hiệu chỉnh theo các miền của cùng một nút; dòng chung đứng riêng.",
};
static words of_all = {
    "p is adjusted over all domains and nodes together.",
    "p được hiệu chỉnh trên tất cả các miền và các nút.",
};
static words no_test = {
    "Without standard errors, which published scores never have, nothing here is a test, and "
    "direction is the sign of the change.",
    "Không có sai số chuẩn (điểm công bố không bao giờ có): ở đây không có kiểm định, chiều chỉ là "
    "dấu của thay đổi.",
};
static words rule = {
    "The 5 % rule is PAPI's: a change of more than 5 % of the earlier score.  It looks at the size "
    "alone and is no test.",
    "Quy tắc 5 % là của PAPI: thay đổi hơn 5 % điểm kỳ trước. Quy tắc chỉ xét độ lớn, không phải "
    "kiểm định.",
};
static words skipped = {
    "Not compared, because the definition changed (--breaks compare does):",
    "Không so sánh vì định nghĩa đã thay đổi (--breaks compare để so sánh):",
};
static words compared = {
    "Compared although the definition changed:",
    "Vẫn so sánh dù định nghĩa đã thay đổi:",
};
static words unverified = {
    "The definitions of the two rounds could not be compared, because an instrument is not at "
    "hand; nodes are matched by code, and their names and parents looked at:",
    "Không đối chiếu được định nghĩa của hai kỳ vì thiếu bộ công cụ; các nút được ghép theo mã, "
    "chỉ xem tên và nút trên:",
};
static words alone = {
    "In one of the rounds only:",
    "Chỉ có ở một kỳ:",
};
static chiso_status add(const chiso__comparison *c, chiso_result *result, words note,
                        chiso_error *error) {
    return chiso__result_add_note(result, note[c->options.language], error);
}

/* Words and what they are about. */
static chiso_status add_list(const chiso__comparison *c, chiso_result *result, words note,
                             const char *list, chiso_error *error) {
    char text[NOTE];
    if (list[0] == '\0') return CHISO_OK;
    snprintf(text, sizeof text, "%s %s", note[c->options.language], list);
    return chiso__result_add_note(result, text, error);
}

/* One more of a list, which stops at MOST_CODES. */
static void append(char *list, size_t *listed, const char *code) {
    const size_t used = strlen(list);
    char shown[32];
    (*listed)++;
    if (*listed > MOST_CODES) return;
    chiso__printable_copy(shown, sizeof shown, code);
    snprintf(list + used, LIST - used, "%s%s", used > 0 ? ", " : "", shown);
}

static void end_list(char *list, size_t listed) {
    const size_t used = strlen(list);
    if (listed > MOST_CODES) snprintf(list + used, LIST - used, ", … (%zu)", listed);
}

/* The nodes of which a pair has the flag. */
static chiso_status note_nodes(const chiso__comparison *c, chiso_result *result, unsigned flag,
                               words text, bool *told, chiso_error *error) {
    char list[LIST] = "";
    size_t listed = 0;
    for (size_t i = 0; i < c->n_pairs; i++) {
        const chiso__pair *pair = &c->pairs[i];
        if ((pair->flags & flag) == 0 || told[pair->node]) continue;
        told[pair->node] = true;
        append(list, &listed, chiso__lookup_key(&c->nodes, pair->node));
    }
    memset(told, 0, c->nodes.count * sizeof *told);
    end_list(list, listed);
    return add_list(c, result, text, list, error);
}

static chiso_status note_flags(const chiso__comparison *c, chiso_result *result,
                               chiso_error *error) {
    const bool skip = c->options.breaks == CHISO_BREAKS_SKIP;
    bool *told = chiso__alloc(c->nodes.count, sizeof *told);
    if (told == NULL) return chiso__fail_memory(error);
    chiso_status status =
        note_nodes(c, result, CHISO__FLAG_BREAK, skip ? skipped : compared, told, error);
    if (status == CHISO_OK)
        status = note_nodes(c, result, CHISO__FLAG_UNVERIFIED, unverified, told, error);
    chiso__free(told);
    return status;
}

/* --- what one round alone has --- */

enum { IN_BEFORE = 1, IN_AFTER = 2, IN_BOTH = 3 };

static unsigned char rounds_of(const chiso__pair *pair) {
    return (unsigned char)((pair->row[CHISO__BEFORE] > 0 ? IN_BEFORE : 0) |
                           (pair->row[CHISO__AFTER] > 0 ? IN_AFTER : 0));
}

/* The labels of a row's by columns. */
static void name_domain(const chiso__comparison *c, const chiso_result *result, size_t row,
                        char *name, size_t room) {
    size_t used = 0;
    snprintf(name, room, "%s", "");
    for (size_t by = 0; by < c->n_by && used < room; by++) {
        const char *label = chiso_result_label(result, row, by);
        char shown[48];
        chiso__printable_copy(shown, sizeof shown, label);
        used += (size_t)snprintf(name + used, room - used, "%s%s", by > 0 ? " " : "", shown);
    }
}

/* Each domain once, and each node that domains of both rounds lack. */
static void list_alone(const chiso__comparison *c, const chiso_result *result,
                       unsigned char *domains, unsigned char *nodes, char *list) {
    size_t listed = 0;
    for (size_t i = 0; i < c->n_pairs; i++) {
        domains[c->pairs[i].domain] |= rounds_of(&c->pairs[i]);
        nodes[c->pairs[i].node] |= rounds_of(&c->pairs[i]);
    }
    for (size_t i = 0; i < c->n_pairs; i++) {
        const chiso__pair *pair = &c->pairs[i];
        if (domains[pair->domain] != IN_BOTH) {
            char name[LIST / 4];
            name_domain(c, result, i, name, sizeof name);
            append(list, &listed, name);
        } else if (nodes[pair->node] != IN_BOTH) {
            append(list, &listed, chiso__lookup_key(&c->nodes, pair->node));
            nodes[pair->node] = IN_BOTH;
        }
        domains[pair->domain] = IN_BOTH;
    }
    end_list(list, listed);
}

static chiso_status note_alone(const chiso__comparison *c, chiso_result *result,
                               chiso_error *error) {
    unsigned char *domains = chiso__alloc(c->domains.count, 1);
    unsigned char *nodes = chiso__alloc(c->nodes.count, 1);
    char list[LIST] = "";
    chiso_status status = CHISO_OK;
    if (domains != NULL && nodes != NULL)
        list_alone(c, result, domains, nodes, list);
    else
        status = chiso__fail_memory(error);
    if (status == CHISO_OK) status = add_list(c, result, alone, list, error);
    chiso__free(domains);
    chiso__free(nodes);
    return status;
}

/* --- sampling units --- */

/* How many there are, and how many are shared; of independent rounds also what could be done. */
static chiso_status note_counts(const chiso__comparison *c, chiso_result *result,
                                chiso_error *error) {
    static words hint = {
        "  If they are the same places, --panel takes account of it.",
        " Nếu đó là cùng một nơi, --panel sẽ tính đến điều này.",
    };
    const int32_t language = c->options.language;
    const chiso__shared *psus = &c->joint->psus;
    const size_t before = psus->round[CHISO__BEFORE], after = psus->round[CHISO__AFTER];
    const char *more = c->scores != NULL ? "" : hint[language];
    char note[NOTE];
    if (language == CHISO_VIETNAMESE)
        snprintf(note, sizeof note,
                 "Đơn vị mẫu giai đoạn một: %zu ở kỳ trước, %zu ở kỳ sau, %zu cùng tên ở cả hai.%s",
                 before, after, psus->both, more);
    else
        snprintf(note, sizeof note,
                 "Sampling units of the first stage: %zu in the earlier round, %zu in the later, "
                 "%zu by the same names in both.%s",
                 before, after, psus->both, more);
    return chiso__result_add_note(result, note, error);
}

/* A stratum that has another name in the other round shares nothing. */
static chiso_status note_strata(const chiso__comparison *c, chiso_result *result,
                                chiso_error *error) {
    const chiso__frame *frame = &c->joint->frame;
    char list[LIST] = "";
    size_t listed = 0;
    for (size_t i = 0; i < frame->stages[0].groups.lookup.count; i++) {
        char name[LIST / 4];
        if (c->joint->strata.rounds[i] == CHISO__JOINT_BOTH) continue;
        chiso__frame_group_name(frame, 0, (int32_t)i, name, sizeof name);
        append(list, &listed, name);
    }
    end_list(list, listed);
    return add_list(c, result, strata_alone, list, error);
}

/* Most of the units of the smaller round are in both. */
static bool could_be(const chiso__shared *psus) {
    const size_t a = psus->round[CHISO__BEFORE], b = psus->round[CHISO__AFTER];
    return 2 * psus->both > (a < b ? a : b);
}

static chiso_status note_units(const chiso__comparison *c, chiso_result *result,
                               chiso_error *error) {
    if (c->joint == NULL) return CHISO_OK;
    if (c->scores == NULL && !could_be(&c->joint->psus)) return CHISO_OK;
    chiso_status status = note_counts(c, result, error);
    if (status != CHISO_OK || c->scores == NULL) return status;
    status = note_strata(c, result, error);
    if (status == CHISO_OK)
        status = chiso__lone_psu_note(&c->joint->frame, &c->scores->variance, c->options.language,
                                      result, error);
    return status;
}

/* --- what p is, and what is none --- */

static chiso_status note_tests(const chiso__comparison *c, chiso_result *result,
                               chiso_error *error) {
    const bool all = c->options.family == CHISO_FAMILY_ALL;
    bool tested = false, changed = false;
    for (size_t i = 0; i < c->n_pairs; i++) {
        tested = tested || !isnan(c->pairs[i].change.p);
        changed = changed || !isnan(c->pairs[i].change.value);
    }
    if (!changed) return CHISO_OK;
    words *what = !tested ? &no_test : c->scores != NULL ? &panel : &independent;
    chiso_status status = add(c, result, *what, error);
    if (status == CHISO_OK && tested) status = add(c, result, all ? of_all : of_node, error);
    return status == CHISO_OK ? add(c, result, rule, error) : status;
}

static chiso_status note_years(const chiso__comparison *c, chiso_result *result,
                               chiso_error *error) {
    int years[CHISO__ROUNDS] = {0, 0};
    char note[NOTE];
    for (size_t i = 0; i < CHISO__ROUNDS; i++) {
        const chiso_instrument *instrument = c->rounds[i].instrument;
        if (instrument != NULL) years[i] = chiso__instrument_year(instrument);
    }
    if (years[CHISO__AFTER] == 0 || years[CHISO__BEFORE] <= years[CHISO__AFTER]) return CHISO_OK;
    snprintf(note, sizeof note,
             c->options.language == CHISO_VIETNAMESE
                 ? "Kỳ thứ nhất là năm %d, kỳ thứ hai là năm %d: thay đổi tính ngược thời gian."
                 : "The first round is of %d and the second of %d: changes run backwards.",
             years[CHISO__BEFORE], years[CHISO__AFTER]);
    return chiso__result_add_note(result, note, error);
}

chiso_status chiso__compare_notes(const chiso__comparison *c, chiso_result *result,
                                  chiso_error *error) {
    chiso_status status = note_years(c, result, error);
    if (status == CHISO_OK) status = note_flags(c, result, error);
    if (status == CHISO_OK) status = note_alone(c, result, error);
    if (status == CHISO_OK) status = note_units(c, result, error);
    return status == CHISO_OK ? note_tests(c, result, error) : status;
}
