# SPDX-License-Identifier: GPL-3.0-or-later
# Writes expected.csv: changes between two rounds that share sampling units, with R's `survey`: both rounds in one design, the round a
# domain.  How to run: README.md.
suppressMessages(library(survey))
source("../survey/digits.R")

cases <- list(
  list(name = "strata", ids = ~psu, by = "province"),
  list(name = "fpc", ids = ~psu, fpc = ~N, by = "province"),
  list(name = "stages", ids = ~psu + village, fpc = ~N + M, by = "province"),
  list(name = "stages-gender", ids = ~psu + village, fpc = ~N + M, by = "gender"),
  list(name = "weights-of-fpc", ids = ~psu + village, fpc = ~N + M, by = "province", weigh = TRUE),
  list(name = "unstratified", ids = ~stratum, by = "gender", flat = TRUE),
  list(name = "lone-certainty", ids = ~psu, by = "province", lone = "certainty"),
  list(name = "lone-centre", ids = ~psu + village, fpc = ~N + M, by = "gender", lone = "adjust"),
  list(name = "lone-average", ids = ~psu, by = "gender", lone = "average"))

variables <- c("i1", "i2", "i3", "y", "days")

# A weight of its own round: how many units that round drew of those that there are.
weights_of_fpc <- function(d) {
  n <- ave(d$psu, d$stratum, FUN = function(p) length(unique(p)))
  m <- ave(d$village, d$stratum, d$psu, FUN = function(v) length(unique(v)))
  d$N / n * d$M / m
}

# Of every variable two columns: the value, 0 where it is missing, and whether there is one.
read_round <- function(case, round) {
  d <- read.csv(paste0(round, if (!is.null(case$lone)) "-lone" else "", ".csv"), colClasses = c(province = "character"))
  d$round <- round
  if (!is.null(case$weigh)) d$w <- weights_of_fpc(d)
  for (v in variables) {
    valid <- !is.na(d[[v]]) & !(v %in% c("i1", "i2", "i3") & d[[v]] %in% 9)
    d[[paste0(v, "_a")]] <- as.numeric(valid)
    d[[paste0(v, "_v")]] <- ifelse(valid, d[[v]], 0)
  }
  d
}

# The score of a node by totals of a round: T("i1_v") is the name of one.
scores <- function(T) {
  mean <- function(...) {
    v <- c(...)
    sprintf("((%s)/(%s))", paste(T(paste0(v, "_v")), collapse = "+"), paste(T(paste0(v, "_a")), collapse = "+"))
  }
  item <- function(...) sprintf("(20*%s)", mean(...))
  y <- sprintf("(%s/40)", mean("y"))
  days <- sprintf("((30-%s)/30)", mean("days"))
  M <- sprintf("(1+9*(0.75*%s+0.25*%s))", y, days)
  G <- item("i1", "i2", "i3")
  c(G = G, i1 = item("i1"), i2 = item("i2"), i3 = item("i3"), M = M, y = y, days = days)
}

columns <- as.vector(outer(variables, c("_v", "_a"), paste0))

# An expression of weighted totals: its value, and of every person w u by R's own derivatives.
linearise <- function(text, frame, w) {
  names <- intersect(all.vars(parse(text = text)), names(frame))
  found <- eval(deriv(parse(text = text), names), lapply(frame[names], function(v) sum(w * v)))
  list(value = as.vector(found), influence = w * drop(as.matrix(frame[names]) %*% t(attr(found, "gradient"))))
}

# What rounding leaves of no variance at all is none.
error_of <- function(design, rows, z, score) {
  d <- design[rows, ]
  se <- sqrt(drop(survey:::svyrecvar(z[rows], d$cluster, d$strata, d$fpc)))
  if (se < 1e-12 * abs(score)) 0 else se
}

# PSUs less strata, of those with people of the domain, as degf() of the subset.
degrees <- function(d, inside) {
  s <- if (is.null(d$flat)) d$stratum[inside] else rep(1, sum(inside))
  length(unique(paste(d$stratum, if (is.null(d$flat)) d$psu else "")[inside])) - length(unique(s))
}

changes <- function(case) {
  data <- rbind(read_round(case, "before"), read_round(case, "after"))
  options(survey.lonely.psu = if (is.null(case$lone)) "fail" else case$lone)
  strata <- if (is.null(case$flat)) ~stratum else NULL
  design <- svydesign(ids = case$ids, strata = strata, fpc = case$fpc, weights = ~w, data = data, nest = TRUE)
  if (!is.null(case$flat)) data$flat <- TRUE
  do.call(rbind, lapply(c("", sort(unique(data[[case$by]]))), function(domain) {
    inside <- domain == "" | data[[case$by]] == domain
    frame <- NULL
    for (r in c("before", "after")) {
      own <- data[columns] * (inside & data$round == r)
      names(own) <- paste0(r, "_", columns)
      frame <- if (is.null(frame)) own else cbind(frame, own)
    }
    totals <- if (!identical(case$lone, "average")) svytotal(as.matrix(frame), design)
    before <- scores(function(v) paste0("before_", v))
    after <- scores(function(v) paste0("after_", v))
    table <- do.call(rbind, lapply(names(before), function(code) {
      b <- linearise(before[[code]], frame, weights(design))
      a <- linearise(after[[code]], frame, weights(design))
      z <- a$influence - b$influence
      row <- data.frame(case = case$name, domain = domain, code = code, before = b$value, after = a$value, change = a$value - b$value,
                        se_before = error_of(design, inside & data$round == "before", b$influence, b$value),
                        se_after = error_of(design, inside & data$round == "after", a$influence, a$value),
                        se = error_of(design, inside, z, b$value))
      if (!is.null(totals)) {
        other <- svycontrast(totals, parse(text = sprintf("%s-%s", after[[code]], before[[code]]))[[1]])
        stopifnot(near(coef(other), row$change), near(SE(other), row$se))
      }
      row
    }))
    check(design, data, inside, table)
    counts <- inside & data$w > 0
    df <- sapply(c("before", "after"), function(r) degrees(data, counts & data$round == r))
    meet <- !is.null(case$flat) || length(intersect(data$stratum[counts & data$round == "before"], data$stratum[counts & data$round == "after"])) > 0
    welch <- with(table, (se_before^2 + se_after^2)^2 / (se_before^4 / df[[1]] + se_after^4 / df[[2]]))
    table$df <- if (meet) rep(min(df), nrow(table)) else welch
    if (!meet) stopifnot(abs(table$se - sqrt(table$se_before^2 + table$se_after^2)) <= 1e-12 * table$se)
    table
  }))
}

# The usual way of R: by rounds, with their covariance, and the contrast of the two.
near <- function(a, b) abs(a - b) <= 1e-10 * abs(b) || (b == 0 && abs(a) < 1e-10)
check <- function(design, data, inside, table) {
  ratios <- list(G = c("i1", "i2", "i3"), i1 = "i1", i2 = "i2", i3 = "i3")
  for (code in names(ratios)) {
    v <- ratios[[code]]
    d <- update(design, points = 20 * rowSums(data[paste0(v, "_v")]), answers = rowSums(data[paste0(v, "_a")]), which = ifelse(inside, data$round, "neither"))
    b <- svyby(~points, ~which, d, svyratio, denominator = ~answers, covmat = TRUE)
    change <- svycontrast(b, setNames((b$which == "after") - (b$which == "before"), names(coef(b))))
    row <- table[table$code == code, ]
    stopifnot(near(coef(change), row$change), near(SE(change), row$se), near(SE(b)[b$which == "before"], row$se_before),
              near(SE(b)[b$which == "after"], row$se_after))
  }
  # y has no missing answers: svymean
  b <- svyby(~y, ~which, update(design, which = ifelse(inside, data$round, "neither")), svymean, covmat = TRUE)
  change <- svycontrast(b, setNames((b$which == "after") - (b$which == "before"), names(coef(b))))
  row <- table[table$code == "y", ]
  stopifnot(near(coef(change) / 40, row$change), near(SE(change) / 40, row$se))
}

table <- do.call(rbind, lapply(cases, changes))
for (column in names(table)) if (is.double(table[[column]])) table[[column]] <- digits(table[[column]])
write.csv(table, "expected.csv", row.names = FALSE, quote = FALSE, na = "", eol = "\n")
