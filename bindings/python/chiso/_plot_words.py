# SPDX-License-Identifier: GPL-3.0-or-later
"""What pictures say, in both languages."""

from __future__ import annotations

from typing import Any

_WORDS = {
    "en": {
        "scores": "{code}: scores with {level} % confidence intervals",
        "scores alone": "{code}: scores",
        "scores published": "{code}: published scores",
        "ranks": "{code}: ranks, and the ranks that each may really have",
        "ranks alone": "{code}: ranks",
        "profile": "{domain}: the parts of {code}",
        "change": "{code}: change between two rounds",
        "change named": "{code}: change from {before} to {after}",
        "rank axis": "Rank (1 is best)",
        "change axis": "{name}: later less earlier score",
        "same range": "Score (each can range from {low} to {high})",
        "share": "Score as a share of the range of each, in % (0 is its lowest possible score, 100 its highest)",
        "spread": "Place of the score between the lowest (0) and the highest (100) of all domains, of each by itself",
        "score column": "score",
        "rank column": "rank",
        "score and rank": "score, rank",
        "change column": "change",
        "whole": "the whole",
        "best": "the best of each",
        "median": "the median",
        "up": "up",
        "down": "down",
        "none": "cannot be told from no change",
        "untested": "not tested",
        "whiskers": "Whiskers: {level} % confidence intervals.",
        "no intervals": "There are no standard errors, hence no intervals.",
        "whole line": "Dashed: the whole, {score}.",
        "whole band": "Dashed, with a band: the whole, {score}, and its interval.",
        "sets": "Bars: {kind} {level} % confidence sets of the ranks.",
        "no sets": "There are no standard errors, hence no sets of ranks.",
        "simultaneous": "simultaneous",
        "marginal": "marginal",
        "filled": "Filled: p, adjusted by Holm, is below {alpha}.",
        "left out": "Left out for want of {what}: {count} ({names}).",
        "a score": "a score",
        "a rank": "a rank",
        "a change": "a change",
        "first": "Shown: {shown} of {all}.",
        "flags": "Flag {flag}: {count} of {all}.",
        "more": "and {count} more",
        "drivers": "{outcome}: what moves it, and how it is rated",
        "importance relative-weight": "Importance: relative weight, % of R²",
        "importance standardized": "Importance: standardised coefficient",
        "performance axis": "Performance: mean from 0, the lowest answer, to 100, the highest",
        "performance own": "Performance: mean of the answers as they are",
        "means": "Dashed: the means of all that is shown.",
        "both whiskers": "Whiskers: {level} % confidence intervals.",
        "hollow": "Hollow: may as well lie on the other side of a line.",
        "r squared": "R² is {value}.",
        "concentrate here": "concentrate here",
        "keep up": "keep up the good work",
        "low priority": "low priority",
        "possible overkill": "possible overkill",
    },
    "vi": {
        "scores": "{code}: điểm và khoảng tin cậy {level} %",
        "scores alone": "{code}: điểm",
        "scores published": "{code}: điểm đã công bố",
        "ranks": "{code}: hạng và khoảng hạng có thể có",
        "ranks alone": "{code}: hạng",
        "profile": "{domain}: các thành phần của {code}",
        "change": "{code}: thay đổi giữa hai kỳ",
        "change named": "{code}: thay đổi từ {before} đến {after}",
        "rank axis": "Hạng (1 là cao nhất)",
        "change axis": "{name}: điểm kỳ sau trừ điểm kỳ trước",
        "same range": "Điểm (thang của mỗi thành phần: từ {low} đến {high})",
        "share": "Điểm tính theo % thang điểm của mỗi thành phần (0 là thấp nhất, 100 là cao nhất có thể)",
        "spread": "Vị trí giữa điểm thấp nhất (0) và cao nhất (100) của mỗi thành phần",
        "score column": "điểm",
        "rank column": "hạng",
        "score and rank": "điểm, hạng",
        "change column": "thay đổi",
        "whole": "chung",
        "best": "cao nhất của mỗi thành phần",
        "median": "trung vị",
        "up": "tăng",
        "down": "giảm",
        "none": "chưa phân biệt được với không đổi",
        "untested": "không kiểm định",
        "whiskers": "Vạch ngang: khoảng tin cậy {level} %.",
        "no intervals": "Không có sai số chuẩn nên không có khoảng tin cậy.",
        "whole line": "Nét đứt: điểm chung, {score}.",
        "whole band": "Nét đứt và dải màu: điểm chung, {score}, và khoảng tin cậy.",
        "sets": "Thanh ngang: tập hạng tin cậy {level} %, {kind}.",
        "no sets": "Không có sai số chuẩn nên không có khoảng hạng.",
        "simultaneous": "cho tất cả cùng lúc",
        "marginal": "cho từng đơn vị",
        "filled": "Dấu đặc: p hiệu chỉnh theo Holm dưới {alpha}.",
        "left out": "Không vẽ vì không có {what}: {count} ({names}).",
        "a score": "điểm",
        "a rank": "hạng",
        "a change": "thay đổi",
        "first": "Vẽ {shown} trong {all} đơn vị.",
        "flags": "Ghi chú {flag}: {count}/{all}.",
        "more": "và {count} đơn vị khác",
        "drivers": "{outcome}: nội dung nào tác động, và được đánh giá ra sao",
        "importance relative-weight": "Mức quan trọng: trọng số tương đối, % của R²",
        "importance standardized": "Mức quan trọng: hệ số chuẩn hóa",
        "performance axis": "Mức đạt được: trung bình, từ 0 (câu trả lời thấp nhất) đến 100 (cao nhất)",
        "performance own": "Mức đạt được: trung bình câu trả lời như vốn có",
        "means": "Nét đứt: trung bình của các nội dung được vẽ.",
        "both whiskers": "Vạch: khoảng tin cậy {level} %.",
        "hollow": "Dấu rỗng: cũng có thể nằm ở phía bên kia của một đường.",
        "r squared": "R² là {value}.",
        "concentrate here": "tập trung cải thiện",
        "keep up": "tiếp tục phát huy",
        "low priority": "ưu tiên thấp",
        "possible overkill": "có thể quá mức cần",
    },
}


class Words:
    """The words of one language."""

    def __init__(self, lang: object) -> None:
        self._words = _WORDS["vi" if lang == "vi" else "en"]

    def __call__(self, key: str, **values: Any) -> str:
        return self._words[key].format(**values)


def percent(level: object) -> str:
    """A level as people say it: 0.95 is 95."""
    return f"{float(level) * 100:.4g}"  # type: ignore[arg-type]


def brief(number: float) -> str:
    """A number with two decimals, and a proper minus."""
    return f"{number:.2f}".replace("-", "−")


def signed(number: float) -> str:
    """The same with its sign."""
    return ("+" if number > 0 else "") + brief(number)
