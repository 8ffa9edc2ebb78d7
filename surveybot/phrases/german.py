"""The bot's own phrases in German."""

from collections.abc import Mapping

from surveybot.phrases.keys import PhraseKey

GERMAN: Mapping[PhraseKey, str] = {
    "skip": "Überspringen",
    "done": "Fertig",
    "back": "Zurück",
    "yes": "Ja",
    "no": "Nein",
    "continue_": "Fortsetzen",
    "start_over": "Neu beginnen",
    "optional_hint": "Sie können diese Frage überspringen: Tippen Sie auf „Überspringen“ oder senden Sie /skip.",
    "multi_hint": (
        "Sie können mehrere Antworten wählen; tippen Sie dann auf „Fertig“. Oder schreiben Sie sie, durch Kommas "
        "getrennt."
    ),
    "date_hint": "Tippen Sie auf einen Tag, oder schreiben Sie ihn, zum Beispiel {example}.",
    "no_buttons_needed": "Sie können Ihre Antwort auch schreiben.",
    "write_in_ask": "Bitte schreiben Sie Ihre eigene Antwort:",
    "chosen": "✓ {labels}",
    "progress": "Frage {number} von {total}",
    "progress_range": "Frage {number} von {least}–{most}",
    "progress_at_least": "Frage {number} von mindestens {least}",
    "language_ask": "Welche Sprache möchten Sie verwenden?",
    "language_set": "Wir machen auf Deutsch weiter.",
    "refused_text": "Bitte schreiben Sie eine Antwort.",
    "refused_kind": "Das kann ich hier nicht als Antwort annehmen. Bitte schreiben Sie Ihre Antwort.",
    "refused_empty": "Die Antwort war leer. Bitte schreiben Sie eine Antwort.",
    "blank_or_invisible": (
        "In Ihrer Nachricht sehe ich weder Buchstaben noch Ziffern. Bitte schreiben Sie eine Antwort."
    ),
    "refused_too_long": (
        "Das ist zu lang: {length} Zeichen. Die Grenze liegt bei {limit}; bitte kürzen Sie die Antwort."
    ),
    "refused_integer": "Bitte senden Sie eine ganze Zahl in Ziffern, zum Beispiel 12.",
    "refused_number": "Bitte senden Sie eine Zahl in Ziffern, zum Beispiel 12 oder 1,5.",
    "refused_yes_no": "Bitte antworten Sie mit Ja oder Nein.",
    "refused_choice": (
        "Das steht nicht auf der Liste. Bitte tippen Sie auf eine Schaltfläche oder schreiben Sie eine der Antworten."
    ),
    "refused_multi_pick": "Bitte wählen Sie {low} bis {high} Antworten. Gewählt sind {count}.",
    "refused_multi_pick_exact": "Anzahl der Antworten: genau {low}. Gewählt sind {count}.",
    "refused_multi_pick_at_least": "Anzahl der Antworten: mindestens {low}. Gewählt sind {count}.",
    "refused_multi_pick_at_most": "Anzahl der Antworten: höchstens {high}. Gewählt sind {count}.",
    "refused_alone": "„{label}“ lässt sich nicht mit anderen Antworten verbinden.",
    "refused_full": "Für „{label}“ sind keine Plätze mehr frei. Bitte wählen Sie etwas anderes.",
    "choice_full": "{label} (keine Plätze mehr)",
    "refused_scale": "Bitte wählen Sie eine Zahl von {low} bis {high}.",
    "refused_date": "Ich kann das nicht als Datum lesen. Bitte schreiben Sie es so: {example}.",
    "refused_date_slashes": "Mit Schrägstrichen verwechselt man leicht Tag und Monat. Bitte schreiben Sie {example}.",
    "forget_yes": "Alles löschen",
    "forget_no": "Alles behalten",
    "share_contact": "📱 Nummer senden",
    "share_location": "📍 Ort senden",
    "ranking_hint": (
        "Tippen Sie der Reihe nach, vom ersten bis zum letzten; ein zweites Tippen nimmt die Wahl "
        "zurück. Oder schreiben Sie alle, durch Kommas getrennt."
    ),
    "time_hint": (
        "Tippen Sie auf die Stunde, dann auf die Minuten; oder schreiben Sie die Zeit, zum Beispiel {example}."
    ),
    "datetime_hint": "Tippen Sie auf den Tag, dann auf die Zeit; oder schreiben Sie beides, zum Beispiel {example}.",
    "phone_hint": (
        "Tippen Sie auf die Taste unten, oder schreiben Sie die Nummer mit Landesvorwahl, zum Beispiel +371 20 000 000."
    ),
    "location_hint": "Tippen Sie auf die Taste unten, oder hängen Sie einen Ort an.",
    "refused_ranking": "Bitte bringen Sie alle in eine Reihenfolge, jedes genau einmal.",
    "refused_time": "Ich kann das nicht als Uhrzeit lesen. Bitte schreiben Sie sie so: {example}.",
    "refused_datetime": "Ich kann das nicht als Tag mit Uhrzeit lesen. Bitte schreiben Sie beides so: {example}.",
    "refused_email": "Das ist keine E-Mail-Adresse. Bitte schreiben Sie sie so: name@example.org.",
    "refused_phone": "Das ist keine Telefonnummer. Bitte schreiben Sie sie mit Landesvorwahl, so: +371 20 000 000.",
    "refused_contact": "Das ist die Karte einer anderen Person. Bitte senden Sie Ihre eigene Nummer.",
    "refused_location": "Bitte senden Sie einen Ort: Tippen Sie auf die Taste unten, oder hängen Sie einen an.",
    "refused_photo": "Bitte senden Sie ein Foto.",
    "refused_file": "Bitte senden Sie eine Datei.",
    "refused_voice": "Bitte nehmen Sie eine Sprachnachricht auf.",
    "refused_kinds": "Diese Art von Datei passt hier nicht. Möglich sind: {kinds}.",
    "refused_size_high": "Diese Datei ist zu groß. Die Grenze ist {high}.",
    "refused_size_low": "Diese Datei ist zu klein. Nötig sind mindestens {low}.",
    "one_of_album": "Eines genügt hier: Ich habe das erste genommen.",
    "refused_range": "Bitte senden Sie eine Zahl von {low} bis {high}.",
    "refused_range_low": "Bitte senden Sie eine Zahl, die nicht kleiner als {low} ist.",
    "refused_range_high": "Bitte senden Sie eine Zahl, die nicht größer als {high} ist.",
    "refused_length": "Anzahl der Zeichen: von {low} bis {high}. Ihre Antwort hat {length}.",
    "refused_length_low": "Das ist zu kurz. Anzahl der Zeichen: mindestens {low}. Ihre Antwort hat {length}.",
    "refused_length_high": "Das ist zu lang. Anzahl der Zeichen: höchstens {high}. Ihre Antwort hat {length}.",
    "refused_pattern": (
        "Die Antwort hat nicht die Form, die hier nötig ist. Bitte prüfen Sie sie und senden Sie sie noch einmal."
    ),
    "refused_rule": "Diese Antwort passt hier nicht. Bitte prüfen Sie sie und senden Sie sie noch einmal.",
    "refused_skip": "Diese Frage lässt sich nicht überspringen. Bitte beantworten Sie sie.",
    "refused_command": "Dieser Befehl bewirkt hier nichts. Bitte schreiben Sie eine Antwort oder senden Sie /help.",
    "again_ask": "Möchten Sie einen weiteren Eintrag hinzufügen?",
    "keep": "↩ {label}",
    "review_hint": "Um eine Antwort zu ändern, tippen Sie auf ihre Nummer.",
    "review_ok": "✓ Alles richtig",
    "no_answer": "keine Antwort",
    "refused_review": (
        "Bitte tippen Sie auf die Nummer der Antwort, die Sie ändern möchten, oder bestätigen Sie mit /ok."
    ),
    "set_aside": "Durch Ihre Änderung passt diese Antwort nicht mehr. Bitte antworten Sie noch einmal.",
    "all_full": "Hier sind alle Plätze vergeben, deshalb geht es ohne diese Frage weiter.",
    "gave_up": (
        "Das hat nicht geklappt, deshalb endet die Umfrage hier. Um es noch einmal zu versuchen, senden Sie /start."
    ),
    "old_button": "Diese Schaltfläche gilt nicht mehr. Um fortzufahren, senden Sie /start.",
    "one_language": "Hier gibt es nur eine Sprache.",
    "already_answered": "Diese Frage ist schon beantwortet.",
    "edited_hint": "Eine bearbeitete Nachricht ändert Ihre Antwort nicht. Um sie zu ändern, senden Sie /back.",
    "nothing_to_go_back": "Dies ist die erste Frage; weiter zurück geht es nicht.",
    "cancelled": "Die Umfrage wurde abgebrochen. Um neu zu beginnen, senden Sie /start.",
    "update_cancelled": "Nichts wurde geändert, Ihre früheren Antworten bleiben. Um sie zu ändern, senden Sie /start.",
    "nothing_to_cancel": "Es läuft gerade keine Umfrage. Um die Umfragen zu sehen, senden Sie /start.",
    "continue_or_restart": (
        "Sie haben „{title}“ schon begonnen. Möchten Sie dort fortsetzen, wo Sie aufgehört haben, oder neu beginnen?"
    ),
    "continue_ask": "Sie haben „{title}“ schon begonnen. Möchten Sie dort fortsetzen, wo Sie aufgehört haben?",
    "resumed": "Machen wir dort weiter, wo Sie aufgehört haben.",
    "survey_changed": "Diese Umfrage wurde geändert; Ihre Antworten bleiben erhalten.",
    "hint_commands": (
        "/start – beginnen oder fortsetzen\n"
        "/back – die letzte Antwort ändern\n"
        "/language – die Sprache wechseln\n"
        "/cancel – die Umfrage abbrechen\n"
        "/forget – meine Antworten löschen"
    ),
    "forget_ask": (
        "Sollen alle Ihre Antworten in allen Umfragen gelöscht werden? Das lässt sich nicht rückgängig "
        "machen. Anonyme Antworten sind nicht auffindbar und bleiben."
    ),
    "forgotten": (
        "Mit allen Ihren Antworten gelöscht: {titles}. Anonyme Antworten sind nicht auffindbar und bleiben. "
        "Die Nachrichten in diesem Chat können Sie selbst löschen."
    ),
    "forget_kept": "Es wurde nichts gelöscht.",
    "nothing_to_forget": (
        "Es gibt hier keine Antworten von Ihnen, die gelöscht werden könnten. Anonyme Antworten sind nicht auffindbar."
    ),
    "thanks": "Vielen Dank. Ihre Antworten sind gespeichert.",
    "nothing_kept": "Vielen Dank. Ihre Antworten wurden nicht aufbewahrt.",
    "menu": "An welcher Umfrage möchten Sie teilnehmen?",
    "menu_empty": "Im Moment gibt es keine Umfrage für Sie.",
    "survey_not_found": (
        "Diese Umfrage gibt es nicht. Bitte prüfen Sie den Link oder fragen Sie die Person, die ihn gesendet hat."
    ),
    "already_done": "Sie haben an dieser Umfrage schon teilgenommen. Vielen Dank.",
    "invitation_used": (
        "Diese Einladung wurde schon verwendet. Bitte fragen Sie die Person, die sie gesendet hat, nach einer neuen."
    ),
    "not_open_yet": "„{title}“ wird geöffnet: {when}. Bitte kommen Sie dann wieder.",
    "closed": "„{title}“ ist geschlossen. Vielen Dank für Ihr Interesse.",
    "full": "Alle Plätze in dieser Umfrage sind vergeben. Vielen Dank für Ihr Interesse.",
    "timed_out": (
        "Es kam lange keine Antwort, deshalb wurde die Umfrage geschlossen. Um fortzufahren, senden Sie /start."
    ),
    "expired": "Die Zeit für „{title}“ ist abgelaufen, deshalb wurde die Umfrage geschlossen.",
    "too_many_outcomes": (
        "Die Umfrage ist zu lang geworden und endet hier. Ihre bisherigen Antworten sind gespeichert."
    ),
    "reminder": "Einige Fragen sind noch offen. Möchten Sie weitermachen?",
    "wave_call": "„{title}“: Der nächste Teil hat begonnen. Tippen Sie, um anzufangen.",
    "too_many_messages": (
        "Zu viele Nachrichten auf einmal; einige wurden nicht gelesen. Bitte beantworten Sie eine Frage nach der "
        "anderen."
    ),
    "try_later": (
        "Entschuldigung, bei uns ist etwas schiefgegangen. Nichts ist verloren; bitte versuchen Sie es später "
        "noch einmal."
    ),
    "parked": (
        "Entschuldigung, die Umfrage kann im Moment nicht weitergehen. Ihre Antworten sind gespeichert, und die "
        "Personalabteilung ist informiert."
    ),
}
