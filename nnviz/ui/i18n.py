"""The languages of the interface and the switch between them while the program runs.

Texts of widgets are translated with ``self.tr`` in the context of their class. Texts of the catalogues below ui/
(labels and help of layers, datasets, settings, presets, edits) are English there and translated here, in one context.
"""

import logging

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from nnviz.resources import resource_path

log = logging.getLogger(__name__)

CATALOGUE = "catalogue"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # the name that Qt's collector of texts looks for
    """Mark a text of a table for translation; it is translated where it is shown."""
    return text


def catalogue(text: str) -> str:
    """The label or help of a catalogue entry in the language of the program."""
    return QCoreApplication.translate(CATALOGUE, text) if text else ""


def system_language() -> str:
    """The language of the user's system where the program speaks it, else English."""
    return "zh_CN" if QLocale.system().language() is QLocale.Language.Chinese else "en"


def current_language(app: QApplication) -> str:
    """The language on screen."""
    return str(app.property("language") or "en")


def set_language(app: QApplication, language: str) -> None:
    """Speak ``language``, "en" or "zh_CN", at once: every widget gets LanguageChange."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    app.setProperty("language", language)
    QLocale.setDefault(QLocale(language))
    if language == "en":
        return
    for name in (f"qtbase_{language}.qm", f"nnviz_{language}.qm"):
        translator = QTranslator(app)
        if translator.load(str(resource_path(f"translations/{name}"))):
            app.installTranslator(translator)
        else:
            log.warning("the translation %s is missing or broken", name)
            translator.deleteLater()
