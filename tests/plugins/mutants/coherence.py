"""One mutant of the clean plan for each rule of plan coherence."""

from __future__ import annotations

from tests.plugins.mutants.mutant import Mutant, baseline, statement, target, waiver

_RETENTION = "compulsory.nine_year_retention_rate"
_NO_BASELINE = target("compulsory.full_curriculum_school_share", 'exactly = "100%"')
_PROMOTION = 'id = "T5"\nindicator = "senior_high.gross_enrolment_rate"\n'
_FITNESS = target("compulsory.fitness_good_rate", 'qualitative = "进一步提高"').replace(
    'path = { 2024 = "97%" }\n', ""
)


def _amended(day: str, bound: str) -> str:
    """Return an amendment that restates the target of senior secondary enrolment, ≥95 %."""
    return (
        f'\n[[amendment]]\nid = "V1"\ndocument = "清政发〔2022〕2号"\ndate = {day}\n'
        f'[[amendment.change]]\ntarget = "T5"\n{bound}\nreason = "学校并入市属"\n'
        'path = { 2023 = "94%" }\n'
    )


def _of_people(name: str, about: str, bound: str, year: int, due: str) -> str:
    """Return a target for a number of people, with a milestone."""
    aim = target(about, bound).replace('"T99"', f'"{name}"')
    return aim.replace('{ 2024 = "97%" }', f'{{ {year} = "{due}" }}')


def _classes(name: str, number: int, bound: str, state: str, milestone: str) -> str:
    """Return a target for large classes, with the baseline that it starts from."""
    indicator = f"compulsory.{name}"
    start = baseline(indicator, state).replace('"B99"', f'"B9{number}"')
    aim = target(indicator, bound).replace('"T99"', f'"T9{number}"')
    return start + aim.replace('"97%"', f'"{milestone}"')


_BOUGHT = """
[[statement]]
id = "S98"
label = "仪器设备、校车等"
value = "500余套"
about = "finance.equipment_sets"
period = "2016-2020"
clause = "一(八)"

[[statement]]
id = "S99"
label = "购置课桌椅"
value = "1100套"
about = "finance.desks_bought"
period = "2016-2020"
clause = "一(八)"
"""

MUTANTS = {
    "PLAN060": Mutant(replaced=(('issuer = "清河县人民政府"\n', ""),)),
    "PLAN061": Mutant(replaced=(('id = "B1"\n', 'id = "B1"\nunsure = "年份不明"\n'),)),
    "PLAN001": Mutant(replaced=(('"93.5%"', '"96.9%"'),)),
    "PLAN002": Mutant(
        replaced=(
            ('at_least = "92%"', 'at_least = "89%"'),
            ('{ 2023 = "90%" }', '{ 2023 = "88.5%" }'),
        )
    ),
    "PLAN003": Mutant(added=target(_RETENTION, 'at_least = "98%"')),
    "PLAN004": Mutant(
        replaced=(
            (f'{_RETENTION}"\nat_least = "97%"\nyear = 2025', f'{_RETENTION}"\nat_least = "97%"'),
        ),
        added=target(_RETENTION, 'at_least = "97%"'),
    ),
    "PLAN005": Mutant(added=_NO_BASELINE),
    "PLAN006": Mutant(without=("T5",)),
    "PLAN009": Mutant(replaced=(('money = "36万元"\nmoney_source = "县财政"\n', ""),)),
    "PLAN010": Mutant(replaced=(('responsible = ["县教育局"]\n', ""),)),
    "PLAN011": Mutant(replaced=(('path = { 2023 = "94.2%" }\n', ""),)),
    "PLAN012": Mutant(replaced=(('"94.2%"', '"93.1%"'),)),
    "PLAN014": Mutant(replaced=(('answers = ["X1"]\n', ""),)),
    "PLAN015": Mutant(
        replaced=(
            ("issued = 2021-12-30", "issued = 2022-01-15"),
            ('value = "93.5%"\nyear = 2020', 'value = "93.5%"\nyear = 2021'),
        )
    ),
    "PLAN016": Mutant(replaced=(("\nyear = 2020\nclause", "\nyear = 2019\nclause"),)),
    "PLAN017": Mutant(
        replaced=((_PROMOTION, f'{_PROMOTION}wording = ["力争", "基本达到"]\n'),),
    ),
    "PLAN019": Mutant(
        added=target("compulsory.quality_balance_items_met", 'at_least = "32项"').replace(
            '"97%"', '"28项"'
        )
    ),
    "PLAN020": Mutant(replaced=(("S2 + S3 = S1", "S2 + S4 = S1"),)),
    "PLAN021": Mutant(replaced=(('topics = ["装备"]', 'topics = ["装备", "教师交流"]'),)),
    "PLAN022": Mutant(
        replaced=(
            ('"99.9%"', '"100%"'),
            (
                'exactly = "100%"\nyear = 2025\npath = { 2023 = "99.95%" }',
                'maintain = "100%"\nyear = 2025',
            ),
        ),
    ),
    "PLAN024": Mutant(
        replaced=(
            (
                f'{_PROMOTION}at_least = "95%"\nyear = 2025',
                f'{_PROMOTION}at_least = "95%"\nyear = 2027',
            ),
        ),
    ),
    "PLAN026": Mutant(
        replaced=(
            ('"93.5%"', '"95.0%"'),
            (_PROMOTION, f'{_PROMOTION}wording = ["加快普及"]\n'),
        ),
    ),
    "PLAN027": Mutant(replaced=(('"93.5%"', '"95.0%"'),)),
    "PLAN028": Mutant(added=_FITNESS),
    "PLAN030": Mutant(replaced=(('"192人"', '"186人"'),)),
    "PLAN031": Mutant(added=waiver("PLAN005", "T4", "2025-12-31")),
    "PLAN032": Mutant(added=waiver("PLAN005", "T4", "2022-01-30")),
    "PLAN033": Mutant(added=_NO_BASELINE + waiver("PLAN005", "*", "2025-12-31")),
    "PLAN034": Mutant(added=_amended("2022-01-20", 'at_least = "94.5%"')),
    "PLAN035": Mutant(added=_amended("2021-12-01", 'at_least = "95.5%"')),
    "PLAN037": Mutant(added=baseline("compulsory.age_enrolment_rate", "98.4%")),
    "PLAN038": Mutant(
        replaced=(
            ('finance.aid_coverage"\nvalue = "100%"', 'finance.aid_coverage"\nvalue = "96%"'),
        )
    ),
    "PLAN036": Mutant(added=_BOUGHT),
    "PLAN039": Mutant(replaced=(('at_least = "15%"', 'at_least = "150%"'),)),
    "PLAN043": Mutant(
        added=statement(1, "informatization.tablets", "9000台", 'wording = ["增加到"]')
        + statement(2, "informatization.tablets", "9500台").replace("year = 2020", "year = 2018")
    ),
    "PLAN042": Mutant(
        added=statement(1, "governance.classes", "8班", 'scope = { class_size_band = "66_plus" }')
        + statement(2, "governance.classes", "7班", 'scope = { class_size_band = "56_and_more" }')
    ),
    "PLAN044": Mutant(
        added=statement(1, "governance.students", "123万人")
        + statement(2, "governance.students", "4.6万人").replace("year = 2020", "year = 2015")
    ),
    "PLAN045": Mutant(
        added=_classes("large_class_count", 1, "eliminate = true", "5班", "1班")
        + _classes("oversize_class_rate", 2, 'at_most = "1%"', "3%", "1.4%")
    ),
    "PLAN046": Mutant(
        replaced=(('rotation_rate"\nvalue = "11%"', 'rotation_rate"\nvalue = "9%"'),)
    ),
    "PLAN047": Mutant(replaced=(('value = "93.5%"\nyear = 2020\n', 'value = "93.5%"\n'),)),
    "PLAN050": Mutant(
        added=statement(1, "teachers.full_time_teachers", "2150人")
        + _of_people("T98", "teachers.full_time_teachers", 'rise = "300人"', 2023, "100人")
        + _of_people("T97", "teachers.recruits", 'at_least = "50人"\nover = "每年"', 2023, "50人")
    ),
    "PLAN051": Mutant(
        added=statement(1, "informatization.tablets", "9500台", 'from = "9000台"\nrise = "400台"')
    ),
    "PLAN052": Mutant(
        added=statement(1, "informatization.tablets", "9500台")
        + statement(2, "informatization.tablets", "900台", 'part_of = "S91"\nshare = "10%"')
    ),
    "PLAN053": Mutant(
        added=_of_people(
            "T98", "teachers.full_time_teachers", 'at_least = "2450人"', 2023, "2300人"
        )
        + statement(1, "teachers.full_time_teachers", "2150人")
        + statement(2, "teachers.full_time_teachers", "2600人", 'kind = "need"').replace(
            "year = 2020", "year = 2025"
        )
    ),
    "PLAN054": Mutant(
        added=_of_people(
            "T98", "teachers.full_time_teachers", 'at_least = "2450人"', 2023, "2300人"
        )
        + statement(1, "teachers.full_time_teachers", "2150人")
        + statement(
            2,
            "teachers.full_time_teachers",
            "3人",
            'per = "1班"\nper_of = "governance.classes"\nkind = "rule"',
        ).replace("year = 2020", "year = 2025")
        + statement(3, "governance.classes", "1000班", 'kind = "forecast"').replace(
            "year = 2020", "year = 2025"
        )
    ),
    "PLAN041": Mutant(replaced=(("to_year = 2024", "to_year = 2027"),)),
    "PLAN040": Mutant(added=statement(0, "preschool.classes", "46班")),
}
