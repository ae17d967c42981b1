//! What can be read from the words of others: names, dates, parts of the year.

/// Whether `word` stands in `text` as a whole word, in any case.
pub(super) fn mentions(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|one| one.eq_ignore_ascii_case(word))
}

/// The words of a name in lower case, each without the s of a plural; short ones are shared by chance.
pub(super) fn long_words(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let words = words.map(|word| word.strip_suffix('s').map_or(word.clone(), str::to_string));
    words.filter(|word| word.chars().count() as i64 >= super::thresholds::LIKE_NAMES.value).collect()
}

/// Year, month and day of an ISO date; without a day it is the first.
pub(super) fn date(text: &str) -> Option<(i32, i32, i32)> {
    let mut parts = text.trim().splitn(3, '-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = parts.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
    let day = match parts.next() {
        Some(day) => day.get(..2).unwrap_or(day).parse().ok().filter(|day| (1..=31).contains(day))?,
        None => 1,
    };
    Some((year, month, day))
}

/// Whether fewer than `months` whole months lie between two ISO dates, the second not before the first.
pub(super) fn closer_than(months: i64, from: &str, to: &str) -> bool {
    let (Some(from), Some(to)) = (date(from), date(to)) else { return false };
    let apart = (to.0 - from.0) * 12 + to.1 - from.1 - i32::from(to.2 < from.2);
    to >= from && i64::from(apart) < months
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Whether a part of the year is a month of the calendar.
pub(super) fn is_month(season: &str) -> bool {
    MONTHS.contains(&season)
}

/// The part of the year that the name of a period stands for: its month where it can be read, else its words without
/// the year, such as `q1`. Empty where nothing can be said.
pub(super) fn season(when: &str) -> String {
    if let Some((_, month, _)) = date(when) {
        return MONTHS[(month - 1) as usize].into();
    }
    let lower = when.to_lowercase();
    let year = |word: &str| word.len() == 4 && word.bytes().all(|digit| digit.is_ascii_digit());
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !year(word));
    let words: Vec<&str> = words.collect();
    let month = words.iter().find_map(|word| MONTHS.iter().find(|month| word.len() >= 3 && month.starts_with(word)));
    month.map_or_else(|| words.join(" "), |month| (*month).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_a_whole_word_in_any_case() {
        for (text, found) in [("SHRM", true), ("(shrm) 2016", true), ("our shrmp", false), ("", false)] {
            assert_eq!(mentions(text, "SHRM"), found, "{text}");
        }
    }

    #[test]
    fn a_date_has_a_year_a_month_and_perhaps_a_day() {
        for (text, parts) in [
            ("2025-01-31", Some((2025, 1, 31))),
            (" 2025-12-01T08:00 ", Some((2025, 12, 1))),
            ("2025-03", Some((2025, 3, 1))),
            ("2025-00", None),
            ("2025-13", None),
            ("2025-01-00", None),
            ("2025-01-32", None),
            ("25-01-31", None),
            ("2025", None),
            ("spring", None),
        ] {
            assert_eq!(date(text), parts, "{text}");
        }
    }

    /// A month is whole on the day on which it began.
    #[test]
    fn months_between_two_dates_count_when_they_are_whole() {
        for (from, to, closer) in [
            ("2025-01-15", "2025-04-14", true),
            ("2025-01-15", "2025-04-15", false),
            ("2024-11-15", "2025-02-14", true),
            ("2024-11-15", "2025-02-15", false),
            ("2024-01-15", "2025-01-15", false),
            ("2025-01-15", "2025-01-15", true),
            ("2025-01-15", "2025-01-14", false),
            ("2025-01", "2025-04", false),
            ("spring", "2025-02-01", false),
        ] {
            assert_eq!(closer_than(3, from, to), closer, "{from} to {to}");
        }
    }

    #[test]
    fn a_period_is_of_its_month_or_of_its_words_without_the_year() {
        for (when, part) in [
            ("2025-04", "april"),
            ("Apr 2025", "april"),
            ("12. december", "december"),
            ("Q1 2025", "q1"),
            ("2025 Q1", "q1"),
            ("Ja 2025", "ja"),
            ("Week 07", "week 07"),
            ("2025", ""),
            ("", ""),
        ] {
            assert_eq!(season(when), part, "{when}");
        }
    }
}
