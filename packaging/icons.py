"""Draws the program's icon files from resources/icons/nnviz.svg: PNG for Linux, .ico for Windows, .icns for macOS."""

import io
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)


def draw_icons(svg: Path, folder: Path) -> None:
    """Write nnviz-<size>.png, nnviz.ico and nnviz.icns into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    renderer = QSvgRenderer(str(svg))
    pictures = {size: draw(renderer, size) for size in (*PNG_SIZES, 1024)}
    for size in PNG_SIZES:
        pictures[size].save(folder / f"nnviz-{size}.png")
    largest = pictures[1024]
    smaller = [pictures[size] for size in ICO_SIZES]
    largest.save(folder / "nnviz.ico", sizes=[(size, size) for size in ICO_SIZES], append_images=smaller)
    largest.save(folder / "nnviz.icns", append_images=[pictures[size] for size in (32, 64, 128, 256, 512)])


def draw(renderer: QSvgRenderer, size_px: int) -> Image.Image:
    """The icon as a picture of ``size_px`` by ``size_px``."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(0)
    with QPainter(image) as painter:
        renderer.render(painter, QRectF(0, 0, size_px, size_px))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub lacks the form with a device
    return Image.open(io.BytesIO(buffer.data().data()))


if __name__ == "__main__":
    draw_icons(Path(sys.argv[1]), Path(sys.argv[2]))
