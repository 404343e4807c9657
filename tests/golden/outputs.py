"""What people see of a plan, as one text: the reports of audit and evaluation in every form.

Left out is what may change without anybody noticing: which rules did not apply, why others could
not be decided, digests of the registry, and the lines in which plugins define things.
"""

from __future__ import annotations

import json
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eduplan import evaluate, parse_table, report_of, write_text
from eduplan.report.evaluation_json import evaluation_document
from eduplan.report.json import audit_document
from eduplan.report.sarif import audit_sarif
from tests.plugins.mutants.mutant import CLEAN, audited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduplan import AuditReport
    from eduplan.report_model import Language

EXPECTED = Path(__file__).parent / "expected"
_ROOT = Path(__file__).parents[2]
_LANGUAGES: tuple[Language, Language] = ("zh", "en")
_SKIPPED = ("not_applicable", "not_evaluated")
_LEFT_OUT = ("registry", "defined_in", "undecided", "outcomes", *_SKIPPED)


def golden_texts() -> dict[str, str]:
    """Return the plans, by name: the two examples, the clean plan and each of its mutants."""
    texts = {
        name: (_ROOT / "examples" / name / "plan.toml").read_text(encoding="utf-8")
        for name in ("erdaojiang", "minimal")
    }
    texts["clean"] = CLEAN
    for path in sorted((_ROOT / "tests" / "plugins" / "mutants").glob("*.py")):
        mutants = getattr(import_module(f"tests.plugins.mutants.{path.stem}"), "MUTANTS", {})
        texts |= {f"mutant-{code}": mutant.text() for code, mutant in mutants.items()}
    return texts


def golden_outputs(name: str, text: str) -> str:
    """Return all that is written about a plan, with a headline before each part."""
    return "".join(f"==== {head}\n{body}\n" for head, body in _parts(name, text))


def _parts(name: str, text: str) -> Iterator[tuple[str, str]]:
    loaded, report = audited(text)
    is_small = name != "erdaojiang"
    for lang in _LANGUAGES:
        yield (
            f"audit text {lang}",
            _plain(write_text(report_of(report), lang=lang, expand=not is_small)),
        )
        yield f"audit json {lang}", _json(_audit_json(report, lang, is_small))
        yield f"audit sarif {lang}", _json(_audit_sarif(report, lang, is_small))
    if name == "minimal":
        data = "examples/minimal/data.csv"  # relative: lines break by the length of a place
        table = parse_table((_ROOT / data).read_text(encoding="utf-8"), loaded.registry, data)
        evaluation = evaluate(loaded.plan, loaded.registry, table)
        for lang in _LANGUAGES:
            for expand in (False, True):
                said = write_text(report_of(evaluation), lang=lang, expand=expand)
                yield f"evaluation text {lang}", said
            document = evaluation_document(evaluation, lang=lang)
            yield f"evaluation json {lang}", _json(document)


def _audit_json(report: AuditReport, lang: Language, is_small: bool) -> Any:
    document = audit_document(report, lang)
    return document["findings"] if is_small else document


def _audit_sarif(report: AuditReport, lang: Language, is_small: bool) -> Any:
    run = audit_sarif(report, lang)["runs"][0]
    return run["results"] if is_small else run


def _json(document: Any) -> str:
    return json.dumps(_kept(document), ensure_ascii=False, indent=1, sort_keys=True)


def _kept(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _kept(one) for key, one in value.items() if key not in _LEFT_OUT}
    if isinstance(value, (list, tuple)):
        return [_kept(one) for one in value]
    return value if value is None or isinstance(value, (str, int)) else str(value)


def _plain(text: str) -> str:
    """Return a report without how many questions did not apply, and which are open."""
    text = re.sub(r"\n  (判断|Outcomes) (.+\n( {6,}.+\n)*)", "\n", text)
    return re.sub(r"\n  (无法判断|undecided)\n( {4,}.+\n)*", "\n", text)
