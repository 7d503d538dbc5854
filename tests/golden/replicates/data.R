# SPDX-License-Identifier: GPL-3.0-or-later
# Writes data/pairs.csv: nine strata of two PSUs each, invented; areas cut across strata, some miss y_m.
source("../survey/digits.R")
pairs <- expand.grid(k = 1:4, psu = 1:2, stratum = letters[1:9], stringsAsFactors = FALSE)[c("stratum", "psu")]
k <- seq_len(nrow(pairs))
pairs$w <- digits(c(1.5, 2.25, 3, 0.75, 4.125)[k %% 5 + 1] * (1 + (k %% 3) / 10))
pairs$area <- c("east", "west", "south")[(k * 7 + k %/% 5) %% 3 + 1]
pairs$y <- round(20 + 13 * sin(k) + 5 * cos(3 * k), 3)
pairs$x <- round(40 + 11 * cos(k) + k / 4, 3)
pairs$item <- as.integer(1 + (k * k + k %/% 3) %% 3)
pairs$y_m <- ifelse(k %% 9 == 4, NA, pairs$y)
# parts that some half-samples miss: one person in each of four strata, in each of two
first <- pairs$psu == 1 & !duplicated(pairs$stratum)
pairs$part <- ifelse(first & pairs$stratum <= "d", "four", ifelse(first & pairs$stratum <= "f", "two", "rest"))
write.csv(pairs, "data/pairs.csv", row.names = FALSE, quote = FALSE, na = "", eol = "\n")
