"""What people may write as a formula, and what they are told when it is not one."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eduplan import Indicator
from eduplan.errors import InputError
from eduplan.formula import (
    FormulaError,
    NameTable,
    Node,
    Operand,
    Reference,
    format_formula,
    node_of,
    parse_formula,
    where,
)
from eduplan.readings.expression import formula_words
from eduplan.words import Language
from tests.formula.strategies import LABELS, NAMES, trees
from tests.installed import installed_registry

ENROLMENT = Operand(Reference("preschool.enrolment"))
PUBLIC = Operand(Reference("preschool.public_enrolment"))
POPULATION = Operand(Reference("preschool.population_aged_3_to_5"))
GRADUATION = Operand(Reference("compulsory.graduation"))
RATIO = Operand(Reference("preschool.child_teacher_ratio"))


def _message(text: str) -> str:
    with pytest.raises(InputError) as caught:
        parse_formula(text, NAMES)
    return str(caught.value)


@given(trees)
def test_what_is_printed_parses_to_an_equal_tree(tree: Node) -> None:
    """In full names and Chinese functions, the default."""
    text = format_formula(tree)
    assume(tree.depth < 20 and len(text) < 4000)

    assert parse_formula(text, NAMES) == tree


@given(trees)
def test_labels_and_english_functions_parse_to_the_same_tree(tree: Node) -> None:
    """A formula printed for people is still a formula."""
    text = format_formula(tree, LABELS.__getitem__, lang="en")
    assume(tree.depth < 20 and len(text) < 4000)

    assert parse_formula(text, NAMES) == tree


@given(st.text(max_size=200))
def test_any_text_is_a_formula_or_one_clear_error(text: str) -> None:
    """Nothing else ever comes out of the parser."""
    with suppress(InputError):
        parse_formula(text, NAMES)


@given(
    st.text("在园幼儿数公办÷×+-()（）「」[]=<>≤,.0123456789%若合计且或非 学段小学|", max_size=60)
)
def test_any_mixture_of_signs_and_names_is_a_formula_or_one_clear_error(text: str) -> None:
    """As above, with texts that come near to formulas."""
    with suppress(InputError):
        parse_formula(text, NAMES)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("公办园在园幼儿数 ÷ 在园幼儿数", PUBLIC / ENROLMENT),
        ("公办园在园幼儿数÷在园幼儿数≥85%", PUBLIC / ENROLMENT >= "85%"),
        ("（公办园在园幼儿数＋在园幼儿数）／3-5周岁人口", (PUBLIC + ENROLMENT) / POPULATION),
        ("在园幼儿数 ÷ 3—5周岁人口", ENROLMENT / POPULATION),
        ("「小学/初中毕业率」 = 100%", GRADUATION == "100%"),
        ("小学/初中毕业率 = １００％", GRADUATION == "100%"),
        ("师幼比（专任教师） ≤ 15", RATIO <= 15),
        ("preschool.enrolment*2", ENROLMENT * 2),
        (
            "若(在园幼儿数 < 100人, 100人, 在园幼儿数)",
            where(ENROLMENT < "100人", "100人", ENROLMENT),
        ),
        ("合计(在园幼儿数[学段=小学])", ENROLMENT.select("stage", "primary").total()),
        ("占比(在园幼儿数 ≥ 1人)", (ENROLMENT >= "1人").share()),
        ("非 在园幼儿数 = 0人 且 公办园在园幼儿数 > 0人", ~(ENROLMENT == "0人") & (PUBLIC > "0人")),
    ],
)
def test_a_text_means_the_same_tree_as_its_python_form(text: str, meant: Operand) -> None:
    """Labels, aliases of signs, full-width forms and dashes included."""
    assert parse_formula(text, NAMES) == meant.node


def test_operators_bind_as_in_school_arithmetic() -> None:
    """Products before sums, left to right, comparisons before 且, 且 before 或."""
    read = parse_formula("在园幼儿数 - 公办园在园幼儿数 - 在园幼儿数 × 2 ÷ 3 > 0人", NAMES)

    assert read == (ENROLMENT - PUBLIC - ENROLMENT * 2 / 3 > "0人").node


def test_a_chained_comparison_means_both_comparisons() -> None:
    """In text, where nothing can be dropped silently."""
    read = parse_formula("0人 ≤ 公办园在园幼儿数 ≤ 在园幼儿数", NAMES)

    assert read == ((Operand(node_of("0人")) <= PUBLIC) & (PUBLIC <= ENROLMENT)).node


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("在园幼儿 ÷ 3", "did you mean '在园幼儿数'"),
        ("在园幼儿数 ÷", "character 8"),
        ("在园幼儿数量", "character 6"),
        ("(在园幼儿数", "')'"),
        ("合记(在园幼儿数)", "did you mean '合计'"),
        ("在园幼儿数[学段=大学]", "unknown code '大学'"),
        ("在园幼儿数[学级=小学]", "did you mean '学段'"),
        ("最大(在园幼儿数, 3)", "最大 has 2 operands; expected 1"),
        ("在园幼儿数.__class__", "character"),
        ("__import__('os')", "unknown function '__import__'"),
        ("往年(在园幼儿数, 0)", "a whole number from 1 to 100"),
        ("9" * 41, "at most 40"),
        ("(" * 2000 + "1" + ")" * 1999, "nested too deeply"),
        ("-" * 2000 + "1", "nested too deeply"),
        ("1" + "+1" * 1999, "nested too deeply"),
        ("1 + " * 2000 + "1", "at most 4000"),
        ("NaN", "character 1"),
        ("1e400", "character 2"),
        ("", "the text ends"),
        ("-1[", "character 3: the unit is not closed"),  # it once began anew, for ever
    ],
)
def test_what_is_no_formula_gets_one_error_with_its_character(text: str, part: str) -> None:
    """What is wrong, where, what was expected, the nearest name."""
    assert part in _message(text)


def test_a_label_of_several_names_is_refused_and_names_each() -> None:
    """生师比 is defined by more than one domain."""
    table = NameTable([("生师比", "teachers.ratio"), ("生师比", "senior_high.ratio")])

    with pytest.raises(InputError, match=r"senior_high\.ratio, teachers\.ratio"):
        parse_formula("生师比 ≤ 15", table)


def test_a_table_with_further_spellings_leaves_the_first_as_it_was() -> None:
    """Full and half width are one spelling; a further name joins those that share it."""
    table = NameTable([("学前/生师比", "preschool.ratio"), ("Ａ/生师比", "a.ratio")])
    further = table.extended([("学前／生师比", "local.ratio")])

    assert table.longest_match("A/生师比", 0) == len("A/生师比")
    assert further.candidates("学前/生师比") == ("local.ratio", "preschool.ratio")
    assert table.candidates("学前／生师比") == ("preschool.ratio",)


def test_the_nearest_spelling_may_begin_otherwise() -> None:
    """A mistake in the first character is suggested as any other."""
    table = NameTable([("学前/生师比", "preschool.ratio")])

    assert table.nearest("前学/生师比") == ("学前/生师比",)


@pytest.mark.parametrize("value", [0.85, True, float("nan"), None, [1]])
def test_a_float_or_anything_inexact_is_refused_in_a_formula(value: object) -> None:
    """Floats stop at the border."""
    with pytest.raises(FormulaError, match="not exact"):
        ENROLMENT * value  # type: ignore[operator]


def test_python_words_that_would_drop_a_part_of_a_formula_raise() -> None:
    """`and`, `max` and chains ask for the truth of an operand, which has none."""
    with pytest.raises(FormulaError, match="where") as caught:
        bool(ENROLMENT < PUBLIC < POPULATION)

    assert "&" in str(caught.value)
    assert "maximum" in str(caught.value)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_formula_can_be_typed_back_as_it_is_printed(lang: Language) -> None:
    """With labels, codes in brackets and standards, as `eduplan explain` shows it."""
    catalogue = installed_registry().catalogue
    formulas = [one.formula for one in catalogue.definitions.values() if isinstance(one, Indicator)]
    printed = [formula_words(one, catalogue).in_language(lang) for one in formulas]
    read = [parse_formula(text, catalogue.names) for text in printed]

    assert [formula_words(one, catalogue).in_language(lang) for one in read] == printed
    assert len(printed) > 150


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("在园幼儿数（1年前）", "往年(在园幼儿数, 1)"),
        ("在园幼儿数 (2 years ago)", "往年(在园幼儿数, 2)"),
        ("在校生数（初中，乡村）", "在校生数[学段=初中, 城乡=乡村]"),
        ("在园幼儿数（乡村）（1年前）", "往年(在园幼儿数[城乡=乡村], 1)"),
        ("师幼比标准", "标准(师幼比)"),
    ],
)
def test_what_explanations_print_behind_a_name_is_read(printed: str, typed: str) -> None:
    names = installed_registry().catalogue.names

    assert parse_formula(printed, names) == parse_formula(typed, names)


@pytest.mark.parametrize("said", ["（省级）", "（0年前）", "（别处）"])
def test_a_bracket_behind_a_name_that_says_nothing_certain_is_refused(said: str) -> None:
    """省级 is a code of several dimensions, of none of which 在园幼儿数 is broken down."""
    with pytest.raises(InputError):
        parse_formula(f"在园幼儿数{said}", installed_registry().catalogue.names)
