"""The recorded internet of the pages: our own fixtures, and behind them media hosts that give real files, in parts too."""

import json
import re
import shutil
from pathlib import Path

import media
from service import ROOT

# The folder of the media hosts; behind the posts, since the first case that knows a request answers it, in the order of
# the paths.
MEDIA = "zz-media"
FIXTURES = ROOT / "Tests/Fixtures/recordings"

TYPES = {".mp4": "video/mp4", ".m4a": "audio/mp4", ".mp3": "audio/mpeg", ".jpg": "image/jpeg", ".ts": "video/mp2t",
         ".m3u8": "application/vnd.apple.mpegurl"}

# Which address gives which file; the first that fits counts. YouTube says in the query what a file is, others in the path.
HOSTS = [
    ("*.tiktokcdn-us.com/*.mp3*", "sound.mp3"),
    ("p16-common-sign.tiktokcdn-us.com/*photo0*", "picture0.jpg"),
    ("p16-common-sign.tiktokcdn-us.com/*photo1*", "picture1.jpg"),
    ("p16-common-sign.tiktokcdn-us.com/*", "picture2.jpg"),
    ("*.us.tiktok.com/video/*media-video-hvc1*", "silent-h265.mp4"),
    ("*.us.tiktok.com/video/*oTrack*", "sound.m4a"),
    ("*.us.tiktok.com/video/*", "tall.mp4"),
    ("v19.tiktokcdn-us.com/*", "sound.mp3"),
    ("*.douyinpic.com/*img1*", "picture1.jpg"),
    ("*.douyinpic.com/*", "picture0.jpg"),
    ("*.zjcdn.com/*media-video*", "silent.mp4"),
    ("*.zjcdn.com/*", "tall.mp4"),
    ("*.douyinvod.com/*media-audio*", "sound.m4a"),
    ("*.douyinstatic.com/*", "sound.mp3"),
    ("i.ytimg.com/*", "picture0.jpg"),
    ("*.googlevideo.com/videoplayback?itag=18", "wide.mp4"),
    ("*.googlevideo.com/videoplayback?itag=140", "sound.m4a"),
    ("*.googlevideo.com/videoplayback", "silent.mp4"),
    *((f"manifest.googlevideo.com/*/piece{number}.ts", f"piece{number}.ts") for number in range(3)),
    ("manifest.googlevideo.com/*", "playlist.m3u8"),
    ("pbs.twimg.com/*33*", "picture1.jpg"),
    ("pbs.twimg.com/*", "picture0.jpg"),
    ("video.twimg.com/tweet_video/*", "motion.mp4"),
    ("video.twimg.com/*", "wide.mp4"),
    ("*.cdninstagram.com/*Part1*", "picture1.jpg"),
    ("*.cdninstagram.com/*Part2*", "picture2.jpg"),
    ("*.cdninstagram.com/v/*", "picture0.jpg"),
    ("*.cdninstagram.com/*/Dash*", "silent.mp4"),
    ("*.cdninstagram.com/*/Sound*", "sound.m4a"),
    ("*.cdninstagram.com/*", "tall.mp4"),
    ("sns-webpic-qc.xhscdn.com/*", "picture1.jpg"),
    ("ci.xiaohongshu.com/*", "picture1.jpg"),
    ("*.xhscdn.com/stream/1/*", "motion.mp4"),
    ("*.xhscdn.com/*", "tall.mp4"),
    ("*.hdslb.com/*", "picture2.jpg"),
    ("*.bilivideo.com/*-1-302*.m4s", "sound.m4a"),
    ("*.bilivideo.com/*.m4s", "silent.mp4"),
    ("*.bilivideo.com/*", "wide.mp4"),
    ("*.yximgs.com/*.m4a", "sound.m4a"),
    ("*.kwimgs.com/*.m4a", "sound.m4a"),
    ("*.yximgs.com/*", "picture2.jpg"),
    ("*.kwaicdn.com/*", "tall.mp4"),
    ("*.kwimgs.com/*", "tall.mp4"),
    ("wx1.sinaimg.cn/*", "picture1.jpg"),
    ("*.sinaimg.cn/*.jpg", "picture0.jpg"),
    ("*.sinaimg.cn/*", "motion.mp4"),
    ("*.weibocdn.com/*", "wide.mp4"),
]

# The end of media addresses in Bilibili's and Weibo's fixtures lies in the past of whoever runs the tests.
ENDS = re.compile(rb"((?:deadline|Expires)(?:=|%3[dD]))1795\d{6}")
NEW_END = rb"\g<1>1893456000"


def recorded_posts(folder: Path) -> Path:
    target = folder / "recordings"
    shutil.copytree(FIXTURES, target)
    for file in [*target.glob("bilibili/*/*"), *target.glob("weibo/*/*")]:
        file.write_bytes(ENDS.sub(NEW_END, file.read_bytes()))
    files = media.make(target / MEDIA)
    case = {"url": "", "platform": "media hosts", "exchanges": [exchange(*host) for host in HOSTS], "expect": {}}
    (files / "case.json").write_text(json.dumps(case))
    return target


def exchange(address: str, file: str) -> dict:
    headers = {"content-type": TYPES[Path(file).suffix], "accept-ranges": "bytes", "etag": f'"{file}"'}
    return {"request": {"method": "GET", "url": f"https://{address}"},
            "response": {"status": 200, "headers": headers, "bodyFile": file}}


def link_of(case: str) -> str:
    """What a caller would paste for a recorded case."""
    return json.loads((FIXTURES / case / "case.json").read_text())["url"]
