/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and advice, in English and Vietnamese. */
#include "quality/rows.h"

const chiso__quality_name chiso__measure_names[CHISO__MEASURES] = {
    [CHISO__PERCENT_MATCH] = {"percent_match",
                              {"same answers as another", "trùng câu trả lời với phiếu khác"}},
    [CHISO__OWN_MATCH] = {"own_match",
                          {"most like others of the same interviewer",
                           "giống nhất phiếu cùng điều tra viên"}},
    [CHISO__STRAIGHT_LINE] = {"straight_line",
                              {"one answer to nearly all", "một đáp án cho gần hết câu hỏi"}},
    [CHISO__LONG_STRING] = {"long_string", {"long run of one answer", "chuỗi dài một đáp án"}},
    [CHISO__RESPONSE_VARIABILITY] = {"response_variability",
                                     {"variability of answers", "độ biến thiên câu trả lời"}},
    [CHISO__ITEM_NONRESPONSE] = {"item_nonresponse",
                                 {"missing answers", "câu trả lời bị bỏ trống"}},
    [CHISO__NOT_ASKED_SHARE] = {"not_asked", {"questions not asked", "câu hỏi không được hỏi"}},
    [CHISO__INTERVIEWER_VARIANCE] = {"interviewer_variance",
                                     {"variance within an interviewer",
                                      "phương sai trong một điều tra viên"}},
    [CHISO__INTERVIEWER_EFFECT] = {"interviewer_effect",
                                   {"effect of interviewers", "ảnh hưởng của điều tra viên"}},
    [CHISO__DURATION] = {"duration", {"duration in minutes", "thời lượng (phút)"}},
    [CHISO__OVERLAP] = {"overlap", {"interviews that overlap", "phỏng vấn chồng thời gian"}},
    [CHISO__WEIGHT_EFFECT] = {"weight_effect", {"effect of weights", "ảnh hưởng của trọng số"}},
    [CHISO__WEIGHT] = {"weight", {"extreme weight", "trọng số quá lớn"}},
    [CHISO__FOUND] = {"found", {"interviews with a finding", "phiếu có dấu hiệu cần xem lại"}},
};

const chiso__quality_name chiso__rung_names[CHISO__RUNGS] = {
    [CHISO__OF_WHOLE] = {"whole", {"all", "toàn bộ"}},
    [CHISO__OF_RECORD] = {"record", {"record", "phiếu"}},
    [CHISO__OF_PAIR] = {"pair", {"pair", "cặp phiếu"}},
    [CHISO__OF_INTERVIEWER] = {"interviewer", {"interviewer", "điều tra viên"}},
    [CHISO__OF_VILLAGE] = {"village", {"village", "thôn"}},
    [CHISO__OF_ITEM] = {"item", {"item", "câu hỏi"}},
};

const char *const chiso__verdict_names[CHISO__VERDICTS] = {
    [CHISO__TOO_HIGH] = "too_high",         [CHISO__TOO_LOW] = "too_low",
    [CHISO__NOT_POSITIVE] = "not_positive", [CHISO__UNREADABLE] = "unreadable",
    [CHISO__TOO_FEW] = "too_few",           [CHISO__NOT_COMPARED] = "not_compared",
};

const chiso__quality_name chiso__statistic_names[] = {
    {"share_beyond", {"share beyond the threshold", "tỷ lệ vượt ngưỡng"}},
    {"distribution", {"distribution", "phân bố"}},
    {"minimum", {"minimum", "nhỏ nhất"}},
    {"q05", {"5 % quantile", "phân vị 5 %"}},
    {"q25", {"25 % quantile", "phân vị 25 %"}},
    {"median", {"median", "trung vị"}},
    {"q75", {"75 % quantile", "phân vị 75 %"}},
    {"q95", {"95 % quantile", "phân vị 95 %"}},
    {"q99", {"99 % quantile", "phân vị 99 %"}},
    {"maximum", {"maximum", "lớn nhất"}},
    {"auto", {"threshold that the data suggest", "ngưỡng do dữ liệu gợi ý"}},
    {"share", {"share", "tỷ lệ"}},
    {"reason", {"of these, by reason", "trong đó, theo lý do"}},
    {"icc", {"intraclass correlation", "tương quan nội nhóm"}},
    {"deff", {"design effect", "hệ số thiết kế"}},
    {"n_eff", {"effective n", "n hiệu dụng"}},
    {"largest_1_percent", {"share of the largest 1 %", "tỷ phần của 1 % lớn nhất"}},
    {"largest_ratio", {"largest, of the median", "lớn nhất so với trung vị"}},
    {"zeros", {"weights of 0", "trọng số bằng 0"}},
    {NULL, {NULL, NULL}},
};

/* The first row that fits is the advice. */
static const struct {
    chiso__measure measure;
    int rung; /* negative: any */
    chiso__verdict verdict;
    const char *words[2];
} advice[] = {
    {CHISO__PERCENT_MATCH,
     -1,
     CHISO__TOO_HIGH,
     {"compare the two questionnaires: was one copied from the other, or entered twice?",
      "đối chiếu hai phiếu: có phiếu nào chép lại hoặc nhập hai lần không?"}},
    {CHISO__OWN_MATCH,
     -1,
     CHISO__TOO_HIGH,
     {"people are most like others of the same interviewer more often than elsewhere: compare his "
      "or her questionnaires with each other",
      "phiếu giống nhất với phiếu của cùng điều tra viên nhiều hơn nơi khác: đối chiếu các phiếu "
      "của người này với nhau"}},
    {CHISO__STRAIGHT_LINE,
     -1,
     CHISO__TOO_HIGH,
     {"nearly every answer is the same: listen to the recording, or call the person back",
      "gần như mọi câu cùng một đáp án: nghe lại ghi âm hoặc gọi lại người trả lời"}},
    {CHISO__LONG_STRING,
     -1,
     CHISO__TOO_HIGH,
     {"many questions in a row have one answer: was the rest of the page filled in?",
      "nhiều câu liền nhau cùng một đáp án: phần còn lại của trang có bị điền cho đủ không?"}},
    {CHISO__RESPONSE_VARIABILITY,
     -1,
     CHISO__TOO_LOW,
     {"answers vary far less than those of others: were the questions read out?",
      "câu trả lời ít biến thiên hơn hẳn người khác: các câu hỏi có được đọc lên không?"}},
    {CHISO__ITEM_NONRESPONSE,
     CHISO__OF_ITEM,
     CHISO__TOO_HIGH,
     {"more people leave this question out than others: look at its wording and at its place",
      "nhiều người bỏ trống câu này hơn các câu khác: xem lại cách hỏi và vị trí của câu"}},
    {CHISO__ITEM_NONRESPONSE,
     -1,
     CHISO__TOO_HIGH,
     {"more answers are missing than elsewhere: sit in on an interview",
      "thiếu câu trả lời nhiều hơn nơi khác: dự một buổi phỏng vấn"}},
    {CHISO__ITEM_NONRESPONSE,
     -1,
     CHISO__TOO_LOW,
     {"fewer answers are missing than elsewhere, as where interviews are made up: call some people "
      "back",
      "thiếu câu trả lời ít hơn nơi khác, như khi phiếu bị điền khống: gọi lại một số người"}},
    {CHISO__NOT_ASKED_SHARE,
     -1,
     CHISO__TOO_HIGH,
     {"more questions are passed over than elsewhere: were filter questions answered so that the "
      "rest need not be asked?",
      "bỏ qua câu hỏi nhiều hơn nơi khác: câu lọc có bị trả lời để khỏi hỏi tiếp không?"}},
    {CHISO__NOT_ASKED_SHARE,
     -1,
     CHISO__TOO_LOW,
     {"fewer questions are passed over than elsewhere: are filter questions understood?",
      "bỏ qua câu hỏi ít hơn nơi khác: câu lọc có được hiểu đúng không?"}},
    {CHISO__INTERVIEWER_VARIANCE,
     -1,
     CHISO__TOO_LOW,
     {"the people of this interviewer answer more alike than those of others: call some of them "
      "back",
      "người do điều tra viên này hỏi trả lời giống nhau hơn hẳn: gọi lại một số người"}},
    {CHISO__INTERVIEWER_EFFECT,
     -1,
     CHISO__TOO_HIGH,
     {"answers depend on who asks, or where: compare interviewers who work in one place",
      "câu trả lời phụ thuộc người hỏi hoặc địa bàn: so sánh điều tra viên cùng địa bàn"}},
    {CHISO__DURATION,
     CHISO__OF_INTERVIEWER,
     CHISO__TOO_LOW,
     {"interviews are shorter than those of others: are all questions asked?",
      "phỏng vấn ngắn hơn người khác: có hỏi đủ câu không?"}},
    {CHISO__DURATION,
     CHISO__OF_INTERVIEWER,
     CHISO__TOO_HIGH,
     {"interviews are longer than those of others: sit in on one",
      "phỏng vấn dài hơn người khác: dự một buổi phỏng vấn"}},
    {CHISO__DURATION,
     -1,
     CHISO__TOO_LOW,
     {"too short to ask every question: listen to the recording, or call the person back",
      "quá ngắn để hỏi đủ câu: nghe lại ghi âm hoặc gọi lại người trả lời"}},
    {CHISO__DURATION,
     -1,
     CHISO__TOO_HIGH,
     {"far longer than others: was the form left open, or the time written down wrongly?",
      "dài hơn hẳn: phiếu bị để mở hay ghi sai giờ?"}},
    {CHISO__DURATION,
     -1,
     CHISO__NOT_POSITIVE,
     {"the interview took no time, or less: correct the times",
      "thời lượng bằng 0 hoặc âm: sửa lại "
      "giờ"}},
    {CHISO__DURATION,
     -1,
     CHISO__UNREADABLE,
     {"the time cannot be read: write 2024-05-31 08:15 or 31/05/2024 08:15",
      "không đọc được giờ: viết 2024-05-31 08:15 hoặc 31/05/2024 08:15"}},
    {CHISO__OVERLAP,
     -1,
     CHISO__TOO_HIGH,
     {"the interviewer was still at another interview: a time is wrong, or one of the two did not "
      "take place",
      "điều tra viên còn đang phỏng vấn người khác: ghi sai giờ, hoặc một cuộc không diễn ra"}},
    {CHISO__WEIGHT_EFFECT,
     -1,
     CHISO__TOO_HIGH,
     {"weights vary so much that much of the sample is lost: look at how they were made, and at "
      "trimming",
      "trọng số biến động làm mất nhiều cỡ mẫu: xem lại cách tính và việc cắt trọng số"}},
    {CHISO__WEIGHT,
     -1,
     CHISO__TOO_HIGH,
     {"one person stands for many: check how the weight was made",
      "một người đại diện cho quá nhiều người: kiểm tra cách tính trọng số"}},
};

const char *chiso__quality_advice(chiso__measure measure, chiso__rung rung, chiso__verdict verdict,
                                  int32_t language) {
    for (size_t i = 0; i < sizeof advice / sizeof advice[0]; i++) {
        if (advice[i].measure == measure && advice[i].verdict == verdict &&
            (advice[i].rung < 0 || advice[i].rung == (int)rung))
            return advice[i].words[language];
    }
    return NULL;
}
