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
    {"by", {"columns whose values are the domains", "các cột chia nhóm so sánh"}},
    {"province", {"column of the province", "cột tỉnh, thành phố"}},
    {"where", {"condition that respondents meet", "điều kiện chọn người trả lời"}},
    {"geography", {"list of provinces", "danh mục tỉnh, thành phố"}},
    {"populations", {"files of populations", "tệp dân số"}},
    {"metric", {"how an answer becomes a score", "cách chuyển câu trả lời thành điểm"}},
    {"pooling", {"how items are put together", "cách gộp các câu hỏi"}},
    {"nation", {"what the row of the whole is", "dòng chung được tính thế nào"}},
    {"variance", {"how standard errors are made", "cách tính sai số chuẩn"}},
    {"scheme", {"how replicates are made", "cách tạo mẫu lặp"}},
    {"replicates", {"number of replicates", "số mẫu lặp"}},
    {"seed", {"seed of the random numbers", "giá trị khởi tạo số ngẫu nhiên"}},
    {"lone_psu", {"strata of one sampling unit", "tầng chỉ có một đơn vị mẫu"}},
    {"level", {"level of the intervals", "độ tin cậy của khoảng"}},
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
