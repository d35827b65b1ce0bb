"""The capacity model of docs/scaling.md: what a load needs, in closed formulas. Times are in seconds, sizes in bytes."""

import math
from dataclasses import dataclass, field, replace

GIGABYTE = 1e9


@dataclass(frozen=True)
class Measured:
    """Figures of this project's benchmarks (docs/benchmarks.md), on one core of the machine that is named there."""

    parse_cpu: float = 1.325e-3  # a whole request, mean of the nine platforms
    front_cpu: float = 0.15e-3  # nginx's part: 6,877 requests a second on two cores that also hold the client
    cached_cpu: float = 0.57e-3  # request less parse: token, limits, charge, ledger; mean of the nine platforms
    stream_cpu: float = 1.93 / GIGABYTE  # nginx and worker, sixteen streams at once
    stream_memory: float = 93e3 + 177e3  # worker and nginx, of a slow stream
    sqlite_write: float = 1 / 3700  # a charge with synchronous=FULL


@dataclass(frozen=True)
class Load:
    """What is asked for. Every default is an assumption: put your own figures in their place."""

    parses: float  # a second, at the peak
    upstream: float = 1.2  # mean time that a platform takes
    cached: float = 0.2  # share that is answered from another request's parse
    failed: float = 0.1  # share that gets no media: free, but asked all the same
    idempotent: float = 0.5  # share with an Idempotency-Key
    downloads: float = 0.5  # downloads through the proxy for each parse
    size: float = 15e6  # of a download
    speed: float = 1.5e6  # of a client, bytes a second
    mix: dict = field(default_factory=lambda: {"tiktok": 0.25, "youtube": 0.25, "instagram": 0.2, "twitter": 0.1, "douyin": 0.05,
                                               "xiaohongshu": 0.05, "bilibili": 0.04, "weibo": 0.03, "kuaishou": 0.03})


@dataclass(frozen=True)
class Machine:
    cores: int = 8
    memory: float = 16e9
    network: float = 10e9 / 8  # bytes a second, each way
    threads: int = 4 * 256  # parses at a time
    streams: int = 16_000  # downloads at a time
    most: float = 0.6  # share of a resource that is planned with: the rest is for peaks and for a machine that fails


# Posts a second that one address may ask for (Sources/Platforms); platforms without a pace of ours are held to what an
# address was seen to bear, which is an assumption.
PACES = {"douyin": 2.0, "xiaohongshu": 1.0, "kuaishou": 2.0, "weibo": 1.0, "instagram": 1.0, "bilibili": 5.0}
UNPACED = 5.0


def store_transactions(load: Load) -> tuple[float, float]:
    """Reads and writing transactions of one live parse: the token with its balance is one read; the charge, or a
    failure's count, one write; an Idempotency-Key one more before, and one more after where nothing is charged."""
    return 1.0, 1.0 + load.idempotent * (1 + load.failed)


def cpu_per_parse(load: Load, measured: Measured = Measured()) -> float:
    own = (1 - load.cached) * measured.parse_cpu + load.cached * measured.cached_cpu
    return own + measured.front_cpu + load.downloads * load.size * measured.stream_cpu


def threads_needed(load: Load) -> float:
    """Little's law: parses under way. A shared parse waits with the one that it shares, half of it on average."""
    return load.parses * load.upstream * ((1 - load.cached) + load.cached / 2)


def streams_needed(load: Load) -> float:
    return load.parses * load.downloads * load.size / load.speed


def bytes_per_second(load: Load) -> float:
    """Each way: what goes out to clients comes in from the platforms."""
    return load.parses * load.downloads * load.size


def machine_shares(load: Load, machine: Machine, measured: Measured = Measured()) -> dict[str, float]:
    """How many machines each resource alone would need, not rounded."""
    whole = {
        "processor": load.parses * cpu_per_parse(load, measured) / machine.cores,
        "threads": threads_needed(load) / machine.threads,
        "streams": streams_needed(load) / machine.streams,
        "memory": streams_needed(load) * measured.stream_memory / (machine.memory / 2),
        "network": bytes_per_second(load) / machine.network,
    }
    return {name: share / machine.most for name, share in whole.items()}


def machines(load: Load, machine: Machine, measured: Measured = Measured()) -> tuple[int, str]:
    """Machines in all and what they are limited by; one more, so that one may fail, as soon as there are two."""
    shares = machine_shares(load, machine, measured)
    limit = max(shares, key=shares.get)
    needed = max(1, math.ceil(shares[limit]))
    return (needed if needed == 1 else needed + 1), limit


def addresses(load: Load) -> dict[str, int]:
    """Addresses of the way out that each platform needs, so that its pace holds nobody up."""
    asked = load.parses * (1 - load.cached)
    return {name: math.ceil(asked * share / PACES.get(name, UNPACED)) for name, share in load.mix.items()}


def waiting_probability(offered: float, servers: int) -> float:
    """Erlang's C: the share that waits where `servers` serve a load of `offered` and nobody is turned away."""
    if offered >= servers:
        return 1.0
    blocked = blocking_probability(offered, servers)
    return blocked / (1 - offered / servers * (1 - blocked))


def blocking_probability(offered: float, servers: int) -> float:
    """Erlang's B: the share that is turned away where nobody waits. By recursion, which neither overflows nor loses."""
    blocked = 1.0
    for servers_so_far in range(1, servers + 1):
        blocked = offered * blocked / (servers_so_far + offered * blocked)
    return blocked


def shards(load: Load, commits: float = 5000, most: float = 0.6) -> int:
    """PostgreSQL primaries: `commits` a second is what one of them bears, to be measured on your own disk."""
    _, writes = store_transactions(load)
    return max(1, math.ceil(load.parses * writes / (commits * most)))


def account_limit(commit: float) -> float:
    """Charges a second of one account: its row is held from the charge to the commit, whatever the machine."""
    return 1 / commit


def bandwidth_cost(load: Load, price: float, mean_to_peak: float = 0.4) -> float:
    """A month's bandwidth out. `price` for a terabyte."""
    return bytes_per_second(load) * mean_to_peak * 30 * 86_400 / 1e12 * price


def at(parses: float, **changes) -> Load:
    return replace(Load(parses), **changes)
