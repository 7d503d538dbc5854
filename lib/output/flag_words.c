/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "output/words.h"

static const struct {
    const char *name, *words[2], *sentence[2];
} flags[] = {
    {"published",
     {"published", "điểm công bố"},
     {"The score was read from a published file, not estimated from answers: nobody publishes its "
      "margin of error.",
      "Điểm lấy từ tệp đã công bố, không ước lượng từ câu trả lời: sai số của điểm không được công "
      "bố."}},
    {"withheld",
     {"withheld", "không công bố"},
     {"The publisher withheld the score.", "Đơn vị công bố không công bố điểm này."}},
    {"approximate",
     {"approximate", "xấp xỉ"},
     {"Nobody published this score: it is the mean of the scores of the provinces that were "
      "merged, "
      "weighted by population.",
      "Điểm này không được công bố: là trung bình điểm của các tỉnh được hợp nhất, gia quyền theo "
      "dân số."}},
    {"small_cell",
     {"too few respondents", "quá ít người trả lời"},
     {"So few people answered that the figure is not shown, for the sake of their privacy.",
      "Số người trả lời quá ít nên không hiển thị số liệu, để bảo vệ người trả lời."}},
    {"no_answers",
     {"no answers", "không có câu trả lời"},
     {"There is no valid answer.", "Không có câu trả lời hợp lệ."}},
    {"incomplete",
     {"incomplete", "chưa đủ"},
     {"There are answers, but something that the score is made of has none.",
      "Có câu trả lời, nhưng một thành phần của điểm không có câu trả lời nào."}},
    {"few_answers",
     {"few answers", "ít câu trả lời"},
     {"So few people answered that the figure is to be read with care.",
      "Ít người trả lời, cần thận trọng khi đọc số liệu."}},
    {"few_psus",
     {"few sampling units", "ít đơn vị mẫu"},
     {"Fewer than 8 degrees of freedom: few places were sampled, and the margin of error itself is "
      "uncertain.",
      "Dưới 8 bậc tự do: chọn mẫu ở ít địa bàn, nên bản thân sai số cũng không chắc chắn."}},
    {"no_df",
     {"no degrees of freedom", "không có bậc tự do"},
     {"The sample does not tell how far off the figure may be: there is no interval.",
      "Mẫu không cho biết số liệu có thể lệch bao nhiêu: không có khoảng tin cậy."}},
    {"high_cv",
     {"large error", "sai số lớn"},
     {"The standard error is above 30% of the figure.", "Sai số chuẩn lớn hơn 30% số liệu."}},
    {"exact",
     {"exact interval", "khoảng tin cậy chính xác"},
     {"All or nobody gave this answer: the interval is that of Clopper and Pearson.",
      "Tất cả hoặc không ai trả lời như vậy: khoảng tin cậy theo Clopper và Pearson."}},
    {"no_deff",
     {"no design effect", "không có hệ số thiết kế"},
     {"The weights sum to no more than the respondents: there is no design effect without "
      "replacement.",
      "Tổng trọng số không lớn hơn số người trả lời: không tính được hệ số thiết kế không hoàn "
      "lại."}},
    {"dropped_replicates",
     {"replicates left out", "bỏ bớt mẫu lặp"},
     {"In some replicates there is nobody; they are left out.",
      "Một số mẫu lặp không có ai và bị loại ra."}},
    {"break",
     {"definition changed", "định nghĩa thay đổi"},
     {"The definition changed between the rounds: the two scores are not of the same thing.",
      "Định nghĩa thay đổi giữa hai kỳ: hai điểm số không đo cùng một nội dung."}},
    {"unverified",
     {"definition not checked", "chưa đối chiếu định nghĩa"},
     {"An instrument is not at hand: names alone were compared.",
      "Không có bộ công cụ của một kỳ: chỉ so sánh được tên gọi."}},
    {"too_high", {"too high", "quá cao"}, {"Above its threshold.", "Vượt ngưỡng."}},
    {"too_low", {"too low", "quá thấp"}, {"Below its threshold.", "Dưới ngưỡng."}},
    {"straight_line",
     {"one answer throughout", "chỉ một đáp án"},
     {"Both records gave nearly one answer throughout.",
      "Cả hai phiếu gần như chỉ có một đáp án."}},
    {"not_positive",
     {"no time at all", "không có thời lượng"},
     {"The interview took no time, or less.", "Thời lượng phỏng vấn bằng 0 hoặc âm."}},
    {"unreadable",
     {"cannot be read", "không đọc được"},
     {"What stands there is no time.", "Nội dung không phải là thời gian."}},
    {"too_few",
     {"too few to compare", "quá ít để so sánh"},
     {"Too few answers or interviews: it was not compared with others.",
      "Quá ít câu trả lời hoặc phiếu: không so sánh."}},
    {"not_compared",
     {"not compared", "không so sánh"},
     {"There is nothing to compare it with.", "Không có gì để so sánh."}},
    {"only_before",
     {"earlier round only", "chỉ có ở kỳ trước"},
     {"Only the earlier round has it.", "Chỉ có ở kỳ trước."}},
    {"only_after",
     {"later round only", "chỉ có ở kỳ sau"},
     {"Only the later round has it.", "Chỉ có ở kỳ sau."}},
    {"reverse",
     {"runs against the others", "ngược chiều các câu khác"},
     {"The item runs against the others: it may ask the other way round.",
      "Câu hỏi ngược chiều các câu khác: có thể là câu hỏi đảo."}},
    {"no_variance",
     {"one answer only", "chỉ có một câu trả lời"},
     {"Everybody gave the same answer to the item, so it tells nothing and is left out.",
      "Mọi người trả lời câu này như nhau, nên câu hỏi không cho biết gì và bị loại ra."}},
    {"items_left_out",
     {"items left out", "bỏ bớt câu hỏi"},
     {"Items to which everybody gave the same answer are left out.",
      "Các câu hỏi mà mọi người trả lời như nhau bị loại ra."}},
    {"few_items",
     {"too few items", "quá ít câu hỏi"},
     {"There are too few items for the figure, or for so many factors.",
      "Quá ít câu hỏi cho số liệu này, hoặc cho chừng ấy nhân tố."}},
    {"no_pairs",
     {"items nobody answered both", "có hai câu không ai cùng trả lời"},
     {"Too few people answered some two of the items, or gave one of them the same answer, so how "
      "they go together is not known.",
      "Có hai câu hỏi mà quá ít người cùng trả lời, hoặc trả lời một câu như nhau, nên không biết "
      "chúng liên quan ra sao."}},
    {"singular",
     {"an item follows from others", "có câu suy ra từ câu khác"},
     {"Some item follows from the others, so correlations have no inverse and the figure does not "
      "exist.",
      "Có câu hỏi suy ra hoàn toàn từ các câu khác, nên ma trận tương quan không nghịch đảo "
      "được."}},
    {"undefined",
     {"does not exist", "không xác định"},
     {"The figure is nothing divided by nothing: it does not exist.",
      "Số liệu là 0 chia cho 0: không xác định."}},
    {"smoothed",
     {"correlations smoothed", "tương quan đã làm trơn"},
     {"Polychoric correlations stood at their end or contradicted each other, and were changed a "
      "little.",
      "Một số tương quan polychoric chạm biên hoặc mâu thuẫn nhau và đã được chỉnh đôi chút."}},
    {"improper",
     {"improper solution", "nghiệm không hợp lệ"},
     {"Factors take all of an item (a Heywood case), or the search for them did not settle: too "
      "many "
      "factors, or too few people.",
      "Nhân tố chiếm toàn bộ một câu hỏi (trường hợp Heywood), hoặc phép tìm chưa hội tụ: quá "
      "nhiều "
      "nhân tố hoặc quá ít người."}},
    {"too_few",
     {"fewer people than coefficients", "ít người hơn số hệ số"},
     {"No more people answered everything than the regression has coefficients.",
      "Số người trả lời đủ không nhiều hơn số hệ số của hồi quy."}},
    {"constant",
     {"no variation", "không biến thiên"},
     {"The outcome or a predictor is the same for all.",
      "Biến kết quả hoặc một biến giải thích giống nhau ở mọi người."}},
    {"collinear",
     {"predictors overlap", "biến giải thích trùng nhau"},
     {"A predictor is wholly made up of others: their coefficients cannot be told apart.",
      "Một biến giải thích hoàn toàn do các biến khác tạo thành: không tách được hệ số của "
      "chúng."}},
    {"separated",
     {"told apart wholly", "phân biệt hoàn toàn"},
     {"The predictors tell wholly who gave which answer: no coefficient is finite.",
      "Các biến giải thích phân biệt hoàn toàn ai trả lời thế nào: hệ số không hữu hạn."}},
    {"near_cut",
     {"could be on either side", "sát ranh giới"},
     {"The sample does not tell on which side of the line between quadrants it lies.",
      "Mẫu không cho biết nằm ở phía nào của ranh giới giữa các nhóm ưu tiên."}},
};

/* The place of a name, or the count. */
static size_t find(const char *name, size_t length) {
    size_t i = 0;
    while (i < sizeof flags / sizeof flags[0] &&
           (strlen(flags[i].name) != length || memcmp(flags[i].name, name, length) != 0))
        i++;
    return i;
}

const char *chiso__flag_words(const char *name, size_t length, int32_t language) {
    const size_t at = find(name, length);
    return at < sizeof flags / sizeof flags[0] ? flags[at].words[language] : NULL;
}

const char *chiso__flag_sentence(const char *name, size_t length, int32_t language) {
    const size_t at = find(name, length);
    return at < sizeof flags / sizeof flags[0] ? flags[at].sentence[language] : NULL;
}

void chiso__flags_in_words(chiso__buffer *out, const char *text, const char *but,
                           int32_t language) {
    const char *between = "";
    for (size_t length; text != NULL && *text != '\0'; text += length + (text[length] == ';')) {
        length = strcspn(text, ";");
        if (but != NULL && strlen(but) == length && memcmp(text, but, length) == 0) continue;
        const char *words = chiso__flag_words(text, length, language);
        chiso__buffer_text(out, between);
        chiso__buffer_add(out, words != NULL ? words : text,
                          words != NULL ? strlen(words) : length);
        between = "; ";
    }
}
