"""An overlay refines what others define for its region, and for no other."""

from __future__ import annotations

import datetime
import itertools
from typing import TYPE_CHECKING, Any

import attrs
import jsonschema
import pytest

from eduplan import (
    Domain,
    EduplanError,
    InputError,
    Outcome,
    Registry,
    Words,
    audit,
    failed,
    parse_plan,
    read_table,
    ref,
    standards_for,
)
from eduplan.catalogue.definitions import Indicator
from eduplan.engine.isolation import Isolation
from eduplan.files.plugin_file import parse_plugin
from eduplan.report.definitions import definition_document, definitions_report
from eduplan.report.items import item_report
from eduplan.report.of_results import report_of
from eduplan.report.rules import rule_document, rule_report
from eduplan.report.schemas import document_schema
from eduplan.report.text import write_text
from tests import small
from tests.as_data import as_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COUNTY, PREFECTURE, PROVINCE, ELSEWHERE = "229901", "229900", "220000", "210100"
DOCUMENT = "办法（省教〔2020〕1号）"
WHY = {"replaces": "另有口径", "document": DOCUMENT}
TITLE = Words("题", "title")
STANDARDS = """
[[standard]]
name = "{name}"
about = "schools.use"
at_least = "{figure}"
kind = "supervision"
region = "{region}"
from = 2020-01-01
document = "督导办法"
confidence = "V"
source = "试验"
"""


def base() -> Domain:
    """Return the domain that the overlays refine: the small one with a rule, a check, an alias."""
    domain = small.schools()

    @domain.rule("SCH001", title=TITLE, message=TITLE, remedy=TITLE, per="target", severity="info")
    def found(target: Any, case: Any) -> Outcome:
        """Find something about every target, and call it grave."""
        return failed(severity="warning")

    domain.check("SCH002", "学生数 ≤ 学位数", title=TITLE, remedy=TITLE)
    return domain


def overlay(
    name: str, region: str, *, divisor: int = 2, requires: tuple[str, ...] = ("schools",)
) -> Domain:
    """Return a domain that computes the rate of places otherwise in a region."""
    domain = Domain(name, Words(f"{name}领域", name), region=region, requires=requires)
    domain.indicator(
        "schools.use",
        Words(f"{name}使用率", f"use in {name}"),
        formula=ref("schools.pupils") / ref("schools.places") / divisor,
        unit="%",
        better="higher",
        **WHY,  # type: ignore[arg-type]
    )
    return domain


def registry(*domains: Domain | str, strict: bool = True) -> Registry:
    """Return the registry of the base domain and some others, each a plugin of its own."""
    plugins: dict[str, Any] = {"schools": small.plugin(base())}
    for one in domains:
        if isinstance(one, str):
            data = parse_plugin(one, "data.toml")
            plugins[data.contributed.name] = data
        else:
            plugins[one.name] = small.plugin(one)
    return Registry.of(plugins, strict=strict)


def use(known: Registry, region: str) -> Indicator:
    """Return the rate of places as it is defined in a region."""
    return known.within(region).catalogue.indicator("schools.use")


def reasons(known: Registry) -> dict[str, tuple[str, ...]]:
    """Return why plugins were set aside."""
    return {plugin.name: tuple(map(str, plugin.reasons)) for plugin in known.failed}


def plan(known: Registry, region: str = COUNTY, body: str = small.TARGET) -> Any:
    """Return a plan of a region, and the registry to judge it by."""
    return parse_plan(small.HEAD.replace(COUNTY, region) + body, known)


# Where it holds


@pytest.mark.parametrize("region", [PROVINCE, PREFECTURE, COUNTY])
def test_an_overlay_holds_for_its_region_and_all_within_it(region: str) -> None:
    known = registry(overlay("jilin", PROVINCE))

    assert use(known, region).label == "jilin使用率"
    assert known.within(region).catalogue.owners["schools.use"] == "jilin"


@pytest.mark.parametrize("region", ["CN", "210000", ELSEWHERE])
def test_an_overlay_changes_nothing_for_other_regions_nor_for_the_nation(region: str) -> None:
    known = registry(overlay("jilin", PROVINCE))

    assert use(known, region) == use(registry(), region)
    assert known.within(region).catalogue.replaced == {}
    assert known.catalogue.indicator("schools.use").label == "学位使用率"


def test_the_county_precedes_the_province_whatever_the_order_and_the_names() -> None:
    for names in itertools.permutations(["a", "b", "c"]):
        province, prefecture, county = names
        known = registry(
            overlay(county, COUNTY), overlay(province, PROVINCE), overlay(prefecture, PREFECTURE)
        )
        [nearest, middle, widest] = known.within(COUNTY).catalogue.replaced["schools.use"]

        assert use(known, COUNTY).label == f"{county}使用率"
        assert use(known, "229902").label == f"{prefecture}使用率"
        assert use(known, "220101").label == f"{province}使用率"
        assert [one.instead_of for one in (nearest, middle, widest)] == [
            prefecture,
            province,
            "schools",
        ]


def test_regions_may_be_named_as_plans_name_provinces() -> None:
    assert overlay("jilin", "吉林省").region == PROVINCE


def test_a_region_that_there_is_none_of_is_refused() -> None:
    with pytest.raises(EduplanError, match="'9' is not a region"):
        overlay("nowhere", "9")


def test_names_aliases_and_dimensions_of_what_is_overridden_stay() -> None:
    """A plan that was written before the overlay came still loads."""
    domain = Domain("schools", Words("学校", "Schools"))
    pupils = domain.element("pupils", Words("学生数", "pupils"), unit="人", dimensions=["stage"])
    domain.indicator(
        "use",
        Words("学位使用率", "use of places"),
        formula=pupils / pupils,
        unit="%",
        better="higher",
        aliases=["使用率"],
        dimensions=["stage"],
    )
    province = Domain("jilin", Words("吉林", "Jilin"), region=PROVINCE)
    province.indicator(
        "schools.use",
        Words("学位利用率", "places used"),
        formula=ref("schools.pupils") / ref("schools.pupils") / 2,
        unit="%",
        better="higher",
        **WHY,  # type: ignore[arg-type]
    )
    known = Registry.of(
        {"schools": small.plugin(domain), "jilin": small.plugin(province)}, strict=True
    ).within(COUNTY)

    for name in ("学位使用率", "use of places", "使用率", "学位利用率"):
        [found] = known.catalogue.find(name)
        assert found.name == "schools.use"
    assert known.catalogue.indicator("schools.use").dimensions == ("stage",)


def test_what_an_overlay_adds_is_not_known_elsewhere_and_the_error_says_where_it_is() -> None:
    province = Domain("jilin", Words("吉林", "Jilin"), region=PROVINCE)
    province.element("boarders", Words("住宿生数", "boarders"), unit="人")
    province.check("JLN001", "住宿生数 ≥ 0", title=TITLE, remedy=TITLE)
    known = registry(province)
    body = '\n[[target]]\nid = "T1"\nindicator = "jilin.boarders"\nat_least = "5人"\nyear = 2025\n'

    assert plan(known, COUNTY, body).plan.targets[0].indicator == "jilin.boarders"
    with pytest.raises(InputError, match=r"jilin\.boarders"):
        plan(known, ELSEWHERE, body)
    assert "JLN001" in known.within(COUNTY).catalogue.rules
    assert "JLN001" not in known.within(ELSEWHERE).catalogue.rules
    with pytest.raises(EduplanError, match="is of Jilin only"):
        known.within(ELSEWHERE).catalogue.get("jilin.boarders")


# What it may change


def test_local_terms_are_understood_within_the_region_only() -> None:
    province = Domain("jilin", Words("吉林", "Jilin"), region=PROVINCE)
    province.terms("schools.use", "就学位率")
    known = registry(province)
    body = small.TARGET.replace("schools.use", "就学位率")

    assert plan(known, COUNTY, body).plan.targets[0].indicator == "schools.use"
    with pytest.raises(InputError, match="就学位率"):
        plan(known, ELSEWHERE, body)


def test_a_severity_that_a_region_sets_holds_for_all_that_the_rule_finds() -> None:
    """Also where the rule itself would call it otherwise."""
    province = Domain("jilin", Words("吉林", "Jilin"), region=PROVINCE)
    province.severity("SCH001", "error", reason="省里要求", document=DOCUMENT)
    known = registry(province)

    def severity(region: str) -> str:
        [finding] = audit(*plan(known, region), today=small.TODAY, select=["SCH001"]).findings
        return finding.severity

    assert severity(COUNTY) == "error"
    assert severity(ELSEWHERE) == "warning"


def test_a_rule_may_be_replaced_and_an_alias_then_restates_the_new_one() -> None:
    first = base()
    first.alias("SCH003", "SCH002", title=TITLE)
    province = Domain("jilin", Words("吉林", "Jilin"), region=PROVINCE, requires=["schools"])
    province.check(
        "SCH002",
        "学生数 ≤ 学位数 × 2",
        title=Words("超过两倍", "twice"),
        remedy=TITLE,
        severity="warning",
        **WHY,  # type: ignore[arg-type]
    )
    known = Registry.of(
        {"schools": small.plugin(first), "jilin": small.plugin(province)}, strict=True
    )

    assert known.catalogue.rules["SCH002"].severity == "error"
    assert known.within(COUNTY).catalogue.rules["SCH002"].title.zh == "超过两倍"
    assert known.within(COUNTY).catalogue.rules["SCH003"].severity == "warning"


def _standard(name: str, region: str, figure: str, replaces: str = "") -> str:
    text = STANDARDS.format(name=name, region=region, figure=figure)
    return text + (f'replaces = "{replaces}"\n' if replaces else "")


def _nation(region: str = "CN") -> str:
    head = 'format = 1\nname = "nation"\nlabel = "全国"\n'
    return head + _standard("use", region, "90%")


def _province(region: str = PROVINCE, figure: str = "80%", replaces: str = "nation.use") -> str:
    head = f'format = 1\nname = "province"\nlabel = "省"\nregion = "{PROVINCE}"\n'
    return head + _standard("use", region, figure, replaces)


def _in_force(known: Registry, region: str) -> list[str]:
    day = datetime.date(2022, 1, 1)
    return [one.name for one in standards_for(known, "schools.use", on=day, region=region).in_force]


def test_a_standard_that_tightens_stands_beside_the_wider_one() -> None:
    known = registry(_nation(), _province(figure="95%", replaces=""))

    assert _in_force(known, COUNTY) == ["province.use", "nation.use"]


def test_a_standard_that_replaces_ends_the_wider_one_there_and_nowhere_else() -> None:
    known = registry(_nation(), _province())
    day = datetime.date(2022, 1, 1)
    answer = standards_for(known, "schools.use", on=day, region=COUNTY)

    assert _in_force(known, COUNTY) == ["province.use"]
    assert _in_force(known, ELSEWHERE) == ["nation.use"]
    assert [one.in_force_until for one in answer.ended] == [datetime.date(2019, 12, 31)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (_province(replaces="nation.uses"), "no standard 'nation.uses'"),
        (_province(region=ELSEWHERE), "not within Jilin, the region of its domain"),
        (_province().replace('"schools.use"', '"schools.pupils"').replace("80%", "8人"), "can't"),
    ],
)
def test_a_standard_that_can_not_replace_sets_its_plugin_aside(text: str, reason: str) -> None:
    known = registry(_nation(), text, strict=False)

    assert [*reasons(known)] == ["province"]
    assert reason in reasons(known)["province"][0]


# What is refused


def test_two_overrides_of_one_definition_for_one_region_clash_by_name() -> None:
    known = registry(overlay("one", PROVINCE), overlay("two", PROVINCE), strict=False)

    assert reasons(known) == {
        "two": ("schools.use is replaced by one already in Jilin; leave one of the two out",)
    }


def _undeclared() -> Iterator[Domain]:
    nowhere = Domain("nowhere", Words("无地区", "nowhere"))
    nowhere.severity("SCH001", "error", reason="理由", document=DOCUMENT)
    yield nowhere
    unfounded = Domain("unfounded", Words("无文件", "unfounded"), region=PROVINCE)
    unfounded.severity("SCH001", "error", reason="理由", document=" ")
    yield unfounded


@pytest.mark.parametrize("domain", [*_undeclared()], ids=lambda one: one.name)
def test_an_override_names_its_region_and_its_document(domain: Domain) -> None:
    known = registry(domain, strict=False)

    assert "say by which document, and let the domain name the region" in str(
        reasons(known)[domain.name]
    )


def test_an_override_of_what_nobody_defines_names_the_nearest() -> None:
    """A misspelt one would define something new beside what it was to replace."""
    province = Domain("jilin", Words("吉林", "Jilin"), region=PROVINCE)
    province.severity("SCH009", "error", reason="理由", document=DOCUMENT)

    [reason] = reasons(registry(province, strict=False))["jilin"]

    assert "no other plugin defines it; did you mean 'SCH00" in reason


def test_an_override_is_of_the_same_kind_unit_and_level() -> None:
    """Formulas of others read it and were checked with the one that it replaces."""
    province = Domain("jilin", Words("吉林", "Jilin"), region=PROVINCE)
    province.element("schools.use", Words("数", "number"), unit="人", **WHY)  # type: ignore[arg-type]

    known = registry(province, strict=False)

    assert reasons(known) == {
        "jilin": (
            "schools.use is an indicator in the unit %, one per region; what replaces it must be "
            "the same",
        )
    }


def test_a_cycle_that_an_override_makes_is_the_override_s_own() -> None:
    first = base()
    first.indicator(
        "half", Words("半", "half"), formula=ref("schools.use") / 2, unit="%", better="none"
    )
    loop = Domain("loop", Words("环", "loop"), region=COUNTY)
    loop.indicator(
        "schools.use",
        Words("环", "loop"),
        formula=ref("schools.half"),
        unit="%",
        better="higher",
        **WHY,  # type: ignore[arg-type]
    )
    known = Registry.of({"schools": small.plugin(first), "loop": small.plugin(loop)})

    assert [*reasons(known)] == ["loop"]
    assert "schools.use → schools.half → schools.use" in str(reasons(known)["loop"])


def test_a_domain_may_not_rest_on_one_that_holds_in_a_smaller_region() -> None:
    county = Domain("county", Words("县", "county"), region=COUNTY)
    county.element("pupils", Words("县学生数", "pupils of the county"), unit="人")
    wide = Domain("wide", Words("宽", "wide"), region=PROVINCE, requires=["county"])
    wide.element("more", Words("更多", "more"), unit="人")
    silent = Domain("silent", Words("默", "silent"))
    silent.check("SIL001", "county.pupils ≥ 0", title=TITLE, remedy=TITLE)

    known = registry(county, wide, silent, strict=False)

    assert sorted(reasons(known)) == ["silent", "wide"]
    assert "holds in 229901 only" in str(reasons(known)["wide"])


# Names that several plugins have


def _sharing(name: str, divisor: int) -> Domain:
    domain = Domain(name, Words(f"{name}领域", name))
    own = domain.element("pupils", Words("学生数", "pupils"), unit="人")
    domain.indicator(
        "share",
        Words(f"{name}率", f"share {name}"),
        formula="学生数 ÷ 学生数",
        unit="%",
        better="none",
    )
    assert own.name
    return domain


def test_a_label_of_two_plugins_sets_nobody_aside_and_each_reads_its_own() -> None:
    known = registry(_sharing("one", 2), _sharing("two", 3))

    for name in ("one", "two"):
        formula = known.catalogue.indicator(f"{name}.share").formula
        assert known.catalogue.names_read(formula) == {f"{name}.pupils"}
    assert known.catalogue.rules["SCH002"] == registry().catalogue.rules["SCH002"]


def test_a_plan_that_uses_a_shared_label_is_asked_for_the_domain() -> None:
    known = registry(_sharing("one", 2))
    body = '\n[[target]]\nid = "T1"\nindicator = "学生数"\nat_least = "5人"\nyear = 2025\n'

    with pytest.raises(InputError, match=r"one\.pupils.*schools\.pupils"):
        plan(known, COUNTY, body)
    qualified = plan(known, COUNTY, body.replace("学生数", "one领域/学生数")).plan
    assert qualified.targets[0].indicator == "one.pupils"


def test_the_label_of_an_overlay_elsewhere_makes_nothing_ambiguous() -> None:
    far = Domain("far", Words("远方", "far"), region="210000")
    far.element("pupils", Words("学生数", "pupils"), unit="人")
    body = '\n[[target]]\nid = "T1"\nindicator = "学生数"\nat_least = "5人"\nyear = 2025\n'

    assert plan(registry(far), COUNTY, body).plan.targets[0].indicator == "schools.pupils"


# What people are told


def _told() -> Registry:
    province = overlay("jilin", PROVINCE)
    province.severity("SCH001", "error", reason="从严", document=DOCUMENT)
    return registry(province)


def test_the_page_of_a_definition_says_whose_it_is_and_what_it_replaces() -> None:
    """Whoever reads the number should not take it for the built-in one."""
    here = _told().within(COUNTY).catalogue
    definition = here.definitions["schools.use"]
    page = write_text(definitions_report([definition], here))
    document = definition_document(definition, here, "zh")

    assert (
        "吉林省用插件 jilin 的，取代 schools 的：另有口径（办法（省教〔2020〕1号））"
        in page.replace("\n", "").replace("    ", "")
    )
    assert document["plugin"] == "jilin"
    assert document["replaced"] == [
        {
            "name": "schools.use",
            "severity": None,
            "plugin": "jilin",
            "region": PROVINCE,
            "instead_of": "schools",
            "reason": "另有口径",
            "document": DOCUMENT,
        }
    ]


def test_without_a_region_the_page_says_where_it_is_defined_otherwise() -> None:
    known = _told().catalogue
    page = write_text(definitions_report([known.definitions["schools.use"]], known))

    assert "各地另定" in page
    assert "jilin" in page


def test_the_page_of_a_rule_says_who_set_its_severity() -> None:
    here = _told().within(COUNTY).catalogue
    page = write_text(rule_report(here.rules["SCH001"], here))

    assert "吉林省由插件 jilin 定为错误：从严" in page
    [replaced] = rule_document(here.rules["SCH001"], here, "zh")["replaced"]
    assert (replaced["severity"], replaced["plugin"]) == ("error", "jilin")


def test_the_audit_says_what_holds_instead_and_its_document_too() -> None:
    result = audit(*plan(_told()), today=small.TODAY)
    document = result.to_dict()
    text = write_text(report_of(result))

    assert "本地规定" in text
    jsonschema.validate(document, document_schema("audit"))
    assert [one["name"] for one in document["replaced"]] == ["SCH001", "schools.use"]
    [item] = result.plan.targets
    assert "取代 schools 的" in write_text(item_report(item, result)).replace("\n", "")


def test_an_audit_elsewhere_says_nothing_of_it() -> None:
    result = audit(*plan(_told(), ELSEWHERE), today=small.TODAY)

    assert "replaced" not in result.to_dict()
    assert "本地规定" not in write_text(report_of(result))


def test_a_plan_made_without_a_file_is_judged_by_its_region_too() -> None:
    known = _told()
    made = attrs.evolve(plan(known).plan, region=COUNTY)

    assert audit(made, known, today=small.TODAY).catalogue.owners["schools.use"] == "jilin"


# Both forms


def test_an_overlay_written_as_data_makes_the_same_catalogue() -> None:
    domain = overlay("jilin", PROVINCE)
    domain.severity("SCH001", "error", reason="从严", document=DOCUMENT)
    domain.terms("schools.pupils", "在读人数", "读书人数")
    domain.check(
        "SCH002",
        "学生数 ≤ 学位数 × 2",
        title=TITLE,
        remedy=TITLE,
        **WHY,  # type: ignore[arg-type]
    )
    python = registry(domain)
    data = registry(as_data(domain.contribution(), python.catalogue))

    for region in ("CN", COUNTY, ELSEWHERE):
        one, other = (known.within(region).catalogue for known in (python, data))
        assert _bare(one.definitions) == _bare(other.definitions)
        assert _bare(one.rules) == _bare(other.rules)
        assert one.replaced == other.replaced


def _bare(parts: Any) -> dict[str, Any]:
    return {
        name: attrs.evolve(one, defined_in="", **({"folder": ""} if hasattr(one, "folder") else {}))
        for name, one in parts.items()
        if name != "SCH001"  # its function is another each time
    }


def test_equal_overlays_have_equal_fingerprints_and_others_do_not() -> None:
    once, again = registry(overlay("jilin", PROVINCE)), registry(overlay("jilin", PROVINCE))
    other = registry(overlay("jilin", PROVINCE, divisor=3))

    assert once.digest == again.digest != other.digest


def test_the_process_of_the_plugins_judges_a_plan_by_its_region(tmp_path: Path) -> None:
    """The worker has the plugins as they are everywhere, and is told of what region the plan is."""
    text = f'''format = 1
name = "jilin"
label = "吉林省"
region = "{PROVINCE}"

[[terms]]
of = "governance.students"
terms = ["念书的人数"]

[[check]]
code = "JLN001"
formula = "念书的人数 ≥ 10人"
title = "不到十人"
remedy = "核对"
'''
    (tmp_path / "jilin.toml").write_text(text, "utf-8")
    body = """
[[element]]
label = "夜校人数"
unit = "人"

[[indicator]]
label = "夜校比"
formula = "夜校人数 ÷ 念书的人数"
unit = "%"
better = "none"

[[statement]]
id = "S1"
label = "人数"
about = "念书的人数"
year = 2020
value = "5人"
"""
    with Isolation() as isolation:
        known = isolation.load_registry(folders=[str(tmp_path)], strict=True)
        result = audit(
            *plan(known, body=body), today=small.TODAY, select=["JLN001"], ask=isolation.ask
        )

    assert result.failed == ()
    assert [one.code for one in result.findings] == ["JLN001"]


def test_a_table_that_uses_a_shared_label_is_asked_for_the_domain(tmp_path: Path) -> None:
    loaded = plan(registry(_sharing("one", 2)))
    table = tmp_path / "data.csv"
    table.write_text("地区,年份,学生数,学位数\n229901,2023,500,600\n", "utf-8")

    with pytest.raises(InputError, match=r"'one领域/学生数' or '学校/学生数'"):
        read_table(table, loaded.registry, plan=loaded.plan)
    table.write_text("地区,年份,学校/学生数,学位数\n229901,2023,500,600\n", "utf-8")
    read = read_table(table, loaded.registry, plan=loaded.plan)
    assert {one.name for one in read.observations} == {"schools.pupils", "schools.places"}
