/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "results/table.h"

/* The setting of that key, or a new one behind the others that does not count yet. */
static chiso__setting *place_for(chiso_result *result, const char *key) {
    size_t i = 0;
    while (i < result->setting_count && strcmp(result->settings[i].key, key) != 0) i++;
    if (!chiso__grow(&result->settings, &result->setting_capacity, i + 1, sizeof *result->settings))
        return NULL;
    return &result->settings[i];
}

static bool copy_values(chiso_result *result, chiso__setting *setting, const char *const *values) {
    setting->values = chiso__arena_alloc(&result->arena, setting->count * sizeof(char *));
    if (setting->values == NULL) return false;
    for (size_t i = 0; i < setting->count; i++) {
        const char *value = values[i] != NULL ? values[i] : "";
        setting->values[i] = chiso__arena_text(&result->arena, value, strlen(value));
        if (setting->values[i] == NULL) return false;
    }
    return true;
}

static bool count_fits(int32_t type, size_t count) {
    if (type < CHISO_SETTING_NONE || type > CHISO_SETTING_FLAG) return false;
    return type == CHISO_SETTING_LIST || count == (type != CHISO_SETTING_NONE ? 1 : 0);
}

chiso_status chiso__result_add_setting(chiso_result *result, const char *key, int32_t type,
                                       const char *const *values, size_t count,
                                       chiso_error *error) {
    if (!count_fits(type, count))
        return chiso__fail(error, CHISO_E_ARGUMENT, "setting \"%s\": kind and values differ", key);
    chiso__setting setting = {.type = type, .count = count};
    setting.key = chiso__arena_text(&result->arena, key, strlen(key));
    if (setting.key == NULL || !copy_values(result, &setting, values))
        return chiso__fail_memory(error);
    chiso__setting *place = place_for(result, key);
    if (place == NULL) return chiso__fail_memory(error);
    *place = setting;
    size_t number = (size_t)(place - result->settings);
    if (number == result->setting_count) result->setting_count++;
    return CHISO_OK;
}

chiso_status chiso__result_copy_settings(chiso_result *result, const chiso_result *from,
                                         chiso_error *error) {
    chiso_status status = CHISO_OK;
    for (size_t i = 0; i < from->setting_count && status == CHISO_OK; i++) {
        const chiso__setting *setting = &from->settings[i];
        status = chiso__result_add_setting(result, setting->key, setting->type, setting->values,
                                           setting->count, error);
    }
    return status;
}

size_t chiso_result_settings(const chiso_result *result) {
    return result->setting_count;
}

const char *chiso_result_setting_key(const chiso_result *result, size_t setting) {
    return setting < result->setting_count ? result->settings[setting].key : NULL;
}

int32_t chiso_result_setting_type(const chiso_result *result, size_t setting) {
    return setting < result->setting_count ? result->settings[setting].type : CHISO_SETTING_NONE;
}

size_t chiso_result_setting_count(const chiso_result *result, size_t setting) {
    return setting < result->setting_count ? result->settings[setting].count : 0;
}

const char *chiso_result_setting_text(const chiso_result *result, size_t setting, size_t index) {
    if (index >= chiso_result_setting_count(result, setting)) return NULL;
    return result->settings[setting].values[index];
}

chiso_status chiso__result_add_note(chiso_result *result, const char *note, chiso_error *error) {
    char *copy = chiso__arena_text(&result->arena, note, strlen(note));
    if (copy == NULL || !chiso__grow(&result->notes, &result->note_capacity, result->note_count + 1,
                                     sizeof *result->notes))
        return chiso__fail_memory(error);
    result->notes[result->note_count++] = copy;
    return CHISO_OK;
}

chiso_status chiso__result_add_text(chiso_result *result, const char *key, const char *value,
                                    chiso_error *error) {
    const int32_t type = value != NULL ? CHISO_SETTING_TEXT : CHISO_SETTING_NONE;
    return chiso__result_add_setting(result, key, type, &value, value != NULL ? 1 : 0, error);
}

chiso_status chiso__result_add_number(chiso_result *result, const char *key, double value,
                                      chiso_error *error) {
    char text[CHISO__NUMBER_TEXT];
    const char *texts[] = {text};
    chiso__number_to_text(text, value);
    return chiso__result_add_setting(result, key, CHISO_SETTING_NUMBER, texts, 1, error);
}

chiso_status chiso__result_add_flag(chiso_result *result, const char *key, bool value,
                                    chiso_error *error) {
    const char *text = value ? "true" : "false";
    return chiso__result_add_setting(result, key, CHISO_SETTING_FLAG, &text, 1, error);
}

size_t chiso_result_notes(const chiso_result *result) {
    return result->note_count;
}

const char *chiso_result_note(const chiso_result *result, size_t note) {
    return note < result->note_count ? result->notes[note] : NULL;
}
