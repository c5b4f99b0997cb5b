"""Sentences of the rooms below ui/ in the language of the program.

Rules and files explain themselves in English, with numbers put in. Their patterns are found in the code by
packaging/sentences.py; here stand only those that are put together from parts. A sentence that no pattern knows is
shown as it came. A name in front ("hidden-1: ...") stays.
"""

import re
import xml.etree.ElementTree as ElementTree
from functools import cache

from PySide6.QtCore import QCoreApplication

from nnviz.resources import resource_path
from nnviz.ui.i18n import QT_TRANSLATE_NOOP, catalogue, current_language
from nnviz.ui.preferences import application

CONTEXT = "sentences"
LANGUAGE = "zh_CN"
FEWEST_WORDS = 3

# Read by the collector of texts; at run time all patterns come from the file of the translators.
PATTERNS = (
    QT_TRANSLATE_NOOP("sentences", "{0} (sizes so far: {1})"),
    QT_TRANSLATE_NOOP("sentences", "{0} must be at least {1}, got {2}"),
    QT_TRANSLATE_NOOP("sentences", "{0} must be at most {1}, got {2}"),
    QT_TRANSLATE_NOOP("sentences", "{0} must be {1} to {2}, got {3}"),
    QT_TRANSLATE_NOOP("sentences", "{0} must be a whole number, got {1}"),
    QT_TRANSLATE_NOOP("sentences", "softmax belongs to the last layer only"),
    QT_TRANSLATE_NOOP(
        "sentences", "a window of {0} does not fit into a picture of {1}; use {2} or less, or padding same"
    ),
    QT_TRANSLATE_NOOP("sentences", "{0} is damaged, cut off, or not an ONNX file. Export it again."),
    QT_TRANSLATE_NOOP("sentences", "ONNX files need the package onnx; install it with: {0}"),
    QT_TRANSLATE_NOOP("sentences", "The scores that the last layer gives are made probabilities by a softmax here."),
    QT_TRANSLATE_NOOP("sentences", "GELU is computed in its tanh form here: up to 0.0005 from the exact one."),
    QT_TRANSLATE_NOOP("sentences", "line {0} is longer than {1} characters: this is not a table"),
    QT_TRANSLATE_NOOP("sentences", "line {0} is longer than {1} characters: perhaps a quotation mark is never closed"),
    QT_TRANSLATE_NOOP("sentences", "the table has only one column: choose another separator; 2 to {0} can be used"),
    QT_TRANSLATE_NOOP("sentences", "the table has {0} columns; 2 to {1} can be used"),
    QT_TRANSLATE_NOOP("sentences", "{0}: more than {1} different words, left out"),
    QT_TRANSLATE_NOOP("sentences", "{0}: no values, left out"),
    QT_TRANSLATE_NOOP("sentences", "{0}: {1} values are no numbers and count as missing, such as {2}"),
    QT_TRANSLATE_NOOP("sentences", "the data of {0} is not at hand: choose the file again"),
    QT_TRANSLATE_NOOP("sentences", "{0} must hold 2 to {1} folders, one for each class; it holds {2}"),
    QT_TRANSLATE_NOOP(
        "sentences", "{0} must hold two folders with pictures, one for each class; {1} found, {2} files were refused"
    ),
    QT_TRANSLATE_NOOP("sentences", "{0} holds {1} files: too many at this size; choose smaller pictures"),
    QT_TRANSLATE_NOOP("sentences", "not a kind of picture that can be read"),
    QT_TRANSLATE_NOOP("sentences", "damaged, or not a picture"),
    QT_TRANSLATE_NOOP("sentences", "larger than {0} MB"),
    QT_TRANSLATE_NOOP("sentences", "larger than {0} million pixels"),
    QT_TRANSLATE_NOOP("sentences", "{0} films need {1}, which is not there: {2}."),
    QT_TRANSLATE_NOOP("sentences", "{0} films need {1}, which this package leaves out. In Python: {2}."),
    QT_TRANSLATE_NOOP("sentences", "{0} could not be made: {1}"),
)


def sentence(text: str) -> str:
    """A sentence of the rooms below in the language of the program; several ones apart by semicolons, too."""
    if current_language(application()) == "en":
        return text
    known = _recognised(text, is_whole=True)
    if known is not None:
        return known
    owner, colon, rest = text.partition(": ")
    if colon and " " not in owner:
        return f"{owner}: {sentence(rest)}"
    return _apart(text) or catalogue(text)


def _apart(text: str) -> str:
    """Sentences apart by semicolons, one by one; an empty text when the first is not known."""
    parts = text.split("; ")
    for count in range(len(parts) - 1, 0, -1):
        known = _recognised("; ".join(parts[:count]), is_whole=True)
        if known is not None:
            return f"{known}；{sentence('; '.join(parts[count:]))}"
    return ""


def _recognised(text: str, *, is_whole: bool) -> str | None:
    """The translation by the pattern that says most of ``text``, None without one.

    A whole sentence is only told by patterns of three words and more; a part of one by any.
    """
    for pattern, expression, words in _expressions():
        found = expression.fullmatch(text) if words >= FEWEST_WORDS or not is_whole else None
        if found:
            parts = [_word(part) for part in found.groups()]
            return QCoreApplication.translate(CONTEXT, pattern).format(*parts)
    return None


@cache
def _expressions() -> tuple[tuple[str, re.Pattern[str], int], ...]:
    """All patterns, those first that say most themselves; with their numbers of words.

    They are collected from the code by packaging/translations.py and stand in the file of the translators.
    """
    contexts = ElementTree.parse(resource_path(f"translations/nnviz_{LANGUAGE}.ts")).getroot().iter("context")
    patterns = [
        message.findtext("source") or ""
        for context in contexts
        if context.findtext("name") == CONTEXT
        for message in context.iter("message")
    ]
    told = {pattern: re.sub(r"\{\d\}", "", pattern) for pattern in patterns}
    return tuple(
        (
            pattern,
            re.compile(re.sub(r"\\\{\d\\\}", "(.+?)", re.escape(pattern)), re.DOTALL),
            len(re.findall("[A-Za-z]+", told[pattern])),
        )
        for pattern in sorted(patterns, key=lambda pattern: -len(told[pattern]))
    )


def _word(part: str) -> str:
    """What is put into a sentence: a part of one, the name of a setting or a catalogue entry, else as it is."""
    known = _recognised(part, is_whole=False) if " " in part else None
    if known is not None:
        return known
    title = part[:1].upper() + part[1:]
    translated = catalogue(title)
    return part if translated == title else translated
