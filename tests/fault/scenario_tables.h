/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_FAULT_SCENARIO_TABLES_H
#define CHISO_FAULT_SCENARIO_TABLES_H

#include "scenario.h"

/* A new public function gets its scenarios in one of these. */
extern const scenarios instrument_scenarios, totals_scenarios, totals_file_scenarios,
    result_scenarios, rank_scenarios, file_scenarios, simulation_scenarios, estimate_scenarios,
    round_scenarios, geography_scenarios, repweight_scenarios, table_scenarios, report_scenarios,
    page_scenarios, driver_scenarios, quality_scenarios, reliability_scenarios;

#endif
