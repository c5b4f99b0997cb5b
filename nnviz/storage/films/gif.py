"""GIF, frame by frame: only what changed since the last frame is written, in a palette of its own.

Pillow's own way to save an animation keeps all frames in memory until the end; here each is written when it comes.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
from numpy.typing import NDArray

from nnviz.storage.films.base import FilmLook, Frame, missing
from nnviz.storage.problem import FileProblem

if TYPE_CHECKING:
    from PIL import Image  # loaded only where a film is made

HEADER = b"GIF89a"
LOOP_FOR_EVER = b"!\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00"
END = b";"
HUNDREDTH_MS = 10
"""The unit of times in a GIF."""
GREYS = 16
LARGEST_ERROR, FAR_OFF, MOST_FAR_OFF = 1.2, 24, 0.001
"""A palette goes on as long as pixels are right up to this, on average of 255, and so few of them far off."""
KEEP = 1
"""The disposal method that leaves a frame standing under the next one."""


def write_gif(file: BinaryIO, frames: Iterator[Frame], look: FilmLook) -> None:
    """A film that repeats for ever. A frame that shows nothing new only lets the one before it stay longer.

    Raises FileProblem when Pillow is not there.
    """
    try:
        import PIL  # noqa: F401  # an extra; asked for before the first frame
    except ImportError as error:
        raise FileProblem(missing("gif")) from error
    painter = GifPainter(look.colors)
    period_ms = 1000 / look.frames_per_second
    waiting: Frame | None = None
    waited_ms = 0.0
    for frame in frames:
        if waiting is None:
            file.write(_start(frame))
        elif not np.array_equal(frame, waiting):
            file.write(painter.picture(waiting, waited_ms))
            waited_ms %= HUNDREDTH_MS  # what rounding left over
        waiting, waited_ms = frame, waited_ms + period_ms
    if waiting is not None:
        file.write(painter.picture(waiting, waited_ms + 1000 * look.hold_s))
        file.write(END)


class GifPainter:
    """Turns frames into pictures of at most ``colors`` colours, each one the change from the picture before it.

    A palette is kept as long as it fits: to find one costs forty times as much as to use one.
    """

    def __init__(self, colors: int) -> None:
        self._colors = colors
        self._before: Frame | None = None
        self._palette: Image.Image | None = None

    def picture(self, frame: Frame, stay_ms: float) -> bytes:
        """The next picture, to stay so long; equal pixels inside of what changed are left as they are."""
        from PIL import GifImagePlugin

        left, top, right, bottom = _changed_box(frame, self._before)
        part = np.ascontiguousarray(frame[top:bottom, left:right])
        indices, palette = self._quantized(part)
        facts: dict[str, object] = {"duration": stay_ms, "disposal": KEEP, "include_color_table": True}
        if self._before is not None:
            hole = len(palette) // 3
            indices[(part == self._before[top:bottom, left:right]).all(axis=2)] = hole
            facts["transparency"] = hole
        self._before = frame
        image = _indexed(indices, [*palette, 0, 0, 0])
        blocks: list[bytes] = GifImagePlugin.getdata(image, (left, top), **facts)
        return b"".join(blocks)

    def _quantized(self, part: Frame) -> tuple[NDArray[np.uint8], list[int]]:
        """Colour numbers (height, width) and the colours one after the other."""
        from PIL import Image

        image = Image.fromarray(part)
        palettes = [self._palette] if self._palette is not None else []
        for palette in (*palettes, None):
            self._palette = palette or _fitting_palette(image, self._colors - 1)
            indices = np.asarray(image.quantize(palette=self._palette, dither=Image.Dither.NONE)).copy()
            colors = list(self._palette.getpalette() or [])
            if palette is None or _fits(part, indices, colors):
                break
        return indices, colors


def _start(frame: Frame) -> bytes:
    """The header and the size of the screen, without a palette for all frames."""
    width_and_height = b"".join(int(length).to_bytes(2, "little") for length in (frame.shape[1], frame.shape[0]))
    return HEADER + width_and_height + b"\x70\x00\x00" + LOOP_FOR_EVER


def _changed_box(frame: Frame, before: Frame | None) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what changed."""
    if before is None:
        return 0, 0, frame.shape[1], frame.shape[0]
    changed = (frame != before).any(axis=2)
    rows, columns = (np.flatnonzero(changed.any(axis=axis)) for axis in (1, 0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _fitting_palette(image: "Image.Image", count: int) -> "Image.Image":
    """The colours that the picture has most of, and some greys: letters are small, but must stay grey."""
    from PIL import Image

    common = image.quantize(count - GREYS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    greys = [level for step in range(GREYS) for level in (round(255 * step / (GREYS - 1)),) * 3]
    return _indexed(np.zeros((1, 1), np.uint8), [*(common.getpalette() or []), *greys])


def _fits(part: Frame, indices: NDArray[np.uint8], colors: list[int]) -> bool:
    """Whether some of the pixels are about as they should be."""
    table = np.array(colors, np.int16).reshape(-1, 3)
    error = np.abs(part[::4, ::4].astype(np.int16) - table[indices[::4, ::4]])
    return float(error.mean()) <= LARGEST_ERROR and float((error > FAR_OFF).mean()) <= MOST_FAR_OFF


def _indexed(indices: NDArray[np.uint8], palette: list[int]) -> "Image.Image":
    from PIL import Image

    image = Image.fromarray(indices, "P")
    image.putpalette(palette)
    return image
