"""TIME_IN_FORCE: an unknown time in force (-1115). The exchange reads GTC, IOC or FOK, in any case.

Source: "Error codes", documentation of 2022-09-30.
"""

from pretrade.check import Rule, Scope
from pretrade.rules._malformed import applies_to_malformed, check_of

TIME_IN_FORCE = Rule(
    "TIME_IN_FORCE", applies_to_malformed, check_of("TIME_IN_FORCE"), Scope.REQUEST
)
