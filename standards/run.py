"""`make standards`: measure against the folder beside the repository, or say plainly that it is not there."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def main() -> int:
    """What pytest says; 0 and a plain sentence where there is nothing to measure against."""
    if not SHARED.is_dir():
        print(f"standards: NOT MEASURED. There is no ../{SHARED.name} beside this clone to measure against.")
        return 0
    words = [sys.executable, "-m", "pytest", "--quiet", "standards"]
    return subprocess.run(words, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
