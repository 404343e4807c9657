"""Each mistake in a plan file is one problem, where it stands, with the nearest valid name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eduplan import Domain, InputError
from eduplan.files.located import parse_toml
from eduplan.files.plan_file import parse_plan
from eduplan.formula import references
from eduplan.words import Words
from tests.small import BASELINE, HEAD, TARGET, registry

if TYPE_CHECKING:
    from eduplan import Location, Problem


def desks() -> Domain:
    """Return a domain with a dimension, amounts, and a ratio of each institution."""
    domain = Domain("desks", Words("课桌", "Desks"))
    shifts = {"day": Words("白班", "day"), "night": Words("夜班", "night")}
    domain.dimension("shift", Words("班次", "shift"), shifts)
    desks = domain.element("desks", Words("课桌数", "desks"), unit="套", dimensions=("shift",))
    broken = domain.element("broken", Words("破损课桌数", "broken desks"), unit="套")
    domain.indicator(
        "broken_share",
        Words("破损率", "share of broken desks"),
        formula=broken / desks,
        unit="%",
        better="lower",
        level="institution",
    )
    domain.indicator(
        "broken_rate",
        Words("全县破损率", "rate of broken desks"),
        formula="破损课桌数 ÷ 课桌数",
        unit="%",
        better="lower",
    )
    return domain


REGISTRY = registry(desks())
STATEMENT = '\n[[statement]]\nid = "S1"\nlabel = "课桌"\nvalue = "50套"\nabout = "desks.desks"\n'
MEASURE = '\n[[measure]]\nid = "M1"\ntitle = "购置课桌"\n'
GOAL = '\n[[goal]]\nid = "G1"\ntitle = "办好学校"\n'
CLAUSE = '\n[[clause]]\nid = "三（一）1"\ntitle = "课桌"\n'
OWN = '\n[[element]]\nname = "local.lamps"\nlabel = "台灯数"\nunit = "台"\n'
OWN_RATIO = (
    '\n[[indicator]]\nname = "local.lit"\nlabel = "台灯配备"\nunit = "台/套"\n'
    'better = "higher"\nformula = "台灯数 ÷ 课桌数"\n'
)
YEAR_BUILT = (
    '\n[[element]]\nname = "local.built"\nlabel = "建校年份"\nunit = "年"\nadds_up = false\n'
)
WAIVER = (
    '\n[[waiver]]\nrule = "PLAN001"\nsubject = "T1"\nreason = "已有说明"\n'
    'document = "小政函〔2022〕1号"\nexpires = 2023-12-31\n'
)


def _relation(formula: str) -> str:
    return f'\n[[relation]]\nid = "A1"\nformula = "{formula}"\n'


def _target(bound: str) -> str:
    return TARGET.replace('at_least = "85%"', bound)


# What is wrong: the body of the file, what the problem must point at, and what it must say.
MISTAKES = {
    "a table that there is none of": ("\n[[targt]]\n", "targt", "'target'"),
    "one table where there are several": ('\n[target]\nid = "T1"\n', "target]", "[[target]]"),
    "a key that there is none of": (TARGET + "paths = {}\n", "paths =", "'path'"),
    "a target without an indicator": (
        TARGET.replace('indicator = "schools.use"\n', ""),
        "[[target]]",
        "lacks 'indicator'",
    ),
    "no bound": (_target(""), "[[target]]", "exactly one"),
    "a misspelt bound": (_target('at_lest = "85%"'), "at_lest", "'at_least'"),
    "a misspelt indicator": (
        TARGET.replace("schools.use", "schools.used"),
        'indicator = "schools.used"',
        "'schools.use'",
    ),
    "an indicator in capitals": (
        TARGET.replace("schools.use", "SCHOOLS.USE"),
        "indicator =",
        "'schools.use'",
    ),
    "a year as it is printed": (
        STATEMENT + 'year = "二〇二五年"\n',
        "year = ",
        "did you mean '2025'",
    ),
    "an element where an indicator belongs": (
        YEAR_BUILT + TARGET.replace("schools.use", "local.built"),
        'indicator = "local.built"',
        "is an element",
    ),
    "a goal that there is none of": (GOAL + TARGET + 'goal = "G2"\n', "goal = ", "'G1'"),
    "a problem that there is none of": (MEASURE + 'answers = ["X1"]\n', '"X1"', "problem"),
    "a rule that there is none of": (TARGET + WAIVER, 'rule = "PLAN001"', "unknown rule"),
    "a dimension that there is none of": (
        STATEMENT + 'scope = { shft = "day" }\n',
        "shft",
        "'shift'",
    ),
    "a code that there is none of": (
        STATEMENT + 'scope = { shift = "dayy" }\n',
        "shift =",
        "'day'",
    ),
    "a dimension by its name and by its term": (
        STATEMENT + 'scope = { shift = "day", "班次" = "夜班" }\n',
        '"班次" =',
        "shift is given twice",
    ),
    "a scope in a text without a dimension": (
        STATEMENT + 'scope = "白班"\n',
        "scope =",
        "the text '白班'",
    ),
    "a scope that the indicator does not have": (
        TARGET + 'scope = { shift = "day" }\n',
        "shift =",
        "not broken down",
    ),
    "a figure in another unit": (_target('at_least = "85人"'), "at_least", 'a rate, e.g. "85%"'),
    "a bare whole number": (_target("at_least = 85"), "at_least", "'85%'"),
    "a bare decimal": (_target("at_least = 85.50"), "at_least", "'85.50%'"),
    "a share for a rate": (_target("at_least = 0.85"), "at_least", "'85%'"),
    "a number without its sign": (_target('at_least = "85"'), "at_least", "'85%'"),
    "nan": (_target("at_least = nan"), "at_least", "as text"),
    "an exponent in a text": (_target('at_least = "1e400%"'), "at_least", "exponent"),
    "a unit that there is none of": (
        STATEMENT.replace("50套", "50斤").replace('about = "desks.desks"\n', ""),
        'value = "50斤"',
        "a unit such as",
    ),
    "two bounds": (_target('at_least = "85%"\nat_most = "90%"'), "at_most", "'at_least'"),
    "a range turned round": (_target('range = ["90%", "85%"]'), '"85%"]', "below 90%"),
    "a range with one end": (_target('range = ["90%"]'), "range", "two figures"),
    "nothing eliminated": (_target("eliminate = false"), "eliminate", "expected true"),
    "a target that is about": (_target('exactly = "约85%"'), "exactly", "'about'"),
    "an upper figure as the lower bound": (
        _target('at_least = "不超过85%"'),
        "at_least",
        "'at most'",
    ),
    "a year with a point": (TARGET.replace("2025", "2025.0"), "year = 2025.0", "whole number"),
    "a state of a year to come": (
        BASELINE.replace("year = 2020", "year = 2030"),
        "year = 2030",
        "issued in 2021",
    ),
    "a year before 1949": (TARGET.replace("2025", "1948"), "year = 1948", "1949"),
    "a milestone in no year": (TARGET + 'path = { may = "80%" }\n', "may", "'may'"),
    "a milestone far away": (TARGET + 'path = { 2101 = "80%" }\n', "2101", "2100"),
    "a milestone that is bare": (TARGET + "path = { 2023 = 80 }\n", "2023 =", "'80%'"),
    "a period turned round": (STATEMENT + 'period = "2020-2016"\n', "period", "before"),
    "a year beside a period": (
        STATEMENT + 'period = "2016-2020"\nyear = 2020\n',
        "year = 2020\n",
        "'period'",
    ),
    "a measure turned round": (MEASURE + "from_year = 2025\nto_year = 2024\n", "to_year", "before"),
    "money without a unit": (MEASURE + 'money = "500"\n', "money", "万元"),
    "a quota for an amount": (MEASURE + 'money = "500元/人"\n', "money", "万元"),
    "money below zero": (MEASURE + 'money = "-500万元"\n', "money", "-500万元 is below zero"),
    "a count below zero": (STATEMENT.replace("50套", "-50套"), "value", "0套 or more"),
    "a part of what is counted": (STATEMENT.replace("50套", "50.5套"), "value", "whole 套"),
    "an empty text": (TARGET + 'title = " "\n', 'title = " "', "empty text"),
    "a text for a list": (TARGET + 'wording = "努力"\n', "wording", "an array"),
    "a number in a list of texts": (TARGET + 'wording = ["努力", 3]\n', "3]", "the number 3"),
    "a text for yes or no": (TARGET + 'implied = "yes"\n', "implied", "true or false"),
    "a bound on what is not about": (
        BASELINE + 'within = "1个百分点"\nnote = "读法"\n',
        "within",
        "约",
    ),
    "a bound without whose reading it is": (
        BASELINE.replace("80%", "约80%") + 'within = "1个百分点"\n',
        "[[baseline]]",
        "lacks 'note'",
    ),
    "a figure beside a claim": (STATEMENT + 'claim = "已有"\n', "claim", "'value'"),
    "evidence of a number": (TARGET + 'evidence = "照片"\n', "evidence", "'qualitative'"),
    "an id with a sign of a formula": (TARGET.replace("T1", "T+1"), 'id = "T+1"', "an id such as"),
    "an id that is taken": (
        TARGET + BASELINE.replace("B1", "T1"),
        'id = "T1"\nindicator = "schools.use"\nvalue',
        "target[0].id in line",
    ),
    "a name in a formula that there is none of": (
        STATEMENT + _relation("S1 = S2"),
        "S2",
        "unknown name 'S2'",
    ),
    "a formula that is a number": (STATEMENT + _relation("S1 + S1"), "formula", "a comparison"),
    "a formula that divides by zero": (STATEMENT + _relation("S1 ÷ 0 = S1"), "formula", "by 0"),
    "a formula of two units": (STATEMENT + TARGET + _relation("S1 = T1"), "formula", "can't be"),
    "a formula over a claim": (
        STATEMENT.replace('value = "50套"', 'claim = "已有"') + _relation("S1 = 50套"),
        "formula",
        "no figure",
    ),
    "an id that is also a label": (
        STATEMENT.replace("S1", "课桌数") + _relation("课桌数 ≤ 50套"),
        "课桌数 ≤",
        "may mean",
    ),
    "a ratio of each institution for the region": (
        _relation("破损率 ≤ 5%"),
        "formula",
        "each institution",
    ),
    "an amended target that there is none of": (
        TARGET + '\n[[amendment]]\nid = "V1"\ndocument = "小政函〔2023〕1号"\ndate = 2023-06-01\n'
        '[[amendment.change]]\ntarget = "T2"\nat_least = "80%"\nreason = "调整"\n',
        'target = "T2"',
        "'T1'",
    ),
    "a definition outside local": (OWN.replace("local", "desks"), "name =", "local."),
    "a definition in no unit": (OWN.replace('"台"', '"台台台"'), "unit =", "not a unit"),
    "a definition given twice": (OWN + OWN.replace("台灯数", "吊灯数"), "", "second time"),
    "a definition with an unknown name": (
        OWN + OWN_RATIO.replace("台灯数 ÷", "吊灯数 ÷"),
        "吊灯数 ÷",
        "'吊灯数'",
    ),
    "a definition of another unit": (
        OWN + OWN_RATIO.replace('unit = "台/套"', 'unit = "%"'),
        'formula = "台灯数',
        "台/套",
    ),
    "definitions that form a cycle": (
        OWN_RATIO.replace("台灯数 ÷ 课桌数", "台灯配备"),
        "formula =",
        "cycle",
    ),
}


def _problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        parse_plan(text, REGISTRY, "plan.toml")
    return caught.value.problems


def _place(text: str, part: str) -> tuple[int, int]:
    offset = text.index(part, len(HEAD)) if part else text.rindex("name =")
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _where(location: Location) -> tuple[int | None, int | None]:
    return location.line, location.column


@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_is_one_problem_where_it_stands(what: str) -> None:
    body, part, said = MISTAKES[what]

    [problem] = _problems(HEAD + body)

    assert problem.location.file == "plan.toml"
    assert _where(problem.location) == _place(HEAD + body, part)
    assert said in str(problem)


def test_a_label_names_an_indicator_as_its_full_name_does() -> None:
    by_label = parse_plan(HEAD + TARGET.replace("schools.use", "学位使用率"), REGISTRY).plan

    assert by_label == parse_plan(HEAD + TARGET, REGISTRY).plan


def test_a_label_that_several_share_is_refused_with_the_names_of_all() -> None:
    halls = [Domain(name, Words(name, name)) for name in ("gym", "hall")]
    for hall in halls:
        hall.element("seats", Words("座位数", "seats"), unit="个")
    text = '\n[[statement]]\nid = "S1"\nlabel = "座位"\nvalue = "50个"\nabout = "座位数"\n'

    with pytest.raises(InputError) as caught:
        parse_plan(HEAD + text, registry(*halls))

    assert "gym.seats, hall.seats" in str(caught.value)


@pytest.mark.parametrize(
    "scope",
    [
        '{ shift = "白班" }',
        '{ "班次" = "day" }',
        '"班次=白班"',
        '"shift＝day；"',
    ],
)
def test_a_scope_is_written_in_names_or_terms_as_a_table_or_a_text(scope: str) -> None:
    plan = parse_plan(f"{HEAD}{STATEMENT}scope = {scope}\n", REGISTRY).plan

    assert plan.statements[0].scope == {"shift": "day"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("format = 1", "format = 1\n[plan]", "no line [plan]"),
        ('region = "229901"', "region = 229901", "quotation marks"),
        ('region = "229901"', 'region = "22990x"', "six digits"),
        ('region = "229901"', 'region = "22"', "six digits"),  # no standard is looked up for it
        ('region = "229901"', 'region = "999901"', "a province's"),
        ("issued = 2021-06-30", "issued = 2021-06-30T08:00:00", "a date with a time"),
        ("issued = 2021-06-30", "issued = 0021-06-30", "the date 0021-06-30"),
        ("issued = 2021-06-30", "issued = 2201-06-30", "a date from 1949 to 2100"),
        ("baseline_year = 2020", "baseline_year = 2026", "before its base year 2026"),
        ("issued = 2021-06-30", 'issued = "2021-06-30"', "without quotation marks"),
        ("2021-2025", "2021-2020", "before the first, 2021"),
        ("2021-2025", "2021-20", 'such as "2021-2025"'),
        ('period = "2021-2025"\n', "", "lacks 'period'"),
        ("format = 1", "format = 2", "format 2 is not known"),
    ],
)
def test_a_mistake_about_the_plan_itself_is_one_problem(old: str, new: str, said: str) -> None:
    [problem] = _problems(HEAD.replace(old, new))

    assert said in str(problem)


def test_a_file_that_says_nothing_lacks_what_every_plan_has() -> None:
    assert [one.location.key for one in _problems("format = 1\n")] == ["title", "region", "period"]


def test_a_file_of_another_format_is_not_judged_by_this_one() -> None:
    [problem] = _problems('format = 2\n[scheme]\nname = "other"\n')

    assert problem.location.key == "format"


@pytest.mark.parametrize(
    "body",
    [
        TARGET.replace("2025", "2035"),
        _target('at_least = "85%以上"'),
        _target('qualitative = "更好"').replace('indicator = "schools.use"\n', ""),
        TARGET + 'clause = "三（一）1"\n',
        CLAUSE + TARGET + 'clause = "三(一)1"\n',
        STATEMENT + _relation("S1 ≤ 课桌数[班次=白班]"),
        STATEMENT + TARGET + _relation("「S1」 × T1 < 50套"),
        TARGET + OWN.replace("台灯数", "学位使用率"),
    ],
)
def test_what_a_rule_may_judge_is_no_mistake_of_the_file(body: str) -> None:
    assert parse_plan(HEAD + body, REGISTRY).plan.items()


@pytest.mark.parametrize(
    ("mistake", "relation"),
    [
        (STATEMENT.replace("50套", "50人"), "S1 = 50套"),
        (STATEMENT.replace("50套", "五十套"), "S1 > 1"),
        (TARGET.replace("schools.use", "schools.used").replace("85%", "85人"), "T1 = 100%"),
        (OWN.replace('"台"', '"台台台"'), "台灯数 > 5台"),
        (OWN.replace('"台"', '"台台台"'), "local.lamps > 5台"),
    ],
)
def test_one_mistake_is_not_reported_again_by_what_builds_on_it(
    mistake: str, relation: str
) -> None:
    assert len(_problems(HEAD + mistake + _relation(relation))) == 1


def test_mistakes_of_every_kind_come_together_in_the_order_of_the_file() -> None:
    body = (
        TARGET.replace("85%", "85人").replace("schools.use", "schools.used")
        + _relation("S1 = S2")
        + STATEMENT.replace("50套", "50人")
        + OWN.replace('"台"', '"台台台"')
        + 'labl = "x"\n'
    )
    problems = _problems(HEAD + body)

    assert [problem.location.key for problem in problems] == [
        "target[0].indicator",
        "relation[0].formula",
        "statement[0].value",
        "element[0].unit",
        "element[0].labl",
    ]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + TARGET + BASELINE + "\n# [[target]]\n" + STATEMENT,
        HEAD + '  [[ target ]] # one\nid = "T1"\nqualitative = "[[target]]"\n' + BASELINE,
        HEAD + '[[target]]\nid = "T1"\nqualitative = """\n[[target]]\n"""\n' + BASELINE,
        'target = [{ id = "T1", qualitative = "更好" }]\n' + HEAD + BASELINE,
        HEAD + '[["target"]]\nid = "T1"\nqualitative = "更好"\n' + BASELINE,
    ],
)
def test_every_item_knows_the_line_on_which_it_begins(text: str) -> None:
    table = parse_toml(text, "plan.toml")
    plan = parse_plan(text, REGISTRY, "plan.toml").plan

    assert plan.targets[0].location == table.locate(("target", 0))
    assert plan.baselines == () or plan.baselines[0].location == table.locate(("baseline", 0))


def test_the_plans_own_definitions_may_be_used_everywhere_in_it() -> None:
    target = TARGET.replace("schools.use", "local.lit").replace("85%", "0.5台/套")
    loaded = parse_plan(HEAD + OWN + OWN_RATIO + target + _relation("台灯数 ≥ 5台"), REGISTRY)

    assert loaded.plan.targets[0].indicator == "local.lit"
    assert loaded.registry.catalogue.label("local.lit", "en") == "台灯配备"
    assert "local.lit" not in REGISTRY.catalogue.definitions


def test_a_term_that_a_plan_and_a_domain_share_means_each_its_own() -> None:
    """Formulas of plugins go on as before; those of the plan, and its rows, mean the plan's."""
    ratio = OWN_RATIO.replace("台灯数 ÷ 课桌数", "课桌数 ÷ 破损课桌数")
    own = OWN.replace("台灯数", "课桌数") + ratio
    statement = (
        '\n[[statement]]\nid = "S1"\nabout = "课桌数"\nlabel = "课桌"\nvalue = "5台"\nyear = 2020\n'
    )

    loaded = parse_plan(HEAD + own + statement, REGISTRY)

    catalogue = loaded.registry.catalogue
    assert references(catalogue.indicator("local.lit").formula)[0] == "local.lamps"
    rate = "desks.broken_rate"
    assert catalogue.definitions[rate] == REGISTRY.catalogue.definitions[rate]
    assert loaded.plan.statements[0].about == "local.lamps"


def test_thousands_of_mistakes_are_all_reported_without_a_search_for_each() -> None:
    body = "".join(
        f'\n[[relation]]\nid = "A{n}"\nformula = "desks.n{n} = 1套"\n' for n in range(2000)
    )

    assert len(_problems(HEAD + body)) == 2000
