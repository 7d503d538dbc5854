/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "base/text.h"
#include "drivers/result.h"
#include "estimate/lone_note.h"

enum { NOTE = 520, NAME = 64 };

/* People who have not all answers are left out, as R leaves them out. */
static chiso_status note_left_out(const chiso__analysis *a, chiso_result *result,
                                  chiso_error *error) {
    const size_t left = a->people.left_out, kept = a->people.count;
    char note[NOTE], outcome[NAME];
    if (left == 0) return CHISO_OK;
    chiso__text_copy(outcome, NAME, a->terms.list[0].name);
    snprintf(
        note, sizeof note,
        a->options.language == CHISO_VIETNAMESE
            ? "%zu trong %zu người trả lời đủ %s và mọi biến giải thích; %zu người còn lại không "
              "được đưa vào hồi quy (mức đạt được tính trên mọi người trả lời)"
            : "%zu of %zu people answered %s and all predictors; the other %zu are left out of the "
              "regression (performance is of all who answered)",
        kept, kept + left, outcome, left);
    return chiso__result_add_note(result, note, error);
}

static chiso_status note_event(const chiso__analysis *a, chiso_result *result, chiso_error *error) {
    char note[NOTE], outcome[NAME], event[NAME], label[NAME];
    if (!a->effects.logistic) return CHISO_OK;
    const char *means = chiso__category_label(a->terms.event, a->options.language);
    chiso__text_copy(outcome, NAME, a->terms.list[0].name);
    chiso__text_copy(event, NAME, a->terms.event->code);
    chiso__text_copy(label, NAME, means != NULL ? means : "");
    snprintf(note, sizeof note,
             a->options.language == CHISO_VIETNAMESE
                 ? "odds là của câu trả lời %s%s%s%s cho %s"
                 : "the odds are those of answer %s%s%s%s to %s",
             event, means != NULL ? " (" : "", label, means != NULL ? ")" : "", outcome);
    return chiso__result_add_note(result, note, error);
}

static chiso_status note_scale(const chiso__analysis *a, chiso_result *result, chiso_error *error) {
    if (a->in_percent) return CHISO_OK;
    return chiso__result_add_note(
        result,
        a->options.language == CHISO_VIETNAMESE
            ? "không biết giới hạn của một số biến giải thích (--instrument), nên các trung bình "
              "được so sánh như vốn có: các nhóm ưu tiên chỉ có nghĩa khi mọi biến có cùng thang "
              "đo"
            : "the bounds of some predictors are not known (--instrument), so means are compared "
              "as they stand: quadrants make sense only where all predictors have one scale",
        error);
}

static chiso_status note_bootstrap(const chiso__analysis *a, chiso_result *result,
                                   chiso_error *error) {
    char note[NOTE];
    if (a->no_bootstrap.status == CHISO_OK) return CHISO_OK;
    snprintf(note, sizeof note,
             a->options.language == CHISO_VIETNAMESE
                 ? "trọng số tương đối không có khoảng tin cậy: %s"
                 : "relative weights have no interval: %s",
             a->no_bootstrap.message);
    return chiso__result_add_note(result, note, error);
}

chiso_status chiso__drivers_notes(const chiso__analysis *a, chiso_result *result,
                                  chiso_error *error) {
    chiso_status status = note_left_out(a, result, error);
    if (status == CHISO_OK) status = note_event(a, result, error);
    if (status == CHISO_OK) status = note_scale(a, result, error);
    if (status == CHISO_OK) status = note_bootstrap(a, result, error);
    if (status == CHISO_OK)
        status =
            chiso__lone_psu_note(&a->view.frame, &a->variance, a->options.language, result, error);
    return status;
}
