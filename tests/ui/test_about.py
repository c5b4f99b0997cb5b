"""The card about the program: versions, and the licences of all parts to read."""


def test_the_card_shows_the_licences_of_all_parts(program):
    program.window.actions_by_key["about"].trigger()
    card = program.window.overlays.about
    assert card.isVisible()
    text = card.content.parts.toPlainText()
    for part in ("numpy", "Qt 6", "LGPL-3.0-only", "OpenSSL", "Inter", "Lucide"):
        assert part in text
