"""检查插件是否完整：每一项检查是一个测试。"""

from __future__ import annotations

from typing import ClassVar

from eduplan.testing import DomainConformance


class TestJilin(DomainConformance):
    """失败的检查写明是什么意思、怎么改；已知的写进 expected，并写理由。"""

    domain = "jilin"
    expected: ClassVar[dict[str, str]] = {
        "standards_issued": "读到的网页没有写明发文机关",
        "checks_can_fail": "编出来的数没有大到20万人；例子里有不成立的",
    }
