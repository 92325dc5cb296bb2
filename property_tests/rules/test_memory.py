"""What was judged before changes no verdict."""

from hypothesis import given
from hypothesis import strategies as st

from pretrade import Account, ExchangeInfo, Market
from property_tests.rules import odd_values as odd
from tests.rules.faults import BAD_ACCOUNT, EVERY_FILTER, POOR, opened
from tests.rules.requests import ACCOUNT, oco, order

# Few values, so that the requests of one history have few shapes.
VALUES: dict[str, list[object]] = {
    "quantity": ["0.01", "0.000001", "5"],
    "price": ["19000", "1", "99999"],
    "icebergQty": ["0", "0.005", "9"],
    "newClientOrderId": ["mine", "a"],
    "strategyType": [1, 1000000],
    "recvWindow": [5000, 60001],
}
LIST_VALUES: dict[str, list[object]] = {
    "quantity": ["0.01", "0.000001"],
    "price": ["21000", "18000"],
    "limitIcebergQty": ["0", "0.005"],
    "stopIcebergQty": ["0", "0.005"],
    "limitClientOrderId": ["mine", "a"],
    "stopClientOrderId": ["mine", "a"],
}
Request = tuple[str, dict[str, object]]


@st.composite
def requests(draw: st.DrawFn) -> Request:
    """Draw a kind and the parameters of such a request."""
    kind = draw(st.sampled_from(["LIMIT", "LIMIT_MAKER", "oco"]))
    values = LIST_VALUES if kind == "oco" else VALUES
    changes = {name: draw(st.sampled_from(some)) for name, some in values.items()}
    return ("oco", oco(**changes)) if kind == "oco" else ("order", order(kind, **changes))


accounts = st.sampled_from([ACCOUNT, Account(), POOR, BAD_ACCOUNT, opened(), opened(symbol="X")])
asked = st.tuples(requests(), odd.markets, accounts)
Asked = tuple[Request, Market, Account]


class TestMemory:
    """The verdict of an exchangeInfo that has judged others is that of a new one."""

    @given(st.lists(asked, min_size=1, max_size=4))
    def test_a_verdict_has_no_memory(self, history: list[Asked]) -> None:
        document = EVERY_FILTER.raw
        used = ExchangeInfo.load(document)

        for (kind, params), market, account in history:
            remembered, anew = (
                info.check(params, request=kind, market=market, account=account, as_of="2022-09-30")
                for info in (used, ExchangeInfo.load(document))
            )
            assert remembered == anew
            assert str(remembered) == str(anew)
