#!/usr/bin/env python3
"""Writes the Grafana dashboard beside it. usage: packaging/grafana/build.py > packaging/grafana/easydown.json"""

import json

SOURCE = {"type": "prometheus", "uid": "${datasource}"}
WIDTH = 24


def target(expression: str, legend: str) -> dict:
    return {"datasource": SOURCE, "expr": expression, "legendFormat": legend}


def panel(title: str, targets: list, *, unit: str = "short", kind: str = "timeseries", width: int = 12, height: int = 8,
          description: str = "", stacked: bool = False, most: float | None = None) -> dict:
    custom = {"fillOpacity": 10, "showPoints": "never", "stacking": {"mode": "normal" if stacked else "none"}}
    defaults = {"unit": unit, "custom": custom if kind == "timeseries" else {}, "min": 0}
    if most is not None:
        defaults["max"] = most
    return {
        "type": kind, "title": title, "description": description, "datasource": SOURCE,
        "targets": [{**each, "refId": chr(65 + place)} for place, each in enumerate(targets)],
        "fieldConfig": {"defaults": defaults, "overrides": []}, "gridPos": {"w": width, "h": height},
        "options": {"tooltip": {"mode": "multi", "sort": "desc"}} if kind == "timeseries" else {},
    }


def selected(metric: str, labels: str = "") -> str:
    return f'{metric}{{instance=~"$instance"{"," if labels else ""}{labels}}}'


def rate(metric: str, by: str, labels: str = "") -> str:
    return f'sum by ({by}) (rate({selected(metric, labels)}[$__rate_interval]))'


STRATEGIES = 'platform=~"$platform"'
SUCCEEDED = STRATEGIES + ',outcome="success"'
JUDGED = STRATEGIES + ',outcome!="verdict"'
FAILED = 'status=~"5..",outcome="failure"'
PARSES = 'endpoint="parse"'
PAID = 'endpoint=~"parse|demo",outcome="success"'

ROWS = {
    "Now": [
        panel("Requests a second", [target(rate("easydown_requests_total", "endpoint"), "{{endpoint}}")], unit="reqps", stacked=True, width=8),
        panel("Answers with status 500 and above", [target(
            f'{rate("easydown_requests_total", "instance", FAILED)}'
            f' / {rate("easydown_requests_total", "instance")}', "{{instance}}")], unit="percentunit", width=8,
            description="Above 5 % for five minutes somebody is paged."),
        panel("Credits charged a second", [target(rate("easydown_credits_charged_total", "instance"), "{{instance}}")], width=8),
    ],
    "Platforms": [
        panel("Success of each platform", [target(
            f'{rate("easydown_strategy_attempts_total", "platform", SUCCEEDED)}'
            f' / {rate("easydown_strategy_attempts_total", "platform", JUDGED)}',
            "{{platform}}")], unit="percentunit", most=1, description="Of attempts; verdicts on a post (private, gone) do not count."),
        panel("Changed pages", [target(rate("easydown_strategy_attempts_total", "platform, strategy", STRATEGIES + ',outcome="changed"'),
                                       "{{platform}} {{strategy}}")], description="The first sign that a platform has changed."),
        panel("Refusals", [target(rate("easydown_strategy_attempts_total", "platform, strategy", STRATEGIES + ',outcome="refused"'),
                                  "{{platform}} {{strategy}}")], description="Blocked, rate-limited, or asked to log in."),
        panel("Seconds an attempt", [target(
            f'{rate("easydown_strategy_seconds_total", "platform", STRATEGIES)} / {rate("easydown_strategy_attempts_total", "platform", STRATEGIES)}',
            "{{platform}}")], unit="s"),
        panel("Hours since a strategy last worked", [target(
            f'(time() - max by (platform, strategy) ({selected("easydown_strategy_last_success_timestamp_seconds", STRATEGIES)} > 0)) / 3600',
            "{{platform}} {{strategy}}")], unit="h", kind="bargauge", width=24),
    ],
    "Requests": [
        panel("Time of parses", [target(
            f'histogram_quantile({share}, sum by (le) (rate({selected("easydown_request_seconds_bucket", PARSES)}[$__rate_interval])))',
            f"{round(share * 100)} %") for share in (0.5, 0.95, 0.99)], unit="s"),
        panel("Answers by status", [target(rate("easydown_requests_total", "status, outcome"), "{{status}} {{outcome}}")], unit="reqps", stacked=True),
        panel("Bytes of media a second", [target(rate("easydown_media_bytes_total", "instance"), "{{instance}}")], unit="Bps"),
        panel("Successes that were not charged", [target(
            f'{rate("easydown_requests_total", "instance", PAID)}'
            f' - {rate("easydown_credits_charged_total", "instance")}', "{{instance}}")],
            description="Test keys and idempotent retries are free. Below zero is a fault: it pages."),
    ],
    "Saturation": [
        panel("Threads that are busy", [target(
            f'sum by (instance, pool) ({selected("easydown_threads_busy")}) / sum by (instance, pool) ({selected("easydown_threads")} > 0)',
            "{{instance}} {{pool}}")], unit="percentunit", most=1),
        panel("Connections that wait", [target(f'sum by (instance, pool) ({selected("easydown_listen_queue")})', "{{instance}} {{pool}}"),
                                        target(f'max by (pool) ({selected("easydown_listen_queue_limit")})', "{{pool}} at most")],
              description="Until a worker takes them. A queue that has not been empty for five minutes pages."),
        panel("Downloads under way", [target(f'sum by (instance) ({selected("easydown_streams")})', "{{instance}}"),
                                      target(f'sum by (instance) ({selected("easydown_streams_limit")})', "{{instance}} at most")]),
        panel("Memory of the workers", [target(f'sum by (instance, pool) ({selected("easydown_memory_bytes")})', "{{instance}} {{pool}}")], unit="bytes"),
        panel("Workers", [target(selected("easydown_workers_serving"), "{{instance}} {{pool}} serving"),
                          target(selected("easydown_workers_wanted"), "{{instance}} {{pool}} wanted"),
                          target(selected("easydown_worker_deaths_in_a_row"), "{{instance}} {{pool}} deaths in a row")]),
        panel("Degraded", [target(selected("easydown_degraded"), "{{instance}} {{pool}}")], width=12, most=1),
        panel("Generation", [target(selected("easydown_generation"), "{{instance}}")], width=12, description="Goes up by one with each reload."),
    ],
}


def placed(rows: dict) -> list:
    panels, top = [], 0
    for name, members in rows.items():
        panels.append({"type": "row", "title": name, "collapsed": False, "panels": [], "gridPos": {"x": 0, "y": top, "w": WIDTH, "h": 1}})
        top, left, tallest = top + 1, 0, 0
        for member in members:
            size = member["gridPos"]
            if left + size["w"] > WIDTH:
                top, left, tallest = top + tallest, 0, 0
            panels.append({**member, "gridPos": {**size, "x": left, "y": top}})
            left, tallest = left + size["w"], max(tallest, size["h"])
        top += tallest
    return [{**each, "id": number + 1} for number, each in enumerate(panels)]


def variable(name: str, metric: str) -> dict:
    return {"name": name, "type": "query", "datasource": SOURCE, "query": f"label_values({metric}, {name})", "refresh": 2,
            "includeAll": True, "multi": True, "allValue": ".*", "current": {"text": "All", "value": "$__all"}}


DASHBOARD = {
    "uid": "easydown", "title": "Easydown", "tags": ["easydown"], "schemaVersion": 38, "version": 1, "editable": True,
    "time": {"from": "now-6h", "to": "now"}, "refresh": "30s", "timezone": "browser",
    "templating": {"list": [
        {"name": "datasource", "type": "datasource", "query": "prometheus"},
        variable("instance", "easydown_generation"),
        variable("platform", "easydown_strategy_attempts_total"),
    ]},
    "panels": placed(ROWS),
}

if __name__ == "__main__":
    print(json.dumps(DASHBOARD, indent=2, ensure_ascii=False))
