"""What is packaged: units, rotation, alert rules, the dashboard, the compose file. Run by scripts/test-operations."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = ROOT / ".build/debug/easydown"
METRICS = set(re.findall(r"^\| `(easydown_[a-z_]+)", (ROOT / "docs/observability.md").read_text(), re.MULTILINE))


def needs(program: str):
    return unittest.skipUnless(shutil.which(program), f"{program} is not installed")


def run(*words, **options) -> subprocess.CompletedProcess:
    return subprocess.run(words, capture_output=True, text=True, timeout=300, **options)


class InstalledTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="ed-install-")
        cls.place = Path(cls.folder.name)
        cls.install()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def install(cls):
        done = run(ROOT / "scripts/install", BINARY, env={**os.environ, "DESTDIR": str(cls.place), "PREFIX": "/usr"})
        assert done.returncode == 0, done.stderr

    def test_nothing_is_left_to_replace(self):
        for file in self.place.rglob("*"):
            if file.is_file() and file.stat().st_size < 1_000_000 and file.suffix != ".gz":
                self.assertIsNone(re.search(r"@[A-Z_]+@", file.read_text()), file)

    def test_the_settings_file_is_one_that_the_program_reads(self):
        settings = self.place / "etc/easydown/easydown.env"
        own = {"EASYDOWN_STATE", "EASYDOWN_SOCKETS", "EASYDOWN_SOCKET_GROUP", "EASYDOWN_PID_FILE", "EASYDOWN_LOG_FILE"}
        self.assertEqual(set(re.findall(r"^(EASYDOWN_[A-Z_]+)=", settings.read_text(), re.MULTILINE)), own)
        listed = {line.split()[0].rstrip(",") for line in run(BINARY, "settings").stdout.splitlines() if line.startswith("EASYDOWN_")}
        listed -= {"EASYDOWN_CONFIG", "EASYDOWN_SECRETS"}
        self.assertEqual(set(re.findall(r"^#?(EASYDOWN_[A-Z_{}]+)=", settings.read_text(), re.MULTILINE)), listed)
        # Read as a whole: the environment wins, so that nothing of this machine is touched.
        state = self.place / "state"
        state.mkdir()
        done = run(BINARY, "doctor", env={"PATH": os.environ["PATH"], "EASYDOWN_CONFIG": str(settings), "EASYDOWN_STATE": str(state),
                                          "EASYDOWN_SECRETS": str(self.place / "etc/easydown/secrets.env")})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_a_setting_that_does_not_exist_is_refused(self):
        done = run(ROOT / "scripts/settings-file", BINARY, "EASYDOWN_STATES=/x")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("there is no setting EASYDOWN_STATES", done.stderr)

    def test_settings_that_are_there_stay_and_the_new_ones_lie_beside(self):
        settings = self.place / "etc/easydown/easydown.env"
        before = settings.read_text()
        settings.write_text("EASYDOWN_MERGES=2\n")
        self.install()
        self.assertEqual(settings.read_text(), "EASYDOWN_MERGES=2\n")
        self.assertEqual((settings.parent / "easydown.env.new").read_text(), before)
        settings.write_text(before)
        (settings.parent / "easydown.env.new").unlink()

    def test_secrets_are_for_root_alone(self):
        self.assertEqual((self.place / "etc/easydown/secrets.env").stat().st_mode & 0o777, 0o600)

    def backup(self, folder: Path, program: str) -> subprocess.CompletedProcess:
        """Runs the backup with a stand-in for the program, which gets "backup FILE"."""
        stand_in, script = folder / "program", folder / "script"
        stand_in.write_text(f"#!/bin/sh\n{program}\n")
        script.write_text((self.place / "usr/lib/easydown/easydown-backup").read_text().replace("/usr/bin/easydown", str(stand_in)))
        for file in (stand_in, script):
            file.chmod(0o755)
        return run(script, str(folder / "copies"), "14")

    def test_a_backup_has_its_name_when_it_is_whole_and_old_ones_go(self):
        with tempfile.TemporaryDirectory(prefix="ed-backup-") as name:
            folder = Path(name)
            copies = folder / "copies"
            copies.mkdir()
            for age, old in ((15, "ledger-old.sqlite"), (13, "ledger-kept.sqlite"), (99, "another.file")):
                (copies / old).write_text("x")
                when = time.time() - age * 86_400 - 3600
                os.utime(copies / old, (when, when))
            done = self.backup(folder, '[ "$1" = backup ] && echo copy > "$2"')
            self.assertEqual(done.returncode, 0, done.stderr)
            made = {file.name for file in copies.iterdir()} - {"ledger-kept.sqlite", "another.file"}
            self.assertEqual(len(made), 1)
            self.assertRegex(made.pop(), r"^ledger-\d{8}T\d{6}Z\.sqlite$")

    def test_a_backup_that_fails_leaves_nothing_and_removes_nothing(self):
        with tempfile.TemporaryDirectory(prefix="ed-backup-") as name:
            folder = Path(name)
            copies = folder / "copies"
            copies.mkdir()
            (copies / "ledger-old.sqlite").write_text("x")
            os.utime(copies / "ledger-old.sqlite", (0, 0))
            done = self.backup(folder, 'echo half > "$2"; exit 1')
            self.assertEqual(done.returncode, 1)
            self.assertEqual([file.name for file in copies.iterdir()], ["ledger-old.sqlite"])

    @needs("systemd-analyze")
    def test_systemd_understands_the_units(self):
        units = self.place / "units"
        units.mkdir()
        for unit in (self.place / "usr/lib/systemd/system").iterdir():
            # The program lies in a folder of this test.
            (units / unit.name).write_text(unit.read_text().replace("=/usr/bin/easydown", f"={self.place}/usr/bin/easydown")
                                           .replace("=/usr/lib/easydown", f"={self.place}/usr/lib/easydown").replace("man:easydown(1)", "https://easydown.example/"))
        done = run("systemd-analyze", "verify", *map(str, sorted(units.iterdir())))
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    @needs("systemd-analyze")
    def test_the_units_are_as_closed_as_the_documentation_says(self):
        said = (ROOT / "docs/operations.md").read_text()
        for unit in ("easydown.service", "easydown-backup.service"):
            done = run("systemd-analyze", "security", "--offline=true", str(self.place / "usr/lib/systemd/system" / unit))
            exposure = re.search(r"exposure level for .*: ([0-9.]+)", done.stdout).group(1)
            self.assertIn(f"`{unit}` {exposure}", said)

    @needs("logrotate")
    def test_logrotate_moves_the_log_and_tells_the_service(self):
        logs = self.place / "rotated"
        logs.mkdir()
        (logs / "easydown.log").write_text("{}\n")
        # A stand-in for the service that opens its log anew at USR1.
        listener = subprocess.Popen(["/bin/sh", "-c", f"trap 'touch {logs}/told' USR1; echo $$ > {logs}/easydown.pid; while :; do sleep 0.1; done"])
        try:
            while not (logs / "easydown.pid").exists() or not (logs / "easydown.pid").read_text().strip():
                pass
            rule = (self.place / "etc/logrotate.d/easydown").read_text()
            rule = rule.replace("/var/log/easydown", str(logs)).replace("/run/easydown", str(logs))
            user = run("id", "-un").stdout.strip()
            rule = rule.replace("su easydown easydown", f"su {user} {run('id', '-gn').stdout.strip()}")
            logs.chmod(0o755)
            file = logs / "rule"
            file.write_text(rule)
            file.chmod(0o644)
            done = run(shutil.which("logrotate"), "-f", "-s", str(logs / "status"), str(file))
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual((logs / "easydown.log.1").read_text(), "{}\n")
            self.assertFalse((logs / "easydown.log").exists())
            listener.poll()
            for _ in range(100):
                if (logs / "told").exists():
                    break
                subprocess.run(["sleep", "0.1"], check=True)
            self.assertTrue((logs / "told").exists())
        finally:
            listener.kill()
            listener.wait()


class ObservabilityTests(unittest.TestCase):
    @needs("promtool")
    def test_alert_rules_are_sound_and_do_what_their_tests_say(self):
        folder = ROOT / "packaging/prometheus"
        done = run("promtool", "test", "rules", "alerts.test.yml", cwd=folder)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_every_alert_is_tested_and_documented(self):
        folder = ROOT / "packaging/prometheus"
        alerts = set(re.findall(r"alert: (\w+)", (folder / "alerts.yml").read_text()))
        tested = (folder / "alerts.test.yml").read_text()
        said = (ROOT / "docs/observability.md").read_text()
        for alert in alerts:
            self.assertRegex(tested, rf"alertname: {alert}\b[^\n]*\n? *exp_alerts:\n", alert)
            self.assertRegex(said, rf"\b{alert}\b")

    def test_rules_and_dashboard_ask_for_metrics_that_exist(self):
        for file in ("packaging/prometheus/alerts.yml", "packaging/grafana/easydown.json"):
            asked = set(re.findall(r"\b(easydown_[a-z_]+)", (ROOT / file).read_text()))
            self.assertLessEqual(asked, METRICS, file)

    def test_the_dashboard_is_what_its_script_writes(self):
        done = run(ROOT / "packaging/grafana/build.py")
        self.assertEqual(json.loads(done.stdout), json.loads((ROOT / "packaging/grafana/easydown.json").read_text()))


def dockerfile_stage(name: str) -> str:
    text = (ROOT / "packaging/docker/Dockerfile").read_text()
    return re.search(rf"^FROM \S+ AS {name}$(.*?)(?=^FROM |\Z)", text, re.MULTILINE | re.DOTALL).group(1)


def apt_packages(stage: str) -> set[str]:
    listed = re.search(r"apt-get install -y --no-install-recommends (.*?)&&", stage, re.DOTALL).group(1)
    return {word for word in listed.split() if re.fullmatch(r"[a-z0-9][a-z0-9.+-]*", word)}


class ContainerTests(unittest.TestCase):
    def test_the_image_is_built_with_what_the_setup_installs(self):
        wanted = re.search(r'^build="(.*)"$', (ROOT / "scripts/setup").read_text(), re.MULTILINE).group(1)
        self.assertEqual(apt_packages(dockerfile_stage("build")), set(wanted.split()))

    def test_every_library_that_the_manifest_links_has_its_package_in_the_setup(self):
        linked = set(re.findall(r'linkedLibrary\(":?(?:lib)?([a-z-]+?)(?:\.a)?"\)', (ROOT / "Package.swift").read_text()))
        packages = {"simdjson": "libsimdjson-dev", "curl": "libcurl4-openssl-dev", "fcgi": "libfcgi-dev", "ssl": "libssl-dev",
                    "crypto": "libssl-dev", "pq": "libpq-dev", "cmark-gfm": "libcmark-gfm-dev",
                    "cmark-gfm-extensions": "libcmark-gfm-extensions-dev"}
        self.assertEqual(linked, set(packages))
        wanted = re.search(r'^build="(.*)"$', (ROOT / "scripts/setup").read_text(), re.MULTILINE).group(1).split()
        self.assertLessEqual(set(packages.values()), set(wanted))

    @needs("readelf")
    @needs("dpkg-query")
    def test_the_image_has_every_library_that_the_program_is_linked_with(self):
        linked = re.findall(r"\(NEEDED\).*\[(.*)\]", run("readelf", "-d", BINARY).stdout)
        found = dict(re.findall(r"^\s*(\S+) => (/\S+)", run("ldd", BINARY).stdout, re.MULTILINE))
        packages = set()
        for library in linked:
            # The debug build's: the release build holds Swift's own libraries itself.
            if "/swift/" in found.get(library, ""):
                continue
            name = Path(found.get(library, "/" + library)).name
            packages |= {line.split(":")[0] for line in run("dpkg-query", "-S", f"*/{name}").stdout.splitlines() if ":" in line}
        # What every Debian has, since apt itself needs it.
        packages -= {"libc6", "libc6-i386", "libgcc-s1", "libstdc++6"}
        self.assertIn("libpq5", packages)
        self.assertEqual(apt_packages(dockerfile_stage("service")) - {"ca-certificates"}, packages)

    def test_the_image_is_built_with_the_files_that_pages_are_made_of(self):
        command = (ROOT / "Sources/easydown/Commands/SiteCommand.swift").read_text()
        read = set(re.findall(r"\\\(project\)/([A-Za-z./-]+)", command))
        self.assertIn("docs/operations.md", read)
        for file in read:
            self.assertIn(f"COPY {file} {file}\n", dockerfile_stage("build"))

    def test_the_package_depends_on_what_the_linker_took(self):
        # dpkg-shlibdeps reads it from the binary; a list written by hand would be forgotten.
        depends = re.search(r"^Depends: (.*)$", (ROOT / "packaging/deb/control.in").read_text(), re.MULTILINE).group(1)
        self.assertTrue(depends.endswith(", @LIBRARIES@"))
        self.assertNotRegex(depends, r"\blib[a-z]")
        self.assertIn("dpkg-shlibdeps", (ROOT / "packaging/deb/build").read_text())

    def test_the_site_of_the_image_is_the_site(self):
        own = (ROOT / "packaging/docker/site.conf").read_text()
        site = (ROOT / "nginx/easydown.conf").read_text()
        for word in ("include snippets/easydown-http.conf;", "unix:/run/easydown/api.sock", "include snippets/easydown-locations.conf;"):
            self.assertIn(word, own)
            self.assertIn(word, site)

    def test_what_the_image_copies_is_not_ignored(self):
        dockerfile = (ROOT / "packaging/docker/Dockerfile").read_text()
        kept = set(re.findall(r"^!(.*)$", (ROOT / "packaging/docker/Dockerfile.dockerignore").read_text(), re.MULTILINE))
        for sources in re.findall(r"^COPY (?!--from)(.*) \S+$", dockerfile, re.MULTILINE):
            for source in sources.split():
                self.assertTrue((ROOT / source.rstrip("*")).exists() or source.endswith("*"), source)
                self.assertIn(source.rstrip("*"), kept)


if __name__ == "__main__":
    unittest.main(verbosity=2)
