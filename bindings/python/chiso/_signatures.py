# SPDX-License-Identifier: GPL-3.0-or-later
"""Every function of the C library: what it returns, then what it takes.

Tests compare this table with the list of exported functions and with the headers.
"""

from __future__ import annotations

from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_size_t, c_void_p
from typing import Any

from . import _structures as s

_text, _handle, _out = c_char_p, c_void_p, POINTER(c_void_p)
_status, _count, _number, _flag = c_int32, c_size_t, c_double, c_int32
_numbers = POINTER(c_double)
_error = POINTER(s.Error)


def _options(kind: Any) -> Any:
    return POINTER(kind)


SIGNATURES: "dict[str, tuple[Any, tuple[Any, ...]]]" = {
    # base
    "chiso_version": (_text, ()),
    "chiso_status_name": (_text, (_status,)),
    # results
    "chiso_result_command": (_text, (_handle,)),
    "chiso_result_rows": (_count, (_handle,)),
    "chiso_result_columns": (_count, (_handle,)),
    "chiso_result_column_name": (_text, (_handle, _count)),
    "chiso_result_column_type": (_flag, (_handle, _count)),
    "chiso_result_column_title": (_text, (_handle, _count)),
    "chiso_result_find_column": (c_int64, (_handle, _text)),
    "chiso_result_text": (_text, (_handle, _count, _count)),
    "chiso_result_label": (_text, (_handle, _count, _count)),
    "chiso_result_number": (_number, (_handle, _count, _count)),
    "chiso_result_numbers": (c_void_p, (_handle, _count)),
    "chiso_result_settings": (_count, (_handle,)),
    "chiso_result_setting_key": (_text, (_handle, _count)),
    "chiso_result_setting_type": (_flag, (_handle, _count)),
    "chiso_result_setting_count": (_count, (_handle, _count)),
    "chiso_result_setting_text": (_text, (_handle, _count, _count)),
    "chiso_result_notes": (_count, (_handle,)),
    "chiso_result_note": (_text, (_handle, _count)),
    "chiso_result_select": (_status, (_out, _handle, _text, s.Names, _count, _error)),
    "chiso_result_sort": (_status, (_out, _handle, _text, _error)),
    "chiso_result_suppress": (_status, (_out, _handle, _error)),
    "chiso_result_free": (None, (_handle,)),
    "chiso_result_load": (_status, (_out, _text, _error)),
    # output
    "chiso_output_format": (_text, (_count,)),
    "chiso_output_render": (_status, (_out, POINTER(c_size_t), _handle, _text, _options(s.OutputOptions), _error)),
    "chiso_output_free": (None, (c_void_p,)),
    "chiso_output_save": (_status, (_handle, _text, _options(s.OutputOptions), _text, _error)),
    # instruments
    "chiso_instrument_builtins": (_count, ()),
    "chiso_instrument_builtin": (_text, (_count,)),
    "chiso_instrument_open": (_status, (_out, _out, _text, _error)),
    "chiso_instrument_property": (_text, (_handle, _text)),
    "chiso_instrument_nodes": (_count, (_handle,)),
    "chiso_instrument_describe": (_status, (_out, _handle, _flag, _error)),
    "chiso_instrument_variables": (_status, (_out, _handle, _flag, _error)),
    "chiso_instrument_list": (_status, (_out, _flag, _error)),
    "chiso_instrument_export": (_status, (_handle, _text, _error)),
    "chiso_instrument_free": (None, (_handle,)),
    "chiso_province_code": (_text, (_flag, _text)),
    "chiso_province_name": (_text, (_flag, _text)),
    # responses and design
    "chiso_responses_from_files": (
        _status,
        (_out, s.Names, _count, _options(s.ResponsesOptions), _error),
    ),
    "chiso_responses_from_tables": (
        _status,
        (_out, POINTER(s.Table), _count, _options(s.ResponsesOptions), _error),
    ),
    "chiso_responses_free": (None, (_handle,)),
    "chiso_rep_type_name": (_text, (_flag,)),
    "chiso_design_new": (_status, (_out, _options(s.DesignOptions), _error)),
    "chiso_design_free": (None, (_handle,)),
    # totals
    "chiso_totals_read": (
        _status,
        (_out, _out, _handle, _handle, _handle, _options(s.TotalsOptions), _error),
    ),
    "chiso_totals_merge": (_status, (_out, _out, _count, _error)),
    "chiso_totals_regroup": (
        _status,
        (_out, _out, _handle, _options(s.RegroupOptions), _error),
    ),
    "chiso_totals_is_file": (_flag, (_text,)),
    "chiso_totals_instrument": (_status, (c_char_p, _count, _text, _error)),
    "chiso_totals_save": (_status, (_handle, _text, _error)),
    "chiso_totals_load": (_status, (_out, _text, _handle, _error)),
    "chiso_totals_pack": (_status, (_out, POINTER(c_size_t), _handle, _error)),
    "chiso_totals_unpack": (_status, (_out, c_char_p, _count, _handle, _error)),
    "chiso_totals_packed_free": (None, (c_void_p,)),
    "chiso_totals_respondents": (_count, (_handle,)),
    "chiso_totals_units": (_count, (_handle,)),
    "chiso_totals_replicates": (_count, (_handle,)),
    "chiso_totals_domains": (_count, (_handle,)),
    "chiso_totals_free": (None, (_handle,)),
    # estimates
    "chiso_lone_psu_name": (_text, (_flag,)),
    "chiso_interval_name": (_text, (_flag,)),
    "chiso_estimate": (_status, (_out, _handle, _options(s.EstimateOptions), _error)),
    "chiso_covariance": (
        _status,
        (_numbers, _count, _handle, _options(s.EstimateOptions), _error),
    ),
    "chiso_contrast": (
        _status,
        (_out, _handle, _options(s.EstimateOptions), _numbers, _count, _count, _error),
    ),
    "chiso_estimate_differences": (
        _status,
        (_out, _handle, _options(s.EstimateOptions), _options(s.DifferenceOptions), _error),
    ),
    # reliability
    "chiso_use_name": (_text, (_flag,)),
    "chiso_extraction_name": (_text, (_flag,)),
    "chiso_rotation_name": (_text, (_flag,)),
    "chiso_reliability": (
        _status,
        (_out, _out, _handle, _handle, _handle, _options(s.ReliabilityOptions), _error),
    ),
    # drivers
    "chiso_drivers": (
        _status,
        (_out, _out, _handle, _handle, _handle, _options(s.DriversOptions), _error),
    ),
    # the index
    "chiso_score": (_status, (_out, _handle, _options(s.ScoreOptions), _error)),
    "chiso_score_differences": (
        _status,
        (_out, _handle, _options(s.ScoreOptions), _options(s.DifferenceOptions), _error),
    ),
    "chiso_rank_sets_name": (_text, (_flag,)),
    "chiso_rank_sets": (
        _status,
        (
            _numbers,
            _numbers,
            _numbers,
            _numbers,
            _numbers,
            _numbers,
            _count,
            _options(s.RankOptions),
            _error,
        ),
    ),
    "chiso_rank": (
        _status,
        (
            _out,
            _out,
            _handle,
            _options(s.RankColumns),
            _handle,
            _options(s.RankOptions),
            _error,
        ),
    ),
    # quality of interviews
    "chiso_check_name": (_text, (_flag,)),
    "chiso_threshold_name": (_text, (_flag,)),
    "chiso_threshold_default": (_number, (_flag,)),
    "chiso_quality": (
        _status,
        (_out, _out, _handle, _handle, _handle, _options(s.QualityOptions), _error),
    ),
    "chiso_compare": (
        _status,
        (_out, _handle, _handle, _options(s.CompareOptions), _error),
    ),
    "chiso_compare_totals": (
        _status,
        (
            _out,
            _handle,
            _handle,
            _options(s.ScoreOptions),
            _options(s.CompareOptions),
            _error,
        ),
    ),
    # reports
    "chiso_report_new": (_status, (_out, _handle, _options(s.ReportOptions), _error)),
    "chiso_report_scores": (c_void_p, (_handle,)),
    "chiso_report_format": (_text, (_count,)),
    "chiso_report_render": (_status, (_out, POINTER(c_size_t), _handle, _text, _error)),
    "chiso_report_save": (_status, (_handle, _text, _text, _error)),
    "chiso_report_free": (None, (_handle,)),
    # simulated surveys
    "chiso_simulation_layout": (_text, (_count,)),
    "chiso_simulation_new": (_status, (_out, _handle, _options(s.SimulationOptions), _error)),
    "chiso_simulation_respondents": (c_int64, (_handle,)),
    "chiso_simulation_write": (_status, (_handle, s.Sink, c_void_p, _error)),
    "chiso_simulation_save": (_status, (_handle, _text, _error)),
    "chiso_simulation_truth": (_status, (_out, _handle, _flag, _error)),
    "chiso_simulation_plan": (_status, (_out, _handle, _options(s.PlanOptions), _error)),
    "chiso_simulation_free": (None, (_handle,)),
}
