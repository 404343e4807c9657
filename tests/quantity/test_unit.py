"""Units: every spelling of the field leads to one unit, and units multiply and divide."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan.errors import EduplanError
from eduplan.quantity import Unit, UnitError, format_value, parse_figure, parse_unit
from eduplan.quantity.unit import SPELLINGS, is_unit

SINGLE = (
    "人 所 个 班 台 册 套 件 间 项 批 次 人次 元 万元 亿元 m² "
    "学时 岁 年 节 天 月 % ‰ 个百分点 比 是否 千人 百人 万人"
)
COMPOSED = (
    "元/(人·年) 元/人 m²/人 册/人 人/台 人/班 人/百人 台/百人 间/百人 学时/人 元/m² 个百分点/年"
)
SYMBOLS = [*SINGLE.split(), *COMPOSED.split()]
units = st.sampled_from(["", *SYMBOLS]).map(parse_unit)
dimensional = units.filter(lambda unit: not unit.is_pure)


@given(units)
def test_a_symbol_parses_back_to_its_unit(unit: Unit) -> None:
    assert parse_unit(unit.symbol) == unit


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_the_canonical_spelling_is_kept(symbol: str) -> None:
    assert parse_unit(symbol).symbol == symbol


@pytest.mark.parametrize(
    ("spelling", "symbol"),
    [
        ("名", "人"),
        ("位", "人"),
        ("家", "个"),
        ("平方米", "m²"),
        ("㎡", "m²"),
        ("ｍ²", "m²"),
        ("M2", "m²"),
        ("％", "%"),
        ("百分点", "个百分点"),
        ("元／人・年", "元/(人·年)"),
        ("元/人/年", "元/(人·年)"),
        ("元/年·生", "元/(人·年)"),
        ("元每生每年", "元/(人·年)"),
        ("yuan per student per year", "元/(人·年)"),
        ("台/100人", "台/百人"),
        ("computers per 100 students", "台/百人"),
        ("件(套)", "件"),
        ("万台(件)", "万台"),
        ("台/1000人", "台/千人"),
        ("hours/person", "学时/人"),
        ("percentage points", "个百分点"),
        (" 人 ", "人"),
        ("人/人", ""),
    ],
)
def test_other_spellings_lead_to_the_same_unit(spelling: str, symbol: str) -> None:
    assert parse_unit(spelling) == parse_unit(symbol)


@pytest.mark.parametrize(
    ("symbol", "scale", "kind"),
    [
        ("人", Fraction(1), "count"),
        ("万人", Fraction(10_000), "count"),
        ("%", Fraction(1, 100), "rate"),
        ("‰", Fraction(1, 1000), "rate"),
        ("个百分点", Fraction(1, 100), "difference"),
        ("比", Fraction(1), "ratio"),
        ("万元", Fraction(10_000), "money"),
        ("m²", Fraction(1), "measure"),
        ("台/百人", Fraction(1, 100), "quotient"),
        ("", Fraction(1), "number"),
        ("是否", Fraction(1), "flag"),
    ],
)
def test_scale_and_kind_follow_from_the_spelling(symbol: str, scale: Fraction, kind: str) -> None:
    unit = parse_unit(symbol)

    assert (unit.scale, unit.kind) == (scale, kind)


def test_each_count_noun_is_a_dimension_of_its_own() -> None:
    assert not parse_unit("人").compatible(parse_unit("班"))
    assert not parse_unit("人").compatible(parse_unit("人次"))
    assert parse_unit("人").compatible(parse_unit("万人"))
    assert parse_unit("%").compatible(parse_unit("比"))


@pytest.mark.parametrize(
    ("product", "symbol"),
    [
        (parse_unit("元/(人·年)") * parse_unit("人"), "元/年"),
        (parse_unit("m²/人") * parse_unit("人"), "m²"),
        (parse_unit("台/百人") * parse_unit("人"), "台"),
        (parse_unit("万元") / parse_unit("人"), "万元/人"),
        (parse_unit("人") / parse_unit("人"), ""),
        (parse_unit("人") / parse_unit("台"), "人/台"),
        (parse_unit("个百分点/年") * parse_unit("年"), "个百分点"),
        (parse_unit("%") * parse_unit("人"), "人"),
        (parse_unit("%") / parse_unit("%"), ""),
    ],
)
def test_units_of_products_and_quotients_are_written_as_the_field_does(
    product: Unit, symbol: str
) -> None:
    assert product == parse_unit(symbol)


@given(units, units)
def test_the_order_of_factors_does_not_matter(one: Unit, two: Unit) -> None:
    assert one * two == two * one


@given(dimensional, dimensional)
def test_dividing_undoes_multiplying(one: Unit, two: Unit) -> None:
    assert ((one * two) / two).compatible(one)


@given(units, units)
def test_derived_units_have_a_symbol_that_parses_back(one: Unit, two: Unit) -> None:
    for derived in (one * two, one / two):
        assert parse_unit(derived.symbol) == derived


@pytest.mark.parametrize(
    ("text", "nearest"), [("人头", "人"), ("万圈", "万元"), ("studens", "student"), ("%%", "%")]
)
def test_an_unknown_unit_names_the_nearest(text: str, nearest: str) -> None:
    with pytest.raises(UnitError) as caught:
        parse_unit(text)

    assert nearest in caught.value.nearest
    assert repr(nearest) in str(caught.value)
    assert "expected" in str(caught.value)


@pytest.mark.parametrize(
    "text", ["元/", "/人", "元/(人/年)", "人··年", "万%", "亿", "(人", "人)", "10²", "1000000人"]
)
def test_text_that_is_almost_a_unit_is_refused(text: str) -> None:
    with pytest.raises(UnitError, match="not a unit"):
        parse_unit(text)


@pytest.mark.parametrize("value", [1, 0.5, None, True, ["人"]])
def test_only_text_is_a_unit(value: object) -> None:
    with pytest.raises(EduplanError, match="not a unit"):
        parse_unit(value)  # type: ignore[arg-type]


def test_very_long_text_is_refused_for_its_length() -> None:
    with pytest.raises(UnitError, match="too long"):
        parse_unit("人/" * 500_000)
    assert not is_unit("人/" * 500_000)


@given(st.text(max_size=60) | st.text("人元/年万每·%（）()件套", max_size=8))
def test_any_text_is_a_unit_or_a_unit_error(text: str) -> None:
    try:
        unit = parse_unit(text)
    except UnitError:
        assert not is_unit(text)
        return
    assert is_unit(text)
    assert parse_unit(unit.symbol) == unit


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("620人", "620 people"),
        ("1人", "1 person"),
        ("-1班", "-1 class"),
        ("34100人", "34,100 people"),
        ("350万元", "3,500,000 yuan"),
        ("6人/台", "6 people per computer"),
        ("14台/百人", "14 computers per 100 people"),
        ("1500元/人·年", "1500 yuan per person per year"),
        ("8.17m²/人", "8.17 m² per person"),
        ("0.5个百分点", "0.5 percentage points"),
        ("85%", "85%"),
    ],
)
def test_english_names_units_in_words_that_are_read_back(text: str, english: str) -> None:
    figure = parse_figure(text)

    assert format_value(figure.value, figure.unit, lang="en") == english
    assert parse_figure(english).value == figure.value


@pytest.mark.parametrize("symbol", [row[0] for row in SPELLINGS if row[1] != "flag"])
def test_the_english_words_of_every_unit_spell_it(symbol: str) -> None:
    unit = parse_unit(symbol)

    assert parse_unit(unit.words.en) == unit
    assert unit.words.en.isascii() or unit.words.en in ("m²", "‰", "比")
