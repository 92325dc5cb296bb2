"""The warning of what the exchange may no longer have: `MayBeGone`."""

import inspect
import warnings


class MayBeGone(UserWarning):
    """What was asked for is retired, or the exchange's own clients no longer have it."""


def warn_may_be_gone(name: str, known: str) -> None:
    """Warn that an endpoint or a stream may be gone; the place is that of who called the library.

    Args:
        name: what was asked for.
        known: what is known of it.
    """
    frame, level = inspect.currentframe(), 1
    while frame is not None and str(frame.f_globals.get("__name__")).startswith("pretrade."):
        frame, level = frame.f_back, level + 1
    warnings.warn(f"{name} may be gone: {known}", MayBeGone, stacklevel=level)
