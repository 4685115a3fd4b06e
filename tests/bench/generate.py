"""How long generating takes, and that it grows with the size of the source alone.

Prints the CPU seconds of the whole pipeline, without reading and writing, for made-up
collections of growing size; per operation the figure should stay the same.
"""

from __future__ import annotations

import json
import statistics
import time
from typing import Any

import specloom
from specloom.diagnostics import Report
from specloom.source import Document, read

SIZES = (125, 250, 500, 1_000, 2_000)
TURNS = 3
FOLDER = 25
"""Requests in a folder."""


def request(number: int) -> dict[str, Any]:
    """A request with parameters, a body and an answer of two nested shapes."""
    thing = f"thing {number}"
    answer = {
        "id": number,
        f"name_{number}": thing,
        "created": "2024-01-02T03:04:05Z",
        "parts": [{"sku": "a", "count": 1, f"note_{number % 7}": None}],
    }
    return {
        "name": f"Change {thing}",
        "request": {
            "method": "POST",
            "description": f"Changes **{thing}** for good.",
            "url": f"https://bench.example/things/{number}/:part?verbose=true&page=1",
            "body": {"mode": "raw", "raw": json.dumps({"name": thing, "size": 1})},
        },
        "response": [{"name": "Done", "code": 200, "body": json.dumps(answer)}],
    }


def collection(size: int) -> Document:
    """A collection of `size` requests in folders."""
    folders = [
        {
            "name": f"Folder {first}",
            "item": [request(n) for n in range(first, min(first + FOLDER, size))],
        }
        for first in range(0, size, FOLDER)
    ]
    schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
    value = {"info": {"name": "Bench", "schema": schema}, "item": folders}
    return read(json.dumps(value).encode(), "bench.json", Report())


def measure(document: Document) -> tuple[float, int]:
    """The median CPU seconds of a run, and the lines that it makes."""
    spent, lines = [], 0
    for _ in range(TURNS):
        start = time.process_time()
        settings = specloom.Settings(name="bench")
        files = specloom.generate(settings, [document], {}, Report()).files
        spent.append(time.process_time() - start)
        lines = sum(text.count("\n") for text in files.values())
    return statistics.median(spent), lines


def main() -> None:
    """Print a line for each size."""
    measure(collection(10))
    print(f"{'operations':>10} {'lines':>9} {'CPU s':>7} {'ms each':>8}")
    for size in SIZES:
        seconds, lines = measure(collection(size))
        each = seconds / size * 1_000
        print(f"{size:>10} {lines:>9} {seconds:>7.2f} {each:>8.2f}")


if __name__ == "__main__":
    main()
