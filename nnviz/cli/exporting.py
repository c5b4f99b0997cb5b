"""``nnviz export``: an experiment as files for other programs."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from nnviz.cli.experiments import find_experiment, start_run
from nnviz.cli.picturing import PICTURES, add_arguments, take
from nnviz.cli.usage import UsageError, add_data
from nnviz.export import EXPORTS, ExportProblem, subject_of
from nnviz.export import export as write_export
from nnviz.storage.problem import FileProblem


def export(words: Sequence[str]) -> int:
    """``nnviz export FILE|PRESET --to TARGET [--out PATH] [--data DIR] [--json] [--view VIEW] [--epochs N] ...``"""
    helps = {entry.key: entry.help for entry in EXPORTS.entries()} | PICTURES
    targets = "\n".join(f"  {key:8} {text}" for key, text in helps.items())
    parser = argparse.ArgumentParser(
        prog="nnviz export",
        description="Hand a trained network on to other programs, or a picture of it to people.",
        epilog=f"targets:\n{targets}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("experiment", metavar="FILE|PRESET", help="a saved experiment, or a preset as it starts")
    parser.add_argument("--to", required=True, choices=list(helps), metavar="TARGET", help=", ".join(helps))
    parser.add_argument(
        "--out", type=Path, metavar="PATH", help="the file, or a folder for it; else the present folder"
    )
    add_data(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object with the files")
    add_arguments(parser)
    given = parser.parse_args(words)
    files = _picture(given) if given.to in PICTURES else _network(given)
    print(json.dumps({"files": list(map(str, files))}) if given.json else "\n".join(map(str, files)))
    return 0


def _picture(given: argparse.Namespace) -> tuple[Path, ...]:
    path = out_path(given.out, f"{Path(given.experiment).stem}-{given.view}", f".{given.to}")
    take(given, path)
    return (path,)


def _network(given: argparse.Namespace) -> tuple[Path, ...]:
    subject = subject_of(start_run(find_experiment(given.experiment), given.data))
    if subject.is_untrained:
        print("nnviz: this experiment has not been trained yet; its starting weights are exported", file=sys.stderr)
    try:
        path = out_path(given.out, Path(given.experiment).stem, EXPORTS[given.to].suffix)
        return tuple(write_export(given.to, subject, path))
    except (ExportProblem, FileProblem) as error:
        raise UsageError(str(error)) from error


def out_path(out: Path | None, name: str, suffix: str) -> Path:
    """Where the main file goes."""
    if out is None or out.is_dir():
        return (out or Path()) / f"{name}{suffix}"
    return out if out.suffix else out.with_suffix(suffix)
