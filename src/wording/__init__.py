"""Every sentence for people, in one place.

Rules return facts: which bound of which field was broken, and the numbers. Here each becomes one
sentence with its numbers and, where there is one, a way out.
"""

from typing import TYPE_CHECKING

from pretrade.wording.constraints import CONSTRAINT_SENTENCES, constraint_broken
from pretrade.wording.doubts import DOUBTS, beyond_band
from pretrade.wording.order_warnings import WARNINGS
from pretrade.wording.rules import RULE_SENTENCES

if TYPE_CHECKING:
    from pretrade.report.violation import OrderWarning, Violation

_SENTENCES = {**CONSTRAINT_SENTENCES, **RULE_SENTENCES}


def sentence(violation: "Violation") -> str:
    """Return what is wrong as one sentence; constraints without their own by what they compare."""
    return _SENTENCES.get(violation.rule, constraint_broken)(violation)


def doubt(missing: str, violation: "Violation") -> str:
    """Return why a violation is in doubt while a fact is missing, as one sentence; or nothing."""
    return DOUBTS[missing](violation) if missing in DOUBTS else ""


def warning(of: "OrderWarning") -> str:
    """Return what may become of an order as one sentence."""
    return WARNINGS[of.rule](of)


__all__ = ["beyond_band", "doubt", "sentence", "warning"]
