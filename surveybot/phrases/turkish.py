"""The bot's own phrases in Turkish."""

from collections.abc import Mapping

from surveybot.phrases.keys import PhraseKey

TURKISH: Mapping[PhraseKey, str] = {
    "skip": "Atla",
    "done": "Tamam",
    "back": "Geri",
    "yes": "Evet",
    "no": "Hayır",
    "continue_": "Devam et",
    "start_over": "Baştan başla",
    "optional_hint": "Bu soruyu atlayabilirsiniz: “Atla” düğmesine dokunun veya /skip gönderin.",
    "multi_hint": (
        "Birden fazla seçenek seçebilirsiniz; sonra “Tamam” düğmesine dokunun. Ya da virgülle ayırarak yazın."
    ),
    "date_hint": "Bir güne dokunun ya da yazın, örneğin {example}.",
    "no_buttons_needed": "Yanıtınızı yazabilirsiniz de.",
    "write_in_ask": "Lütfen kendi yanıtınızı yazın:",
    "chosen": "✓ {labels}",
    "progress": "Soru {number} / {total}",
    "progress_range": "Soru {number} / {least}–{most}",
    "progress_at_least": "Soru {number} / en az {least}",
    "language_ask": "Hangi dili kullanmak istersiniz?",
    "language_set": "Türkçe devam edelim.",
    "refused_text": "Lütfen bir yanıt yazın.",
    "refused_kind": "Bunu burada yanıt olarak kabul edemiyorum. Lütfen yanıtınızı yazın.",
    "refused_empty": "Yanıt boştu. Lütfen bir yanıt yazın.",
    "blank_or_invisible": "Mesajınızda harf veya rakam göremiyorum. Lütfen bir yanıt yazın.",
    "refused_too_long": "Çok uzun: {length} karakter. Sınır: {limit}. Lütfen yanıtınızı kısaltın.",
    "refused_integer": "Lütfen rakamlarla bir tam sayı gönderin, örneğin 12.",
    "refused_number": "Lütfen rakamlarla bir sayı gönderin, örneğin 12 veya 1,5.",
    "refused_yes_no": "Lütfen evet veya hayır diye yanıtlayın.",
    "refused_choice": "Bu, listede yok. Lütfen bir düğmeye dokunun veya seçeneklerden birini yazın.",
    "refused_multi_pick": "Seçilmesi gereken sayı: en az {low}, en çok {high}. Şu anda seçilen: {count}.",
    "refused_multi_pick_exact": "Seçilmesi gereken sayı: tam olarak {low}. Şu anda seçilen: {count}.",
    "refused_multi_pick_at_least": "Seçilmesi gereken sayı: en az {low}. Şu anda seçilen: {count}.",
    "refused_multi_pick_at_most": "Seçilebilecek sayı: en çok {high}. Şu anda seçilen: {count}.",
    "refused_alone": "“{label}” başka yanıtlarla birlikte seçilemez.",
    "refused_full": "“{label}” için yer kalmadı. Lütfen başka bir seçenek seçin.",
    "choice_full": "{label} (yer kalmadı)",
    "refused_scale": "Lütfen bir sayı seçin: en az {low}, en çok {high}.",
    "refused_date": "Bunu tarih olarak okuyamıyorum. Lütfen şöyle yazın: {example}.",
    "refused_date_slashes": "Eğik çizgiyle gün ve ay kolayca karışır. Lütfen {example} yazın.",
    "forget_yes": "Hepsini sil",
    "forget_no": "Hepsini sakla",
    "share_contact": "📱 Numaramı gönder",
    "share_location": "📍 Yerimi gönder",
    "ranking_hint": (
        "Birinciden sonuncuya sırayla dokunun; ikinci dokunuş geri alır. Ya da hepsini virgülle ayırarak yazın."
    ),
    "time_hint": "Önce saate, sonra dakikaya dokunun; ya da yazın, örneğin {example}.",
    "datetime_hint": "Önce güne, sonra saate dokunun; ya da ikisini yazın, örneğin {example}.",
    "phone_hint": "Aşağıdaki düğmeye dokunun ya da numarayı ülke koduyla yazın, örneğin +371 20 000 000.",
    "location_hint": "Aşağıdaki düğmeye dokunun ya da bir yer ekleyin.",
    "refused_ranking": "Lütfen hepsini sıralayın, her birini bir kez.",
    "refused_time": "Bunu saat olarak okuyamıyorum. Lütfen şöyle yazın: {example}.",
    "refused_datetime": "Bunu saatiyle bir gün olarak okuyamıyorum. Lütfen ikisini şöyle yazın: {example}.",
    "refused_email": "Bu bir e-posta adresi değil. Lütfen şöyle yazın: name@example.org.",
    "refused_phone": "Bu bir telefon numarası değil. Lütfen ülke koduyla şöyle yazın: +371 20 000 000.",
    "refused_contact": "Bu başka birinin kartı. Lütfen kendi numaranızı gönderin.",
    "refused_location": "Lütfen bir yer gönderin: aşağıdaki düğmeye dokunun ya da bir yer ekleyin.",
    "refused_photo": "Lütfen bir fotoğraf gönderin.",
    "refused_file": "Lütfen bir dosya gönderin.",
    "refused_voice": "Lütfen sesli mesaj kaydedin.",
    "refused_kinds": "Bu dosya türü buraya uymuyor. Olabilecekler: {kinds}.",
    "refused_size_high": "Bu dosya çok büyük. Sınır: {high}.",
    "refused_size_low": "Bu dosya çok küçük. En az {low} gerekiyor.",
    "one_of_album": "Burada biri yeterli: ilkini aldım.",
    "refused_range": "Lütfen bir sayı gönderin: en az {low}, en çok {high}.",
    "refused_range_low": "Lütfen bir sayı gönderin: en az {low}.",
    "refused_range_high": "Lütfen bir sayı gönderin: en çok {high}.",
    "refused_length": "Karakter sayısı: en az {low}, en çok {high}. Yanıtınızdaki karakter sayısı: {length}.",
    "refused_length_low": "Çok kısa. Karakter sayısı: en az {low}. Yanıtınızdaki karakter sayısı: {length}.",
    "refused_length_high": "Çok uzun. Karakter sayısı: en çok {high}. Yanıtınızdaki karakter sayısı: {length}.",
    "refused_pattern": "Yanıt, burada gereken biçimde değil. Lütfen kontrol edip yeniden gönderin.",
    "refused_rule": "Bu yanıt buraya uymuyor. Lütfen kontrol edip yeniden gönderin.",
    "refused_skip": "Bu soru atlanamaz. Lütfen yanıtlayın.",
    "refused_command": "Bu komut burada bir işe yaramaz. Lütfen bir yanıt yazın veya /help gönderin.",
    "again_ask": "Bir tane daha eklemek ister misiniz?",
    "keep": "↩ {label}",
    "review_hint": "Bir yanıtı değiştirmek için numarasına dokunun.",
    "review_ok": "✓ Hepsi doğru",
    "no_answer": "yanıt yok",
    "refused_review": "Lütfen değiştirmek istediğiniz yanıtın numarasına dokunun veya /ok ile onaylayın.",
    "set_aside": "Değişikliğinizden sonra bu yanıt artık uymuyor. Lütfen yeniden yanıtlayın.",
    "all_full": "Burada bütün yerler dolu, bu yüzden bu soru olmadan devam ediyoruz.",
    "gave_up": "Bu şekilde olmadı, bu yüzden anket burada sona eriyor. Yeniden denemek için /start gönderin.",
    "old_button": "Bu düğme artık çalışmıyor. Devam etmek için /start gönderin.",
    "one_language": "Burada yalnızca bir dil var.",
    "already_answered": "Bu soru zaten yanıtlandı.",
    "edited_hint": "Mesajı düzenlemek yanıtınızı değiştirmez. Değiştirmek için /back gönderin.",
    "nothing_to_go_back": "Bu ilk soru; geri dönülecek bir soru yok.",
    "cancelled": "Anket iptal edildi. Yeniden başlamak için /start gönderin.",
    "update_cancelled": "Hiçbir şey değiştirilmedi, önceki yanıtlarınız duruyor. Değiştirmek için /start gönderin.",
    "nothing_to_cancel": "Devam eden bir anket yok. Anketleri görmek için /start gönderin.",
    "continue_or_restart": (
        "“{title}” anketine daha önce başladınız. Kaldığınız yerden devam etmek mi, baştan başlamak mı istersiniz?"
    ),
    "continue_ask": "“{title}” anketine daha önce başladınız. Kaldığınız yerden devam etmek ister misiniz?",
    "resumed": "Kaldığınız yerden devam edelim.",
    "survey_changed": "Bu anket değiştirildi; yanıtlarınız saklandı.",
    "hint_commands": (
        "/start – başla veya devam et\n"
        "/back – son yanıtı değiştir\n"
        "/language – dili değiştir\n"
        "/cancel – anketi durdur\n"
        "/forget – yanıtlarımı sil"
    ),
    "forget_ask": (
        "Bütün anketlerdeki bütün yanıtlarınız silinsin mi? Bu geri alınamaz. Anonim yanıtlar bulunamaz, bu "
        "yüzden kalır."
    ),
    "forgotten": (
        "Bütün yanıtlarınızla birlikte silindi: {titles}. Anonim yanıtlar bulunamaz ve kalır. Bu sohbetteki "
        "mesajları kendiniz silebilirsiniz."
    ),
    "forget_kept": "Hiçbir şey silinmedi.",
    "nothing_to_forget": "Burada silinebilecek bir yanıtınız yok. Anonim yanıtlar bulunamaz.",
    "thanks": "Teşekkür ederiz. Yanıtlarınız kaydedildi.",
    "nothing_kept": "Teşekkür ederiz. Yanıtlarınız saklanmadı.",
    "menu": "Hangi ankete katılmak istersiniz?",
    "menu_empty": "Şu anda sizin için bir anket yok.",
    "survey_not_found": "Böyle bir anket yok. Lütfen bağlantıyı kontrol edin veya gönderen kişiye sorun.",
    "already_done": "Bu ankete daha önce katıldınız. Teşekkür ederiz.",
    "invitation_used": "Bu davet kullanılmış. Lütfen gönderen kişiden yeni bir davet isteyin.",
    "not_open_yet": "“{title}” anketinin açılış zamanı: {when}. Lütfen o zaman yeniden gelin.",
    "closed": "“{title}” anketi kapandı. İlginiz için teşekkür ederiz.",
    "full": "Bu anketteki bütün yerler dolu. İlginiz için teşekkür ederiz.",
    "timed_out": "Uzun süre yanıt gelmediği için anket kapatıldı. Devam etmek için /start gönderin.",
    "expired": "“{title}” anketinin süresi doldu, bu yüzden kapatıldı.",
    "too_many_outcomes": "Anket çok uzadı ve burada sona eriyor. Şimdiye kadarki yanıtlarınız kaydedildi.",
    "reminder": "Birkaç soru daha var. Devam edelim mi?",
    "wave_call": "“{title}”: sıradaki bölüm başladı. Başlamak için dokunun.",
    "too_many_messages": "Aynı anda çok fazla mesaj geldi; bazıları okunmadı. Lütfen soruları tek tek yanıtlayın.",
    "try_later": (
        "Özür dileriz, bizden kaynaklanan bir sorun oluştu. Hiçbir şey kaybolmadı; lütfen daha sonra yeniden deneyin."
    ),
    "parked": (
        "Özür dileriz, anket şu anda devam edemiyor. Yanıtlarınız kaydedildi ve insan kaynaklarına haber verildi."
    ),
}
