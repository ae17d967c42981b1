//! The result in sentences: the verdict, the facts beside it, and what would have to be true.

use rust_decimal::Decimal;

use crate::analysis::partial::trial;
use crate::analysis::{Against, Context, decimal, gate};
use crate::engine::chance::Chances;
use crate::engine::{Exact, Expected, Finding, Grade, Missing, Sums};
use crate::steps::words;
use crate::study::*;
use crate::words::odds::{Careful, Odds, Tense, roi_range, verdict_text};
use crate::words::text::filled;
use crate::words::{CheckWords, answers_open, check_words, full_stop, gate_words, ladder, must_be_true, whose_time};

/// The headline of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The sentence before the amount, the amount, and the rest; without an amount the sentence says why.
    pub before: String,
    pub amount: Option<String>,
    pub after: String,
    pub more: String,
    /// Whether a finding holds the headline back.
    pub held: Option<(Finding, CheckWords)>,
    pub loss: bool,
}

impl Verdict {
    /// The whole headline as one sentence.
    pub fn sentence(&self) -> String {
        format!("{}{}{}", self.before, self.amount.as_deref().unwrap_or(""), self.after)
    }
}

/// What the result says, in order: what is missing, what holds it back, or what came out (M8), no surer than `odds` (M16).
///
/// # Examples
/// ```
/// use payoff::amount::Format;
/// use payoff::analysis::Context;
/// use payoff::engine::evaluate;
/// use payoff::study::Study;
/// use payoff::words::{Odds, verdict};
///
/// let (study, format) = (Study::default(), Format::named("en-US", "USD"));
/// let outcome = evaluate(&study);
/// let said = verdict(Context { study: &study, outcome: &outcome, format: &format }, Odds::NotYet);
/// assert_eq!(said.amount, None, "without an answer there is a sentence and no amount");
/// assert!(!said.sentence().is_empty());
/// ```
pub fn verdict(facts: Context, odds: Odds) -> Verdict {
    let Context { study, outcome, format } = facts;
    let totals = &outcome.figures.totals;
    let plain = |before: String, more: String| Verdict {
        before,
        amount: None,
        after: String::new(),
        more,
        held: None,
        loss: false,
    };
    let net = match decimal(totals.net) {
        Ok(net) => net,
        Err(why) => {
            let known = match (decimal(totals.benefit), decimal(totals.cost)) {
                (Ok(benefit), _) => format!("So far the benefit is {} in the first year.", format.money(benefit)),
                (_, Ok(cost)) => format!("So far the full cost is {}.", format.money(cost)),
                _ => "Answer the open questions and the result will show here.".into(),
            };
            // What must be true is known from the first number on (M17).
            return match trial(facts, &[]).filter(|trial| !trial.open.is_empty()) {
                Some(trial) => {
                    let sentence = must_be_true(&trial, format);
                    plain(sentence.trim_end_matches('.').into(), [answers_open(&trial), known].join(" "))
                }
                None => plain("There is no result yet".into(), format!("{}. {known}", why.sentence())),
            };
        }
    };
    if let Some(block) = outcome.blocks().next() {
        let words = check_words(block, study, format);
        let mut held = plain("This figure is not ready to show".into(), words.message.clone());
        held.held = Some((block.clone(), words));
        return held;
    }
    let loss = net.is_sign_negative() && !net.is_zero();
    let careful = match (loss, net.is_zero()) {
        (true, _) => Careful::Loss,
        (false, true) => Careful::Even,
        (false, false) => Careful::Gain,
    };
    let tense = tense_of(study);
    let text = verdict_text(odds.sureness(loss), tense, careful);
    let (before, after) = text.split_once("{amount}").unwrap_or((text, ""));
    let mut after = after.to_string();
    if odds == Odds::NoRange {
        after += ", if every number is exactly right";
    }
    if outcome.grade == Some(Grade::E) {
        after += "; nobody has separated the training’s part yet";
    }
    let more = [Some(money_words(facts, tense)), risk_words(facts), gate_sentence(study)];
    Verdict {
        before: before.into(),
        amount: Some(format.money(net.abs())),
        after,
        more: more.into_iter().flatten().collect::<Vec<_>>().join(" "),
        held: None,
        loss,
    }
}

/// Only a whole year that was measured is told in the past.
fn tense_of(study: &Study) -> Tense {
    match study.state {
        State::Open | State::Forecast => Tense::Would,
        State::Measured if year_measured(study) => Tense::Did,
        State::Pilot | State::Measured => Tense::IfItGoesOn,
    }
}

/// What it cost and what it brought, or why the two cannot be compared.
fn money_words(facts: Context, tense: Tense) -> String {
    let Context { outcome, format, .. } = facts;
    let totals = &outcome.figures.totals;
    let [benefit, cost] =
        ladder::benefit_and_cost_words(facts).map(|figure| figure.unwrap_or_else(|why| why.sentence().into()));
    let gained = decimal(totals.benefit).unwrap_or_default();
    if gained < Decimal::ZERO {
        let lost = format.money(gained.abs());
        return filled(loss_text(tense, got_worse(facts)), &[("lost", &lost), ("cost", &cost)]);
    }
    let ratio = match decimal(outcome.figures.bcr) {
        Ok(ratio) => format.money_ratio(ratio),
        Err(why) => return full_stop(why.sentence()),
    };
    let text = match (tense, totals.time.is_ok()) {
        (Tense::Did, true) => {
            "It cost {cost} with everyone’s time and brought {benefit}: {ratio} back for each {one} spent."
        }
        (Tense::Did, false) => {
            "It cost {cost} without the participants’ time and brought {benefit}: {ratio} back for each {one} spent."
        }
        (Tense::IfItGoesOn, true) => {
            "It cost {cost} with everyone’s time and brings {benefit}: {ratio} back for each {one} spent."
        }
        (Tense::IfItGoesOn, false) => {
            "It cost {cost} without the participants’ time and brings {benefit}: {ratio} back for each {one} spent."
        }
        (Tense::Would, true) => {
            "It will cost {cost} with everyone’s time and would bring {benefit}: {ratio} back for each {one} spent."
        }
        (Tense::Would, false) => {
            "It will cost {cost} without the participants’ time and would bring {benefit}: {ratio} back for each {one} spent."
        }
    };
    filled(text, &[("cost", &cost), ("benefit", &benefit), ("ratio", &ratio), ("one", &format.money(Decimal::ONE))])
}

/// What somebody said against training, and that it decides.
fn gate_sentence(study: &Study) -> Option<String> {
    // What only makes the training's part smaller stands beside the gate and in the story.
    let weighty = gate(study).against.first().is_some_and(|first| *first <= Against::Punished);
    let words = gate_words(study);
    words
        .decides
        .filter(|_| weighty)
        .map(|decides| filled("{sentence} {decides}", &[("sentence", words.sentence), ("decides", decides)]))
}

fn risk_words(facts: Context) -> Option<String> {
    let risk = decimal(Ok(facts.outcome.figures.risk)).ok().filter(|risk| *risk > Decimal::ZERO)?;
    Some(filled("Risk avoided, outside the ROI: {risk}.", &[("risk", &facts.format.money(risk))]))
}

/// How a benefit below nothing came about (M2).
#[derive(Clone, Copy, Debug, PartialEq)]
enum Loss {
    /// A number moved the wrong way.
    Worse,
    /// Every number moved the right way, but by less than it would have without the training.
    LessThanAnyway,
    /// Nobody knows where the trained started: they did worse than the others.
    BehindOthers,
}

fn got_worse(facts: Context) -> Loss {
    let losing = facts
        .outcome
        .figures
        .totals
        .measures
        .iter()
        .filter(|one| one.counts() && decimal(one.first_year).is_ok_and(|amount| amount < Decimal::ZERO));
    let mut loss = Loss::LessThanAnyway;
    for one in losing {
        // Of answers that are summed, a loss is what people reported.
        let gross = match one.change.way() {
            Ok(way) if way.summed => Ok(way.improvement),
            _ => one.change.gross,
        };
        match decimal(gross) {
            Ok(gross) if gross < Decimal::ZERO => return Loss::Worse,
            Ok(_) => {}
            Err(_) => loss = Loss::BehindOthers,
        }
    }
    loss
}

fn loss_text(tense: Tense, loss: Loss) -> &'static str {
    match (tense, loss) {
        (Tense::Would, Loss::Worse) => "It would get worse: {lost} would be lost, on top of {cost} to be spent.",
        (Tense::Would, Loss::LessThanAnyway) => {
            "It would get better, but by less than it would have anyway: {lost} less, on top of {cost} to be spent."
        }
        (Tense::Would, Loss::BehindOthers) => {
            "The trained would do worse than the others: {lost} would be lost, on top of {cost} to be spent."
        }
        (_, Loss::Worse) => "It got worse: {lost} lost, on top of {cost} spent.",
        (_, Loss::LessThanAnyway) => {
            "It got better, but by less than it would have anyway: {lost} less, on top of {cost} spent."
        }
        (_, Loss::BehindOthers) => "The trained did worse than the others: {lost} lost, on top of {cost} spent.",
    }
}

/// Whether the numbers of every measure in money cover a year: by the year, or by twelve months of them.
fn year_measured(study: &Study) -> bool {
    study.measures.iter().filter(|measure| measure.worth.class != Class::Intangible).all(|measure| {
        let enough = match measure.period {
            Period::Year => 1,
            Period::Quarter => 4,
            Period::Month => 12,
            Period::Week => 44,
            Period::Total => return measure.months.value.is_some_and(|months| months >= Decimal::from(12)),
        };
        enough == 1 || measure.after_series.len() >= enough
    })
}

/// Which figure a fact is; it can be opened to its formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFigureId {
    Net,
    Roi,
    CashRoi,
    Ratio,
    Payback,
    BreakEven,
    Roe,
    Benefit,
    Cost,
    Npv,
    Irr,
    DiscountedPayback,
    Profitability,
    PerHead,
    PerHour,
    PerUnit,
    DoingNothing,
}

impl KeyFigureId {
    /// Whether a figure is shown although a finding holds the headline back: it does not rest on the claim.
    fn stands_alone(self) -> bool {
        use KeyFigureId::*;
        matches!(self, Cost | Roe | PerHead | PerHour | DoingNothing)
    }
}

/// A figure with its name and the line under it.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyFigure {
    pub id: KeyFigureId,
    pub name: String,
    pub number: String,
    pub note: String,
    /// Whether there is a value; otherwise `number` says why not.
    pub exists: bool,
}

/// The five figures of the headline, then the rest (M8, M9), with the range that `chances` have found (M13).
pub fn facts(facts: Context, chances: Option<&Chances>) -> Vec<KeyFigure> {
    let mut all = headline(facts, chances);
    all.extend(beside_the_headline(facts));
    // What keeps the net benefit from having a figure is said there, and once.
    if let Some((net, others)) = all.split_first_mut().filter(|(net, _)| !net.exists) {
        for fact in others.iter_mut().filter(|fact| !fact.exists && fact.number == net.number) {
            fact.number = "Not yet".into();
        }
    }
    // What is not known is not held back.
    let held = facts.outcome.is_withheld();
    for fact in all.iter_mut().filter(|fact| held && fact.exists && !fact.id.stands_alone()) {
        (fact.number, fact.exists) = ("Held back".into(), false);
    }
    all
}

fn key_figure(id: KeyFigureId, name: &str, number: Result<String, Missing>, note: impl Into<String>) -> KeyFigure {
    let exists = number.is_ok();
    let number = number.unwrap_or_else(|why| why.sentence().into());
    KeyFigure { id, name: name.into(), number, note: note.into(), exists }
}

fn headline(facts: Context, chances: Option<&Chances>) -> Vec<KeyFigure> {
    let format = facts.format;
    let figures = &facts.outcome.figures;
    let share = decimal(figures.break_even_share).map(|share| share.times(Decimal::ONE_HUNDRED));
    let of_the_claim = match share {
        Ok(share) if share > Decimal::ONE_HUNDRED => "of what you claim were true: more than all of it",
        Ok(_) => "of what you claim is true",
        Err(_) => "",
    };
    let payback = match decimal(figures.payback_months) {
        Ok(months) => Ok(format!("{} months", format.fixed(months, 1))),
        Err(Missing::NotWithin) => Ok(format!("more than {} months", figures.horizon_months)),
        Err(why) => Err(why),
    };
    let net = decimal(figures.totals.net).map(|net| format.money(net));
    let ratio = decimal(figures.bcr).map(|ratio| format.money_ratio(ratio));
    let ratio_name = format!("Back for each {} you spend", format.money(Decimal::ONE));
    let roi = decimal(figures.roi_percent).map(|roi| format.percent(roi));
    let payback_note = format!("Looked at for {} months", figures.horizon_months);
    let break_even = share.map(|share| format.percent(share));
    vec![
        key_figure(KeyFigureId::Net, "Net benefit, first year", net, loss_word(figures.totals.net)),
        key_figure(KeyFigureId::Ratio, &ratio_name, ratio, "Benefit–cost ratio (BCR)"),
        key_figure(KeyFigureId::Roi, "Return on Investment (ROI)", roi, roi_note(facts, chances)),
        key_figure(KeyFigureId::Payback, "Pays back after", payback, payback_note),
        key_figure(KeyFigureId::BreakEven, "Breaks even if", break_even, of_the_claim),
    ]
}

/// Against the return that is asked for, in cash and margin alone, and how far it may be off.
fn roi_note(facts: Context, chances: Option<&Chances>) -> String {
    let Context { study, outcome, format } = facts;
    let figures = &outcome.figures;
    let Some(roi) = decimal(figures.roi_percent).ok().filter(|_| !outcome.is_withheld()) else { return String::new() };
    let above = if roi >= study.hurdle.or(defaults::HURDLE.value) { "Above" } else { "Below" };
    let mut note = format!("{above} the {}", return_asked_for(facts));
    if let Some(cash) = decimal(figures.cash_roi_percent).ok().filter(|cash| *cash != roi) {
        note += &format!(". In cash and margin alone: {}", format.percent(cash));
    }
    match (chances.and_then(roi_range), Odds::of(chances)) {
        (Some((low, high)), _) => {
            note += &format!(". Between {} and {} in 16 of 20 cases", format.percent(low), format.percent(high));
        }
        (None, Odds::NoRange) => note += ". No range given: one number only",
        (None, _) => {}
    }
    note
}

/// What stands beside the ROI, and is never mixed with it (M10). None as long as nobody wrote down an expectation.
pub fn roe_beside(facts: Context) -> Option<String> {
    let expected = &facts.outcome.expected;
    if expected.each.is_empty() {
        return None;
    }
    let roe = crate::words::say(expected.roe_percent, |roe| facts.format.percent(roe));
    Some(filled("Expectations met (ROE): {roe}", &[("roe", &roe)]))
}

fn roe_note(expected: &Expected<Exact>) -> String {
    let due = expected.each.iter().filter(|one| one.reached.is_ok()).count();
    let early = expected.each.iter().filter(|one| one.early).count();
    match (expected.each.len(), early) {
        (0, _) => "Write down what leaders expect".to_string(),
        (all, 0) => format!("{due} of {all} are due"),
        (all, early) => format!("{due} of {all} are due, {early} too early"),
    }
}

fn beside_the_headline(facts: Context) -> Vec<KeyFigure> {
    let Context { study, outcome, format } = facts;
    let figures = &outcome.figures;
    let spelled = |value: Decimal| format.money(value);
    let money = |figure| decimal(figure).map(spelled);
    let percent = |figure| decimal(figure).map(|value| format.percent(value));
    let [benefit, cost] = ladder::benefit_and_cost_words(facts);
    // Where somebody says that the problem costs nothing, that is an answer; a gap of nothing is none.
    let nothing = match crate::words::cost_of_nothing(facts) {
        None if study.challenge.cost_now.value.is_none() => Err(outcome.doing_nothing.err().unwrap_or(Missing::NotYet)),
        _ => outcome.doing_nothing,
    };
    let per_unit = figures.cost_per_unit.first().map_or(Err(Missing::NoMeasure), |cost| money(*cost));
    let a_year = nothing.map(|cost| format!("{} a year", format.money(cost)));
    let problem = nothing.map_or(String::new(), |_| crate::words::problem_note(facts));
    let roe = percent(outcome.expected.roe_percent);
    vec![
        key_figure(
            KeyFigureId::CashRoi,
            "ROI in cash and margin alone",
            percent(figures.cash_roi_percent),
            "Freed time left out",
        ),
        key_figure(KeyFigureId::Roe, "Return on Expectations (ROE)", roe, roe_note(&outcome.expected)),
        key_figure(KeyFigureId::Benefit, "Benefit, first year", benefit, "Cash, margin and used time"),
        key_figure(KeyFigureId::Cost, "Full cost, first year", cost, whose_time(outcome)),
        key_figure(KeyFigureId::PerHead, "Cost for each person", money(figures.cost_per_head), ""),
        key_figure(KeyFigureId::PerHour, "Cost for each training hour", money(figures.cost_per_hour), ""),
        key_figure(KeyFigureId::PerUnit, "Cost of one unit gained", per_unit, unit_gained(facts)),
        key_figure(KeyFigureId::DoingNothing, "Cost of doing nothing", a_year, problem),
    ]
}

/// For which unit the cost of one is: it is divided by what a period brings (M8), so it buys one in every period of the
/// year. Beside the value of one unit it would else look like a bad bargain.
fn unit_gained(facts: Context) -> String {
    let Some((measure, one)) = facts.study.measures.first().zip(facts.outcome.figures.totals.measures.first()) else {
        return String::new();
    };
    let unit = match measure.scale {
        Scale::Percent => ["point of ", &words::name_inside(measure)].concat(),
        _ => {
            let way = if measure.better == Better::Lower { " fewer" } else { " more" };
            words::one(words::unit(measure)) + way
        }
    };
    // What participants report is summed over them, and no more for each.
    let each = measure.scale == Scale::Each && !one.change.way().is_ok_and(|way| way.summed);
    let base = if measure.base_name.trim().is_empty() { "people" } else { measure.base_name.trim() };
    let each = if each { format!(" for each of the {base}") } else { String::new() };
    let (period, kept_up) = match measure.period {
        Period::Year | Period::Total => (String::new(), ""),
        _ => (format!(" {}", words::period(measure)), ", kept up for the year"),
    };
    let period = if measure.scale == Scale::Percent { String::new() } else { period };
    format!("For one {unit}{period}{each}{kept_up}")
}

/// "25% asked for", or "usual 25%" where nobody asked.
pub(super) fn return_asked_for(facts: Context) -> String {
    let hurdle = &facts.study.hurdle;
    let percent = facts.format.percent_of(hurdle.or(defaults::HURDLE.value), 1);
    if hurdle.value.is_some() { format!("{percent} asked for") } else { format!("usual {percent}") }
}

/// A loss is also said in words.
fn loss_word(net: crate::engine::Figure<crate::engine::Exact>) -> String {
    match decimal(net) {
        Ok(net) if net.is_sign_negative() && !net.is_zero() => "A loss".into(),
        Ok(_) => "Benefit less full cost".into(),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Format;
    use crate::engine::evaluate;
    use crate::study::catalogue;
    use crate::words::break_even_sentences;

    /// 30 errors fewer in a month at 100 each are 36,000 a year, less 6,000; nothing says that it was the training.
    #[test]
    fn what_is_held_back_is_said_nowhere() {
        let mut study = catalogue::start(Situation::Quality, "a", "en-US", "USD");
        study.state = State::Measured;
        let measure = &mut study.measures[0];
        (measure.scale, measure.period, measure.better) = (Scale::Count, Period::Month, Better::Lower);
        (measure.baseline, measure.after) = (Quantity::entered(80.into()), Quantity::entered(50.into()));
        (measure.worth.class, measure.worth.valuation) = (Class::Cash, Valuation::Agreed);
        measure.worth.value = Quantity::entered(100.into());
        study.programme.people = Quantity::entered(10.into());
        study.programme.hours = Quantity::entered(0.into());
        study.costs = vec![CostLine { rate: Quantity::entered(6000.into()), ..CostLine::default() }];
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        assert!(outcome.is_withheld());
        assert_eq!(decimal(outcome.figures.totals.net), Ok(30_000.into()));
        let it = Context { study: &study, outcome: &outcome, format: &format };
        let mut said: Vec<String> = facts(it, None).into_iter().map(|fact| fact.number).collect();
        said.extend(crate::words::ladder(it).into_iter().flat_map(|row| [row.amount, row.exact]));
        said.extend(crate::words::story(it, Odds::NotYet).into_iter().map(|block| block.text));
        said.push(verdict(it, Odds::NotYet).sentence());
        assert!(said.contains(&"Held back".to_string()) && said.contains(&"held back".to_string()));
        // The net benefit, the ROI of 500%, the ratio of 6 and the payback of 2 months.
        for words in said {
            let secret = ["30,000", "500%", "$6.00", "2.0 months"].into_iter().find(|secret| words.contains(secret));
            assert_eq!(secret, None, "{words}");
        }
        assert_eq!(crate::words::impact(it, Odds::NotYet).0[4].1, "held back");
    }

    /// Deals a month, better when more, at 100 each and all of it by the training; one day for one person costs 500.
    fn deals(state: State, from: i64, to: i64) -> Study {
        let mut study = catalogue::start(Situation::Sales, "a", "en-US", "USD");
        study.state = state;
        study.measures.truncate(1);
        let measure = &mut study.measures[0];
        (measure.name, measure.unit) = ("Deals won".into(), "deals".into());
        (measure.scale, measure.period, measure.better) = (Scale::Count, Period::Month, Better::Higher);
        let (before, after) = (Quantity::entered(from.into()), Quantity::entered(to.into()));
        (measure.baseline, measure.target, measure.after) = (before, after.clone(), after);
        (measure.worth.class, measure.worth.valuation) = (Class::Cash, Valuation::Agreed);
        measure.worth.value = Quantity::entered(100.into());
        measure.isolation.estimators = vec![Estimator {
            role: Role::Manager,
            share: Quantity::entered(100.into()),
            confidence: Quantity::entered(100.into()),
            ..Estimator::default()
        }];
        study.programme.people = Quantity::entered(1.into());
        study.programme.hours = Quantity::entered(1.into());
        study.programme.hour.value = Quantity::entered(500.into());
        study.costs.clear();
        study
    }

    fn with<T>(study: &Study, make: impl Fn(Context) -> T) -> T {
        let (outcome, format) = (evaluate(study), Format::named("en-US", "USD"));
        make(Context { study, outcome: &outcome, format: &format })
    }

    fn fact(study: &Study, id: KeyFigureId) -> KeyFigure {
        with(study, |it| facts(it, None)).into_iter().find(|fact| fact.id == id).expect("the fact")
    }

    /// 10 deals fewer a month × 12 × 100 = 12,000 lost.
    #[test]
    fn a_forecast_that_gets_worse_is_no_past() {
        let more = |state| with(&deals(state, 40, 30), |it| verdict(it, Odds::NoRange)).more;
        assert_eq!(more(State::Forecast), "It would get worse: $12,000 would be lost, on top of $500 to be spent.");
        assert_eq!(more(State::Measured), "It got worse: $12,000 lost, on top of $500 spent.");
        let must = |state| with(&deals(state, 40, 30), break_even_sentences);
        // 500 ÷ 1,200 = 0.417 deals a month.
        let needs = "It pays for itself if “Deals won” gets better by at least 0.42 deals.";
        assert_eq!(must(State::Measured), [format!("{needs} It got worse by 10 deals.")]);
        assert_eq!(must(State::Forecast), [format!("{needs} You expect it to get worse by 10 deals.")]);
        let aims = with(&deals(State::Forecast, 30, 40), break_even_sentences);
        assert!(aims[1].ends_with("You expect 10 deals."), "{}", aims[1]);
    }

    /// 1 deal more a month × 12 × 100 = 1,200, and 500 ÷ 1,200 = 41.67%; 12,000 ÷ 1,200 are ten times the claim.
    #[test]
    fn breaking_even_reads_as_a_sentence_also_where_the_claim_is_too_small() {
        let mut study = deals(State::Measured, 30, 31);
        let said = |study: &Study| {
            let fact = fact(study, KeyFigureId::BreakEven);
            [fact.name, fact.number, fact.note].join(" ")
        };
        assert_eq!(said(&study), "Breaks even if 42% of what you claim is true");
        study.programme.hour.value = Quantity::entered(12_000.into());
        assert_eq!(said(&study), "Breaks even if 1,000% of what you claim were true: more than all of it");
    }

    /// 500 ÷ 1,200 = 41.666 %: 41.6 would not be enough.
    #[test]
    fn a_needed_share_is_rounded_up_to_one_decimal() {
        let first = with(&deals(State::Measured, 30, 31), break_even_sentences).remove(0);
        assert!(first.starts_with("It pays for itself if at least 41.7% of the change"), "{first}");
    }

    /// One defect of 2 is gone: 1,200 a year. A cost of 3,600 would take three, and there were only 2.
    #[test]
    fn a_count_cannot_fall_by_more_than_there_is() {
        let mut study = deals(State::Measured, 2, 1);
        let measure = &mut study.measures[0];
        (measure.better, measure.unit, measure.name) = (Better::Lower, "defects".into(), "Defects".into());
        study.programme.hour.value = Quantity::entered(3_600.into());
        let sentences = with(&study, break_even_sentences);
        assert_eq!(sentences[1], "It cannot pay for itself by fewer defects alone: there are only 2 defects.");
        study.measures[0].baseline = Quantity::entered(1.into());
        study.measures[0].after = Quantity::entered(0.into());
        let sentences = with(&study, break_even_sentences);
        assert_eq!(sentences[1], "It cannot pay for itself by fewer defects alone: there is only 1 defect.");
        study.programme.hour.value = Quantity::entered(1_200.into());
        let sentences = with(&study, break_even_sentences);
        assert_eq!(
            sentences[1],
            "It pays for itself if “Defects” gets better by at least 1 defect. You have 1 defect."
        );
    }

    #[test]
    fn a_cost_without_everyones_time_does_not_say_that_it_is_in() {
        let mut study = deals(State::Measured, 30, 40);
        assert!(with(&study, |it| verdict(it, Odds::NoRange)).more.contains("with everyone’s time"));
        study.programme.hours = Quantity::default();
        study.costs.push(CostLine { rate: Quantity::entered(500.into()), ..CostLine::default() });
        let reason = |place: &str| Waiver {
            finding: "U03".into(),
            place: place.into(),
            reason: "At home".into(),
            ..Waiver::default()
        };
        study.kept = vec![reason("programme.hours")];
        let more = with(&study, |it| verdict(it, Odds::NoRange)).more;
        assert!(more.starts_with("It cost $500 without the participants’ time and"), "{more}");
        assert_eq!(fact(&study, KeyFigureId::Cost).note, "Without the participants’ time");
        let cost = |study: &Study| {
            let links = with(study, crate::words::chain);
            links.into_iter().find(|link| link.name == "Cost").and_then(|link| link.value)
        };
        assert_eq!(cost(&study).as_deref(), Some("$500 so far"));
        study.programme.hours = Quantity::entered(1.into());
        assert_eq!(cost(&study).as_deref(), Some("$1,000, all in"));
    }

    #[test]
    fn a_return_nobody_asked_for_is_the_usual_one() {
        let mut study = deals(State::Measured, 30, 40);
        assert!(fact(&study, KeyFigureId::Roi).note.starts_with("Above the usual 25%"));
        study.hurdle = Quantity::entered(30.into());
        assert!(fact(&study, KeyFigureId::Roi).note.starts_with("Above the 30% asked for"));
    }

    /// 52,592 ÷ (145 × 60% × 70%) buy one error fewer in every month, and 60.9 × 12 of them are gained in the year.
    #[test]
    fn the_cost_of_one_unit_says_for_which_period_it_buys_one() {
        let note = |scale, period, better| {
            let mut study = catalogue::start(Situation::Quality, "a", "en-US", "USD");
            let measure = &mut study.measures[0];
            (measure.name, measure.unit) = ("Error Rate".into(), "errors".into());
            (measure.scale, measure.period, measure.better) = (scale, period, better);
            (measure.base_name, measure.base) = ("orders".into(), Quantity::entered(7.into()));
            let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
            let all = facts(Context { study: &study, outcome: &outcome, format: &format }, None);
            all.into_iter().find(|fact| fact.id == KeyFigureId::PerUnit).expect("the fact").note
        };
        use {Better::*, Period::*, Scale::*};
        assert_eq!(note(Count, Month, Lower), "For one error fewer a month, kept up for the year");
        assert_eq!(note(Count, Year, Higher), "For one error more");
        assert_eq!(note(Count, Total, Lower), "For one error fewer");
        assert_eq!(note(Each, Week, Lower), "For one error fewer a week for each of the orders, kept up for the year");
        assert_eq!(note(Percent, Year, Lower), "For one point of Error Rate");
        assert_eq!(note(Percent, Month, Lower), "For one point of Error Rate, kept up for the year");
    }

    /// 12 months × 100 each, half of it due to the training: a month has to see 10 errors fewer to make up for 6,000.
    #[test]
    fn what_would_make_the_study_break_even_is_said_of_a_measure_that_brings_nothing_too() {
        let said = |after: i64, share: i64, value: i64| {
            let mut study = catalogue::start(Situation::Quality, "a", "en-US", "USD");
            study.state = State::Measured;
            let measure = &mut study.measures[0];
            (measure.baseline, measure.after) = (Quantity::entered(80.into()), Quantity::entered(after.into()));
            measure.worth.value = Quantity::entered(value.into());
            measure.isolation.estimators = vec![Estimator {
                role: Role::Manager,
                share: Quantity::entered(share.into()),
                confidence: Quantity::entered(100.into()),
                ..Estimator::default()
            }];
            study.programme.people = Quantity::entered(10.into());
            study.programme.hours = Quantity::entered(0.into());
            study.costs = vec![CostLine { rate: Quantity::entered(6000.into()), ..CostLine::default() }];
            let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
            break_even_sentences(Context { study: &study, outcome: &outcome, format: &format })
        };
        let better = "It pays for itself if “Errors” gets better by at least 10 errors.";
        assert_eq!(said(80, 50, 100), [format!("{better} It did not change.")]);
        assert_eq!(said(90, 50, 100), [format!("{better} It got worse by 10 errors.")]);
        // Of 20 errors fewer, 24,000 a year, a quarter.
        let share =
            "It pays for itself if at least 25% of the change in “Errors” is due to the training. You count 0%.";
        assert_eq!(said(60, 0, 100), [share]);
        // 20 errors × 50% × 12 months are 120, of 50 each.
        let worth = "It pays for itself if one error is worth at least $50. You say $0.";
        assert_eq!(
            said(60, 50, 0),
            ["No share of the change in “Errors” would be enough on its own. You count 50%.", worth]
        );
        let nothing = "“Errors” did not get better, so that alone cannot make the study break even.";
        assert_eq!(said(80, 50, 0), [nothing]);
    }

    #[test]
    fn the_reason_for_no_result_is_said_once() {
        let study = catalogue::start(Situation::Sales, "a", "en-US", "USD");
        let (outcome, format) = (evaluate(&study), Format::named("en-US", "USD"));
        let all = facts(Context { study: &study, outcome: &outcome, format: &format }, None);
        let number = |id: KeyFigureId| all.iter().find(|fact| fact.id == id).map(|fact| fact.number.as_str());
        assert_eq!(number(KeyFigureId::Net), Some("The number before the training is missing"));
        assert_eq!(number(KeyFigureId::Ratio), Some("Not yet"));
        // What is missing for another figure is said beside that one.
        assert_eq!(number(KeyFigureId::PerHead), Some("No cost is entered yet"));
    }
}
