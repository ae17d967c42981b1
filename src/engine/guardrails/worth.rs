//! What a gain is worth, and whether it counts once: P05–P09, P12, P35–P38, P47, P51, P59.

use super::rules::Trigger;
use super::thresholds::*;
use super::{Case, Fact, Found, cost, numbers, read};
use crate::engine::number::{Exact, Number};
use crate::study::*;

/// Measures (ids of the catalogue) that may be the same money under several names.
const FAMILIES: &[&[&str]] = &[
    &["productivity_output", "time_saved", "cycle_time", "handling_time", "overtime", "utilisation"],
    &["engagement", "turnover", "early_attrition", "absence"],
    &["satisfaction", "churn", "sales_revenue"],
    &["conversion", "deals", "deal_size", "sales_revenue"],
    &["defects", "errors", "rework", "complaints", "warranty"],
    &["time_to_proficiency", "early_productivity"],
    &["incidents", "lost_days"],
];

pub(super) fn check(case: &Case, found: &mut Found) {
    if !case.is_in_money() {
        return;
    }
    margin(case, found);
    sales(case, found);
    capacity(case, found);
    pool(case, found);
    sources(case, found);
    let worth = &case.measure.worth;
    if worth.valuation == Valuation::Hour {
        cost::share_of_pay(&worth.hour, case.name(), case.place("worth.hour.of_total"), found);
        unit_of_time(case, found);
    }
    if case.gain().is_none() {
        return;
    }
    if case.measure.kind == "adoption" {
        found.add(Trigger::UseIsNoResult, case.place("worth.class"), vec![case.name()]);
    }
    let name = case.measure.name.trim().to_lowercase();
    let twice = case.study.intangibles.iter().position(|other| other.name.trim().to_lowercase() == name);
    if let Some(at) = twice.filter(|_| !name.is_empty()) {
        let place = ["intangibles.", &at.to_string(), ".name"].concat();
        found.add(Trigger::MoneyAndNot, place, vec![case.name()]);
    }
}

/// Times as people write them in a unit, each with what one of it takes.
const TIMES: [(&[&str], UnitTime); 5] = [
    (&["second", "seconds", "sec", "secs"], UnitTime::Second),
    (&["minute", "minutes", "min", "mins"], UnitTime::Minute),
    (&["hour", "hours", "hr", "hrs"], UnitTime::Hour),
    (&["day", "days"], UnitTime::Day),
    (&["week", "weeks"], UnitTime::Week),
];

/// P59: what is counted in minutes and valued as hours is worth sixty times too much.
fn unit_of_time(case: &Case, found: &mut Found) {
    let (unit, takes) = (&case.measure.unit, case.measure.worth.unit_time);
    // The first word of time is what is counted: "days of absence", "minutes a call".
    let named = unit.split(|letter: char| !letter.is_alphabetic()).find_map(|word| {
        let word = word.to_lowercase();
        TIMES.iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, time)| *time)
    });
    let says = !matches!(takes, UnitTime::Open | UnitTime::Other);
    if let Some(named) = named.filter(|named| says && *named != takes) {
        let facts = vec![case.name(), Fact::Takes(named), Fact::Takes(takes)];
        found.add(Trigger::OtherUnitOfTime, case.place("worth.unit_time"), facts);
    }
}

/// P05: each measure against those before it, once.
pub(super) fn overlaps(cases: &[Case], found: &mut Found) {
    let money: Vec<&Case> = cases.iter().filter(|case| case.gain().is_some()).collect();
    for (at, case) in money.iter().enumerate() {
        let akin = |other: &&&Case| {
            let both = |family: &&[&str]| {
                family.contains(&case.measure.kind.as_str()) && family.contains(&other.measure.kind.as_str())
            };
            FAMILIES.iter().any(both)
        };
        if let Some(other) = money[..at].iter().find(akin) {
            found.add(Trigger::SameFamily, case.place("worth.class"), vec![case.name(), other.name()]);
        } else if let Some(other) = money[..at].iter().find(|other| is_like(case.measure, other.measure)) {
            found.add(Trigger::LikeNames, case.place("worth.class"), vec![case.name(), other.name()]);
        }
    }
}

/// P55: whether two measures are of one base, one period and one owner, and share a word of their names.
fn is_like(one: &Measure, other: &Measure) -> bool {
    let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
    let based = one.base.value == other.base.value && same(&one.base_name, &other.base_name);
    let names = (read::long_words(&one.name), read::long_words(&other.name));
    based
        && one.period == other.period
        && same(&one.owner, &other.owner)
        && names.0.iter().any(|word| names.1.contains(word))
}

/// P06 and P07: revenue and margin.
fn margin(case: &Case, found: &mut Found) {
    let worth = &case.measure.worth;
    if worth.valuation != Valuation::Margin {
        return;
    }
    match worth.margin.value.map(Exact::of) {
        None if worth.price.value.is_some() && !worth.margin.is_unread() => {
            found.add(Trigger::NoMargin, case.place("worth.margin"), vec![case.name()]);
        }
        Some(margin) if margin > HIGH_MARGIN.exact() => {
            found.add(Trigger::HighMargin, case.place("worth.margin"), vec![case.name(), Fact::percent(margin)]);
        }
        _ => {}
    }
}

/// P08. A margin whose value is agreed has sales behind it that are larger still.
fn sales(case: &Case, found: &mut Found) {
    let worth = &case.measure.worth;
    let [large, above_all] = match (worth.valuation, worth.class) {
        (Valuation::Margin, _) => [Trigger::LargeSales, Trigger::SalesAboveAll],
        (_, Class::Margin) => [Trigger::LargeMargin, Trigger::MarginAboveAll],
        _ => return,
    };
    let (Some(pool), Some(way), Ok(price)) = (known_pool(worth), case.way(), case.figures.value.full) else { return };
    let Ok(units) = way.units else { return };
    let share = units * price / pool;
    if LARGE_SALES.is_passed_by(share) {
        let trigger = if WHOLE.is_passed_by(share) { above_all } else { large };
        found.add(trigger, case.place("worth.pool"), vec![case.name(), Fact::share(share)]);
    }
}

fn capacity(case: &Case, found: &mut Found) {
    let worth = &case.measure.worth;
    let freed = case.way().is_some_and(|way| way.improvement > Exact::zero());
    if worth.class != Class::Capacity || !freed {
        return;
    }
    let full = |usable: rust_decimal::Decimal| Exact::of(usable) >= CERTAIN.exact();
    let (trigger, field) = if worth.used != YesNo::Yes {
        (Trigger::NoUse, "worth.used")
    } else if worth.use_named.trim().is_empty() {
        (Trigger::UseUnnamed, "worth.use_named")
    } else if worth.usable.value.is_some_and(full) {
        (Trigger::EveryHourUsed, "worth.usable")
    } else {
        return;
    };
    found.add(trigger, case.place(field), vec![case.name()]);
}

/// What the unit sells or spends in a year, where that is more than nothing.
fn known_pool(worth: &Worth) -> Option<Exact> {
    worth.pool.value.map(Exact::of).filter(|pool| *pool > Exact::zero())
}

/// P47: nobody can save more of a cost than its driver improved.
fn pool(case: &Case, found: &mut Found) {
    let worth = &case.measure.worth;
    let (Some(pool), Ok(yearly), Some(improved)) = (known_pool(worth), case.figures.worth, case.relative_change())
    else {
        return;
    };
    let claimed = yearly / pool;
    // By a point at least: less than that is rounding in the numbers entered.
    let more = (claimed - improved) * Exact::int(100) > POOL_ROUNDING.exact();
    if worth.class == Class::Cash && worth.valuation != Valuation::Margin && more {
        let facts = vec![case.name(), Fact::share(claimed), Fact::share(improved)];
        found.add(Trigger::MoreSavedThanImproved, case.place("worth.pool"), facts);
    }
}

/// P35–P37: where the value of one unit comes from.
fn sources(case: &Case, found: &mut Found) {
    let worth = &case.measure.worth;
    let kind = case.measure.kind.as_str();
    let leaver = worth.valuation == Valuation::Leaver || matches!(kind, "turnover" | "early_attrition");
    let replacement = worth.replacement.value.map(Exact::of).filter(|_| worth.valuation == Valuation::Leaver);
    let high = replacement.filter(|share| *share > FULL_PAY.exact());
    if let Some(share) = high {
        let facts = vec![case.name(), Fact::percent(share)];
        found.add(Trigger::LeaverAbovePay, case.place("worth.replacement"), facts);
    }
    let (mut known, mut any) = (false, false);
    numbers::of_worth(case.place("worth."), worth, &mut |entry| {
        let from = [&entry.quantity.from, " ", &entry.quantity.note].concat();
        any |= entry.quantity.value.is_some();
        known |= matches!(entry.quantity.source, Source::Record | Source::Finance);
        let rule_of_thumb = ["SHRM", "Gallup"].into_iter().find(|name| read::mentions(&from, name));
        let said = entry.path.ends_with(".replacement") && high.is_some();
        if let Some(who) = rule_of_thumb.filter(|_| leaver && !said) {
            found.add(Trigger::RuleOfThumb, entry.path.into(), vec![case.name(), Fact::Name(who.into())]);
        }
        if read::mentions(&from, "NSC") || from.to_lowercase().contains("national safety council") {
            found.add(Trigger::CostToSociety, entry.path.into(), vec![case.name()]);
        }
    });
    if kind == "breaches" && matches!(worth.class, Class::Cash | Class::Margin) && any && !known {
        found.add(Trigger::FineNeverPaid, case.place("worth.class"), vec![case.name()]);
    }
}
