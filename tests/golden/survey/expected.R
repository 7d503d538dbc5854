# SPDX-License-Identifier: GPL-3.0-or-later
# Writes expected/CASE.csv, contrasts/CASE.csv and covariances/CASE.csv from data/*.csv with R's `survey`.  How to run and what
# the columns are: README.md.
suppressMessages(library(survey))
source("digits.R")
source("intervals.R")

read_data <- function(name) read.csv(file.path("data", paste0(name, ".csv")), na.strings = "")

# The answers of a column: 9 is a refusal; yes is 1, no is 0.
answers <- function(data, variable) {
  a <- data[[variable]]
  if (grepl("^(item|yes)", variable)) a[a == 9] <- NA
  if (grepl("^yes", variable)) a <- 2 - a
  a
}

numbers <- c("y", "x", "item", "yes")
categories <- list(item = 1:4, yes = 1:2)
one <- function(x) as.numeric(x)[1]

row_of <- function(statistic, variable, denominator = "", p = NA, category = "", n, estimate, se, df, deff = c(NA, NA),
                   interval, limits)
  data.frame(statistic = statistic, variable = variable, denominator = denominator, p = p, category = category, n = n,
             estimate = one(estimate), se = one(se), df = df, deff = one(deff[1]), deff_without = one(deff[2]),
             ci_low = limits[1], ci_high = limits[2], interval = interval)

# deff = TRUE is "without replacement"; R warns (mean) or goes negative (total, ratio) where the sample outweighs the population.
both_deffs <- function(estimate_with, weights, n) {
  without <- if (sum(weights) <= n) NA else deff(suppressWarnings(estimate_with(TRUE)))
  cbind(deff(estimate_with("replace")), without)
}

# All answers are the same: R leaves rounding of a variance that is 0, and divides by it.
constant <- function(v) length(unique(v)) == 1
exact <- function(row, value) {
  row[c("estimate", "se")] <- list(value, 0)
  row[c("deff", "deff_without")] <- NA_real_
  row
}

# v: the answers; d: the design of the domain; every statistic of one variable per call.
mean_rows <- function(d, v, name, df, level) {
  d <- update(d, v = v)
  valid <- !is.na(v) & weights(d) != 0
  m <- function(deff) svymean(~v, d, na.rm = TRUE, deff = deff)
  t <- function(deff) svytotal(~v, d, na.rm = TRUE, deff = deff)
  do.call(rbind, lapply(list(list("mean", m), list("total", t)), function(s) {
    estimate <- s[[2]]("replace")
    row <- row_of(s[[1]], name, n = sum(valid), estimate = coef(estimate), se = SE(estimate), df = df,
           deff = both_deffs(s[[2]], weights(d)[valid], sum(valid)), interval = "t",
           limits = confint_or_none(estimate, level, df))
    if (!constant(v[valid])) return(row)
    if (s[[1]] == "mean") {
      row <- exact(row, v[valid][1])
      if (df > 0) row[c("ci_low", "ci_high")] <- row$estimate
    }
    row[c("deff", "deff_without")] <- NA_real_
    row
  }))
}

proportion_rows <- function(d, v, name, df, level) {
  codes <- categories[[sub("_m", "", name)]]
  d <- update(d, v = factor(if (grepl("^yes", name)) 2 - v else v, levels = codes))
  valid <- !is.na(v) & weights(d) != 0
  p <- function(deff) svymean(~v, d, na.rm = TRUE, deff = deff)
  deffs <- both_deffs(p, weights(d)[valid], sum(valid))
  shares <- p(FALSE)
  do.call(rbind, lapply(seq_along(codes), function(c) {
    d <- update(d, one_category = as.numeric(v == codes[c]))
    ticked <- d$variables$one_category[valid]
    share <- if (constant(ticked)) ticked[1] else one(coef(shares)[c])
    do.call(rbind, lapply(c("logit", "beta"), function(interval) {
      row <- row_of("proportion", name, category = codes[c], n = sum(valid), estimate = share, se = SE(shares)[c], df = df,
                    deff = deffs[c, ], interval = interval,
                    limits = share_interval(interval, d, share, one(SE(shares)[c]), sum(valid), df, level))
      if (constant(ticked)) exact(row, share) else row
    }))
  }))
}

ratio_row <- function(d, v, u, name, denominator, df, level) {
  d <- update(d, v = v, u = u)
  valid <- !is.na(v) & !is.na(u) & weights(d) != 0
  r <- function(deff) svyratio(~v, ~u, d, na.rm = TRUE, deff = deff)
  estimate <- r(FALSE)
  deffs <- c(attr(r("replace"), "deff"), if (sum(weights(d)[valid]) <= sum(valid)) NA else attr(r(TRUE), "deff"))
  row_of("ratio", name, denominator, n = sum(valid), estimate = coef(estimate), se = SE(estimate), df = df, deff = deffs,
         interval = "t", limits = confint_or_none(estimate, level, df))
}

quantile_row <- function(d, v, name, p, df, level) {
  valid <- !is.na(v) & weights(d) != 0
  q <- woodruff(v, d, p, df, level)
  row_of("quantile", name, p = p, n = sum(valid), estimate = q$estimate, se = q$se, df = df, interval = "woodruff", limits = q$limits)
}

# Rows of one domain: a subset of the design.
domain_rows <- function(d, level, suffixes) {
  df <- degf(d)
  data <- d$variables
  do.call(rbind, lapply(suffixes, function(m) {
    value <- function(name) answers(data, paste0(name, m))
    named <- function(name) paste0(name, m)
    rbind(do.call(rbind, lapply(numbers, function(v) mean_rows(d, value(v), named(v), df, level))),
          do.call(rbind, lapply(names(categories), function(v) proportion_rows(d, value(v), named(v), df, level))),
          ratio_row(d, value("y"), value("x"), named("y"), named("x"), df, level),
          do.call(rbind, lapply(c("item", "x"), function(v) do.call(rbind, lapply(c(0.1, 0.25, 0.5, 0.9), function(p)
            quantile_row(d, value(v), named(v), p, df, level))))))
  }))
}

# Means of large numbers: R loses digits that their differences from a round number keep.
shifted_rows <- function(d, level, shift) {
  row <- mean_rows(d, d$variables$y - shift, "y", degf(d), level)[1, ]
  row[c("estimate", "ci_low", "ci_high")] <- row[c("estimate", "ci_low", "ci_high")] + shift
  row
}

# The whole, then the domains: "a/b" where two columns are crossed, (missing) without a value.
domain_of <- function(data, by)
  do.call(paste, c(lapply(by, function(b) ifelse(is.na(data[[b]]), "(missing)", as.character(data[[b]]))), sep = "/"))

domains_in <- function(d, by) {
  where <- if (is.null(by)) rep("", nrow(d)) else domain_of(d$variables, by)
  values <- setdiff(sort(unique(where)), "")
  c(list(list(name = "", design = d, inside = rep(TRUE, nrow(d)))),
    lapply(values, function(v) list(name = v, design = d[where == v, ], inside = where == v)))
}

source("cases.R")
source("contrasts.R")

write_table <- function(table, folder, name) {
  for (column in names(table))
    if (is.double(table[[column]])) table[[column]] <- digits(table[[column]])
  write.csv(table, file.path(folder, paste0(name, ".csv")), row.names = FALSE, quote = FALSE, na = "", eol = "\n")
}

for (folder in c("expected", "contrasts", "covariances")) dir.create(folder, showWarnings = FALSE)
for (name in names(cases)) {
  case <- cases[[name]]
  options(survey.lonely.psu = case$lone)
  d <- case$design(read_data(case$data))
  if (!is.null(case$where)) d <- d[case$where(d$variables), ]
  level <- if (is.null(case$level)) 0.95 else case$level
  suffixes <- if (is.null(case$suffixes)) c("", "_m") else case$suffixes
  write_table(do.call(rbind, lapply(domains_in(d, case$by), function(domain)
    cbind(domain = domain$name, if (!is.null(case$shift)) shifted_rows(domain$design, level, case$shift)
                                else domain_rows(domain$design, level, suffixes), level = level))), "expected", name)
  if (isTRUE(case$contrasts)) write_contrasts(d, case, name)
}
