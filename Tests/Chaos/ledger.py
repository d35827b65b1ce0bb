"""The charges of the demo account, read as they come."""

import json

PAGE = 10_000


class Ledger:
    def __init__(self, installation):
        self._installation = installation
        self._newest = 0
        self.charged: set[str] = set()
        # Charges whose callers the lost database kept from knowing.
        self.unseen: set[str] = set()

    def read(self) -> list[str]:
        """Takes what was written since the last time, and says what is wrong with that."""
        problems = []
        newest, before = self._newest, []
        while True:
            page = json.loads(self._installation.command("credits", "ledger", self._installation.account(), "--limit",
                                                         str(PAGE), *before, "--json"))
            for row in page:
                if row["id"] <= self._newest:
                    break
                newest = max(newest, row["id"])
                if row["reason"] == "parse" and row["request"] in self.charged:
                    problems.append("a request was charged twice")
                elif row["reason"] == "parse":
                    self.charged.add(row["request"])
            if len(page) < PAGE or page[-1]["id"] <= self._newest:
                self._newest = newest
                return problems
            before = ["--before", str(page[-1]["id"])]
