"""MAX_NUM_ORDER_AMENDS as laws."""

from hypothesis import given

from property_tests.comparison import compare
from property_tests.small_cases import few, seeded_cases
from property_tests.strategies import Case

RULE = "MAX_NUM_ORDER_AMENDS"


class TestMaxNumOrderAmends:
    """amends of that order + 1 <= maxNumOrderAmends: amend requests only."""

    @few
    @given(seeded_cases)
    def test_no_request_that_can_be_judged_is_touched(self, case: Case) -> None:
        symbol = case.exchange_info["symbols"][0]
        others = [one for one in symbol["filters"] if one["filterType"] != RULE]
        none = {"filterType": RULE, "maxNumOrderAmends": 0}
        with_it, without = (
            case._replace(
                exchange_info={**case.exchange_info, "symbols": [{**symbol, "filters": rules}]}
            )
            for rules in ([none, *others], others)
        )

        assert compare(with_it).library == compare(without).library
