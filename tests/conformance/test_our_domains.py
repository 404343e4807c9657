"""The nine domains pass the suite that eduplan gives to authors of plugins."""

from __future__ import annotations

from typing import ClassVar

from eduplan import Registry
from eduplan.testing import DomainConformance as _Suite
from tests.installed import installed_registry

_NO_ISSUER = "几条标准没有查到发文机关"


class _Ours(_Suite):
    """Fewer examples than others are asked for: nine domains, on every run of the tests."""

    examples = 1
    notices = "0.85"

    @classmethod
    def load(cls) -> Registry:
        return installed_registry()


class TestCoherence(_Ours):
    domain = "coherence"


class TestCompulsory(_Ours):
    domain = "compulsory"


class TestFinance(_Ours):
    domain = "finance"
    expected: ClassVar[dict[str, str]] = {"standards_issued": _NO_ISSUER}


class TestGovernance(_Ours):
    domain = "governance"


class TestInformatization(_Ours):
    domain = "informatization"


class TestPreschool(_Ours):
    domain = "preschool"


class TestSeniorHigh(_Ours):
    domain = "senior_high"


class TestSpecialEducation(_Ours):
    domain = "special_education"
    expected: ClassVar[dict[str, str]] = {"standards_issued": _NO_ISSUER}


class TestTeachers(_Ours):
    domain = "teachers"
    expected: ClassVar[dict[str, str]] = {"standards_issued": _NO_ISSUER}
