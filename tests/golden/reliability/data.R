# SPDX-License-Identifier: GPL-3.0-or-later
# Writes data/*.csv.  How to run and where the data come from: README.md.
suppressMessages({library(psych); library(psychTools); library(lavaan)})
source("digits.R")

save_csv <- function(data, name) {
  for (column in names(data))
    if (is.double(data[[column]])) data[[column]] <- digits(data[[column]])
  write.csv(data, file.path("data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE, na = "", eol = "\n")
}

# A design that nobody drew: four strata of 25 units each, weights that go with age, so that they tell.
set_design <- function(data, by) {
  k <- seq_len(nrow(data))
  data$stratum <- letters[k %% 4 + 1]
  data$psu <- (k * 7) %% 100 %/% 4 + 1
  data$w <- round(0.5 + (by %% 17) / 8 + (k %% 3) / 4, 1)
  data
}

bfi <- as.data.frame(lapply(psych::bfi, as.integer))
save_csv(set_design(bfi, bfi$age), "bfi")

ability <- as.data.frame(psychTools::ability)
names(ability) <- sub("[.]", "_", names(ability))
save_csv(as.data.frame(lapply(ability, as.integer)), "ability")

holzinger <- HolzingerSwineford1939[c("school", "sex", "grade", paste0("x", 1:9))]
holzinger$school <- as.character(holzinger$school)
save_csv(holzinger, "holzinger")
