"""The picture of a region in the manual is the one that the cook-book draws."""

import json
from importlib.resources import files
from pathlib import Path

from pretrade import Account, ExchangeInfo, Market, Order

SAMPLE = files("pretrade") / "sample"
PICTURE = Path(__file__).parent.parent.parent / "docs" / "pictures" / "region.svg"


def test_the_picture_of_the_manual_shows_what_is_legal_now() -> None:
    info = ExchangeInfo.load((SAMPLE / "exchange_info.json").read_bytes())
    symbol = info["ETHUSDT"]
    market = Market.from_json(json.loads((SAMPLE / "market.json").read_text())["ETHUSDT"])
    account = Account.from_json(json.loads((SAMPLE / "account.json").read_text()))
    order = Order.limit("ETHUSDT", "BUY", "0.001", "1700.50")
    fitted = symbol.fit(order, market=market, account=account, quantity="up").order
    region = symbol.region("BUY", "LIMIT", market=market, account=account)

    drawn = region.to_svg(order=order, fitted=fitted)

    assert PICTURE.read_text(encoding="utf-8") == drawn, (
        f"the region, or how it is drawn, has changed: write what the cook-book draws to {PICTURE}"
    )
