"""The domain 教育经费, and the codes by which projects, quotas and costs are split."""

from __future__ import annotations

import eduplan as ep

finance = ep.Domain(
    "finance",
    ep.Words("教育经费", "Education finance"),
    requires=("coherence", "governance", "preschool", "senior_high", "teachers"),
    ships=("standards", "pages", "cases"),
)

finance.dimension(
    "project_kind",
    ep.Words("项目类别", "kind of project"),
    {
        "new_building": ep.Words("新建", "new building"),
        "extension": ep.Words("改扩建", "extension"),
        "renovation": ep.Words("维修改造", "renovation"),
        "grounds": ep.Words("运动场地", "sports grounds"),
    },
)
finance.dimension(
    "funding_layer",
    ep.Words("资金层级", "layer of funding"),
    {
        "central": ep.Words("中央", "central"),
        "province": ep.Words("省级", "provincial"),
        "city": ep.Words("市级", "municipal"),
        "county": ep.Words("县（区）级", "county"),
    },
)
finance.dimension(
    "cost_kind",
    ep.Words("支出性质", "kind of cost"),
    {"recurrent": ep.Words("经常性", "recurrent"), "capital": ep.Words("资本性", "capital")},
)
