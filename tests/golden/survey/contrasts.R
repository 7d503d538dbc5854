# SPDX-License-Identifier: GPL-3.0-or-later
# Differences between domains, and between a domain and the whole; covariances of the shares of `item` in all domains.
# Two routes: influence values of every row, summed by svyrecvar(), and svyby(covmat = TRUE) with svycontrast(), which survey
# 4.1-1 gets right only where nothing is missing, and which knows no whole.

variance_of <- function(d, influence) survey:::svyrecvar(influence, d$cluster, d$strata, d$fpc)

# One column for every domain, the whole first; 0 for those outside or without an answer.
influences <- function(d, domains, v, u = NULL, total = FALSE) {
  w <- weights(d)
  u <- if (is.null(u)) rep(1, length(v)) else u
  sapply(domains, function(domain) {
    k <- domain$inside & !is.na(v) & !is.na(u)
    sums <- c(sum((w * v)[k]), sum((w * u)[k]))
    if (total) list(sums[1], ifelse(k, w * v, 0))
    else list(sums[1] / sums[2], ifelse(k, w * (v - sums[1] / sums[2] * u) / sums[2], 0))
  }, simplify = FALSE)
}

pairs_of <- function(statistic, variable, denominator, category, d, domains, f) {
  estimates <- sapply(f, `[[`, 1)
  v <- variance_of(d, sapply(f, `[[`, 2))
  pairs <- combn(length(domains), 2)
  data.frame(statistic = statistic, variable = variable, denominator = denominator, p = NA, category = category,
             domain = sapply(pairs[1, ], function(i) domains[[i]]$name), other = sapply(pairs[2, ], function(i) domains[[i]]$name),
             estimate = estimates[pairs[1, ]] - estimates[pairs[2, ]],
             se = sqrt(apply(pairs, 2, function(p) v[p[1], p[1]] + v[p[2], p[2]] - 2 * v[p[1], p[2]])))
}

# svyby's route, for the complete answers: the same differences between the domains.
check_by <- function(table, d, by, formula, FUN, ...) {
  d <- update(d, domain = domain_of(d$variables, by))
  b <- svyby(formula, ~domain, d, FUN, covmat = TRUE, ...)
  between <- table[table$domain != "" & table$other != "", ]
  for (i in seq_len(nrow(between))) {
    weights <- (b$domain == between$domain[i]) - (b$domain == between$other[i])
    # one column of statistics; svycontrast takes the names of coef()
    difference <- svycontrast(b, list(difference = setNames(weights, names(coef(b)))))
    stopifnot(abs(coef(difference) - between$estimate[i]) <= 1e-10 * between$se[i],
              abs(SE(difference) - between$se[i]) <= 1e-10 * between$se[i])
  }
}

write_contrasts <- function(d, case, name) {
  domains <- domains_in(d, case$by)
  value <- function(variable) answers(d$variables, variable)
  table <- do.call(rbind, lapply(c("", "_m"), function(m) {
    named <- function(variable) paste0(variable, m)
    y <- value(named("y")); x <- value(named("x")); item <- value(named("item"))
    d <- update(d, y = y, x = x)
    mean <- pairs_of("mean", named("y"), "", "", d, domains, influences(d, domains, y))
    total <- pairs_of("total", named("y"), "", "", d, domains, influences(d, domains, y, total = TRUE))
    ratio <- pairs_of("ratio", named("y"), named("x"), "", d, domains, influences(d, domains, y, x))
    if (m == "" && case$lone != "average") { # svyby's domains are of the whole design, and so are its lone strata
      check_by(mean, d, case$by, ~y, svymean)
      check_by(total, d, case$by, ~y, svytotal)
      check_by(ratio, d, case$by, ~y, svyratio, denominator = ~x)
    }
    rbind(mean, total, ratio, do.call(rbind, lapply(categories$item, function(c)
      pairs_of("proportion", named("item"), "", c, d, domains, influences(d, domains, as.numeric(item == c))))))
  }))
  write_table(table, "contrasts", name)

  shares <- do.call(c, lapply(domains, function(domain) do.call(c, lapply(categories$item, function(c)
    influences(d, list(domain), as.numeric(value("item_m") == c))))))
  matrix <- variance_of(d, sapply(shares, `[[`, 2))
  # the whole's block is R's own
  if (case$lone != "average")
    stopifnot(max(abs(vcov(svymean(~factor(item, 1:4), update(d, item = value("item_m")), na.rm = TRUE)) - matrix[1:4, 1:4])) < 1e-14)
  labels <- data.frame(domain = rep(sapply(domains, `[[`, "name"), each = 4), category = categories$item)
  write_table(cbind(labels, as.data.frame(unname(matrix))), "covariances", name)
}
