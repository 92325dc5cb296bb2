"""Writes the rules of a symbol for programs: one JSON object."""

import json
from typing import Any

from pretrade.cli.rules.symbol_card import FilterCard, SymbolCard
from pretrade.cli.rules.symbol_words import FLAGS
from pretrade.cli.terminal.output import Output


def show_rules_json(card: SymbolCard, output: Output) -> None:
    """Write the rules on one line."""
    output.raw(json.dumps(_symbol(card)))


def _symbol(card: SymbolCard) -> dict[str, Any]:
    fields = card.fields
    sets = fields.permission_sets
    modes = fields.allowed_self_trade_prevention_modes
    return {
        "symbol": fields.symbol,
        "status": fields.status,
        "baseAsset": fields.base_asset,
        "baseAssetPrecision": fields.base_asset_precision,
        "quoteAsset": fields.quote_asset,
        "quoteAssetPrecision": fields.quote_asset_precision,
        "orderTypes": None if fields.order_types is None else sorted(fields.order_types),
        "permissionSets": None if sets is None else [sorted(one) for one in sets],
        **{name: getattr(fields, attribute) for name, attribute, _ in FLAGS},
        "allowedSelfTradePreventionModes": None if modes is None else sorted(modes),
        "filters": [_filter(one) for one in card.filters],
        "exchangeFilters": [_filter(one) for one in card.exchange_filters],
        "rateLimits": [
            {
                "rateLimitType": limit.rate_limit_type,
                "interval": limit.interval,
                "intervalNum": limit.interval_num,
                "limit": limit.limit,
            }
            for limit in card.rate_limits
        ],
    }


def _filter(one: FilterCard) -> dict[str, Any]:
    return {
        "filterType": one.filter_type,
        "evaluated": one.evaluated,
        "numbers": dict(one.numbers),
        "meaning": list(one.meaning.holds),
        "disabled": list(one.meaning.disabled),
    }
