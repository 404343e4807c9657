"""The JSON Schemas of plan files and standards files, each made from the form that is read by."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from itertools import chain, combinations
from typing import Any, TypeAlias

from eduplan.catalogue.definitions import Definition, Indicator, can_be_aimed_at
from eduplan.catalogue.regions import PLACE_WORDS
from eduplan.files.forms import Key, Kind, Table
from eduplan.files.kinds import OWN_DOMAIN, YEAR_PATTERN
from eduplan.files.plan_form import PLAN_FILE
from eduplan.files.plan_own import own_terms
from eduplan.files.plugin_form import PLUGIN_FILE
from eduplan.files.settings_form import SETTINGS_FILE
from eduplan.files.standards_form import STANDARDS_FILE
from eduplan.registry import Registry
from eduplan.words import Language, Words

Schema: TypeAlias = "dict[str, Any]"

# The newest dialect of which the language servers for TOML know every keyword used here; a newer
# one they accept, and pass over what it spells differently.
_DIALECT = "http://json-schema.org/draft-07/schema#"


def plan_schema(
    registry: Registry, lang: Language = "zh", data: Mapping[str, Any] | None = None
) -> Schema:
    """Return the JSON Schema (draft-07) of the plan file, its descriptions in `lang`.

    `data` is what a plan file holds: the terms that it defines itself are names too.

    Names of indicators, elements, dimensions, codes and rules are enumerations of what is
    installed, each with its official term, so that editors complete, explain and check them; names
    of the plan's own are patterns.
    """
    terms = tuple(dict.fromkeys(own_terms(data or {})))
    return _Writer(registry, lang, rf"^{OWN_DOMAIN}\.", terms).schema(PLAN_FILE)


def standards_schema(registry: Registry, lang: Language = "zh") -> Schema:
    """Return the JSON Schema (draft-07) of a domain's `standards.toml`, as `plan_schema` does.

    Elements, indicators, dimensions and codes are those that are installed: the domain's own with
    the rest.
    """
    return _Writer(registry, lang).schema(STANDARDS_FILE)


def settings_schema(registry: Registry, lang: Language = "zh") -> Schema:
    """Return the JSON Schema (draft-07) of the settings file, as `plan_schema` does."""
    return _Writer(registry, lang).schema(SETTINGS_FILE)


def plugin_schema(registry: Registry, lang: Language = "zh") -> Schema:
    """Return the JSON Schema (draft-07) of a plugin's TOML file, as `plan_schema` does."""
    return _Writer(registry, lang, r"^[a-z][a-z0-9_]*\.").schema(PLUGIN_FILE)


_ONE_OF = Words("；恰好写一个：{names}", "; give exactly one of {names}")


class _Writer:
    """Writes the schema of a form.

    `own` is the pattern of the names that the file defines, `terms` are their labels and aliases.
    """

    def __init__(
        self, registry: Registry, lang: Language, own: str = "", terms: Sequence[str] = ()
    ) -> None:
        self._registry, self._catalogue = registry, registry.catalogue
        self._lang: Language = lang
        self._own: list[Schema] = [{"type": "string", "pattern": own}] if own else []
        if terms:
            self._own.append({"enum": [*terms]})
        self._used: set[str] = set()
        self.definitions = self._definitions()
        self._forms = self._forms_of_kinds()

    def _definitions(self) -> Mapping[str, Callable[[], Schema]]:
        """Return what writes each definition that the schema may refer to."""
        catalogue = self._catalogue
        return {
            "indicator": lambda: self._open_choice(
                one
                for one in catalogue.definitions.values()
                if isinstance(one, Indicator) or can_be_aimed_at(one)
            ),
            "value": lambda: self._open_choice(catalogue.definitions.values()),
            "method": lambda: self._choice({one.name: one.words for one in self._registry.methods}),
            "rule": lambda: self._choice(
                {code: rule.title for code, rule in catalogue.rules.items()}
            ),
            "rules": lambda: self._choice(
                {
                    name: rule.title
                    for code, rule in catalogue.rules.items()
                    for name in (code, rule.name, code.rstrip("0123456789"))
                }
            ),
            "dimension": lambda: self._choice(
                {one.name: Words(one.label, one.label_en) for one in catalogue.dimensions.values()}
            ),
            "scope": self._scope,
        }

    def _forms_of_kinds(self) -> Mapping[str, Callable[[Kind], Schema]]:
        """Return what writes the values of each form."""
        return {
            "text": self._text,
            "figure": _text,
            "period": _text,
            "unit": _text,
            "number": _number,
            "flag": lambda kind: {"const": True} if kind.least else {"type": "boolean"},
            "date": lambda _: {"type": "string", "format": "date"},
            "name": self._name,
            "quantity": self._name,
            "scope": lambda _: self._reference("scope"),
            "list": self._list,
            "one or list": lambda kind: {"anyOf": [self.kind(kind.part), self._list(kind)]},
            "by year": self._by_year,
            "by name": self._by_name,
            "table": self._table,
            "tables": lambda kind: {"type": "array", "items": self._table(kind)},
        }

    def schema(self, form: Table) -> Schema:
        """Return the schema of a file, with the definitions that it refers to."""
        file = self.table(form)
        used = {name: make() for name, make in self.definitions.items() if name in self._used}
        return {"$schema": _DIALECT, **file, "definitions": used}

    def _table(self, kind: Kind) -> Schema:
        return {} if kind.table is None else self.table(kind.table)

    def table(self, table: Table) -> Schema:
        """Return the schema of one table, its keys in the order of the form."""
        schema: Schema = {
            "type": "object",
            "description": self._table_words(table),
            "properties": {name: self._key(key) for name, key in table.keys.items()},
            "required": list(table.required),
            "additionalProperties": False,
        }
        if table.exactly_one:
            schema["oneOf"] = [{"required": [name]} for name in table.exactly_one]
        if table.at_least_one:
            schema["anyOf"] = [{"required": [name]} for name in table.at_least_one]
        if table.at_most_one:
            pairs = chain.from_iterable(combinations(names, 2) for names in table.at_most_one)
            schema["not"] = {"anyOf": [{"required": [*pair]} for pair in pairs]}
        if table.needs:
            schema["dependencies"] = {
                name: _needed(others, table.stand_ins) for name, others in table.needs.items()
            }
        return schema

    def _table_words(self, table: Table) -> str:
        """Return what a table is; of keys that exclude each other no validator says it well."""
        one_of = _ONE_OF.fill(names=", ".join(table.exactly_one)) if table.exactly_one else ""
        return Words.join((table.words, one_of)).in_language(self._lang)

    def kind(self, kind: Kind) -> Schema:
        """Return the schema of one kind of value."""
        return self._forms[kind.form](kind)

    def _key(self, key: Key) -> Schema:
        return {
            "title": key.label.in_language(self._lang),
            "description": key.meaning.in_language(self._lang),
            **self.kind(key.kind),
        }

    def _list(self, kind: Kind) -> Schema:
        schema: Schema = {"type": "array", "items": self.kind(kind.part)}
        if kind.least:
            schema["minItems"] = kind.least
        if kind.most is not None:
            schema["maxItems"] = kind.most
        return schema

    def _by_year(self, kind: Kind) -> Schema:
        years = {YEAR_PATTERN: self.kind(kind.part)}
        return {"type": "object", "patternProperties": years, "additionalProperties": False}

    def _by_name(self, kind: Kind) -> Schema:
        part = self.kind(kind.part)
        return {"type": "object", "minProperties": 1, "additionalProperties": part}

    def _name(self, kind: Kind) -> Schema:
        if kind.family in self.definitions:
            return self._reference(kind.family)
        return {"type": "string", "minLength": 1}  # an id of the plan's own

    def _open_choice(self, definitions: Iterable[Definition]) -> Schema:
        """Return the choice among definitions and whatever the plan itself defines."""
        known = sorted(definitions, key=lambda one: one.name)
        names = {one.name for one in known}
        spelt = sorted(
            spelling
            for spelling in self._catalogue.names.spellings
            if spelling not in names and self._is_one(spelling, names)
        )
        choices: list[Schema] = [
            {
                "const": one.name,
                "title": one.label if self._lang == "zh" else one.label_en,
                "description": self._explained(one),
            }
            for one in known
        ]
        terms = (one for one in self._catalogue.names.codes if not one.isascii())
        codes = "|".join(map(_literally, sorted(terms)))
        with_codes = {"type": "string", "pattern": f"^({codes}).|.[)）\\]]$"}  # 小学生师比
        return {"anyOf": [*choices, {"enum": spelt}, with_codes, *self._own]}

    def _is_one(self, spelling: str, names: Container[str]) -> bool:
        """Tell whether a spelling means one of some names; an indicator goes before an element."""
        meant = [one for one in self._catalogue.names.candidates(spelling) if one in names]
        of_formula = [one for one in meant if isinstance(self._catalogue.get(one), Indicator)]
        return len(meant) == 1 or len(of_formula) == 1

    def _explained(self, definition: Definition) -> str:
        """Return term, unit and meaning: an editor shows them beside the name it completes."""
        unit = definition.unit.symbol
        if self._lang == "zh":
            return f"{definition.label}{f'（{unit}）' if unit else ''}：{definition.definition}"
        return f"{definition.label_en}{f' ({unit})' if unit else ''}: {definition.definition}"

    def _choice(self, words: Mapping[str, Words]) -> Schema:
        """Return the choice among names, with the words that an editor shows beside each."""
        if not words:
            return {"type": "string", "minLength": 1}
        names = list(words)
        said = [words[name].in_language(self._lang) for name in names]
        return {"enum": names, "x-taplo": {"docs": {"enumValues": said}}}

    def _reference(self, name: str) -> Schema:
        """Return what stands for a definition; wrapped: beside `$ref` nothing else counts."""
        self._used.add(name)
        return {"allOf": [{"$ref": f"#/definitions/{name}"}]}

    def _text(self, kind: Kind) -> Schema:
        if not kind.choices:
            return _text(kind)
        spelt = {text: words for words in kind.choices.values() for text in words}
        also = {text: kind.choices[name] for text, name in kind.also.items()}
        return self._choice({**kind.choices, **spelt, **also})

    def _scope(self) -> Schema:
        codes: dict[str, Schema] = {}
        for one in self._catalogue.dimensions.values():
            spelt = {text: words for words in one.codes.values() for text in words}
            words = Words(one.label, one.label_en)
            schema = {
                "description": words.in_language(self._lang),
                **self._choice({**one.codes, **spelt}),
            }
            codes.update(dict.fromkeys((one.name, *words), schema))
        if self._own:  # a plan may tell of several places
            codes.update({key: {"type": "string", "pattern": r"\S"} for key in PLACE_WORDS})
        table = {"type": "object", "properties": codes, "additionalProperties": False}
        return {"anyOf": [table, {"type": "string", "pattern": "[=＝]"}]}


def _literally(text: str) -> str:
    """Return a pattern of a text: ECMA-262, unlike Python, refuses a hyphen that is escaped."""
    return re.sub(r"[\^$\\.*+?()\[\]{}|]", r"\\\g<0>", text)


def _number(kind: Kind) -> Schema:
    return {"type": "integer", "minimum": kind.least, "maximum": kind.most}


def _text(kind: Kind) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if kind.pattern:
        schema["pattern"] = kind.pattern
    if kind.most is not None:
        schema["maxLength"] = kind.most
    return schema


def _needed(names: Sequence[str], stand_ins: Mapping[str, str]) -> list[str] | Schema:
    """Return what a key depends on: these keys, or what may stand in for one of them."""
    if stand_ins.keys().isdisjoint(names):
        return list(names)
    each = [[one, stand_ins[one]] if one in stand_ins else [one] for one in names]
    return {"allOf": [{"anyOf": [{"required": [one]} for one in either]} for either in each]}
