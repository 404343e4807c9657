"""Scores `eduplan draft` on texts with hand-made gold: `python benchmarks/drafting.py FOLDER`.

FOLDER holds NAME.txt and NAME.gold.json for each text; the gold is an array of items with

    kind, value, value2, comparator, unit, year   as `eduplan draft --format json` writes them
    quote           the printed words; the figure must be drafted from within them
    indicator       the words that name it; `indicator_norm` its usual name
    scope           the words that restrict it, or null
    implied         true where a word says the number; these are counted apart
    optional        true where a draft counts neither way

A figure is found if its value is drafted at its place. A whole fact is right in value, unit,
comparator, year (any if the gold has none), kind, name and scope. A target said to reach (=) may be
drafted as at least (>=). A name is right if the words that tell indicators apart agree and half of
its pairs of characters do.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any, TypeAlias

import eduplan
from eduplan.report.drafting import draft_document

Item: TypeAlias = "dict[str, Any]"

TELLING = re.findall(
    r"\S+",
    """
    学前 幼儿 幼儿园 小学 初中 高中 普通高中 中职 职业 义务教育 特殊 残疾 毛入 净入 巩固 毕业 升学
    辍学 公办 民办 普惠 城区 市区 农村 乡村 乡镇 城镇 县镇 女 男 专任教师 教职工 本科 专科 研究生
    骨干 大班额 超大班额 新建 新增 改扩建 学位 随迁 留守 寄宿 图书 计算机 生均 师生 生师 经费 面积
    """,
)
"""Words that tell one indicator from another."""

LONGEST_QUOTE = 120


def plain(text: object) -> str:
    return re.sub(
        r"[\s，,、。．·∶：:（）()〔〕“”\"'’‘]", "", unicodedata.normalize("NFKC", str(text or ""))
    )


def number(text: object) -> str:
    said = unicodedata.normalize("NFKC", str(text or ""))
    return said.replace(",", "").replace("∶", ":").strip()


def unit(text: object) -> str:
    said = plain(text).replace("平方米", "m2").replace("平米", "m2").replace("名", "人")
    return {"比": "", "系数": "", "个": ""}.get(said, said)


def pairs(text: str) -> set[str]:
    said = plain(text)
    return {said[place : place + 2] for place in range(len(said) - 1)} or {said}


def telling(text: str) -> set[str]:
    return {word for word in TELLING if word in plain(text)}


def said_of(draft: Item) -> str:
    return " ".join(str(draft[key]) for key in ("label", "indicator_label", "scope"))


def sentence(text: str, place: int) -> str:
    start = max(text.rfind(mark, 0, place) for mark in "。；;\n") + 1
    return re.split("[。；;\n]", text[start:], maxsplit=1)[0]


def is_named(gold: Item, draft: Item, text: str) -> bool:
    names = f"{gold['indicator']} {gold['indicator_norm']} {gold.get('scope') or ''}"
    said = telling(said_of(draft))
    if said - telling(names) - telling(sentence(text, draft["start"])):
        return False
    if telling(gold["indicator"]) - said:
        return False
    best = 0.0
    for name in map(pairs, (gold["indicator"], gold["indicator_norm"])):
        for label in map(pairs, filter(None, (draft["label"], draft["indicator_label"]))):
            both = len(name & label)
            within = both / len(name) - 0.2 if len(label) <= 2 * len(name) else 0.0
            best = max(best, 2 * both / (len(name) + len(label)), within)
    return best >= 0.5


def parts(gold: Item, draft: Item, text: str) -> dict[str, bool]:
    """Tell which parts of a fact are right."""
    kind = "target" if draft["kind"] == "target" else "baseline"
    loose = gold["comparator"] == "=" and kind == "target" and draft["comparator"] == ">="
    return {
        "kind": kind == gold["kind"],
        "comparator": loose or draft["comparator"] == gold["comparator"],
        "unit": unit(draft["unit"]) == unit(gold["unit"]),
        "year": gold["year"] is None or draft["year"] == gold["year"],
        "name": is_named(gold, draft, text),
        "scope": telling(gold.get("scope") or "") <= telling(said_of(draft)),
    }


def shows(text: str, draft: Item, is_implied: bool) -> bool:
    """Tell whether the quote is short, within a sentence, and shows the value."""
    span = text[draft["start"] : draft["end"]]
    if len(span) > LONGEST_QUOTE or "。" in span[:-1]:
        return False
    if is_implied or re.search("[零〇一二两三四五六七八九十百千半成]", span):
        return True
    value = re.escape(number(draft["value"]))
    return bool(re.search(rf"(?<![\d.]){value}(?!\d|\.\d)", number(span)))


def matched(text: str, gold: list[Item], drafts: list[Item]) -> dict[int, int]:
    """Return for each gold item the draft that fits it best, each draft used once."""
    fits = []
    for which, item in enumerate(gold):
        places = [found.span() for found in re.finditer(re.escape(item["quote"]), text)]
        for other, draft in enumerate(drafts):
            same = all(number(draft[key]) == number(item.get(key)) for key in ("value", "value2"))
            is_there = any(draft["start"] < end and start < draft["end"] for start, end in places)
            if same and is_there and shows(text, draft, item.get("implied", False)):
                right = sum(parts(item, draft, text).values())
                fits.append((-right, draft["end"] - draft["start"], which, other))
    taken: dict[int, int] = {}
    for _, _, which, other in sorted(fits):
        if which not in taken and other not in taken.values():
            taken[which] = other
    return taken


def scored(text: str, gold: list[Item], drafts: list[Item]) -> Counter[str]:
    """Return the counts of one text: gold, found, drafted, whole, and each part that is wrong."""
    taken = matched(text, gold, drafts)
    counts: Counter[str] = Counter(drafted=len(drafts) - len(taken))
    for which, item in enumerate(gold):
        if item.get("optional"):
            continue
        group = "implied " if item.get("implied") else ""
        counts[f"{group}gold"] += 1
        if which not in taken:
            continue
        counts[f"{group}found"] += 1
        if group:
            continue
        counts["drafted"] += 1
        right = parts(item, drafts[taken[which]], text)
        counts["whole"] += all(right.values())
        counts.update(f"wrong {part}" for part, is_right in right.items() if not is_right)
    return counts


def score(folder: Path) -> Counter[str]:
    """Draft every text of a folder and print how it compares with its gold; return the sums."""
    registry = eduplan.load_registry()
    total: Counter[str] = Counter()
    for path in sorted(folder.glob("*.gold.json")):
        source = path.with_name(path.name.replace(".gold.json", ".txt"))
        text = source.read_text(encoding="utf-8")
        draft = eduplan.draft(eduplan.read_document(source), registry)
        drafts = draft_document(draft, registry.catalogue, "zh")["items"]
        counts = scored(text, json.loads(path.read_text(encoding="utf-8")), drafts)
        print(source.stem, line(counts), sep="\t")
        total += counts
    print("sum", line(total), sep="\t")
    print({key: count for key, count in total.items() if key.startswith("wrong")})
    return total


def line(counts: Counter[str]) -> str:
    gold, found, drafted = counts["gold"], counts["found"], counts["drafted"]
    return (
        f"found {found}/{gold}  of drafted {found}/{drafted}  whole {counts['whole']}/{gold}"
        f"  implied {counts['implied found']}/{counts['implied gold']}"
    )


if __name__ == "__main__":
    score(Path(sys.argv[1]))
