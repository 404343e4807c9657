"""The codes and names of the comparisons of data, for who must know one and asks none."""

from __future__ import annotations

from collections.abc import Mapping

DATA_CODES: Mapping[str, str] = {
    "DATA001": "total_differs_from_parts",
    "DATA002": "indicator_differs_from_elements",
    "DATA003": "baseline_differs_from_data",
    "DATA004": "institution_without_a_year",
    "DATA005": "beyond_the_possible",
    "DATA006": "sources_differ",
    "DATA007": "jump_from_the_year_before",
    "DATA008": "outlier_among_institutions",
}
"""The name of each comparison by its code, in the order in which they are listed."""
