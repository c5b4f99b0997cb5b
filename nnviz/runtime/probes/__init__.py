"""The catalogue of probes, as an explicit list."""

from nnviz.runtime.probes import (
    explain,
    generative,
    interpret,
    lesion,
    outputs,
    parameters,
    pictures,
    plane,
    push,
    report,
    statistics,
    trace,
)
from nnviz.runtime.probes.base import PROBES, NotNow, Probe, Subject

CATALOGUE = (
    explain,
    generative,
    interpret,
    lesion,
    outputs,
    parameters,
    pictures,
    plane,
    push,
    report,
    statistics,
    trace,
)

__all__ = ["CATALOGUE", "PROBES", "NotNow", "Probe", "Subject"]
