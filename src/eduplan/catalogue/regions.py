"""Administrative regions by code: county, prefecture, province and nation, nearest first."""

from __future__ import annotations

from functools import lru_cache

from eduplan.catalogue import mistakes
from eduplan.errors import EduplanError
from eduplan.words import Words

NATION = "CN"
"""The region that includes all others."""

PROVINCES = {
    "11": ("北京市", "Beijing"),
    "12": ("天津市", "Tianjin"),
    "13": ("河北省", "Hebei"),
    "14": ("山西省", "Shanxi"),
    "15": ("内蒙古自治区", "Inner Mongolia"),
    "21": ("辽宁省", "Liaoning"),
    "22": ("吉林省", "Jilin"),
    "23": ("黑龙江省", "Heilongjiang"),
    "31": ("上海市", "Shanghai"),
    "32": ("江苏省", "Jiangsu"),
    "33": ("浙江省", "Zhejiang"),
    "34": ("安徽省", "Anhui"),
    "35": ("福建省", "Fujian"),
    "36": ("江西省", "Jiangxi"),
    "37": ("山东省", "Shandong"),
    "41": ("河南省", "Henan"),
    "42": ("湖北省", "Hubei"),
    "43": ("湖南省", "Hunan"),
    "44": ("广东省", "Guangdong"),
    "45": ("广西壮族自治区", "Guangxi"),
    "46": ("海南省", "Hainan"),
    "50": ("重庆市", "Chongqing"),
    "51": ("四川省", "Sichuan"),
    "52": ("贵州省", "Guizhou"),
    "53": ("云南省", "Yunnan"),
    "54": ("西藏自治区", "Tibet"),
    "61": ("陕西省", "Shaanxi"),
    "62": ("甘肃省", "Gansu"),
    "63": ("青海省", "Qinghai"),
    "64": ("宁夏回族自治区", "Ningxia"),
    "65": ("新疆维吾尔自治区", "Xinjiang"),
    "71": ("台湾省", "Taiwan"),
    "81": ("香港特别行政区", "Hong Kong"),
    "82": ("澳门特别行政区", "Macao"),
}
"""The first two digits of GB/T 2260: who sets standards above the counties."""


_NAMES = {
    **dict.fromkeys(("全国", "中国", "国家"), NATION),
    **{name: f"{code}0000" for code, names in PROVINCES.items() for name in names},
}

PLACE = "region"
"""The dimension of a scope that says of which place a figure is, where one text has several."""

PLACE_WORDS = Words("地区", PLACE)


def region_named(text: str) -> str:
    """Return the code of the nation or a province that a text names, or else the text itself."""
    return _NAMES.get(text.strip(), text.strip())


class RegionError(EduplanError):
    """A text is not the code of a region; the text says what one looks like."""


@lru_cache(maxsize=1024)
def region_chain(code: str) -> tuple[str, ...]:
    """Return the region itself and all that include it, nearest first, the nation last.

    The code of a county (220503) begins with those of its prefecture (220500) and its province
    (220000): GB/T 2260 is read by its digits, and no list but that of the provinces is needed.

    Raises:
        RegionError: `code` is neither `CN` nor six digits that begin with a province's.
    """
    if code == NATION:
        return (NATION,)
    if not (len(code) == 6 and code.isascii() and code.isdigit()):
        raise RegionError(mistakes.NO_REGION(code=code), mistakes.A_REGION)
    if code[:2] not in PROVINCES:
        raise RegionError(mistakes.NO_PROVINCE(code=code, digits=code[:2]), mistakes.A_REGION)
    wider = (code, f"{code[:4]}00", f"{code[:2]}0000", NATION)
    return tuple(dict.fromkeys(wider))  # a prefecture or a province is its own first part


def includes(wider: str, region: str) -> bool:
    """Return whether a region lies within a wider one, or is the same.

    Raises:
        RegionError: `region` is not the code of a region.
    """
    return wider in region_chain(region)


def region_words(code: str) -> Words:
    """Return what the nation or a province is called; of any other region, its code."""
    if code == NATION:
        return Words("国家", "the nation")
    if code.endswith("0000") and code[:2] in PROVINCES:
        return Words(*PROVINCES[code[:2]])
    return Words(code, code)
