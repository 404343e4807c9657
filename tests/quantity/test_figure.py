"""Printed figures: what is read, what it stands for, what is refused, how it prints again."""

from __future__ import annotations

from fractions import Fraction

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eduplan.errors import EduplanError
from eduplan.quantity import (
    EVERYTHING,
    FigureError,
    Interval,
    format_interval,
    format_value,
    parse_figure,
    parse_unit,
    round_half_up,
)

SYMBOLS = (
    "人 万人 元 万元 亿元 m² 学时 岁 % ‰ 个百分点 元/(人·年) m²/人 册/人 人/台 台/百人 人/百人"
)
PRINTABLE = [parse_unit(symbol) for symbol in ["", *SYMBOLS.split()]]
printable = st.sampled_from(PRINTABLE)
ending_decimals = st.builds(
    lambda digits, places: Fraction(digits, 10**places),
    st.integers(-(10**12), 10**12),
    st.integers(0, 6),
)
CHARACTERS = "0123456789０８.,:：/%％‰人万元余多约超过以上≥ ²㎡个百分点比e-+"
any_fraction = st.fractions(min_value=-1000, max_value=1000)


class TestPublishedFigures:
    """Figures as plans, bulletins and returns print them."""

    def test_a_rate_stands_for_all_that_rounds_to_it(self) -> None:
        figure = parse_figure("83.46%")

        assert figure.value == Fraction(8346, 10_000)
        assert figure.interval == Interval(
            Fraction(83455, 100_000), Fraction(83465, 100_000), True, False
        )
        assert format_interval(figure.interval, figure.unit) == "[83.455%, 83.465%)"
        assert (figure.qualifier, figure.decimals) == ("rounded", 2)

    def test_26_of_29_is_printed_as_90_percent_and_not_as_91(self) -> None:
        share = Fraction(26, 29)

        assert parse_figure("90%").interval.contains(share)
        assert not parse_figure("91%").interval.contains(share)

    def test_a_ratio_of_pupils_to_computers_is_their_quotient(self) -> None:
        figure = parse_figure("10:2.2", parse_unit("人/台"))

        assert figure.value == Fraction(50, 11)
        assert figure.unit == parse_unit("人/台")
        assert figure.interval == Interval(Fraction(40, 9), Fraction(200, 43), False, True)
        assert format_value(figure.value, figure.unit) == "4.55人/台"

    def test_the_sides_that_a_ratio_is_stated_against_are_exact(self) -> None:
        for text in ("15:1", "１５：１", "15比1"):
            assert parse_figure(text).interval == Interval(
                Fraction(29, 2), Fraction(31, 2), True, False
            )
        assert parse_figure("10:1", parse_unit("比")).interval.is_point

    def test_ten_thousands_of_yuan_carry_half_a_unit_of_their_last_digit(self) -> None:
        figure = parse_figure("7134.1万元")

        assert figure.value == 71_341_000
        assert figure.interval == Interval(71_340_500, 71_341_500, True, False)

    def test_the_parts_of_the_printed_investment_can_make_its_total(self) -> None:
        parts = parse_figure("1569.7万元").interval + parse_figure("406万元").interval

        assert parts.meets(parse_figure("1975.7万元").interval)
        assert not parts.meets(parse_figure("1976.9万元").interval)

    @pytest.mark.parametrize(
        ("text", "qualifier", "interval"),
        [
            ("500余套", "more_than", "(500套, +∞)"),
            ("500多套", "more_than", "(500套, +∞)"),
            ("3万余人", "more_than", "(3万人, +∞)"),
            ("超过25%", "more_than", "(25%, +∞)"),
            (">25%", "more_than", "(25%, +∞)"),
            ("＞２５％", "more_than", "(25%, +∞)"),
            ("over 25%", "more_than", "(25%, +∞)"),
            ("≥85%", "at_least", "[85%, +∞)"),
            (">=85%", "at_least", "[85%, +∞)"),
            ("85%以上", "at_least", "[85%, +∞)"),
            ("不低于85%", "at_least", "[85%, +∞)"),
            ("不低于85%以上", "at_least", "[85%, +∞)"),
            ("不足100人", "less_than", "(-∞, 100人)"),
            ("<100人", "less_than", "(-∞, 100人)"),
            ("不超过45人", "at_most", "(-∞, 45人]"),
            ("45人以内", "at_most", "(-∞, 45人]"),
            ("≤45人", "at_most", "(-∞, 45人]"),
            ("约150人", "about", "(-∞, +∞)"),
            ("150人左右", "about", "(-∞, +∞)"),
        ],
    )
    def test_words_and_signs_around_a_number_bound_one_side(
        self, text: str, qualifier: str, interval: str
    ) -> None:
        figure = parse_figure(text)

        assert figure.qualifier == qualifier
        assert format_interval(figure.interval, figure.unit) == interval

    def test_about_bounds_nothing_unless_someone_says_how_far(self) -> None:
        people = parse_unit("人")

        assert parse_figure("约150人", people).interval == EVERYTHING
        assert parse_figure("约150人", people, within="5人").interval == Interval(145, 155)
        assert parse_figure("约150人", people, within="5").interval == Interval(145, 155)
        assert parse_figure("约25%", within="1个百分点").interval == Interval(
            Fraction(24, 100), Fraction(26, 100)
        )

    @pytest.mark.parametrize("within", ["-5人", "约5人", "5班", "1%"])
    def test_a_bound_that_is_no_distance_is_refused(self, within: str) -> None:
        text = "约25%" if within == "1%" else "约150人"
        with pytest.raises(FigureError):
            parse_figure(text, within=within)

    def test_a_bound_beside_a_figure_without_about_is_refused(self) -> None:
        with pytest.raises(FigureError, match="takes no bound"):
            parse_figure("150人", within="5人")

    @pytest.mark.parametrize(
        "text", ["620人", "6000元", "6000元/人·年", "360学时", "3051件(套)", "7", "5个"]
    )
    def test_counts_yuan_hours_and_quotas_are_exact(self, text: str) -> None:
        figure = parse_figure(text)

        assert figure.interval == Interval.point(figure.value)
        assert figure.qualifier == "exact"

    @pytest.mark.parametrize(
        "text", ["85%", "1.9个百分点", "4.5m²/人", "27903㎡", "45岁", "1.2万人", "42人/班", "0.52"]
    )
    def test_what_was_measured_or_shortened_is_not_exact_unless_it_was_set(self, text: str) -> None:
        assert parse_figure(text).qualifier == "rounded"
        assert parse_figure(text, exact=True).interval.is_point

    def test_a_rounded_figure_is_read_as_official_tables_round(self) -> None:
        negative = parse_figure("-1.9个百分点")

        assert negative.interval == Interval(
            Fraction(-195, 10_000), Fraction(-185, 10_000), False, True
        )
        assert format_interval(parse_figure("0%").interval, negative.unit) == (
            "(-0.5个百分点, 0.5个百分点)"
        )

    @pytest.mark.parametrize(
        ("text", "unit", "interval"),
        [
            ("1亿2000万元", "元", "[11999.5万元, 12000.5万元)"),
            ("1亿2千万元", "元", "[11500万元, 12500万元)"),
            ("3万5千人", "人", "[3.45万人, 3.55万人)"),
            ("三万五千人", "人", "[3.45万人, 3.55万人)"),
            ("3万5000人", "人", "3.5万人"),
            ("三十万人", "人", "[29.5万人, 30.5万人)"),
            ("三百二十人", "人", "0.032万人"),
            ("1︰19", "比", "[18.5:1, 19.5:1)"),
            ("8成", "%", "[75%, 85%)"),
            ("八成以上", "%", "[80%, +∞)"),
            ("2倍", "", "2"),
            ("二〇二五年", "年", "[2024.5年, 2025.5年)"),
            ("近百所", "所", "(-∞, +∞)"),
            ("接近100%", "%", "(-∞, +∞)"),
            ("不足百人", "人", "(-∞, 0.01万人)"),
            ("逾千人", "人", "(0.1万人, +∞)"),
            ("十余所", "所", "(10所, +∞)"),
            ("三万多人", "人", "(3万人, +∞)"),
            ("百分之85", "%", "[84.5%, 85.5%)"),
            ("百分之八十", "%", "[79.5%, 80.5%)"),
            ("百分之九十九点五以上", "%", "[99.5%, +∞)"),
            ("千分之三", "%", "[0.25%, 0.35%)"),
            ("6000元/生.年", "元/(人·年)", "6000元/(人·年)"),
        ],
    )
    def test_numbers_are_read_as_real_plans_print_them(
        self, text: str, unit: str, interval: str
    ) -> None:
        figure = parse_figure(text, parse_unit(unit))
        shown = {"元": "万元", "人": "万人"}.get(unit, unit)
        if text == "1︰19":
            figure = attrs.evolve(figure, interval=parse_figure("1").interval / figure.interval)

        assert figure.text == text
        assert format_interval(figure.interval, parse_unit(shown)) == interval
        assert parse_figure(text, parse_unit(unit), exact=True).value == figure.value


class TestExpectedUnits:
    """The unit that an indicator or element has decides what a figure may look like."""

    @pytest.mark.parametrize(
        ("text", "unit", "value"),
        [
            ("27903", "m²", Fraction(27903)),
            ("27,903", "m²", Fraction(27903)),
            ("7134.1", "万元", Fraction(71_341_000)),
            ("4.2", "人/百人", Fraction(42, 1000)),
            ("15", "比", Fraction(15)),
            ("85‰", "%", Fraction(85, 1000)),
            ("1.2万人", "人", Fraction(12_000)),
            ("2.2:10", "台/百人", Fraction(22, 100)),
            ("10:2.2", "", Fraction(50, 11)),
            ("是", "是否", Fraction(1)),
        ],
    )
    def test_a_figure_is_taken_in_the_expected_unit(
        self, text: str, unit: str, value: Fraction
    ) -> None:
        assert parse_figure(text, parse_unit(unit)).value == value

    @pytest.mark.parametrize(
        ("text", "symbol"), [("85个", "项"), ("85家", "项"), ("1万个", "万项")]
    )
    def test_the_general_counter_stands_for_any_count_noun(self, text: str, symbol: str) -> None:
        assert parse_figure(text, parse_unit("项")).unit == parse_unit(symbol)

    @pytest.mark.parametrize(
        ("text", "unit", "nearest"),
        [
            ("85", "%", "85%"),
            (85, "%", "85%"),
            ("0.85", "%", "85%"),
            ("1.9", "个百分点", "1.9个百分点"),
            ("47册", "册/人", "47册/人"),
            ("12人头", "人", "12人"),
        ],
    )
    def test_a_figure_in_another_unit_is_refused_with_the_right_spelling(
        self, text: str | int, unit: str, nearest: str
    ) -> None:
        with pytest.raises(FigureError) as caught:
            parse_figure(text, parse_unit(unit))

        assert nearest in caught.value.nearest
        assert repr(nearest) in str(caught.value)

    @pytest.mark.parametrize(
        ("text", "unit"), [("10:2.2", "%"), ("10:2.2", "元/人"), ("约是", "是否"), ("2", "是否")]
    )
    def test_what_a_unit_can_not_take_is_refused(self, text: str, unit: str) -> None:
        with pytest.raises(FigureError):
            parse_figure(text, parse_unit(unit))


class TestRefusals:
    """What is no exact figure is an error with a reason, and never a nearby number."""

    @pytest.mark.parametrize("value", [85.0, 0.1, float("nan"), float("inf"), True, False, None])
    def test_only_text_and_whole_numbers_are_exact(self, value: object) -> None:
        with pytest.raises(FigureError, match="not an exact figure"):
            parse_figure(value)  # type: ignore[arg-type]

    def test_a_whole_number_is_read_as_its_text(self) -> None:
        assert parse_figure(620, parse_unit("人")).text == "620"

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("", "does not hold a number"),
            ("   ", "does not hold a number"),
            ("—", "does not hold a number"),
            ("%", "does not hold a number"),
            ("NaN", "not a finite number"),
            ("-inf%", "not a finite number"),
            ("∞", "not a finite number"),
            ("1e400", "exponent"),
            ("1E5人", "exponent"),
            ("超过四分之一", "number in words"),
            ("翻一番", "how much changes"),
            ("年均增长5%", "how much changes"),
            ("提高3个百分点", "how much changes"),
            ("达到85%以上", "words before its number"),
            ("1/4", "fraction"),
            ("85%~90%", "not one figure"),
            ("5 15", "not one number"),
            ("1.2.3", "not one number"),
            ("1,5%", "not one number"),
            ("85.%", "not one number"),
            ("10:2:2", "not one number"),
            ("10:0", "divides by 0"),
            ("10²", "no known unit"),
            ("½", "does not hold a number"),
            ("①", "does not hold a number"),
            ("٣人", "does not hold a number"),
            ("约500余套", "two qualifiers"),
            ("超过85%以上", "two qualifiers"),
            ("1" * 41, "too many digits"),
            ("0." + "1" * 60 + "%", "too many digits"),
        ],
    )
    def test_the_reason_says_what_is_wrong_and_what_was_expected(
        self, text: str, reason: str
    ) -> None:
        with pytest.raises(FigureError, match=reason) as caught:
            parse_figure(text)

        assert caught.value.expected

    @pytest.mark.parametrize(
        ("text", "unit", "nearest"),
        [
            ("1.2万元", "元/(人·年)", ("1.2万元/(人·年)",)),
            ("1.2万台", "台/百人", ("1.2万台/百人",)),
            ("47人", "人/班", ("47人/班",)),
            ("2.5万人", "%", ()),
            ("达到85%以上", "%", ("85%以上",)),
            ("力争达到85", "%", ()),
            ("年均增长5%", "%", ()),
            ("1.2万", "人", ("1.2万人",)),
            ("5千万", "元", ("5千万元",)),
            ("5万", "%", ()),
            ("5万亿元", "元", ()),
            ("5十万元", "元", ()),
            ("5人人", "人", ("5人",)),
            ("6000元/学年", "元/(人·年)", ()),
            ("6000元/生/学年", "元/(人·年)", ("6000元/生/年",)),
            ("负5%", "%", ("-5%",)),
            ("–5%", "%", ("-5%",)),
            (".5%", "%", ("0.5%",)),
            ("B1", "人", ()),
            ("5w元", "元", ("5万元",)),
            ("5w%", "%", ()),
            ("0.4个百分点", "%", ()),
            ("0.4%", "个百分点", ()),
            ("不超过5%", "个百分点", ()),
            ("控制在不超过5%", "%", ("不超过5%",)),
            ("不低于5w元", "元", ("不低于5万元",)),
            ("500余w元", "元", ("超过500万元",)),
            ("低于全国平均5%", "%", ()),
            ("22台/百人", "人/台", ("4.55人/台",)),
            ("达到接近100%", "%", ("接近100%",)),
            ("85人", "%", ()),
            ("620班", "人", ()),
            ("生均4.5㎡", "m²/人", ("4.5m²/人",)),
            ("生均6000元/年", "元/(人·年)", ("6000元/(人·年)",)),
            ("每百名学生1.05人", "人/百人", ("1.05人/百人",)),
            ("每班30人", "人/班", ("30人/班",)),
            ("360学时/5年", "学时", ()),
            ("360学时/5年", "学时/年", ("72学时/年",)),
            ("95%*", "%", ("95%",)),
            ("四分之一", "%", ("25%",)),
            ("三分之二", "%", ()),
            ("四分之一", "人", ()),
        ],
    )
    def test_what_is_proposed_is_as_large_as_what_was_printed(
        self, text: str, unit: str, nearest: tuple[str, ...]
    ) -> None:
        """1.2万元 per student proposed as 1.2元 would be a wrong number that is easily taken."""
        with pytest.raises(FigureError) as caught:
            parse_figure(text, parse_unit(unit))

        assert caught.value.nearest == nearest

    @pytest.mark.parametrize(
        "text", ["1" * 10**6, "１" * 10**6, "约" * 10**6, " " * 10**6, "余" * 200]
    )
    def test_huge_text_is_refused_in_a_short_sentence(self, text: str) -> None:
        with pytest.raises(FigureError) as caught:
            parse_figure(text)

        assert len(str(caught.value)) < 1000

    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("0,850%", "%"),
            ("01,234人", "人"),
            ("85，900%", "%"),
            ("85,900%", "%"),
            ("85，900人", "人"),
            ("3万5人", "人"),
            ("3万500人", "人"),
            ("1.5亿2000万元", "元"),
            ("七八十人", "人"),
            ("三五人", "人"),
            ("百人", "人"),
            ("〇人", "人"),
            ("百分之85人", "人"),
            ("八成五", "%"),
        ],
    )
    def test_print_that_may_be_another_number_is_refused(self, text: str, unit: str) -> None:
        with pytest.raises(FigureError):
            parse_figure(text, parse_unit(unit))

    def test_an_amount_of_several_years_is_answered_with_how_it_is_written(self) -> None:
        with pytest.raises(FigureError) as caught:
            parse_figure("360学时/5年", parse_unit("学时"))

        assert "“360学时”" in caught.value.in_language("zh")

    def test_a_huge_whole_number_is_refused_at_once(self) -> None:
        with pytest.raises(FigureError, match="too long"):
            parse_figure(10**100_000)

    @given(
        st.text(
            alphabet="0123456789０８.,:：/%％‰人万元余多约超过以上≥ ²㎡个百分点比e-+", max_size=20
        )
    )
    def test_any_text_is_a_figure_or_a_figure_error(self, text: str) -> None:
        try:
            figure = parse_figure(text)
        except FigureError:
            return
        assert figure.text == text
        # A strict bound leaves its own number out; any other figure may be what it prints.
        strict = figure.qualifier in {"more_than", "less_than"}
        assert figure.interval.contains(figure.value) != strict

    @given(st.text(max_size=30))
    def test_nothing_but_an_own_error_leaves_the_parser(self, text: str) -> None:
        try:
            reason = str(parse_figure(text, parse_unit("%")))
        except EduplanError as error:
            reason = str(error)

        assert reason


def _full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


class TestWidths:
    """Full-width digits and operators mean what the plain ones mean."""

    @pytest.mark.parametrize(
        "text",
        [
            "83.46%",
            ">=85%",
            "<100人",
            "10:2.2",
            "-1.9个百分点",
            "6000元/(人·年)",
            "27,903m2",
            "~5人",
        ],
    )
    def test_full_width_text_is_the_same_figure(self, text: str) -> None:
        plain, wide = parse_figure(text), parse_figure(_full_width(text))

        assert (wide.value, wide.unit, wide.interval) == (plain.value, plain.unit, plain.interval)
        assert wide.text == _full_width(text)

    @pytest.mark.parametrize("text", ["12㎡", "12m²", "12 平方米", "１２ｍ２"])
    def test_square_metres_stay_square_metres(self, text: str) -> None:
        figure = parse_figure(text)

        assert (figure.value, figure.unit.symbol) == (Fraction(12), "m²")


class TestFormatting:
    """What is printed reads back to the same value, and never claims more than is known."""

    @given(ending_decimals, printable)
    def test_a_value_that_ends_reads_back_exactly(self, number: Fraction, unit: object) -> None:
        assert isinstance(unit, type(PRINTABLE[0]))
        value = number * unit.scale

        again = parse_figure(format_value(value, unit), unit, exact=True)

        assert again.value == value

    @given(
        any_fraction,
        st.sampled_from(["%", "m²/人", "人/台", "个百分点", "万元"]),
        st.integers(0, 5),
    )
    def test_a_rounded_print_stands_for_the_value_it_came_from(
        self, value: Fraction, symbol: str, places: int
    ) -> None:
        unit = parse_unit(symbol)

        printed = parse_figure(format_value(value, unit, places), unit)

        assert printed.interval.contains(value)

    @given(any_fraction, st.integers(0, 4))
    def test_a_printed_rate_stands_for_exactly_what_rounds_to_it(
        self, value: Fraction, places: int
    ) -> None:
        rounded = round_half_up(value, places + 2)
        text = f"{format_value(rounded, parse_unit('%'))}"
        assume(parse_figure(text).decimals == places)

        assert parse_figure(text).interval.contains(value)
        step = Fraction(1, 10 ** (places + 2))
        assert not parse_figure(text).interval.contains(value + step)
        assert not parse_figure(text).interval.contains(value - step)

    @given(st.integers(1, 400), st.integers(1, 400))
    def test_a_ratio_that_ends_reads_back_exactly(self, upper: int, lower: int) -> None:
        ratio, unit = Fraction(upper, lower), parse_unit("比")
        assume(ratio.numerator == 1 or 10**6 % ratio.denominator == 0)

        assert parse_figure(format_value(ratio, unit), unit).value == ratio

    @pytest.mark.parametrize(
        ("value", "unit", "text"),
        [
            (Fraction(1030, 1180), "%", "87.29%"),
            (Fraction(17, 20), "%", "85%"),
            (Fraction(83455, 100_000), "%", "83.455%"),
            (Fraction(2, 3), "%", "66.67%"),
            (Fraction(29_999, 30_000), "%", "100.00%"),
            (Fraction(15), "比", "15:1"),
            (Fraction(1, 19), "比", "1:19"),
            (Fraction(2, 27), "比", "1:13.5"),
            (Fraction(19, 20), "比", "0.95:1"),
            (Fraction(-19, 1000), "个百分点", "-1.9个百分点"),
            (Fraction(620), "人", "620人"),
            (Fraction(71_341_000), "万元", "7134.1万元"),
            (Fraction(-1, 3), "", "-0.33"),
            (Fraction(-1, 3000), "", "0.00"),
            (Fraction(1), "是否", "是"),
            (Fraction(0), "是否", "否"),
        ],
    )
    def test_values_print_as_the_field_prints_them(
        self, value: Fraction, unit: str, text: str
    ) -> None:
        assert format_value(value, parse_unit(unit)) == text

    def test_places_apply_only_to_what_has_to_be_rounded(self) -> None:
        rate = parse_unit("%")

        assert format_value(Fraction(2, 3), rate, 0) == "67%"
        assert format_value(Fraction(2, 3), rate, 4) == "66.6667%"
        assert format_value(Fraction(83455, 100_000), rate, 1) == "83.455%"

    @given(any_fraction, any_fraction, st.sampled_from(["%", "人/台", "万元"]))
    def test_a_printed_interval_never_leaves_a_possible_value_out(
        self, one: Fraction, two: Fraction, symbol: str
    ) -> None:
        assume(one != two)
        unit, interval = parse_unit(symbol), Interval(min(one, two), max(one, two))

        low, high = format_interval(interval, unit)[1:-1].split(", ")

        shown = [parse_figure(end, unit, exact=True).value for end in (low, high)]
        assert interval.hull(Interval(shown[0], shown[1])) == Interval(shown[0], shown[1])

    def test_a_single_value_stands_without_brackets(self) -> None:
        assert format_interval(Interval.point(Fraction(17, 20)), parse_unit("%")) == "85%"

    @pytest.mark.parametrize(
        ("value", "places", "rounded"),
        [
            (Fraction(5, 2), 0, 3),
            (Fraction(-5, 2), 0, -3),
            (Fraction(125, 100), 1, Fraction(13, 10)),
            (Fraction(1249, 1000), 1, Fraction(12, 10)),
            (Fraction(150), -2, 200),
        ],
    )
    def test_halves_round_away_from_zero(
        self, value: Fraction, places: int, rounded: Fraction
    ) -> None:
        assert round_half_up(value, places) == rounded

    @pytest.mark.parametrize("value", [0.5, True, "1"])
    def test_a_value_that_is_not_exact_is_never_printed(self, value: object) -> None:
        with pytest.raises(FigureError, match="not an exact figure"):
            format_value(value, parse_unit("%"))  # type: ignore[arg-type]
        with pytest.raises(FigureError, match="not an exact figure"):
            round_half_up(value, 1)  # type: ignore[arg-type]


@given(
    st.lists(st.tuples(ending_decimals, st.sampled_from(["元", "万元", "亿元"])), min_size=1),
    st.randoms(),
)
def test_a_sum_of_printed_figures_is_the_same_in_any_order(
    parts: list[tuple[Fraction, str]], random: object
) -> None:
    figures = [
        parse_figure(format_value(number, parse_unit("")) + symbol) for number, symbol in parts
    ]
    shuffled = list(figures)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    zero = Interval.point(0)
    assert sum((figure.interval for figure in shuffled), zero) == sum(
        (figure.interval for figure in figures), zero
    )
    assert sum(figure.value for figure in shuffled) == sum(figure.value for figure in figures)
