"""Help for testing programs that trade. Importing it costs nothing: see its modules.

`pretrade.testing.strategies` (extra ``testing``) has Hypothesis strategies.
"""
