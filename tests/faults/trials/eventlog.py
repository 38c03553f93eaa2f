# One log of what was typed, committed, acknowledged, shown and stored; and the one checker that counts what went wrong.
import collections
import json
import time


class EventLog:
    """Lines of JSON, one an event, in the order in which they were seen here."""

    def __init__(self, path):
        self.file = open(path, "w", encoding="utf-8")
        self.began = time.monotonic()

    def note(self, kind, **details):
        at = round(time.monotonic() - self.began, 4)
        self.file.write(json.dumps({"at": at, "kind": kind, **details}, ensure_ascii=False) + "\n")

    def close(self):
        self.file.close()


class Figures(collections.Counter):
    """What a trial has counted. The five of WRONG must be 0."""

    WRONG = ("lost", "doubled", "misordered", "stale", "unread")

    def wrong(self):
        return sum(self[name] for name in self.WRONG)

    def compare(self, typed, stored, shown):
        """The texts of one sender in one room: as typed, as the site's rows have them by id, as somebody's window showed them by id.

        lost: typed and not stored. doubled: stored more often than typed. misordered: the same texts in another order.
        stale: the window shows something that is not stored. unread: stored and never shown.
        """
        want, have, seen = (collections.Counter(each) for each in (typed, stored, shown))
        self["typed"] += len(typed)
        self["stored"] += len(stored)
        self["lost"] += (want - have).total()
        self["doubled"] += (have - want).total()
        if want == have and list(typed) != list(stored):
            self["misordered"] += sum(a != b for a, b in zip(typed, stored))
        self["stale"] += (seen - have).total()
        self["unread"] += (have - seen).total()
        if seen == have and list(shown) != list(stored):
            self["misordered"] += sum(a != b for a, b in zip(shown, stored))

    def line(self):
        return ", ".join(f"{name} {self[name]}" for name in self.WRONG)


def prefix_length(typed, seen):
    """How many of `typed` are there, if what is seen is what was typed first; None: it is something else."""
    return len(seen) if list(typed[: len(seen)]) == list(seen) else None
