"""OPO and OPOCO, SOR and amendments, by faqs/opo.md, sor_faq.md, order_amend_keep_priority.md."""

from property_tests.by_hand.case import lacking
from property_tests.by_hand.later import Later, mine, refused, waits
from property_tests.by_hand.waiting_lists import LOT, WORTH_18

ENGINE = {
    (rule, frozenset({"matching_engine"}))
    for rule in ("PERMISSIONS", "CAN_TRADE", "BALANCE", "SOR_ALLOWED")
}

OPOS = [
    Later("an OPO", "opo"),
    Later("an OPOCO", "opoco"),
    # -1222, -1223
    Later(
        "OPOs buy", "opo", {"workingSide": "SELL"}, refused("OPO_SIDES", "workingSide", "working"),
    ),
    Later(
        "and sell", "opo", {"pendingSide": "BUY"}, refused("OPO_SIDES", "pendingSide", "pending"),
    ),
    Later(
        "no quantity", "opo", {"pendingQuantity": "2"},
        refused("UNKNOWN_PARAMETER", "pendingQuantity"),
    ),
    Later("opoAllowed", "opo", {}, refused("OPO_ALLOWED"), row={"opoAllowed": False}),
    Later("otoAllowed too", "opo", {}, refused("OTO_ALLOWED"), row={"otoAllowed": False}),
    Later("an OPO needs no ocoAllowed", "opo", row={"ocoAllowed": False}),
    Later("an OPOCO does", "opoco", {}, refused("OCO_ALLOWED"), row={"ocoAllowed": False}),
    # the quantity is judged when it is known
    Later("the lot", "opo", {}, set(), waits("LOT_SIZE"), filters=[LOT]),
    Later("what it is worth", "opo", {}, set(), waits("NOTIONAL"), filters=[WORTH_18]),
    # "the only balance requirement on order placement is that of the working order"
    Later(
        "nothing to sell yet", "opo",
        account={"balances": [{"asset": "B", "free": "18", "locked": "0"}]},
    ),
]  # fmt: skip
SORS = [
    Later("through SOR", "sorOrder"),
    Later(
        "a MARKET order", "sorOrder", {"type": "MARKET", "price": None, "timeInForce": None},
    ),
    Later(
        "LIMIT and MARKET only", "sorOrder", {"type": "LIMIT_MAKER", "timeInForce": None},
        refused("UNSUPPORTED_TYPE", "type"),
    ),
    Later(
        "quantity is mandatory", "sorOrder",
        {"type": "MARKET", "price": None, "timeInForce": None, "quantity": None},
        refused("MANDATORY_PARAMETER", "quantity"),
    ),
    Later(
        "no quoteOrderQty", "sorOrder", {"quoteOrderQty": "10"},
        refused("UNKNOWN_PARAMETER", "quoteOrderQty"),
    ),
    Later(
        "no pegs", "sorOrder", {"pegPriceType": "PRIMARY_PEG"},
        refused("UNKNOWN_PARAMETER", "pegPriceType"),
    ),
    Later(
        "rates of a real order", "sorOrder", {"computeCommissionRates": "true"},
        refused("UNKNOWN_PARAMETER", "computeCommissionRates"),
    ),
    Later("rates of a test", "sorTestOrder", {"computeCommissionRates": "true"}, set(), ENGINE),
]  # fmt: skip
AMENDMENTS = [
    Later("half of it", "amend", account=mine()),
    Later("to all", "amend", {"newQty": "10"}, refused("AMENDED_ORDER", "newQty"), account=mine()),
    Later("more", "amend", {"newQty": "11"}, refused("AMENDED_ORDER", "newQty"), account=mine()),
    Later("to less than is filled", "amend", {"newQty": "2"}, account=mine(executedQty="3")),
    Later("to nothing", "amend", {"newQty": "0"}, refused("ZERO_VALUE", "newQty"), account=mine()),
    Later("no such order", "amend", {}, refused("AMENDED_ORDER", "orderId")),
    Later(
        "both ids must be one order's", "amend", {"origClientOrderId": "other"},
        refused("AMENDED_ORDER", "origClientOrderId"), account=mine(),
    ),
    Later("by its name", "amend", {"orderId": None, "origClientOrderId": "mine"}, account=mine()),
    Later(
        "neither id", "amend", {"orderId": None},
        refused("MANDATORY_PARAMETER", "origClientOrderId"), account=mine(),
    ),
    Later("the id may stay", "amend", {"newClientOrderId": "mine"}, account=mine()),
    Later(
        "amendAllowed", "amend", {}, refused("AMEND_ALLOWED"), row={"amendAllowed": False},
        account=mine(),
    ),
    Later(
        "off the step", "amend", {"newQty": "4.5"}, set(),
        lacking("LOT_SIZE", "evidence:amended_filters"), filters=[LOT], account=mine(),
    ),
    # 9 x 1 = 9 < 18
    Later(
        "worth too little", "amend", {"newQty": "1"}, set(),
        lacking("NOTIONAL", "evidence:amended_filters"), filters=[WORTH_18], account=mine(),
    ),
]  # fmt: skip
