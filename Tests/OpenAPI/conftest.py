"""A real service on recorded answers, nginx included, for the OpenAPI document and the recipes. Run by scripts/test-openapi."""

import re
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Browser"))

from media_recordings import recorded_media  # noqa: E402
from service import ROOT, Service  # noqa: E402

MANY = "1000000/1000000"


def unlimited_snippets(folder: Path) -> Path:
    """nginx's configuration without the limits for one address: here one address is all callers."""
    target = folder / "snippets"
    shutil.copytree(ROOT / "nginx/snippets", target)
    for file in target.glob("*.conf"):
        file.write_text(re.sub(r"(?m)^ *limit_(req|conn) .*\n", "", file.read_text()))
    return target


@pytest.fixture(scope="session")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("service")
    rates = {f"EASYDOWN_{name}_RATE": MANY for name in ("KEY", "ADDRESS", "FAILURE", "DEMO")}
    service = Service(recorded_media(folder), settings=rates, snippets=unlimited_snippets(folder))
    yield service
    service.stop()
