"""The bot's own phrases in English."""

from collections.abc import Mapping

from surveybot.phrases.keys import PhraseKey

ENGLISH: Mapping[PhraseKey, str] = {
    "skip": "Skip",
    "done": "Done",
    "back": "Back",
    "yes": "Yes",
    "no": "No",
    "continue_": "Continue",
    "start_over": "Start over",
    "forget_yes": "Erase everything",
    "forget_no": "Keep everything",
    "share_contact": "📱 Send my number",
    "share_location": "📍 Send my place",
    "optional_hint": "You can skip this question: tap Skip or send /skip.",
    "multi_hint": "You can choose several; then tap Done. Or type them, separated by commas.",
    "ranking_hint": (
        "Tap them in order, from the first to the last; a second tap takes one back. Or type all of them, "
        "separated by commas."
    ),
    "date_hint": "Tap a day, or type it, for example {example}.",
    "time_hint": "Tap the hour, then the minutes; or type it, for example {example}.",
    "datetime_hint": "Tap the day, then the time; or type both, for example {example}.",
    "phone_hint": (
        "Tap the button below, or type the number with the code of its country, for example +371 20 000 000."
    ),
    "location_hint": "Tap the button below, or attach a place.",
    "no_buttons_needed": "You can also type your answer.",
    "write_in_ask": "Please write your own:",
    "chosen": "✓ {labels}",
    "progress": "Question {number} of {total}",
    "progress_range": "Question {number} of {least}–{most}",
    "progress_at_least": "Question {number} of at least {least}",
    "language_ask": "Which language would you like to use?",
    "language_set": "We will go on in English.",
    "refused_text": "Please type an answer.",
    "refused_kind": "I cannot take this as an answer here. Please type your answer.",
    "refused_empty": "That was empty. Please type an answer.",
    "blank_or_invisible": "I can see no letters or digits in your message. Please type an answer.",
    "refused_too_long": "That is too long: {length} characters. The limit is {limit}; please shorten it.",
    "refused_integer": "Please send a whole number in digits, for example 12.",
    "refused_number": "Please send a number in digits, for example 12 or 1.5.",
    "refused_yes_no": "Please answer yes or no.",
    "refused_choice": "That is not on the list. Please tap a button or type one of the choices.",
    "refused_multi_pick": "Please choose from {low} to {high}. You have chosen {count}.",
    "refused_multi_pick_exact": "Please choose exactly {low}. You have chosen {count}.",
    "refused_multi_pick_at_least": "Please choose at least {low}. You have chosen {count}.",
    "refused_multi_pick_at_most": "Please choose at most {high}. You have chosen {count}.",
    "refused_alone": "“{label}” cannot be combined with other answers.",
    "refused_ranking": "Please put all of them in order, each one once.",
    "refused_full": "“{label}” has no places left. Please choose something else.",
    "choice_full": "{label} (no places left)",
    "refused_scale": "Please choose a number from {low} to {high}.",
    "refused_date": "I cannot read this as a date. Please write it like {example}.",
    "refused_date_slashes": "With slashes, day and month are easily confused. Please write {example}.",
    "refused_time": "I cannot read this as a time. Please write it like {example}.",
    "refused_datetime": "I cannot read this as a day with a time. Please write both, like {example}.",
    "refused_email": "This is no e-mail address. Please write it like name@example.org.",
    "refused_phone": (
        "This is no telephone number. Please write it with the code of its country, like +371 20 000 000."
    ),
    "refused_contact": "This is somebody else's card. Please send your own number.",
    "refused_location": "Please send a place: tap the button below, or attach one.",
    "refused_photo": "Please send a photo.",
    "refused_file": "Please send a file.",
    "refused_voice": "Please record a voice message.",
    "refused_kinds": "This kind of file does not fit here. Possible are: {kinds}.",
    "refused_size_high": "This file is too big. The limit is {high}.",
    "refused_size_low": "This file is too small. At least {low} are needed.",
    "refused_range": "Please send a number from {low} to {high}.",
    "refused_range_low": "Please send a number that is not below {low}.",
    "refused_range_high": "Please send a number that is not above {high}.",
    "refused_length": "Number of characters: from {low} to {high}. Your answer has {length}.",
    "refused_length_low": "This is too short. Number of characters: at least {low}. Your answer has {length}.",
    "refused_length_high": "This is too long. Number of characters: at most {high}. Your answer has {length}.",
    "refused_pattern": "The answer does not have the form that is needed here. Please check it and send it again.",
    "refused_rule": "This answer does not fit here. Please check it and send it again.",
    "refused_skip": "This question cannot be skipped. Please answer it.",
    "refused_command": "This command does nothing here. Please type an answer, or send /help.",
    "again_ask": "Shall one more be added?",
    "keep": "↩ {label}",
    "review_hint": "To change an answer, tap its number.",
    "review_ok": "✓ All correct",
    "no_answer": "no answer",
    "refused_review": "Please tap a number to change that answer, or confirm with /ok.",
    "set_aside": "Because of your change, this answer no longer fits. Please answer again.",
    "all_full": "All places here are taken, so we go on without this question.",
    "one_of_album": "One is enough here: I have taken the first one.",
    "gave_up": "That did not work out, so the survey ends here. To try again, send /start.",
    "old_button": "This button no longer works. Send /start to go on.",
    "one_language": "There is only one language here.",
    "already_answered": "This question has already been answered.",
    "edited_hint": "An edited message does not change your answer. To change it, send /back.",
    "nothing_to_go_back": "This is the first question; there is nothing to go back to.",
    "cancelled": "The survey has been cancelled. To begin again, send /start.",
    "update_cancelled": "Nothing was changed: your earlier answers stand. To change them, send /start.",
    "nothing_to_cancel": "There is no survey in progress. To see the surveys, send /start.",
    "continue_or_restart": "You have begun “{title}” already. Continue where you stopped, or start over?",
    "continue_ask": "You have begun “{title}” already. Continue where you stopped?",
    "resumed": "Let us go on where you stopped.",
    "hint_commands": (
        "/start – begin or go on\n"
        "/back – change the last answer\n"
        "/language – change the language\n"
        "/cancel – stop the survey\n"
        "/forget – erase my answers"
    ),
    "forget_ask": (
        "Shall all your answers be erased, in every survey? This cannot be undone. Anonymous answers cannot "
        "be found, so they stay."
    ),
    "forgotten": (
        "Erased with all your answers: {titles}. Anonymous answers cannot be found and stay. You can delete "
        "the messages in this chat yourself."
    ),
    "forget_kept": "Nothing has been erased.",
    "nothing_to_forget": "There are no answers of yours that could be erased. Anonymous answers cannot be found.",
    "thanks": "Thank you. Your answers have been saved.",
    "nothing_kept": "Thank you. Your answers have not been kept.",
    "menu": "Which survey would you like to take?",
    "menu_empty": "There is no survey for you at the moment.",
    "survey_not_found": "There is no such survey. Please check the link or ask the person who sent it.",
    "already_done": "You have already taken part in this survey. Thank you.",
    "invitation_used": "This invitation has been used. Please ask the person who sent it for another one.",
    "not_open_yet": "“{title}” opens on {when}. Please come back then.",
    "closed": "“{title}” is closed. Thank you for your interest.",
    "full": "All places in this survey are taken. Thank you for your interest.",
    "timed_out": "There was no answer for a long time, so the survey has been closed. To go on, send /start.",
    "expired": "The time for “{title}” is over, so it has been closed.",
    "too_many_outcomes": "The survey has become too long and ends here. Your answers so far are saved.",
    "reminder": "A few questions are still open. Shall we go on?",
    "too_many_messages": "Too many messages at once; some were not read. Please answer one question at a time.",
    "try_later": "Sorry, something went wrong on our side. Nothing is lost; please try again later.",
    "parked": "Sorry, the survey cannot go on at the moment. Your answers are saved, and HR has been told.",
}
