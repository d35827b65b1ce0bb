"""What the kernel tells of processes: who descends from whom, processor time, memory."""
import os
import pathlib

TICKS = os.sysconf("SC_CLK_TCK")


def _stat(pid):
    """The fields of /proc/PID/stat behind the name, or None for a process that is gone."""
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None


def descendants(root):
    """A process and everything below it."""
    parents = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit() and (stat := _stat(entry.name)):
            parents[int(entry.name)] = int(stat[1])
    found, rest = [], [root]
    while rest:
        pid = rest.pop()
        found.append(pid)
        rest += [child for child, parent in parents.items() if parent == pid]
    return found


def command(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def cpu_seconds(pids):
    """User and system time of processes, and of the children that they have waited for."""
    return sum(sum(map(int, stat[11:15])) for pid in pids if (stat := _stat(pid))) / TICKS


def memory(pids):
    """Bytes: resident, proportional, page tables (which neither counts); and the number of threads."""
    total = {"rss": 0, "pss": 0, "tables": 0, "threads": 0}
    for pid in pids:
        try:
            rollup = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
            status = pathlib.Path(f"/proc/{pid}/status").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue
        total["rss"] += _kibibytes(rollup, "Rss:")
        total["pss"] += _kibibytes(rollup, "Pss:")
        total["tables"] += _kibibytes(status, "VmPTE:")
        total["threads"] += int(_field(status, "Threads:"))
    return total


def _field(text, name):
    return next((line.split()[1] for line in text.splitlines() if line.startswith(name)), "0")


def _kibibytes(text, name):
    return int(_field(text, name)) * 1024
