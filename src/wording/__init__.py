"""Every sentence for people, in one place.

Rules return facts: which bound of which field was broken, and the numbers. Here each becomes one
sentence with its numbers and, where there is one, a way out.
"""

from typing import TYPE_CHECKING

from pretrade.wording.constraints import CONSTRAINT_SENTENCES, constraint_broken
from pretrade.wording.rules import RULE_SENTENCES

if TYPE_CHECKING:
    from pretrade.violation import Violation

_SENTENCES = {**CONSTRAINT_SENTENCES, **RULE_SENTENCES}


def sentence(violation: "Violation") -> str:
    """Return what is wrong as one sentence; constraints without their own by what they compare."""
    return _SENTENCES.get(violation.rule, constraint_broken)(violation)


__all__ = ["sentence"]
