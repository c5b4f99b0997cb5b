"""Collects all texts of the interface into Qt Linguist files and builds what the program loads.

    python packaging/translations.py            collect and build
    python packaging/translations.py --check    fail when a text is missing or not translated (changes nothing)

Texts come from ``self.tr`` and QT_TRANSLATE_NOOP in ``nnviz/``, from the catalogues (labels and help), which are
English in the code and stand in the context "catalogue", and from the messages of the rooms below ui/ ("sentences").
"""

import argparse
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import PySide6
from PySide6.QtCore import QLibraryInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from sentences import spoken_sentences  # noqa: E402  # beside this file

from nnviz.data import DATASETS  # noqa: E402  # the checkout is on the path only now
from nnviz.data.features import FEATURES  # noqa: E402
from nnviz.engine.activations import ACTIVATIONS  # noqa: E402
from nnviz.engine.layers import LAYERS  # noqa: E402
from nnviz.export import EXPORTS  # noqa: E402
from nnviz.hyper import HyperParam  # noqa: E402
from nnviz.registry import Registry  # noqa: E402
from nnviz.spec import bounds  # noqa: E402
from nnviz.spec.catalogues import PART_CATALOGUES  # noqa: E402
from nnviz.spec.presets import PRESETS  # noqa: E402
from nnviz.ui.i18n import CATALOGUE  # noqa: E402
from nnviz.ui.labs import LABS  # noqa: E402
from nnviz.ui.sentences import CONTEXT as SENTENCES  # noqa: E402

LANGUAGE = "zh_CN"
FOLDER = ROOT / "resources" / "translations"
SOURCE = FOLDER / f"nnviz_{LANGUAGE}.ts"
SESSION_NAMES = ("New seed", "Set weight", "Go back with a smaller learning rate")


def catalogue_texts() -> list[str]:
    """Every label, help and choice that the catalogues declare, without doubles, in order."""
    texts: list[str] = [*SESSION_NAMES]
    registries: list[Registry[Any]] = [  # of things of all sorts
        DATASETS,
        FEATURES,
        ACTIVATIONS,
        LAYERS,
        PRESETS,
        EXPORTS,
        *PART_CATALOGUES.values(),
    ]
    for registry in registries:
        for entry in registry.entries():
            texts += [entry.label, entry.help, *setting_texts(getattr(entry.thing, "hyper", ()))]
    texts += [*setting_texts((*bounds.TRAINING, *bounds.STOP))]
    for lab in LABS:
        texts += [lab.label, lab.help]
    return [text for text in dict.fromkeys(texts) if any(letter.isalpha() for letter in text)]


def setting_texts(declared: Iterable[HyperParam]) -> Iterator[str]:
    """Label, help, unit and choices of settings."""
    for hyper in declared:
        yield from (hyper.label, hyper.help, hyper.unit, *hyper.choices)


def collect(target: Path) -> None:
    """Bring ``target`` up to date with the code; translations that still fit are kept."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "catalogue.py"
        lines = [f"QT_TRANSLATE_NOOP({CATALOGUE!r}, {text!r})" for text in catalogue_texts()]
        lines += [f"QT_TRANSLATE_NOOP({SENTENCES!r}, {text!r})" for text in spoken_sentences()]
        listed.write_text("\n".join(lines), encoding="utf-8")
        sources = sorted(str(path) for path in (ROOT / "nnviz").rglob("*.py"))
        options = ["-no-obsolete", "-locations", "none", "-target-language", LANGUAGE, "-source-language", "en"]
        run("lupdate", *sources, str(listed), *options, "-ts", str(target))


def build() -> None:
    """Write the files that the program loads: its own and Qt's texts of standard buttons."""
    run("lrelease", str(SOURCE), "-qm", str(SOURCE.with_suffix(".qm")))
    qt_file = f"qtbase_{LANGUAGE}.qm"
    shutil.copyfile(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / qt_file, FOLDER / qt_file)


def unfinished(source: Path) -> list[str]:
    """The texts of a Linguist file that have no translation."""
    missing = []
    for context in ElementTree.parse(source).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished" or not translation.text:
                missing.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return missing


def texts_of(source: Path) -> set[tuple[str, str]]:
    """All (context, text) of a Linguist file."""
    return {
        (context.findtext("name") or "", message.findtext("source") or "")
        for context in ElementTree.parse(source).getroot().iter("context")
        for message in context.iter("message")
    }


def problems() -> list[str]:
    """What is wrong with the committed translation: texts missing in it, and texts without a translation."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / SOURCE.name
        shutil.copyfile(SOURCE, fresh)
        collect(fresh)
        new = texts_of(fresh) - texts_of(SOURCE)
    return [f"not collected: {context}: {text}" for context, text in sorted(new)] + [
        f"not translated: {line}" for line in unfinished(SOURCE)
    ]


def run(tool: str, *arguments: str) -> None:
    """Run a Linguist tool of the installed PySide6. Raises RuntimeError with its output when it fails."""
    suffix = ".exe" if sys.platform == "win32" else ""
    beside = Path(PySide6.__file__).parent
    places = [beside / f"{tool}{suffix}", beside / "Qt" / "libexec" / f"{tool}{suffix}"]
    program = next((place for place in places if place.exists()), None)
    command = [str(program)] if program else [str(Path(sysconfig.get_path("scripts")) / f"pyside6-{tool}{suffix}")]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{tool} failed:\n{done.stdout}{done.stderr}")


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; fail when something is missing")
    if parser.parse_args().check:
        found = problems()
        print("\n".join(found) or "all texts are translated")
        return 1 if found else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    collect(SOURCE)
    build()
    missing = unfinished(SOURCE)
    print(f"{len(texts_of(SOURCE))} texts, {len(missing)} without a translation")
    print("\n".join(missing))
    return 0


if __name__ == "__main__":
    sys.exit(main())
