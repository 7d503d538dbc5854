// SPDX-License-Identifier: GPL-3.0-or-later
// Every text of the page, English and Vietnamese. {name} is filled in; a function chooses between singular and plural.
import { data } from "./data.js";
import { view } from "./view.js";

/** What the domains are called: one, many, and the label of the field that chooses one. */
const PROVINCES = { en: ["province", "provinces"], vi: ["tỉnh, thành phố", "tỉnh, thành phố"] };
const NOUNS = {
  63: PROVINCES,
  34: PROVINCES,
  regions: { en: ["region", "regions"], vi: ["vùng", "vùng"] },
  other: { en: ["unit", "units"], vi: ["đơn vị", "đơn vị"] },
};

const noun = () => (NOUNS[data.geography] ?? NOUNS.other)[view.language];
const domainNoun = () => (data.geography == null ? named(data.by) : noun()[0]);
const capital = (text) => text.charAt(0).toLocaleUpperCase(view.language) + text.slice(1);
const counted = (n, one, many) => `${n} ${n === 1 ? one : many}`;

const WORDS = {
  skip: ["Skip to the results", "Đến phần kết quả"],
  appearance: ["Language and appearance", "Ngôn ngữ và cách hiển thị"],
  language: ["Language", "Ngôn ngữ"],
  text_size: ["Text size", "Cỡ chữ"],
  text_smaller: ["A−, smaller text", "A−, giảm cỡ chữ"],
  text_normal: ["A, normal text", "A, cỡ chữ mặc định"],
  text_larger: ["A+, larger text", "A+, tăng cỡ chữ"],
  contrast: ["Contrast", "Độ tương phản"],
  contrast_low: ["Lower contrast", "Độ tương phản thấp"],
  contrast_standard: ["Standard contrast", "Độ tương phản chuẩn"],
  contrast_high: ["Higher contrast", "Độ tương phản cao"],
  brand: ["Survey results", "Kết quả khảo sát"],
  source_published: ["Published scores · {instrument}", "Điểm đã công bố · {instrument}"],
  source_merged: ["Computed from published scores · {instrument}", "Tính từ điểm đã công bố · {instrument}"],
  source_computed: ["Computed from survey answers · {instrument}", "Tính từ câu trả lời khảo sát · {instrument}"],
  source_domains: [({ count, one, many }) => counted(count, one, many), "{count} {many}"],
  source_people: [
    ({ people, count }) => `${people} ${count === 1 ? "respondent" : "respondents"}`,
    "{people} người trả lời",
  ],

  guide: ["How to read this page", "Cách đọc trang này"],
  guide_interval: [
    "Scores come from a sample of people, not from everybody. The line through a mark is the {level} confidence interval: of many surveys like this one, about {level} would have an interval that holds the true score.",
    "Điểm được tính từ một mẫu khảo sát, không phải từ toàn bộ người dân. Vạch ngang qua mỗi ký hiệu là khoảng tin cậy {level}: nếu lặp lại khảo sát nhiều lần thì khoảng {level} số lần, khoảng tin cậy tính được sẽ chứa điểm thật.",
  ],
  guide_overlap: [
    "Intervals that overlap do not settle whether two scores differ. Choose a {one}: the page then marks which others are significantly higher or lower, each by a test of the difference.",
    "Hai khoảng tin cậy chồng lên nhau chưa đủ để kết luận hai điểm có khác nhau hay không. Hãy chọn một {one}: trang sẽ đánh dấu những nơi có điểm cao hơn hoặc thấp hơn có ý nghĩa thống kê, theo kiểm định từng chênh lệch.",
  ],
  guide_rank: [
    "Ranks are uncertain too: “3–18” are the ranks that a {one} may really have, as far as this survey can tell.",
    "Hạng cũng có độ bất định: “3–18” là những hạng mà {one} đó có thể thực sự có, theo những gì khảo sát này cho biết.",
  ],
  guide_groups: [
    "The four groups divide the {many} at the 25th, 50th and 75th percentiles of the score. Which side of a cut a {one} falls on may be chance.",
    "Bốn nhóm điểm chia các {many} theo bách phân vị 25, 50 và 75 của điểm. Một {one} ở sát ngưỡng rơi vào nhóm nào có thể chỉ do ngẫu nhiên.",
  ],
  guide_published: [
    "These are published scores, and no margin of error is known for them. They rest on a sample of people, so small differences between scores or ranks may be chance. The page draws no intervals and calls no difference significant.",
    "Đây là điểm đã công bố và không kèm sai số. Điểm được tính từ mẫu khảo sát, nên chênh lệch nhỏ về điểm hoặc hạng có thể chỉ do ngẫu nhiên. Trang này không vẽ khoảng tin cậy và không coi chênh lệch nào là có ý nghĩa thống kê.",
  ],
  guide_merged: [
    "These scores were computed from published scores: where provinces were merged, nobody published a score of the new one, and the page takes the mean of its parts, weighted by population. No margin of error is known for them. Published scores rest on a sample of people, so small differences between scores or ranks may be chance. The page draws no intervals and calls no difference significant.",
    "Đây là điểm tính từ điểm đã công bố: điểm của các tỉnh, thành phố sau sáp nhập chưa được công bố, nên trang này lấy trung bình điểm của các tỉnh, thành phố cũ, có trọng số dân số, và không kèm sai số. Điểm đã công bố được tính từ mẫu khảo sát, nên chênh lệch nhỏ về điểm hoặc hạng có thể chỉ do ngẫu nhiên. Trang này không vẽ khoảng tin cậy và không coi chênh lệch nào là có ý nghĩa thống kê.",
  ],
  guide_no_variance: [
    "No standard errors were computed, so no margin of error is shown. Small differences between scores or ranks may be chance.",
    "Sai số chuẩn không được tính, nên trang này không có sai số. Chênh lệch nhỏ về điểm hoặc hạng có thể chỉ do ngẫu nhiên.",
  ],
  guide_no_errors: [
    "No standard error could be computed from these data, so no margin of error is shown. Small differences between scores or ranks may be chance.",
    "Không tính được sai số chuẩn từ số liệu này, nên trang này không có sai số. Chênh lệch nhỏ về điểm hoặc hạng có thể chỉ do ngẫu nhiên.",
  ],
  guide_small: [
    "‡ stands for a figure that is withheld because fewer than {min} people answered.",
    "‡ là số liệu không được trình bày vì có dưới {min} người trả lời.",
  ],
  guide_small_ranks: [
    "Ranks count the {many} whose figures are not shown, too.",
    "Thứ hạng vẫn tính cả các {many} có số liệu không được trình bày.",
  ],

  chooser: ["What to show", "Chọn nội dung hiển thị"],
  choose_node: ["Index, dimension or item", "Chỉ số, nội dung hoặc câu hỏi"],
  choose_domain: [() => capital(domainNoun()), () => capital(domainNoun())],
  domain_hint: ["Type a name, or choose", "Gõ tên hoặc chọn"],
  domain_none: ["No {one} has this name", "Không có {one} nào có tên này"],
  clear: ["Choose none", "Bỏ chọn"],
  overall: ["Overall", "Chung"],
  country: ["Viet Nam", "Cả nước"],
  announced: ["{node}, {domain}: {score}.", "{node}, {domain}: {score}."],

  score: ["Score", "Điểm"],
  interval: ["{level} confidence interval", "Khoảng tin cậy {level}"],
  rank: ["Rank", "Hạng"],
  rank_of: ["of {count}", "trên {count}"],
  rank_span: ["Possible ranks", "Hạng có thể có"],
  rank_low: ["Rank from", "Hạng từ"],
  rank_high: ["Rank to", "Hạng đến"],
  group: ["Group", "Nhóm"],
  change: ["Change since {before}", "Thay đổi so với {before}"],
  change_short: ["Change", "Thay đổi"],
  respondents: ["Respondents", "Số người trả lời"],
  valid_answers: ["Valid answers", "Số câu trả lời"],
  se: ["Std. error", "Sai số chuẩn"],
  low: ["Lower limit", "Cận dưới"],
  high: ["Upper limit", "Cận trên"],
  df: ["df", "df"],
  deff: ["deff", "deff"],
  notes: ["Notes", "Ghi chú"],
  code: ["Code", "Mã"],
  name: ["Name", "Tên"],
  node: ["Index, dimension or item", "Chỉ số, nội dung, câu hỏi"],
  median: ["Median", "Trung vị"],
  best: ["Best", "Cao nhất"],
  spread: ["Lowest to highest", "Thấp nhất đến cao nhất"],
  missing: ["no score", "không có điểm"],

  group_0: ["Best performers", "Điểm cao nhất"],
  group_1: ["High average", "Trung bình cao"],
  group_2: ["Low average", "Trung bình thấp"],
  group_3: ["Poor performers", "Điểm thấp nhất"],
  group_unplaced: ["No group", "Không xếp nhóm"],
  group_none: ["No score", "Không có điểm"],

  higher: ["significantly higher", "cao hơn, có ý nghĩa thống kê"],
  lower: ["significantly lower", "thấp hơn, có ý nghĩa thống kê"],
  same: ["no significant difference", "chưa đủ cơ sở để phân biệt"],
  untested: ["not tested", "chưa kiểm định"],
  relation_higher: ["+ higher", "+ cao hơn"],
  relation_lower: ["− lower", "− thấp hơn"],
  relation_same: ["≈ not apart", "≈ chưa phân biệt"],
  relation_untested: ["not tested", "chưa kiểm định"],
  compared_with: ["Compared with {name}", "So với {name}"],
  compared: [
    ({ name, higher, lower, same }) =>
      `Compared with ${name}, ${counted(higher, `${noun()[0]} is`, `${noun()[1]} are`)} significantly higher, ${lower} lower, and ${same} cannot be told apart from it.`,
    "So với {name}, {higher} {many} có điểm cao hơn và {lower} {many} có điểm thấp hơn, có ý nghĩa thống kê; {same} {many} chưa đủ cơ sở để phân biệt.",
  ],
  compared_in_part: [
    ({ name, higher, lower, same, untested }) =>
      `Compared with ${name}, ${counted(higher, `${noun()[0]} is`, `${noun()[1]} are`)} significantly higher, ${lower} lower, and ${same} cannot be told apart from it; ${counted(untested, "was", "were")} not tested.`,
    "So với {name}, {higher} {many} có điểm cao hơn và {lower} {many} có điểm thấp hơn, có ý nghĩa thống kê; {same} {many} chưa đủ cơ sở để phân biệt; {untested} {many} chưa được kiểm định.",
  ],
  compared_untested: [
    "Whether {name} differs from the others was not tested: no margin of error is known.",
    "Không kiểm định {name} có khác các {many} còn lại hay không, vì không có sai số.",
  ],
  compared_not_asked: [
    "Whether {name} differs from the others was not tested.",
    "Không kiểm định {name} có khác các {many} còn lại hay không.",
  ],
  compared_none: [
    "Choose a {one} above, in a chart or in the table, to see how it stands among the others.",
    "Hãy chọn một {one} ở trên, trong biểu đồ hoặc trong bảng để xem vị trí so với các {many} khác.",
  ],

  overview: ["Ranking and groups", "Xếp hạng và nhóm điểm"],
  ranking: ["{node}: ranking", "{node}: xếp hạng"],
  ranking_interval: [
    "Score and {level} confidence interval, {many} from highest to lowest",
    "Điểm và khoảng tin cậy {level}, các {many} từ cao đến thấp",
  ],
  ranking_plain: [
    "Score, {many} from highest to lowest; no margin of error is known",
    "Điểm của các {many} từ cao đến thấp; không có sai số",
  ],
  ranking_how: [
    "A mark for each of the {rows} {many}. With the arrow keys one goes from row to row, with Enter one chooses.",
    "{rows} ký hiệu, mỗi ký hiệu là một {one}. Dùng phím mũi tên để chuyển dòng, phím Enter để chọn.",
  ],
  ranks_head: ["Rank from–to", "Hạng từ–đến"],
  ranking_hollow: [
    "Hollow marks: no significant difference from {name}. Filled marks: significantly higher (+) or lower (−).",
    "Ký hiệu rỗng: chưa đủ cơ sở để phân biệt với {name}. Ký hiệu đặc: cao hơn (+) hoặc thấp hơn (−) có ý nghĩa thống kê.",
  ],
  ranking_untested: ["Grey marks with a dashed outline and no sign: not tested.", "Ký hiệu xám, viền nét đứt, không có dấu: chưa kiểm định."],
  hollow: ["no significant difference", "chưa đủ cơ sở để phân biệt"],

  tiles: ["{node}: groups", "{node}: nhóm điểm"],
  tiles_subtitle: ["One tile for each province, in its rough place", "Mỗi ô là một tỉnh, thành phố, ở vị trí gần đúng"],
  tiles_chips: ["The {many} by group", "Các {many} theo nhóm điểm"],
  tiles_caption: [
    "This is a chart and no map: it shows no boundaries and no areas. A tile stands for the whole province with its islands, Hoàng Sa (Đà Nẵng) and Trường Sa (Khánh Hòa) among them.",
    "Đây là biểu đồ, không phải bản đồ: hình không thể hiện đường biên giới, địa giới hành chính hay diện tích. Mỗi ô đại diện cho toàn bộ tỉnh, thành phố, kể cả biển, đảo, trong đó có Hoàng Sa (thành phố Đà Nẵng) và Trường Sa (tỉnh Khánh Hòa).",
  ],

  dimensions: ["Each dimension", "Từng nội dung"],
  multiples: ["Groups by dimension", "Nhóm điểm theo từng nội dung"],
  multiples_hint: [
    "Choose a dimension to see it in the charts above.",
    "Chọn một nội dung để xem trong các biểu đồ ở trên.",
  ],

  multiples_outlined: [
    "One tile for each province, in its rough place; {name} is outlined",
    "Mỗi ô là một tỉnh, thành phố, ở vị trí gần đúng; {name} có viền đậm",
  ],

  details: ["Profile: {name}", "Hồ sơ: {name}"],
  profile: ["{name}: dimensions", "{name}: điểm các nội dung"],
  profile_subtitle: [
    "Scores as a share of each range, against the median and the best of all {many}",
    "Điểm tính theo tỷ lệ của thang điểm từng nội dung, so với trung vị và mức cao nhất của các {many}",
  ],
  profile_subtitle_alone: ["Scores as a share of each range", "Điểm tính theo tỷ lệ của thang điểm từng nội dung"],
  profile_spread: ["lowest to highest of the {many}", "từ thấp nhất đến cao nhất của các {many}"],
  profile_median: ["Median, share of range", "Trung vị, tỷ lệ thang điểm"],
  profile_best: ["Best, share of range", "Cao nhất, tỷ lệ thang điểm"],
  share_of_range: ["Share of range", "Tỷ lệ thang điểm"],
  missing_answers: ["no answers", "không có câu trả lời"],
  withheld_small: ["fewer than {min} answered", "dưới {min} người trả lời"],
  change_up: ["▲ significant rise", "▲ tăng, có ý nghĩa thống kê"],
  change_down: ["▼ significant fall", "▼ giảm, có ý nghĩa thống kê"],
  change_not: ["△ ▽ not significant", "△ ▽ không có ý nghĩa thống kê"],
  change_untested: ["↗ ↘ change, not tested", "↗ ↘ thay đổi, chưa kiểm định"],
  change_broken: ["≠ not comparable: the definition changed", "≠ không so sánh được: định nghĩa đã thay đổi"],
  change_across: [
    "≠ beside a change: the definition changed, which may be the reason",
    "≠ cạnh mức thay đổi: định nghĩa đã thay đổi, có thể là nguyên nhân",
  ],
  change_significant: ["significant", "có ý nghĩa thống kê"],
  change_no_test: ["not tested", "chưa kiểm định"],
  change_insignificant: ["not significant", "không có ý nghĩa thống kê"],

  lowest: ["{name}: the {count} lowest", "{name}: {count} mục thấp nhất"],
  lowest_subtitle: [
    "Score as a share of the range of each item, from the lowest",
    "Điểm tính theo tỷ lệ của thang điểm từng mục, từ thấp nhất",
  ],
  lowest_withheld: [
    ({ withheld, min }) =>
      `‡ ${counted(withheld, "item is", "items are")} left out: fewer than ${min} people answered.`,
    "‡ {withheld} mục không được xét vì có dưới {min} người trả lời.",
  ],

  answers: ["How people answered", "Người dân đã trả lời thế nào"],
  shares: ["{node}: answers", "{node}: các câu trả lời"],
  shares_subtitle: [
    "Shares of the answers: {name} (thick bars) and {overall} (thin bars)",
    "Tỷ lệ các câu trả lời: {name} (thanh dày) và {overall} (thanh mỏng)",
  ],
  shares_subtitle_overall: [
    "Shares of the answers of all respondents",
    "Tỷ lệ các câu trả lời của tất cả người trả lời",
  ],
  shares_all: ["Show all {count} items", "Hiện tất cả {count} câu hỏi"],
  shares_few: ["Show the first {count} items", "Chỉ hiện {count} câu hỏi đầu"],
  item: ["Item", "Câu hỏi"],
  answer: ["Answer", "Câu trả lời"],

  figures: ["All figures", "Bảng số liệu"],
  table_domains: ["All {many}: {node}", "Các {many}: {node}"],
  table_nodes: ["All nodes: {name}", "Mọi chỉ số, nội dung, câu hỏi: {name}"],
  by_domain: ["One index, all {many}", "Một chỉ số, mọi {many}"],
  by_node: ["One {one}, all indices", "Một {one}, mọi chỉ số"],
  search: ["Search the table", "Tìm trong bảng"],
  found: [({ shown, count }) => `${shown} of ${counted(count, "row", "rows")}`, "{shown} trên {count} dòng"],
  scroll_hint: ["{caption} (scrolls sideways)", "{caption} (cuộn ngang)"],

  data_table: ["The numbers of this chart as a table", "Số liệu của biểu đồ dưới dạng bảng"],
  download: ["Download", "Tải xuống"],
  download_svg: ["SVG picture", "Hình SVG"],
  download_png: ["PNG picture", "Hình PNG"],
  download_csv: ["CSV table", "Bảng CSV"],

  method: ["How the survey was done", "Khảo sát được thực hiện và tính toán thế nào"],
  many: ["{many}", "{many}"],
  method_published: [
    "The scores are those that were published. The answers behind them are not at hand, so nothing is known of their sampling error.",
    "Các điểm là điểm đã công bố. Không có câu trả lời gốc nên không tính được sai số do chọn mẫu.",
  ],
  method_merged: [
    "The scores were computed from published scores; nobody published those of merged provinces. The answers behind them are not at hand, so nothing is known of their sampling error.",
    "Các điểm được tính từ điểm đã công bố; điểm của các tỉnh, thành phố sau sáp nhập chưa được công bố. Không có câu trả lời gốc nên không tính được sai số do chọn mẫu.",
  ],
  method_mean: [
    "The overall score is the plain mean of the {many} that have a score.",
    "Điểm chung là trung bình cộng điểm của các {many} có điểm.",
  ],
  method_differences: [
    "Differences between two {many} are tested pair by pair, with p values adjusted by Holm over all pairs at the same index, at {alpha}. What two {many} share in the sample is allowed for.",
    "Chênh lệch giữa hai {many} được kiểm định theo từng cặp, giá trị p hiệu chỉnh theo Holm trên mọi cặp của cùng một chỉ số, mức ý nghĩa {alpha}. Phần mẫu chung của hai {many}, nếu có, đã được tính đến.",
  ],
  method_changes: [
    "Changes since {before} are tested with p values adjusted by Holm over the {many} at the same index, at {alpha}.",
    "Thay đổi so với {before} được kiểm định, giá trị p hiệu chỉnh theo Holm trên các {many} của cùng một chỉ số, mức ý nghĩa {alpha}.",
  ],
  method_changes_untested: [
    "Changes since {before} were not tested, since no margin of error is known.",
    "Thay đổi so với {before} không được kiểm định vì không có sai số.",
  ],
  method_small: [
    "Figures of fewer than {min} respondents are withheld (‡).",
    "Số liệu của dưới {min} người trả lời không được trình bày (‡).",
  ],
  method_ours: [
    "Some names of contents and items are translations or wordings of this software, since no official one is known.",
    "Một số tên nội dung, câu hỏi là cách diễn đạt của phần mềm này, vì chưa có tên chính thức.",
  ],
  method_unofficial: [
    "This page is no official publication of the index.",
    "Trang này không phải là ấn phẩm chính thức của bộ chỉ số.",
  ],
  method_words: ["In words", "Mô tả"],
  method_settings: ["Every setting", "Toàn bộ thiết lập"],
  method_notes: ["Notes", "Ghi chú"],
  method_flags: ["Flags in the tables", "Các ghi chú trong bảng"],
  method_other_language: ["In Vietnamese:", "Nguyên văn bằng tiếng Anh:"],
  method_provenance: ["What is official and what is not", "Điều gì chính thức, điều gì không"],
  setting: ["Setting", "Thiết lập"],
  value: ["Value", "Giá trị"],
  none: ["none", "không có"],
  yes: ["yes", "có"],
  no: ["no", "không"],
  made: [
    "Made by chiso {version}. The page is one file and asks nothing of any server.",
    "Tạo bằng chiso {version}. Trang là một tệp duy nhất, không gửi yêu cầu đến máy chủ nào.",
  ],
  printed: ["Shown: {node} · {domain}", "Nội dung hiển thị: {node} · {domain}"],
};

/** The text of a key in the language of the page. */
export function words(key, values = {}) {
  const text = WORDS[key][view.language === "vi" ? 1 : 0];
  const [one, many] = noun();
  if (typeof text === "function") return text({ one, many, ...values });
  return text.replace(/\{(\w+)\}/g, (_, name) => ({ one, many, ...values })[name]);
}

/** The text of a thing of two languages. */
export const named = (thing) => thing[view.language] ?? thing.en;
