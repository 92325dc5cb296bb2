"""Draws a legal region as an SVG: a `Picture` says what is drawn."""

from pretrade.region.svg.drawing import Picture, draw

__all__ = ["Picture", "draw"]
