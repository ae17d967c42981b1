"""Runs the built program on studies: `cargo run --release`, or the program named in PAYOFF_BIN."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import studies as made

ROOT = Path(__file__).resolve().parents[2]
# A file of studies may have 1 MB.
ROOM = 900_000


def printed(files, *flags):
    """What the program prints of every study in these files, in their order."""
    program = os.environ.get("PAYOFF_BIN")
    command = [program] if program else ["cargo", "run", "--release", "--locked", "-q", "--"]
    command += [*flags, *(str(Path(file).resolve()) for file in files)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if ran.returncode != 0:
        sys.exit(f"The program ended with {ran.returncode}\n{ran.stderr[-2000:]}")
    return [json.loads(line) for line in ran.stdout.splitlines()]


def printed_of(studies, *flags):
    """The same for studies that are in no file yet."""
    batches, size = [[]], 0
    for study in studies:
        length = len(json.dumps(study))
        if batches[-1] and size + length > ROOM:
            batches.append([])
            size = 0
        batches[-1].append(study)
        size += length
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{at}.json") for at in range(len(batches))]
        for file, batch in zip(files, batches):
            file.write_text(json.dumps(made.envelope(batch)))
        return printed(files, *flags)
