"""The option `--register`: the institutions that are known beside a table of data."""

from __future__ import annotations

import click

from eduplan.cli.options import FileName
from eduplan.data.register import NO_REGISTER, Register
from eduplan.files.plan_file import LoadedPlan
from eduplan.files.register_file import read_register

register_option = click.option(
    "--register",
    type=FileName(),
    metavar="FILE",
    help="机构名录：有哪些学校和幼儿园，各是什么 / The register of institutions, and what each is.",
)


def load_register(path: str | None, loaded: LoadedPlan) -> Register:
    """Return the register of institutions at `path`, beside a plan; an empty one for no path.

    Raises:
        InputError: as `read_register`.
    """
    return read_register(path, loaded.registry, plan=loaded.plan) if path else NO_REGISTER
