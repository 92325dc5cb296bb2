"""The libraries as they are published place, fill, amend and cancel lists on `pretrade serve`.

Only their addresses are changed. What a library has no method for it sends by its general one.
"""
# The libraries are typed in part.
# pyright: basic
# ruff: noqa: ANN401

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import ccxt
import pytest
from binance_common.configuration import ConfigurationRestAPI
from binance_sdk_spot.spot import Spot

from tests.adapters.python_binance_clients import Client
from tests.testing.clients.serving import Served, serving
from tests.testing.clients.test_ccxt import opened as ccxt_of
from tests.testing.clients.test_python_binance import opened as python_binance_of
from tests.testing.offline.lists import FLAGS, OPO, OPOCO, OTO, OTOCO

Json = dict[str, Any]
BTC = "BTCUSDT"
LISTS = {"oto": OTO, "otoco": OTOCO, "opo": OPO, "opoco": OPOCO}
SOLD = {"oto": "0.009", "otoco": "0.009", "opo": "0.01", "opoco": "0.01"}
"""What is pending: as it was sent; of an OPO all, as the account's free BTC pays the fee."""

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.fixture(scope="module")
def of_today(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose day is today: it takes every request."""
    rules: Json = json.loads((files("pretrade") / "sample" / "exchange_info.json").read_text())
    del rules["serverTime"]
    rules["symbols"] = [{**rules["symbols"][0], **FLAGS}]
    rules["sors"] = [{"baseAsset": "BTC", "symbols": [BTC]}]
    path: Path = tmp_path_factory.mktemp("rules") / "rules.json"
    path.write_text(json.dumps(rules), encoding="utf-8")
    with serving("--rules", str(path)) as served:
        yield served


class Sdk:
    """The official SDK."""

    def __init__(self, served: Served) -> None:
        keys: Json = {"api_key": "offline-key", "api_secret": "offline-secret"}
        self.api: Any = Spot(ConfigurationRestAPI(**keys, base_path=served.url)).rest_api

    def ask(self, name: str, params: Json) -> Json:
        named = {re.sub("[A-Z]", lambda c: "_" + c[0].lower(), n): v for n, v in params.items()}
        found: Json = getattr(self.api, name)(**named).data().to_dict()
        return found

    def place(self, kind: str, params: Json) -> Json:
        return self.ask(f"order_list_{kind}", params)

    def route(self, params: Json) -> Json:
        return self.ask("sor_order", params)

    def amend(self, params: Json) -> Json:
        return self.ask("order_amend_keep_priority", params)

    def query(self, params: Json) -> Json:
        return self.ask("get_order", params)

    def cancel(self, params: Json) -> Json:
        return self.ask("delete_order_list", params)

    def close(self) -> None:
        self.api._session.close()


class PythonBinance:
    """python-binance."""

    def __init__(self, served: Served) -> None:
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(Client, "API_URL", f"{served.url}/api")
        self.manager = python_binance_of("offline-key", "offline-secret")
        self.client: Any = self.manager.__enter__()

    def send(self, method: str, path: str, params: Json) -> Json:
        found: Json = self.client._request_api(
            method, path, signed=True, version="v3", data=dict(params)
        )
        return found

    def place(self, kind: str, params: Json) -> Json:
        method = getattr(self.client, f"v3_post_order_list_{kind}", None)
        found: Json = (
            self.send("post", f"orderList/{kind}", params) if method is None else method(**params)
        )
        return found

    def route(self, params: Json) -> Json:
        found: Json = self.client.v3_post_sor_order(**params)
        return found

    def amend(self, params: Json) -> Json:
        return self.send("put", "order/amend/keepPriority", params)

    def query(self, params: Json) -> Json:
        found: Json = self.client.get_order(**params)
        return found

    def cancel(self, params: Json) -> Json:
        found: Json = self.client.v3_delete_order_list(**params)
        return found

    def close(self) -> None:
        self.manager.__exit__(None, None, None)
        self.patch.undo()


class Ccxt:
    """ccxt."""

    def __init__(self, served: Served) -> None:
        self.exchange: Any = ccxt_of(served, ccxt)

    def place(self, kind: str, params: Json) -> Json:
        found: Json = getattr(self.exchange, f"private_post_orderlist_{kind}")(params)
        return found

    def route(self, params: Json) -> Json:
        found: Json = self.exchange.private_post_sor_order(params)
        return found

    def amend(self, params: Json) -> Json:
        found: Json = self.exchange.request("order/amend/keepPriority", ["private"], "PUT", params)
        return found

    def query(self, params: Json) -> Json:
        found: Json = self.exchange.private_get_order(params)
        return found

    def cancel(self, params: Json) -> Json:
        found: Json = self.exchange.private_delete_orderlist(params)
        return found

    def close(self) -> None:
        self.exchange.session.close()


LIBRARIES = [Sdk, PythonBinance, Ccxt]


@pytest.fixture(params=LIBRARIES, ids=lambda one: one.__name__)
def library(of_today: Served, request: pytest.FixtureRequest) -> Iterator[Any]:
    of_today.control("reset")
    yield (made := request.param(of_today))
    made.close()


def asked(library: Any, order_id: int) -> Json:
    found: Json = library.query({"symbol": BTC, "orderId": order_id})
    return found


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_is_placed_filled_amended_and_cancelled(
    of_today: Served, library: Any, kind: str
) -> None:
    reply = library.place(kind, LISTS[kind])
    assert reply["contingencyType"] == "OTO"
    first, *others = [int(one["orderId"]) for one in reply["orders"]]
    reports = {int(one["orderId"]): one for one in reply["orderReports"]}
    assert [reports[one]["status"] for one in (first, *others)] == ["NEW"] + ["PENDING_NEW"] * len(
        others
    )

    of_today.control("trade", symbol=BTC, price="59000", quantity="1")
    assert asked(library, first)["status"] == "FILLED"
    for one in others:
        found = asked(library, one)
        assert (found["status"], float(found["origQty"])) == ("NEW", float(SOLD[kind]))

    amended = library.amend({"symbol": BTC, "orderId": others[0], "newQty": "0.004"})
    assert float(amended["amendedOrder"]["qty"]) == 0.004
    assert all(float(asked(library, one)["origQty"]) == 0.004 for one in others)

    list_id = int(reply["orderListId"])
    assert library.cancel({"symbol": BTC, "orderListId": list_id})["listStatusType"] == "ALL_DONE"
    assert all(asked(library, one)["status"] == "CANCELED" for one in others)


def test_a_routed_order_is_filled(library: Any) -> None:
    order = {"symbol": BTC, "side": "BUY", "type": "LIMIT", "timeInForce": "GTC"}
    reply = library.route({**order, "quantity": "0.001", "price": "61000"})
    assert (reply["status"], reply["usedSor"]) == ("FILLED", True)
    assert float(reply["fills"][0]["price"]) == 60000.01
