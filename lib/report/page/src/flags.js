// SPDX-License-Identifier: GPL-3.0-or-later
// Flags of docs/output.md: [English, Vietnamese] in a few words, and what they mean.
import { data } from "./data.js";
import { short } from "./numbers.js";
import { view } from "./view.js";

const FLAGS = {
  published: [
    ["published", "đã công bố"],
    [
      "read from a published file, not estimated from answers: it has no standard error here",
      "điểm lấy từ tệp đã công bố, không ước lượng từ câu trả lời: không có sai số chuẩn",
    ],
  ],
  withheld: [
    ["withheld", "không công bố"],
    ["the publisher withheld the score", "cơ quan công bố không công bố điểm này"],
  ],
  approximate: [
    ["approximate", "xấp xỉ"],
    [
      "nobody published this score: it is the mean of those of the provinces that were merged, weighted by population, or made of such ones",
      "điểm này chưa được công bố: là trung bình điểm của các tỉnh, thành phố sáp nhập, có trọng số dân số, hoặc tính từ các điểm như vậy",
    ],
  ],
  no_answers: [
    ["no answers", "không có câu trả lời"],
    ["nobody gave a valid answer", "không có câu trả lời hợp lệ"],
  ],
  incomplete: [
    ["incomplete", "không đầy đủ"],
    ["there are answers, but a node below has none", "có câu trả lời, nhưng một nội dung thành phần không có"],
  ],
  few_answers: [
    ["few answers", "ít câu trả lời"],
    ["fewer than 30 respondents", "dưới 30 người trả lời"],
  ],
  few_psus: [
    ["few sampling units", "ít đơn vị chọn mẫu"],
    [
      "fewer than 8 degrees of freedom: too few sampling units to rely on the interval",
      "dưới 8 bậc tự do: quá ít đơn vị chọn mẫu nên khoảng tin cậy kém tin cậy",
    ],
  ],
  no_df: [
    ["no interval", "không có khoảng tin cậy"],
    ["no degrees of freedom", "không có bậc tự do"],
  ],
  high_cv: [
    ["large error", "sai số lớn"],
    ["the standard error is above 30% of the score", "sai số chuẩn lớn hơn 30% của điểm"],
  ],
  exact: [
    ["exact interval", "khoảng tin cậy chính xác"],
    [
      "all gave the same answer: the interval is that of Clopper and Pearson",
      "mọi người trả lời như nhau: khoảng tin cậy Clopper–Pearson",
    ],
  ],
  no_deff: [
    ["no design effect", "không có hệ số thiết kế"],
    ["the weights sum to no more than the number of answers", "tổng trọng số không lớn hơn số câu trả lời"],
  ],
  break: [
    ["definition changed", "định nghĩa thay đổi"],
    ["the definition changed between the rounds", "định nghĩa đã thay đổi giữa hai kỳ"],
  ],
  unverified: [
    ["definition not verified", "chưa đối chiếu định nghĩa"],
    ["an instrument was not at hand, so names alone were compared", "thiếu bộ chỉ số để đối chiếu nên chỉ so tên"],
  ],
  only_before: [
    ["earlier round only", "chỉ có ở kỳ trước"],
    ["only the earlier round has it", "chỉ có ở kỳ trước"],
  ],
  only_after: [
    ["later round only", "chỉ có ở kỳ sau"],
    ["only the later round has it", "chỉ có ở kỳ sau"],
  ],
  dropped_replicates: [
    ["replicates dropped", "bỏ một số mẫu lặp"],
    ["in some replicates there is nobody; they are left out", "một số mẫu lặp không có ai và được bỏ qua"],
  ],
  small_cell: [
    ["‡ too few respondents", "‡ quá ít người trả lời"],
    ["withheld, because fewer than {small} people answered", "không trình bày vì có dưới {small} người trả lời"],
  ],
};

const say = (pair) => pair[view.language === "vi" ? 1 : 0].replace("{small}", short(data.min_n));

export const flagName = (flag) => (FLAGS[flag] ? say(FLAGS[flag][0]) : flag);
export const flagMeaning = (flag) => (FLAGS[flag] ? say(FLAGS[flag][1]) : "");
