"""How often a sliding window fits: the arithmetic behind the output size, and why some sizes are refused."""

from dataclasses import dataclass
from typing import Literal

Trouble = Literal["", "too large", "only zeros", "uneven"]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Side of the picture, zeros put on each side, side of the window, and how far it moves; in pixels."""

    picture: int
    padding: int
    kernel: int
    stride: int

    @property
    def padded(self) -> int:
        """The side of the picture with its rim of zeros."""
        return self.picture + 2 * self.padding


@dataclass(frozen=True, slots=True)
class Fit:
    """``output`` windows side by side leave ``left_over`` pixels that none of them sees.

    ``trouble``: "too large" for the padded picture, "only zeros" in the outermost windows, "uneven" when pixels are
    left over.
    """

    output: int
    left_over: int
    trouble: Trouble


def fit_of(sizes: Sizes) -> Fit:
    """``output = (picture + 2 padding - kernel) / stride + 1``."""
    room = sizes.padded - sizes.kernel
    if room < 0:
        return Fit(0, 0, "too large")
    output, left_over = room // sizes.stride + 1, room % sizes.stride
    if sizes.padding >= sizes.kernel:
        return Fit(output, left_over, "only zeros")
    return Fit(output, left_over, "uneven" if left_over else "")


def strides_that_fit(sizes: Sizes, most: int = 8) -> list[int]:
    """The strides that leave nothing over."""
    room = sizes.padded - sizes.kernel
    return [stride for stride in range(1, most + 1) if room >= 0 and room % stride == 0]


def padding_that_keeps(sizes: Sizes) -> int | None:
    """The padding on each side by which as many windows as ``picture / stride`` fit ("same"); None when uneven."""
    output = -(-sizes.picture // sizes.stride)
    total = max((output - 1) * sizes.stride + sizes.kernel - sizes.picture, 0)
    return None if total % 2 else total // 2
