#!/usr/bin/env python3
"""Prints the tables of docs/scaling.md. usage: Benchmarks/scaling/plan.py"""

from pathlib import Path

import model
from model import Load, Machine, Measured
from simulation import Setup, simulate

DOCUMENT = Path(__file__).resolve().parents[2] / "docs/scaling.md"
LOADS = (10, 100, 400, 1_000, 10_000, 50_000)


def table(titles: list[str], rows: list[list[str]]) -> str:
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def machines_table() -> str:
    rows = []
    for parses in LOADS:
        load, machine = Load(parses), Machine()
        alone = Load(parses, downloads=0)
        count, limit = model.machines(load, machine)
        parsing, reason = model.machines(alone, machine)
        rows.append([f"{parses:,}", f"{model.threads_needed(load):,.0f}", f"{parses * model.cpu_per_parse(alone):.2f}",
                     f"{model.streams_needed(load):,.0f}", f"{model.bytes_per_second(load) * 8 / 1e9:,.1f}",
                     f"{parsing:,} ({reason})", f"{count:,} ({limit})", str(model.shards(load))])
    return table(["parses a second", "under way", "cores to parse", "downloads at once", "Gbit/s each way",
                  "machines, parses alone", "machines, with downloads", "PostgreSQL primaries"], rows)


def addresses_table() -> str:
    names = list(Load(1).mix)
    rows = [[f"{parses:,}", *(f"{model.addresses(Load(parses))[name]:,}" for name in names)] for parses in LOADS[:5]]
    return table(["parses a second", *names], rows)


def simulation_table() -> str:
    rows = []
    for parses, threads in ((50, 128), (100, 128), (120, 128), (400, 1024), (800, 1024)):
        load = Load(parses, cached=0, downloads=0)
        cpu, store = model.cpu_per_parse(load), model.store_transactions(load)[1] * Measured().sqlite_write
        seen = simulate(Setup(parses=parses, threads=threads, cores=8, cpu=cpu, upstream=1.2, store=store, seconds=200, warm_up=40))
        offered = model.threads_needed(load)
        rows.append([f"{parses}", f"{threads:,}", f"{offered:.0f} / {seen.threads:.0f}",
                     f"{100 * parses * cpu / 8:.1f} / {100 * seen.processor:.1f} %", f"{100 * parses * store:.0f} / {100 * seen.store:.0f} %",
                     f"{100 * model.waiting_probability(offered, threads):.1f} / {100 * seen.waited:.1f} %", f"{seen.quantile(0.99):.1f} s"])
    return table(["parses a second", "threads", "threads busy", "processor", "SQLite's writer", "wait for a thread", "99th percentile"], rows)


def cost_table() -> str:
    rows = [[f"{parses:,}", f"{model.bytes_per_second(Load(parses)) * 0.4 * 30 * 86_400 / 1e12:,.0f}",
             *(f"{model.bandwidth_cost(Load(parses), price):,.0f}" for price in (1, 10, 90))] for parses in LOADS]
    return table(["parses a second at the peak", "terabytes a month", "at 1 a terabyte", "at 10", "at 90"], rows)


if __name__ == "__main__":
    for part in (machines_table, simulation_table, addresses_table, cost_table):
        print(part.__name__, part(), "", sep="\n")
