"""The bot's own phrases in Spanish."""

from collections.abc import Mapping

from surveybot.phrases.keys import PhraseKey

SPANISH: Mapping[PhraseKey, str] = {
    "skip": "Omitir",
    "done": "Listo",
    "back": "Atrás",
    "yes": "Sí",
    "no": "No",
    "continue_": "Continuar",
    "start_over": "Empezar de nuevo",
    "optional_hint": "Puede omitir esta pregunta: pulse «Omitir» o envíe /skip.",
    "multi_hint": "Puede elegir varias respuestas; después pulse «Listo». O escríbalas, separadas por comas.",
    "date_hint": "Pulse un día o escríbalo, por ejemplo {example}.",
    "no_buttons_needed": "También puede escribir su respuesta.",
    "write_in_ask": "Por favor, escriba su propia respuesta:",
    "chosen": "✓ {labels}",
    "progress": "Pregunta {number} de {total}",
    "progress_range": "Pregunta {number} de {least}–{most}",
    "progress_at_least": "Pregunta {number} de al menos {least}",
    "language_ask": "¿Qué idioma prefiere usar?",
    "language_set": "Seguimos en español.",
    "refused_text": "Por favor, escriba una respuesta.",
    "refused_kind": "Aquí no puedo aceptar esto como respuesta. Por favor, escriba su respuesta.",
    "refused_empty": "La respuesta estaba vacía. Por favor, escriba una respuesta.",
    "blank_or_invisible": "No veo letras ni cifras en su mensaje. Por favor, escriba una respuesta.",
    "refused_too_long": (
        "Es demasiado largo: {length} caracteres. El límite es {limit}; por favor, acorte su respuesta."
    ),
    "refused_integer": "Por favor, envíe un número entero en cifras, por ejemplo 12.",
    "refused_number": "Por favor, envíe un número en cifras, por ejemplo 12 o 1,5.",
    "refused_yes_no": "Por favor, responda sí o no.",
    "refused_choice": "Eso no está en la lista. Por favor, pulse un botón o escriba una de las opciones.",
    "refused_multi_pick": "Por favor, elija de {low} a {high}. Ha elegido {count}.",
    "refused_multi_pick_exact": "Por favor, elija exactamente {low}. Ha elegido {count}.",
    "refused_multi_pick_at_least": "Por favor, elija al menos {low}. Ha elegido {count}.",
    "refused_multi_pick_at_most": "Por favor, elija como máximo {high}. Ha elegido {count}.",
    "refused_alone": "«{label}» no se puede combinar con otras respuestas.",
    "refused_full": "Ya no quedan plazas para «{label}». Por favor, elija otra opción.",
    "choice_full": "{label} (sin plazas)",
    "refused_scale": "Por favor, elija un número de {low} a {high}.",
    "refused_date": "No puedo leer esto como una fecha. Escríbala así, por favor: {example}.",
    "refused_date_slashes": "Con barras es fácil confundir el día y el mes. Escriba, por favor, {example}.",
    "forget_yes": "Borrar todo",
    "forget_no": "Conservar todo",
    "share_contact": "📱 Enviar mi número",
    "share_location": "📍 Mi ubicación",
    "ranking_hint": (
        "Pulse por orden, del primero al último; pulsar otra vez lo deshace. O escríbalos todos, separados por comas."
    ),
    "time_hint": "Pulse la hora y luego los minutos; o escríbala, por ejemplo {example}.",
    "datetime_hint": "Pulse el día y luego la hora; o escriba ambos, por ejemplo {example}.",
    "phone_hint": "Pulse el botón de abajo o escriba el número con el prefijo del país, por ejemplo +371 20 000 000.",
    "location_hint": "Pulse el botón de abajo o adjunte un lugar.",
    "refused_ranking": "Ponga todos en orden, por favor, cada uno una sola vez.",
    "refused_time": "No puedo leer esto como una hora. Escríbala así, por favor: {example}.",
    "refused_datetime": "No puedo leer esto como un día con su hora. Escriba ambos así, por favor: {example}.",
    "refused_email": "Esto no es una dirección de correo. Escríbala así, por favor: name@example.org.",
    "refused_phone": (
        "Esto no es un número de teléfono. Escríbalo con el prefijo del país, por favor, así: +371 20 000 000."
    ),
    "refused_contact": "Esta es la tarjeta de otra persona. Envíe su propio número, por favor.",
    "refused_location": "Envíe un lugar, por favor: pulse el botón de abajo o adjunte uno.",
    "refused_photo": "Envíe una foto, por favor.",
    "refused_file": "Envíe un archivo, por favor.",
    "refused_voice": "Grabe un mensaje de voz, por favor.",
    "refused_kinds": "Este tipo de archivo no sirve aquí. Son posibles: {kinds}.",
    "refused_size_high": "Este archivo es demasiado grande. El límite es {high}.",
    "refused_size_low": "Este archivo es demasiado pequeño. Hacen falta al menos {low}.",
    "one_of_album": "Aquí basta con uno: he tomado el primero.",
    "refused_range": "Por favor, envíe un número de {low} a {high}.",
    "refused_range_low": "Por favor, envíe un número que no sea menor que {low}.",
    "refused_range_high": "Por favor, envíe un número que no sea mayor que {high}.",
    "refused_length": "Número de caracteres: de {low} a {high}. Su respuesta tiene {length}.",
    "refused_length_low": "Es demasiado corto. Número de caracteres: al menos {low}. Su respuesta tiene {length}.",
    "refused_length_high": (
        "Es demasiado largo. Número de caracteres: como máximo {high}. Su respuesta tiene {length}."
    ),
    "refused_pattern": "La respuesta no tiene la forma que se necesita aquí. Por favor, revísela y envíela de nuevo.",
    "refused_rule": "Esta respuesta no encaja aquí. Por favor, revísela y envíela de nuevo.",
    "refused_skip": "Esta pregunta no se puede omitir. Por favor, respóndala.",
    "refused_command": "Este comando no hace nada aquí. Por favor, escriba una respuesta o envíe /help.",
    "again_ask": "¿Desea añadir otro más?",
    "keep": "↩ {label}",
    "review_hint": "Para cambiar una respuesta, pulse su número.",
    "review_ok": "✓ Todo correcto",
    "no_answer": "sin respuesta",
    "refused_review": "Por favor, pulse el número de la respuesta que desea cambiar, o confirme con /ok.",
    "set_aside": "Tras su cambio, esta respuesta ya no encaja. Por favor, responda de nuevo.",
    "all_full": "Aquí todas las plazas están ocupadas, así que seguimos sin esta pregunta.",
    "gave_up": "No ha podido ser, así que la encuesta termina aquí. Para intentarlo de nuevo, envíe /start.",
    "old_button": "Este botón ya no funciona. Para continuar, envíe /start.",
    "one_language": "Aquí solo hay un idioma.",
    "already_answered": "Esta pregunta ya está respondida.",
    "edited_hint": "Editar un mensaje no cambia su respuesta. Para cambiarla, envíe /back.",
    "nothing_to_go_back": "Esta es la primera pregunta; no se puede volver más atrás.",
    "cancelled": "La encuesta se ha cancelado. Para empezar de nuevo, envíe /start.",
    "update_cancelled": "Nada ha cambiado; sus respuestas anteriores se conservan. Para cambiarlas, envíe /start.",
    "nothing_to_cancel": "No hay ninguna encuesta en curso. Para ver las encuestas, envíe /start.",
    "continue_or_restart": "Ya ha empezado «{title}». ¿Desea continuar donde lo dejó o empezar de nuevo?",
    "continue_ask": "Ya ha empezado «{title}». ¿Desea continuar donde lo dejó?",
    "resumed": "Continuemos donde lo dejó.",
    "survey_changed": "Esta encuesta ha cambiado; sus respuestas se conservan.",
    "hint_commands": (
        "/start – empezar o continuar\n"
        "/back – cambiar la última respuesta\n"
        "/language – cambiar el idioma\n"
        "/cancel – interrumpir la encuesta\n"
        "/forget – borrar mis respuestas"
    ),
    "forget_ask": (
        "¿Desea borrar todas sus respuestas, en todas las encuestas? No se puede deshacer. Las respuestas "
        "anónimas no se pueden localizar y se quedan."
    ),
    "forgotten": (
        "Borrado con todas sus respuestas: {titles}. Las respuestas anónimas no se pueden localizar y se "
        "quedan. Los mensajes de este chat puede borrarlos usted."
    ),
    "forget_kept": "No se ha borrado nada.",
    "nothing_to_forget": (
        "Aquí no hay respuestas suyas que se puedan borrar. Las respuestas anónimas no se pueden localizar."
    ),
    "thanks": "Gracias. Sus respuestas se han guardado.",
    "nothing_kept": "Gracias. Sus respuestas no se han conservado.",
    "menu": "¿En qué encuesta desea participar?",
    "menu_empty": "En este momento no hay ninguna encuesta para usted.",
    "survey_not_found": (
        "Esa encuesta no existe. Por favor, compruebe el enlace o pregunte a la persona que lo envió."
    ),
    "already_done": "Ya ha participado en esta encuesta. Gracias.",
    "invitation_used": "Esta invitación ya se ha utilizado. Por favor, pida otra a la persona que la envió.",
    "not_open_yet": "Apertura de «{title}»: {when}. Por favor, vuelva entonces.",
    "closed": "«{title}» está cerrada. Gracias por su interés.",
    "full": "Todas las plazas de esta encuesta están ocupadas. Gracias por su interés.",
    "timed_out": (
        "No hubo respuesta durante mucho tiempo, así que la encuesta se ha cerrado. Para continuar, envíe /start."
    ),
    "expired": "El plazo de «{title}» ha terminado, así que la encuesta se ha cerrado.",
    "too_many_outcomes": "La encuesta se ha alargado demasiado y termina aquí. Sus respuestas están guardadas.",
    "reminder": "Quedan algunas preguntas. ¿Continuamos?",
    "wave_call": "«{title}»: ha empezado la siguiente parte. Toque para participar.",
    "too_many_messages": (
        "Demasiados mensajes a la vez; algunos no se han leído. Por favor, responda a las preguntas de una en una."
    ),
    "try_later": (
        "Disculpe, algo ha fallado por nuestra parte. No se ha perdido nada; por favor, inténtelo más tarde."
    ),
    "parked": (
        "Disculpe, la encuesta no puede continuar en este momento. Sus respuestas están guardadas y se ha "
        "avisado a Recursos Humanos."
    ),
}
