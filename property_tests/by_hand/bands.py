"""Prices around the average."""

import datetime as dt

from property_tests.by_hand.case import (
    BY_SIDE,
    LAST_AND_5,
    PERCENT,
    TODAY,
    Case,
    lacking,
    limit,
    market_order,
)

BANDS = [
    # 10 x 0.7 = 7 and 10 x 1.3 = 13, inclusive
    Case("low end", [PERCENT], limit(price="7"), market=LAST_AND_5),
    Case("high end", [PERCENT], limit(price="13"), market=LAST_AND_5),
    Case(
        "below the band", [PERCENT], limit(price="6.99999999"),
        {("PERCENT_PRICE", "price", "multiplierDown", None)}, market=LAST_AND_5,
    ),
    Case(
        "above the band", [PERCENT], limit(price="13.00000001"),
        {("PERCENT_PRICE", "price", "multiplierUp", None)}, market=LAST_AND_5,
    ),
    # 0 minutes, said or left out: the last price 7, band 4.9 to 9.1
    Case(
        "last price", [PERCENT | {"avgPriceMins": 0}], limit(price="9.2"),
        {("PERCENT_PRICE", "price", "multiplierUp", None)}, market=LAST_AND_5,
    ),
    # the average over 1 minute is asked for, that over 5 does not serve; the last price neither
    Case(
        "other minutes", [BY_SIDE], limit(),
        unevaluated=lacking("PERCENT_PRICE_BY_SIDE", "average_price:1"), market=LAST_AND_5,
    ),
    # freqtrade#10460: SELL at 0.201, average 2.03: 2.03 x 0.2 = 0.406
    Case(
        "ask side",
        [BY_SIDE | {"askMultiplierDown": "0.2"}],
        limit(price="0.201"),
        {("PERCENT_PRICE_BY_SIDE", "price", "askMultiplierDown", None)},
        side="SELL",
        market={"avgPrice": {"1": "2.03"}},
    ),
    # both filters: 12.5 is over 10 x 1.2 for a BUY, and within 10 x 1.3
    Case(
        "both filters", [PERCENT, BY_SIDE], limit(price="12.5"),
        {("PERCENT_PRICE_BY_SIDE", "price", "bidMultiplierUp", None)},
        market={"avgPrice": {"5": "10", "1": "10"}},
    ),
    # reference 20 from 2026-05-08: 20 x 0.7 = 14 > 13; the day before 13 = 10 x 1.3 passes
    Case(
        "reference price", [PERCENT], limit(price="13"),
        {("PERCENT_PRICE", "price", "multiplierDown", None)},
        market={**LAST_AND_5, "referencePrice": "20"}, as_of=dt.date(2026, 5, 8),
    ),
    Case(
        "reference price, a day early", [PERCENT], limit(price="13"),
        market={**LAST_AND_5, "referencePrice": "20"}, as_of=dt.date(2026, 5, 7),
    ),
    Case(
        "no reference price", [PERCENT], limit(price="13"),
        market={**LAST_AND_5, "referencePrice": None}, as_of=TODAY,
    ),
    # 10 is known, but not whether there is a reference price
    Case(
        "reference price not known", [PERCENT], limit(price="99"),
        unevaluated=lacking("PERCENT_PRICE", "reference_price"), market=LAST_AND_5, as_of=TODAY,
    ),
    # 10 x 1.3 = 13: whether 13.01 is too high for a trigger is disputed
    Case(
        "stop price in the band", [PERCENT],
        {"type": "STOP_LOSS", "quantity": "1", "stopPrice": "13"}, market=LAST_AND_5,
    ),
    Case(
        "stop price beyond the band", [PERCENT],
        {"type": "STOP_LOSS", "quantity": "1", "stopPrice": "13.01"},
        unevaluated=lacking("PERCENT_PRICE", "evidence:stop_price_band"), market=LAST_AND_5,
    ),
    # a BUY on the primary peg follows the bid: 13.01 > 13
    Case(
        "pegged price", [PERCENT],
        {"type": "LIMIT", "quantity": "1", "pegPriceType": "PRIMARY_PEG"},
        {("PERCENT_PRICE", "pegPriceType", "multiplierUp", None)},
        market={**LAST_AND_5, "bidPrice": "13.01", "askPrice": "13"},
    ),
    # MARKET and STOP_LOSS have no price: nothing to know, nothing to break
    Case("no price, no band", [PERCENT], market_order(quantity="1")),
]  # fmt: skip
