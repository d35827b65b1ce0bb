"""One machine of docs/scaling.md as a simulation of single requests: what the formulas are checked against.

Parses come at random, hold a thread from beginning to end, use a core before and after the platform's answer, and write
to the store one after another. Downloads come at random and are turned away where no place is left.
"""

import heapq
import itertools
import math
import random
from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True)
class Setup:
    parses: float
    threads: int
    cores: int
    cpu: float  # seconds of a core a parse
    upstream: float  # mean seconds that the platform takes
    store: float = 0.0  # seconds of the store a parse, of which it does one at a time
    spread: float = 0.8  # of the platform's times: sigma of their logarithm
    seconds: float = 600.0
    warm_up: float = 60.0
    seed: int = 1


@dataclass
class Seen:
    parses: int
    waited: float  # share that found no free thread
    threads: float  # mean number busy
    processor: float  # share of the cores busy
    store: float  # share of the time that the store was busy
    times: list

    def quantile(self, share: float) -> float:
        return self.times[min(len(self.times) - 1, int(share * len(self.times)))]


class Station:
    """Servers with one queue; `serve` says when each piece of work ends."""

    def __init__(self, events: "Events", servers: int):
        self.events, self.free, self.queue, self.busy_time = events, servers, deque(), 0.0

    def serve(self, time: float, then) -> None:
        if self.free == 0:
            self.queue.append((time, then))
            return
        self.free -= 1
        self._begin(time, then)

    def _begin(self, time: float, then) -> None:
        self.events.after(time, lambda: self._end(time, then))

    def _end(self, time: float, then) -> None:
        # Counted when it ends, and only of the measured span.
        if self.events.now >= self.events.warm_up:
            self.busy_time += time
        if self.queue:
            self._begin(*self.queue.popleft())
        else:
            self.free += 1
        then()


class Events:
    def __init__(self, warm_up: float):
        self.now, self.warm_up, self.heap, self.order = 0.0, warm_up, [], itertools.count()

    def after(self, time: float, action) -> None:
        heapq.heappush(self.heap, (self.now + time, next(self.order), action))

    def run(self, until: float) -> None:
        while self.heap and self.heap[0][0] <= until:
            self.now, _, action = heapq.heappop(self.heap)
            action()


def simulate(setup: Setup) -> Seen:
    chance = random.Random(setup.seed)
    events = Events(setup.warm_up)
    processor, store = Station(events, setup.cores), Station(events, 1)
    free, queue = [setup.threads], deque()
    times, waited, held, arrived = [], [0], [0.0], [0]
    location = math.log(setup.upstream) - setup.spread**2 / 2

    def arrive() -> None:
        events.after(chance.expovariate(setup.parses), arrive)
        measured = events.now >= setup.warm_up
        arrived[0] += measured
        if free[0] == 0:
            waited[0] += measured
            queue.append(events.now)
        else:
            free[0] -= 1
            begin(events.now)

    def begin(came: float) -> None:
        began = events.now

        def answered() -> None:
            processor.serve(chance.expovariate(2 / setup.cpu), charge)

        def charge() -> None:
            if setup.store:
                store.serve(setup.store, done)
            else:
                done()

        def done() -> None:
            if came >= setup.warm_up:
                times.append(events.now - came)
            held[0] += max(0.0, events.now - max(began, setup.warm_up))
            if queue:
                begin(queue.popleft())
            else:
                free[0] += 1

        platform = chance.lognormvariate(location, setup.spread)
        processor.serve(chance.expovariate(2 / setup.cpu), lambda: events.after(platform, answered))

    events.after(0.0, arrive)
    events.run(setup.seconds)
    span = setup.seconds - setup.warm_up
    return Seen(len(times), waited[0] / max(1, arrived[0]), held[0] / span, processor.busy_time / (span * setup.cores),
                store.busy_time / span, sorted(times))


def turned_away(rate: float, duration: float, places: int, seconds: float, seed: int = 1) -> float:
    """Share of downloads that found no place: they come at random and last `duration` seconds on average."""
    chance, now, ends, refused, count = random.Random(seed), 0.0, [], 0, 0
    while now < seconds:
        now += chance.expovariate(rate)
        while ends and ends[0] <= now:
            heapq.heappop(ends)
        if now < seconds / 10:
            refused = count = 0
        count += 1
        if len(ends) >= places:
            refused += 1
        else:
            heapq.heappush(ends, now + chance.expovariate(1 / duration))
    return refused / count


def account_charges(commit: float, seconds: float, waiting: int, seed: int = 1) -> float:
    """Charges a second of one account whose row is held until each commit, with `waiting` callers that never pause."""
    chance, now, done = random.Random(seed), 0.0, 0
    assert waiting > 0
    while now < seconds:
        now += chance.expovariate(1 / commit)
        done += 1
    return done / now
