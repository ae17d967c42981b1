//! What a study can start from: measures people use, and eight situations. Names, units and helpers, never an effect.

use rust_decimal::Decimal;

use super::*;

/// A measure of the field, with its usual unit, direction and kind of worth.
pub struct CatalogueEntry {
    pub id: &'static str,
    pub name: &'static str,
    pub unit: &'static str,
    pub better: Better,
    pub scale: Scale,
    pub period: Period,
    /// What a percentage or an amount for each applies to.
    pub base_name: &'static str,
    pub class: Class,
    pub valuation: Valuation,
    /// What one unit is in working time, where it is one (M5).
    pub time: UnitTime,
}

impl CatalogueEntry {
    const fn takes(self, time: UnitTime) -> CatalogueEntry {
        CatalogueEntry { time, ..self }
    }
}

const fn entry(
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    (better, scale, period): (Better, Scale, Period),
    base_name: &'static str,
    (class, valuation): (Class, Valuation),
) -> CatalogueEntry {
    CatalogueEntry { id, name, unit, better, scale, period, base_name, class, valuation, time: UnitTime::Open }
}

use Better::{Higher, Lower};
use Class::{Capacity, Cash, Intangible, Risk};
use Period::{Month, Week, Year};
use Scale::{Count, Each, Percent};
use UnitTime::{Day, Hour as OneHour, Minute, Week as WorkWeek};
use Valuation::{Agreed, Hour, Injury, Leaver, Performance};
const MARGIN: (Class, Valuation) = (Class::Margin, Valuation::Margin);

/// All measures, grouped as people look for them.
pub const MEASURES: &[CatalogueEntry] = &[
    entry("turnover", "Voluntary turnover", "exits", (Lower, Percent, Year), "people on average", (Cash, Leaver)),
    entry(
        "early_attrition",
        "New people who leave within 90 days",
        "early exits",
        (Lower, Percent, Year),
        "people hired in a year",
        (Cash, Leaver),
    ),
    entry(
        "absence",
        "Absence",
        "days of absence",
        (Lower, Percent, Year),
        "working days of all people in a year",
        (Capacity, Hour),
    )
    .takes(Day),
    entry(
        "time_to_proficiency",
        "Time until fully productive",
        "weeks",
        (Lower, Each, Year),
        "people hired in a year",
        (Capacity, Agreed),
    )
    .takes(WorkWeek),
    entry("internal_fills", "Posts filled from inside", "posts", (Higher, Count, Year), "", (Cash, Agreed)),
    entry("engagement", "Engagement score", "points", (Higher, Count, Year), "", (Intangible, Agreed)),
    entry("deals", "Deals won", "deals", (Higher, Count, Month), "", MARGIN),
    entry("conversion", "Conversion rate", "deals", (Higher, Percent, Month), "leads in a month", MARGIN),
    entry("deal_size", "Average deal", "of revenue", (Higher, Each, Month), "deals in a month", MARGIN),
    entry("sales_revenue", "Sales revenue", "of revenue", (Higher, Count, Month), "", MARGIN),
    entry("churn", "Customers lost", "customers", (Lower, Percent, Year), "customers", (Class::Margin, Agreed)),
    entry("satisfaction", "Customer satisfaction", "points", (Higher, Count, Year), "", (Intangible, Agreed)),
    entry("defects", "Defect rate", "defects", (Lower, Percent, Month), "units made in a month", (Cash, Agreed)),
    entry("errors", "Errors", "errors", (Lower, Count, Month), "", (Cash, Agreed)),
    entry("rework", "Hours of rework", "hours", (Lower, Count, Month), "", (Capacity, Hour)).takes(OneHour),
    entry("warranty", "Warranty claims", "claims", (Lower, Count, Month), "", (Cash, Agreed)),
    entry("complaints", "Complaints", "complaints", (Lower, Count, Month), "", (Cash, Agreed)),
    entry(
        "first_contact",
        "Solved at the first contact",
        "repeat contacts",
        (Higher, Percent, Month),
        "contacts in a month",
        (Cash, Agreed),
    ),
    entry("handling_time", "Handling time", "minutes", (Lower, Each, Month), "contacts in a month", (Capacity, Hour))
        .takes(Minute),
    entry("incidents", "Recordable incidents", "incidents", (Lower, Count, Year), "", (Cash, Injury)),
    entry("lost_days", "Days lost through injury", "days", (Lower, Count, Year), "", (Capacity, Hour)).takes(Day),
    entry(
        "time_saved",
        "Hours the work takes",
        "hours",
        (Lower, Each, Week),
        "people who do this work",
        (Capacity, Hour),
    )
    .takes(OneHour),
    entry("productivity_output", "Output", "units", (Higher, Each, Week), "people who do this work", MARGIN),
    entry("cycle_time", "Time for one case", "hours", (Lower, Each, Month), "cases in a month", (Capacity, Hour))
        .takes(OneHour),
    entry("overtime", "Overtime", "hours", (Lower, Count, Month), "", (Cash, Hour)).takes(OneHour),
    entry("utilisation", "Billable time", "hours", (Higher, Each, Week), "people who bill", MARGIN).takes(OneHour),
    entry("overruns", "Project overruns", "of cost", (Lower, Count, Year), "", (Cash, Agreed)),
    entry("downtime", "Equipment downtime", "hours", (Lower, Count, Month), "", (Class::Margin, Agreed)).takes(OneHour),
    entry("breaches", "Compliance breaches", "breaches", (Lower, Count, Year), "", (Risk, Agreed)),
    entry("audit_findings", "Audit findings", "findings", (Lower, Count, Year), "", (Capacity, Agreed)),
    entry("grievances", "Grievances", "cases", (Lower, Count, Year), "", (Cash, Agreed)),
    entry("tickets", "Help-desk tickets", "tickets", (Lower, Count, Month), "", (Cash, Agreed)),
    entry(
        "adoption",
        "Active users of a tool",
        "users",
        (Higher, Percent, Month),
        "people with access",
        (Intangible, Agreed),
    ),
    entry("energy", "Energy, waste or material", "units", (Lower, Count, Month), "", (Cash, Agreed)),
    entry("working_capital", "Working-capital days", "days", (Lower, Count, Year), "", (Cash, Agreed)),
    entry("learning_time", "Learning time", "hours", (Lower, Each, Year), "people who learn", (Capacity, Hour))
        .takes(OneHour),
    entry(
        "effect_size",
        "Performance, as an effect size",
        "standard deviations",
        (Higher, Each, Year),
        "people trained",
        (Cash, Performance),
    ),
];

/// The entry called `id`.
pub fn find(id: &str) -> Option<&'static CatalogueEntry> {
    MEASURES.iter().find(|entry| entry.id == id)
}

/// Counts that are amounts and no events: points, money, hours, days, or a stock.
const AMOUNTS: [&str; 10] = [
    "engagement",
    "sales_revenue",
    "satisfaction",
    "rework",
    "lost_days",
    "overtime",
    "overruns",
    "downtime",
    "energy",
    "working_capital",
];

/// Measures whose base counts the cases of a period, so that a value for each of them is a mean and covers no period.
const CASES: [&str; 4] = ["time_to_proficiency", "deal_size", "handling_time", "cycle_time"];

/// Whether the base of `measure` counts the cases of a period, as contacts in a month do, and not who is there all the time.
pub fn counts_cases(measure: &Measure) -> bool {
    CASES.contains(&measure.kind.as_str())
}

/// Whether what `measure` is counted of are people: they are, unless it is said to be leads, parts, contacts or working days.
pub fn counts_people(measure: &Measure) -> bool {
    let name = measure.base_name.trim();
    name.is_empty() || name.starts_with("people")
}

/// Whether `measure` counts events, which come by themselves one by one, so that chance alone moves their number by about its
/// root (M13). A count of hours is none, and neither is one of money, of which a unit is worth itself.
pub fn counts_events(measure: &Measure) -> bool {
    let worth = &measure.worth;
    let hours = matches!(worth.valuation, Hour | Performance);
    let one = |quantity: &Quantity| quantity.value == Some(Decimal::ONE);
    let money = match worth.valuation {
        Valuation::Margin => one(&worth.price),
        Agreed => one(&worth.value),
        _ => false,
    };
    measure.scale == Count && !hours && !money && !AMOUNTS.contains(&measure.kind.as_str())
}

/// The measures a situation offers first; the first of them is preset.
pub fn offered(situation: Situation) -> &'static [&'static str] {
    match situation {
        Situation::Sales => &["deals", "conversion", "deal_size", "sales_revenue", "churn"],
        Situation::Onboarding => &["time_to_proficiency", "early_attrition"],
        Situation::Turnover => &["turnover", "early_attrition", "absence", "internal_fills"],
        Situation::Quality => &["errors", "defects", "rework", "warranty"],
        Situation::Service => &["complaints", "first_contact", "handling_time", "churn"],
        Situation::Safety => &["incidents", "lost_days", "breaches"],
        Situation::Time => &["time_saved", "cycle_time", "handling_time", "overtime"],
        Situation::Other => &[],
    }
}

/// Puts an entry's names, units and kind of worth on `measure`; its numbers stay.
pub fn apply(entry: &CatalogueEntry, measure: &mut Measure) {
    measure.kind = entry.id.into();
    measure.name = entry.name.into();
    measure.unit = entry.unit.into();
    measure.better = entry.better;
    measure.scale = entry.scale;
    measure.period = entry.period;
    measure.base_name = entry.base_name.into();
    measure.worth.class = entry.class;
    measure.worth.valuation = entry.valuation;
    measure.worth.unit_time = entry.time;
    if entry.period == Week && measure.periods.is_open() {
        measure.periods = Quantity::assumed(defaults::WORKING_WEEKS.value, defaults::WORKING_WEEKS.source);
    }
    let money_itself = matches!(entry.unit, "of revenue" | "of cost");
    if money_itself && measure.worth.price.is_open() && measure.worth.value.is_open() {
        // One unit of revenue or cost is worth itself; only the margin is a question.
        let one = Quantity::assumed(Decimal::ONE, "One unit of money");
        if entry.valuation == Valuation::Margin { measure.worth.price = one } else { measure.worth.value = one }
    }
}

/// A new study for `situation`: one measure named and shaped, one cost line for the programme, no number at all.
pub fn start(situation: Situation, id: &str, locale: &str, currency: &str) -> Study {
    let mut measure = Measure { period: Month, ..Measure::default() };
    if let Some(entry) = offered(situation).first().and_then(|id| find(id)) {
        apply(entry, &mut measure);
    }
    measure.isolation.estimators.push(Estimator::default());
    let mut study = Study {
        id: id.into(),
        situation,
        locale: locale.into(),
        currency: currency.into(),
        measures: vec![measure],
        costs: vec![CostLine { category: Category::Delivery, name: "Programme".into(), ..CostLine::default() }],
        ..Study::default()
    };
    study.name_rows();
    study
}
