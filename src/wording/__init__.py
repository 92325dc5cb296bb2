"""Every sentence for people, in one place.

Rules and filters return facts: which bound of which field was broken, and the numbers. Here each
becomes one sentence with its numbers and, where there is one, a way out.
"""

from pretrade.wording.filters import FILTER_SENTENCES, bound_broken
from pretrade.wording.rules import RULE_SENTENCES
from pretrade.wording.values import Breach

_SENTENCES = {**FILTER_SENTENCES, **RULE_SENTENCES}


def sentence(violation: Breach) -> str:
    """Return what is wrong as one sentence; filters without their own are worded by their bound."""
    return _SENTENCES.get(violation.rule, bound_broken)(violation)


__all__ = ["sentence"]
