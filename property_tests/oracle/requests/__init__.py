"""The oracle's side of the requests of 2023 to 2026: lists that wait for an order, SOR, amendments.

Here parameters may be anything: missing, forbidden, unknown, unreadable. All rules are judged, not
filters alone; `judge_request` answers in the same form as `judge`, with the rules' own fields.

    verdicts = judge_request(exchange_info, {"symbol": "BTCUSDT", ...}, kind="otoco", as_of=date)
    verdicts.violated      {(rule, field or None, bound name or "", leg or None)}
    verdicts.unevaluated   {(rule, frozenset of the names of the missing facts)}
"""

# Where the documents leave a choice, and what was chosen.
#
#  L1  Orders of a list are called working, pending, pendingAbove and pendingBelow. What a pair
#      shares (pendingSide, pendingQuantity) belongs to no leg; a filter says the leg where what is
#      broken is each leg's own, as a notional is.
#  L2  What a pending order says in numbers is judged now: its prices, quantities, parts, trailing
#      distance and price x quantity. What the market says when the working order is filled is not
#      known: percent bands, notionals of MARKET orders, pegged prices, trigger, post-only, where a
#      pair's prices lie to the last price (besides whether they contradict each other). They lack
#      `working_fill`, whatever the market is now. A peg without a price is post-only by nature.
#  L3  An OPO's pending order has no quantity: what looks at it lacks `working_fill`. Its icebergQty
#      is judged by LOT_SIZE now.
#  L4  Counts take the whole list, algo and iceberg orders among its pending ones too (an order that
#      is PENDING_NEW is open). A list is one list.
#  L5  MAX_POSITION takes the working BUY. A pending BUY is added when it is placed: `working_fill`.
#  L6  BALANCE takes the working order. Whether the funds of a pending order must be there is not
#      documented but for OPO, where they need not: `working_fill`.
#  L7  Before the day on which the exchange had a request it refuses it. Since when margin lists are
#      there is not known: they are judged on every date.
#  L8  Not documented, and so unevaluated where it would refuse: an OTOCO without ocoAllowed (stated
#      of OPOCO), SOR on a symbol or for an account that has none, a missing pendingBelowType, and
#      which filters an amendment must pass: NOTIONAL, MIN_NOTIONAL and ICEBERG_PARTS of the order
#      that is left always, LOT_SIZE where the new quantity breaks it.
#  L9  An amendment is judged by permissions and the symbol's phase as an order is: the exchange's
#      page of questions names them among the reasons for its failure.

from property_tests.oracle.requests.judgement import judge_request

__all__ = ["judge_request"]
