#!/usr/bin/env python3
"""yt-dlp in a warm process on recordings: processor time a parse, one line of JSON a recording that it can read.

usage: bench-peer.py RECORDINGS TOOLS PARSE_RESULTS      (recordings are those of PARSE_RESULTS)
"""
import json, pathlib, statistics, subprocess, sys, time

import yt_dlp

recordings, tools, wanted = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
measured = [json.loads(line) for line in open(wanted)]
cases = [row for row in measured if "case" in row]
ROUNDS = 7


class Quiet:
    def debug(self, text): pass
    warning = error = debug


def reader(port):
    return yt_dlp.YoutubeDL({
        "quiet": True, "logger": Quiet(), "proxy": f"http://127.0.0.1:{port}", "nocheckcertificate": True,
        "ignore_no_formats_error": True, "retries": 0, "extractor_retries": 0, "cachedir": False, "noplaylist": False,
    })


def formats(info):
    return len(info.get("formats") or []) + sum(formats(entry or {}) for entry in info.get("entries") or [])


def answer(peer, url):
    """What a website that embeds yt-dlp does for an answer in JSON; the same as `yt-dlp -J`."""
    info = peer.extract_info(url, download=False) or {}
    return json.dumps(peer.sanitize_info(info)) if formats(info) else ""


for case in cases:
    folder = recordings / case["platform"] / case["case"]
    url = json.loads((folder / "case.json").read_text())["url"]
    # The proxy is a process of its own: its time is not counted.
    proxy = subprocess.Popen([sys.executable, f"{tools}/replay_proxy.py", str(folder)], stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, text=True)
    port = proxy.stdout.readline().split(":")[2].split()[0]
    try:
        peer = reader(port)
        # One that cannot read a case is not slow at it: such cases are left out.
        if not answer(peer, url):
            continue
        rounds = []
        for _ in range(ROUNDS):
            start = time.process_time()
            answer(peer, url)
            rounds.append(time.process_time() - start)
        print(json.dumps({"platform": case["platform"], "case": case["case"],
                          "peer": round(statistics.median(rounds) * 1e6)}), flush=True)
    except Exception:
        continue
    finally:
        proxy.kill()
        proxy.wait()
