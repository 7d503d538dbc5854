// SPDX-License-Identifier: GPL-3.0-or-later
// Settings and flags in words: what docs/output.md says of them, for people who never open a command line.
import { data, has } from "./data.js";

/** Names of the settings, English and Vietnamese; one that has none is listed under its key alone. */
export const SETTING_NAMES = {
  instrument: ["Instrument", "Bộ chỉ số"],
  files: ["Files", "Tệp số liệu"],
  delimiter: ["Delimiter", "Dấu phân cách"],
  decimal: ["Decimal mark", "Dấu thập phân"],
  missing: ["Codes for missing", "Mã giá trị thiếu"],
  invalid: ["Invalid answers", "Câu trả lời không hợp lệ"],
  weight: ["Weight", "Trọng số"],
  strata: ["Strata", "Tầng"],
  psu: ["Sampling units", "Đơn vị chọn mẫu"],
  fpc: ["Population sizes of the stages", "Quy mô tổng thể của các giai đoạn"],
  repweights: ["Replicate weights", "Trọng số lặp"],
  rep_type: ["Type of replicate weights", "Loại trọng số lặp"],
  rep_combined: ["Whole replicate weights", "Trọng số lặp đã gồm trọng số gốc"],
  rep_scale: ["Scale of replicates", "Hệ số của mẫu lặp"],
  rep_rscales: ["Scales by replicate", "Hệ số của từng mẫu lặp"],
  by: ["Domains by", "Phân tổ theo"],
  province: ["Column of provinces", "Cột tỉnh, thành phố"],
  geography: ["List of provinces", "Danh mục tỉnh, thành phố"],
  populations: ["Populations", "Dân số"],
  where: ["Condition", "Điều kiện chọn"],
  metric: ["Metric", "Cách tính điểm"],
  pooling: ["Pooling", "Cách gộp"],
  nation: ["Overall score", "Điểm chung"],
  variance: ["Variance", "Cách tính phương sai"],
  scheme: ["Scheme of replicates", "Sơ đồ lặp"],
  replicates: ["Replicates", "Số mẫu lặp"],
  scale: ["Scale", "Hệ số"],
  rep_center: ["Centre of replicates", "Tâm của mẫu lặp"],
  seed: ["Seed", "Số khởi tạo ngẫu nhiên"],
  fay_rho: ["Fay's rho", "Hệ số rho của Fay"],
  lone_psu: ["Strata with one unit", "Tầng chỉ có một đơn vị"],
  level: ["Confidence level", "Độ tin cậy"],
  interval: ["Interval", "Loại khoảng tin cậy"],
  deff: ["Design effect", "Hệ số thiết kế"],
  df: ["Degrees of freedom", "Bậc tự do"],
  min_n: ["Threshold of small cells", "Ngưỡng ô nhỏ (số người trả lời tối thiểu)"],
  rank_sets: ["Sets of ranks", "Tập hạng"],
  rank_steps: ["Steps of rank sets", "Thủ tục tính tập hạng"],
  rank_level: ["Level of rank sets", "Độ tin cậy của tập hạng"],
  rank_draws: ["Draws for rank sets", "Số lần mô phỏng cho tập hạng"],
  rank_seed: ["Seed of rank sets", "Số khởi tạo cho tập hạng"],
  rank_shares: ["K of rank shares", "K của tỷ lệ hạng"],
  family: ["Family of tests", "Họ kiểm định"],
};

const CHOICES = {
  metric: {
    top2: [
      "An item's score is the percentage of valid answers that are “satisfied” or “very satisfied”.",
      "Điểm của câu hỏi là tỷ lệ phần trăm câu trả lời hợp lệ “hài lòng” hoặc “rất hài lòng”.",
    ],
    "mean-percent": [
      "An item's score is the mean answer as a percentage of the highest.",
      "Điểm của câu hỏi là mức trả lời trung bình, tính theo phần trăm của mức cao nhất.",
    ],
    "mean-minmax": [
      "An item's score is the mean answer, rescaled so that the lowest is 0 and the highest 100.",
      "Điểm của câu hỏi là mức trả lời trung bình, quy về thang 0–100.",
    ],
  },
  pooling: {
    pool: [
      "A content or index pools all valid answers below it.",
      "Điểm của nội dung và của chỉ số gộp mọi câu trả lời hợp lệ thuộc nội dung, chỉ số đó.",
    ],
    "item-mean": [
      "A content or index is the plain mean of its items.",
      "Điểm của nội dung và của chỉ số là trung bình cộng điểm các câu hỏi.",
    ],
    "content-mean": [
      "An index is the plain mean of its contents; a content pools its answers.",
      "Điểm chỉ số là trung bình cộng điểm các nội dung; điểm nội dung gộp các câu trả lời.",
    ],
    "group-mean": [
      "An index is the plain mean of its groups of contents, each of which pools its answers.",
      "Điểm chỉ số là trung bình cộng điểm các nhóm nội dung; điểm mỗi nhóm gộp các câu trả lời.",
    ],
  },
  nation: {
    pool: [
      "The overall score is that of all respondents together, weighted.",
      "Điểm chung là điểm của tất cả người trả lời gộp lại, có trọng số.",
    ],
    "province-mean": [
      "The overall score is the plain mean of the {many} that have a score.",
      "Điểm chung là trung bình cộng điểm của các {many} có điểm.",
    ],
  },
  variance: {
    taylor: [
      "Standard errors follow from the sampling design by Taylor linearisation.",
      "Sai số chuẩn được tính theo thiết kế mẫu bằng phương pháp tuyến tính hóa Taylor.",
    ],
    none: ["No standard errors were computed.", "Sai số chuẩn không được tính."],
    jackknife: [
      "Standard errors come from jackknife replicates.",
      "Sai số chuẩn được tính bằng phương pháp jackknife.",
    ],
    brr: [
      "Standard errors come from balanced repeated replication.",
      "Sai số chuẩn được tính bằng phương pháp lặp cân bằng (BRR).",
    ],
    fay: [
      "Standard errors come from balanced repeated replication after Fay.",
      "Sai số chuẩn được tính bằng phương pháp lặp cân bằng của Fay.",
    ],
    bootstrap: [
      "Standard errors come from a bootstrap of the sampling units.",
      "Sai số chuẩn được tính bằng phương pháp bootstrap trên các đơn vị chọn mẫu.",
    ],
    repweights: [
      "Standard errors come from the replicate weights in the file.",
      "Sai số chuẩn được tính từ các trọng số lặp có trong tệp số liệu.",
    ],
  },
  lone_psu: {
    certainty: [
      "Strata with a single sampling unit add nothing to the variance.",
      "Tầng chỉ có một đơn vị chọn mẫu không đóng góp vào phương sai.",
    ],
    centre: [
      "Strata with a single sampling unit are measured from the mean of all units.",
      "Tầng chỉ có một đơn vị chọn mẫu được so với trung bình của mọi đơn vị.",
    ],
    average: [
      "Strata with a single sampling unit take the average variance of the others.",
      "Tầng chỉ có một đơn vị chọn mẫu nhận phương sai trung bình của các tầng khác.",
    ],
    remove: [
      "Strata with a single sampling unit were left out of the variance.",
      "Tầng chỉ có một đơn vị chọn mẫu không được đưa vào phương sai.",
    ],
  },
  rank_sets: {
    simultaneous: [
      "Possible ranks: all sets together hold the true ranks with {rank_level} confidence.",
      "Hạng có thể có: tất cả các tập hạng đồng thời chứa hạng thật với độ tin cậy {rank_level}.",
    ],
    marginal: [
      "Possible ranks: each set by itself holds its true rank with {rank_level} confidence.",
      "Hạng có thể có: từng tập hạng riêng lẻ chứa hạng thật với độ tin cậy {rank_level}.",
    ],
  },
  geography: {
    63: ["Provinces are the 63 of before 1 July 2025.", "Số liệu theo 63 tỉnh, thành phố trước ngày 01/7/2025."],
    34: ["Provinces are the 34 since 1 July 2025.", "Số liệu theo 34 tỉnh, thành phố từ ngày 01/7/2025."],
    regions: ["Results are by the six socio-economic regions.", "Số liệu theo sáu vùng kinh tế - xã hội."],
  },
};

const COLUMNS = {
  weight: [
    [
      "Every respondent counts with the weight in the column {value}.",
      "Mỗi người trả lời được tính theo trọng số ở cột {value}.",
    ],
    ["No weights: every respondent counts the same.", "Không dùng trọng số: mọi người trả lời được tính như nhau."],
  ],
  strata: [
    ["The sample was stratified by {value}.", "Mẫu được phân tầng theo {value}."],
    ["The sample is taken as not stratified.", "Mẫu được coi là không phân tầng."],
  ],
  psu: [
    ["Sampling units: {value}.", "Đơn vị chọn mẫu: {value}."],
    ["Respondents count as drawn one by one.", "Người trả lời được coi là chọn độc lập từng người."],
  ],
  fpc: [["Finite populations are allowed for, from {value}.", "Có hiệu chỉnh tổng thể hữu hạn theo {value}."], null],
  repweights: [["Replicate weights: {value}.", "Trọng số lặp: {value}."], null],
  where: [["Only respondents for whom {value}.", "Chỉ tính người trả lời thỏa điều kiện {value}."], null],
  level: [["Intervals have a confidence level of {level}.", "Khoảng tin cậy có độ tin cậy {level}."], null],
  populations: [
    [
      "Published scores were brought to this list as means weighted by population ({value}).",
      "Điểm đã công bố được chuyển sang danh mục này bằng trung bình có trọng số dân số ({value}).",
    ],
    null,
  ],
};

const ORDER = [
  "geography",
  "populations",
  "where",
  "metric",
  "pooling",
  "nation",
  "weight",
  "strata",
  "psu",
  "fpc",
  "repweights",
  "variance",
  "lone_psu",
  "level",
  "rank_sets",
];

const empty = (value) => value == null || value === "" || (Array.isArray(value) && value.length === 0);

/** What is said of published scores: the rest is about a sample. */
const OF_PUBLISHED = ["geography", "populations"];

/** Replicate weights stand for the design: the library then reads none of these. */
const OF_DESIGN = ["strata", "psu", "fpc", "lone_psu"];

/** What says how standard errors and what follows from them came about. */
const OF_ERRORS = ["lone_psu", "level", "rank_sets"];

const UNWEIGHTED_POOL = [
  "The overall score is that of all respondents together.",
  "Điểm chung là điểm của tất cả người trả lời gộp lại.",
];
const NO_ERRORS = [
  "Standard errors were asked for, but none could be computed.",
  "Có yêu cầu tính sai số chuẩn nhưng không tính được.",
];

/** Settings that bear on nothing that is shown. */
function isIdle(key, settings) {
  if (OF_DESIGN.includes(key) && !empty(settings.get("repweights"))) return true;
  if (key === "rank_sets" && !has("rank_low")) return true;
  return OF_ERRORS.includes(key) && !data.uncertainty;
}

/** Whether standard errors were asked for; where there are none all the same, that is no choice of anybody. */
export const wantsErrors = (settings) => settings.has("variance") && settings.get("variance") !== "none";

function pairOf(key, settings) {
  const value = settings.get(key);
  if (key === "nation" && value === "pool" && empty(settings.get("weight"))) return UNWEIGHTED_POOL;
  if (key === "variance" && wantsErrors(settings) && !data.uncertainty) return NO_ERRORS;
  return CHOICES[key] ? CHOICES[key][value] : COLUMNS[key][empty(value) ? 1 : 0];
}

/** One sentence a setting that says how the survey was done; each [English, Vietnamese]. */
export function sentencesOf(settings) {
  return (data.published ? OF_PUBLISHED : ORDER).flatMap((key) => {
    if (!settings.has(key) || isIdle(key, settings)) return [];
    const pair = pairOf(key, settings);
    return pair ? [{ key, pair }] : [];
  });
}
