"""Verifies and signs bundles, with the judge of the command ``paraph``.

``verify`` judges one bundle, ``verify_batch`` a column of bundles in Arrow. Both judge by a ``Roster``, which
says who holds each key. Trust comes only from the roster.
"""

from ._native import (
    Act,
    Bundle,
    ParaphError,
    Party,
    Reason,
    Record,
    Report,
    Roster,
    Text,
    Verdicts,
    canon,
    hash,
    sign,
    verify,
    verify_batch,
)

__all__ = [
    "Act",
    "Bundle",
    "ParaphError",
    "Party",
    "Reason",
    "Record",
    "Report",
    "Roster",
    "Text",
    "Verdicts",
    "canon",
    "hash",
    "sign",
    "verify",
    "verify_batch",
]
