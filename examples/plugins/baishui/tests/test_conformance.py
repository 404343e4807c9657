"""检查插件是否完整：每一项检查是一个测试。"""

from __future__ import annotations

from eduplan.testing import DomainConformance


class TestBaishui(DomainConformance):
    """失败的检查写明是什么意思、怎么改。"""

    domain = "baishui"
