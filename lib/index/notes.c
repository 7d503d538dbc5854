/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/notes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "estimate/domain_columns.h"
#include "results/result.h"

enum { NOTE = 1024, NAME = 128, LONGEST_CODE = 64, MOST_CODES = 6 };

/* Words of the notes, English and Vietnamese. */
static const char *const withheld[2] = {"scores were withheld:", "điểm không được công bố:"};
static const char *const unanswered[2] = {"nobody answered:", "không có câu trả lời:"};

static const char *const approximate[2] = {
    "approximate: nobody published a score of what several provinces were merged into; the mean of "
    "their scores, weighted by population, stands in its place",
    "approximate: đơn vị hợp nhất từ nhiều tỉnh không có điểm được công bố; thay vào đó là trung "
    "bình điểm của các tỉnh cũ, gia quyền theo dân số"};

static const chiso__node *node_at(const chiso__scores *s, size_t node) {
    return &s->totals->instrument->nodes[node];
}

/* The codes of the leaves that a domain lacks. */
static void list_missing(const chiso__scores *s, size_t domain, char *text, size_t room) {
    size_t listed = 0, missing = 0, used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < s->nodes; i++) {
        if (node_at(s, i)->type == CHISO__NODE_GROUP) continue;
        if (!isnan(s->score[domain * s->nodes + i])) continue;
        missing++;
        if (listed == MOST_CODES || used + NAME > room) continue;
        char code[LONGEST_CODE];
        chiso__text_copy(code, sizeof code, node_at(s, i)->code);
        used += (size_t)snprintf(text + used, room - used, "%s%s", listed > 0 ? ", " : "", code);
        listed++;
    }
    if (missing == listed) return;
    snprintf(text + used, room - used, ", … (%zu)", missing);
}

static chiso_status note_domain(const chiso__scores *s, chiso_result *result, size_t domain,
                                chiso_error *error) {
    char note[NOTE], name[NAME], root[LONGEST_CODE], codes[NOTE / 2];
    chiso__domain_name(s->totals, domain, s->language, name, sizeof name);
    chiso__text_copy(root, sizeof root, node_at(s, 0)->code);
    list_missing(s, domain, codes, sizeof codes);
    const char *const *reason = s->totals->published ? withheld : unanswered;
    snprintf(note, sizeof note,
             s->language == CHISO_VIETNAMESE
                 ? "%s: không có điểm %s, không xếp hạng và không xếp nhóm, vì %s %s"
                 : "%s: no %s score, no rank and no group, because %s %s",
             name, root, reason[s->language], codes);
    return chiso__result_add_note(result, note, error);
}

/* The whole is approximate where a province is. */
static chiso_status note_approximate(const chiso__scores *s, chiso_result *result,
                                     chiso_error *error) {
    bool any = false;
    for (size_t i = 0; !any && i < s->nodes; i++) any = chiso__scores_approximate(s, s->domains, i);
    return any ? chiso__result_add_note(result, approximate[s->language], error) : CHISO_OK;
}

chiso_status chiso__scores_notes(const chiso__scores *s, chiso_result *result, chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; status == CHISO_OK && i <= s->domains; i++) {
        const size_t domain = i < s->domains ? (size_t)s->totals->order[i] : s->domains;
        if (isnan(s->score[domain * s->nodes])) status = note_domain(s, result, domain, error);
    }
    return status == CHISO_OK ? note_approximate(s, result, error) : status;
}
