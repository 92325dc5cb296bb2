"""The exchange's dated texts for an account that may not do something."""

from pretrade.rulebook import Rulebook


def action_disabled(rulebook: Rulebook) -> str:
    """Return the text of a disabled action; its words were put in order on 2022-04-12."""
    if rulebook.action_disabled_reworded:
        return "This action is disabled on this account."
    return "This action disabled is on this account."
