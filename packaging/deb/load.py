#!/usr/bin/env python3
"""Parses without a pause from several threads until FILE.stop appears; writes counts, fails where one was lost.

usage: load.py SITE TOKEN LINK FILE
"""

import http.client
import json
import os
import sys
import threading
import time
from urllib.parse import urlsplit

THREADS = 8
LONGEST = 300


def ask(address, token: str, link: str, counts: dict, lock: threading.Lock, stop: threading.Event) -> None:
    body = json.dumps({"url": link})
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    while not stop.is_set():
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
        try:
            connection.request("POST", "/api/v1/parse", body, headers)
            response = connection.getresponse()
            whole = json.loads(response.read())
            outcome = "success" if response.status == 200 and whole["msg"] == "success" else f"status {response.status}"
        except (OSError, http.client.HTTPException, ValueError) as failure:
            outcome = f"lost: {type(failure).__name__}"
        finally:
            connection.close()
        with lock:
            counts[outcome] = counts.get(outcome, 0) + 1
        # Below the rate limit of a key.
        time.sleep(THREADS / 80)


def main() -> None:
    site, token, link, file = sys.argv[1:]
    counts, lock, stop = {}, threading.Lock(), threading.Event()
    arguments = (urlsplit(site), token, link, counts, lock, stop)
    threads = [threading.Thread(target=ask, args=arguments) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    end = time.monotonic() + LONGEST
    while not os.path.exists(file + ".stop") and time.monotonic() < end:
        time.sleep(0.1)
    stop.set()
    for thread in threads:
        thread.join()
    with open(file, "w") as output:
        json.dump(counts, output)
    sys.exit(0 if set(counts) == {"success"} else 1)


if __name__ == "__main__":
    main()
