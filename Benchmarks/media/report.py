"""Makes the section of docs/benchmarks.md out of what was measured."""
import datetime
import os
import platform

from measures import percentile

AIM_NODE, AIM_KILOBYTES, AIM_PARSE = 1.5, 100, 1.5


def processor():
    for line in open("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def megabytes(rate):
    return f"{rate / 1e6:,.0f}"


class Report:
    def __init__(self, results, seconds, notes):
        self.results, self.seconds, self.notes = results, seconds, notes
        names = results["one"]
        self.node = next((name for name in names if name.startswith("Node")), None)
        self.has_product = "easydown" in names

    def better_nginx(self, measure):
        rows = {name: row for name, row in self.results[measure].items() if name.startswith("nginx")}
        return max(rows, key=lambda name: rows[name]["rate"])

    def ratio(self, measure, other):
        return self.results[measure]["easydown"]["rate"] / self.results[measure][other]["rate"]

    def text(self):
        parts = [self.introduction(), self.throughput(), self.first_byte(), self.memory(), self.parses(), self.aims()]
        return "\n".join(part for part in parts if part)

    def introduction(self):
        plan, pool = self.results["plan"], self.results["pool"]
        left_out = [f"{name} was left out: {why}." for name, why in self.results["leftOut"].items()]
        return " ".join([
            f"## The media proxy\n\nWritten by `make bench-media` on {datetime.date.today()}: {os.cpu_count()} cores of"
            f" {processor()}, Linux {platform.release()}, {self.seconds:.0f} seconds. One nginx on the loopback interface is"
            f" the origin of all; measured in turns (A B C A B C …), medians of {plan['rounds']} rounds. Origin, client and"
            " proxy share the cores: rates are what is left for a proxy, and their ratios are what counts.",
            "The service runs as `scripts/run` starts it, reaches the origin by `EASYDOWN_PROXY`, and has"
            f" {pool['EASYDOWN_MEDIA_WORKERS']} media worker of {pool['EASYDOWN_MEDIA_STREAMS']} streams. Its nginx is without the"
            " limits for one address, since here one address is everybody. *nginx* is `proxy_pass` with kept connections"
            " and buffers as large as those in front of the service. *Node* fetches and pipes, in one process.",
            *left_out, *self.notes]) + "\n"

    def throughput(self):
        rows = []
        for name in self.results["one"]:
            row = [name]
            for measure in ("one", "sixteen"):
                found = self.results[measure][name]
                spread = f"{megabytes(found['lowest'])}–{megabytes(found['highest'])}"
                cpu = "–" if name == "origin" else f"{found['cpu'] * 1e9:.2f}"
                if name == "easydown":
                    cpu += f" ({found['front'] * 1e9:.2f})"
                row += [f"{megabytes(found['rate'])} ({spread})" + (" incomplete!" if found["failures"] else ""), cpu]
            rows.append(row)
        plan = self.results["plan"]
        return "### Throughput\n\n" + (
            f"One stream of {plan['large'] >> 20} MiB, then 16 at once of {plan['medium'] >> 20} MiB each. Processor time is"
            " that of all processes of a proxy, in brackets the part of nginx in front of the service.\n\n"
        ) + table(["", "1 stream, MB/s", "CPU s/GB", "16 streams, MB/s", "CPU s/GB"], rows)

    def first_byte(self):
        found = self.results["firstByte"]
        rows = [[name, f"{row['median']:.2f} ms",
                 f"{row['p99']:.2f} ms" + (f" ({row['failed']} failed!)" if row["failed"] else "")]
                for name, row in found.items()]
        count = self.results["plan"]["small_requests"]
        return f"### Time to first byte\n\n{count} requests for {self.results['plan']['small'] >> 10} KiB, one after " \
            "another, each on a new connection.\n\n" + table(["", "median", "99th percentile"], rows)

    def memory(self):
        rows = []
        for name, slow in self.results["slow"].items():
            rest = self.results["atRest"][name]["workers"]
            rows.append([name, "0", f"{rest['rss'] / 1e6:.1f}", f"{rest['pss'] / 1e6:.1f}", "", str(rest["threads"]),
                         "", ""])
            for run in slow:
                held = run["memory"]["workers"]
                rows.append([
                    name, f"{run['streams']:,}", f"{held['rss'] / 1e6:.1f}", f"{held['pss'] / 1e6:.1f}",
                    f"{self.kilobytes(name, run):.1f}", str(held["threads"]), f"{run['flowing']:,}",
                    f"{run['complete']:,} of {run['streams']:,}" + self.why(run["failures"])])
        return "### Slow streams\n\n" + (
            f"Each reads 20 KB/s of a file of {self.results['plan']['slow'] >> 20} MiB through segments and a receive buffer"
            " as small as a far client's, then the rest at full speed; every byte is compared. The clients, elsewhere in"
            " truth, run at nice 10. Memory is that of the workers that hold the streams (for the service: its media workers), in MB; KB a stream is the growth of PSS"
            " over none. *At once*: streams that had begun and not ended when the last one had begun.\n\n"
        ) + table(["", "streams", "RSS", "PSS", "KB a stream", "threads", "at once", "complete, identical"], rows) \
            + self.front()

    def front(self):
        if "easydown" not in self.results["slow"]:
            return ""
        run = self.results["slow"]["easydown"][-1]
        rest, held = self.results["atRest"]["easydown"]["front"]["pss"], run["memory"]["front"]["pss"]
        tables = run["memory"]["workers"]["tables"] - self.results["atRest"]["easydown"]["workers"]["tables"]
        return f"\nnginx in front of the service grew by {(held - rest) / run['streams'] / 1e3:.1f} KB a stream; page tables" \
            f" of the media workers by {tables / run['streams'] / 1e3:.1f} KB, which no figure above holds.\n"

    def kilobytes(self, name, run, kind="pss"):
        rest = self.results["atRest"][name]["workers"][kind]
        return (run["memory"]["workers"][kind] - rest) / run["streams"] / 1e3

    @staticmethod
    def why(failures):
        return " (" + ", ".join(f"{count} × {reason}" for reason, count in failures.items()) + ")" if failures else ""

    def parses(self):
        if "parse" not in self.results:
            return ""
        found, plan = self.results["parse"], self.results["plan"]
        rows = []
        for key, words in (("without", "no stream"), ("with", f"{plan['streams'][-1]:,} slow streams")):
            middle, high = (percentile(found[key], share) for share in (50, 99))
            rows.append([words, str(len(found[key])), f"{middle:.2f} ms", f"{high:.2f} ms"])
        failures = "".join(self.why(part) for part in found["failures"])
        return "### Parses beside slow streams\n\n" + (
            f"{plan['parses_a_second']} whole parses a second (token, platform, charge; nothing cached) through the same"
            " nginx, before, while and after the streams flow. A service has one way out, so the parses are answered by"
            " the API workers of a second service that asks the recorded internet; processes, sockets and nginx are as in"
            " one service, whose two pools share nothing else." + (f" Failed:{failures}." if failures else "") + "\n\n"
        ) + table(["beside", "parses", "median", "99th percentile"], rows)

    def aims(self):
        rows = self.aim_rows() if self.has_product else []
        return "### Aims\n\n" + table(["aim", "measured", ""], rows) if rows else ""

    def aim_rows(self):
        rows = []
        for measure, words in (("one", "1 stream"), ("sixteen", "16 streams")):
            value = self.ratio(measure, self.better_nginx(measure))
            is_whole = not self.results[measure]["easydown"]["failures"]
            rows.append(self.aim(f"{words}: at least nginx's throughput (the better one)", f"{value:.2f} ×",
                                 is_whole and value >= 1))
            if self.node:
                value = self.ratio(measure, self.node)
                rows.append(self.aim(f"{words}: at least {AIM_NODE} × Node's", f"{value:.2f} ×",
                                     is_whole and value >= AIM_NODE))
        run = self.results["slow"]["easydown"][-1]
        value = max(self.kilobytes("easydown", run, kind) for kind in ("pss", "rss"))
        rows.append(self.aim(f"at most {AIM_KILOBYTES} KB of worker memory a stream (PSS and RSS)", f"{value:.1f} KB",
                             value <= AIM_KILOBYTES))
        is_whole = run["complete"] == run["streams"] and run["early"] == 0
        rows.append(self.aim(f"every one of {run['streams']:,} slow streams complete and identical",
                             f"{run['complete']:,}, {run['flowing']:,} of them at once", is_whole))
        found = self.results["parse"]
        value = percentile(found["with"], 99) / percentile(found["without"], 99)
        is_good = value <= AIM_PARSE and not any(found["failures"])
        rows.append(self.aim(f"99th percentile of parses at most {AIM_PARSE} × as long", f"{value:.2f} ×", is_good))
        return rows

    @staticmethod
    def aim(words, value, is_met):
        return [words, value, "reached" if is_met else "**missed**"]
