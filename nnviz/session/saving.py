"""Saving: a document is written when the trainer thread has handed over the state of its run."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nnviz.data.own import OwnData, OwnStore
from nnviz.runtime.messages import RunState, SaveState, StateSaved
from nnviz.session.document import Document
from nnviz.spec.parts import ExperimentSpec
from nnviz.storage.experiment_file import Experiment, write_experiment

KEPT_UNASKED = 10_000_000
MOST_KEPT = 90_000_000


@dataclass(frozen=True, slots=True)
class Order:
    """Write ``document`` to ``path``; a copy (autosave) leaves the document's own file and dirty mark alone."""

    path: Path
    document: Document
    is_copy: bool = False


class Saving:
    """The orders that wait for a state. ``send`` puts a command to the trainer thread, ``tickets`` numbers them,
    ``own`` holds the own data.

    ``has_failed`` tells that the last order that was done could not be written.
    """

    def __init__(self, send: Callable[[SaveState], None], tickets: Iterator[int], own: OwnStore) -> None:
        self._send = send
        self._own = own
        self._tickets = tickets
        self._orders: dict[int, Order] = {}
        self.has_failed = False

    @property
    def is_waiting(self) -> bool:
        """Whether an order is not done yet; copies do not count."""
        return any(not order.is_copy for order in self._orders.values())

    def order(self, order: Order) -> None:
        """Ask for the state; ``write`` follows."""
        ticket = next(self._tickets)
        self._orders[ticket] = order
        self._send(SaveState(ticket))

    def write(self, event: StateSaved) -> Order:
        """Write the file that the state was asked for. Raises FileProblem; the order is done in any case."""
        order = self._orders.pop(event.ticket)
        self.has_failed = True
        self.write_now(order, event.spec, event.state)
        self.has_failed = False
        return order

    def write_now(self, order: Order, spec: ExperimentSpec, state: RunState | None) -> None:
        """Write a document whose state is at hand; None for one that has no run. Raises FileProblem."""
        document = order.document
        experiment = Experiment(
            spec,
            state.arrays if state else {},
            state.facts if state else {},
            dict(document.view_state),
            str(document.path or "") if order.is_copy else "",
            own=self._kept(spec, order),
            kept=document.kept,
        )
        write_experiment(order.path, experiment)

    def _kept(self, spec: ExperimentSpec, order: Order) -> OwnData | None:
        """The own data where it goes into the file: by the user's word, else by its size."""
        data = own_data(spec, self._own)
        if data is None or data.size > MOST_KEPT:
            return None
        usual = data.size <= KEPT_UNASKED
        return data if (usual if order.is_copy else keeps_data(order.document, data)) else None


def own_data(spec: ExperimentSpec, own: OwnStore) -> OwnData | None:
    """The user's own data that the experiment names, where it is at hand."""
    return own.find(str(spec.data.settings.get("content", "")))


def keeps_data(document: Document, data: OwnData) -> bool:
    """Whether the data goes into the document's file."""
    return data.size <= KEPT_UNASKED if document.keeps_data is None else document.keeps_data
