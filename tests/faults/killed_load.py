"""A load in a process of its own that kills itself, without a word, at one statement of the database."""

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event

from queries.engines import writing_engine
from seed.pack import load_pack


class Moments:
    """Counts every statement after the attempt was recorded, and the last commit; dies at the one given."""

    def __init__(self, fatal: int) -> None:
        self.fatal = fatal
        self.commits = 0
        self.passed = 0

    def before_statement(self, *_: Any) -> None:
        if self.commits:
            self._pass()

    def before_commit(self, _: Any) -> None:
        if self.commits:
            self._pass()
        self.commits += 1

    def _pass(self) -> None:
        self.passed += 1
        if self.passed == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)


def main(url: str, pack: str, fatal: str) -> None:
    moments, engine = Moments(int(fatal)), writing_engine(url)
    event.listen(engine, "before_cursor_execute", moments.before_statement)
    event.listen(engine, "commit", moments.before_commit)
    report = load_pack(engine, Path(pack), by="a test", now=datetime(2021, 3, 1, 9, 14, tzinfo=UTC))
    sys.stdout.write(f"{report.outcome} {moments.passed}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
