"""What an operator asks first, as Prometheus counters, gauges and histograms. Never a guest's words, never an id."""

from functools import lru_cache
from typing import TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.metrics import MetricWrapperBase

from storage.store import Waiting

M = TypeVar("M", bound=MetricWrapperBase)
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


@lru_cache(1024)
def of(metric: M, *labels: str) -> M:
    """The metric's child of these labels. Remembered: looking it up costs more than counting."""
    return metric.labels(*labels)


class Metrics:
    """One registry a process. Counters are per process and start at nought."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()

        def counter(name: str, text: str, *labels: str) -> Counter:
            return Counter(f"concierge_{name}", text, labels, registry=self.registry)

        def gauge(name: str, text: str, *labels: str) -> Gauge:
            return Gauge(f"concierge_{name}", text, labels, registry=self.registry)

        def seconds(name: str, text: str, *labels: str) -> Histogram:
            return Histogram(f"concierge_{name}_seconds", text, labels, registry=self.registry, buckets=_SECONDS)

        self.received = counter("events_received", "Events stored for the first time", "channel")
        self.repeats = counter("events_repeated", "Events delivered again and dropped", "channel")
        self.refused = counter("webhooks_refused", "Deliveries not accepted", "channel", "reason")
        self.answered = counter("turns", "Turns recorded", "channel", "kind")
        self.unparsable = counter("events_unparsable", "Events of a shape that could not be read", "channel")
        self.set_aside = counter("events_set_aside", "Events whose answering failed three times", "channel")
        self.rethought = counter("turns_rethought", "Turns refused at their write and answered again", "reason")
        self.sent = counter("messages_sent", "Messages the platform accepted", "channel")
        self.doubled = counter("messages_possibly_doubled", "Sent again after an unknown outcome", "channel")
        self.failed = counter("messages_failed", "Messages given up", "channel", "reason")
        self.retried = counter("messages_retried", "Tries that will be made again", "channel", "reason")
        self.notices = counter("notices", "Tries to tell people, by what became of them", "way", "outcome")
        self.turn_seconds = seconds("turn", "From an event's receipt to its turn's commit", "channel")
        self.send_seconds = seconds("send", "One call to the platform", "channel")
        self.inbox_waiting = gauge("inbox_waiting", "Events waiting for their turn")
        self.inbox_oldest = gauge("inbox_oldest_seconds", "Age of the oldest waiting event")
        self.outbox_waiting = gauge("outbox_waiting", "Messages waiting to be sent")
        self.outbox_oldest = gauge("outbox_oldest_seconds", "Age of the oldest waiting message")
        self.dead = gauge("messages_dead", "Messages given up and not dealt with")
        self.aside = gauge("events_aside", "Events set aside and not dealt with")
        self.inquiries_open = gauge("inquiries_open", "Inquiries that wait for a person")
        self.inquiries_overdue = gauge("inquiries_overdue", "Inquiries past their deadline")
        self.channel_on = gauge("channel_on", "1 for each channel that is on", "channel")
        self.content_faults = gauge("content_faults", "Faults that keep the newest content from being used")

    def show_waiting(self, waiting: Waiting, now: int) -> None:
        def age(instant: int | None) -> float:
            return max(0, now - instant) / 1000 if instant is not None else 0.0

        self.inbox_waiting.set(waiting.inbox)
        self.inbox_oldest.set(age(waiting.inbox_oldest))
        self.outbox_waiting.set(waiting.outbox)
        self.outbox_oldest.set(age(waiting.outbox_oldest))
        self.dead.set(waiting.dead)
        self.aside.set(waiting.set_aside)
        self.inquiries_open.set(waiting.inquiries_open)
        self.inquiries_overdue.set(waiting.inquiries_overdue)

    def text(self) -> bytes:
        return generate_latest(self.registry)
