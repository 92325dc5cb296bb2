"""What a symbol must bring to be sized."""

import pytest

from pretrade import Account, Market, Order
from pretrade.sizing import Sized


def test_a_symbol_brings_its_name_its_rules_and_its_judgement() -> None:
    nothing = Sized()
    with pytest.raises(NotImplementedError):
        assert nothing.name
    with pytest.raises(NotImplementedError):
        nothing.sizing()
    with pytest.raises(NotImplementedError):
        nothing.judge(Order(), Market(), Account())
