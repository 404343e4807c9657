"""The JSON Schema says what the reader says, as far as JSON Schema can."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from eduplan import Domain, InputError
from eduplan.files.plan_file import parse_plan
from eduplan.files.plan_kinds import FIRST_YEAR, LAST_YEAR, YEAR_PATTERN, Table
from eduplan.files.plan_shape import PLAN_FILE
from eduplan.files.schema import plan_schema
from eduplan.words import Words
from tests.small import BASELINE, HEAD, TARGET, registry


def _rules() -> Domain:
    domain = Domain("limits", "限额", "Limits")
    title, remedy = Words("学生不超学位", "pupils within places"), Words("核对", "check both")
    domain.check("LIM001", "学生数 ≤ 学位数", title=title, remedy=remedy)
    return domain


REGISTRY = registry(_rules())
SCHEMA = plan_schema(REGISTRY)

FULL = f"""{HEAD}
[[clause]]
id = "一"
title = "总则"
note = "说明"

[[goal]]
id = "G1"
title = "学位够用"
clause = "一"
wording = ["努力"]
note = "说明"
{BASELINE}clause = ["一"]
wording = ["目前"]
implied = false
scope = {{}}
within = "1个百分点"
note = "读法"
{TARGET}title = "学位"
goal = "G1"
binding = "binding"
implied = true
scope = {{}}
milestones = {{ 2023 = "82%" }}
clause = "一"
wording = ["以上"]
note = "说明"

[[target]]
id = "T2"
qualitative = "更好"
evidence = "照片"
status = "done"

[[target]]
id = "T3"
indicator = "schools.use"
at_most = "98%"

[[target]]
id = "T4"
indicator = "schools.use"
exactly = "90%"

[[target]]
id = "T5"
indicator = "schools.use"
range = ["85%", "95%"]

[[target]]
id = "T6"
indicator = "schools.use"
maintain = "90%"

[[target]]
id = "T7"
indicator = "schools.use"
eliminate = true

[[statement]]
id = "S1"
label = "学生数"
about = "schools.pupils"
value = "约500人"
within = "5人"
year = 2020
scope = {{}}
implied = false
clause = "一"
wording = ["约"]
note = "读法"

[[statement]]
id = "S2"
label = "平台"
claim = "已有"
period = [2016, 2020]

[[problem]]
id = "X1"
title = "学位不足"
indicators = ["schools.use"]
clause = "一"
wording = ["不足"]
note = "说明"

[[measure]]
id = "M1"
title = "扩建"
responsible = ["县教育局"]
moves = ["schools.use"]
answers = ["X1"]
money = "500万元"
money_source = "县财政"
from_year = 2021
to_year = 2022
milestones = {{ 2021 = "开工" }}
needs_money = true
retrospective = false
topics = ["随迁子女"]
clause = "一"
wording = ["扩建"]
note = "说明"

[[relation]]
id = "A1"
formula = "S1 ≤ 1000人"
clause = "一"
note = "说明"

[[waiver]]
id = "W1"
rule = "LIM001"
subject = "plan"
reason = "已有说明"
document = "小政函〔2022〕1号"
expires = 2023-12-31
note = "说明"

[[amendment]]
id = "V1"
document = "小政函〔2023〕1号"
date = 2023-06-01
clause = "一"
note = "说明"

[[amendment.change]]
target = "T1"
at_least = "80%"
year = 2025
reason = "人口减少"

[[element]]
name = "local.lamps"
label = "台灯数"
label_en = "lamps"
unit = "台"
level = "institution"
dimensions = ["stage"]
time_point = "september"
definition = "教室里的台灯"
source = "县教育局"
aliases = ["护眼灯数"]

[[indicator]]
name = "local.lit"
label = "台灯配备"
label_en = "lamps per pupil"
level = "region"
dimensions = ["stage"]
time_point = "september"
definition = "每名学生的台灯"
source = "县教育局"
aliases = ["生均台灯"]
unit = "台/人"
better = "higher"
places = 1
formula = "台灯数 ÷ 学生数"
"""
FULL = FULL.replace('value = "80%"', 'value = "约80%"')


def _as_json(text: str) -> Any:
    data = tomllib.loads(text)
    return json.loads(json.dumps(data, default=lambda day: day.isoformat()))


def _accepts(text: str) -> bool:
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(_as_json(text))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_full_plan_is_accepted_by_the_reader_and_by_the_schema() -> None:
    assert parse_plan(FULL, REGISTRY).plan.amendments
    jsonschema.validate(_as_json(FULL), SCHEMA)


def test_the_full_plan_uses_every_key_of_every_table() -> None:
    data = tomllib.loads(FULL)
    unused = {
        f"{name}.{key}"
        for name, tables in data.items()
        if (table := PLAN_FILE.keys[name].kind.table) is not None
        for key in table.keys
        if not any(key in row for row in (tables if isinstance(tables, list) else [tables]))
    }

    assert unused == set()
    assert set(data) == set(PLAN_FILE.keys)


# A line of one table in place of a line of any other, or of none: most are mistakes, some are not.
LINES = sorted({line for line in FULL.splitlines() if re.match(r"[a-z_]+ = ", line)})
NUMBERS = [n for n, line in enumerate(FULL.splitlines()) if re.match(r"[a-z_]+ = ", line)]


@given(st.sampled_from(NUMBERS), st.sampled_from(["", *LINES]))
def test_the_schema_never_rejects_what_the_reader_accepts(number: int, line: str) -> None:
    lines = FULL.splitlines()
    lines[number] = line
    text = "\n".join(lines)
    try:
        parse_plan(text, REGISTRY)
    except InputError:
        return
    assert _accepts(text)


def test_what_the_reader_misses_in_a_table_the_schema_misses_too() -> None:
    for number in NUMBERS:
        lines = FULL.splitlines()
        lines[number] = ""
        text = "\n".join(lines)
        try:
            parse_plan(text, REGISTRY)
        except InputError as error:
            if re.search(r" lacks | has none of ", str(error)):
                assert not _accepts(text), FULL.splitlines()[number]


def test_the_years_of_milestones_are_those_of_every_other_year() -> None:
    years = [year for year in range(1800, 2300) if re.search(YEAR_PATTERN, str(year))]

    assert years == list(range(FIRST_YEAR, LAST_YEAR + 1))


def _tables(table: Table) -> list[Table]:
    inner = [key.kind.table for key in table.keys.values() if key.kind.table is not None]
    return [table, *(below for one in inner for below in _tables(one))]


def test_every_table_and_key_has_its_meaning_in_both_languages() -> None:
    texts = [words for table in _tables(PLAN_FILE) for words in (table.words, *_meanings(table))]

    assert [one for one in texts if not one.zh.strip() or not one.en.strip()] == []


def _meanings(table: Table) -> list[Any]:
    return [key.words for key in table.keys.values()]


def test_names_of_installed_indicators_are_enumerated_and_the_plans_own_are_a_pattern() -> None:
    one_of = SCHEMA["properties"]["target"]["items"]["properties"]["indicator"]["anyOf"]

    assert one_of[0] == {"enum": ["schools.use"]}
    assert re.search(one_of[1]["pattern"], "local.lit")


def test_equal_registries_give_the_same_bytes() -> None:
    assert json.dumps(SCHEMA) == json.dumps(plan_schema(registry(_rules())))
