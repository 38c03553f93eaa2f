# The fault trials: clients, sites and the road between them as processes of their own, broken by seed, and one count of
# what became of every message. `tests/faults/run` calls them.
