/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "output/words.h"

static const struct {
    const char *key, *words[2];
} settings[] = {
    {"instrument",
     {"instrument: what was asked, and how it becomes an index",
      "bộ công cụ: hỏi gì và tính chỉ số ra sao"}},
    {"before_instrument", {"instrument of the earlier round", "bộ công cụ của kỳ trước"}},
    {"after_instrument", {"instrument of the later round", "bộ công cụ của kỳ sau"}},
    {"files", {"files that were read", "các tệp đã đọc"}},
    {"before_files", {"files of the earlier round", "các tệp của kỳ trước"}},
    {"after_files", {"files of the later round", "các tệp của kỳ sau"}},
    {"delimiter", {"what separates the fields", "ký tự phân cách"}},
    {"decimal", {"decimal mark of the files", "dấu thập phân của tệp"}},
    {"missing", {"texts that count as missing", "các giá trị coi là khuyết"}},
    {"invalid", {"what becomes of invalid answers", "cách xử lý câu trả lời không hợp lệ"}},
    {"weight", {"column of the sampling weight", "cột trọng số mẫu"}},
    {"strata", {"column of the strata", "cột tầng chọn mẫu"}},
    {"psu",
     {"columns of the sampling units, stage by stage", "các cột đơn vị mẫu, theo từng giai đoạn"}},
    {"fpc",
     {"columns of population sizes or sampling fractions",
      "các cột quy mô tổng thể hoặc tỷ lệ chọn mẫu"}},
    {"repweights", {"columns of replicate weights", "các cột trọng số lặp"}},
    {"rep_type", {"how the replicate weights were made", "cách tạo trọng số lặp"}},
    {"rep_combined",
     {"whether replicate weights are whole weights", "trọng số lặp có phải là trọng số đầy đủ"}},
    {"rep_scale",
     {"what the squares of the replicates are multiplied with",
      "hệ số nhân bình phương của mẫu lặp"}},
    {"rep_rscales", {"the same for each replicate", "hệ số đó của từng mẫu lặp"}},
    {"fay_rho", {"Fay's factor", "hệ số Fay"}},
    {"scale",
     {"what the squares of the replicates are multiplied with",
      "hệ số nhân bình phương của mẫu lặp"}},
    {"rep_center", {"what the replicates vary about", "mẫu lặp dao động quanh giá trị nào"}},
    {"rank_shares",
     {"shares of the replicates among the first so many", "tỷ lệ mẫu lặp thuộc nhóm đầu"}},
    {"quantile_rule", {"how a quantile is defined", "cách định nghĩa phân vị"}},
    {"quantile_interval", {"interval of a quantile", "khoảng tin cậy của phân vị"}},
    {"psus_before", {"sampling units of the earlier round", "số đơn vị mẫu của kỳ trước"}},
    {"psus_after", {"sampling units of the later round", "số đơn vị mẫu của kỳ sau"}},
    {"psus_shared", {"sampling units in both rounds", "số đơn vị mẫu chung của hai kỳ"}},
    {"by", {"columns whose values are the domains", "các cột chia nhóm so sánh"}},
    {"province", {"column of the province", "cột tỉnh, thành phố"}},
    {"where", {"condition that respondents meet", "điều kiện chọn người trả lời"}},
    {"geography", {"list of provinces", "danh mục tỉnh, thành phố"}},
    {"populations", {"files of populations", "tệp dân số"}},
    {"metric", {"how an answer becomes a score", "cách chuyển câu trả lời thành điểm"}},
    {"pooling", {"how items are put together", "cách gộp các câu hỏi"}},
    {"nation", {"what the row of the whole is", "dòng chung được tính thế nào"}},
    {"outcome", {"what is explained", "biến kết quả"}},
    {"predictors", {"what explains it", "các biến giải thích"}},
    {"regression", {"how it is explained", "dạng hồi quy"}},
    {"event", {"answer whose odds are modelled", "câu trả lời được mô hình hóa"}},
    {"importance", {"what importance is", "mức quan trọng là gì"}},
    {"performance_scale", {"scale of performance", "thang đo mức đạt được"}},
    {"weight_interval", {"interval of relative weights", "khoảng tin cậy của trọng số tương đối"}},
    {"weight_scheme", {"how its replicates are made", "cách tạo mẫu lặp của khoảng đó"}},
    {"weight_replicates", {"number of its replicates", "số mẫu lặp của khoảng đó"}},
    {"weight_seed", {"seed of its replicates", "giá trị khởi tạo của mẫu lặp đó"}},
    {"variance", {"how standard errors are made", "cách tính sai số chuẩn"}},
    {"scheme", {"how replicates are made", "cách tạo mẫu lặp"}},
    {"replicates", {"number of replicates", "số mẫu lặp"}},
    {"seed", {"seed of the random numbers", "giá trị khởi tạo số ngẫu nhiên"}},
    {"lone_psu", {"strata of one sampling unit", "tầng chỉ có một đơn vị mẫu"}},
    {"level", {"level of the intervals", "độ tin cậy của khoảng tin cậy"}},
    {"interval", {"kind of interval", "loại khoảng tin cậy"}},
    {"deff",
     {"design effect compared with sampling with or without replacement",
      "hệ số thiết kế so với chọn mẫu có hay không hoàn lại"}},
    {"df", {"degrees of freedom", "bậc tự do"}},
    {"min_n", {"fewest respondents", "số người trả lời tối thiểu"}},
    {"suppress", {"figures of small cells are emptied", "ẩn số liệu của ô quá nhỏ"}},
    {"rank_sets", {"what the range of ranks promises", "khoảng thứ hạng bảo đảm điều gì"}},
    {"rank_level", {"level of the ranges of ranks", "độ tin cậy của khoảng thứ hạng"}},
    {"rank_draws", {"how often errors are drawn for them", "số lần rút sai số cho khoảng đó"}},
    {"rank_seed", {"from which seed", "từ giá trị khởi tạo"}},
    {"rank_steps", {"how they are made", "cách tính khoảng đó"}},
    {"breaks",
     {"what becomes of nodes whose definition changed", "cách xử lý nội dung đã đổi định nghĩa"}},
    {"family", {"over what p is adjusted", "hiệu chỉnh p trong phạm vi nào"}},
    {"differences", {"which differences", "những chênh lệch nào"}},
    {"rounds", {"whether the rounds share sampling units", "hai kỳ có chung đơn vị mẫu không"}},
    {"lang", {"language", "ngôn ngữ"}},
    {"provenance",
     {"where the instrument comes from, and what of it is official",
      "nguồn gốc bộ công cụ, và phần nào là chính thức"}},
};

const char *chiso__setting_words(const char *key, int32_t language) {
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        if (strcmp(settings[i].key, key) == 0) return settings[i].words[language];
    }
    return NULL;
}

/* --- what the value of an option means --- */

static const struct {
    const char *key, *value, *words[2];
} values[] = {
    {"delimiter", "found by looking", {"found by looking", "tự nhận biết từ tệp"}},
    {"decimal", "found by looking", {"found by looking", "tự nhận biết từ tệp"}},
    {"invalid", "fault", {"they are an error", "báo lỗi"}},
    {"invalid", "missing", {"they count as missing", "coi là khuyết"}},
    {"rep_combined", "yes", {"yes", "có"}},
    {"rep_combined", "no", {"no", "không"}},
    {"rep_center", "mean", {"their mean", "trung bình của các mẫu lặp"}},
    {"rep_center", "estimate", {"the estimate of the whole sample", "ước lượng của toàn mẫu"}},
    {"geography",
     "63",
     {"the 63 provinces before 1 July 2025", "63 tỉnh, thành phố trước 01/7/2025"}},
    {"geography", "34", {"the 34 provinces since 1 July 2025", "34 tỉnh, thành phố từ 01/7/2025"}},
    {"geography", "regions", {"the six regions", "sáu vùng kinh tế - xã hội"}},
    {"metric",
     "top2",
     {"share of “satisfied” and “very satisfied”", "tỷ lệ “hài lòng” và “rất hài lòng”"}},
    {"metric",
     "mean-percent",
     {"mean answer in per cent of the highest", "mức trung bình theo phần trăm của mức cao nhất"}},
    {"metric",
     "mean-minmax",
     {"mean answer from 0 (lowest) to 100", "mức trung bình quy về thang 0–100"}},
    {"pooling", "pool", {"all answers together", "gộp mọi câu trả lời"}},
    {"pooling", "item-mean", {"mean of the items", "trung bình các câu hỏi"}},
    {"pooling", "content-mean", {"mean of the contents", "trung bình các nội dung"}},
    {"pooling", "group-mean", {"mean of the groups", "trung bình các nhóm nội dung"}},
    {"nation",
     "pool",
     {"all respondents together, weighted", "gộp mọi người trả lời, có trọng số"}},
    {"nation", "province-mean", {"plain mean of the domains", "trung bình cộng các đơn vị"}},
    {"variance", "taylor", {"Taylor linearisation", "tuyến tính hóa Taylor"}},
    {"variance", "none", {"none computed", "không tính"}},
    {"variance", "jackknife", {"jackknife replicates", "mẫu lặp jackknife"}},
    {"variance", "brr", {"balanced repeated replication", "lặp cân bằng"}},
    {"variance", "fay", {"balanced repeated replication after Fay", "lặp cân bằng của Fay"}},
    {"variance",
     "bootstrap",
     {"bootstrap of the sampling units", "bootstrap trên các đơn vị chọn mẫu"}},
    {"variance", "repweights", {"replicate weights of the file", "trọng số lặp có trong tệp"}},
    {"lone_psu", "fail", {"refused", "báo lỗi"}},
    {"lone_psu", "certainty", {"add nothing to the variance", "không đóng góp vào phương sai"}},
    {"lone_psu",
     "centre",
     {"measured from the mean of all units", "so với trung bình của mọi đơn vị"}},
    {"lone_psu",
     "average",
     {"average variance of the others", "phương sai trung bình của các tầng khác"}},
    {"lone_psu", "remove", {"left out of the variance", "không đưa vào phương sai"}},
    {"interval", "default", {"of each statistic its own", "mặc định của từng thống kê"}},
    {"deff", "replace", {"with replacement", "chọn có hoàn lại"}},
    {"deff", "without", {"without replacement", "chọn không hoàn lại"}},
    {"df", "design", {"from the design, of each row its own", "theo thiết kế mẫu, từng dòng"}},
    {"rank_sets",
     "simultaneous",
     {"all together hold the true ranks", "tất cả đồng thời chứa hạng thật"}},
    {"rank_sets",
     "marginal",
     {"each by itself holds its true rank", "từng khoảng riêng lẻ chứa hạng thật"}},
    {"rank_sets", "none", {"none computed", "không tính"}},
    {"rank_steps", "stepdown", {"step by step", "từng bước"}},
    {"rank_steps", "single", {"in one step", "một bước"}},
    {"family", "node", {"each node by itself", "từng nội dung"}},
    {"family", "all", {"all nodes together", "tất cả nội dung"}},
    {"differences", "whole", {"from the whole", "so với toàn bộ"}},
    {"differences", "pairs", {"all pairs", "mọi cặp"}},
    {"differences", "named", {"from one that is named", "so với một đơn vị được nêu"}},
    {"rounds", "independent", {"samples drawn apart", "hai mẫu độc lập"}},
    {"rounds", "panel", {"they share sampling units", "có chung đơn vị mẫu"}},
    {"breaks", "skip", {"they are not compared", "không so sánh"}},
    {"breaks", "compare", {"they are compared", "vẫn so sánh"}},
    {"regression", "gaussian", {"linear regression", "hồi quy tuyến tính"}},
    {"regression", "logistic", {"logistic regression", "hồi quy logistic"}},
    {"importance", "relative-weight", {"relative weight, % of R²", "trọng số tương đối, % của R²"}},
    {"importance", "standardized", {"standardised coefficient", "hệ số chuẩn hóa"}},
    {"performance_scale",
     "0-100",
     {"lowest answer 0, highest 100", "câu trả lời thấp nhất là 0, cao nhất là 100"}},
    {"performance_scale", "own", {"answers as they are", "câu trả lời như vốn có"}},
    {"weight_interval", "percentile", {"percentiles of a bootstrap", "phân vị của bootstrap"}},
    {"lang", "en", {"English", "tiếng Anh"}},
    {"lang", "vi", {"Vietnamese", "tiếng Việt"}},
};

const char *chiso__setting_value_words(const char *key, const char *value, int32_t language) {
    for (size_t i = 0; value != NULL && i < sizeof values / sizeof values[0]; i++)
        if (strcmp(values[i].key, key) == 0 && strcmp(values[i].value, value) == 0)
            return values[i].words[language];
    return NULL;
}

const char *chiso__setting_shown(const chiso_result *result, size_t setting, size_t index) {
    static const char *const paths[] = {"files", "populations"};
    const char *key = chiso_result_setting_key(result, setting);
    const char *text = chiso_result_setting_text(result, setting, index);
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        const char *slash = strcmp(key, paths[i]) == 0 ? strrchr(text, '/') : NULL;
        if (slash != NULL) return slash + 1;
    }
    return text;
}
