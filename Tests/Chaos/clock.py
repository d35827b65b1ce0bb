"""A wall clock of the service's own, which can be stepped while it runs."""

import os
import shutil
import struct
import subprocess
from pathlib import Path


class Clock:
    """The service's binary with clock.c among its libraries: the parent hands LD_PRELOAD to no worker. Where the tools
    for that are missing the binary is as it was, and nothing can be stepped."""

    def __init__(self, folder: Path, binary: Path):
        self.binary = binary
        self.library: Path | None = None
        compiler = shutil.which("cc") or shutil.which("clang")
        if not (compiler and shutil.which("patchelf")):
            return
        self.library, self.binary, self._file = folder / "clock.so", folder / "easydown", folder / "clock"
        self.step_to(0)
        source = Path(__file__).with_name("clock.c")
        for command in ([compiler, "-std=gnu11", "-D_GNU_SOURCE", "-O2", "-Wall", "-Werror", "-shared", "-fPIC",
                         f'-DCLOCK_FILE="{self._file}"', "-o", self.library, source],
                        ["patchelf", "--add-needed", self.library, "--output", self.binary, binary]):
            subprocess.run(command, check=True)
        self.binary.chmod(0o755)

    def step_to(self, minutes: int) -> None:
        """So many before or after the true time, for all processes at the same instant."""
        file = os.open(self._file, os.O_WRONLY | os.O_CREAT, 0o644)
        os.pwrite(file, struct.pack("=q", minutes * 60), 0)
        os.close(file)
        self.minutes = minutes
