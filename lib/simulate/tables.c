/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/tables.h"

#include "base/error.h"
#include "base/number.h"
#include "simulate/layout.h"

static chiso_status set_text(chiso_result *result, const char *key, const char *text,
                             chiso_error *error) {
    return chiso__result_add_setting(result, key, CHISO_SETTING_TEXT, &text, 1, error);
}

chiso_status chiso__simulation_set(chiso_result *result, const char *key, double value,
                                   chiso_error *error) {
    char text[CHISO__NUMBER_TEXT];
    const char *words = text;
    chiso__number_to_text(text, value);
    return chiso__result_add_setting(result, key, CHISO_SETTING_NUMBER, &words, 1, error);
}

static chiso_status set_provinces(chiso_result *result, const chiso_simulation *s,
                                  chiso_error *error) {
    const char *codes[CHISO__PROVINCES];
    size_t count = 0;
    for (size_t i = 0; i < CHISO__PROVINCES; i++)
        if (s->chosen[i]) codes[count++] = chiso__layout_province(i);
    return chiso__result_add_setting(result, "provinces", CHISO_SETTING_LIST, codes, count, error);
}

static chiso_status add_settings(chiso_result *result, const chiso_simulation *s,
                                 chiso_error *error) {
    const struct {
        const char *key;
        double value;
    } numbers[] = {
        {"respondents", (double)s->respondents},
        {"seed", s->seed},
        {"icc", s->icc},
        {"province_sd", s->province_sd},
        {"missing_rate", s->missing_rate},
        {"skip_rate", s->skip_rate},
        {"weight_cv", s->weight_cv},
    };
    const char *name = chiso_instrument_property(s->instrument, "name");
    chiso_status status = set_text(result, "instrument", name, error);
    if (status == CHISO_OK) status = set_text(result, "layout", s->layout->name, error);
    if (status == CHISO_OK) status = set_provinces(result, s, error);
    for (size_t i = 0; status == CHISO_OK && i < sizeof numbers / sizeof numbers[0]; i++)
        status = chiso__simulation_set(result, numbers[i].key, numbers[i].value, error);
    return status;
}

chiso_status chiso__simulation_table(chiso_result **out, const chiso_simulation *simulation,
                                     const chiso__simulation_heading *headings, size_t count,
                                     int32_t language, chiso_error *error) {
    static const char *const languages[] = {"en", "vi"};
    if (language != CHISO_ENGLISH && language != CHISO_VIETNAMESE)
        return chiso__fail(error, CHISO_E_ARGUMENT, "the language is English or Vietnamese");
    chiso_status status = chiso__result_new(out, "simulate", error);
    for (size_t i = 0; status == CHISO_OK && i < count; i++)
        status = chiso__result_add_column(*out, headings[i].name, headings[i].type,
                                          headings[i].titles[language], error);
    if (status == CHISO_OK) status = add_settings(*out, simulation, error);
    if (status == CHISO_OK) status = set_text(*out, "lang", languages[language], error);
    return status;
}
