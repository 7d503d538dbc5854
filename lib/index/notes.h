/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CHISO__INDEX_NOTES_H
#define CHISO__INDEX_NOTES_H

#include "index/score.h"

/** Say which domains, or that the whole, have no index, and for want of which nodes; and what
 * approximate scores are. */
chiso_status chiso__scores_notes(const chiso__scores *scores, chiso_result *result,
                                 chiso_error *error);

#endif
