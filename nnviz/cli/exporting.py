"""``nnviz export``: an experiment as files for other programs."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from nnviz.cli.experiments import find_experiment, start_run
from nnviz.cli.usage import UsageError
from nnviz.export import EXPORTS, ExportProblem, subject_of
from nnviz.export import export as write_export
from nnviz.storage.problem import FileProblem


def export(words: Sequence[str]) -> int:
    """``nnviz export FILE|PRESET --to TARGET [--out PATH] [--data DIR] [--json]``"""
    targets = "\n".join(f"  {entry.key:8} {entry.help}" for entry in EXPORTS.entries())
    parser = argparse.ArgumentParser(
        prog="nnviz export",
        description="Hand a trained network on to other programs.",
        epilog=f"targets:\n{targets}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("experiment", metavar="FILE|PRESET", help="a saved experiment, or a preset as it starts")
    parser.add_argument("--to", required=True, choices=list(EXPORTS), metavar="TARGET", help=", ".join(EXPORTS))
    parser.add_argument(
        "--out", type=Path, metavar="PATH", help="the file, or a folder for it; else the present folder"
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder with the full data sets (IDX files)")
    parser.add_argument("--json", action="store_true", help="print one JSON object with the files")
    given = parser.parse_args(words)
    subject = subject_of(start_run(find_experiment(given.experiment), given.data))
    if subject.is_untrained:
        print("nnviz: this experiment has not been trained yet; its starting weights are exported", file=sys.stderr)
    try:
        files = write_export(
            given.to, subject, out_path(given.out, Path(given.experiment).stem, EXPORTS[given.to].suffix)
        )
    except (ExportProblem, FileProblem) as error:
        raise UsageError(str(error)) from error
    print(json.dumps({"files": list(map(str, files))}) if given.json else "\n".join(map(str, files)))
    return 0


def out_path(out: Path | None, name: str, suffix: str) -> Path:
    """Where the main file goes."""
    if out is None or out.is_dir():
        return (out or Path()) / f"{name}{suffix}"
    return out if out.suffix else out.with_suffix(suffix)
