"""Columns of a drawing: in, a flow; out, the ways that shall go straight down, so that the main line of a survey does.

Where the way parts, what stands first in the file goes on in the column, unless it only leads back; the rest begins
new ones. Where ways join again, the leftmost of their columns goes on.
"""

from surveybot.authoring.ways import START, Flow


def straight_ways(flow: Flow) -> set[tuple[int, int]]:
    """The start and end of each way that goes straight; at most one leaves a stop, and at most one arrives."""
    coming: dict[int, set[int]] = {}
    ahead = {way.start for way in flow.ways if not way.leads_back}
    back = {way.start for way in flow.ways} - ahead
    for way in flow.ways:
        if not way.leads_back:
            coming.setdefault(way.end, set()).add(way.start)
    columns, lowest = {START: 0}, {0: START}
    straight: set[tuple[int, int]] = set()
    for stop in flow.stops:
        starts = coming.get(stop, set()) & columns.keys()
        column = min((columns[start] for start in starts), default=len(lowest))
        above = lowest.get(column)
        if len(starts) < 2 and (above not in starts or stop in back):
            column = len(lowest)
        elif above in starts:
            straight.add((above, stop))
        columns[stop], lowest[column] = column, stop
    return straight
