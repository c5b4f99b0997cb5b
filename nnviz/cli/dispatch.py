"""``nnviz [FILE | --preset NAME]`` and the way to every command."""

import argparse
import gc
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from pkgutil import resolve_name

from nnviz import __version__
from nnviz.cli.usage import UsageError, add_data, unknown_preset, whole
from nnviz.spec.presets import PRESETS

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130

COMMANDS = {
    "presets": "nnviz.cli.dispatch:presets",
    "train": "nnviz.cli.training:train",
    "predict": "nnviz.cli.predicting:predict",
    "export": "nnviz.cli.exporting:export",
    "import": "nnviz.cli.importing:import_network",
    "tour": "nnviz.cli.dispatch:tour",
    "bench": "nnviz.cli.benchmarks:bench",
    "info": "nnviz.cli.info:info",
}
"""Each is imported when it is called: the window needs none of them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``nnviz`` with these arguments and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console without Unicode shows "?", not a traceback
    command = COMMANDS.get(words[0]) if words else None
    try:
        return resolve_name(command)(words[1:]) if command else open_window(words)
    except UsageError as error:
        print(f"nnviz: {error}", file=sys.stderr)
        return MISUSED
    except KeyboardInterrupt:
        print("nnviz: interrupted", file=sys.stderr)
        return INTERRUPTED


def open_window(words: Sequence[str]) -> int:
    """``nnviz [FILE | --preset NAME] [--data DIR] [--full-screen] [--read-only]``"""
    commands = ", ".join(COMMANDS)
    parser = argparse.ArgumentParser(
        prog="nnviz",
        description="See neural networks learn.",
        epilog=f"Commands: {commands}. 'nnviz COMMAND --help' explains one.",
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a saved experiment (.nnviz) to open")
    parser.add_argument("--preset", metavar="NAME", help="an experiment that comes with the program")
    add_data(parser)
    parser.add_argument("--full-screen", "--fullscreen", action="store_true", help="fill the whole screen")
    parser.add_argument("--read-only", action="store_true", help="for kiosks: save nothing, keep no settings")
    parser.add_argument("--version", action="version", version=f"nnviz {__version__}")
    given = parser.parse_args(words)
    if given.file and given.preset:
        raise UsageError("give a file or a preset, not both")
    if given.preset and given.preset not in PRESETS:
        raise unknown_preset(given.preset)
    if given.file and not given.file.is_file():
        hint = f"nnviz --preset {given.file}" if str(given.file) in PRESETS else f"a command: {commands}"
        raise UsageError(f"there is no file '{given.file}'; expected a saved experiment, or {hint}")
    gc.disable()  # until the window stands: looking through all that is imported, which stays, delays it
    try:
        from nnviz.app import run  # Qt, only when a window is needed

        return run(
            given.file, given.preset, full_screen=given.full_screen, data_dir=given.data, read_only=given.read_only
        )
    finally:
        gc.enable()


def presets(words: Sequence[str]) -> int:
    """``nnviz presets``"""
    parser = argparse.ArgumentParser(prog="nnviz presets", description="List the experiments that come with NNViz.")
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    entries = PRESETS.entries()
    if parser.parse_args(words).json:
        lines = [{"preset": e.key, "label": e.label, "lab": e.thing.lab, "help": e.help} for e in entries]
        print(json.dumps(lines, ensure_ascii=False))
        return DONE
    width = max(len(entry.key) for entry in entries)
    for entry in entries:
        print(f"{entry.key:{width}}  {entry.help}")
    return DONE


def tour(words: Sequence[str]) -> int:
    """``nnviz tour --out DIR [--seconds N]``"""
    parser = argparse.ArgumentParser(
        prog="nnviz tour", description="Use the real window as a person would, and save a picture of each stage."
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the pictures go")
    parser.add_argument("--seconds", type=whole(1, 3600), default=20, metavar="N", help="about how long it takes")
    given = parser.parse_args(words)
    from nnviz.unattended import tour as play  # Qt, only when a window is needed

    return play(given.out, given.seconds)
