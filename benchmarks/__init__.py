"""How fast pretrade is, beside what others need for a part of the same work.

``make bench`` runs all of it; ``python -m benchmarks --help`` lists what else there is.
"""
