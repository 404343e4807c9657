"""A figure is entered in one row: what follows from the rest of the file needn't be typed."""

from __future__ import annotations

import pytest

from eduplan import InputError, Plan, audit, format_plan
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.small import HEAD, TODAY, registry

REGISTRY = registry()
TARGET_ROW = '{ clause = "二1", indicator = "学位使用率", from = "88.1%", at_least = "92%" },'


def _plan(text: str) -> Plan:
    return parse_plan(HEAD + text, REGISTRY).plan


def test_rows_and_tables_make_the_same_plan() -> None:
    row = 'target = [\n  { id = "T1", indicator = "schools.use", at_least = "92%" },\n]\n'
    rows = HEAD + row
    table = '\n[[target]]\nid = "T1"\nindicator = "schools.use"\nat_least = "92%"\n'

    assert parse_plan(rows, REGISTRY).plan == _plan(table)


def test_only_title_region_and_period_are_required_of_the_head() -> None:
    head = 'title = "小规划"\nregion = "229901"\nperiod = "2021—2025年"\n'
    plan = parse_plan(head, REGISTRY).plan

    assert (plan.id, plan.baseline_year) == ("229901-2021", 2020)
    assert audit(plan, REGISTRY, today=TODAY).plan == plan


def test_a_target_carries_its_baseline_in_its_own_row() -> None:
    plan = parse_plan(HEAD + f"target = [{TARGET_ROW}]\n", REGISTRY).plan
    [target], [baseline] = plan.targets, plan.baselines

    assert (baseline.indicator, baseline.figure.text, baseline.year) == (
        "schools.use",
        "88.1%",
        2020,
    )
    assert baseline.clauses == target.clauses == ("二1",)
    assert baseline.location is not None
    assert baseline.location.key == "target[0].from"


def test_an_id_that_is_left_out_is_made_of_what_the_item_says_not_of_its_position() -> None:
    first, second = (
        f'\n[[target]]\nclause = "{clause}"\nindicator = "schools.use"\nat_least = "92%"\n'
        for clause in ("二1", "二2")
    )
    ids = [target.id for target in _plan(first + second).targets]

    assert ids == ["target:二1:schools.use", "target:二2:schools.use"]
    assert [one.id for one in _plan(second + first).targets] == ids[::-1]


def test_a_level_each_year_and_its_sum_over_the_period_have_ids_of_their_own() -> None:
    rows = [f'{{ title = "新增学位", at_least = "{one}" }}' for one in ("1千个", "5千个", "6千个")]
    each, whole, due = rows
    text = f'target = [{each[:-2]}, over = "每年" }}, {whole[:-2]}, over = "累计" }}, {due}]\n'
    ids = [one.id.rpartition(":")[2] for one in parse_plan(HEAD + text, REGISTRY).plan.targets]

    assert ids == ["each_year", "period", "新增学位"]


def test_a_number_without_quotation_marks_is_the_only_thing_that_is_reported_of_it() -> None:
    with pytest.raises(InputError) as caught:
        parse_plan(HEAD + 'target = [{ title = "学位", at_least = 5000 }]\n', REGISTRY)

    assert len(caught.value.problems) == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('at_least = "1人", per = "1000所", per_of = "在校生数"', "所"),
        ('at_least = "1人", per = "0人", per_of = "在校生数"', "0人"),
        ('rise = "1人", per = "1000人", per_of = "在校生数"', "at_least"),
        ('at_least = "1人", per = "1000人"', "per_of"),
    ],
)
def test_what_is_per_unit_says_what_is_counted_and_in_its_unit(row: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        parse_plan(HEAD + f'target = [{{ title = "心理教师", {row} }}]\n', installed_registry())


def test_a_rule_for_every_none_of_something_is_refused() -> None:
    row = 'statement = [{ label = "标准", value = "1间", per = "0班", kind = "规定" }]\n'
    with pytest.raises(InputError, match="0班"):
        parse_plan(HEAD + row, installed_registry())


def test_a_title_that_the_catalogue_knows_needs_no_number() -> None:
    row = 'target = [{ title = "教育支出增幅", not_below = { words = "财政收入增幅" } }]\n'
    [target] = parse_plan(HEAD + row, installed_registry()).plan.targets

    assert target.indicator.startswith("finance.")


def test_a_clause_need_not_be_declared_where_others_are() -> None:
    row = '\n[[clause]]\nid = "一"\ntitle = "现状"\n\n[[goal]]\ntitle = "好"\nclause = "二"\n'
    plan = _plan(row)

    assert plan.goals[0].clauses == ("二",)
    assert [*plan.by_clause] == ["一", "二"]


def test_the_scope_decides_what_a_shared_label_means_where_it_fits_one_alone() -> None:
    row = 'target = [{{ indicator = "生师比", {}at_most = "19:1" }}]\n'
    registry = installed_registry()

    target = parse_plan(HEAD + row.format('scope = "学段=小学", '), registry).plan.targets[0]
    assert target.indicator == "teachers.student_teacher_ratio"
    with pytest.raises(InputError, match="senior_high"):
        parse_plan(HEAD + row.format(""), registry)


def test_the_baseline_in_the_row_of_a_target_is_called_after_it() -> None:
    row = '\n[[target]]\n{}indicator = "schools.use"\nat_least = "92%"\nfrom = "88%"\n'
    named, unnamed = (_plan(row.format(name)) for name in ('id = "T1"\n', ""))

    assert [one.id for one in named.baselines] == ["T1:from"]
    assert [one.id for one in unnamed.baselines] == ["baseline:schools.use:2020"]


def test_a_label_and_a_full_name_make_the_same_id() -> None:
    by_label, by_name = (
        _plan(f'\n[[target]]\nindicator = "{name}"\nat_least = "92%"\n').targets[0].id
        for name in ("学位使用率", "schools.use")
    )

    assert by_label == by_name


def test_two_items_that_say_the_same_are_asked_for_ids_of_their_own() -> None:
    row = '\n[[target]]\nindicator = "schools.use"\nat_least = "92%"\n'

    with pytest.raises(InputError, match=r"the id 'target:schools\.use' .*expected an id"):
        _plan(row + row)


def test_an_id_that_is_left_out_stays_when_rows_are_inserted() -> None:
    row = '\n[[target]]\nindicator = "schools.use"\nat_least = "92%"\n'
    other = '\n[[target]]\nclause = "二9"\nindicator = "schools.use"\nat_least = "93%"\n'

    assert _plan(row).targets[0].id == _plan(other + row).targets[1].id


def test_an_amendment_restates_a_target_whose_indicator_is_named_by_its_label() -> None:
    text = (
        '\n[[target]]\nid = "T1"\nindicator = "学位使用率"\nat_least = "92%"\n'
        '\n[[amendment]]\ndocument = "小政函〔2022〕1号"\ndate = 2022-05-01\n'
        'change = [{ target = "T1", at_least = "91人", reason = "人口下降" }]\n'
    )

    with pytest.raises(InputError, match="91人"):
        _plan(text)


# What trips people up: the text, and what the error says is to be done
TRAPS = {
    "a row that goes on in another line": (
        'target = [\n  { id = "T1",\n    indicator = "schools.use", at_least = "92%" },\n]\n',
        "{ to } in one line",
    ),
    "a comma at the end of a row": ('goal = [\n  { title = "好", },\n]\n', "} right after"),
    "no comma in a row": ('goal = [\n  { id = "G1" title = "好" },\n]\n', "no comma between them"),
    "no comma between rows": (
        'goal = [\n  { title = "好" }\n  { title = "更好" }\n]\n',
        "}, at the end of each row",
    ),
    "an array that is not closed": (
        'goal = [\n  { title = "好" },\n[[measure]]\ntitle = "扩建"\n',
        "a line ] before this",
    ),
    "rows and then tables of one kind": (
        'goal = [{ title = "好" }]\n[[goal]]\ntitle = "更好"\n',
        "the other one is in line 11; expected either rows, goal = [ { … }, ], or [[goal]]",
    ),
    "two arrays of one kind": (
        'goal = [{ title = "好" }]\ngoal = [{ title = "更好" }]\n',
        "these rows in the first array",
    ),
    "rows after a table": (
        '[[measure]]\ntitle = "扩建"\n\ngoal = [\n  { title = "好" },\n]\n',
        "'goal' stands below [[measure]], and so is a key of it; "
        "expected 'goal' before the first [[…]] of the file",
    ),
    "a key of the head after a table": (
        '[[measure]]\ntitle = "扩建"\nissuer = "县政府"\n',
        "'issuer' before the first [[…]]",
    ),
    "years without quotation marks": ("period = 2021-2025\n", "years between quotation marks"),
}


@pytest.mark.parametrize("what", TRAPS)
def test_each_trap_of_rows_has_an_error_that_shows_the_mend(what: str) -> None:
    text, mend = TRAPS[what]

    with pytest.raises(InputError) as caught:
        parse_plan((HEAD if "period" not in text else "") + text, REGISTRY)
    [problem] = caught.value.problems
    assert mend in str(problem)


def test_a_key_that_a_row_does_not_have_is_not_taken_for_one_of_the_file() -> None:
    with pytest.raises(InputError, match=r"has no key 'issuer'"):
        parse_plan(HEAD + 'goal = [{ title = "好", issuer = "县政府" }]\n', REGISTRY)


def test_a_target_carries_its_milestones_in_its_own_row() -> None:
    row = '{ indicator = "学位使用率", at_least = "92%", path = { 2023 = "90%" } }'
    [target] = _plan(f"target = [{row}]\n").targets

    assert {year: one.text for year, one in target.milestones.items()} == {2023: "90%"}


def test_two_targets_that_start_from_the_same_figure_have_one_baseline() -> None:
    row = '{ id = "T1", indicator = "学位使用率", from = "88%", at_least = "92%" },'
    later = row.replace("T1", "T2").replace(" }", ", year = 2023 }")

    assert len(_plan(f"target = [{row}{later}]\n").baselines) == 1
    differing = _plan(f"target = [{row}{later.replace('88%', '89%')}]\n")
    assert [one.figure.text for one in differing.baselines] == ["88%", "89%"]
    assert format_plan(differing, REGISTRY).count("from = ") == 2


@pytest.mark.parametrize(
    ("row", "meant"),
    [
        ('statement = [{ label = "学生数", value = "5人", element = "学生数" }]', "'about'"),
        ('target = [{ indicator = "学位使用率", multiple = "2倍" }]', "'times'"),
        ('target = [{ indicator = "学位使用率", at_least = "9%", baseline = "8%" }]', "'from'"),
    ],
)
def test_what_people_write_for_a_key_is_answered_with_the_key(row: str, meant: str) -> None:
    with pytest.raises(InputError, match=f"did you mean {meant}"):
        _plan(row)
