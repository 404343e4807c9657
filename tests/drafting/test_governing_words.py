"""Which words govern a figure: its kind, its year and its name where other words stand nearby."""

from __future__ import annotations

import pytest

from tests.drafting.test_sentences import kinds, read, said


def test_adapting_to_a_change_is_no_promise() -> None:
    text = "2020年秋季开学，某市适应城镇化要求，有32所小学位于新城。\n\n本学年共新开办小学9所。"

    assert kinds(text) == [("32所", "baseline", 2020), ("9所", "baseline", 2020)]


def test_what_all_the_county_has_is_a_fact_in_a_plan() -> None:
    text = "平山县教育发展规划（2021—2025年）\n\n{}全县有初中22所。"

    assert kinds(text.format("适应人口变化的需要，")) == [("22所", "baseline", 2020)]
    assert kinds(text.format("到2025年，")) == [("22所", "target", 2025)]


@pytest.mark.parametrize("comma", ["", "，"])
def test_a_rise_from_what_is_now_begins_at_a_fact(comma: str) -> None:
    text = f"2021-04-06\n\n到2023年，全县公办园在园幼儿占比{comma}由目前的41%{comma}提高到52%。"

    assert kinds(text) == [("41%", "baseline", 2021), ("52%", "target", 2023)]


def test_basic_education_in_a_heading_is_no_look_back() -> None:
    text = (
        "专栏2：基础教育优质发展重大工程\n\n"
        "到2025年，毛入园率达到95%以上。新建一批乡镇幼儿园，增加学位800个以上。"
    )

    assert kinds(text) == [("≥95%", "target", 2025), ("≥800个", "target", 2025)]


def test_a_predicate_behind_a_number_belongs_to_the_name_of_its_clause() -> None:
    text = "到2025年，小学毕业升学率达98%；公办职业高中100%达标，示范性高中达4所。"

    assert said(text) == [
        ("小学毕业升学率", "98%"),
        ("公办职业高中达标", "100%"),
        ("示范性高中", "4所"),
    ]


def test_what_one_school_runs_is_no_verb_of_what_others_do() -> None:
    text = "现有9所县外学校举办民族班，14所市属中学对口帮扶本县16所小学。"

    assert [name for name, _ in said(text)][1:] == [
        "市属中学对口帮扶本县",
        "市属中学对口帮扶本县小学",
    ]


def test_two_subjects_have_each_their_own_figure_and_unit() -> None:
    text = "年内新建小学6所、幼儿园9所，分别新增学位1.2万和2700个。"

    assert said(text)[2:] == [("小学新增学位", "1.2万个"), ("幼儿园新增学位", "2700个")]


def test_no_name_begins_inside_a_bracket() -> None:
    text = "全年教育投入30亿元以上，建设（含新建、迁建等）约50所学校。"

    assert said(text) == [("教育投入", "≥30亿元"), ("建设学校", "~50所")]


def test_what_was_named_something_was_not_made() -> None:
    text = "新增了2所省级示范园，9所{}被评为县级标准学校。"

    for one in ("村小", "农村幼儿园"):
        assert said(text.format(one)) == [
            ("新增省级示范园", "2所"),
            (f"{one}被评为县级标准学校", "9所"),
        ]


def test_ranks_with_one_noun_are_one_attribute() -> None:
    assert said("到2025年，新增3-5所省、市级示范性幼儿园。") == [
        ("新增省、市级示范性幼儿园", "3–5所")
    ]


def test_the_end_of_the_year_is_that_of_the_year_spoken_in() -> None:
    text = "2019-03-02\n\n到2022年，全市中小学达到130所。\n\n力争在年底前，新建小学12所。"

    assert kinds(text) == [("130所", "target", 2022), ("12所", "target", 2019)]


def test_the_year_of_a_multiple_dates_no_figure() -> None:
    text = "2022-10-11\n\n目前共有小学58所，是2010年全县农村小学数量的1.2倍。"

    assert kinds(text) == [("58所", "baseline", 2022), ("1.2倍", "baseline", 2022)]


def test_a_rise_begins_in_the_year_that_the_rise_before_it_began_in() -> None:
    text = (
        "2020年，公办园在园幼儿3.2万人，比2017年增加1.1万人，"
        "公办占比从2015年的21%提升至2020年的47%，普惠园占比从61%提升至88%。"
    )

    assert kinds(text)[2:] == [
        ("21%", "baseline", 2015),
        ("47%", "baseline", 2020),
        ("61%", "baseline", 2015),
        ("88%", "baseline", 2020),
    ]


def test_the_day_of_an_event_dates_no_later_paragraph() -> None:
    text = (
        "某县“十四五”教育规划\n\n一、发展成就\n\n"
        "2018年5月，成立教育工委，有党员教师900名。\n\n学前毛入园率达88%。"
    )

    assert kinds(text) == [("900名", "baseline", 2018), ("88%", "baseline", 2020)]


def test_money_of_a_sentence_about_schools_is_of_education() -> None:
    found, left = read("2021年，全县投入3120万元，改建小学9所。")

    assert [(one.label, one.quote) for one in found] == [
        ("投入", "全县投入3120万元"),
        ("改建小学", "改建小学9所"),
    ]
    assert not left
    assert not said("2021年，全县投入3120万元，改造公路9公里，学校通车。")


def test_projects_that_are_called_works_are_counted() -> None:
    assert said("目前，9个学位建设项目工程进展顺利。") == [("学位建设项目工程", "9个")]


def test_who_has_something_is_no_part_of_its_name() -> None:
    assert said("青川全省有各类幼儿园1320所，在园幼儿26.2万人。") == [
        ("各类幼儿园", "1320所"),
        ("各类幼儿园在园幼儿", "26.2万人"),
    ]


@pytest.mark.parametrize("colon", ["", "，", "："])
def test_parts_keep_the_verb_of_their_whole(colon: str) -> None:
    text = f"2024年全市新增学位7200个，其中{colon}小学4100个、初中3100个。"

    assert said(text) == [
        ("新增学位", "7200个"),
        ("新增小学学位", "4100个"),
        ("新增初中学位", "3100个"),
    ]


def test_what_some_were_awarded_is_no_part_of_what_was_built() -> None:
    text = "新增民办幼儿园18所，11所被评为市级示范园，4所小学获评省级文明校园。"

    assert said(text) == [
        ("新增民办幼儿园", "18所"),
        ("民办幼儿园被评为市级示范园", "11所"),
        ("小学获评省级文明校园", "4所"),
    ]


@pytest.mark.parametrize("pronoun", ["这一比例", "该比例", "这一指标"])
def test_a_word_for_the_last_rate_means_that_rate(pronoun: str) -> None:
    rise = f"到2025年{pronoun}提高到56%，{pronoun}比2021年提高9个百分点。"
    text = f"2021年公办园在园幼儿占比为47%，{rise}"

    assert said(text) == [
        ("公办园在园幼儿占比", "47%"),
        ("公办园在园幼儿占比", "56%"),
        ("公办园在园幼儿占比提高", "9个百分点"),
    ]


@pytest.mark.parametrize(
    "said_before", ["与全省平均水平相比，差", "比全省平均水平差", "距离全省要求的92%只差"]
)
def test_how_far_a_rate_stays_behind_is_of_that_rate(said_before: str) -> None:
    text = f"全县高中阶段毛入学率为88.5%，{said_before}3.5个百分点。"

    assert said(text)[-1] == ("高中阶段毛入学率差", "3.5个百分点")
    assert {name for name, _ in said(text)[:-1]} == {"高中阶段毛入学率"}


@pytest.mark.parametrize("begins", ["从2018年", "由2018年的", "从"])
def test_a_rise_that_begins_before_its_name_is_of_that_name(begins: str) -> None:
    text = f"{begins}学前三年毛入园率74%提高到2023年的91%。"

    assert said(text) == [("学前三年毛入园率", "74%"), ("学前三年毛入园率", "91%")]


def test_a_province_before_all_of_it_is_no_name() -> None:
    assert said("目前，四川全省现有小学5100所。")[0] == ("小学", "5100所")
    assert said("湖南全省有各类幼儿园1.1万所。")[0] == ("各类幼儿园", "1.1万所")


def test_who_learns_within_a_county_is_no_place() -> None:
    text = "全国约六成的高中生在县域中学就读。2025年，高中生在县域高中就读的占58%。"

    assert read(text)[0][0].label == "高中生在县域中学就读"
