//! Rows of a pasted table that sum up the others.

use super::table::LeftOut;

/// What a row that sums up the others is called, in the languages of the number formats.
pub(super) fn summary(label: &str) -> Option<LeftOut> {
    let label = label.trim().trim_end_matches([':', '.']).trim();
    let first = label.split([' ', ':']).next().unwrap_or_default();
    let is = |words: &[&str]| words.contains(&label) || (!first.is_empty() && words.contains(&first));
    match () {
        () if is(TOTALS) => Some(LeftOut::Total),
        () if is(AVERAGES) => Some(LeftOut::Average),
        () => None,
    }
}

/// Sums and counts.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "count",
    "anzahl",
    "sum",
    "subtotal",
    "ytd",
    "summe",
    "gesamt",
    "insgesamt",
    "zwischensumme",
    "totale",
    "totaal",
    "suma",
    "soma",
    "somme",
    "celkem",
    "razem",
    "łącznie",
    "итого",
    "всего",
    "разом",
    "всього",
    "yhteensä",
    "totalt",
    "summa",
    "i alt",
    "toplam",
    "合計",
    "总计",
    "合计",
    "总和",
    "합계",
    "المجموع",
    "إجمالي",
    "कुल",
    "মোট",
    "grand total",
    "összesen",
    "ukupno",
    "jumlah",
    "tổng",
    "סה\"כ",
    "סך הכל",
    "σύνολο",
];

/// Means, and what else is said of all rows.
const AVERAGES: &[&str] = &[
    "average",
    "avg",
    "mean",
    "median",
    "ø",
    "∅",
    "durchschnitt",
    "mittelwert",
    "schnitt",
    "moyenne",
    "promedio",
    "media",
    "média",
    "gemiddelde",
    "średnia",
    "среднее",
    "середнє",
    "průměr",
    "medel",
    "gjennomsnitt",
    "gennemsnit",
    "keskiarvo",
    "ortalama",
    "átlag",
    "平均",
    "平均值",
    "평균",
    "المتوسط",
    "औसत",
    "গড়",
    "min",
    "max",
    "std",
    "stdev",
];
