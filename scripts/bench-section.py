#!/usr/bin/env python3
"""Puts standard input in place of one command's section of docs/benchmarks.md; the other sections stay as they are.

usage: bench-section.py FILE COMMAND < SECTION
"""
import pathlib, re, sys

INTRODUCTION = "# Benchmarks\n\nEach section is written by the command that it names.\n"

file, command = pathlib.Path(sys.argv[1]), sys.argv[2]
section = sys.stdin.read().strip()
start, end = f"<!-- {command} -->", f"<!-- end of {command} -->"
text = file.read_text() if file.exists() else INTRODUCTION
block = f"{start}\n\n{section}\n\n{end}"
if start in text and end in text:
    text = re.sub(re.escape(start) + ".*?" + re.escape(end), lambda _: block, text, flags=re.S)
else:
    text = f"{text.rstrip()}\n\n{block}\n"
file.write_text(text)
