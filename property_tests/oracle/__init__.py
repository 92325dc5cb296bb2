"""An independent oracle of Binance Spot's filters: naive, slow, in ``fractions.Fraction``.

It knows SPEC sections 1, 2, 3, 6, 9 and 11, and nothing of the library. The parameters it is given
are well formed (every mandatory one there, no forbidden one, every value syntactically legal); it
judges the filters of one symbol and of the exchange, no other rule.

    verdicts = judge(exchange_info, {"symbol": "BTCUSDT", ...}, kind="order", as_of=date)
    verdicts.violated      {(filterType, field or None, bound name, leg or None)}
    verdicts.unevaluated   {(filterType, frozenset of the names of the missing facts)}
    verdicts.products      for the notional filters, which product of which leg failed
"""

# Where SPEC leaves a choice, and what was chosen.
#
# Shape of a verdict
#  C1  Every bound that is broken is its own violation: 0.5 under minQty 1 with step 3 breaks both
#      minQty and stepSize. A filter may be violated on several fields and legs at once.
#  C2  The field is the wire name (stopLimitPrice, belowStopPrice, limitIcebergQty). The leg is None
#      for a plain order, for the shared `quantity` and for what belongs to no leg (counts).
#  C3  A notional violation is filed under the amount of its product, never under a price: nobody
#      is to be told to move a stop. price x quantity and stopPrice x quantity -> quantity (one
#      verdict when both are too small), price x icebergQty -> icebergQty, MARKET -> quantity or
#      quoteOrderQty. It names its leg even when it is filed under the shared `quantity`: what a
#      quantity is worth is each leg's own. `products` keeps the product and its leg. MAX_ASSET is
#      filed under quantity or quoteOrderQty, without a leg.
#  C4  Counts have field None; the bound is named as today (maxNumOrders, maxNumAlgoOrders) even
#      where the capture says `limit`. MAX_POSITION is filed under quantity or quoteOrderQty, also
#      before 2022-05-23. ICEBERG_PARTS is filed under icebergQty, bound `limit`.
#  C5  An unevaluated filter names every fact that it misses, at once. No conclusion is drawn from
#      part of the facts: one order against maxNumOrders 0 is unevaluated without `open_orders`.
#
# Reach
#  C6  0 disables a bound of PRICE_FILTER, LOT_SIZE and MARKET_LOT_SIZE only. In every other filter
#      0 is a number like any other (minNotional 0: everything passes, but a MARKET order by
#      quantity still needs its average; maxNumOrders 0: nothing passes).
#  C7  Old grids start at the bound: (p - minPrice) % tickSize, (q - minQty) % stepSize, with a
#      disabled minimum as origin 0, and also for values below the minimum.
#  C8  icebergQty 0 is not an iceberg for any filter: no LOT_SIZE, no product, no parts, no count.
#  C9  STOP_LOSS and TAKE_PROFIT are not MARKET orders: MARKET_LOT_SIZE does not touch them.
#      NOTIONAL passes them, MIN_NOTIONAL looks at stopPrice x quantity, or at nothing when there
#      is only a trailingDelta.
#  C10 A pegged order is judged at the best price that it follows, and at its price if it names one.
#      What that breaks is filed under pegPriceType, a product under its amount. A level behind the
#      best one is unevaluated (`book_depth`) and needs no other fact. An empty side (0) is nobody's
#      to judge here, but for price x icebergQty, which is 0.
#  C11 Lists: MAX_POSITION adds the shared quantity once. Open orders of lists count one by one.
#  C12 A test order never reaches the matching engine: a filter that answers -2010 (counts,
#      MAX_POSITION, MAX_ASSET) and concerns it lacks the fact `matching_engine`, and no other; the
#      rest judge it as an order. So do LOT_SIZE and MARKET_LOT_SIZE of what a quoteOrderQty is
#      predicted to fill against minQty, from the day that is -2010 (C18); their other bounds are
#      judged. A cancel-replace adds 1, and the order to be cancelled still
#      counts.
#  C13 MAX_NUM_ALGO_ORDERS and MAX_NUM_ICEBERG_ORDERS concern only requests that add such an order,
#      MAX_NUM_ORDER_LISTS only lists, MAX_POSITION only BUY: for others they pass and need no fact.
#      MAX_NUM_ORDERS concerns MARKET orders too. An orderListOco of TAKE_PROFIT and STOP_LOSS adds
#      two algo orders.
#      Before 2025-08-27 it is not known whether all orders of a list counted: a list that would be
#      too much as a whole lacks `evidence:orders_of_lists`; one that fits whole passes. Limits of
#      lists are not meant: a list is one list on every date.
#  C14 NEW, PENDING_NEW and PARTIALLY_FILLED are open: an order that waits for another counts. An
#      open order without `status` is taken as open, without `executedQty` as unfilled, without
#      `icebergQty` as no iceberg, without `orderListId` as on no list.
#  C15 `side`, types and `status` are read without regard to case.
#
# Prices
#  C16 The reference price (from 2026-05-08) serves PERCENT_PRICE, PERCENT_PRICE_BY_SIDE,
#      MIN_NOTIONAL and NOTIONAL, also with avgPriceMins 0. null means there is none, an absent one
#      is unknown: `reference_price` lacks, beside the average when that lacks too. null is
#      "unknown" for every other price.
#  C17 The price that predicts the quantity of a quoteOrderQty order is the best price of the other
#      side (BUY ask, SELL bid), else the last price. Neither: the missing fact is the best price
#      alone. The average and the reference price do not serve. The quotient is not rounded.
#  C18 LOT_SIZE on a quoteOrderQty order: predicted quantity < minQty is a violation (field
#      quoteOrderQty, bound minQty) on every date; no other bound; without a price it passes and is
#      not unevaluated. MARKET_LOT_SIZE: maxQty from 2023-07-18; maxQty 0 needs no price; minQty
#      from 2024-08-16, as LOT_SIZE.
#  C19 MAX_POSITION before 2022-05-23 needs no price for a quoteOrderQty BUY: own quantity is out.
#  C20 An average or last price of 0 (a symbol that never traded) is not special: it is multiplied,
#      so a MARKET order under an applied minimum is refused. As the price of C17 it counts as
#      unknown.
#
# Later filters
#  C21 MAX_NUM_ORDER_AMENDS always passes. An unknown type is unevaluated with no fact named,
#      whether it stands in the symbol or in exchangeFilters.
#  C22 MAX_ASSET {asset, limit}, from either list: on the base asset `quantity` <= limit (for
#      quoteOrderQty the predicted one), on the quote asset the notional: price x quantity,
#      quoteOrderQty, STOP_LOSS and TAKE_PROFIT stopPrice x quantity, MARKET and trailing only the
#      price of C17 x quantity. Bound `limit`. Another asset: passes.
#  C24 A stopPrice beyond a percent band is unevaluated, `evidence:stop_price_band`. It needs the
#      average as a price does.
#  C25 MARKET orders are unevaluated by MIN_NOTIONAL and NOTIONAL for each flag that is not there
#      (`symbol:applyToMarket`, ...), besides what lacks for the other one.
#  C23 Every filter follows the data, not the date: a NOTIONAL in an old capture counts.

from property_tests.oracle.judgement import judge
from property_tests.oracle.verdicts import Verdicts

__all__ = ["Verdicts", "judge"]
