"""Whether messages went out in order: in, what was committed and what was sent; out, how often sending went back."""

from collections.abc import Hashable, Sequence


def rewinds(committed: Sequence[Hashable], needed: Sequence[bool], sent: Sequence[Hashable]) -> int | None:
    """The least number of times that sending must have begun again at an earlier message; None if nothing explains it.

    What is not `needed` may be passed over. Beginning again leads to any message that was reached before, or to the
    same one.
    """
    # `least[i]`: the fewest rewinds with which all of `sent` so far is explained and message i - 1 was the last one.
    reached = {0: 0}
    for message in sent:
        following: dict[int, int] = {}
        for last, count in reached.items():
            for index in _ahead(committed, needed, last, message):
                following[index + 1] = min(count, following.get(index + 1, count))
            for index in range(last):
                if committed[index] == message:
                    following[index + 1] = min(count + 1, following.get(index + 1, count + 1))
        reached = following
    ends = [count for last, count in reached.items() if not any(needed[last:])]
    return min(ends, default=None)


def _ahead(committed: Sequence[Hashable], needed: Sequence[bool], start: int, message: Hashable) -> list[int]:
    """Where the message stands after `start` with nothing needed in between."""
    found = []
    for index in range(start, len(committed)):
        if committed[index] == message:
            found.append(index)
        if needed[index]:
            break
    return found
