"""The bot's own phrases in Portuguese."""

from collections.abc import Mapping

from surveybot.phrases.keys import PhraseKey

PORTUGUESE: Mapping[PhraseKey, str] = {
    "skip": "Pular",
    "done": "Concluir",
    "back": "Voltar",
    "yes": "Sim",
    "no": "Não",
    "continue_": "Continuar",
    "start_over": "Recomeçar",
    "optional_hint": "É possível pular esta pergunta: toque em “Pular” ou envie /skip.",
    "multi_hint": (
        "É possível escolher várias respostas; depois, toque em “Concluir”. Ou escreva-as, separadas por vírgulas."
    ),
    "date_hint": "Toque em um dia ou escreva, por exemplo {example}.",
    "no_buttons_needed": "Também é possível escrever a resposta.",
    "write_in_ask": "Por favor, escreva a sua própria resposta:",
    "chosen": "✓ {labels}",
    "progress": "Pergunta {number} de {total}",
    "progress_range": "Pergunta {number} de {least}–{most}",
    "progress_at_least": "Pergunta {number} de pelo menos {least}",
    "language_ask": "Em que idioma prefere responder?",
    "language_set": "Vamos continuar em português.",
    "refused_text": "Por favor, escreva uma resposta.",
    "refused_kind": "Não é possível aceitar isto como resposta aqui. Por favor, escreva a sua resposta.",
    "refused_empty": "A resposta estava vazia. Por favor, escreva uma resposta.",
    "blank_or_invisible": "Não há letras nem algarismos na sua mensagem. Por favor, escreva uma resposta.",
    "refused_too_long": (
        "O texto é longo demais: {length} caracteres. O limite é {limit}; por favor, encurte a resposta."
    ),
    "refused_integer": "Por favor, envie um número inteiro em algarismos, por exemplo 12.",
    "refused_number": "Por favor, envie um número em algarismos, por exemplo 12 ou 1,5.",
    "refused_yes_no": "Por favor, responda sim ou não.",
    "refused_choice": "Isso não está na lista. Por favor, toque em um botão ou escreva uma das opções.",
    "refused_multi_pick": "Por favor, escolha de {low} a {high}. Escolhidas até agora: {count}.",
    "refused_multi_pick_exact": "Por favor, escolha exatamente {low}. Escolhidas até agora: {count}.",
    "refused_multi_pick_at_least": "Por favor, escolha pelo menos {low}. Escolhidas até agora: {count}.",
    "refused_multi_pick_at_most": "Por favor, escolha no máximo {high}. Escolhidas até agora: {count}.",
    "refused_alone": "“{label}” não pode ser combinado com outras respostas.",
    "refused_full": "Não há mais vagas para “{label}”. Por favor, escolha outra opção.",
    "choice_full": "{label} (sem vagas)",
    "refused_scale": "Por favor, escolha um número de {low} a {high}.",
    "refused_date": "Não consigo ler isto como uma data. Por favor, escreva assim: {example}.",
    "refused_date_slashes": "Com barras é fácil confundir o dia e o mês. Por favor, escreva {example}.",
    "forget_yes": "Apagar tudo",
    "forget_no": "Manter tudo",
    "share_contact": "📱 Enviar meu número",
    "share_location": "📍 Enviar meu local",
    "ranking_hint": (
        "Toque em ordem, do primeiro ao último; tocar outra vez desfaz. Ou escreva todos, separados por vírgulas."
    ),
    "time_hint": "Toque na hora e depois nos minutos; ou escreva, por exemplo {example}.",
    "datetime_hint": "Toque no dia e depois na hora; ou escreva os dois, por exemplo {example}.",
    "phone_hint": "Toque no botão abaixo ou escreva o número com o código do país, por exemplo +371 20 000 000.",
    "location_hint": "Toque no botão abaixo ou anexe um local.",
    "refused_ranking": "Por favor, coloque todos em ordem, cada um uma só vez.",
    "refused_time": "Não consigo ler isto como um horário. Por favor, escreva assim: {example}.",
    "refused_datetime": "Não consigo ler isto como um dia com horário. Por favor, escreva os dois assim: {example}.",
    "refused_email": "Isto não é um endereço de e-mail. Por favor, escreva assim: name@example.org.",
    "refused_phone": (
        "Isto não é um número de telefone. Por favor, escreva com o código do país, assim: +371 20 000 000."
    ),
    "refused_contact": "Este é o cartão de outra pessoa. Por favor, envie o seu próprio número.",
    "refused_location": "Por favor, envie um local: toque no botão abaixo ou anexe um.",
    "refused_photo": "Por favor, envie uma foto.",
    "refused_file": "Por favor, envie um arquivo.",
    "refused_voice": "Por favor, grave uma mensagem de voz.",
    "refused_kinds": "Este tipo de arquivo não serve aqui. São possíveis: {kinds}.",
    "refused_size_high": "Este arquivo é grande demais. O limite é {high}.",
    "refused_size_low": "Este arquivo é pequeno demais. São necessários pelo menos {low}.",
    "one_of_album": "Aqui basta um: fiquei com o primeiro.",
    "refused_range": "Por favor, envie um número de {low} a {high}.",
    "refused_range_low": "Por favor, envie um número que não seja menor que {low}.",
    "refused_range_high": "Por favor, envie um número que não seja maior que {high}.",
    "refused_length": "Número de caracteres: de {low} a {high}. A sua resposta tem {length}.",
    "refused_length_low": (
        "O texto é curto demais. Número de caracteres: pelo menos {low}. A sua resposta tem {length}."
    ),
    "refused_length_high": (
        "O texto é longo demais. Número de caracteres: no máximo {high}. A sua resposta tem {length}."
    ),
    "refused_pattern": "A resposta não tem a forma necessária aqui. Por favor, verifique-a e envie-a novamente.",
    "refused_rule": "Esta resposta não se encaixa aqui. Por favor, verifique-a e envie-a novamente.",
    "refused_skip": "Não é possível pular esta pergunta. Por favor, responda a ela.",
    "refused_command": "Este comando não faz nada aqui. Por favor, escreva uma resposta ou envie /help.",
    "again_ask": "Deseja adicionar mais um item?",
    "keep": "↩ {label}",
    "review_hint": "Para alterar uma resposta, toque no número dela.",
    "review_ok": "✓ Tudo certo",
    "no_answer": "sem resposta",
    "refused_review": "Por favor, toque no número da resposta que deseja alterar ou confirme com /ok.",
    "set_aside": "Com a sua alteração, esta resposta não se encaixa mais. Por favor, responda novamente.",
    "all_full": "Todas as vagas aqui estão ocupadas; por isso, continuamos sem esta pergunta.",
    "gave_up": "Não deu certo; por isso, a pesquisa termina aqui. Para tentar novamente, envie /start.",
    "old_button": "Este botão não funciona mais. Para continuar, envie /start.",
    "one_language": "Aqui há apenas um idioma.",
    "already_answered": "Esta pergunta já foi respondida.",
    "edited_hint": "Editar uma mensagem não altera a sua resposta. Para alterá-la, envie /back.",
    "nothing_to_go_back": "Esta é a primeira pergunta; não há para onde voltar.",
    "cancelled": "A pesquisa foi cancelada. Para começar novamente, envie /start.",
    "update_cancelled": "Nada foi alterado: as respostas anteriores permanecem. Para alterá-las, envie /start.",
    "nothing_to_cancel": "Não há nenhuma pesquisa em andamento. Para ver as pesquisas, envie /start.",
    "continue_or_restart": "A pesquisa “{title}” já foi iniciada. Deseja continuar de onde parou ou recomeçar?",
    "continue_ask": "A pesquisa “{title}” já foi iniciada. Deseja continuar de onde parou?",
    "resumed": "Vamos continuar de onde parou.",
    "survey_changed": "Esta pesquisa foi alterada; as suas respostas foram mantidas.",
    "hint_commands": (
        "/start – começar ou continuar\n"
        "/back – alterar a última resposta\n"
        "/language – mudar o idioma\n"
        "/cancel – interromper a pesquisa\n"
        "/forget – apagar as minhas respostas"
    ),
    "forget_ask": (
        "Deseja apagar todas as suas respostas, em todas as pesquisas? Isso não pode ser desfeito. As "
        "respostas anônimas não podem ser encontradas e permanecem."
    ),
    "forgotten": (
        "Apagado com todas as suas respostas: {titles}. As respostas anônimas não podem ser encontradas e "
        "permanecem. As mensagens desta conversa podem ser apagadas no próprio Telegram."
    ),
    "forget_kept": "Nada foi apagado.",
    "nothing_to_forget": (
        "Não há aqui respostas suas que possam ser apagadas. As respostas anônimas não podem ser encontradas."
    ),
    "thanks": "Agradecemos a participação. As suas respostas foram salvas.",
    "nothing_kept": "Agradecemos a participação. As suas respostas não foram guardadas.",
    "menu": "De qual pesquisa deseja participar?",
    "menu_empty": "No momento, não há nenhuma pesquisa disponível.",
    "survey_not_found": "Esta pesquisa não existe. Por favor, verifique o link ou pergunte à pessoa que o enviou.",
    "already_done": "A sua participação nesta pesquisa já foi concluída. Agradecemos.",
    "invitation_used": "Este convite já foi usado. Por favor, peça outro à pessoa que o enviou.",
    "not_open_yet": "Abertura da pesquisa “{title}”: {when}. Por favor, volte nesse momento.",
    "closed": "A pesquisa “{title}” está encerrada. Agradecemos o interesse.",
    "full": "Todas as vagas desta pesquisa estão ocupadas. Agradecemos o interesse.",
    "timed_out": (
        "Não houve resposta por muito tempo; por isso, a pesquisa foi encerrada. Para continuar, envie /start."
    ),
    "expired": "O prazo da pesquisa “{title}” acabou; por isso, ela foi encerrada.",
    "too_many_outcomes": "A pesquisa ficou longa demais e termina aqui. As suas respostas foram salvas.",
    "reminder": "Ainda restam algumas perguntas. Vamos continuar?",
    "wave_call": "“{title}”: a próxima parte começou. Toque para participar.",
    "too_many_messages": (
        "Muitas mensagens de uma só vez; algumas não foram lidas. Por favor, responda a uma pergunta de cada vez."
    ),
    "try_later": (
        "Pedimos desculpas, algo deu errado do nosso lado. Nada se perdeu; por favor, tente novamente mais tarde."
    ),
    "parked": (
        "Pedimos desculpas, a pesquisa não pode continuar no momento. As suas respostas foram salvas e o RH foi "
        "avisado."
    ),
}
