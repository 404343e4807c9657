"""Regions by name or older code, as tables beside a plan call them: unique in its province."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eduplan.catalogue.region_names import present_code, region_records, regions_named
from eduplan.catalogue.regions import region_chain
from eduplan.plan.model import Plan


class RegionNames(Mapping[str, str]):
    """The code that each name of a region stands for; a name of several regions stands for none.

    A code that has changed stands for the one of today, or for the plan's own.
    """

    def __init__(self, plan: Plan) -> None:
        self._region = plan.region
        self._own = {plan.region_name: plan.region} if plan.region_name else {}
        self._province = region_chain(plan.region)[-2:][0]
        self._prefecture = f"{plan.region[:4]}00"

    def __getitem__(self, name: str) -> str:
        if name == self._region:
            return name
        if name in self._own:
            return self._own[name]
        codes = (name,) if name.isdigit() else regions_named(name, self._province)
        if len(codes) != 1:
            raise KeyError(name)
        code = present_code(codes[0])
        return self._region if code == present_code(self._region) else code

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of the plan's region and of those in its prefecture."""
        yield from self._own
        for code, records in region_records().items():
            if code.startswith(self._prefecture[:4]):
                yield records[-1].name

    def __len__(self) -> int:
        return sum(1 for _ in self)
