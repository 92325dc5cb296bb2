"""A method of a library that sends requests, behind a order_judge: `Guarded`."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from pretrade.adapters.order_judge import OrderJudge

Placed = tuple[str, Mapping[str, Any]]
"""An endpoint that places orders, and what will be sent to it."""


@attrs.frozen(eq=False)
class Guarded:
    """A method that sends at once.

    Attributes:
        send: the method of the library.
        order_judge: what an order must pass.
        placed: the arguments of the method → what they place; None: no order.
    """

    send: Callable[..., Any]
    order_judge: OrderJudge
    placed: Callable[..., Placed | None]

    def __call__(self, *arguments: object, **keywords: object) -> Any:  # noqa: ANN401  the library's
        """Send, unless it is an order that must not be sent.

        Raises:
            OrderRejected: the exchange would refuse it.
        """
        placed = self.placed(*arguments, **keywords)
        if placed is not None:
            self.order_judge.admit(*placed)
        return self.send(*arguments, **keywords)


class GuardedAwaitable(Guarded):
    """A method whose result is awaited."""

    def __call__(self, *arguments: object, **keywords: object) -> Any:  # noqa: ANN401  the library's
        """Return what sends when it is awaited, unless it is an order that must not be sent."""
        placed = self.placed(*arguments, **keywords)
        sending = self.send if placed is None else self._admitted(placed)
        return sending(*arguments, **keywords)

    def _admitted(self, placed: Placed) -> Callable[..., Any]:
        async def send(*arguments: object, **keywords: object) -> object:
            await self.order_judge.admit_async(*placed)
            return await self.send(*arguments, **keywords)

        return send


def unguarded(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return the method of the library, whether or not it is guarded."""
    return method.send if isinstance(method, Guarded) else method
