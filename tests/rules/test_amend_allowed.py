from pretrade import Account, OpenOrder
from tests.rules.requests import LATER, answers, judge, lacking, listing, passes, request

HOLDING = Account(open_orders=[OpenOrder("BTCUSDT", "BUY", "LIMIT", "1", order_id=7)])


def test_the_symbol_must_take_amendments() -> None:
    refusing, silent = listing(amendAllowed=False), listing(amendAllowed=None)

    report = judge(request("amend"), refusing, kind="amend", account=HOLDING, as_of=LATER)
    assert answers(report, "AMEND_ALLOWED") == [
        (-2038, "Order amend is not supported for this symbol.", None, None)
    ]
    report = judge(request("amend"), silent, kind="amend", account=HOLDING, as_of=LATER)
    assert lacking(report, "AMEND_ALLOWED") == ["symbol:amendAllowed"]
    assert passes(judge(request("order"), refusing), "AMEND_ALLOWED")
