# SPDX-License-Identifier: GPL-3.0-or-later
# Writes answers.csv: 200 invented interviews with things to be found.  How to run: README.md.
set.seed(20241)
n <- 200
interviewer <- sample(sprintf("e%02d", 1:11), n, replace = TRUE, prob = c(rep(2, 10), 0.3))
village <- paste0("v", (match(interviewer, sort(unique(interviewer))) * 2 + sample(0:1, n, TRUE)) %% 15)
feels <- rnorm(n) + 0.3 * (interviewer == "e03")
cut5 <- function(x) findInterval(x, c(-1.6, -0.9, -0.1, 1.1)) + 1
answers <- list()
for (item in paste0("a", 1:8)) answers[[item]] <- cut5(0.6 * feels + 0.8 * rnorm(n) + runif(1, -0.4, 0.4))
for (item in paste0("b", 1:4)) answers[[item]] <- ifelse(0.5 * feels + rnorm(n) > 0.2, 1, 2)
answers$d1 <- round(rexp(n, 1 / 6), 1)
d <- as.data.frame(answers)
# people of e05 answer alike; e07 leaves much out, e02 nothing
alike <- interviewer == "e05"
for (item in paste0("a", 1:8)) d[[item]][alike] <- ifelse(runif(sum(alike)) < 0.93, 4, d[[item]][alike])
rate <- ifelse(interviewer == "e07", 0.25, ifelse(interviewer == "e02", 0, 0.05))
for (item in names(d)) {
  out <- runif(n) < rate * ifelse(item == "a6", 3, 1)
  d[[item]][out] <- sample(if (item == "d1") NA else if (grepl("b", item)) c(8, NA) else c(8, 9, NA), sum(out), TRUE)
}
passed <- runif(n) < ifelse(interviewer == "e04", 0.8, 0.15)
for (item in c("a7", "a8", "b3", "b4")) d[[item]][passed] <- 7
d$never <- NA                                  # nobody answers it
d[17, 1:13] <- d[140, 1:13]; d[17, "a2"] <- 1  # a copy, one answer changed
d[51, 1:13] <- d[52, 1:13]                     # entered twice
d[60, paste0("a", 1:8)] <- 4                   # straight lines
d[61, paste0("a", 1:8)] <- 5
d[90, 1:9] <- NA                               # hardly an answer
began <- as.POSIXct("2024-05-06 07:30", tz = "UTC") + 60 * (sample(0:9, n, TRUE) * 1440 + sample(0:55, n, TRUE) * 10)
lasts <- round(exp(rnorm(n, log(32), 0.3) - 0.8 * (interviewer == "e09")), 2)
lasts[c(5, 80)] <- c(4, 190)
ended <- began + round(60 * lasts)
iso <- function(t) format(t, "%Y-%m-%d %H:%M:%S", tz = "UTC")
viet <- function(t) format(t, "%d/%m/%Y %H:%M:%S", tz = "UTC")
zone <- function(t) paste0(format(t + 7 * 3600, "%Y-%m-%dT%H:%M:%S", tz = "UTC"), "+07:00")
way <- match(interviewer, sort(unique(interviewer))) %% 3
write_time <- function(t) ifelse(way == 0, iso(t), ifelse(way == 1, viet(t), zone(t)))
d$began <- write_time(began)
d$ended <- write_time(ended)
d$ended[30] <- write_time(began)[30]           # no time at all
d$ended[31] <- "half past nine"
d$ended[32] <- NA
d$weight <- round(exp(rnorm(n, 0, 0.5)), 3)
d$weight[c(8, 9)] <- c(9.5, 12)
d$weight[10] <- 0
interviewer[c(3, 4)] <- NA
d <- cbind(id = sprintf("r%03d", seq_len(n)), interviewer = interviewer, village = village, d)
write.csv(d, "answers.csv", row.names = FALSE, quote = FALSE, na = "")
