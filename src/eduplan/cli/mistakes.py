"""What may be wrong with how the command is called, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

import click

from eduplan.errors import EduplanError, nearest_names
from eduplan.messages import MessageKind, Text
from eduplan.words import Words

SEE_HELP = MessageKind("see_help", "用法见 `{command} --help`", "see `{command} --help`")

OF_OPTION = MessageKind(
    "of_option", "选项 {option} “{value}”：{mistake}", "{option} '{value}': {mistake}"
)
OF_ARGUMENT = MessageKind(
    "of_argument", "参数 {name} “{value}”：{mistake}", "{name} '{value}': {mistake}"
)
UNKNOWN_OPTION = MessageKind("unknown_option", "没有选项 {name}", "no such option {name}")
UNKNOWN_COMMAND = MessageKind("unknown_command", "没有命令“{name}”", "no such command '{name}'")
MISSING_COMMAND = Words("没有写命令", "no command is given")
MISSING_PARAMETER = MessageKind("missing_parameter", "缺 {name}", "{name} is missing")
NO_OPTION_VALUE = MessageKind("no_option_value", "选项 {name} 没有给值", "{name} has no value")
TAKES_NO_VALUE = MessageKind("takes_no_value", "选项 {name} 不带值", "{name} takes no value")
EXTRA_ARGUMENTS = MessageKind(
    "extra_arguments", "多出来的参数：{arguments}", "arguments beyond those expected: {arguments}"
)
ONE_OF = MessageKind("one_of_options", "{choices}之一", "one of {choices}")

NO_CHOICE = Words("没有这种选择", "no such choice")
NO_DAY = Words("不是日期", "not a day")
A_DAY = Words("如 2024-03-11 的日期", "one such as 2024-03-11")
NO_FILE_NAME = Words("没有写文件名", "no name of a file")
A_FILE_NAME = Words("文件名", "the name of a file")
NO_YEARS = Words("不是一段年份", "no span of years")
YEARS = MessageKind(
    "years_of_option",
    "2025，或至多 {most} 年的一段，如 2021-2025",
    "2025, or a span of at most {most} years such as 2021-2025",
)
NO_NAMES = Words("里面没有名称", "it names none")
A_NAME = Words("至少一个名称", "at least one name")
NO_YEAR = Words("不是年份", "no year")
NO_COUNT = Words("不是人数", "no number of people")
NO_SECONDS = Words("不是秒数", "no number of seconds")
FROM_TO = MessageKind(
    "option_from_to",
    "{least} 到 {most} 的整数，如 {example}",
    "one from {least} to {most}, such as {example}",
)

RULE_OR_LIST = Words(
    "要么写规则代码，如 PLAN001，要么写 --list",
    "give either the code of a rule, such as PLAN001, or --list",
)
NAME_OR_LIST = Words(
    "要么写名称或它的一部分，如 班额，要么写 --list",
    "give either a name or a part of one, such as 班额, or --list",
)
NO_LOAD_ALONE = Words(
    "--no-load 不装入插件，不能与装入插件的选项同用",
    "--no-load takes no option that is about loading plugins",
)
COVERAGE_ALONE = Words(
    "--coverage 问的是所有指标，不能同时写名称或 --on",
    "--coverage is about every indicator; give no name and no --on",
)
NAME_OR_COVERAGE = Words(
    "没有写名称，如 普惠性幼儿园覆盖率；或写 --coverage 2021-2025",
    "there is no name such as 普惠性幼儿园覆盖率, nor --coverage 2021-2025",
)
NO_TARGET = MessageKind(
    "no_target_of_plan", "规划里没有目标“{id}”", "the plan has no target '{id}'"
)
NO_DOCUMENT = MessageKind(
    "no_document_of_supervision",
    "没有“{name}”这个督导评估办法",
    "there is no document of supervision '{name}'",
)
REGION_NEEDED = MessageKind(
    "region_needed",
    "表中不止一个地区，或没有地区，要写 --region：{regions}",
    "the table has several regions or none, so --region is needed: {regions}",
)
MANIFEST_NEEDS_OUTPUT = Words("--manifest 要与 --output 同用", "--manifest needs --output")
TEMPLATE_NEEDS_WORD = Words(
    "--template 只用于 Word 文件（.docx）", "--template is for a Word file (.docx) alone"
)
EVALUATION_NEEDS_DATA = Words("评价要有 --data", "an evaluation needs --data")
LIMIT_NEEDS_ISOLATE = Words("--time-limit 要与 --isolate 同用", "--time-limit needs --isolate")

NO_GIVEN_VALUE = MessageKind(
    "no_given_value", "--set “{text}”里没有名称和值", "--set '{text}' has no name with its value"
)
A_GIVEN_VALUE = Words("名称=值，如 在园幼儿数=1180人", "NAME=VALUE, such as 在园幼儿数=1180人")
ITEM_WITHOUT_RULE = MessageKind(
    "item_without_rule",
    "“{item}”前面的“{name}”不是规则代码，或没有写 --plan",
    "'{name}' before '{item}' is no code of a rule, or --plan is missing",
)
A_RULE_OF_PLAN = Words(
    "规则代码 对象 --plan 规划，如 PLAN002 T11 --plan plan.toml",
    "RULE ITEM --plan FILE, such as PLAN002 T11 --plan plan.toml",
)
GIVEN_TWICE = MessageKind(
    "option_given_twice",
    "--set “{text}”：{name} 已经给过",
    "--set '{text}': {name} is given a second time",
)
NO_SCOPED_NAME = MessageKind(
    "no_scoped_name", "“{text}”不止一个名称或代码", "'{text}' is not one name with its codes"
)
A_SCOPED_NAME = Words(
    "一个名称，每个维度一个代码：名称[学段=小学]",
    "a name and one code of each dimension: 名称[学段=小学]",
)


class OptionError(EduplanError):
    """The command was called in a way that it does not know."""


def misused(message: Text, expected: Text = "", nearest: tuple[str, ...] = ()) -> OptionError:
    """Return the error of how the present command is called, with where its help is."""
    error = OptionError(message, expected, nearest)
    context = click.get_current_context(silent=True)
    if context is not None:
        error.note(SEE_HELP(command=context.command_path))
    return error


def refused(
    parameter: click.Parameter | None, value: object, mistake: Text, expected: Text
) -> OptionError:
    """Return the error of the value of an option or argument."""
    name, text = _name(parameter), str(value)
    if isinstance(parameter, click.Option):
        return misused(OF_OPTION(option=name, value=text, mistake=mistake), expected)
    return misused(OF_ARGUMENT(name=name, value=text, mistake=mistake), expected)


def as_ours(error: click.UsageError, command: click.Command) -> OptionError:
    """Return the error that click found in the arguments of a command as one of ours."""
    if isinstance(error, click.NoSuchOption):
        nearest = tuple(sorted(error.possibilities or ()))
        return misused(UNKNOWN_OPTION(name=error.option_name), nearest=nearest)
    if isinstance(error, click.MissingParameter):
        return misused(MISSING_PARAMETER(name=_name(error.param)))
    if isinstance(error, click.BadOptionUsage):
        flags = {name for one in command.params if _is_flag(one) for name in one.opts}
        kind = TAKES_NO_VALUE if error.option_name in flags else NO_OPTION_VALUE
        return misused(kind(name=error.option_name))
    return misused(error.format_message())


def unknown_command(name: str, known: Iterable[str]) -> OptionError:
    """Return the error of a command that there is none of."""
    return misused(UNKNOWN_COMMAND(name=name), nearest=nearest_names(name, known))


def _name(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return "" if parameter is None else parameter.human_readable_name


def _is_flag(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Option) and parameter.is_flag


class Choice(click.Choice[str]):
    """A choice among some words; click's own says in English what is none of them."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the value if it is one of the choices.

        Raises:
            OptionError: it is not.
        """
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            choices = ONE_OF(choices=tuple(self.choices))
            raise refused(param, value, NO_CHOICE, choices) from None
