"""Plans that the tests of the command read."""

from __future__ import annotations

PLAN = """format = 1
id = "some-plan"
title = "某县“十四五”教育规划"
region = "220503"
region_name = "某县"
issuer = "某县人民政府"
document = "某政发〔2024〕1号"
issued = 2024-03-11
period = "2021-2025"
baseline_year = 2020

[[element]]
name = "local.children"
label = "全县在园幼儿数"
label_en = "children in all kindergartens"
unit = "人"

[[element]]
name = "local.public_children"
label = "全县公办园在园幼儿数"
label_en = "children in public kindergartens"
unit = "人"

[[indicator]]
name = "local.public_share"
label = "全县公办园在园幼儿占比"
label_en = "share of children in public kindergartens"
unit = "%"
better = "higher"
formula = "全县公办园在园幼儿数 ÷ 全县在园幼儿数"

[[baseline]]
id = "B01"
indicator = "local.public_share"
value = "60.5%"
year = 2020
clause = "一(一)¶"

[[target]]
id = "T01"
indicator = "local.public_share"
at_least = "55%"
year = 2025
clause = "三(一)1"

[[measure]]
id = "M01"
title = "新建公办园"
clause = "三(一)1"
moves = ["local.public_share"]
"""
GOOD_PLAN = PLAN.replace('at_least = "55%"', 'at_least = "65%"')
# One rule only, so that other rules to come do not change what these tests are about.
ONE_RULE = ("--select", "PLAN001", "--today", "2026-01-01")
# The start of a process is quickest with the plugin of that rule alone.
QUICK = (*ONE_RULE, "--only-plugins", "coherence")
