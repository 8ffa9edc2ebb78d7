"""The names of the bot's own phrases: in, nothing; out, `PhraseKey` and those that stand on buttons."""

from typing import Literal, TypeAlias, get_args

PhraseKey: TypeAlias = Literal[
    # on buttons
    "skip", "done", "back", "yes", "no", "continue_", "start_over", "forget_yes", "forget_no", "share_contact",
    "share_location",
    # around a question
    "optional_hint", "multi_hint", "ranking_hint", "date_hint", "time_hint", "datetime_hint", "phone_hint",
    "location_hint", "no_buttons_needed", "write_in_ask", "chosen", "progress", "progress_range", "progress_at_least",
    "language_ask", "language_set",
    # refusals
    "refused_text", "refused_kind", "refused_empty", "blank_or_invisible", "refused_too_long", "refused_integer",
    "refused_number", "refused_yes_no", "refused_choice", "refused_multi_pick", "refused_multi_pick_exact",
    "refused_multi_pick_at_least", "refused_multi_pick_at_most", "refused_alone", "refused_ranking", "refused_full",
    "choice_full", "refused_scale", "refused_date", "refused_date_slashes", "refused_time", "refused_datetime",
    "refused_email", "refused_phone", "refused_contact", "refused_location", "refused_photo", "refused_file",
    "refused_voice", "refused_kinds", "refused_size_high", "refused_size_low", "refused_range", "refused_range_low",
    "refused_range_high", "refused_length", "refused_length_low", "refused_length_high", "refused_pattern",
    "refused_rule", "refused_skip", "refused_command",
    # going about in a survey
    "again_ask", "keep", "review_hint", "review_ok", "no_answer", "refused_review", "set_aside", "all_full",
    "one_of_album", "gave_up", "already_answered", "old_button", "one_language", "edited_hint", "nothing_to_go_back",
    "cancelled", "update_cancelled", "nothing_to_cancel", "continue_or_restart", "continue_ask", "resumed",
    "survey_changed", "hint_commands", "forget_ask", "forgotten", "forget_kept", "nothing_to_forget",
    # beginning and ending
    "thanks", "nothing_kept", "menu", "menu_empty", "survey_not_found", "already_done", "invitation_used",
    "not_open_yet", "closed", "full", "timed_out", "expired", "too_many_outcomes", "reminder", "wave_call",
    # when something is amiss
    "too_many_messages", "try_later", "parked",
]  # fmt: skip

KEYS: tuple[PhraseKey, ...] = get_args(PhraseKey)
BUTTONS: tuple[PhraseKey, ...] = (
    *("skip", "done", "back", "yes", "no", "continue_", "start_over", "forget_yes", "forget_no", "share_contact"),
    *("share_location", "review_ok"),
)
