"""A verdict → its pale ground in Word and Excel; the words stand on it, the colour alone says nothing."""

from __future__ import annotations

from gongkai_cli.model.verdicts import Verdict

COLOURS: dict[Verdict, str] = {
    Verdict.MET: "E2F0D9",
    Verdict.MET_LATE: "FFE699",
    Verdict.OVERDUE: "F8CBAD",
    Verdict.DUE_SOON: "DDEBF7",
    Verdict.PENDING: "F2F2F2",
    Verdict.NOTHING: "E2EFDA",
    Verdict.WAIVED: "E4DFEC",
    Verdict.NOT_APPLICABLE: "EDEDED",
    Verdict.EXEMPT: "EDEDED",
    Verdict.UNDETERMINED: "FCE4D6",
}
