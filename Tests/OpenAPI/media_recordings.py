"""The recorded internet of these tests: our own fixtures, and a media host for one post of them."""

import json
import shutil
from pathlib import Path

from service import ROOT

POST = "https://www.tiktok.com/@easydown.example/video/7500000000000000001"
# Of the post's best video.
CLIP = bytes((place * 31 + (place >> 8) * 7) % 256 for place in range(1_500_000))
PART = range(1000, 2000)
# What a backend asks for that fetches files in pieces of a megabyte.
PIECES = [range(0, 1 << 20), range(1 << 20, len(CLIP))]
_ADDRESS = "https://v16-webapp-prime.us.tiktok.com/video/tos/useast5/tos-useast5-pve-0068-tx/o1080/"


def recorded_media(folder: Path) -> Path:
    target = folder / "recordings"
    shutil.copytree(ROOT / "Tests/Fixtures/recordings", target)
    case = target / "tiktok/video/case.json"
    (case.parent / "clip.bin").write_bytes(CLIP)
    recording = json.loads(case.read_text())
    # The first exchange that matches is the answer.
    for part in (PART, *PIECES):
        name = f"part-{part.start}.bin"
        (case.parent / name).write_bytes(CLIP[part.start:part.stop])
        held = {"content-range": f"bytes {part.start}-{part.stop - 1}/{len(CLIP)}"}
        recording["exchanges"].append(_exchange(206, held, name, contains=[f"bytes={part.start}-{part.stop - 1}"]))
    recording["exchanges"].append(_exchange(200, {"accept-ranges": "bytes"}, "clip.bin"))
    case.write_text(json.dumps(recording))
    return target


def _exchange(status: int, headers: dict[str, str], body: str, contains: list[str] | None = None) -> dict:
    request = {"method": "GET", "url": _ADDRESS, "contains": contains or []}
    response = {"status": status, "headers": {"content-type": "video/mp4", "etag": '"1"', **headers}, "bodyFile": body}
    return {"request": request, "response": response}
