/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/layout.h"

#include <string.h>

/* Rounded, so that provinces weigh about what they do; no statistic.  In 100,000 people of all
   ages, about 2019. */
static const struct {
    const char *code;
    int people;
} provinces[CHISO__PROVINCES] = {
    {"01", 81}, {"02", 9},  {"04", 5},  {"06", 3},  {"08", 8},  {"10", 7},  {"11", 6},  {"12", 5},
    {"14", 12}, {"15", 8},  {"17", 9},  {"19", 13}, {"20", 8},  {"22", 13}, {"24", 18}, {"25", 15},
    {"26", 12}, {"27", 14}, {"30", 19}, {"31", 20}, {"33", 13}, {"34", 19}, {"35", 9},  {"36", 18},
    {"37", 10}, {"38", 36}, {"40", 33}, {"42", 13}, {"44", 9},  {"45", 6},  {"46", 11}, {"48", 11},
    {"49", 15}, {"51", 12}, {"52", 15}, {"54", 9},  {"56", 12}, {"58", 6},  {"60", 12}, {"62", 5},
    {"64", 15}, {"66", 19}, {"67", 6},  {"68", 13}, {"70", 10}, {"72", 12}, {"74", 24}, {"75", 31},
    {"77", 11}, {"79", 90}, {"80", 17}, {"82", 18}, {"83", 13}, {"84", 10}, {"86", 10}, {"87", 16},
    {"89", 19}, {"91", 17}, {"92", 12}, {"93", 7},  {"94", 12}, {"95", 9},  {"96", 12},
};

static const double adults = 0.7 * 100000;

static bool is_large_city(size_t province) {
    return strcmp(provinces[province].code, "01") == 0 ||
           strcmp(provinces[province].code, "79") == 0;
}

/* How many provinces have more people; of equals the first in the table has. */
static size_t rank_of(size_t province) {
    const int people = provinces[province].people;
    size_t rank = 0;
    for (size_t i = 0; i < CHISO__PROVINCES; i++)
        rank += provinces[i].people > people || (i < province && provinces[i].people == people);
    return rank;
}

/* Known: 36,525 people, 195 districts, 385 communes, 1,170 villages; of Hà Nội and Lào Cai more.
   So every district has 6 villages; 17 have one commune, here the last ones of the provinces with
   the fewest people; 30,639 people are left for the 1,080 villages of 60 provinces. */
static size_t sipas(chiso__stratum strata[CHISO__MOST_STRATA], size_t province) {
    enum { OTHER_VILLAGES = 1080, OTHER_PEOPLE = 30639, ONE_COMMUNE = 17 };
    chiso__stratum *s = &strata[0];
    *s = (chiso__stratum){.suffix = "", .districts = 3, .communes = 2, .villages = 3};
    s->units = OTHER_PEOPLE;
    if (strcmp(provinces[province].code, "10") == 0) s->units = UINT64_C(27) * OTHER_VILLAGES;
    if (is_large_city(province)) {
        s->districts = 6;
        s->communes = 3;
        s->villages = 2;
        s->units = UINT64_C(75) * OTHER_VILLAGES;
    }
    const bool one_commune = rank_of(province) >= CHISO__PROVINCES - ONE_COMMUNE;
    s->last_communes = one_commune ? 1 : s->communes;
    s->last_villages = one_commune ? 6 : s->villages;
    s->people = adults * provinces[province].people;
    return 1;
}

/* Known: 3 or 6 districts, 207 in all, so 6 provinces have 6: here those with the most people. */
static size_t papi(chiso__stratum strata[CHISO__MOST_STRATA], size_t province) {
    enum { SIX_DISTRICTS = 6, STRATA = 2 };
    const size_t districts = rank_of(province) < SIX_DISTRICTS ? 6 : 3;
    const double people = adults * provinces[province].people / (double)districts;
    const chiso__stratum common = {.communes = 2,
                                   .villages = 2,
                                   .last_communes = 2,
                                   .last_villages = 2,
                                   .units = is_large_city(province) ? 24 : 16};
    strata[0] = strata[1] = common;
    strata[0].suffix = "-capital";
    strata[0].certain = true;
    strata[0].districts = 1;
    strata[0].people = people;
    strata[1].suffix = "-other";
    strata[1].first_district = 1;
    strata[1].districts = districts - 1;
    strata[1].people = people * (double)(districts - 1);
    return STRATA;
}

static const chiso__layout layouts[] = {
    {"sipas-2024", 1080, sipas},
    {"papi", 1, papi},
};

const char *chiso_simulation_layout(size_t index) {
    return index < sizeof layouts / sizeof layouts[0] ? layouts[index].name : NULL;
}

const chiso__layout *chiso__layout_find(const char *name) {
    for (size_t i = 0; i < sizeof layouts / sizeof layouts[0]; i++)
        if (name == NULL || strcmp(name, layouts[i].name) == 0) return &layouts[i];
    return NULL;
}

const char *chiso__layout_province(size_t province) {
    return provinces[province].code;
}

static uint64_t villages_of(const chiso__stratum *s) {
    return (s->districts - 1) * s->communes * s->villages + s->last_communes * s->last_villages;
}

static void add_stratum(chiso_simulation *simulation, const chiso__stratum *stratum,
                        size_t province) {
    chiso__stratum *s = &simulation->strata[simulation->n_strata++];
    *s = *stratum;
    s->province = province;
    s->before = simulation->units;
    s->after = s->before + villages_of(s) * s->units;
    simulation->units = s->after;
}

bool chiso__layout_apply(chiso_simulation *simulation) {
    simulation->strata = chiso__arena_alloc(
        &simulation->arena, sizeof *simulation->strata * CHISO__PROVINCES * CHISO__MOST_STRATA);
    if (simulation->strata == NULL) return false;
    for (size_t province = 0; province < CHISO__PROVINCES; province++) {
        chiso__stratum strata[CHISO__MOST_STRATA];
        if (!simulation->chosen[province]) continue;
        const size_t count = simulation->layout->strata(strata, province);
        for (size_t i = 0; i < count; i++) add_stratum(simulation, &strata[i], province);
    }
    return true;
}
