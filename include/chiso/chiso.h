/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO_CHISO_H
#define CHISO_CHISO_H

/**
 * @file chiso.h
 * The whole library: answers to a survey become totals, totals become statistics, a tree of
 * statistics becomes an index.
 */

#include <chiso/base.h>
#include <chiso/design.h>
#include <chiso/drivers.h>
#include <chiso/estimate.h>
#include <chiso/index.h>
#include <chiso/input.h>
#include <chiso/instrument.h>
#include <chiso/output.h>
#include <chiso/quality.h>
#include <chiso/reliability.h>
#include <chiso/report.h>
#include <chiso/responses.h>
#include <chiso/results.h>
#include <chiso/simulate.h>
#include <chiso/totals.h>

#endif
