"""still_wanted: of several waiting configurations only the last is obeyed, and nothing that others rely on is lost."""

import numpy as np

from nnviz.runtime.commands import still_wanted
from nnviz.runtime.messages import (
    Configure,
    Pause,
    Play,
    Quit,
    Request,
    RunState,
    SaveState,
    SetInput,
    SetParameter,
    Watch,
)
from tests.runtime.support import small_spec, with_rate

SPEC = small_spec()
STATE = RunState({}, {"trainer": {}})


def test_only_the_last_configuration_counts() -> None:
    first, last = Configure(with_rate(SPEC, 0.1), 1), Configure(with_rate(SPEC, 0.2), 1)
    assert still_wanted([first, Play(), last]) == [Play(), last]


def test_a_rebuild_makes_former_ones_void_whatever_they_carry() -> None:
    opened, other = Configure(SPEC, 2, STATE), Configure(SPEC, 3)
    assert still_wanted([Configure(SPEC, 1), opened, other]) == [other]


def test_a_saved_run_is_kept_for_an_edit_of_it() -> None:
    opened, edited = Configure(SPEC, 2, STATE), Configure(with_rate(SPEC, 0.2), 2)
    assert still_wanted([opened, edited]) == [opened, edited]


def test_a_typed_weight_keeps_the_network_it_was_typed_into() -> None:
    commands = [Configure(SPEC, 1), SetParameter(0, 1.0), Configure(with_rate(SPEC, 0.2), 1)]
    assert still_wanted(commands) == commands


def test_only_the_last_input_and_watch_list_count() -> None:
    requests = frozenset({Request("maps")})
    last = SetInput(np.ones(2))
    assert still_wanted([SetInput(None), Watch(frozenset()), Pause(), last, Watch(requests)]) == [
        Pause(),
        last,
        Watch(requests),
    ]


def test_before_the_end_only_what_is_to_be_saved_is_done() -> None:
    built, saved = Configure(SPEC, 1), SaveState(1)
    assert still_wanted([Configure(SPEC, 1), Watch(frozenset()), Play(), Quit()]) == [Quit()]
    assert still_wanted([built, Play(), saved, Configure(SPEC, 2), Play(), Quit()]) == [built, Play(), saved, Quit()]
