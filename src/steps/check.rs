//! Whether an answer can stand, and the sentence beside the box when it cannot.

use rust_decimal::Decimal;

use super::field::{At, Bounds, Custom, Field, Kind, NumberField, TextSize, Unit};
use super::{full, quick, words};
use crate::amount::{Format, Unclear, read};
use crate::study::{Quantity, Status, Study};

/// What is wrong with the answer to `field`, if anything: text that is no number, a value out of bounds, or a needed
/// answer that is missing. An honest "I do not know yet" is an answer.
pub fn problem(field: &Field, study: &Study, at: At, format: &Format) -> Option<String> {
    mistake(field, study, at, format).or_else(|| missing(field, study, at))
}

/// What stands in the box and cannot stand.
pub fn mistake(field: &Field, study: &Study, at: At, format: &Format) -> Option<String> {
    let name = || words::name(field.label, study, at);
    let wrong = match &field.kind {
        Kind::Number(number) => typed_problem(field, number, (number.lens.get)(study, at)?, study, at, format),
        Kind::Text { lens, size, most } => {
            let text = (lens.get)(study, at)?;
            if *size == TextSize::Date && !text.is_empty() && !is_date(text) {
                Some(format!("{} must be a real date, like 2026-03-31", name()))
            } else {
                (text.chars().count() > *most).then(|| format!("{} must be {most} characters or less", name()))
            }
        }
        Kind::Custom(Custom::Series(after)) => {
            let measure = study.measures.get(at.measure)?;
            let series = if *after { &measure.after_series } else { &measure.before_series };
            let row = series.iter().position(|point| point.value.is_unread() || point.driver.is_unread())?;
            Some(format!("{} must be numbers. Look at line {}", name(), row + 1))
        }
        Kind::Pick { .. } | Kind::Rows(_) | Kind::Custom(_) => None,
    };
    wrong.or_else(|| (field.rule)(study, at).map(String::from))
}

/// The sentence for a needed answer that is not there.
pub fn missing(field: &Field, study: &Study, at: At) -> Option<String> {
    if field.missing.is_empty() || (field.settled)(study, at) {
        return None;
    }
    // A row that is not there yet is open, too.
    let open = match &field.kind {
        Kind::Number(number) => {
            let open = |one: &Quantity| one.value.is_none() && one.typed.is_empty() && one.status != Status::Unknown;
            number.assumption.is_none() && (number.lens.get)(study, at).is_none_or(open)
        }
        Kind::Text { lens, .. } => (lens.get)(study, at).is_none_or(|text| text.trim().is_empty()),
        Kind::Pick { pick, .. } => (pick.get)(study, at).unwrap_or(0) == 0 && pick.answers[0].id.is_empty(),
        Kind::Rows(rows) => (rows.count)(study, at) == 0,
        Kind::Custom(Custom::MeasureName) => {
            study.measures.get(at.measure).is_none_or(|measure| measure.name.trim().is_empty())
        }
        Kind::Custom(_) => false,
    };
    open.then(|| words::fill(field.missing, study, at))
}

/// Whether `text` is a day of the calendar, written as 2026-03-31.
fn is_date(text: &str) -> bool {
    let mut parts = text.split('-').map(|part| part.parse::<u32>().ok().map(|number| (part.len(), number)));
    let (Some(Some((4, year))), Some(Some((2, month))), Some(Some((2, day))), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// What is wrong with what was typed into a number box or its range.
fn typed_problem(
    field: &Field,
    number: &NumberField,
    quantity: &Quantity,
    study: &Study,
    at: At,
    format: &Format,
) -> Option<String> {
    let name = words::name(field.label, study, at);
    if quantity.is_unread() {
        return Some(match read(&quantity.typed, format) {
            Err(unclear) => unclear_words(unclear, &name, number.example, format),
            // A number that cannot be is kept as text and never counts.
            Ok(typed) => out_of_bounds(number, typed.value, &quantity.typed, &name, format)
                .unwrap_or_else(|| format!("{name} must be a number, like {}", example(number.example))),
        });
    }
    if let Some(value) = quantity.value {
        if let Some(problem) = out_of_bounds(number, value, &quantity.typed, &name, format) {
            return Some(problem);
        }
        let likely = words::value(value, number.unit, study, at, format);
        for (end, typed, side) in
            [(quantity.low, &quantity.typed_low, "Low"), (quantity.high, &quantity.typed_high, "High")]
        {
            let lower_name = words::inside(&name);
            match end {
                None if !typed.is_empty() => {
                    return Some(format!("{side} {lower_name} must be a number, like {}", example(number.example)));
                }
                Some(low) if side == "Low" && low > value => {
                    return Some(format!(
                        "Low {lower_name} must be the same as or less than the likely number, {likely}"
                    ));
                }
                Some(high) if side == "High" && high < value => {
                    return Some(format!(
                        "High {lower_name} must be the same as or more than the likely number, {likely}"
                    ));
                }
                _ => {}
            }
        }
    }
    None
}

fn example(example: &str) -> &str {
    if example.is_empty() { "410" } else { example }
}

/// The sentence for text that is not a number.
pub fn unclear_words(unclear: Unclear, name: &str, like: &str, format: &Format) -> String {
    match unclear {
        Unclear::Empty | Unclear::NotANumber => format!("{name} must be a number, like {}", example(like)),
        Unclear::Separators => {
            format!("{name} must be written in one way, like {}", format.fixed(rust_decimal::dec!(1234.5), 2))
        }
        Unclear::TwoNumbers => format!("{name} must be one number. Use Low and High for a range"),
        Unclear::TooLarge => {
            format!("{name} must be {} or less", format.number(rust_decimal::dec!(999999999999), 0))
        }
        Unclear::TooManyDecimals => format!("{name} must have 6 decimal places or fewer"),
        Unclear::DivisionByZero => format!("{name} must be a number. Nothing can be divided by 0"),
    }
}

fn out_of_bounds(number: &NumberField, value: Decimal, typed: &str, name: &str, format: &Format) -> Option<String> {
    let show = |bound: i64| match number.unit {
        Unit::Money => format.money(Decimal::from(bound)),
        _ => format.number(Decimal::from(bound), 0),
    };
    let whole = |value: Decimal| value.fract().is_zero();
    match number.bounds {
        Bounds::Any => None,
        Bounds::NotNegative => (value < Decimal::ZERO).then(|| format!("{name} must be {} or more", show(0))),
        Bounds::Positive => (value <= Decimal::ZERO).then(|| format!("{name} must be more than {}", show(0))),
        Bounds::Whole(low, high) if !whole(value) => {
            let _ = (low, high);
            Some(format!("{name} must be a whole number, like {}", example(number.example)))
        }
        Bounds::Whole(low, _) if value < Decimal::from(low) => Some(format!("{name} must be {} or more", show(low))),
        Bounds::Whole(_, high) if value > Decimal::from(high) => {
            Some(format!("{name} must be {} or fewer", show(high)))
        }
        Bounds::Whole(..) => None,
        Bounds::Between(low, high) if value < Decimal::from(low) || value > Decimal::from(high) => {
            Some(format!("{name} must be between {} and {}", show(low), show(high)))
        }
        Bounds::Between(..) => {
            let fraction = number.unit == Unit::Percent && value > Decimal::ZERO && value < Decimal::ONE;
            let meant = (value * Decimal::ONE_HUNDRED).normalize();
            (fraction && !typed.contains('%') && !typed.is_empty())
                .then(|| format!("{name} must be in percent. Enter {meant} for {meant}%"))
        }
    }
}

/// Typed text as a value of `number`, or the sentence that says why it cannot be one.
pub fn read_number(
    field: &Field,
    number: &NumberField,
    text: &str,
    study: &Study,
    at: At,
    format: &Format,
) -> Result<Decimal, String> {
    let mut typed = Quantity::default();
    take(&mut typed, text, format);
    let name = words::name(field.label, study, at);
    match (typed_problem(field, number, &typed, study, at, format), typed.value) {
        (Some(problem), _) => Err(problem),
        (None, Some(value)) => Ok(value),
        (None, None) => Err(unclear_words(Unclear::Empty, &name, number.example, format)),
    }
}

/// Takes typed text as the answer to `number`, as `take` does; a number out of bounds stays text.
pub fn answer(number: &NumberField, quantity: &mut Quantity, text: &str, format: &Format) {
    take(quantity, text, format);
    let refused = quantity.value.is_some_and(|value| out_of_bounds(number, value, text, "", format).is_some());
    if refused {
        quantity.value = None;
        quantity.status = Status::Open;
        quantity.typed = text.to_string();
    }
}

/// Puts aside every value that breaks the bounds of its question, in all its places, asked or not: a file may hold what
/// nobody could have typed. It becomes the text in its box, as `answer` does with typed text, so that nothing is lost, the
/// box says what is wrong, and the value does not count. Returns their places.
pub fn settle(study: &mut Study, format: &Format) -> Vec<String> {
    let mut places = Vec::new();
    for step in full::STEPS.iter().chain(quick::STEPS) {
        for section in step.sections {
            settle_all(section.fields, study, format, &mut places);
        }
    }
    places
}

fn settle_all(fields: &[Field], study: &mut Study, format: &Format, places: &mut Vec<String>) {
    for field in fields {
        match &field.kind {
            Kind::Rows(rows) => settle_all(rows.fields, study, format, places),
            Kind::Number(number) => {
                let (each_measure, each_row) = (number.lens.key.contains('*'), number.lens.key.contains('#'));
                let measures = if each_measure { study.measures.len() } else { 1 };
                for measure in 0..measures {
                    let there = |study: &Study, row| (number.lens.get)(study, At { measure, row }).is_some();
                    // A place that is not there would be made by an edit, so it is only looked at.
                    for row in (0..).take_while(|row| each_row || *row == 0) {
                        let at = At { measure, row };
                        if !there(study, row) {
                            break;
                        }
                        let Some(quantity) = (number.lens.edit)(study, at) else { break };
                        if put_aside(number, quantity, format) {
                            places.push(field.place(at));
                        }
                    }
                }
            }
            Kind::Text { .. } | Kind::Pick { .. } | Kind::Custom(_) => {}
        }
    }
}

fn put_aside(number: &NumberField, quantity: &mut Quantity, format: &Format) -> bool {
    let breaks = |value: &Decimal| out_of_bounds(number, *value, &quantity.typed, "", format).is_some();
    let Some(value) = quantity.value.filter(breaks) else { return false };
    quantity.value = None;
    // What was typed stays where it says the same; a number is never only in the text of a message.
    if !read(&quantity.typed, format).is_ok_and(|typed| typed.value == value) {
        quantity.typed = value.normalize().to_string().replace('.', &format.decimal.to_string());
    }
    // "Not known yet" with a value contradicts itself, and would hide the text.
    if quantity.status == Status::Unknown {
        quantity.status = Status::Open;
    }
    true
}

/// Takes typed text as the answer: the value where it reads as a number, the text in any case.
pub fn take(quantity: &mut Quantity, text: &str, format: &Format) {
    let read = read(text, format);
    quantity.value = read.as_ref().ok().map(|typed| typed.value);
    quantity.status = match read {
        Ok(_) => Status::Entered,
        Err(Unclear::Empty) => Status::Open,
        Err(_) => Status::Open,
    };
    quantity.typed = text.trim_end_matches(['\n', '\r']).to_string();
    if quantity.typed.trim().is_empty() {
        quantity.typed.clear();
    }
}

/// Takes typed text as the low or high end of the answer.
pub fn take_end(quantity: &mut Quantity, high: bool, text: &str, format: &Format) {
    let value = read(text, format).ok().map(|typed| typed.value);
    let typed = if text.trim().is_empty() { String::new() } else { text.to_string() };
    if high {
        (quantity.high, quantity.typed_high) = (value, typed);
    } else {
        (quantity.low, quantity.typed_low) = (value, typed);
    }
}
