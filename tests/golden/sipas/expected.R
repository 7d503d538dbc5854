# SPDX-License-Identifier: GPL-3.0-or-later
# Writes expected.csv: every node of SIPAS 2024 by every metric and pooling, for the nation and the provinces, from respondents.csv with
# R's `survey`.  How to run: README.md.
suppressMessages(library(survey))
source("../survey/digits.R")
data <- read.csv("respondents.csv", colClasses = c(province = "character"))

designs <- list(
  districts = svydesign(ids = ~district, strata = ~province, weights = ~weight, data = data, nest = TRUE),
  stages = svydesign(ids = ~district + commune, strata = ~province, weights = ~weight, fpc = ~districts + communes, data = data, nest = TRUE))

metrics <- list(`top2` = function(a) 100 * (a >= 4), `mean-percent` = function(a) 100 * a / 5, `mean-minmax` = function(a) 100 * (a - 1) / 4)

contents <- list(P.A = 1:2, P.B = 3:4, P.C = 5:13, P.D = 14:23, S.A = 24:26, S.B = 27:30, S.C = 31:33, S.D = 34:36, S.E = 37:39)
groups <- list(P = c("P.A", "P.B", "P.C", "P.D"), S = c("S.A", "S.B", "S.C", "S.D", "S.E"))
items <- setNames(as.list(1:39), paste0("Q9_", 1:39))
nodes <- c(list(SIPAS = 1:39), lapply(groups, function(g) unlist(contents[g], use.names = FALSE)), contents, items)

# A score and its influence values: one per person, zero outside the domain.  All answers of the node together are svyratio(~sum of
# the values, ~number of answers), of the people with an answer.
pooled <- function(d, inside, values, node) {
  v <- values[, nodes[[node]], drop = FALSE]
  person <- inside & rowSums(!is.na(v)) > 0
  sum_of <- ifelse(person, rowSums(v, na.rm = TRUE), NA)
  answers <- ifelse(person, rowSums(!is.na(v)), NA)
  d <- update(d, sum_of = sum_of, answers = answers)
  r <- svyratio(~sum_of, ~answers, d[inside, ], na.rm = TRUE, deff = "replace")
  w <- weights(d)
  score <- coef(r)[[1]]
  influence <- ifelse(person, w * (sum_of - score * answers) / sum((w * answers)[person]), 0)
  list(score = score, influence = influence, person = person, answers = sum(answers[person & w != 0]), se = SE(r)[[1]],
       deff = attr(r, "deff")[[1]])
}

plain_mean <- function(parts) list(
  score = mean(sapply(parts, `[[`, "score")), influence = rowMeans(sapply(parts, `[[`, "influence")))

# nodes below the level of the mean are pooled; those at it or above are the mean of that level's nodes
parts_of <- list(
  `pool` = function(node) NULL,
  `item-mean` = function(node) if (!node %in% names(items)) names(items)[nodes[[node]]],
  `content-mean` = function(node) if (node == "SIPAS") names(contents) else groups[[node]],
  `group-mean` = function(node) if (node == "SIPAS") names(groups))

score_of <- function(d, inside, values, node, pooling) {
  own <- pooled(d, inside, values, node)
  parts <- parts_of[[pooling]](node)
  if (is.null(parts)) return(own)
  mean <- plain_mean(lapply(parts, function(p) pooled(d, inside, values, p)))
  own[c("score", "influence")] <- mean
  own[c("se", "deff")] <- NULL
  own
}

near <- function(a, b, se, score) abs(a - b) <= 1e-9 * max(se, 1e-6 * abs(score))

# Standard error from the influence values; deff as svyratio's: the total of the linearised values against a simple random sample of
# the people with an answer.
row_of <- function(d, inside, s, labels) {
  v <- drop(survey:::svyrecvar(s$influence, d$cluster, d$strata, d$fpc))
  # svyratio's own standard error and deff, where there is one
  if (!is.null(s$se)) stopifnot(near(sqrt(v), s$se, s$se, s$score))
  # everybody agrees: rounding is all that is left of the variance
  alike <- sqrt(v) < 1e-12 * abs(s$score)
  if (alike) {
    v <- 0
    s$score <- round(s$score, 12)
  }
  w <- weights(d)
  linear <- update(d, r = ifelse(w == 0, 0, s$influence / w))[s$person, ]
  df <- degf(d[inside, ])
  half <- if (df > 0) qt(0.975, df) * sqrt(v) else NA
  effect <- if (alike) NA_real_ else as.vector(deff(svytotal(~r, linear, deff = "replace")))
  if (!is.null(s$deff) && !alike) stopifnot(abs(effect / s$deff - 1) < 1e-10)
  cbind(labels, n = sum(s$person & w != 0), n_answers = s$answers, score = s$score, se = sqrt(v), df = df, ci_low = s$score - half,
        ci_high = s$score + half, deff = effect)
}

# The items, one by one: svymean of the value is the same.
check_item <- function(d, inside, values, item, row) {
  m <- svymean(~v, update(d, v = values[, item])[inside, ], na.rm = TRUE, deff = "replace")
  stopifnot(near(coef(m), row$score, row$se, row$score), near(SE(m), row$se, row$se, row$score),
            is.na(row$deff) || abs(deff(m) / row$deff - 1) < 1e-10)
}

# A mean of nodes, the other way round: totals of every item's values and answers, then R's own derivatives.
check_mean <- function(d, inside, values, parts, row) {
  v <- values
  v[is.na(v)] <- 0
  both <- cbind(v, 0 + !is.na(values))
  colnames(both) <- c(paste0("v", 1:39), paste0("a", 1:39))
  totals <- svytotal(both[inside, ], d[inside, ])
  ratio <- function(part) sprintf("(%s)/(%s)", paste0("v", nodes[[part]], collapse = "+"), paste0("a", nodes[[part]], collapse = "+"))
  formula <- sprintf("(%s)/%d", paste(sapply(parts, ratio), collapse = "+"), length(parts))
  found <- svycontrast(totals, parse(text = formula)[[1]])
  stopifnot(near(coef(found), row$score, row$se, row$score), near(SE(found), row$se, row$se, row$score))
}

domains <- c(list(rep(TRUE, nrow(data))), lapply(sort(unique(data$province)), function(p) data$province == p))
names(domains) <- c("", sort(unique(data$province)))

rows <- list()
for (design in names(designs)) for (metric in if (design == "stages") "top2" else names(metrics)) for (pooling in names(parts_of)) {
  d <- designs[[design]]
  values <- metrics[[metric]](as.matrix(data[names(items)]))
  for (node in names(nodes)) {
    if (pooling != "pool" && node %in% names(items)) next # as they are under pool
    scores <- lapply(domains, function(inside) score_of(d, inside, values, node, pooling))
    labels <- function(nation, domain)
      data.frame(design = design, metric = metric, pooling = pooling, nation = nation, province = domain, code = node)
    for (i in seq_along(domains)) {
      row <- row_of(d, domains[[i]], scores[[i]], labels("pool", names(domains)[i]))
      if (node %in% names(items)) check_item(d, domains[[i]], values, nodes[[node]], row)
      parts <- parts_of[[pooling]](node)
      if (i %in% c(1, 7) && !is.null(parts)) check_mean(d, domains[[i]], values, parts, row)
      rows[[length(rows) + 1]] <- row
    }
    whole <- scores[[1]]
    whole[c("score", "influence")] <- plain_mean(scores[-1])
    whole[c("se", "deff")] <- NULL
    rows[[length(rows) + 1]] <- row_of(d, domains[[1]], whole, labels("province-mean", ""))
  }
}
table <- do.call(rbind, rows)
for (column in names(table)) if (is.double(table[[column]])) table[[column]] <- digits(table[[column]])
write.csv(table, "expected.csv", row.names = FALSE, quote = FALSE, na = "", eol = "\n")
