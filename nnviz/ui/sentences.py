"""Sentences of the rooms below ui/ in the language of the program.

Rules and files explain themselves in English, with numbers put in. Here stand the patterns of the sentences that users
meet; one that is not listed is shown as it came. A name in front ("hidden-1: ...") stays.
"""

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from nnviz.ui.i18n import QT_TRANSLATE_NOOP, catalogue

CONTEXT = "sentences"

PATTERNS = (
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
)


def sentence(text: str) -> str:
    """A sentence of the rooms below in the language of the program."""
    for pattern, expression in _expressions():
        found = expression.fullmatch(text)
        if found:
            words = [_word(part) for part in found.groups()]
            return QCoreApplication.translate(CONTEXT, pattern).format(*words)
    owner, colon, rest = text.partition(": ")
    if colon and " " not in owner:
        return f"{owner}: {sentence(rest)}"
    return catalogue(text)


@cache
def _expressions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (pattern, re.compile(re.sub(r"\\\{\d\\\}", "(.+?)", re.escape(pattern)), re.DOTALL)) for pattern in PATTERNS
    )


def _word(part: str) -> str:
    """A name inside a sentence: of a setting or a catalogue entry, else as it is."""
    title = part[:1].upper() + part[1:]
    translated = catalogue(title)
    return part if translated == title else translated
