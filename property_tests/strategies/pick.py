"""Decisions, whoever makes them: Hypothesis or a seeded generator."""

import random
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Picker(ABC):
    """A source of decisions. Earlier options are the simpler ones."""

    @abstractmethod
    def between(self, low: int, high: int) -> int:
        """Pick an integer, both ends included."""

    def one_of(self, options: Sequence[T]) -> T:
        """Pick one option."""
        return options[self.between(0, len(options) - 1)]

    def chance(self, percent: int) -> bool:
        """Say yes in so many of a hundred cases; no is the simpler answer."""
        return self.between(1, 100) > 100 - percent

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Give the items in another order."""
        rest, mixed = list(items), list[T]()
        while rest:
            mixed.append(rest.pop(self.between(0, len(rest) - 1)))
        return mixed


class RandomPicker(Picker):
    """Decisions of a seeded generator."""

    def __init__(self, rng: random.Random) -> None:
        """Take the generator."""
        self.rng = rng

    def between(self, low: int, high: int) -> int:
        """Draw an integer, faster than randint does and nearly as evenly."""
        return low + int(self.rng.random() * (high - low + 1))
