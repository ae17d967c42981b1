//! The words people write beside a number: thousands and millions, currencies, lengths of time. All in lower case, as `signs::fold`
//! leaves them. A word that depends on the language names the languages; a blank list means all of them.

/// A power of ten with a name.
pub(super) struct Scale {
    pub power: u32,
    /// What the same word means to others, where that is worth asking.
    pub other: Option<u32>,
}

/// Words, the power of ten, and the languages it holds for. Sources: CLDR compact forms, and the accounts of each country.
const SCALES: &[(&str, u32, &str)] = &[
    ("hundred hundert 百 백", 2, ""),
    ("十 십 拾", 1, ""),
    (
        "k thousand thousands thou grand tausend tsd mille mila tys tysiąc tysiące tysięcy duizend dzd tusen tusind tuhat tuhatta ezer",
        3,
        "",
    ),
    (
        "тыс тысяча тысячи тысяч тис тисяча тисячі тисяч хил хиляди хиљада хиљаде hiljada tisuća tis tisíc tisíce tisoč",
        3,
        "",
    ),
    ("bin rb ribu nghìn ngàn mii tūkst χιλ χιλιάδες אלף אלפים الف ألف آلاف هزار ہزار", 3, ""),
    ("हज़ार हजार হাজার হাজারে ஆயிரம் พัน 千 仟 천", 3, ""),
    ("mil", 3, "es pt ca gl"),
    ("mil", 6, "en"),
    ("t", 3, "de sv da nb nn no fi et lt ru uk bg"),
    ("т", 3, ""),
    ("e", 3, "hu"),
    ("万 萬 만 หมื่น", 4, ""),
    ("lakh lakhs lac lacs लाख লাখ লক্ষ லட்சம் இலட்சம் లక్ష లక్షలు ಲಕ್ಷ ലക്ഷം લાખ ਲੱਖ لاکھ แสน", 5, ""),
    ("m mn mm mln mio mill million millions millionen millón millon millones milhão milhao milhões milhoes", 6, ""),
    ("milione milioni miljoen miljoenen miljon miljoner miljoona miljoonaa milion miliony milionów milioane", 6, ""),
    ("miliona milijun milijuna milijuni milijon milijona milijonov miljons miljoni miljonas miljonit milijonai", 6, ""),
    (
        "milyon milyun juta jt tr triệu millió milj μιλ εκατ εκατομμύρια εκατομμύριο млн миллион миллиона миллионов",
        6,
        "",
    ),
    ("мільйон мільйони мільйонів милион милиона милиони מיליון مليون ملايين میلیون ملیون ล้าน 백만", 6, ""),
    ("mi", 6, "pt"),
    ("crore crores cr करोड़ करोड কোটি கோடி కోటి కోట్లు ಕೋಟಿ കോടി કરોડ ਕਰੋੜ کروڑ", 7, ""),
    ("億 亿 억", 8, ""),
    (
        "b bn mrd mrds milliarde milliarden milliard milliards miliardo miliardi mld mia miljard miljarden miljarder miljardi",
        9,
        "",
    ),
    ("miliard miliardy miliardów miliarde milyar miliar milliárd mljrd md mds mdr tỷ tỉ δισ δισεκατομμύρια", 9, ""),
    (
        "bilhão bilhao bilhões bilhoes млрд миллиард миллиарда миллиардов мільярд мільярди мільярдів милиард милиарда",
        9,
        "",
    ),
    ("milijarda milijarde milijardi milijardas milijardų miljardit", 9, ""),
    ("מיליארד مليار مليارات میلیارد अरब ارب", 9, ""),
    ("bi", 9, "pt"),
    ("bln", 9, "en nl ru"),
    ("bln bilion biliony bilionów", 12, "pl cs sk"),
    ("billion billions", 9, "en"),
    ("billion billionen billioner", 12, "de da nb nn no fr"),
    ("biljoen biljon biljoner bilione bilioni billón billones bilião biliões biljoona", 12, ""),
    ("bio", 12, "de"),
    ("t tn trn trillion trillions", 12, "en"),
    ("trln трлн triliun trilyon 兆 조", 12, ""),
];

/// Currencies of countries that count in lakh and crore, whose short forms mean nothing elsewhere: the CR of a ledger is a credit.
const OF_LAKHS: &str = "INR PKR BDT LKR NPR";

/// Words whose own meaning is asked about all the same: many mean the other one.
const DOUBTFUL: &[(&str, &str)] = &[("mil", "en"), ("billion", "de da nb nn no fr"), ("bln", "pl cs sk")];

/// What a word multiplies by in `language`, a two-letter code, beside amounts of `currency`.
pub(super) fn scale(word: &str, language: &str, currency: &str) -> Option<Scale> {
    let counts_in_lakhs = OF_LAKHS.split(' ').any(|code| code == currency);
    match word {
        "l" | "lac" if counts_in_lakhs => return Some(Scale { power: 5, other: None }),
        "cr" if !counts_in_lakhs => return None,
        _ => {}
    }
    let named = |(words, _, _): &&(&str, u32, &str)| words.split(' ').any(|one| one == word);
    let all: Vec<_> = SCALES.iter().filter(named).collect();
    let spoken = |languages: &str| languages.is_empty() || languages.split(' ').any(|one| one == language);
    let own = all.iter().find(|(_, _, languages)| spoken(languages));
    // Of another language the first meaning is taken; single letters mean nothing there.
    let (_, power, _) = own.or(all.first().filter(|_| word.chars().count() > 1))?;
    let is_doubtful = own.is_none() || DOUBTFUL.iter().any(|(one, languages)| *one == word && spoken(languages));
    let other = all.iter().map(|(_, other, _)| *other).find(|other| other != power && is_doubtful);
    Some(Scale { power: *power, other })
}

/// Codes of ISO 4217 in use, three letters each.
const CODES: &str = "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd btn bwp byn bzd cad cdf chf \
    clp cnh cny cop crc cuc cup cve czk djf dkk dop dzd egp ern etb eur fjd fkp gbp gel ghs gip gmd gnf gtq gyd hkd hnl hrk htg huf idr ils \
    inr iqd irr isk jmd jod jpy kes kgs khr kmf kpw krw kwd kyd kzt lak lbp lkr lrd lsl lyd mad mdl mga mkd mmk mnt mop mro mru mur mvr \
    mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sdg sek sgd shp sle sll \
    sos srd ssp stn svc syp szl thb tjs tmt tnd top try ttd twd tzs uah ugx usd uyu uzs ved ves vnd vuv wst xaf xcd xof xpf yer zar \
    zmw zwl zwg";

/// Signs and words of currencies, and the codes they may stand for.
const CURRENCIES: &[(&str, &str)] = &[
    ("us$ $us usdollar usdollars", "usd"),
    (
        "$ dollar dollars dólar dólares dolar dolares dollaro dollari доллар доллара долларов ドル 美元 달러 buck bucks",
        "usd cad aud nzd sgd hkd twd bbd bmd bnd bsd bzd fjd gyd jmd kyd lrd nad sbd srd ttd xcd zwl clp cop ars mxn uyu dop cup cve",
    ),
    ("c$ ca$ can$ cdn$ $ca", "cad"),
    ("a$ au$ $au", "aud"),
    ("nz$ $nz", "nzd"),
    ("s$ sg$", "sgd"),
    ("hk$", "hkd"),
    ("nt$ tw$ 元台币", "twd"),
    ("mx$ mex$", "mxn"),
    ("j$", "jmd"),
    ("tt$", "ttd"),
    ("r$ real reais reals", "brl"),
    ("ar$", "ars"),
    ("cl$", "clp"),
    ("col$ co$", "cop"),
    ("rd$", "dop"),
    ("n$", "nad"),
    ("z$", "zwl zwg"),
    ("€ euro euros eur евро ευρώ ユーロ 欧元 유로 يورو यूरो", "eur"),
    (
        "£ pound pounds sterling quid pfund livre livres libra libras sterlina sterline",
        "gbp egp lbp syp sdg ssp shp fkp gip",
    ),
    ("gb£ stg", "gbp"),
    ("e£ le ج.م جنيه", "egp"),
    ("¥", "jpy cny cnh"),
    ("jp¥ yen 円 圓 엔", "jpy"),
    ("cn¥ rmb yuan renminbi 元 圆 人民币", "cny cnh twd hkd"),
    ("₹ रुपये रुपया রুপি ரூபாய் రూపాయలు", "inr"),
    ("₨ नेरू रु रू ரூ rs re rupee rupees rupie rupien", "inr pkr lkr npr mur scr"),
    ("৳ টাকা taka tk", "bdt"),
    ("₩ won 원", "krw kpw"),
    ("₽ руб рублей рубля рубль р rouble roubles ruble rubles rubel", "rub byn"),
    ("br", "byn etb"),
    ("₴ грн гривень гривня hryvnia", "uah"),
    ("₺ tl lira liras lirası", "try"),
    ("₪ ש״ח ש\"ח שח שקל shekel shekels nis", "ils"),
    ("₫ đ đồng dong", "vnd"),
    ("฿ baht บาท", "thb"),
    ("₦ naira", "ngn"),
    ("₱ peso pesos", "php mxn ars clp cop cup dop uyu"),
    ("₵ gh₵ cedi cedis", "ghs"),
    ("₡ colón colon colones", "crc svc"),
    ("₸ тг тенге tenge", "kzt"),
    ("₮", "mnt"),
    ("₼ manat", "azn tmt"),
    ("₾ lari", "gel"),
    ("₲ gs", "pyg"),
    ("₭ kip", "lak"),
    ("₧ ₣ ₤", ""),
    ("kr kronor krona krone kroner krónur króna", "sek nok dkk isk"),
    ("zł zl złoty złotych złote zloty zlotys", "pln"),
    ("kč kc koruna koruny korun", "czk"),
    ("ft forint forints", "huf"),
    ("lei leu ron", "ron mdl"),
    ("лв лева lev leva", "bgn"),
    ("дин din dinar dinara динара", "rsd"),
    ("km", "bam"),
    ("fr sfr fr. franken franc francs franco franchi stutz", "chf xaf xof xpf bif djf gnf kmf rwf cdf"),
    ("fcfa cfa", "xaf xof"),
    ("r rand", "zar"),
    ("rm ringgit", "myr"),
    ("rp rupiah", "idr"),
    ("s/ sol soles", "pen"),
    ("bs bolívares bolivianos", "bob ves ved"),
    ("q quetzal quetzales", "gtq"),
    ("l lempira lempiras", "hnl"),
    ("ksh kshs shilling shillings", "kes tzs ugx sos"),
    ("tsh", "tzs"),
    ("ush", "ugx"),
    ("dh dhs dirham dirhams د.إ درهم", "aed mad"),
    ("د.م", "mad"),
    ("sr ر.س riyal riyals ريال", "sar qar yer omr"),
    ("﷼ rial rials ریال", "irr sar qar yer omr"),
    ("ر.ق", "qar"),
    ("د.ك kd", "kwd"),
    ("د.ب bd", "bhd"),
    ("ر.ع", "omr"),
    ("د.أ jd", "jod"),
    ("د.ع", "iqd"),
    ("د.ت dt", "tnd"),
    ("د.ج da", "dzd"),
    ("ل.ل ll", "lbp"),
    ("دينار", "kwd bhd jod iqd tnd dzd lyd"),
    ("toman تومان", ""),
    ("₿ btc", ""),
];

/// Whether `word` names a currency, and whether that can be `code`.
pub(super) fn currency(word: &str, code: &str) -> Option<bool> {
    let code = code.to_ascii_lowercase();
    if word.len() == 3 && CODES.split(' ').any(|one| one == word) {
        return Some(word == code);
    }
    let mut found = CURRENCIES.iter().filter(|(words, _)| words.split(' ').any(|one| one == word)).peekable();
    found.peek()?;
    Some(found.any(|(_, codes)| codes.split(' ').any(|one| one == code)))
}

/// Whether `word` is the hundredth part of the currency `code`: cents, pence.
pub(super) fn is_coin(word: &str, code: &str) -> bool {
    match word {
        "p" | "pence" | "penny" => code == "GBP",
        "¢" | "cent" | "cents" | "ct" | "cts" | "centimes" | "céntimos" | "centavos" => code != "GBP",
        "rappen" => code == "CHF",
        "paise" => code == "INR",
        "öre" | "øre" => matches!(code, "SEK" | "NOK" | "DKK"),
        _ => false,
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

const SPANS: &[(&str, Span)] = &[
    (
        "s sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos seg secondo secondi sekund сек секунд секунды с 秒 초 ثانية",
        Span::Second,
    ),
    (
        "min mins minute minutes minuten minuto minutos minuti minuut minuty minut minuter minutter мин минут минуты минута хв 分 分钟 分間 분 دقيقة دقائق मिनट মিনিট",
        Span::Minute,
    ),
    (
        "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren u timme timmar tim timer time godz godzin godziny ч час часа часов год 時間 小时 小時 시간 ساعة ساعات घंटे ঘণ্টা",
        Span::Hour,
    ),
    (
        "d day days tag tage tagen jour jours j día días dia dias giorno giorni dag dagen dagar dager dage dzień dni день дня дней дн 日 日間 天 일 يوم أيام दिन দিন",
        Span::Day,
    ),
    (
        "w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane weken vecka veckor uke uker uge uger tydzień tygodni tygodnie нед недель 週間 周 주 أسبوع",
        Span::Week,
    ),
    (
        "mo mos mth mths month months monat monate monaten mt mois mes meses mese mesi mês maand maanden månad månader måned måneder miesiąc miesiące miesięcy mies мес месяц месяца месяцев か月 ヶ月 カ月 ヵ月 个月 月 개월 شهر أشهر महीने মাস",
        Span::Month,
    ),
    (
        "y yr yrs year years jahr jahre jahren an ans année années año años ano anos anno anni jaar jaren år rok lata lat год года лет г 年 年間 년 سنة سنوات साल বছর",
        Span::Year,
    ),
];

/// The length of time that `word` names where something `asked` is asked for: m are minutes beside hours, and months beside years.
pub fn span(word: &str, asked: Span) -> Option<Span> {
    if word == "m" {
        return match asked {
            Span::Second | Span::Minute | Span::Hour => Some(Span::Minute),
            Span::Month | Span::Year => Some(Span::Month),
            Span::Day | Span::Week => None,
        };
    }
    SPANS.iter().find(|(words, _)| words.split(' ').any(|one| one == word)).map(|(_, span)| *span)
}

/// Words for people, which may stand beside a head count.
pub(super) fn is_people(word: &str) -> bool {
    "people person persons ppl participants employees staff workers learners heads personen leute mitarbeitende mitarbeiter teilnehmer teilnehmende mitarbeiterinnen teilnehmerinnen personnes participantes empleados collaborateurs dipendenti medewerkers deelnemers deltagare deltakere deltagere pracowników uczestników сотрудников участников personas pessoas persone osób osoby человек чел 人 名 명"
        .split(' ')
        .any(|one| one == word)
}

/// "Minus" in words.
pub(super) fn is_minus(word: &str) -> bool {
    "minus negative moins menos meno минус мінус eksi miinus mínusz マイナス 负 負 마이너스"
        .split(' ')
        .any(|one| one == word)
}

/// "And" in words, between the units of a length of time.
pub(super) fn is_and(word: &str) -> bool {
    "and und et y e en og och i ja и і ve és a".split(' ').any(|one| one == word)
}

/// Words before a number that is not meant to the last digit.
pub(super) const ABOUT: &[&str] = &[
    "~",
    "about",
    "around",
    "approximately",
    "approx.",
    "approx",
    "roughly",
    "circa",
    "ca.",
    "ca",
    "rund",
    "etwa",
    "ungefähr",
    "environ",
    "env.",
    "cerca de",
    "aprox.",
    "aproximadamente",
    "circa",
    "около",
    "примерно",
    "приблизно",
    "około",
    "cca",
    "noin",
    "yaklaşık",
    "sekitar",
    "約",
    "约",
    "大约",
    "약",
];

/// "Percent" in words.
pub(super) fn is_percent(word: &str) -> bool {
    "percent pct pc yüzde prozent pourcent porciento porcento procent prosent procenta процент процентов процента パーセント 퍼센트"
        .split(' ')
        .any(|one| one == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_a_thousand_or_a_million_means_what_its_language_means() {
        for (word, language, power) in [
            ("mil", "es", 3),
            ("mil", "en", 6),
            ("billion", "en", 9),
            ("billion", "de", 12),
            ("万", "en", 4),
            ("lakh", "en", 5),
            ("t", "de", 3),
            ("тыс", "ru", 3),
        ] {
            assert_eq!(scale(word, language, "EUR").map(|found| found.power), Some(power), "{word} in {language}");
        }
        let other = |word, language| scale(word, language, "EUR").and_then(|found| found.other);
        assert_eq!(
            (other("mil", "en"), other("mil", "es"), other("t", "de"), other("billion", "en")),
            (Some(3), None, None, None)
        );
        assert_eq!(other("billion", "fr"), Some(9));
        assert!(scale("t", "fr", "EUR").is_none() && scale("", "en", "EUR").is_none());
        // ₹5L and 3 Cr are a lakh and a crore; the CR of a ledger in dollars is a credit.
        let power = |word, currency| scale(word, "en", currency).map(|found| found.power);
        assert_eq!((power("l", "INR"), power("cr", "INR"), power("cr", "USD")), (Some(5), Some(7), None));
    }

    #[test]
    fn a_sign_of_a_currency_may_stand_for_several() {
        assert_eq!(currency("$", "CAD"), Some(true));
        assert_eq!(currency("$", "EUR"), Some(false));
        assert_eq!(currency("us$", "CAD"), Some(false));
        assert_eq!(currency("kr", "NOK"), Some(true));
        assert_eq!(currency("chf", "CHF"), Some(true));
        assert_eq!(currency("abc", "USD"), None);
    }
}
