"""What a message of the exchange means and how to cure it, in whatever wording it was met."""

from pretrade.explanation.explanation import Explanation
from pretrade.explanation.reading import explain

__all__ = ["Explanation", "explain"]
