"""The error of a formula that can't be, raised by whatever builds, reads or checks one."""

from __future__ import annotations

from eduplan.errors import EduplanError


class FormulaError(EduplanError):
    """A formula is not well formed; the text says where and what was expected."""
