"""The bot's own phrases in French."""

from collections.abc import Mapping

from surveybot.phrases.keys import PhraseKey

FRENCH: Mapping[PhraseKey, str] = {
    "skip": "Passer",
    "done": "Terminé",
    "back": "Retour",
    "yes": "Oui",
    "no": "Non",
    "continue_": "Continuer",
    "start_over": "Recommencer",
    "optional_hint": "Vous pouvez passer cette question\u00a0: appuyez sur «\u00a0Passer\u00a0» ou envoyez /skip.",
    "multi_hint": (
        "Vous pouvez choisir plusieurs réponses, puis appuyer sur «\u00a0Terminé\u00a0». Ou écrivez-les, "
        "séparées par des virgules."
    ),
    "date_hint": "Touchez un jour, ou écrivez-le, par exemple {example}.",
    "no_buttons_needed": "Vous pouvez aussi écrire votre réponse.",
    "write_in_ask": "Veuillez écrire votre propre réponse\u00a0:",
    "chosen": "✓ {labels}",
    "progress": "Question {number} sur {total}",
    "progress_range": "Question {number} sur {least}–{most}",
    "progress_at_least": "Question {number} sur au moins {least}",
    "language_ask": "Quelle langue souhaitez-vous utiliser\u00a0?",
    "language_set": "Nous continuons en français.",
    "refused_text": "Veuillez écrire une réponse.",
    "refused_kind": "Je ne peux pas accepter cela comme réponse ici. Veuillez écrire votre réponse.",
    "refused_empty": "La réponse était vide. Veuillez écrire une réponse.",
    "blank_or_invisible": "Je ne vois ni lettres ni chiffres dans votre message. Veuillez écrire une réponse.",
    "refused_too_long": (
        "C’est trop long\u00a0: {length} caractères. La limite est de {limit}\u00a0; veuillez raccourcir votre réponse."
    ),
    "refused_integer": "Veuillez envoyer un nombre entier en chiffres, par exemple 12.",
    "refused_number": "Veuillez envoyer un nombre en chiffres, par exemple 12 ou 1,5.",
    "refused_yes_no": "Veuillez répondre par oui ou par non.",
    "refused_choice": (
        "Cela ne figure pas dans la liste. Veuillez appuyer sur un bouton ou écrire l’une des réponses proposées."
    ),
    "refused_multi_pick": "Nombre de réponses à choisir\u00a0: de {low} à {high}. Vous en avez choisi {count}.",
    "refused_multi_pick_exact": "Nombre de réponses à choisir\u00a0: exactement {low}. Vous en avez choisi {count}.",
    "refused_multi_pick_at_least": "Nombre de réponses à choisir\u00a0: au moins {low}. Vous en avez choisi {count}.",
    "refused_multi_pick_at_most": "Nombre de réponses à choisir\u00a0: au plus {high}. Vous en avez choisi {count}.",
    "refused_alone": "«\u00a0{label}\u00a0» ne peut pas être combiné avec d’autres réponses.",
    "refused_full": "Il n’y a plus de place pour «\u00a0{label}\u00a0». Veuillez choisir autre chose.",
    "choice_full": "{label} (plus de place)",
    "refused_scale": "Veuillez choisir un nombre de {low} à {high}.",
    "refused_date": "Je ne peux pas lire cela comme une date. Veuillez l’écrire ainsi : {example}.",
    "refused_date_slashes": (
        "Avec des barres obliques, on confond vite le jour et le mois. Veuillez écrire {example}."
    ),
    "forget_yes": "Tout effacer",
    "forget_no": "Tout garder",
    "share_contact": "📱 Mon numéro",
    "share_location": "📍 Ma position",
    "ranking_hint": (
        "Touchez-les dans l’ordre, du premier au dernier ; toucher une seconde fois annule. Ou "
        "écrivez-les tous, séparés par des virgules."
    ),
    "time_hint": "Touchez l’heure, puis les minutes ; ou écrivez-la, par exemple {example}.",
    "datetime_hint": "Touchez le jour, puis l’heure ; ou écrivez les deux, par exemple {example}.",
    "phone_hint": (
        "Touchez le bouton ci-dessous, ou écrivez le numéro avec l’indicatif du pays, par exemple +371 20 000 000."
    ),
    "location_hint": "Touchez le bouton ci-dessous, ou joignez un lieu.",
    "refused_ranking": "Veuillez tous les mettre dans l’ordre, chacun une seule fois.",
    "refused_time": "Je ne peux pas lire cela comme une heure. Veuillez l’écrire ainsi : {example}.",
    "refused_datetime": (
        "Je ne peux pas lire cela comme un jour avec une heure. Veuillez écrire les deux ainsi : {example}."
    ),
    "refused_email": "Ce n’est pas une adresse électronique. Veuillez l’écrire ainsi : name@example.org.",
    "refused_phone": (
        "Ce n’est pas un numéro de téléphone. Veuillez l’écrire avec l’indicatif du pays, ainsi : +371 20 000 000."
    ),
    "refused_contact": "C’est la fiche d’une autre personne. Veuillez envoyer votre propre numéro.",
    "refused_location": "Veuillez envoyer un lieu : touchez le bouton ci-dessous, ou joignez-en un.",
    "refused_photo": "Veuillez envoyer une photo.",
    "refused_file": "Veuillez envoyer un fichier.",
    "refused_voice": "Veuillez enregistrer un message vocal.",
    "refused_kinds": "Ce type de fichier ne convient pas ici. Sont possibles : {kinds}.",
    "refused_size_high": "Ce fichier est trop grand. La limite est {high}.",
    "refused_size_low": "Ce fichier est trop petit. Il faut au moins {low}.",
    "one_of_album": "Un seul suffit ici : j’ai pris le premier.",
    "refused_range": "Veuillez envoyer un nombre de {low} à {high}.",
    "refused_range_low": "Veuillez envoyer un nombre qui ne soit pas inférieur à {low}.",
    "refused_range_high": "Veuillez envoyer un nombre qui ne soit pas supérieur à {high}.",
    "refused_length": "Nombre de caractères\u00a0: de {low} à {high}. Votre réponse en compte {length}.",
    "refused_length_low": (
        "C’est trop court. Nombre de caractères\u00a0: au moins {low}. Votre réponse en compte {length}."
    ),
    "refused_length_high": (
        "C’est trop long. Nombre de caractères\u00a0: au plus {high}. Votre réponse en compte {length}."
    ),
    "refused_pattern": "La réponse n’a pas la forme voulue ici. Veuillez la vérifier et l’envoyer de nouveau.",
    "refused_rule": "Cette réponse ne convient pas ici. Veuillez la vérifier et l’envoyer de nouveau.",
    "refused_skip": "Cette question ne peut pas être passée. Veuillez y répondre.",
    "refused_command": "Cette commande ne fait rien ici. Veuillez écrire une réponse ou envoyer /help.",
    "again_ask": "Souhaitez-vous faire un autre ajout\u00a0?",
    "keep": "↩ {label}",
    "review_hint": "Pour modifier une réponse, appuyez sur son numéro.",
    "review_ok": "✓ Tout est correct",
    "no_answer": "sans réponse",
    "refused_review": "Veuillez appuyer sur le numéro de la réponse à modifier, ou confirmer avec /ok.",
    "set_aside": "À la suite de votre modification, cette réponse ne convient plus. Veuillez répondre de nouveau.",
    "all_full": "Toutes les places sont prises ici, nous continuons donc sans cette question.",
    "gave_up": "Cela n’a pas abouti, l’enquête s’arrête donc ici. Pour réessayer, envoyez /start.",
    "old_button": "Ce bouton ne fonctionne plus. Pour continuer, envoyez /start.",
    "one_language": "Il n’y a qu’une seule langue ici.",
    "already_answered": "Cette question a déjà reçu une réponse.",
    "edited_hint": "Modifier un message ne change pas votre réponse. Pour la changer, envoyez /back.",
    "nothing_to_go_back": "C’est la première question\u00a0; il n’est pas possible de revenir en arrière.",
    "cancelled": "L’enquête a été annulée. Pour recommencer, envoyez /start.",
    "update_cancelled": "Rien n’a été modifié, vos réponses précédentes restent. Pour les modifier, envoyez /start.",
    "nothing_to_cancel": "Aucune enquête n’est en cours. Pour voir les enquêtes, envoyez /start.",
    "continue_or_restart": (
        "Vous avez déjà commencé «\u00a0{title}\u00a0». Souhaitez-vous continuer là où vous vous êtes arrêté(e) "
        "ou recommencer\u00a0?"
    ),
    "continue_ask": (
        "Vous avez déjà commencé «\u00a0{title}\u00a0». Souhaitez-vous continuer là où vous vous êtes arrêté(e)\u00a0?"
    ),
    "resumed": "Reprenons là où vous vous êtes arrêté(e).",
    "survey_changed": "Cette enquête a été modifiée\u00a0; vos réponses sont conservées.",
    "hint_commands": (
        "/start – commencer ou continuer\n"
        "/back – modifier la dernière réponse\n"
        "/language – changer de langue\n"
        "/cancel – arrêter l’enquête\n"
        "/forget – effacer mes réponses"
    ),
    "forget_ask": (
        "Faut-il effacer toutes vos réponses, dans toutes les enquêtes\u00a0? C’est irréversible. Les "
        "réponses anonymes sont introuvables et restent donc."
    ),
    "forgotten": (
        "Effacé avec toutes vos réponses\u00a0: {titles}. Les réponses anonymes sont introuvables et "
        "restent. Vous pouvez supprimer vous-même les messages de cette discussion."
    ),
    "forget_kept": "Rien n’a été effacé.",
    "nothing_to_forget": (
        "Il n’y a ici aucune réponse de votre part à effacer. Les réponses anonymes sont introuvables."
    ),
    "thanks": "Merci. Vos réponses ont été enregistrées.",
    "nothing_kept": "Merci. Vos réponses n’ont pas été conservées.",
    "menu": "À quelle enquête souhaitez-vous participer\u00a0?",
    "menu_empty": "Il n’y a pas d’enquête pour vous en ce moment.",
    "survey_not_found": (
        "Cette enquête n’existe pas. Veuillez vérifier le lien ou demander à la personne qui l’a envoyé."
    ),
    "already_done": "Vous avez déjà participé à cette enquête. Merci.",
    "invitation_used": (
        "Cette invitation a déjà été utilisée. Veuillez en demander une autre à la personne qui l’a envoyée."
    ),
    "not_open_yet": "Ouverture de «\u00a0{title}\u00a0»\u00a0: {when}. Veuillez revenir à ce moment-là.",
    "closed": "«\u00a0{title}\u00a0» est fermée. Merci de votre intérêt.",
    "full": "Toutes les places de cette enquête sont prises. Merci de votre intérêt.",
    "timed_out": (
        "Il n’y a pas eu de réponse pendant longtemps, l’enquête a donc été fermée. Pour continuer, envoyez /start."
    ),
    "expired": "Le temps prévu pour «\u00a0{title}\u00a0» est écoulé, l’enquête a donc été fermée.",
    "too_many_outcomes": "L’enquête est devenue trop longue et s’arrête ici. Vos réponses sont enregistrées.",
    "reminder": "Il reste quelques questions. Souhaitez-vous continuer\u00a0?",
    "wave_call": "«\u00a0{title}\u00a0»\u00a0: la partie suivante a commencé. Touchez pour y participer.",
    "too_many_messages": (
        "Trop de messages à la fois\u00a0; certains n’ont pas été lus. Veuillez répondre à une question à la fois."
    ),
    "try_later": (
        "Toutes nos excuses, un problème est survenu de notre côté. Rien n’est perdu\u00a0; veuillez réessayer "
        "plus tard."
    ),
    "parked": (
        "Toutes nos excuses, l’enquête ne peut pas continuer pour le moment. Vos réponses sont enregistrées et "
        "le service des ressources humaines a été prévenu."
    ),
}
