# SPDX-License-Identifier: GPL-3.0-or-later
# Writes before.csv, after.csv and the same with a lone stratum: two invented rounds with partly rotating units, by fixed rules.
# How to run: README.md.
source("../survey/digits.R")

# Stratum, province, its units in all, those of either round.  a rotates half, b stays, c was drawn anew; d has one unit in the later
# round, which the earlier one has too; e and f are of one round alone; g, left out but of the lone files, has the same unit twice.
strata <- list(
  list(stratum = "a", province = "east", N = 12L, before = 1:4, after = 3:6),
  list(stratum = "b", province = "east", N = 10L, before = 1:3, after = 1:3),
  list(stratum = "c", province = "west", N = 8L, before = 1:3, after = 4:5),
  list(stratum = "d", province = "south", N = 6L, before = c(2L, 5L), after = 5L),
  list(stratum = "e", province = "isle", N = 7L, before = 1:3, after = integer()),
  list(stratum = "f", province = "isle", N = 9L, before = integer(), after = 1:3),
  list(stratum = "g", province = "south", N = 4L, before = 3L, after = 3L))

# In every unit two of some villages, of which one is of both rounds, with three to five people each.
unit <- function(s, psu, round) do.call(rbind, lapply(if (round == "before") 1:2 else 2:3, function(ssu) {
  people <- 3 + (psu * 2 + ssu + (round == "after")) %% 3
  data.frame(stratum = s$stratum, province = s$province, psu = psu, village = ssu, N = s$N, M = 5L + psu %% 3L, person = seq_len(people))
}))

round_of <- function(round) {
  data <- do.call(rbind, lapply(strata, function(s) do.call(rbind, lapply(s[[round]], function(psu) unit(s, psu, round)))))
  shift <- if (round == "after") 1.7 else 0
  k <- seq_len(nrow(data))
  place <- match(data$stratum, letters) * 10 + data$psu # what a place has for good
  data$gender <- c("m", "f")[(k * 3 + data$village) %% 2 + 1]
  data$w <- c(1.5, 2.25, 3, 0.75, 4.125)[(k + place) %% 5 + 1] * (1 + (k %% 3) / 10)
  data$w[k %% 29 == 11] <- 0
  data$y <- round(19 + shift + 6 * sin(place) + 5 * cos(3 * k + shift), 3)
  data$days <- round(12 - shift / 2 + 5 * cos(place) + 4 * sin(2 * k), 2)
  for (i in 1:3) data[[paste0("i", i)]] <- pmin(5, pmax(1, round(3 + shift / 4 + sin(place + i) + 1.4 * cos(k * (i + 1)))))
  data$i1[k %% 7 == 3] <- 9
  data$i2[k %% 5 == 1] <- NA
  data$i3[k %% 11 == 6] <- NA
  data$days[k %% 6 == 2] <- NA
  data$person <- NULL
  data
}

# Later rounds come in another order, as files do.
save_csv <- function(data, name) {
  for (column in names(data)) if (is.double(data[[column]])) data[[column]] <- digits(data[[column]])
  write.csv(data, name, row.names = FALSE, quote = FALSE, na = "", eol = "\n")
}
for (round in c("before", "after")) {
  data <- round_of(round)
  if (round == "after") data <- data[order((seq_len(nrow(data)) * 37) %% 101), ]
  save_csv(data[data$stratum != "g", ], paste0(round, ".csv"))
  save_csv(data, paste0(round, "-lone.csv"))
}
