"""The program never reaches for a network by itself."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WATCHED_RUN = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        raise RuntimeError(f"network: {event} {arguments}")

sys.addaudithook(refuse)

from nnviz.cli import main
from nnviz.ui.hand import Hand
from nnviz.unattended import with_program

def work(program):
    hand = Hand(program.window)
    program.session.play()
    hand.wait_until(lambda: program.session.is_playing, 10, "training")
    hand.wait(0.3)

assert main(["presets"]) == main(["info"]) == main(["train", "iris", "--epochs", "1"]) == 0
assert with_program(work) == []
assert "PySide6.QtNetwork" not in sys.modules
"""


def test_commands_and_window_open_no_connection() -> None:
    done = subprocess.run([sys.executable, "-c", WATCHED_RUN], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_watch_sees_a_connection() -> None:
    code = WATCHED_RUN.split("from nnviz.cli")[0] + "import socket; socket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert "network: socket." in done.stderr
