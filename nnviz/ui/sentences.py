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

PATTERNS = (
    QT_TRANSLATE_NOOP("sentences", "{0} (sizes so far: {1})"),
    QT_TRANSLATE_NOOP("sentences", "the loss has reached {0}"),
    QT_TRANSLATE_NOOP("sentences", "no better test loss for {0} epochs"),
    QT_TRANSLATE_NOOP("sentences", "{0} epochs are done"),
    QT_TRANSLATE_NOOP("sentences", "at most {0} runs can be kept: remove one first"),
    QT_TRANSLATE_NOOP("sentences", "there are no points to learn from: paint at least one training point"),
    QT_TRANSLATE_NOOP("sentences", "there can be at most {0} own points, got {1}"),
    QT_TRANSLATE_NOOP("sentences", "batch size must be at most the {0} training samples, got {1}; 0 takes all of them"),
    QT_TRANSLATE_NOOP("sentences", "{0} must be at least {1}, got {2}"),
    QT_TRANSLATE_NOOP("sentences", "{0} must be at most {1}, got {2}"),
    QT_TRANSLATE_NOOP("sentences", "{0} must be {1} to {2}, got {3}"),
    QT_TRANSLATE_NOOP("sentences", "{0} must be a whole number, got {1}"),
    QT_TRANSLATE_NOOP("sentences", "at least one input must be on"),
    QT_TRANSLATE_NOOP("sentences", "softmax belongs to the last layer only"),
    QT_TRANSLATE_NOOP("sentences", "at most {0} layers can be built, got {1}"),
    QT_TRANSLATE_NOOP("sentences", "the {0} would have {1} weights; at most {2} can be built"),
    QT_TRANSLATE_NOOP("sentences", "the {0} has no layer left; it needs at least its output layer"),
    QT_TRANSLATE_NOOP("sentences", "the data has one value a sample, so the last layer needs 1 unit, got {0}"),
    QT_TRANSLATE_NOOP("sentences", "{0} needs a last layer with {1}, got {2}: change its activation"),
    QT_TRANSLATE_NOOP("sentences", "{0} needs class labels, but the data holds values: choose mean squared error"),
    QT_TRANSLATE_NOOP("sentences", "softmax goes with categorical cross-entropy, got {0}: change the loss"),
    QT_TRANSLATE_NOOP("sentences", "{0} needs a flat input, got {1}; add a flatten layer before it"),
    QT_TRANSLATE_NOOP(
        "sentences", "a window of {0} does not fit into a picture of {1}; use {2} or less, or padding same"
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "{0} needs a picture (height, width, channels), got {1}; add a reshape layer before it"
    ),
    QT_TRANSLATE_NOOP("sentences", "text must go through an embedding layer first; put one in front"),
    QT_TRANSLATE_NOOP("sentences", "{0} is not there. Look whether it was moved or renamed."),
    QT_TRANSLATE_NOOP("sentences", "{0} could not be read: {1}."),
    QT_TRANSLATE_NOOP("sentences", "{0} could not be written: {1}. Save it in another place."),
    QT_TRANSLATE_NOOP("sentences", "{0} is damaged: {1}. Open another copy of it; nothing was changed."),
    QT_TRANSLATE_NOOP("sentences", "{0} is not an NNViz experiment."),
    QT_TRANSLATE_NOOP("sentences", "{0} is damaged, cut off, or not an ONNX file. Export it again."),
    QT_TRANSLATE_NOOP("sentences", "{0} keeps its weights in another file; export it as one file."),
    QT_TRANSLATE_NOOP("sentences", "These operators cannot be imported: {0}. Supported are: {1}."),
    QT_TRANSLATE_NOOP("sentences", "The network branches at {0}; only layers in a row can be imported."),
    QT_TRANSLATE_NOOP("sentences", "ONNX files need the package onnx; install it with: {0}"),
    QT_TRANSLATE_NOOP("sentences", "The scores that the last layer gives are made probabilities by a softmax here."),
    QT_TRANSLATE_NOOP("sentences", "GELU is computed in its tanh form here: up to 0.0005 from the exact one."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "A scikit-learn estimator answers for samples; this network makes them. Choose another target.",
    ),
    QT_TRANSLATE_NOOP("sentences", "{0} was written by a newer NNViz; open it with version {1} or newer."),
    QT_TRANSLATE_NOOP("sentences", "the file is empty"),
    QT_TRANSLATE_NOOP("sentences", "the file has no rows below its header"),
    QT_TRANSLATE_NOOP(
        "sentences",
        "line {0} has {1} values, not {2}: look whether the separator is right and the file complete",
    ),
    QT_TRANSLATE_NOOP("sentences", "line {0} is longer than {1} characters: this is not a table"),
    QT_TRANSLATE_NOOP("sentences", "line {0} is longer than {1} characters: perhaps a quotation mark is never closed"),
    QT_TRANSLATE_NOOP("sentences", "after line {0} the file is not valid {1}: choose another encoding"),
    QT_TRANSLATE_NOOP("sentences", "after line {0} the file holds zero bytes: it is damaged or not a text table"),
    QT_TRANSLATE_NOOP("sentences", "after line {0} the table cannot be read: {1}"),
    QT_TRANSLATE_NOOP("sentences", "the file holds zero bytes: it is not a text table; save it as CSV"),
    QT_TRANSLATE_NOOP("sentences", "the table has only one column: choose another separator; 2 to {0} can be used"),
    QT_TRANSLATE_NOOP("sentences", "the table has {0} columns; 2 to {1} can be used"),
    QT_TRANSLATE_NOOP("sentences", "the table has more than {0} rows or {1} values: take a part of it"),
    QT_TRANSLATE_NOOP(
        "sentences", "a table needs at least two columns that can be used: one to predict, one to predict from"
    ),
    QT_TRANSLATE_NOOP("sentences", "{0}: more than {1} different words, left out"),
    QT_TRANSLATE_NOOP("sentences", "{0}: no values, left out"),
    QT_TRANSLATE_NOOP("sentences", "{0}: {1} values are no numbers and count as missing, such as {2}"),
    QT_TRANSLATE_NOOP("sentences", "choose at least one column to predict from"),
    QT_TRANSLATE_NOOP("sentences", "the target {0} holds words: predict it as classes, or choose another column"),
    QT_TRANSLATE_NOOP("sentences", "the target {0} has only one value: there is nothing to tell apart"),
    QT_TRANSLATE_NOOP("sentences", "{0} has more than {1} different values: predict it as a value instead"),
    QT_TRANSLATE_NOOP("sentences", "{0} has {1} different values, not two: predict it as several classes"),
    QT_TRANSLATE_NOOP("sentences", "only {0} of {1} rows can be used; fill missing values or choose other columns"),
    QT_TRANSLATE_NOOP("sentences", "these columns make {0} inputs, at most {1} can be used; leave out words"),
    QT_TRANSLATE_NOOP("sentences", "{0} rows with {1} inputs are too many; leave out columns of words"),
    QT_TRANSLATE_NOOP(
        "sentences",
        '{0} needs an extra: pip install "nnviz-desktop[tables]", or save the table as CSV',
    ),
    QT_TRANSLATE_NOOP("sentences", "the data of {0} is not at hand: choose the file again"),
    QT_TRANSLATE_NOOP("sentences", "{0} could not be read: {1}"),
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
