//! What a gain is worth, and whether it counts once: P05–P09, P12, P35–P38, P47, P51.

use super::rules::Check;
use super::{Case, Found, cost, numbers, text};
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

pub fn check(case: &Case, found: &mut Found) {
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
        cost::share_of_pay(&worth.hour, &case.name, &case.place("worth.hour.of_total"), case.format, found);
    }
    if case.gain().is_none() {
        return;
    }
    if case.measure.kind == "adoption" {
        let words = " shows that people use something, which is a condition and not yet a result. \
                     Put money only on what the use brings.";
        found.add(Check::P51, case.place("worth.class"), &[&case.name, words]);
    }
    let name = case.measure.name.trim().to_lowercase();
    let twice = case.study.intangibles.iter().position(|other| other.name.trim().to_lowercase() == name);
    if let Some(at) = twice.filter(|_| !name.is_empty()) {
        let place = ["intangibles.", &at.to_string(), ".name"].concat();
        let words = " stands among the money and among the gains that are not in money. Keep it in one of the two.";
        found.add(Check::P38, place, &[&case.name, words]);
    }
}

/// P05: each measure against those before it, once.
pub fn overlaps(cases: &[Case], found: &mut Found) {
    let money: Vec<&Case> = cases.iter().filter(|case| case.gain().is_some()).collect();
    for (at, case) in money.iter().enumerate() {
        let akin = |other: &&&Case| {
            let both = |family: &&[&str]| {
                family.contains(&case.measure.kind.as_str()) && family.contains(&other.measure.kind.as_str())
            };
            FAMILIES.iter().any(both)
        };
        if let Some(other) = money[..at].iter().find(akin) {
            let words = [&case.name, " and ", &other.name, " may be the same money twice. "].concat();
            let ask = "Keep the one with better evidence, or show that they do not overlap.";
            found.add(Check::P05, case.place("worth.class"), &[&words, ask]);
        }
    }
}

/// P06 and P07: revenue and margin.
fn margin(case: &Case, found: &mut Found) {
    let worth = &case.measure.worth;
    if worth.valuation != Valuation::Margin {
        return;
    }
    match worth.margin.value.map(Exact::of) {
        None if worth.price.value.is_some() && !worth.margin.is_unread() => {
            let words = ": revenue is not yet a benefit. \
                         Enter the contribution margin, which is what is left of each sale.";
            found.add(Check::P06, case.place("worth.margin"), &[&case.name, words]);
        }
        Some(margin) if margin > Exact::int(70) => {
            let percent = text::whole_percent(case.format, margin);
            let words = [": a margin of ", &percent, " is high. "].concat();
            let ask = "Ask Finance whether it is the contribution margin.";
            found.add(Check::P07, case.place("worth.margin"), &[&case.name, &words, ask]);
        }
        _ => {}
    }
}

/// P08. A margin whose value is agreed has sales behind it that are larger still.
fn sales(case: &Case, found: &mut Found) {
    let worth = &case.measure.worth;
    let said = match (worth.valuation, worth.class) {
        (Valuation::Margin, _) => ": the extra sales claimed are ",
        (_, Class::Margin) => ": the extra margin claimed is ",
        _ => return,
    };
    let (Some(pool), Some(way), Ok(price)) = (known_pool(worth), case.way(), case.figures.value.full) else { return };
    let Ok(units) = way.units else { return };
    let share = units * price / pool;
    if share * Exact::int(10) > Exact::one() {
        let whole = share > Exact::one();
        let words = [said, &case.percent(share), " of the unit’s yearly sales. "].concat();
        let ask = if whole { "That is more than the unit sells." } else { "Show why so much can be reached." };
        found.add(Check::P08, case.place("worth.pool"), &[&case.name, &words, ask]);
    }
}

fn capacity(case: &Case, found: &mut Found) {
    let worth = &case.measure.worth;
    let freed = case.way().is_some_and(|way| way.improvement > Exact::zero());
    if worth.class != Class::Capacity || !freed {
        return;
    }
    if worth.used != YesNo::Yes {
        let words = ": freed time is not cash, so it counts as 0 until its use is named. What will people do with it?";
        found.add(Check::P09, case.place("worth.used"), &[&case.name, words]);
    } else if worth.use_named.trim().is_empty() {
        let words = ": freed time counts because it has a use, and nobody says which. What will people do with it?";
        found.add(Check::P09, case.place("worth.use_named"), &[&case.name, words]);
    } else if worth.usable.value.is_some_and(|usable| Exact::of(usable) >= Exact::int(100)) {
        let words =
            ": every freed hour counts as used, and hardly any work is that tight. Half of it is a careful start.";
        found.add(Check::P09, case.place("worth.usable"), &[&case.name, words]);
    }
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
    let more = (claimed - improved) * Exact::int(100) > Exact::one();
    if worth.class == Class::Cash && worth.valuation != Valuation::Margin && more {
        let (claimed, improved) = (case.percent(claimed), case.percent(improved));
        let words = [" claims ", &claimed, " of the yearly cost, but the number itself moved by ", &improved, ". "];
        found.add(Check::P47, case.place("worth.pool"), &[&case.name, &words.concat(), "Check both."]);
    }
}

/// P35–P37: where the value of one unit comes from.
fn sources(case: &Case, found: &mut Found) {
    let worth = &case.measure.worth;
    let kind = case.measure.kind.as_str();
    let leaver = worth.valuation == Valuation::Leaver || matches!(kind, "turnover" | "early_attrition");
    let replacement = worth.replacement.value.map(Exact::of).filter(|_| worth.valuation == Valuation::Leaver);
    let high = replacement.filter(|share| *share > Exact::int(100));
    if let Some(share) = high {
        let percent = text::whole_percent(case.format, share);
        let words = [": ", &percent, " of the yearly pay for one leaver is far above what studies find. "].concat();
        let rest = "Their median is 21%, so Finance will ask for your own costs.";
        found.add(Check::P35, case.place("worth.replacement"), &[&case.name, &words, rest]);
    }
    let (mut known, mut any) = (false, false);
    numbers::of_worth(&case.place("worth."), worth, &mut |entry| {
        let from = [&entry.quantity.from, " ", &entry.quantity.note].concat();
        any |= entry.quantity.value.is_some();
        known |= matches!(entry.quantity.source, Source::Record | Source::Finance);
        let rule_of_thumb = ["SHRM", "Gallup"].into_iter().find(|name| text::mentions(&from, name));
        let said = entry.field == "replacement" && high.is_some();
        if let Some(who) = rule_of_thumb.filter(|_| leaver && !said) {
            let words = [": the figure of ", who, " is a rule of thumb with a range of 50% to 200%. "].concat();
            let rest = "Studies find a median of 21%, and your own cost is better still.";
            found.add(Check::P35, entry.place(), &[&case.name, &words, rest]);
        }
        if text::mentions(&from, "NSC") || from.to_lowercase().contains("national safety council") {
            let words = ": figures of the National Safety Council are costs to society, not to the employer. \
                         Use what your own claims cost.";
            found.add(Check::P36, entry.place(), &[&case.name, words]);
        }
    });
    if kind == "breaches" && matches!(worth.class, Class::Cash | Class::Margin) && any && !known {
        let words = ": no record shows that such fines were really paid. Show it as avoided risk, outside the ROI.";
        found.add(Check::P37, case.place("worth.class"), &[&case.name, words]);
    }
}
