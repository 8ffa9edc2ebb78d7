"""What stands around problems in print, in Russian: in, nothing; out, what stands for each English template."""

FRAME = {
    "error": "ошибка",
    "warning": "предупреждение",
    "info": "заметка",
    "help": "совет",
    "{n} {n:error|errors}": "{n} {n:ошибка|ошибки|ошибок}",
    "{n} {n:warning|warnings}": "{n} {n:предупреждение|предупреждения|предупреждений}",
    "{n} {n:note|notes}": "{n} {n:заметка|заметки|заметок}",
    "{found} in {n} {n:file|files}": "{found} в {n} {n:файле|файлах|файлах}",
    "{n} {n:survey|surveys}, no problems": "{n} {n:опрос|опроса|опросов}, всё в порядке",
    "{words}; {n} known from the baseline": "{words}; уже известно: {n}",
    "{file}: {n} more {n:problem|problems}; `surveybot validate --all` prints {n:it|them} too": (
        "{file}: и ещё {n} {n:проблема|проблемы|проблем}; `surveybot validate --all` покажет и {n:её|их|их}"
    ),
    "{words}; --fix can mend up to {n}": "{words}; --fix исправит не больше {n}",
    "{n} fixed; {words}": "исправлено: {n}; {words}",
    "{n} {n:problem|problems} written to {file}": "записано в {file}: {n} {n:замечание|замечания|замечаний}",
}
