"""One mutant of the clean plan for each rule of education finance."""

from __future__ import annotations

from tests.plugins.mutants.mutant import Mutant

_QUOTA = """
[[baseline]]
id = "B99"
indicator = "finance.public_funds_per_student"
value = "630元/(人·年)"
year = 2020
scope = { stage = "primary" }
clause = "一(八)"

[[target]]
id = "T99"
indicator = "finance.public_funds_per_student"
at_least = "840元/(人·年)"
year = 2025
scope = { stage = "primary" }
path = { 2022 = "640元/(人·年)" }
clause = "二(八)"
"""

_TOTALS = """
[[statement]]
id = "S98"
label = "项目建设投入"
value = "7200万元"
about = "finance.total_investment"
period = "2016-2020"
clause = "一(八)"

[[statement]]
id = "S99"
label = "全面改薄投入"
value = "1900万元"
about = "finance.school_improvement_investment"
period = "2016-2020"
clause = "一(八)"
"""

MUTANTS = {
    "FIN002": Mutant(added=_TOTALS),
    "FIN003": Mutant(added=_QUOTA),
}
