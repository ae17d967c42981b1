//! Reviews, commitments and the day of the decision as a calendar file (RFC 5545), for any calendar program.

use crate::study::*;
use crate::words::next::{promise, whose};
use crate::words::title;

/// Octets of a line, without its end (RFC 5545, 3.1).
const MOST: usize = 75;

/// The dated reviews, open commitments and the decision of a study as a calendar; none without a date. `stamp` is the time of
/// writing as 2026-03-31T10:15:00Z.
pub fn calendar(study: &Study, stamp: &str) -> Option<String> {
    let stamp: String =
        stamp.split('.').next().unwrap_or_default().chars().filter(|one| !"-:Z".contains(*one)).collect();
    let mut events = Vec::new();
    let name = title(study);
    let mut add = |kind: &str, day: &str, what: String, more: String| {
        let Some((day, next)) = days(day) else { return };
        let uid = format!("{}-{kind}@payoff", plain(&study.id));
        events.push([
            "BEGIN:VEVENT".to_string(),
            format!("UID:{uid}"),
            format!("DTSTAMP:{stamp}Z"),
            format!("DTSTART;VALUE=DATE:{day}"),
            format!("DTEND;VALUE=DATE:{next}"),
            format!("SUMMARY:{}", escaped(&what)),
            format!("DESCRIPTION:{}", escaped(&more)),
            "TRANSP:TRANSPARENT".into(),
            "END:VEVENT".into(),
        ]);
    };
    for (at, review) in study.reviews.iter().enumerate() {
        let act = review.trigger.trim();
        let act = if act.is_empty() { String::new() } else { format!("\nAct if: {act}") };
        add(&format!("review-{}", at + 1), &review.on, format!("Review: {name}"), [review.what.trim(), &act].concat());
    }
    for (at, one) in study.commitments.iter().enumerate().filter(|(_, one)| one.progress == Progress::Open) {
        add(&format!("commitment-{}", at + 1), &one.by, promise(one), format!("{}\n{name}", whose(one, "")));
    }
    let who = study.challenge.decided_by.trim();
    add("decision", &study.challenge.decide_on, format!("Decision: {name}"), who.to_string());
    if events.is_empty() {
        return None;
    }
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Payoff//Payoff//EN", "CALSCALE:GREGORIAN"];
    let lines = head.into_iter().map(String::from).chain(events.into_iter().flatten());
    Some(lines.chain(["END:VCALENDAR".to_string()]).map(|line| folded(&line)).collect())
}

/// A day written as 2026-03-31, and the day after it, both as 20260331; none where it is no day of the calendar.
fn days(day: &str) -> Option<(String, String)> {
    let mut parts = day.trim().split('-').map(|part| part.parse::<u32>().ok());
    let (Some(Some(year)), Some(Some(month)), Some(Some(date)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=last).contains(&date) || !(1..=9999).contains(&year) {
        return None;
    }
    let next = match (month, date) {
        (12, 31) => (year + 1, 1, 1),
        (month, date) if date == last => (year, month + 1, 1),
        (month, date) => (year, month, date + 1),
    };
    let spell = |(year, month, date): (u32, u32, u32)| format!("{year:04}{month:02}{date:02}");
    Some((spell((year, month, date)), spell(next)))
}

/// Text as a value: backslash, semicolon and comma are escaped, a line break is `\n` (RFC 5545, 3.3.11). Control characters go.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(' '),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Letters and digits alone: what an identifier may hold everywhere.
fn plain(id: &str) -> String {
    id.chars().filter(|one| one.is_ascii_alphanumeric()).collect()
}

/// A line of at most 75 octets: longer ones go on after a break and a space, never within a letter (RFC 5545, 3.1).
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut used = 0;
    for letter in line.chars() {
        if used + letter.len_utf8() > MOST {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(letter);
        used += letter.len_utf8();
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAMP: &str = "2026-06-01T10:15:00.123Z";

    fn study() -> Study {
        Study {
            id: "s-1".into(),
            title: "Quality; phase 1, line 2".into(),
            reviews: vec![Review {
                on: "2026-12-31".into(),
                what: "Defects\nand returns".into(),
                trigger: "above 3%, twice".into(),
                ..Review::default()
            }],
            ..Study::default()
        }
    }

    /// The lines of a file as a reader sees them, after unfolding (RFC 5545, 3.1).
    fn lines(file: &str) -> Vec<String> {
        assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']), "each line ends in CRLF");
        for line in file.split("\r\n") {
            assert!(line.len() <= 75, "{} octets: {line}", line.len());
        }
        file.replace("\r\n ", "").split_terminator("\r\n").map(String::from).collect()
    }

    #[test]
    fn a_review_is_a_whole_day_with_its_words_escaped() {
        let file = calendar(&study(), STAMP).expect("a calendar");
        assert_eq!(
            lines(&file),
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Payoff//Payoff//EN",
                "CALSCALE:GREGORIAN",
                "BEGIN:VEVENT",
                "UID:s1-review-1@payoff",
                "DTSTAMP:20260601T101500Z",
                "DTSTART;VALUE=DATE:20261231",
                "DTEND;VALUE=DATE:20270101",
                "SUMMARY:Review: Quality\\; phase 1\\, line 2",
                "DESCRIPTION:Defects\\nand returns\\nAct if: above 3%\\, twice",
                "TRANSP:TRANSPARENT",
                "END:VEVENT",
                "END:VCALENDAR",
            ]
        );
    }

    #[test]
    fn only_open_commitments_with_a_real_date_are_in_it() {
        let one = |by: &str, progress| Commitment {
            what: "talks".into(),
            who: "Ann".into(),
            by: by.into(),
            progress,
            ..Commitment::default()
        };
        let mut study = study();
        study.reviews.clear();
        study.commitments = vec![
            one("2028-02-28", Progress::Open),
            one("2026-02-30", Progress::Open),
            one("soon", Progress::Open),
            one("2026-05-01", Progress::Done),
        ];
        let file = calendar(&study, STAMP).expect("a calendar");
        let starts: Vec<String> = lines(&file).into_iter().filter(|line| line.starts_with("DT")).collect();
        // 2028 is a leap year.
        assert_eq!(starts, ["DTSTAMP:20260601T101500Z", "DTSTART;VALUE=DATE:20280228", "DTEND;VALUE=DATE:20280229"]);
        study.commitments.clear();
        assert_eq!(calendar(&study, STAMP), None);
    }

    #[test]
    fn a_long_line_is_folded_between_letters_of_any_length() {
        let mut study = study();
        study.reviews[0].what = "Überstunden und Rückläufer – geprüft ".repeat(12) + "BEGIN:VEVENT\r\nEND:VCALENDAR";
        let file = calendar(&study, STAMP).expect("a calendar");
        let lines = lines(&file);
        assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 1, "text of a person begins no event");
        assert!(lines.iter().any(|line| line.contains("Rückläufer – geprüft BEGIN:VEVENT\\nEND:VCALENDAR")));
    }
}
