"""Real media, small, made by ffmpeg: what the recorded platforms' media hosts give."""

import subprocess
from pathlib import Path

SECONDS = 30
RATE = ["-b:v", "1800k", "-maxrate", "1800k", "-bufsize", "1800k"]
H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "50", "-pix_fmt", "yuv420p", *RATE]
AAC = ["-c:a", "aac", "-b:a", "96k"]
FRAGMENTED = ["-movflags", "frag_keyframe+empty_moov+default_base_moof"]


def colours(size: str, seconds: float, first: str = "0x0b62c4", second: str = "0xf2b57c") -> str:
    return f"gradients=s={size}:r=25:d={seconds}:speed=0.012:seed=7:c0={first}:c1={second}"


def picture(size: str, seconds: float) -> list[str]:
    """With some noise: without it a minute would fit into a few kilobytes, and nothing would be left to seek."""
    return ["-f", "lavfi", "-i", f"{colours(size, seconds)},noise=alls=14:allf=t"]


def sound(seconds: float) -> list[str]:
    return ["-f", "lavfi", "-i", f"sine=frequency=330:duration={seconds}"]


def make(folder: Path) -> Path:
    """Writes every file that recordings.py names."""
    folder.mkdir(parents=True)
    ffmpeg(folder, *picture("640x360", SECONDS), *sound(SECONDS), *H264, *AAC, "-movflags", "+faststart", "wide.mp4")
    ffmpeg(folder, *picture("360x640", SECONDS), *sound(SECONDS), *H264, *AAC, "-movflags", "+faststart", "tall.mp4")
    ffmpeg(folder, *picture("360x640", 3), *sound(3), *H264, *AAC, "-movflags", "+faststart", "motion.mp4")
    ffmpeg(folder, *picture("640x360", 8), *H264, *FRAGMENTED, "silent.mp4")
    h265 = ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error", "-tag:v", "hvc1", *RATE]
    ffmpeg(folder, *picture("320x180", 8), *h265, *FRAGMENTED, "silent-h265.mp4")
    ffmpeg(folder, *sound(8), *AAC, "-frag_duration", "1000000", *FRAGMENTED, "sound.m4a")
    ffmpeg(folder, *sound(8), "-c:a", "libmp3lame", "sound.mp3")
    pairs = (("0x0b62c4", "0xf2b57c"), ("0x14713d", "0xe9d985"), ("0x6b3fa0", "0xf08a8a"))
    for number, pair in enumerate(pairs):
        still = ["-f", "lavfi", "-i", colours("900x1200", 1, *pair), "-frames:v", "1", "-q:v", "4"]
        ffmpeg(folder, *still, f"picture{number}.jpg")
    ffmpeg(folder, *picture("640x360", 6), *sound(6), *H264, *AAC, "-f", "hls", "-hls_time", "2",
           "-hls_playlist_type", "vod", "-hls_segment_filename", "piece%d.ts", "playlist.m3u8")
    return folder


def ffmpeg(folder: Path, *arguments: str) -> None:
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", *arguments], cwd=folder, check=True)


def packets(*files: Path) -> dict[str, int]:
    """How many packets of which codec there are."""
    found = {}
    for file in files:
        ask = ["-count_packets", "-show_entries", "stream=codec_name,nb_read_packets", "-of", "csv=p=0"]
        said = subprocess.run(["ffprobe", "-v", "error", *ask, file], check=True, capture_output=True, text=True).stdout.split()
        found |= {codec: int(count) for codec, count in (line.split(",")[:2] for line in said)}
    return found
