"""The formulas of the capacity model against a simulation of single requests, and against what can be known by hand."""

import re
import unittest
from pathlib import Path

import model
import plan
from model import Load, Machine
from simulation import Setup, account_charges, simulate, turned_away


class ModelTests(unittest.TestCase):
    def test_erlang_is_what_the_tables_say(self):
        # Known values: B(2, 3) = 4/19, C(2, 3) = 4/9.
        self.assertAlmostEqual(model.blocking_probability(2, 3), 4 / 19)
        self.assertAlmostEqual(model.waiting_probability(2, 3), 4 / 9)
        self.assertEqual(model.waiting_probability(3, 3), 1)
        self.assertGreater(model.blocking_probability(16_000, 16_000), 0)

    def test_a_parse_costs_the_store_what_the_code_does(self):
        self.assertEqual(model.store_transactions(Load(1, idempotent=0, failed=0)), (1, 1))
        self.assertEqual(model.store_transactions(Load(1, idempotent=1, failed=0)), (1, 2))
        self.assertEqual(model.store_transactions(Load(1, idempotent=1, failed=1)), (1, 3))

    def test_twice_the_load_needs_twice_of_everything(self):
        one, two = Load(100), Load(200)
        for name, share in model.machine_shares(one, Machine()).items():
            self.assertAlmostEqual(model.machine_shares(two, Machine())[name], 2 * share)

    def test_a_second_machine_brings_one_to_spare(self):
        self.assertEqual(model.machines(Load(1), Machine())[0], 1)
        self.assertGreaterEqual(model.machines(Load(1000), Machine())[0], 3)

    def test_without_downloads_threads_or_the_processor_are_the_limit_and_not_the_network(self):
        self.assertEqual(model.machines(Load(1000, downloads=0), Machine())[1], "threads")
        self.assertEqual(model.machines(Load(1000, downloads=0), Machine(threads=16_384))[1], "processor")
        self.assertEqual(model.machines(Load(1000), Machine())[1], "network")

    def test_the_paces_are_those_of_the_platforms(self):
        found = {}
        for file in (Path(__file__).resolve().parents[2] / "Sources/Platforms").glob("*/*.swift"):
            for pace in re.findall(r"pace: Pace\(perSecond: ([0-9.]+)", file.read_text()):
                found[file.parent.name.lower()] = float(pace)
        self.assertEqual(found, model.PACES)

    def test_addresses_follow_the_pace(self):
        load = Load(100, cached=0, mix={"douyin": 0.5, "youtube": 0.5})
        self.assertEqual(model.addresses(load), {"douyin": 25, "youtube": 10})

    def test_costs_are_linear_in_bytes_and_price(self):
        self.assertAlmostEqual(model.bandwidth_cost(Load(1, downloads=1, size=1e6), price=10, mean_to_peak=1), 1e6 * 30 * 86_400 / 1e12 * 10)


class SimulationTests(unittest.TestCase):
    def near(self, seen: float, expected: float, share: float) -> None:
        self.assertAlmostEqual(seen, expected, delta=share * expected, msg=f"{seen} against {expected}")

    def test_threads_and_processor_are_as_busy_as_the_formulas_say(self):
        for parses in (50, 200, 400):
            with self.subTest(parses=parses):
                cpu = 2e-3
                seen = simulate(Setup(parses=parses, threads=1024, cores=2, cpu=cpu, upstream=1.2, seconds=300))
                self.near(seen.threads, parses * (1.2 + cpu), 0.05)
                self.near(seen.processor, parses * cpu / 2, 0.05)
                self.assertEqual(seen.waited, 0)

    def test_few_threads_make_waits_as_erlang_says(self):
        # The formula knows exponential times only: with the platform's longer tail it is an estimate from below or above.
        offered, threads = 110, 128
        seen = simulate(Setup(parses=offered / 1.0, threads=threads, cores=64, cpu=1e-6, upstream=1.0, seconds=3000))
        self.assertAlmostEqual(seen.waited, model.waiting_probability(offered, threads), delta=0.04)

    def test_too_few_threads_let_the_queue_grow_without_end(self):
        seen = simulate(Setup(parses=140, threads=128, cores=64, cpu=1e-6, upstream=1.0, seconds=300))
        self.assertGreater(seen.waited, 0.95)
        self.assertGreater(seen.quantile(0.99), 10)

    def test_the_store_is_as_busy_as_its_writes(self):
        write = model.Measured().sqlite_write
        seen = simulate(Setup(parses=1000, threads=4096, cores=8, cpu=1e-3, upstream=1.0, store=1.5 * write, seconds=60, warm_up=10))
        self.near(seen.store, 1000 * 1.5 * write, 0.05)

    def test_downloads_are_turned_away_as_erlang_says(self):
        self.near(turned_away(rate=100, duration=1.0, places=100, seconds=2000), model.blocking_probability(100, 100), 0.1)
        self.assertLess(turned_away(rate=60, duration=1.0, places=100, seconds=500), 0.001)

    def test_an_account_is_as_fast_as_its_commits(self):
        self.near(account_charges(commit=2e-3, seconds=100, waiting=50), model.account_limit(2e-3), 0.05)

    def test_at_the_planned_share_a_machine_answers_at_its_ease(self):
        load, machine = Load(400, downloads=0), Machine()
        self.assertLess(max(model.machine_shares(load, machine).values()), 1)
        seen = simulate(Setup(parses=400, threads=machine.threads, cores=machine.cores, cpu=model.cpu_per_parse(load), upstream=load.upstream,
                              store=1.5 * model.Measured().sqlite_write, seconds=120, warm_up=20))
        self.assertEqual(seen.waited, 0)
        # The platform's own times, and hardly a hundredth of a second beside them.
        self.near(sum(seen.times) / len(seen.times), load.upstream, 0.05)


class DocumentTests(unittest.TestCase):
    def test_the_tables_of_the_document_are_what_the_model_says(self):
        text = plan.DOCUMENT.read_text()
        for table in (plan.machines_table(), plan.addresses_table(), plan.simulation_table(), plan.cost_table()):
            self.assertIn(table, text)


if __name__ == "__main__":
    unittest.main()
