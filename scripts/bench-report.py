#!/usr/bin/env python3
"""Makes the section of docs/benchmarks.md out of what scripts/bench measured. usage: bench-report.py SCRATCH ROUNDS"""
import datetime, json, os, pathlib, platform, re, sys

scratch, rounds = pathlib.Path(sys.argv[1]), sys.argv[2]
names = {"youtube": "YouTube", "twitter": "X", "tiktok": "TikTok"}


def lines(name):
    return [json.loads(line) for line in (scratch / name).read_text().splitlines() if line.startswith("{")]


def processor():
    for line in open("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def memory():
    for line in open("/proc/meminfo"):
        if line.startswith("MemTotal"):
            return f"{int(line.split()[1]) // 2**20} GiB"
    return "?"


def rate(path):
    text = (scratch / f"wrk-{path}").read_text()
    found = re.search(r"Requests/sec:\s+([\d.]+)", text)
    latency = re.search(r"Latency\s+(\S+)", text)
    return f"{float(found.group(1)):,.0f}", latency.group(1)


peer = {row["platform"]: row for row in lines("peer")}
status = (scratch / "status").read_text()
print(f"Written by `make bench` on {datetime.date.today()}: {os.cpu_count()} cores of {processor()}, {memory()} of memory, "
      f"Linux {platform.release()}. Timings wander from run to run; the ratios are of one run, measured in turns.\n")
print("## Processor time a parse\n")
print("Medians over "
      f"{rounds} rounds of every recording with media. *Parse*: link in, JSON out, with all its fetches over TLS. *Request*: "
      "the same with token, limits, charge and ledger. *Bare*: libcurl alone fetching the same bytes with the same "
      "requests. *yt-dlp*: extraction in a warm Python process from the same recordings, where it can read them.\n")
print("| platform | recordings | bare fetch | parse | parse / bare | request | yt-dlp | yt-dlp / parse |")
print("| --- | --- | --- | --- | --- | --- | --- | --- |")
for row in lines("parse"):
    name = row["platform"]
    other = peer.get(name)
    theirs = f"{other['microseconds'] / 1000:.1f} ms ({other['cases']})" if other else "–"
    ratio = f"{other['microseconds'] / row['parseMicroseconds']:.0f}" if other else "–"
    print(f"| {names.get(name, name.capitalize())} | {row['cases']} | {row['bareMicroseconds']:.0f} µs | "
          f"{row['parseMicroseconds']:.0f} µs | {row['parseMicroseconds'] / row['bareMicroseconds']:.2f} | "
          f"{row['requestMicroseconds']:.0f} µs | {theirs} | {ratio} |")
print("\nParses a second on one core, by processor time: "
      + ", ".join(f"{names.get(r['platform'], r['platform'].capitalize())} {1e6 / r['parseMicroseconds']:,.0f}" for r in lines("parse")) + ".\n")
print("## Requests through nginx\n")
print("`wrk -t2 -c32 -d8` on the same machine, so the load generator takes its share of the cores.\n")
print("| answer | requests a second | mean latency |")
print("| --- | --- | --- |")
for path, words in (("401", "401 invalid_token"), ("302", "400, code 302: no supported link")):
    print(f"| {words} | {rate(path)[0]} | {rate(path)[1]} |")
print("\n## Memory at rest\n")
print("| process | resident |")
print("| --- | --- |")
for pool, amount in re.findall(r"pool (\w+) generation.*?memory (\d+) MiB", status):
    print(f"| {pool} worker | {amount} MiB |")
