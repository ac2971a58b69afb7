"""Keeps what is loaded once out of the way of every later collection of garbage."""

import gc


def settle() -> None:
    """Put everything that is alive now aside for good: collections look at what requests make.

    The program itself is a third of a million objects. A full collection would walk through all of
    them, in the middle of somebody's request, for a quarter of a second.
    """
    gc.collect()
    gc.freeze()
