"""How far an interview may go: in, nothing; out, bounds that the dialog keeps and the checks warn of."""

MOST_SILENT_STEPS = 1_000
"""Instructions from one outcome to the next."""
MOST_OUTCOMES = 1_000
"""Answers, skips and silences of one interview; then it ends as `too_long`."""
MOST_LOOPS_AROUND = 50
"""Loops that one place lies in; each of them counts its rounds under every answer that is recorded there."""
