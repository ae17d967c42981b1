//! The study's own words put into labels and sentences, and values spelled with their unit.

use rust_decimal::Decimal;

use super::field::At;
use crate::amount::Format;
use crate::study::*;

/// `template` with {unit}, {one}, {measure}, {period}, {base} and {currency} filled from the study.
pub fn fill(template: &str, study: &Study, at: At) -> String {
    if !template.contains('{') {
        return template.to_string();
    }
    let none = Measure::default();
    let measure = study.measures.get(at.measure).unwrap_or(&none);
    let base = if measure.base_name.is_empty() { "people" } else { &measure.base_name };
    // Of what should become less, one costs; of what should become more, one is worth something.
    let [worth, value] = match measure.better {
        Better::Lower => ["does one {one} cost", "one {one} costs"],
        Better::Higher => ["is one {one} worth", "one {one} is worth"],
    };
    // A forecast asks for what is to come.
    let [changed, would_change, did_it, was] = match study.state {
        State::Forecast => ["is to change", "would change", "Is it to", "is"],
        _ => ["changed", "would have changed", "Did it", "was"],
    };
    template
        .replace("{changed}", changed)
        .replace("{would_change}", would_change)
        .replace("{did_it}", did_it)
        .replace("{was}", was)
        .replace("{is_one_worth}", worth)
        .replace("{one_is_worth}", value)
        .replace("{unit}", unit(measure))
        .replace("{one}", &one(unit(measure)))
        .replace("{measure}", name_of(measure))
        .replace("{period}", covers(measure))
        .replace("{base}", base)
        .replace("{currency}", currency(&study.currency))
}

/// What a question is called in a message: its label without its unit and the term of the trade in brackets.
pub fn name(label: &str, study: &Study, at: At) -> String {
    let plain = label.split(',').next().unwrap_or(label);
    fill(plain.split(" (").next().unwrap_or(plain).trim_end_matches('?'), study, at)
}

/// Where the same words stand for several rows or for several measures, each says which it is. Pairs of place and words.
pub fn tell_apart(mut found: Vec<(&str, &mut String)>, study: &Study) {
    let said: Vec<String> = found.iter().map(|(_, words)| words.to_string()).collect();
    for (place, words) in found.iter_mut().filter(|(_, words)| said.iter().filter(|one| *one == *words).count() > 1) {
        let mut numbers = place.split('.').filter_map(|part| part.parse::<usize>().ok());
        let measure = place.starts_with("measures.").then(|| numbers.next()).flatten();
        let measure = measure.filter(|_| study.measures.len() > 1).and_then(|at| study.measures.get(at));
        let measure = measure.map(name_inside);
        let row = numbers.next().map(|row| ["line ", &(row + 1).to_string()].concat());
        let which: Vec<String> = [measure, row].into_iter().flatten().collect();
        if !which.is_empty() {
            **words = [words.as_str(), " (", &which.join(", "), ")"].concat();
        }
    }
}

/// What the measure at `at` is called: by its name, or by its place where there are several.
pub fn measure_name(study: &Study, at: usize) -> String {
    match study.measures.get(at) {
        Some(measure) if measure.name.trim().is_empty() && study.measures.len() > 1 => {
            ["Measure ", &(at + 1).to_string()].concat()
        }
        Some(measure) => name_of(measure).trim().into(),
        None => String::new(),
    }
}

/// What the numbers of the measure at `at` are counted of: people, unless it says otherwise.
pub fn counted_of(study: &Study, at: usize) -> &str {
    let name = study.measures.get(at).map_or("", |measure| measure.base_name.trim());
    if name.is_empty() { "people" } else { name }
}

/// "320 and 310 people", "31,200 leads": one or two groups, each with its size in all periods and how many those are. People are
/// the same people in each period; anything else is counted anew.
pub fn cases(sizes: &[(Decimal, Decimal)], study: &Study, at: usize, format: &Format) -> String {
    let base = counted_of(study, at);
    let people = base.starts_with("people");
    let shown = |(size, periods): &(Decimal, Decimal)| match size.checked_div(*periods) {
        Some(size) if people => size.ceil(),
        _ => *size,
    };
    let sizes: Vec<Decimal> = sizes.iter().map(shown).collect();
    let one = sizes.as_slice() == [Decimal::ONE];
    let sizes: Vec<String> = sizes.iter().map(|size| format.number(*size, 0)).collect();
    let base = match base {
        // Who they are need not be said of one.
        _ if one && people => "person".into(),
        _ if one => self::one(base),
        _ => base.to_string(),
    };
    [&sizes.join(" and "), " ", &base].concat()
}

/// The measure's name, or a stand-in until it has one.
pub fn name_of(measure: &Measure) -> &str {
    if measure.name.trim().is_empty() { "Your measure" } else { &measure.name }
}

/// The name in the middle of a sentence. What a person typed keeps its letters; a name of the catalogue begins small.
pub fn name_inside(measure: &Measure) -> String {
    let listed = catalogue::find(&measure.kind).is_some_and(|entry| entry.name == measure.name.trim());
    if listed || measure.name.trim().is_empty() { inside(name_of(measure)) } else { name_of(measure).trim().into() }
}

/// A label in the middle of a sentence: it begins small, unless its first word is written in capitals.
pub fn inside(label: &str) -> String {
    let mut letters = label.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return label.into();
    }
    first.to_lowercase().chain(letters).collect()
}

/// What one unit of the measure is called in the plural.
pub fn unit(measure: &Measure) -> &str {
    if measure.unit.trim().is_empty() { "units" } else { &measure.unit }
}

/// What a value of the measure covers: "a month". Where the cases of a period are counted, as in "people hired in a year", a value
/// for each of them covers no period: it is a mean.
pub fn covers(measure: &Measure) -> &'static str {
    if measure.scale == Scale::Each && catalogue::counts_cases(measure) { "on average" } else { period(measure) }
}

/// The period of the measure: "a month".
pub fn period(measure: &Measure) -> &'static str {
    match measure.period {
        Period::Week => "a week",
        Period::Month => "a month",
        Period::Quarter => "a quarter",
        Period::Year => "a year",
        Period::Total => "in all",
    }
}

/// One of several: errors → error, days of absence → day of absence, people → person.
pub fn one(plural: &str) -> String {
    let (head, tail) = match plural.find(" of ") {
        Some(at) => plural.split_at(at),
        None => (plural, ""),
    };
    let (before, last) = match head.rfind(' ') {
        Some(at) => head.split_at(at + 1),
        None => ("", head),
    };
    let single = match last {
        "people" => "person".to_string(),
        "of" => return format!("unit {plural}"),
        _ => match () {
            _ if last.ends_with("ies") && last.len() > 4 => format!("{}y", &last[..last.len() - 3]),
            _ if last.ends_with("sses") || last.ends_with("ches") || last.ends_with("xes") => {
                last[..last.len() - 2].to_string()
            }
            _ if last.ends_with('s') && !last.ends_with("ss") => last[..last.len() - 1].to_string(),
            _ => last.to_string(),
        },
    };
    if plural.starts_with("of ") { format!("unit {plural}") } else { format!("{before}{single}{tail}") }
}

/// The currency as it stands in a label: "in dollars".
pub fn currency(code: &str) -> &str {
    match code {
        "USD" | "CAD" | "AUD" | "NZD" | "SGD" | "HKD" => "dollars",
        "EUR" => "euros",
        "GBP" => "pounds",
        "CHF" => "francs",
        "JPY" => "yen",
        "INR" => "rupees",
        "SEK" | "NOK" | "DKK" => "kroner",
        "PLN" => "zloty",
        "" => "money",
        code => code,
    }
}

/// A value with its unit, as it is listed.
pub fn value(value: Decimal, unit_of: Unit, study: &Study, at: At, format: &Format) -> String {
    spelled(value, unit_of, study, at, format, false)
}

/// A value with its unit and every decimal that can be typed: what was read is said as it was read.
pub fn in_full(value: Decimal, unit_of: Unit, study: &Study, at: At, format: &Format) -> String {
    spelled(value, unit_of, study, at, format, true)
}

fn spelled(value: Decimal, unit_of: Unit, study: &Study, at: At, format: &Format, full: bool) -> String {
    let most = |usual: u32| if full { 6 } else { usual };
    match unit_of {
        Unit::Money if full && !value.fract().is_zero() => format.money_full(value),
        Unit::Money => format.money(value),
        Unit::Percent => format.percent_of(value, most(2)),
        Unit::Measure => match study.measures.get(at.measure) {
            Some(measure) => measured(value, measure, format, most(3)),
            None => format.number(value, most(4)),
        },
        Unit::People | Unit::Plain => format.number(value, most(4)),
        Unit::Hours => counted(value, "hour", format, most(2)),
        Unit::Months => counted(value, "month", format, most(2)),
        Unit::Named(word) => format!("{} {word}", format.number(value, most(4))),
    }
}

/// A value of a measure: 28% for a percentage, 40 errors for a count.
pub fn of_measure(value: Decimal, measure: &Measure, format: &Format) -> String {
    measured(value, measure, format, 3)
}

fn measured(value: Decimal, measure: &Measure, format: &Format, most: u32) -> String {
    match measure.scale {
        Scale::Percent => format.percent_of(value, most),
        Scale::Count | Scale::Each => {
            let spelled = format.number(value, most);
            let name = if value == Decimal::ONE { one(unit(measure)) } else { unit(measure).to_string() };
            format!("{spelled} {name}")
        }
    }
}

/// A difference of a measure: 5.5 points for a percentage.
pub fn difference(value: Decimal, measure: &Measure, format: &Format) -> String {
    match measure.scale {
        Scale::Percent => with_word(value, "point", format),
        _ => of_measure(value, measure, format),
    }
}

/// A difference with up to ten decimals, for workings that can be done again.
pub fn difference_in_full(value: Decimal, measure: &Measure, format: &Format) -> String {
    let word = if measure.scale == Scale::Percent { "points" } else { unit(measure) };
    format!("{} {word}", format.number(value, 10))
}

/// "1 month", "7 months".
pub fn with_word(value: Decimal, word: &str, format: &Format) -> String {
    counted(value, word, format, 2)
}

fn counted(value: Decimal, word: &str, format: &Format, most: u32) -> String {
    let plural = if value == Decimal::ONE { "" } else { "s" };
    format!("{} {word}{plural}", format.number(value, most))
}

/// "1 person", "24 people".
pub fn people(count: Decimal, format: &Format) -> String {
    format!("{} {}", format.number(count, 0), if count == Decimal::ONE { "person" } else { "people" })
}

/// A number with what it counts. Rows carry it up to the edge, where somebody's format makes a text of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    pub value: Decimal,
    pub unit: Unit,
    /// The measure whose unit it is, where it is counted in one.
    pub at: At,
}

impl Amount {
    pub fn money(value: Decimal) -> Amount {
        Amount { value, unit: Unit::Money, at: At::default() }
    }

    /// With its unit: "$1,250", "21%", "12 errors a month".
    pub fn text(self, study: &Study, format: &Format) -> String {
        value(self.value, self.unit, study, self.at, format)
    }

    /// For the ends of a bar, which have little room: the number without its name.
    pub fn short(self, study: &Study, format: &Format) -> String {
        let is_rate = study.measures.get(self.at.measure).is_some_and(|one| one.scale == Scale::Percent);
        match self.unit {
            Unit::Money => format.money_short(self.value),
            Unit::Percent => self.text(study, format),
            Unit::Measure if is_rate => self.text(study, format),
            _ => format.number(self.value, 2),
        }
    }
}

/// What a study is called, also where nobody named it.
pub fn title(study: &Study) -> String {
    if !study.title.trim().is_empty() {
        return study.title.clone();
    }
    match study.measures.first().filter(|measure| !measure.name.trim().is_empty()) {
        Some(measure) => format!("Study of {}", name_inside(measure)),
        _ => "Study without a name".into(),
    }
}

/// Text cut at the end of a sentence where there is one, else at a word, with a mark that something is left out.
pub fn shorten(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_string();
    }
    let cut: String = text.chars().take(most).collect();
    if let Some(end) = cut.rfind(". ").filter(|end| *end > most / 3) {
        return cut[..=end].to_string();
    }
    let at = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..at].trim_end_matches([',', '.', ';']))
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::super::{At, Unit};
    use super::{in_full, one};
    use crate::amount::Format;
    use crate::study::{Measure, Scale, Study};

    #[test]
    fn what_was_read_is_said_with_every_decimal() {
        let format = Format::named("de-DE", "EUR");
        let percent = Measure { scale: Scale::Percent, ..Measure::default() };
        let study = Study { measures: vec![percent], ..Study::default() };
        let say = |value, unit| in_full(value, unit, &study, At::default(), &format).replace('\u{a0}', " ");
        assert_eq!(say(dec!(1250.5), Unit::Money), "1.250,50 €");
        assert_eq!(say(dec!(62000), Unit::Money), "62.000 €");
        assert_eq!(say(dec!(0.000125), Unit::Money), "0,000125 €");
        assert_eq!(say(dec!(12.3456), Unit::Percent), "12,3456 %");
        assert_eq!(say(dec!(2.71828), Unit::Measure), "2,71828 %");
        assert_eq!(say(dec!(1.125), Unit::Hours), "1,125 hours");
    }

    #[test]
    fn one_of_several_is_named_in_the_singular() {
        for (plural, single) in [
            ("errors", "error"),
            ("exits", "exit"),
            ("days of absence", "day of absence"),
            ("people", "person"),
            ("repeat contacts", "repeat contact"),
            ("losses", "loss"),
            ("queries", "query"),
            ("of revenue", "unit of revenue"),
        ] {
            assert_eq!(one(plural), single);
        }
    }
}
