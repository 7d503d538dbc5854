# SPDX-License-Identifier: GPL-3.0-or-later
# settled.json: what csranks gives with so many draws that its random numbers matter little, by its
# published algorithm written out (the package is not needed).  Rscript settled.R, in this folder.
draw <- function(count, se) t(t(matrix(rnorm(count * length(se)), count)) * se)

# Sets of the units `of`, whose pairs are looked at together.
sets <- function(x, se, of, count, stepdown) {
  n <- length(x)
  difference <- outer(x, x, "-")
  s <- sqrt(outer(se^2, se^2, "+"))
  left <- matrix(FALSE, n, n)
  left[of, ] <- TRUE
  left[, of] <- TRUE
  diag(left) <- FALSE
  above <- matrix(FALSE, n, n)
  repeat {
    z <- draw(count, se)
    pairs <- which(left, arr.ind = TRUE)
    most <- rep(-Inf, count)
    for (k in seq_len(nrow(pairs))) {
      a <- pairs[k, 1]
      b <- pairs[k, 2]
      most <- pmax(most, (z[, a] - z[, b]) / s[a, b])
    }
    new <- left & difference > s * quantile(most, 0.95)
    above <- above | new
    left <- left & !new
    if (!any(new) || !any(left) || !stepdown) break
  }
  list(low = 1 + colSums(above[, of, drop = FALSE]), high = n - rowSums(above[of, , drop = FALSE]))
}

table_of <- function(case, count) {
  all <- seq_along(case$estimate)
  marginal <- lapply(all, function(i) sets(case$estimate, case$se, i, count, TRUE))
  list(
    simultaneous = sets(case$estimate, case$se, all, count, TRUE),
    simultaneous_single_step = sets(case$estimate, case$se, all, count, FALSE),
    marginal = list(low = sapply(marginal, `[[`, "low"), high = sapply(marginal, `[[`, "high"))
  )
}

# The input is so plain that no package is needed to read it.
fields <- function(text, name) {
  lists <- regmatches(text, gregexpr(sprintf('"%s":\\[[^]]*\\]', name), text))[[1]]
  lapply(lists, function(x) as.numeric(strsplit(gsub('.*\\[|\\]', "", x), ",")[[1]]))
}

list_of <- function(x) paste0("[", paste(format(x, digits = 15, trim = TRUE), collapse = ","), "]")

text <- readLines("cases.json", warn = FALSE)
estimates <- fields(text, "estimate")
ses <- fields(text, "se")
names <- gsub('"name":"|"', "", regmatches(text, gregexpr('"name":"[^"]*"', text))[[1]])
set.seed(2023)
cases <- sapply(seq_along(names), function(i) {
  found <- table_of(list(estimate = estimates[[i]], se = ses[[i]]), 200000)
  kinds <- sapply(names(found), function(k)
    sprintf('"%s":{"low":%s,"high":%s}', k, list_of(found[[k]]$low), list_of(found[[k]]$high)))
  sprintf('{"name":"%s","estimate":%s,"se":%s,\n%s}', names[i],
    paste0("[", paste(sapply(estimates[[i]], format, digits = 15), collapse = ","), "]"),
    paste0("[", paste(sapply(ses[[i]], format, digits = 15), collapse = ","), "]"),
    paste(kinds, collapse = ",\n"))
})
writeLines(c('{"source":"settled.R, 200,000 draws in each step","cases":[', paste(cases, collapse = ",\n"), "]}"),
  "settled.json")
