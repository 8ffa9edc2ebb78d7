"""Metrics: in, a worker; out, what Prometheus reads of it: numbers about the work, none about a person or an answer."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, SummaryMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from surveybot.errors import DatabaseTrouble
from surveybot.serve.worker import Worker
from surveybot.storage.left_over import interviews_by_status
from surveybot.telegram.listening import Answer, Request, listening


class _Now(Collector):
    """The numbers as they stand; interviews are not among them while the database does not answer."""

    def __init__(self, worker: Worker, interviews: Mapping[str, int]) -> None:
        self._worker = worker
        self._interviews = interviews

    def collect(self) -> Iterator[Metric]:
        """By prometheus_client."""
        worker, parts = self._worker, self._worker.parts
        yield _counter("updates", "Updates taken, by what they bring", "kind", worker.taken)
        yield _counter("sprints", "Sprints, by what came of their commit", "outcome", parts.writer.outcomes)
        commits, seconds = parts.writer.commits, parts.writer.commit_seconds
        yield SummaryMetricFamily("surveybot_commit_seconds", "Time of a group's commit", commits, seconds)
        yield _counter("messages", "Calls that bring messages, by what came of them", "outcome", parts.delivery.calls)
        yield GaugeMetricFamily("surveybot_live_coroutines", "Respondents held in memory", worker.live)
        yield GaugeMetricFamily("surveybot_updates_waiting", "Updates behind one of the same respondent", worker.unread)
        yield GaugeMetricFamily("surveybot_database_works", "1, or 0 while it refuses", parts.database.works)
        interviews = GaugeMetricFamily("surveybot_interviews", "Interviews on record", labels=["status"])
        for status, number in self._interviews.items():
            interviews.add_metric([status], number)
        yield interviews


def _counter(name: str, words: str, label: str, counted: Mapping[str, int]) -> Metric:
    family = CounterMetricFamily(f"surveybot_{name}", words, labels=[label])
    for value, number in counted.items():
        family.add_metric([value], number)
    return family


async def exposition(worker: Worker) -> bytes:
    """All numbers, in the text format of Prometheus."""
    try:
        interviews = await worker.parts.database.read(interviews_by_status)
    except DatabaseTrouble:
        interviews = {}
    registry = CollectorRegistry()
    registry.register(_Now(worker, interviews))
    ProcessCollector(registry=registry)
    return generate_latest(registry)


@asynccontextmanager
async def exposed(worker: Worker, host: str, port: int) -> AsyncIterator[None]:
    """While it lasts `GET /metrics` at this place gives the numbers."""

    async def metrics(request: Request) -> Answer:
        """One scrape."""
        if request.path != "/metrics":
            return Answer(404)
        return Answer(200, await exposition(worker), "text/plain; version=0.0.4")

    async with listening(metrics, host, port):
        yield
