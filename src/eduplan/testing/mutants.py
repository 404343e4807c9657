"""Mutants: a rule with one operator, number or day changed, which its own cases should notice.

Of a check the formula is changed; of a rule with a function, the text of that function and of the
private functions of its module that it calls. Comparisons become strict or lose it, `and` and `or`
change places, a `not` goes, numbers grow by one.
"""

from __future__ import annotations

import ast
import copy
import inspect
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import partial
from itertools import islice
from types import CodeType, FunctionType
from typing import Any, NamedTuple

import attrs

from eduplan.catalogue.pages import Example, rule_examples
from eduplan.catalogue.rule import AskedRule, Check, Rule
from eduplan.data.table import ObservationTable
from eduplan.engine.applicable_standards import Clock
from eduplan.engine.asking import ask_each
from eduplan.engine.audit import audit
from eduplan.engine.case import Case
from eduplan.engine.evaluation.evaluate import evaluate
from eduplan.engine.findings import findings_of
from eduplan.engine.questions import questions
from eduplan.errors import EduplanError
from eduplan.files.plan_file import parse_plan
from eduplan.files.table_file import parse_table
from eduplan.formula import format_formula
from eduplan.formula.nodes import Apply, Constant, Node, transform, walk
from eduplan.plan.model import Plan
from eduplan.registry import Registry
from eduplan.testing.files import TODAY

_OPERATORS = {
    "<=": "<",
    "<": "<=",
    ">=": ">",
    ">": ">=",
    "=": "!=",
    "!=": "=",
    "and": "or",
    "or": "and",
}
_COMPARISONS: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


class Mutant(NamedTuple):
    """A rule that was changed in one place, and what was changed there."""

    rule: AskedRule
    change: str

    def __str__(self) -> str:
        return f"{self.rule.code} {self.change}"


class Score(NamedTuple):
    """How many mutants of a domain its cases notice, and those that they don't."""

    noticed: int
    survivors: tuple[Mutant, ...]

    @property
    def share(self) -> Fraction | None:
        """The share that is noticed, None where there is no mutant."""
        every = self.noticed + len(self.survivors)
        return Fraction(self.noticed, every) if every else None


def score_of(rules: tuple[AskedRule, ...], registry: Registry) -> Score:
    """Return how many mutants of some rules are noticed by the rules' own cases."""
    noticed, survivors = 0, []
    for rule in rules:
        cases = _Cases(rule, registry)
        for mutant in mutants_of(rule):
            if cases.notice(mutant.rule):
                noticed += 1
            else:
                survivors.append(mutant)
    return Score(noticed, tuple(survivors))


def mutants_of(rule: AskedRule) -> Iterator[Mutant]:
    """Yield the rule with each of its operators, numbers and days changed, one at a time."""
    if isinstance(rule, Check):
        yield from _of_formula(rule)
    else:
        yield from _of_function(rule)


class _Cases:
    """The cases of a rule: plans, or plans with a table, and whether the rule fires there."""

    def __init__(self, rule: AskedRule, registry: Registry) -> None:
        self._rule, self._registry = rule, registry
        examples = rule_examples(rule)
        every = () if examples is None else examples.all
        self._asked = [(one, self._says(one.example)) for one in every]

    def notice(self, rule: AskedRule) -> bool:
        """Tell whether a rule in place of the one that was examined answers a case otherwise."""
        for asked, says in self._asked:
            messages = says(rule)
            if messages is None or not asked.is_answered_by(messages):
                return True
        return False

    def _says(self, example: Example) -> Callable[[AskedRule], list[str] | None]:
        """Return what gives the messages of a rule about an example; None where it fails itself."""
        try:
            plan, registry = parse_plan(example.plan, self._registry)[:2]
            table = parse_table(example.table, registry) if example.table else None
        except EduplanError:
            return lambda rule: []  # another trial tells of it
        if self._rule.per == "waiver":
            return partial(_said_of_waivers, plan, registry)
        if table is None:
            clock = Clock(TODAY, plan.judged_on(TODAY))
            amended = plan.as_amended(TODAY)
            return partial(_said_of_plan, Case(amended, registry.catalogue, clock, original=plan))
        return partial(_said_of_table, plan, registry, table)


def _said_of_plan(case: Case, rule: AskedRule) -> list[str] | None:
    outcomes = ask_each([rule], lambda one: questions(one, case))
    outcomes, findings = findings_of(outcomes, {rule.code: rule}, case.plan)
    if any(one.outcome.status == "error" for one in outcomes):
        return None
    return [one.message.zh for one in findings]


def _said_of_waivers(plan: Plan, registry: Registry, rule: AskedRule) -> list[str] | None:
    """Return what is said of waivers, which waive what the other rules find."""
    changed = attrs.evolve(registry.catalogue, rules={**registry.catalogue.rules, rule.code: rule})
    report = audit(plan, attrs.evolve(registry, catalogue=changed), today=TODAY)
    if report.failed:
        return None
    return [one.message.zh for one in report.findings if one.code == rule.code]


def _said_of_table(
    plan: Plan, registry: Registry, table: ObservationTable, rule: AskedRule
) -> list[str] | None:
    alone = attrs.evolve(registry.catalogue, rules={rule.code: rule})
    report = evaluate(plan, attrs.evolve(registry, catalogue=alone), table)
    if report.failed:
        return None
    return [one.message.zh for one in report.findings if one.code == rule.code]


# Checks


def _of_formula(check: Check) -> Iterator[Mutant]:
    for node in walk(check.formula):
        if (instead := _changed(node)) is not None:
            formula = transform(check.formula, partial(_swapped, node, instead))
            change = f"{format_formula(node)} → {format_formula(instead)}"
            yield Mutant(attrs.evolve(check, formula=formula), change)


def _swapped(old: Node, new: Node, node: Node) -> Node | None:
    return new if node is old else None


def _changed(node: Node) -> Node | None:
    match node:
        case Apply(operator, operands) if operator in _OPERATORS:
            return Apply(_OPERATORS[operator], operands)
        case Constant(value, unit):
            return Constant(value + unit.scale, unit)
    return None


# Functions


def _of_function(rule: Rule) -> Iterator[Mutant]:
    given = rule.function
    function = given.func if isinstance(given, partial) else given
    if not isinstance(function, FunctionType):
        return
    for one in _with_helpers(function):
        for tree, change in _changed_trees(one):
            changed = _within_module(function, one.__name__, tree)
            if isinstance(given, partial):
                changed = partial(changed, *given.args, **given.keywords)
            yield Mutant(attrs.evolve(rule, function=changed), f"{one.__name__}: {change}")


def _with_helpers(function: FunctionType) -> Iterator[FunctionType]:
    """Yield a function and the private ones of its module that it calls, and that these call."""
    names = vars(sys.modules[function.__module__])
    pending, seen = [function], {function.__name__}
    while pending:
        one = pending.pop()
        yield one
        for name in _names_in(one.__code__):
            helper = names.get(name)
            if not isinstance(helper, FunctionType) or helper.__module__ != function.__module__:
                continue
            if name.startswith("_") and name not in seen:
                seen.add(name)
                pending.append(helper)


def _names_in(code: CodeType) -> Iterator[str]:
    """Yield the names that a function reads, also within its lambdas and comprehensions."""
    yield from code.co_names
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _names_in(one)


def _within_module(function: FunctionType, name: str, tree: ast.Module) -> Callable[..., object]:
    """Return a function as it is in a copy of its module in which the function `name` is changed.

    What is run is the module's own text, of a plugin that is installed and runs anyway.
    """
    names = dict(vars(sys.modules[function.__module__]))
    for key, one in [*names.items()]:
        if isinstance(one, FunctionType) and one.__globals__ is function.__globals__:
            names[key] = FunctionType(one.__code__, names, key, one.__defaults__, one.__closure__)
            names[key].__kwdefaults__ = one.__kwdefaults__
    exec(compile(tree, function.__code__.co_filename, "exec"), names)
    found: Callable[..., object] = names[function.__name__]
    return found


def _changed_trees(function: FunctionType) -> Iterator[tuple[ast.Module, str]]:
    """Yield the text of a function with each operator, number and day changed, one at a time."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError):  # made where there is no file
        return
    [defined] = tree.body
    if not isinstance(defined, ast.FunctionDef):
        return
    defined.decorator_list = []
    defined.returns = None
    for argument in ast.walk(defined.args):
        if isinstance(argument, ast.arg):
            argument.annotation = None
    for place, node in enumerate(ast.walk(tree)):
        for change in _changes(node):
            copied = copy.deepcopy(tree)
            same = next(islice(ast.walk(copied), place, None))
            before = ast.unparse(same)
            change(same)
            yield ast.fix_missing_locations(copied), f"{before} → {ast.unparse(same)}"


def _changes(node: ast.AST) -> Iterator[Callable[[Any], None]]:
    """Yield what changes a node of the text of a function, each in one way."""
    match node:
        case ast.Compare(ops=operators):
            for place, operator in enumerate(operators):
                yield partial(_compare, place, _COMPARISONS[type(operator)])
        case ast.BoolOp(op=operator):
            yield partial(_set, "op", ast.Or() if isinstance(operator, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not()):
            yield partial(_set, "op", ast.UAdd())
        case ast.Constant(value=int(number)) if not isinstance(number, bool):
            yield partial(_set, "value", number + 1)


def _compare(place: int, operator: type[ast.cmpop], node: ast.Compare) -> None:
    node.ops[place] = operator()


def _set(name: str, value: object, node: ast.AST) -> None:
    setattr(node, name, value)
