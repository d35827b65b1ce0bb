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


def mean(rows, name):
    return sum(row[name] for row in rows) / len(rows)


measured = lines("parse")
cases = [row for row in measured if "case" in row]
recognition = next(row["recognition"] for row in measured if "recognition" in row)
peer = {(row["platform"], row["case"]): row["peer"] for row in lines("peer")}
status = (scratch / "status").read_text()
print(f"Written by `make bench` on {datetime.date.today()}: {os.cpu_count()} cores of {processor()}, {memory()} of memory, "
      f"Linux {platform.release()}. Timings wander from run to run; the ratios are of one run, measured in turns.\n")
print("## Processor time a parse\n")
print(f"Means over the recordings with media, of each the median of {rounds} rounds. *Bare*: libcurl alone fetching the "
      "same bytes with the same requests. *Fetch*: the product's own way out doing that, with its guards and bounds. "
      "*Parse*: link in, JSON out, with its fetches over TLS. *Request*: the same with token, limits, charge and ledger. "
      "*yt-dlp*: link in, JSON out in a warm Python process (as `yt-dlp -J`), from the same recordings through a "
      "proxy, as far as it can read them (how many), and "
      "how many times the time of a parse of just these that is.\n")
print("| platform | recordings | bare fetch | fetch | parse | parse / bare | request | yt-dlp | yt-dlp / parse |")
print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
order = sorted({row["platform"] for row in cases})
for name in order:
    rows = [row for row in cases if row["platform"] == name]
    common = [row | {"peer": peer[name, row["case"]]} for row in rows if (name, row["case"]) in peer]
    theirs = f"{mean(common, 'peer') / 1000:.1f} ms ({len(common)})" if common else "–"
    ratio = f"{mean(common, 'peer') / mean(common, 'parse'):.0f}" if common else "–"
    print(f"| {names.get(name, name.capitalize())} | {len(rows)} | {mean(rows, 'bare'):.0f} µs | {mean(rows, 'fetch'):.0f} µs "
          f"| {mean(rows, 'parse'):.0f} µs | {mean(rows, 'parse') / mean(rows, 'bare'):.2f} | {mean(rows, 'request'):.0f} µs "
          f"| {theirs} | {ratio} |")
print("\nParses a second on one core, by processor time: " + ", ".join(
    f"{names.get(name, name.capitalize())} {1e6 / mean([row for row in cases if row['platform'] == name], 'parse'):,.0f}"
    for name in order) + ".\n")
print("## Link recognition\n")
print(f"Links a second on one core, by processor time, over the links of all recordings: {recognition:,}.\n")
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
