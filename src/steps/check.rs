//! Whether an answer can stand, and the sentence beside the box when it cannot.

use rust_decimal::Decimal;

use super::field::{At, Custom, Field, Kind, NumberField, TextSize};
use super::{full, quick, words};
use crate::amount::{Asked, Doubt, Format, LARGEST, Span, Typed, Unclear, What, in_words, read, read_as, span};
use crate::study::{Bounds, Quantity, Scale, Status, Study, Unit};

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
    if field.missing.is_empty() || (field.answered_elsewhere)(study, at) {
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
        return Some(match read_as(&quantity.typed, format, &asked(number, study, at)) {
            Err(unclear) => unclear_words(unclear, &name, number, study, at, format),
            // A number that cannot be is kept as text and never counts.
            Ok(typed) => out_of_bounds(number, typed.value, may_be_share(&typed), &name, format)
                .unwrap_or_else(|| format!("{name} must be a number, like {}", example(number.example))),
        });
    }
    if let Some(value) = quantity.value {
        let is_bare =
            || !quantity.typed.is_empty() && read(&quantity.typed, format).is_ok_and(|typed| may_be_share(&typed));
        if let Some(problem) = out_of_bounds(number, value, is_share(number, value) && is_bare(), &name, format) {
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
fn unclear_words(unclear: Unclear, name: &str, number: &NumberField, study: &Study, at: At, format: &Format) -> String {
    let like = example(number.example);
    let largest = if number.unit == Unit::Money { format.money_scale() } else { Decimal::ONE };
    match unclear {
        Unclear::Empty | Unclear::NotANumber => format!("{name} must be a number, like {like}"),
        Unclear::Separators => {
            format!("{name} must be written in one way, like {}", format.fixed(rust_decimal::dec!(1234.5), 2))
        }
        Unclear::TwoNumbers => format!("{name} must be one number. Use Low and High for a range"),
        Unclear::TooLarge => {
            let largest = LARGEST.checked_mul(largest).unwrap_or(LARGEST);
            format!("{name} must be {} or less", format.number(largest, 0))
        }
        Unclear::TooManyDecimals => format!("{name} must have 6 decimal places or fewer"),
        Unclear::DivisionByZero => format!("{name} must be a number. Nothing can be divided by 0"),
        Unclear::OtherCurrency => {
            let currency = words::currency(&study.currency);
            format!("{name} must be in {currency}, the currency of this study. We convert nothing")
        }
        Unclear::Money => format!("{name} must be a number without a currency, like {like}"),
        Unclear::Percentage => format!("{name} must be a number, like {like}. It cannot be a percentage"),
        Unclear::Duration => {
            format!("{name} must be a number, like {like}. It cannot be a time or a duration. To divide, write /")
        }
        Unclear::NoFixedLength => {
            let unit = words::in_full(Decimal::TWO, number.unit, study, at, format);
            format!(
                "{name} must be in one unit, like {unit}. Days, weeks and months differ in length, so we do not convert them"
            )
        }
    }
}

/// What the question asks for, as the reader of numbers knows it.
pub fn asked(number: &NumberField, study: &Study, at: At) -> Asked {
    let both = |unit: &str| vec![unit.to_string(), words::one(unit)];
    match number.unit {
        Unit::Money => What::Money.into(),
        Unit::Percent => What::Percent.into(),
        Unit::People => What::People.into(),
        Unit::Hours => What::Time(Span::Hour).into(),
        Unit::Months => What::Time(Span::Month).into(),
        Unit::Plain => What::Number.into(),
        Unit::Named(word) => Asked { what: What::Number, units: both(word) },
        Unit::Measure => asked_of_measure(study, at),
    }
}

/// What a value of the measure is.
pub fn asked_of_measure(study: &Study, at: At) -> Asked {
    let both = |unit: &str| vec![unit.to_string(), words::one(unit)];
    study.measures.get(at.measure).map_or(What::Number.into(), |measure| {
        // The unit of a measure is in the words of the person: "minutes", "hours of rework", "% of calls".
        let unit = measure.unit.trim().to_lowercase();
        let first = unit.split_whitespace().next().unwrap_or_default();
        let what = match span(first, Span::Day) {
            _ if measure.scale == Scale::Percent => What::Percent,
            _ if unit.contains('%') || unit.is_empty() => What::Number,
            Some(span) => What::Time(span),
            None => What::Count,
        };
        Asked { what, units: if unit.is_empty() { Vec::new() } else { both(&unit) } }
    })
}

/// What stands in a box and may mean something else: the question, and what can be chosen with one tap.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub sentence: String,
    /// The words of each choice, and its value.
    pub choices: Vec<(String, Decimal)>,
}

/// What has to be asked about the typed answer to `field`, if anything.
pub fn ask(field: &Field, study: &Study, at: At, format: &Format) -> Option<Ask> {
    let Kind::Number(number) = &field.kind else { return None };
    let quantity = (number.lens.get)(study, at)
        .filter(|quantity| !quantity.typed.is_empty() && quantity.status != Status::Unknown)?;
    let typed = read_as(&quantity.typed, format, &asked(number, study, at)).ok()?;
    let fits = |value: Decimal| out_of_bounds(number, value, false, "", format).is_none();
    let spelled = |value: Decimal| words::in_full(value, number.unit, study, at, format);
    let (sentence, others): (String, Vec<Decimal>) = match typed.doubt {
        _ if is_share(number, typed.value) && may_be_share(&typed) => {
            let meant = typed.value.checked_mul(Decimal::ONE_HUNDRED)?.normalize();
            (format!("Do you mean {} or {}?", spelled(meant), spelled(typed.value)), vec![meant])
        }
        Some(doubt) => (doubt_words(doubt, &spelled), doubt.others().collect()),
        None if !fits(typed.value) => {
            let other = typed.other_mark?;
            (format!("Did you mean {}{}?", spelled(other), in_brackets(other)), vec![other])
        }
        None => return None,
    };
    let choices: Vec<_> = others
        .into_iter()
        .chain([typed.value])
        .filter(|value| fits(*value))
        .map(|value| (spelled(value), value))
        .collect();
    (!choices.is_empty()).then_some(Ask { sentence, choices })
}

fn doubt_words(doubt: Doubt, spelled: &dyn Fn(Decimal) -> String) -> String {
    match doubt {
        Doubt::Thousands(other) => {
            format!("Did you mean {}{}? No coin is worth a thousandth", spelled(other), in_brackets(other))
        }
        Doubt::NoCoins(..) => "This currency has no decimals. Which amount do you mean?".into(),
        Doubt::MiddleDot(_) => {
            "A dot in the middle is a decimal mark to some, and “times” to others. Which number do you mean?".into()
        }
        Doubt::Word(other) => {
            format!("That word means more in some languages than in others. Did you mean {}?", spelled(other))
        }
    }
}

/// A whole number in words, in brackets: no mark can be mistaken in it.
fn in_brackets(value: Decimal) -> String {
    in_words(value).map_or(String::new(), |words| format!(" ({words})"))
}

/// Whether the number may be a share of 1 that was asked for in percent.
fn is_share(number: &NumberField, value: Decimal) -> bool {
    number.unit == Unit::Percent
        && matches!(number.bounds, Bounds::Between(..))
        && value > Decimal::ZERO
        && value < Decimal::ONE
}

/// Whether no percent sign says what is meant.
fn may_be_share(typed: &Typed) -> bool {
    !typed.percent
}

/// The sentence for a value that its question does not take. `asks_share`: a number below one may be a share of 1.
fn out_of_bounds(
    number: &NumberField,
    value: Decimal,
    asks_share: bool,
    name: &str,
    format: &Format,
) -> Option<String> {
    let scale = if number.unit == Unit::Money { format.money_scale() } else { Decimal::ONE };
    let bound = |bound: i64| Decimal::from(bound).checked_mul(scale).unwrap_or(Decimal::MAX);
    let show = |limit: i64| match number.unit {
        Unit::Money => format.money(bound(limit)),
        _ => format.number(bound(limit), 0),
    };
    let whole = |value: Decimal| value.fract().is_zero();
    match number.bounds {
        Bounds::Any | Bounds::Level => None,
        Bounds::NotNegative => (value < Decimal::ZERO).then(|| format!("{name} must be {} or more", show(0))),
        Bounds::Positive => (value <= Decimal::ZERO).then(|| format!("{name} must be more than {}", show(0))),
        Bounds::Whole(..) if !whole(value) && number.unit == Unit::People => {
            let like = example(number.example);
            Some(format!(
                "{name} must be a whole number, like {like}. Count heads: part-time belongs into hours or pay"
            ))
        }
        Bounds::Whole(..) if !whole(value) => {
            Some(format!("{name} must be a whole number, like {}", example(number.example)))
        }
        Bounds::Whole(low, _) if value < Decimal::from(low) => Some(format!("{name} must be {} or more", show(low))),
        Bounds::Whole(_, high) if value > Decimal::from(high) => {
            Some(format!("{name} must be {} or fewer", show(high)))
        }
        Bounds::Whole(..) => None,
        Bounds::Between(low, high) if value < bound(low) || value > bound(high) => {
            Some(format!("{name} must be between {} and {}", show(low), show(high)))
        }
        Bounds::Between(..) => {
            let meant = value.checked_mul(Decimal::ONE_HUNDRED)?.normalize();
            (asks_share && is_share(number, value))
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
    take_as(&mut typed, text, format, &asked(number, study, at));
    let name = words::name(field.label, study, at);
    match (typed_problem(field, number, &typed, study, at, format), typed.value) {
        (Some(problem), _) => Err(problem),
        (None, Some(value)) => Ok(value),
        (None, None) => Err(unclear_words(Unclear::Empty, &name, number, study, at, format)),
    }
}

/// Takes typed text as the answer to `number`, which is `asked` for; a number out of bounds stays text.
pub fn answer(number: &NumberField, quantity: &mut Quantity, text: &str, format: &Format, asked: &Asked) {
    take_as(quantity, text, format, asked);
    let asks_share = || read_as(text, format, asked).is_ok_and(|typed| may_be_share(&typed));
    let refuses =
        |value: Decimal| out_of_bounds(number, value, is_share(number, value) && asks_share(), "", format).is_some();
    let refused = quantity.value.is_some_and(refuses);
    if refused {
        quantity.value = None;
        quantity.status = Status::Open;
        quantity.typed = text.to_string();
    }
}

/// Puts aside every value that breaks the bounds of its question, in all its places, asked or not: a file may hold what
/// nobody could have typed. It becomes the text in its box, as `answer` does with typed text, so that nothing is lost, the
/// box says what is wrong, and the value does not count. Returns their places.
pub fn quarantine(study: &mut Study, format: &Format) -> Vec<String> {
    let mut places = Vec::new();
    for step in full::STEPS.iter().chain(quick::STEPS) {
        for section in step.sections {
            quarantine_all(section.fields, study, format, &mut places);
        }
    }
    places
}

fn quarantine_all(fields: &[Field], study: &mut Study, format: &Format, places: &mut Vec<String>) {
    for field in fields {
        match &field.kind {
            Kind::Rows(rows) => quarantine_all(rows.fields, study, format, places),
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
    let is_bare =
        || !quantity.typed.is_empty() && read(&quantity.typed, format).is_ok_and(|typed| may_be_share(&typed));
    let breaks =
        |value: &Decimal| out_of_bounds(number, *value, is_share(number, *value) && is_bare(), "", format).is_some();
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

/// Takes typed text as the answer: the value where it reads as a number of any kind, the text in any case.
pub fn take(quantity: &mut Quantity, text: &str, format: &Format) {
    take_as(quantity, text, format, &What::Number.into());
}

fn take_as(quantity: &mut Quantity, text: &str, format: &Format, asked: &Asked) {
    let value = read_as(text, format, asked).ok().map(|typed| typed.value);
    quantity.value = value;
    quantity.status = if value.is_some() { Status::Entered } else { Status::Open };
    quantity.typed = text.trim_end_matches(['\n', '\r']).to_string();
    if quantity.typed.trim().is_empty() {
        quantity.typed.clear();
    }
}

/// Takes typed text as the low or high end of the answer.
pub fn take_end(quantity: &mut Quantity, high: bool, text: &str, format: &Format, asked: &Asked) {
    let value = read_as(text, format, asked).ok().map(|typed| typed.value);
    let typed = if text.trim().is_empty() { String::new() } else { text.to_string() };
    if high {
        (quantity.high, quantity.typed_high) = (value, typed);
    } else {
        (quantity.low, quantity.typed_low) = (value, typed);
    }
}
