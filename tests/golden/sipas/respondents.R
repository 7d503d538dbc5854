# SPDX-License-Identifier: GPL-3.0-or-later
# Writes respondents.csv: 360 invented people laid out as SIPAS was sampled: 6 provinces (the strata) × 3 districts × 2 communes ×
# 10 people, weighted, answers alike within a district, few people answering on complaints.  How to run: README.md.
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20241)

provinces <- c("01", "04", "22", "46", "79", "92")
people <- expand.grid(k = 1:10, commune = 1:2, district = 1:3, province = provinces, stringsAsFactors = FALSE)
people <- people[c("province", "district", "commune")]
# districts of a province, communes of a district
people$districts <- c(30L, 10L, 14L, 9L, 24L, 8L)[match(people$province, provinces)]
people$communes <- 9L + people$district * 2L
people$weight <- round(runif(6, 40, 400)[match(people$province, provinces)] * exp(rnorm(nrow(people), 0, 0.35)), 3)
people$weight[c(17, 203)] <- 0

district <- interaction(people$district, people$province)
commune <- interaction(people$commune, district)
feeling <- rnorm(nlevels(district), 0, 0.4)[district] + rnorm(nlevels(commune), 0, 0.3)[commune] + rnorm(nrow(people), 0, 0.6)
ease <- rnorm(39, 0.9, 0.35)
unanswered <- c(rep(0.03, 36), 0.55, 0.6, 0.5)
for (i in 1:39) {
  answer <- as.integer(cut(feeling + ease[i] + rnorm(nrow(people), 0, 0.8), c(-Inf, -1.6, -0.8, 0.2, 1.4, Inf)))
  people[[paste0("Q9_", i)]] <- ifelse(runif(nrow(people)) < unanswered[i], NA, answer)
}
# nobody but two in a district answers on complaints; one person answers nothing at all
people[people$province == "92" & people$district == 2, paste0("Q9_", 37:39)][-(1:2), ] <- NA
people[100, paste0("Q9_", 1:39)] <- NA
write.csv(people, "respondents.csv", row.names = FALSE, quote = FALSE, na = "", eol = "\n")
