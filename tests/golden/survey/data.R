# SPDX-License-Identifier: GPL-3.0-or-later
# Writes data/*.csv: the example surveys of R's `survey`, only the columns that are used, with missing answers planted by
# fixed rules, and two small invented ones.  How to run: README.md.
suppressMessages(library(survey))
source("digits.R")
data(api)
data(election)

# Blank where missing; no names of rows.
save_csv <- function(data, name) {
  for (column in names(data))
    if (is.double(data[[column]])) data[[column]] <- digits(data[[column]])
  write.csv(data, file.path("data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE, na = "", eol = "\n")
}

# `_m` columns: the same answers, some missing.  9 is a refusal, blank is blank.
plant <- function(data) {
  k <- seq_len(nrow(data))
  data$y_m <- ifelse(k %% 9 == 4, NA, data$y)
  data$x_m <- ifelse(k %% 7 == 2, NA, data$x)
  data$item_m <- ifelse(k %% 5 == 1, NA, ifelse(k %% 11 == 6, 9L, data$item))
  data$yes_m <- ifelse(k %% 6 == 3, NA, data$yes)
  data
}

# y and x: numbers for means, totals, ratio y/x and quantiles; item: four ordered answers; yes: 1 yes, 2 no.
from_api <- function(source, columns) {
  data <- data.frame(lapply(source[columns], function(v) if (is.factor(v)) as.character(v) else as.vector(v)))
  names(data) <- sub("[.]", "_", columns)
  data$y <- as.vector(source$api.stu)
  data$x <- as.vector(source$enroll)
  data$item <- as.integer(cut(source$meals, c(-1, 20, 45, 70, 100)))
  data$yes <- ifelse(source$awards == "Yes", 1L, 2L)
  data
}
# Six schools of apiclus2 have no enrolment: it is made up, so that y and x are complete.
strat <- plant(from_api(apistrat, c("stype", "sch.wide", "comp.imp", "pw", "fpc")))
clus1 <- plant(from_api(apiclus1, c("dnum", "stype", "pw", "fpc")))
clus2 <- from_api(apiclus2, c("dnum", "snum", "stype", "pw", "fpc1", "fpc2"))
clus2$x <- ifelse(is.na(clus2$x), clus2$y + 50L, clus2$x)
clus2 <- plant(clus2)
# the same as sampling fractions: districts of 757, schools of each district
clus2$f1 <- length(unique(clus2$dnum)) / clus2$fpc1
clus2$f2 <- ave(clus2$snum, clus2$dnum, FUN = function(s) length(unique(s))) / clus2$fpc2

pps <- data.frame(size = ifelse(election_pps$votes > 100000, "large", "small"), wt = election_pps$wt,
                  y = election_pps$Bush, x = election_pps$votes,
                  item = as.integer(cut(election_pps$Bush / election_pps$votes, c(-1, 0.4, 0.5, 0.6, 1))),
                  yes = ifelse(election_pps$Kerry > election_pps$Bush, 1L, 2L))

# Five strata, two of them (c, e) with one PSU; PSU numbers begin anew in each stratum; one PSU whose people all weigh
# zero and some others of weight zero; areas cut across strata, one is in no lone stratum, three people name none; the
# fourth answer is given in one area only.
lone <- do.call(rbind, Map(function(stratum, psus, people, N)
  data.frame(stratum = stratum, psu = rep(seq_len(psus), each = people), N = N),
  c("a", "b", "c", "d", "e"), c(3, 2, 1, 4, 1), c(4, 5, 6, 3, 5), c(10, 8, 4, 20, 3)))
k <- seq_len(nrow(lone))
lone$w <- c(1.5, 2.25, 3, 0.75, 4.125)[k %% 5 + 1] * (1 + (k %% 3) / 10)
lone$w[c(5, 17, 30)] <- 0
lone$w[lone$stratum == "d" & lone$psu == 2] <- 0
lone$area <- c("east", "west", "south")[(k * 7) %% 3 + 1]
lone$area[lone$stratum %in% c("c", "e") & lone$area == "south"] <- "west"
lone$area[lone$stratum == "e" & lone$area == "east"] <- "west"
lone$area[c(8, 15, 33)] <- NA
lone$y <- round(20 + 13 * sin(k) + 5 * cos(3 * k), 3)
lone$x <- round(40 + 11 * cos(k) + k / 4, 3)
lone$item <- as.integer(1 + (k * k + k %/% 3) %% 3)
lone$item[lone$area %in% "east" & k %% 2 == 0] <- 4L
lone$yes <- ifelse(k %% 7 < 4, 1L, 2L)
# a census of one PSU is not lone: the same strata, but c and e have one PSU in all
lone$N_census <- ifelse(lone$stratum %in% c("c", "e"), 1, lone$N)
lone <- plant(lone)
lone$N <- as.integer(lone$N); lone$N_census <- as.integer(lone$N_census)

# Two stages with fpc: stratum c has one PSU of three; in a, PSU 2 has one SSU of five; in b, PSU 1 one of one.
stages <- do.call(rbind, Map(function(stratum, psu, ssus, N1, N2)
  data.frame(stratum = stratum, psu = psu, ssu = rep(seq_len(ssus), each = 3), N1 = N1, N2 = N2),
  c("a", "a", "a", "b", "b", "c"), c(1, 2, 3, 1, 2, 1), c(2, 1, 3, 1, 2, 2), c(9, 9, 9, 4, 4, 3), c(6, 5, 7, 1, 4, 5)))
k <- seq_len(nrow(stages))
stages$w <- 2 + (k %% 4) / 3
stages$area <- c("east", "west")[(k %/% 2) %% 2 + 1]
stages$y <- round(10 + 4 * sin(2 * k) + k / 10, 3)
stages$x <- round(25 + 6 * cos(k), 3)
stages$item <- as.integer(1 + (k * 5 + k %/% 4) %% 4)
stages$yes <- ifelse(k %% 5 < 3, 1L, 2L)
stages <- plant(stages)

# Numbers near 1e9 that differ by eighths.
large <- expand.grid(k = 1:4, psu = 1:3, stratum = c("a", "b", "c", "d"), stringsAsFactors = FALSE)[c("stratum", "psu")]
k <- seq_len(nrow(large))
large$w <- c(1.7, 2.3, 3.1, 0.9, 4.3)[k %% 5 + 1] * (1 + (k %% 3) / 10)
large$area <- c("east", "west")[(k * 5) %% 3 %% 2 + 1]
large$y <- 1e9 + ((k * 37) %% 101) / 8

save_csv(strat, "apistrat")
save_csv(clus1, "apiclus1")
save_csv(clus2, "apiclus2")
save_csv(plant(pps), "election_pps")
save_csv(lone, "lone")
save_csv(stages, "stages")
save_csv(large, "large")
