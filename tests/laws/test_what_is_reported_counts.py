"""Law: what an institution reports counts, whatever it is; who lacks what applies is named."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from eduplan.catalogue.kinds import KINDS
from eduplan.formula import parse_formula
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Context
from eduplan.readings.observed import ObservedFacts
from tests.evaluation.ordinary_table import LOADED, REGION, register, table

CATALOGUE = LOADED.registry.catalogue
ENROLMENT = parse_formula("在园幼儿数", CATALOGUE.names)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(KINDS)), st.none() | st.integers(0, 500)),
        min_size=1,
        max_size=6,
    )
)
def test_the_total_is_the_sum_of_what_is_reported_or_names_who_is_silent(
    institutions: list[tuple[str, int | None]],
) -> None:
    named = [(f"第{number}校", *one) for number, one in enumerate(institutions, start=1)]
    known = register(
        "地区,名称,学校类型\n" + "".join(f"{REGION},{name},{kind}\n" for name, kind, _ in named)
    )
    stated = {name: figure for name, _, figure in named if figure is not None}
    rows = [f"{REGION},{name},,2025,在园幼儿数,{figure},人," for name, figure in stated.items()]
    if not rows:
        return
    reader = ExactReader(ObservedFacts(table(rows, known), CATALOGUE), CATALOGUE)
    found = reader.read(ENROLMENT, Context(REGION, 2025))

    silent = {one for one, kind, figure in named if kind == "kindergarten" and figure is None}
    assert {one.context.institution for one in found.missing} == silent
    if not silent:
        assert found.interval.value == sum(stated.values())
