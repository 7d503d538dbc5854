# SPDX-License-Identifier: GPL-3.0-or-later
# Writes expected.csv: every row that chiso quality --all has for answers.csv, by the plainest ways R has.  How to run: README.md.
source("../survey/digits.R")
raw <- read.csv("answers.csv", colClasses = "character")
items <- c("a1", "a2", "a3", "a4", "b1", "b2", "a5", "a6", "a7", "a8", "b3", "b4", "d1", "never")
used <- setdiff(items, "never")
n <- nrow(raw)
blank <- function(x) x == ""
who <- ifelse(blank(raw$interviewer), NA, raw$interviewer)

# --- answers, values and reasons ---
code <- as.matrix(raw[items])
reason <- ifelse(code == "", "blank", NA)
scaled <- setdiff(items, c("d1", "never"))
for (v in scaled) reason[, v] <- ifelse(code[, v] == "7", "not_asked", ifelse(code[, v] == "8", "dont_know",
  ifelse(code[, v] == "9" & grepl("a", v), "refused", reason[, v])))
code[!is.na(reason)] <- NA
value <- matrix(as.numeric(code), n, dimnames = dimnames(code))
for (v in grep("^b", items, value = TRUE)) value[, v] <- c(1, 0)[value[, v]]
battery <- ifelse(grepl("^a", items), 1, ifelse(grepl("^b", items), 2, NA))
names(battery) <- items

rows <- list()
add <- function(check, level, ...) {
  row <- list(check = check, level = level, statistic = NA, category = NA, item = NA, interviewer = NA, village = NA, id = NA,
              other_id = NA, n = NA, value = NA, expected = NA, threshold = NA, p = NA, flags = NA)
  given <- list(...)
  row[names(given)] <- given
  rows[[length(rows) + 1]] <<- as.data.frame(row)
}
summarise <- function(check, x, beyond, threshold = NA) {
  known <- x[!is.na(x)]
  add(check, "whole", statistic = "share_beyond", n = length(known), value = sum(beyond) / length(known), threshold = threshold)
  at <- c(minimum = 0, q05 = 0.05, q25 = 0.25, median = 0.5, q75 = 0.75, q95 = 0.95, q99 = 0.99, maximum = 1)
  for (s in names(at)) add(check, "whole", statistic = s, n = length(known), value = quantile(known, at[[s]], type = 7))
}
flag <- function(high, low = FALSE, few = FALSE) ifelse(high %in% TRUE, "too_high", ifelse(low %in% TRUE, "too_low", ifelse(few, "too_few", NA)))
spread <- function(x) {
  x <- x[!is.na(x)]
  s <- mad(x, constant = 1.4826)
  if (s > 0) s else 1.2533 * mean(abs(x - median(x)))
}
reasons <- c("blank", "declared", "dont_know", "refused", "withheld", "invalid")

# --- percent match: all pairs, one by one ---
least <- ceiling(0.5 * length(used))
answers <- code[, used]
given <- rowSums(!is.na(answers))
best <- rep(NA_real_, n); other <- rep(NA_integer_, n); common <- rep(NA_integer_, n)
for (i in seq_len(n)) for (j in seq_len(n)) {
  if (i == j || given[i] < least || given[j] < least) next
  both <- !is.na(answers[i, ]) & !is.na(answers[j, ])
  if (sum(both) < least) next
  share <- sum(answers[i, both] == answers[j, both]) / sum(both)
  if (is.na(best[i]) || share > best[i]) { best[i] <- share; other[i] <- j; common[i] <- sum(both) }
}

# --- lines: batteries of which at least 3 items are answered ---
line <- function(i) {
  same <- 0; count <- 0; squares <- 0; batteries <- 0
  for (b in 1:2) {
    mine <- which(battery[used] == b & !is.na(answers[i, ]))
    if (length(mine) < 3) next
    same <- same + max(table(answers[i, mine])); count <- count + length(mine); batteries <- batteries + 1
    squares <- squares + (length(mine) - 1) * var(value[i, used[mine]])
  }
  seen <- which(!is.na(battery[used]) & !is.na(answers[i, ]))
  runs <- rle(paste(battery[used][seen], answers[i, seen]))$lengths
  c(count = count, share = same / count, run = max(runs), sd = sqrt(squares / (count - batteries)))
}
l <- t(sapply(seq_len(n), line))
enough <- l[, "count"] >= least
share <- ifelse(enough, l[, "share"], NA); run <- ifelse(enough, l[, "run"], NA); sd_of <- ifelse(enough, l[, "sd"], NA)
straight <- l[, "share"] >= 0.95

limit <- 0.85
summarise("percent_match", best, (best >= limit) %in% TRUE, limit)
q <- quantile(best, c(0.75, 0.95), na.rm = TRUE, type = 7)
auto <- q[[2]] + (q[[2]] - q[[1]]) * log(500) / log(5)
add("percent_match", "whole", statistic = "auto", n = sum(!is.na(best)), value = if (auto <= 1) auto else NA,
    flags = if (auto <= 1) NA else "not_compared")
bins <- floor(best[!is.na(best)] * 20 + 1e-9)
for (b in min(bins):max(bins))
  add("percent_match", "whole", statistic = "distribution", category = if (b == 20) "1" else sprintf("%.2f-%.2f", b / 20, (b + 1) / 20),
      n = sum(bins == b), value = mean(bins == b))
high <- (best >= limit) %in% TRUE
for (i in seq_len(n)) {
  f <- flag(high[i], few = is.na(best[i]))
  if (high[i] && straight[i] && straight[other[i]]) f <- "too_high;straight_line"
  add("percent_match", "record", id = raw$id[i], other_id = raw$id[other[i]], n = common[i], value = best[i], threshold = limit, flags = f)
}
# --- most like one's own interviewer ---
has <- !is.na(best) & !is.na(who)
own <- sapply(seq_len(n), function(i) has[i] && who[other[i]] %in% who[i])
pairs <- unique(t(sapply(which(own), function(i) sort(c(i, other[i])))))
N <- table(who[has]); X <- table(factor(who[pairs[, 1]], names(N)))
chance <- (N - 1) / (sum(N) - 1)
add("own_match", "whole", statistic = "share", n = sum(N), value = sum(X) / sum(N), expected = sum(N * chance) / sum(N))
families <- sum(N >= 5)
for (g in names(N)) {
  prob <- min(1, sum(X) / sum(N * chance) * chance[[g]])
  beyond <- families * pbinom(0:N[[g]] - 1, N[[g]], prob, lower.tail = FALSE) <= 0.05
  from <- if (any(beyond)) (which(beyond)[1] - 1) / N[[g]] else NA
  tested <- N[[g]] >= 5
  add("own_match", "interviewer", interviewer = g, n = N[[g]], value = X[[g]] / N[[g]], expected = if (tested) prob else NA,
      threshold = if (tested) from else NA,
      p = if (tested) min(1, families * pbinom(X[[g]] - 1, N[[g]], prob, lower.tail = FALSE)) else NA,
      flags = if (!tested) "too_few" else flag(X[[g]] / N[[g]] >= from))
}
record_rows <- function(check, x, threshold, beyond, name) for (i in seq_len(n))
  add(check, "record", id = raw$id[i], n = l[i, "count"], value = x[i], threshold = threshold[i],
      flags = if (beyond[i]) name else flag(FALSE, few = is.na(x[i])))
is_straight <- (share >= 0.95) %in% TRUE
summarise("straight_line", share, is_straight, 0.95)
record_rows("straight_line", share, rep(0.95, n), is_straight, "too_high")
is_long <- (run >= 0.5 * l[, "count"]) %in% TRUE
summarise("long_string", run, is_long)
record_rows("long_string", run, 0.5 * l[, "count"], is_long, "too_high")
low <- max(0, median(sd_of, na.rm = TRUE) - 3.5 * spread(sd_of))
is_low <- (sd_of <= low) %in% TRUE
summarise("response_variability", sd_of, is_low, low)
record_rows("response_variability", sd_of, rep(low, n), is_low, "too_low")

# --- groups against all of them: Spiegelhalter's funnel with heterogeneity ---
compare <- function(check, level, groups, part, whole = rep(1, n), one_sided = FALSE, alpha = 0.05, item = NA, statistic = NA, shown = identity) {
  ok <- !is.na(groups) & !is.na(part)
  g <- factor(groups[ok]); x <- part[ok]; m <- whole[ok]
  N <- tapply(x, g, length); W <- tapply(m, g, sum); rate <- tapply(x, g, sum) / W
  all <- sum(x) / sum(m)
  e <- x - all * m
  s2 <- if (length(x) > nlevels(g)) anova(lm(e ~ if (nlevels(g) > 1) g else 1))["Residuals", "Mean Sq"] else 0
  se <- sqrt(s2 * N) / W
  use <- N >= 5 & W > 0
  z <- ((rate - all) / se)[use]
  ends <- quantile(z, c(0.1, 0.9), type = 7)
  phi <- mean(pmin(pmax(z, ends[[1]]), ends[[2]])^2) / 0.67865
  k <- sum(use); w <- 1 / se[use]^2
  tau2 <- max(0, (k * phi - (k - 1)) / (sum(w) - sum(w^2) / sum(w)))
  sd <- sqrt(se^2 + tau2)
  tails <- if (one_sided) 1 else 2
  far <- qnorm(1 - alpha / (tails * k))
  zz <- (rate - all) / sd
  p <- setNames(pmin(1, k * tails * pnorm(if (one_sided) zz else -abs(zz))), levels(g))
  verdict <- character()
  for (name in levels(g)) {
    lo <- all - far * sd[[name]]; hi <- if (one_sided) NA else all + far * sd[[name]]
    tested <- use[[name]]
    threshold <- if (!tested) NA else if (rate[[name]] > all && !one_sided) hi else lo
    f <- if (N[[name]] < 5) "too_few" else flag(rate[[name]] > hi, rate[[name]] < lo)
    verdict[name] <- f
    out <- list(check = check, level = level, statistic = statistic, item = item, n = N[[name]], value = shown(rate[[name]]),
                expected = shown(all), threshold = shown(threshold), p = if (tested) p[[name]] else NA, flags = f)
    out[[level]] <- name
    do.call(add, out)
  }
  verdict
}
by_reason <- function(level, r, ...) for (name in reasons) if (any(r == name, na.rm = TRUE))
  add("item_nonresponse", level, statistic = "reason", category = name, n = sum(r == name, na.rm = TRUE),
      value = sum(r == name, na.rm = TRUE) / sum(is.na(r) | r != "not_asked"), ...)

# --- non-response ---
r <- reason[, used]
asked <- is.na(r) | r != "not_asked"; missing <- !is.na(r) & asked
add("item_nonresponse", "whole", statistic = "share", n = sum(asked), value = sum(missing) / sum(asked))
by_reason("whole", r)
add("not_asked", "whole", statistic = "share", n = length(r), value = mean(!asked))
of_item <- sapply(items, function(v) mean(!is.na(reason[reason[, v] %in% c(NA, reasons), v])))
top <- median(of_item) + 3.5 * spread(of_item)
for (v in items) {
  x <- reason[, v]
  add("item_nonresponse", "item", item = v, statistic = "share", n = sum(is.na(x) | x != "not_asked"), value = of_item[[v]],
      expected = median(of_item), threshold = top, flags = flag(of_item[[v]] > top || of_item[[v]] == 1))
  by_reason("item", x, item = v)
}
for (level in c("interviewer", "village")) {
  groups <- if (level == "interviewer") who else raw$village
  verdict <- compare("item_nonresponse", level, groups, rowSums(missing), rowSums(asked), statistic = "share")
  for (name in names(verdict)[verdict %in% c("too_high", "too_low")])
    do.call(by_reason, c(list(level, r[which(groups == name), ]), setNames(list(name), level)))
  compare("not_asked", level, groups, rowSums(!asked), rep(length(used), n), statistic = "share")
}

# --- interviewers: variance within them, and their effect ---
part <- matrix(NA_real_, n, length(used), dimnames = list(NULL, used))
icc <- list()
for (v in used) {
  x <- ifelse(is.na(who), NA, value[, v])
  g <- factor(who)
  N <- tapply(!is.na(x), g, sum)
  a <- anova(aov(x ~ g))
  ms <- a[["Mean Sq"]]
  mean_of <- ave(x, g, FUN = function(y) mean(y, na.rm = TRUE))
  big <- N[as.character(who)]
  part[, v] <- ifelse(big < 2, NA, (x - mean_of)^2 * big / (big - 1) / ms[2])
  n0 <- (sum(N) - sum(N^2) / sum(N)) / (sum(N > 0) - 1)
  rho <- (ms[1] - ms[2]) / (ms[1] + (n0 - 1) * ms[2])
  icc[[v]] <- c(n = sum(N), icc = rho, p = a[["Pr(>F)"]][1], deff = 1 + (sum(N^2) / sum(N) - 1) * rho)
}
counted <- rowSums(!is.na(part))
compare("interviewer_variance", "interviewer", who, ifelse(counted > 0, rowSums(part, na.rm = TRUE), NA), counted, one_sided = TRUE)
for (v in used) compare("interviewer_variance", "interviewer", who, part[, v], one_sided = TRUE, alpha = 0.05 / length(used), item = v)
add("interviewer_effect", "whole", statistic = "icc", n = length(used), value = mean(sapply(icc, `[[`, "icc")))
add("interviewer_effect", "whole", statistic = "deff", n = length(used), value = mean(sapply(icc, `[[`, "deff")))
for (v in used) {
  i <- icc[[v]]
  add("interviewer_effect", "item", item = v, statistic = "icc", n = i[["n"]], value = i[["icc"]], threshold = 0.1, p = i[["p"]],
      flags = flag(i[["icc"]] >= 0.1 && i[["p"]] <= 0.05))
  add("interviewer_effect", "item", item = v, statistic = "deff", n = i[["n"]], value = i[["deff"]])
}

# --- durations ---
moment <- function(x) {
  t <- as.POSIXct(strptime(x, "%Y-%m-%d %H:%M:%S", tz = "UTC"))
  v <- as.POSIXct(strptime(x, "%d/%m/%Y %H:%M:%S", tz = "UTC"))
  z <- as.POSIXct(strptime(sub("(\\d\\d):(\\d\\d)$", "\\1\\2", x), "%Y-%m-%dT%H:%M:%S%z", tz = "UTC"))
  t[is.na(t)] <- v[is.na(t)]
  t[is.na(t)] <- z[is.na(t)]
  as.numeric(t) / 60
}
start <- moment(raw$began); end <- moment(raw$ended)
unreadable <- !blank(raw$ended) & is.na(end)
minutes <- end - start
logs <- log(ifelse(minutes > 0, minutes, NA))
middle <- exp(median(logs, na.rm = TRUE)); short <- 0.5 * middle; long <- exp(median(logs, na.rm = TRUE) + 3.5 * spread(logs))
f <- ifelse(unreadable, "unreadable", ifelse(is.na(minutes), "not_compared", ifelse(minutes <= 0, "not_positive",
  ifelse(minutes < short, "too_low", ifelse(minutes > long, "too_high", NA)))))
duration_found <- f %in% c("unreadable", "not_positive", "too_low", "too_high")
summarise("duration", minutes, duration_found & !is.na(minutes)) # of those that are known
compare("duration", "interviewer", who, logs, shown = exp)
for (i in seq_len(n)) add("duration", "record", id = raw$id[i], value = minutes[i], expected = middle,
                          threshold = if (minutes[i] > middle & !is.na(minutes[i])) long else short, flags = f[i])
overlap <- list()
for (g in sort(unique(na.omit(who)))) {
  mine <- which(who %in% g & (end > start) %in% TRUE)
  mine <- mine[order(start[mine], mine)]
  for (k in seq_along(mine)[-1]) {
    before <- mine[seq_len(k - 1)]
    last <- before[which.max(end[before])]
    if (start[mine[k]] < end[last]) overlap[[length(overlap) + 1]] <- c(mine[k], last)
  }
}
timed <- sum((end > start) %in% TRUE & !is.na(who))
add("overlap", "whole", statistic = "share_beyond", n = timed, value = length(overlap) / timed)
for (pair in overlap) add("overlap", "pair", id = raw$id[pair[1]], other_id = raw$id[pair[2]],
                          value = min(end[pair]) - start[pair[1]], threshold = 0, flags = "too_high")

# --- weights ---
w <- as.numeric(raw$weight); pos <- w[w > 0]
kish <- length(pos) * sum(pos^2) / sum(pos)^2
stopifnot(all.equal(kish, 1 + (var(pos) * (length(pos) - 1) / length(pos)) / mean(pos)^2))
add("weight_effect", "whole", statistic = "deff", n = length(pos), value = kish, threshold = 2, flags = flag(kish > 2))
add("weight_effect", "whole", statistic = "n_eff", n = length(pos), value = sum(pos)^2 / sum(pos^2))
add("weight_effect", "whole", statistic = "largest_ratio", n = length(pos), value = max(pos) / median(pos))
add("weight_effect", "whole", statistic = "largest_1_percent", n = length(pos),
    value = sum(sort(pos, decreasing = TRUE)[seq_len(ceiling(length(pos) / 100))]) / sum(pos))
add("weight_effect", "whole", statistic = "zeros", n = length(pos), value = sum(w == 0))
for (i in seq_len(n)) add("weight", "record", id = raw$id[i], value = w[i], expected = median(pos), threshold = 5 * median(pos),
                          flags = flag(w[i] > 5 * median(pos)))

# --- where the findings are ---
found <- high | is_straight | is_long | is_low | duration_found | w > 5 * median(pos)
found[unlist(overlap)] <- TRUE
add("found", "whole", statistic = "share", n = n, value = mean(found))
for (g in sort(unique(na.omit(who)))) add("found", "interviewer", interviewer = g, statistic = "share", n = sum(who %in% g), value = mean(found[who %in% g]))
for (g in sort(unique(raw$village))) add("found", "village", village = g, statistic = "share", n = sum(raw$village == g), value = mean(found[raw$village == g]))

out <- do.call(rbind, rows)
for (column in c("value", "expected", "threshold", "p")) out[[column]] <- digits(as.numeric(out[[column]]))
write.csv(out, "expected.csv", row.names = FALSE, quote = FALSE, na = "")

# --- the same pairs where missing answers are equal by their reason ---
whole <- ifelse(is.na(r), paste0("answer ", answers), r)
match <- sapply(seq_len(n), function(i) { if (given[i] < least) return(NA)
  s <- sapply(seq_len(n), function(j) if (i == j || given[j] < least) NA else mean(whole[i, ] == whole[j, ]))
  max(s, na.rm = TRUE) })
write.csv(data.frame(id = raw$id, value = digits(match)), "reasons.csv", row.names = FALSE, quote = FALSE, na = "")
