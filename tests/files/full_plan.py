"""A plan that uses every key of every table, in the small catalogue of the tests."""

from __future__ import annotations

from eduplan import Domain
from eduplan.words import Words
from tests.small import BASELINE, HEAD, TARGET, registry


def rules() -> Domain:
    domain = Domain("limits", Words("限额", "Limits"))
    title, remedy = Words("学生不超学位", "pupils within places"), Words("核对", "check both")
    domain.check("LIM001", "学生数 ≤ 学位数", title=title, remedy=remedy)
    return domain


REGISTRY = registry(rules())

FULL = f"""{HEAD}kind = "plan"
plugins = ["schools"]
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
quote = "努力让学位够用"
place = {{ page = 3, paragraph = 12, offset = 5 }}
unsure = "年份不明"
{BASELINE}clause = ["一"]
wording = ["目前"]
quote = "原话"
place = {{ page = 3 }}
unsure = "待核"
implied = false
scope = {{}}
within = "1个百分点"
note = "读法"
{TARGET}title = "学位"
goal = "G1"
binding = "binding"
implied = true
scope = {{}}
from = "79%"
path = {{ 2023 = "82%" }}
clause = "一"
wording = ["以上"]
quote = "原话"
place = {{ page = 3 }}
unsure = "待核"
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
part_of = "T1"
share = "90%"

[[target]]
id = "T4"
indicator = "schools.use"
method = "un_chart"
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

[[target]]
id = "T8"
indicator = "schools.use"
rise = "0.4个百分点"
over = "mean"
since = 2020

[[target]]
id = "T9"
indicator = "schools.use"
fall = "2个百分点"

[[target]]
id = "T10"
indicator = "schools.pupils"
times = "2倍"

[[target]]
id = "T11"
indicator = "schools.use"
full_coverage = "每所学校"

[[target]]
id = "T12"
indicator = "schools.use"
level_with = {{ region = "220000", within = "3个百分点" }}

[[target]]
id = "T13"
indicator = "schools.pupils"
not_below = {{ indicator = "schools.places" }}

[[target]]
id = "T14"
indicator = "schools.use"
not_above = {{ words = "全省平均" }}

[[target]]
id = "T15"
indicator = "schools.use"
above = {{ words = "全省平均" }}

[[target]]
id = "T16"
indicator = "schools.use"
below = {{ words = "全省平均" }}

[[target]]
id = "T17"
indicator = "schools.pupils"
at_least = "90人"
per = "2个"
per_of = "schools.places"
adds_up = true

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
quote = "原话"
place = {{ page = 3 }}
unsure = "待核"
note = "读法"

[[statement]]
id = "S2"
label = "平台"
claim = "已有"
kind = "rule"
except = "经批准的"
period = "2016-2020"

[[statement]]
id = "S3"
label = "教室"
value = "2间"
from = "1间"
rise = "1间"
over = "period"
since = 2016
per = "12人"
per_of = "schools.pupils"
kind = "need"
adds_up = true

[[statement]]
id = "S4"
label = "新教室"
fall = "3%"
part_of = "S3"
share = "50%"

[[statement]]
id = "S5"
label = "座位"
times = "2倍"

[[problem]]
id = "X1"
title = "学位不足"
indicators = ["schools.use"]
clause = "一"
wording = ["不足"]
quote = "原话"
place = {{ page = 3 }}
unsure = "待核"
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
quote = "原话"
place = {{ page = 3 }}
unsure = "待核"
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
adds_up = true
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
most = "40台/人"
formula = "台灯数 ÷ 学生数"
"""
FULL = FULL.replace('value = "80%"', 'value = "约80%"')
