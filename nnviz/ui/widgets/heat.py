"""Arrays of numbers as pictures in the program's colours, and pictures as arrays."""

from functools import cache

import numpy as np
from PySide6.QtGui import QImage

from nnviz.ui.theme import Colors, class_rgb, diverging_lut, neutral_rgb, packed, rgb_of

SOFTNESS = 0.12
"""Share of the surface colour mixed into maps that lie under points, so that the points stand out."""


DIVERGED = np.errstate(over="ignore", invalid="ignore")
"""Numbers of a network on its way to infinity are shown as well as they can be."""


def largest(values: np.ndarray) -> float:
    """The largest size of the numbers, 1 where all are 0: what full colour stands for."""
    return float(np.abs(values).max(initial=0.0)) or 1.0


def image_of(argb: np.ndarray, has_alpha: bool = False) -> QImage:
    """A picture from uint32 ARGB (height, width); ``has_alpha`` keeps what is transparent."""
    pixels = np.ascontiguousarray(argb, np.uint32)
    height, width = pixels.shape
    kind = QImage.Format.Format_ARGB32_Premultiplied if has_alpha else QImage.Format.Format_RGB32
    return QImage(pixels.data, width, height, 4 * width, kind).copy()


def pixels_of(image: QImage, form: QImage.Format) -> np.ndarray:
    """The pixels (height, width, channels) of a picture in a form of whole bytes, uint8, as a copy."""
    image = image.convertToFormat(form)
    width, depth = image.width(), image.depth() // 8
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : width * depth].reshape(image.height(), width, depth).copy()


@DIVERGED
def diverging_image(values: np.ndarray, theme: Colors, is_hard: bool = False) -> QImage:
    """Values -1 to 1 (height, width) on the softened diverging scale; ``is_hard`` shows only the sign.

    What lies beyond is clamped; NaN is plain grey.
    """
    if is_hard:
        values = np.sign(values)
    return image_of(_looked_up(values * 127.5 + 127.5, soft_diverging_lut(theme), theme))


@DIVERGED
def signed_image(values: np.ndarray, theme: Colors) -> QImage:
    """Values -1 to 1 (height, width) on the full diverging scale."""
    return image_of(_looked_up(values * 127.5 + 127.5, diverging_lut(theme), theme))


@DIVERGED
def grey_image(values: np.ndarray) -> QImage:
    """Values 0 to 1 (height, width) from black to white: pictures as the net gets them."""
    level = (np.clip(values, 0, 1) * 255).astype(np.uint32)
    return image_of(0xFF000000 | (level << 16) | (level << 8) | level)


def picture_image(values: np.ndarray) -> QImage:
    """Values 0 to 1 as the net gets them: grey (height, width), or red, green and blue (height, width, 3)."""
    if values.ndim == 2:
        return grey_image(values)
    return image_of(packed(np.clip(values, 0, 1) * 255))


def class_image(probabilities: np.ndarray, theme: Colors, is_hard: bool = False) -> QImage:
    """Probabilities (classes, height, width): the colour of the likeliest class, paler where it is less certain."""
    count = len(probabilities)
    winner = probabilities.argmax(0)
    sure = probabilities.max(0)
    share = np.full_like(sure, 1.0) if is_hard else np.clip((sure * count - 1) / max(count - 1, 1), 0, 1)
    levels = np.nan_to_num(share * 31).astype(np.intp)
    argb = _class_lut(theme)[winner, levels]
    argb[np.isnan(sure)] = packed(rgb_of(theme.missing))
    return image_of(argb)


@cache
def soft_diverging_lut(theme: Colors) -> np.ndarray:
    """The diverging scale mixed with some surface colour, uint32 ARGB (256,)."""
    lut = diverging_lut(theme)
    rgb = np.stack([(lut >> shift) & 255 for shift in (16, 8, 0)], -1).astype(np.float32)
    return packed(np.rint(_softened(rgb, theme)))


@cache
def _class_lut(theme: Colors) -> np.ndarray:
    """uint32 ARGB (8 classes, 32 levels of confidence)."""
    share = np.linspace(0, 1, 32, dtype=np.float32)[:, None]
    neutral = neutral_rgb(theme)
    rgb = neutral + (class_rgb(theme)[:, None, :] - neutral) * share
    return packed(np.rint(_softened(rgb, theme)))


def _softened(rgb: np.ndarray, theme: Colors) -> np.ndarray:
    result: np.ndarray = rgb + (rgb_of(theme.surface) - rgb) * SOFTNESS
    return result


def _looked_up(level: np.ndarray, lut: np.ndarray, theme: Colors) -> np.ndarray:
    np.clip(level, 0, 255, out=level)
    is_missing = np.isnan(level)
    if not is_missing.any():
        return lut[level.astype(np.uint8)]
    argb = lut[np.where(is_missing, 0, level).astype(np.uint8)]
    argb[is_missing] = packed(rgb_of(theme.missing))
    return argb
