/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/number.h"
#include "design/design.h"

/* What a type needs to be told, and what it knows better. */
static const struct {
    const char *name;
    bool needs_scale, needs_rscales, own_scale;
} types[] = {
    [CHISO_REP_JK1] = {"jk1", false, false, false},
    [CHISO_REP_JKN] = {"jkn", false, true, false},
    [CHISO_REP_BRR] = {"brr", false, false, true},
    [CHISO_REP_FAY] = {"fay", false, false, true},
    [CHISO_REP_BOOTSTRAP] = {"bootstrap", false, false, false},
    [CHISO_REP_OTHER] = {"other", true, true, false},
};

const char *chiso_rep_type_name(int32_t rep_type) {
    const int32_t count = sizeof types / sizeof types[0];
    return rep_type > 0 && rep_type < count ? types[rep_type].name : NULL;
}

/* --- what belongs together --- */

static chiso_status check_none(const chiso_design_options *o, chiso_error *error) {
    const char *option = o->rep_type != CHISO_REP_UNKNOWN        ? "--rep-type"
                         : o->rep_combined != CHISO_REP_COMBINED ? "--rep-combined"
                         : o->rep_scale != 0                     ? "--rep-scale"
                         : o->n_rep_rscales > 0                  ? "--rep-rscales"
                         : o->fay_rho != 0                       ? "--fay-rho"
                                                                 : NULL;
    if (option == NULL) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "%s is about replicate weights that the file has; name their columns with "
                       "--repweights, or leave it out",
                       option);
}

static chiso_status check_beside(const chiso_design_options *o, chiso_error *error) {
    const char *option = o->strata != NULL ? "--strata"
                         : o->n_psu > 0    ? "--psu"
                         : o->n_fpc > 0    ? "--fpc"
                                           : NULL;
    if (option != NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "replicate weights carry the strata, sampling units and population "
                           "sizes already; leave %s out, or --repweights",
                           option);
    if (o->weight != NULL) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "estimates come from the weight, and replicate weights tell how they vary; "
                       "name its column with --weight");
}

static chiso_status check_scale(const chiso_design_options *o, chiso_error *error) {
    const char *name = types[o->rep_type].name;
    if (types[o->rep_type].needs_rscales && o->n_rep_rscales == 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "the weights do not tell what each replicate of %s counts for; give it "
                           "with --rep-rscales, one number for each column%s",
                           name,
                           o->rep_type == CHISO_REP_JKN
                               ? ": (n - 1)/n for the n units of its stratum"
                               : ", or one for all");
    if (types[o->rep_type].needs_scale && o->rep_scale == 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "replicates of type %s have no scale of their own; give it with "
                           "--rep-scale",
                           name);
    if (types[o->rep_type].own_scale && o->rep_scale != 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "the scale of %s follows from the number of replicates; leave "
                           "--rep-scale out, or take --rep-type other",
                           name);
    if (o->rep_scale >= 0 && isfinite(o->rep_scale)) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT, "--rep-scale is a number above 0");
}

static chiso_status check_rscales(const chiso_design_options *o, chiso_error *error) {
    bool any = o->n_rep_rscales == 0;
    if (o->n_rep_rscales > 0 && o->rep_rscales == NULL)
        return chiso__fail(error, CHISO_E_ARGUMENT, "n_rep_rscales is %zu but rep_rscales is NULL",
                           o->n_rep_rscales);
    for (size_t i = 0; i < o->n_rep_rscales; i++) {
        if (!(o->rep_rscales[i] >= 0) || isinf(o->rep_rscales[i]))
            return chiso__fail(error, CHISO_E_ARGUMENT,
                               "--rep-rscales are numbers from 0 up, and number %zu is not", i + 1);
        any = any || o->rep_rscales[i] > 0;
    }
    if (any) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "--rep-rscales are all 0, so that no replicate counts");
}

static chiso_status check_rho(const chiso_design_options *o, chiso_error *error) {
    if (o->rep_type != CHISO_REP_FAY && o->fay_rho != 0)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "--fay-rho belongs to --rep-type fay, not %s; leave it out",
                           types[o->rep_type].name);
    if (o->rep_type != CHISO_REP_FAY || (o->fay_rho > 0 && o->fay_rho < 1)) return CHISO_OK;
    return chiso__fail(error, CHISO_E_ARGUMENT,
                       "replicates by Fay's method need the rho that they were made with, between "
                       "0 and 1; give it with --fay-rho, or take brr for 0");
}

chiso_status chiso__repdesign_check(const chiso_design_options *o, chiso_error *error) {
    if (o->rep_combined != CHISO_REP_COMBINED && o->rep_combined != CHISO_REP_FACTORS)
        return chiso__fail(error, CHISO_E_ARGUMENT,
                           "rep_combined is CHISO_REP_COMBINED or CHISO_REP_FACTORS");
    if (o->repweights == NULL) return check_none(o, error);
    chiso_status status = check_beside(o, error);
    if (status == CHISO_OK && chiso_rep_type_name(o->rep_type) == NULL)
        status = chiso__fail(error, CHISO_E_ARGUMENT,
                             "how the replicate weights were made is not known; say so with "
                             "--rep-type jk1, jkn, brr, fay, bootstrap or other");
    if (status == CHISO_OK) status = check_scale(o, error);
    if (status == CHISO_OK) status = check_rscales(o, error);
    if (status == CHISO_OK) status = check_rho(o, error);
    return status;
}

bool chiso__repdesign_copy(chiso__repdesign *out, const chiso_design_options *o,
                           chiso__arena *arena) {
    if (o->repweights == NULL) return true;
    *out = (chiso__repdesign){.type = o->rep_type,
                              .factors = o->rep_combined == CHISO_REP_FACTORS,
                              .scale = o->rep_scale,
                              .n_rscales = o->n_rep_rscales,
                              .rho = o->fay_rho};
    const size_t size = o->n_rep_rscales * sizeof *out->rscales;
    out->pattern = chiso__arena_text(arena, o->repweights, strlen(o->repweights));
    out->rscales = chiso__arena_alloc(arena, size);
    if (out->rscales != NULL && size > 0) memcpy(out->rscales, o->rep_rscales, size);
    return out->pattern != NULL && out->rscales != NULL;
}

/* --- settings --- */

static chiso_status add_rscales(const chiso__repdesign *d, chiso_result *result,
                                chiso_error *error) {
    char(*text)[CHISO__NUMBER_TEXT] = chiso__alloc(d->n_rscales, sizeof *text);
    const char **values = chiso__alloc(d->n_rscales, sizeof *values);
    chiso_status status = text != NULL && values != NULL ? CHISO_OK : chiso__fail_memory(error);
    for (size_t i = 0; status == CHISO_OK && i < d->n_rscales; i++) {
        chiso__number_to_text(text[i], d->rscales[i]);
        values[i] = text[i];
    }
    if (status == CHISO_OK)
        status = chiso__result_add_setting(result, "rep_rscales", CHISO_SETTING_LIST, values,
                                           d->n_rscales, error);
    chiso__free(text);
    chiso__free(values);
    return status;
}

chiso_status chiso__repdesign_settings(const chiso__repdesign *d, chiso_result *result,
                                       chiso_error *error) {
    if (d->pattern == NULL) return CHISO_OK;
    chiso_status status = chiso__result_add_text(result, "repweights", d->pattern, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "rep_type", types[d->type].name, error);
    if (status == CHISO_OK)
        status = chiso__result_add_text(result, "rep_combined", d->factors ? "no" : "yes", error);
    if (status == CHISO_OK && d->scale > 0)
        status = chiso__result_add_number(result, "rep_scale", d->scale, error);
    if (status == CHISO_OK && d->n_rscales > 0) status = add_rscales(d, result, error);
    if (status == CHISO_OK && d->type == CHISO_REP_FAY)
        status = chiso__result_add_number(result, "fay_rho", d->rho, error);
    return status;
}
