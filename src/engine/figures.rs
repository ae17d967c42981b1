//! All figures of a study, from its measures to the headline (M8, M9, M12).

use super::cash::{self, CostAmount, Flow};
use super::change::{MeasureChange, change};
use super::number::{Number, Scalar};
use super::reader::Reader;
use super::why::{Figure, Missing};
use super::worth::{UnitValue, unit_value};
use crate::study::*;

/// One measure, worked out.
#[derive(Clone, Debug)]
pub struct MeasureFigures<N> {
    pub class: Class,
    pub change: MeasureChange<N>,
    pub value: UnitValue<N>,
    /// Yearly worth `W = U·V·ρ` at full effect (M6).
    pub worth: Figure<N>,
    /// Share of a full month's benefit in each month 1, 2, … (M6); 0 in a month that was recorded.
    pub shape: Vec<N>,
    /// Money of each month 1, 2, … that was recorded, 0 in the others; empty where no month was (M6).
    pub recorded: Vec<N>,
    /// Benefit of months 1 to 12.
    pub first_year: Figure<N>,
}

impl<N: Number> MeasureFigures<N> {
    /// Whether it enters the ROI: avoided risk and intangibles do not (M5).
    pub fn counts(&self) -> bool {
        counts(self.class)
    }

    /// Where the claim stands in money before the first cut of the ladder and after each (M12): everything that changed, its
    /// margin, what would not have happened anyway, the training's share, what somebody is sure of, what is used, and the first
    /// year. None where one of them is not known.
    pub fn stands(&self) -> Option<[N; 7]> {
        let (Ok(benefit), Ok(way), Ok(value)) = (self.first_year, self.change.way(), self.value.value) else {
            return None;
        };
        let volume = way.volume.ok()?;
        let gross = self.change.gross_units.unwrap_or(way.improvement * volume);
        Some([
            gross * self.value.full.unwrap_or(value),
            gross * value,
            way.improvement * volume * value,
            way.shared * volume * value,
            way.adjusted * volume * value,
            self.worth.unwrap_or(benefit),
            benefit,
        ])
    }
}

/// The totals the headline is made of: everything a draw of a simulation has to know.
#[derive(Clone, Debug)]
pub struct Totals<N> {
    pub measures: Vec<MeasureFigures<N>>,
    /// The study's cost lines in their order; participants' time stands apart.
    pub lines: Vec<CostAmount<N>>,
    pub time: Figure<N>,
    /// Benefit of the first twelve months from cash, margin and capacity.
    pub benefit: Figure<N>,
    /// The part of it that is cash or margin.
    pub cash_benefit: Figure<N>,
    /// All cost of the first year.
    pub cost: Figure<N>,
    pub net: Figure<N>,
}

/// Every figure of the headline and the longer view.
#[derive(Clone, Debug)]
pub struct Figures<N> {
    pub totals: Totals<N>,
    pub bcr: Figure<N>,
    pub roi_percent: Figure<N>,
    pub cash_roi_percent: Figure<N>,
    pub payback_months: Figure<N>,
    pub break_even_share: Figure<N>,
    pub cost_per_head: Figure<N>,
    pub cost_per_hour: Figure<N>,
    /// Cost of one unit gained, for each measure (M8): `C/(I·a·k)`.
    pub cost_per_unit: Vec<Figure<N>>,
    /// Value of avoided risk in the first year, outside the ROI.
    pub risk: N,
    pub horizon_months: usize,
    pub flow: Flow<N>,
    /// What the whole view comes to, undiscounted (M9).
    pub whole_view: WholeView<N>,
    pub years: Vec<N>,
    pub npv: Figure<N>,
    pub irr_percent: Figure<N>,
    pub profitability: Figure<N>,
    pub discounted_payback_years: Figure<N>,
    pub ladder: Vec<Rung<N>>,
}

/// Benefit and cost over the whole horizon, undiscounted (M9).
#[derive(Clone, Copy, Debug)]
pub struct WholeView<N> {
    pub benefit: Figure<N>,
    pub cost: Figure<N>,
    pub roi_percent: Figure<N>,
    /// The part of the claim that has to be true.
    pub break_even_share: Figure<N>,
}

/// A step of the claim ladder (M12).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LadderStep {
    Gross,
    Margin,
    Anyway,
    OtherFactors,
    NotSure,
    NoUse,
    Timing,
    Benefit,
    Cost,
    Net,
}

impl LadderStep {
    /// Its name in what the command prints.
    pub fn id(self) -> &'static str {
        ["gross", "margin", "anyway", "other_factors", "not_sure", "no_use", "timing", "benefit", "cost", "net"]
            [self as usize]
    }
    /// Sums stand on zero; everything else is a cut from the sum before it.
    pub fn is_sum(self) -> bool {
        matches!(self, LadderStep::Gross | LadderStep::Benefit | LadderStep::Net)
    }
}

/// One rung: what the step adds (a cut is negative), and where the ladder stands after it.
#[derive(Clone, Copy, Debug)]
pub struct Rung<N> {
    pub step: LadderStep,
    pub amount: N,
    pub stands: N,
}

/// The horizon of the longer view in whole months, 12 to 60 (M9).
pub(super) fn horizon<N: Scalar>(study: &Study, read: &impl Reader<N>) -> usize {
    let asked = read.or(&study.horizon, defaults::HORIZON.value);
    cash::whole_months(asked).max(12)
}

/// Benefit and cost of the first twelve months (M8).
pub fn totals<N: Number>(study: &Study, months: usize, read: &impl Reader<N>) -> Totals<N> {
    let measures: Vec<_> = study.measures.iter().map(|one| measure(study, one, months, read)).collect();
    let lines: Vec<_> = study.costs.iter().map(|cost| cash::line(cost, read)).collect();
    let time = cash::participants_time(&study.programme, read);
    let years: Vec<_> = measures.iter().map(|one| (one.class, one.first_year)).collect();
    let benefit = self::benefit(&years, |_| true);
    let cash_benefit = self::benefit(&years, |class| class != Class::Capacity);
    let cost = cost(&lines, time);
    let net = benefit.and_then(|benefit| cost.and_then(|cost| exists(benefit - cost)));
    Totals { measures, lines, time, benefit, cash_benefit, cost, net }
}

/// What the net benefit is made of, so that one part can be worked out again without the others.
#[derive(Clone, Debug)]
pub struct Parts<N> {
    years: Vec<(Class, Figure<N>)>,
    lines: Vec<CostAmount<N>>,
    time: Figure<N>,
}

/// One part of the net benefit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StudyPart {
    Measure(usize),
    CostLine(usize),
    Time,
}

impl<N> Default for Parts<N> {
    fn default() -> Self {
        Parts { years: Vec::new(), lines: Vec::new(), time: Err(Missing::NotYet) }
    }
}

impl<N: Number> Parts<N> {
    /// No part worked out yet.
    pub fn of(study: &Study) -> Self {
        let line = CostAmount::at_once(Err(Missing::NotYet));
        Parts {
            years: vec![(Class::Intangible, Err(Missing::NotYet)); study.measures.len()],
            lines: vec![line; study.costs.len()],
            time: Err(Missing::NotYet),
        }
    }

    /// Every part of `study`.
    pub fn all(study: &Study) -> impl Iterator<Item = StudyPart> {
        let measures = (0..study.measures.len()).map(StudyPart::Measure);
        measures.chain((0..study.costs.len()).map(StudyPart::CostLine)).chain([StudyPart::Time])
    }

    /// Works out one part anew; a part that `study` does not have must not be asked for.
    pub fn work_out(&mut self, part: StudyPart, study: &Study, read: &impl Reader<N>) {
        match part {
            StudyPart::Measure(at) => {
                let one = measure(study, &study.measures[at], 12, read);
                self.years[at] = (one.class, one.first_year);
            }
            StudyPart::CostLine(at) => self.lines[at] = cash::line(&study.costs[at], read),
            StudyPart::Time => self.time = cash::participants_time(&study.programme, read),
        }
    }

    /// Benefit and full cost of the first year (M8).
    pub fn benefit_and_cost(&self) -> Figure<(N, N)> {
        Ok((benefit(&self.years, |_| true)?, cost(&self.lines, self.time)?))
    }
}

/// Benefit of the first twelve months over all measures that count: what is known of it, or why nothing is (M8).
fn benefit<N: Number>(years: &[(Class, Figure<N>)], wanted: fn(Class) -> bool) -> Figure<N> {
    let counted = years.iter().filter(|(class, _)| counts(*class));
    let known = counted.clone().filter(|(class, _)| wanted(*class)).filter_map(|(_, year)| year.ok());
    if counted.clone().any(|(_, year)| year.is_ok()) {
        exists(N::sum(known))
    } else {
        Err(counted.clone().find_map(|(_, year)| year.err()).unwrap_or(Missing::NoMeasure))
    }
}

/// Avoided risk and intangibles do not enter the ROI (M5).
pub(crate) fn counts(class: Class) -> bool {
    matches!(class, Class::Cash | Class::Margin | Class::Capacity)
}

fn measure<N: Number>(study: &Study, measure: &Measure, months: usize, read: &impl Reader<N>) -> MeasureFigures<N> {
    let class = measure.worth.class;
    let change = change(measure, study.state, read);
    let value = unit_value(&measure.worth, read);
    let worth = if class == Class::Intangible {
        Err(Missing::NotMoney)
    } else {
        change.way().and_then(|way| exists((way.units? * value.value? * value.usable).quantize()))
    };
    let mut shape = cash::shape(&measure.effect, &study.programme.waves, months.max(12), read);
    let recorded = match worth.and(value.value) {
        Ok(money) if !study.state.is_forecast() => {
            recorded(measure, &change, money * value.usable, &mut shape, read).unwrap_or_default()
        }
        _ => Vec::new(),
    };
    let first_year = worth.and_then(|worth| first_year(worth, &shape, &recorded));
    MeasureFigures { class, change, value, worth, shape, recorded, first_year }
}

/// Money of the months that were recorded (M6), each isolated like the whole: the same expectation, share and doubt. What the
/// curve says of such a month is taken out of `shape`. Of two records of one month the first counts. None where no month counts; the answers of participants are a sum over
/// people, and no number of the measure.
fn recorded<N: Number>(
    measure: &Measure,
    change: &MeasureChange<N>,
    money: N,
    shape: &mut [N],
    read: &impl Reader<N>,
) -> Option<Vec<N>> {
    let way = change.way().ok().filter(|way| !way.summed)?;
    let (volume, seen) = (way.volume.ok()?, way.seen?);
    let sign = if measure.better == Better::Higher { N::one() } else { -N::one() };
    let mut found: Vec<Option<N>> = vec![None; shape.len()];
    for one in &measure.actuals {
        let (Some(month), Some(value)) = (read.value(&one.month), read.value(&one.value)) else { continue };
        let Some(at) =
            cash::whole_months(month).checked_sub(1).filter(|at| found.get(*at).is_some_and(Option::is_none))
        else {
            continue;
        };
        // A count of one month, as the measure's period counts: its volume is periods a year.
        let value = if measure.scale == Scale::Count { (value * N::int(12)).over(volume, value) } else { value };
        let improvement = way.improvement + sign * (value - seen);
        let sure = improvement.less(N::zero(), N::one(), way.sure);
        found[at] = Some((improvement * way.share * sure * volume * money / N::int(12)).quantize());
        shape[at] = N::zero();
    }
    let any = found.iter().any(Option::is_some);
    any.then(|| found.into_iter().map(|money| money.unwrap_or_else(N::zero)).collect())
}

/// Benefit of months 1 to 12; the division by 12 comes last, to stay exact.
fn first_year<N: Number>(worth: N, shape: &[N], recorded: &[N]) -> Figure<N> {
    let curve = (worth * N::sum(shape[..12].iter().copied()) / N::int(12)).quantize();
    exists(curve + N::sum(recorded.iter().take(12).copied()))
}

/// All cost of the first year: monthly lines twelve times, yearly lines once (M8).
fn cost<N: Number>(lines: &[CostAmount<N>], time: Figure<N>) -> Figure<N> {
    let mut total = None;
    let mut add = |amount: N| total = Some(total.unwrap_or_else(N::zero) + amount);
    match time {
        Ok(amount) => add(amount),
        Err(Missing::NoHourCost) => return Err(Missing::NoHourCost),
        Err(_) => {}
    }
    for line in lines {
        if let Some(amount) = line.first_year() {
            add(amount);
        }
    }
    total.ok_or(Missing::NoCost).and_then(exists)
}

/// A number that overflowed is a reason, not a figure.
pub(super) fn exists<N: Number>(value: N) -> Figure<N> {
    if value.exists() { Ok(value) } else { Err(Missing::TooLarge) }
}

/// Every figure of `study`, read through `read` (M8, M9, M12).
pub fn figures<N: Scalar>(study: &Study, read: &impl Reader<N>) -> Figures<N> {
    let horizon_months = horizon(study, read);
    let totals = totals(study, horizon_months, read);
    let hundred = N::int(100);
    let both = totals.benefit.and_then(|benefit| totals.cost.map(|cost| (benefit, cost)));
    let ratio = |figure: Figure<(N, N)>| {
        figure.and_then(|(part, cost)| if cost > N::zero() { exists(part / cost) } else { Err(Missing::ZeroCost) })
    };
    let bcr = ratio(both);
    let roi_percent = ratio(both.map(|(benefit, cost)| ((benefit - cost) * hundred, cost)));
    let cash_roi_percent =
        ratio(totals.cash_benefit.and_then(|cash| totals.cost.map(|cost| ((cash - cost) * hundred, cost))));
    let break_even_share = share_needed(both);

    let read_people = read.need(&study.programme.people, Missing::NoPeople);
    let hours =
        read_people.and_then(|people| read.need(&study.programme.hours, Missing::NoHours).map(|hours| people * hours));
    let per = |number: Figure<N>, why: Missing| {
        totals.cost.and_then(|cost| number.and_then(|n| if n > N::zero() { exists(cost / n) } else { Err(why) }))
    };

    let flow = flow(&totals, horizon_months);
    let rate = read.or(&study.discount, defaults::DISCOUNT.value).percent();
    let years = flow.years();
    let longer = |worked: Figure<N>| both.and(worked).and_then(exists);
    let spent = both.and_then(|_| present_costs(&flow, rate));
    let npv = longer(Ok(cash::npv(&years, rate)));
    let risk =
        N::sum(totals.measures.iter().filter(|one| one.class == Class::Risk).filter_map(|one| one.first_year.ok()));
    Figures {
        bcr,
        roi_percent,
        cash_roi_percent,
        payback_months: longer(both.and_then(|_| flow.payback())),
        break_even_share,
        cost_per_head: per(read_people, Missing::NoPeople),
        cost_per_hour: per(hours, Missing::NoHours),
        cost_per_unit: totals
            .measures
            .iter()
            .map(|one| per(one.change.way().map(|way| way.adjusted), Missing::NoUnits))
            .collect(),
        risk,
        horizon_months,
        npv,
        irr_percent: longer(both.and_then(|_| cash::irr(&years).map(|rate| rate * hundred))),
        profitability: npv.and_then(|npv| {
            spent.and_then(
                |spent| if spent > N::zero() { exists(npv / spent + N::one()) } else { Err(Missing::ZeroCost) },
            )
        }),
        discounted_payback_years: longer(both.and_then(|_| cash::discounted_payback(&years, rate))),
        ladder: ladder(&totals),
        whole_view: {
            let last = flow.horizon();
            let whole = both.and_then(|_| Ok((exists(flow.benefit[last])?, exists(flow.cost[last])?)));
            WholeView {
                benefit: whole.map(|(benefit, _)| benefit),
                cost: whole.map(|(_, cost)| cost),
                roi_percent: ratio(whole.map(|(benefit, cost)| ((benefit - cost) * hundred, cost))),
                break_even_share: share_needed(whole),
            }
        },
        years,
        flow,
        totals,
    }
}

/// Cost over benefit: the part of the claim that has to be true for the money to come back (M8).
fn share_needed<N: Scalar>(both: Figure<(N, N)>) -> Figure<N> {
    match both? {
        (_, cost) if cost < N::zero() => Err(Missing::ZeroCost),
        (benefit, cost) if benefit > N::zero() => exists(cost / benefit),
        _ => Err(Missing::NotPossible),
    }
}

/// Money in and out, month by month.
pub(super) fn flow<N: Scalar>(totals: &Totals<N>, months: usize) -> Flow<N> {
    let worths: Vec<(N, &[N], &[N])> = totals
        .measures
        .iter()
        .filter(|one| one.counts())
        .filter_map(|one| Some((one.worth.ok()?, one.shape.as_slice(), one.recorded.as_slice())))
        .collect();
    let time = CostAmount::at_once(totals.time);
    let lines: Vec<CostAmount<N>> = totals.lines.iter().copied().chain([time]).collect();
    Flow::new(&worths, &lines, months)
}

/// Present value of all cost, for the profitability index (M9).
fn present_costs<N: Scalar>(flow: &Flow<N>, rate: N) -> Figure<N> {
    let only = Flow { benefit: vec![N::zero(); flow.cost.len()], cost: flow.cost.clone() };
    exists(-cash::npv(&only.years(), rate))
}

/// The claim ladder: from the loudest claim to the net result, every cut with its reason (M12).
fn ladder<N: Number>(totals: &Totals<N>) -> Vec<Rung<N>> {
    const CUTS: [LadderStep; 6] = [
        LadderStep::Margin,
        LadderStep::Anyway,
        LadderStep::OtherFactors,
        LadderStep::NotSure,
        LadderStep::NoUse,
        LadderStep::Timing,
    ];
    let mut levels = [N::zero(); 7];
    let mut any = false;
    for one in totals.measures.iter().filter(|one| one.counts()) {
        let Some(stands) = one.stands() else { continue };
        for (level, stand) in levels.iter_mut().zip(stands) {
            *level = *level + stand.quantize();
        }
        any = true;
    }
    let known = any && levels.iter().all(|level| level.exists());
    if !known {
        return Vec::new();
    }
    let mut rungs = vec![Rung { step: LadderStep::Gross, amount: levels[0], stands: levels[0] }];
    for (cut, pair) in CUTS.into_iter().zip(levels.windows(2)) {
        rungs.push(Rung { step: cut, amount: pair[1] - pair[0], stands: pair[1] });
    }
    let benefit = levels[6];
    rungs.push(Rung { step: LadderStep::Benefit, amount: benefit, stands: benefit });
    if let (Ok(cost), Ok(net)) = (totals.cost, totals.net) {
        rungs.push(Rung { step: LadderStep::Cost, amount: -cost, stands: net });
        rungs.push(Rung { step: LadderStep::Net, amount: net, stands: net });
    }
    rungs
}

#[cfg(test)]
mod tests {
    use super::super::number::Exact;
    use super::super::outcome::shown;
    use super::super::reader::AsEntered;
    use super::*;
    use rust_decimal::{Decimal, dec};

    fn q(value: Decimal) -> Quantity {
        Quantity::entered(value)
    }

    /// A yearly amount of one class.
    fn amount(class: Class, a_year: Decimal) -> Measure {
        Measure {
            better: Better::Higher,
            period: Period::Year,
            baseline: q(dec!(0)),
            after: q(a_year),
            worth: Worth { class, value: q(dec!(1)), ..Worth::default() },
            ..Measure::default()
        }
    }

    fn line(timing: Timing, rate: Decimal) -> CostLine {
        CostLine { timing, rate: q(rate), ..CostLine::default() }
    }

    fn study(measures: Vec<Measure>, costs: Vec<CostLine>) -> Study {
        Study { state: State::Measured, measures, costs, ..Study::default() }
    }

    fn worked_out(study: &Study) -> Figures<Exact> {
        figures(study, &AsEntered)
    }

    fn value(figure: Figure<Exact>) -> Figure<Decimal> {
        figure.and_then(shown)
    }

    #[test]
    fn gross_benefit_and_net_stand_on_zero_and_the_rest_are_cuts() {
        let sums = [LadderStep::Gross, LadderStep::Benefit, LadderStep::Net];
        let cuts = [
            LadderStep::Margin,
            LadderStep::Anyway,
            LadderStep::OtherFactors,
            LadderStep::NotSure,
            LadderStep::NoUse,
            LadderStep::Timing,
            LadderStep::Cost,
        ];
        assert!(sums.into_iter().all(LadderStep::is_sum));
        assert!(!cuts.into_iter().any(LadderStep::is_sum));
    }

    /// 500 once, 10 a month and 80 a year: 500 + 120 + 80.
    #[test]
    fn the_first_year_bears_monthly_cost_twelve_times_and_yearly_cost_once() {
        let costs =
            vec![line(Timing::Once, dec!(500)), line(Timing::Monthly, dec!(10)), line(Timing::Yearly, dec!(80))];
        assert_eq!(value(worked_out(&study(vec![], costs)).totals.cost), Ok(dec!(700)));
    }

    #[test]
    fn a_cost_of_nothing_has_no_ratios_and_a_benefit_of_nothing_no_share_that_pays() {
        let free = worked_out(&study(vec![amount(Class::Cash, dec!(100))], vec![line(Timing::Once, dec!(0))]));
        for figure in [free.bcr, free.roi_percent, free.cash_roi_percent, free.profitability] {
            assert_eq!(value(figure), Err(Missing::ZeroCost));
        }
        assert_eq!(value(free.break_even_share), Ok(dec!(0)));
        let vain = worked_out(&study(vec![amount(Class::Cash, dec!(0))], vec![line(Timing::Once, dec!(100))]));
        assert_eq!(value(vain.break_even_share), Err(Missing::NotPossible));
        assert_eq!(value(vain.cost_per_unit[0]), Err(Missing::NoUnits));
        assert_eq!(value(vain.roi_percent), Ok(dec!(-100)));
    }

    /// 1,200 for 24 people of 5 hours each: 50 a head, 10 an hour; 30 units gained, 40 each.
    #[test]
    fn cost_is_told_a_head_an_hour_and_a_unit() {
        let of = |people: Decimal, hours: Decimal| {
            let mut one = study(vec![amount(Class::Cash, dec!(30))], vec![line(Timing::Once, dec!(1200))]);
            (one.programme.people, one.programme.hours) = (q(people), q(hours));
            one.programme.hour.value = q(dec!(0));
            let figures = worked_out(&one);
            [figures.cost_per_head, figures.cost_per_hour, figures.cost_per_unit[0]].map(value)
        };
        assert_eq!(of(dec!(24), dec!(5)), [dec!(50), dec!(10), dec!(40)].map(Ok));
        assert_eq!(of(dec!(0), dec!(5)), [Err(Missing::NoPeople), Err(Missing::NoHours), Ok(dec!(40))]);
        assert_eq!(of(dec!(24), dec!(0)), [Ok(dec!(50)), Err(Missing::NoHours), Ok(dec!(40))]);
    }

    #[test]
    fn avoided_risk_is_shown_beside_the_benefit_and_nothing_else_is() {
        let classes = [(Class::Risk, 700), (Class::Cash, 100), (Class::Margin, 20), (Class::Risk, 50)];
        let measures = classes.map(|(class, a_year)| amount(class, a_year.into())).into();
        let figures = worked_out(&study(measures, vec![]));
        assert_eq!(value(Ok(figures.risk)), Ok(dec!(750)));
        assert_eq!(value(figures.totals.benefit), Ok(dec!(120)));
    }

    /// At 10%: 363 in a year are 330 now, and 100 at once with 11 a month are 100 + 132/1.1 = 220. The index is 330/220.
    #[test]
    fn the_profitability_index_is_present_benefit_by_present_cost() {
        let costs = vec![line(Timing::Once, dec!(100)), line(Timing::Monthly, dec!(11))];
        let mut one = study(vec![amount(Class::Cash, dec!(363))], costs);
        one.discount = q(dec!(10));
        let figures = worked_out(&one);
        assert_eq!(value(figures.npv), Ok(dec!(110)));
        assert_eq!(value(figures.profitability), Ok(dec!(1.5)));
    }

    /// A study has one part for each measure, each cost line and the participants' time; all together they are its totals.
    #[test]
    fn the_parts_of_a_study_are_its_totals() {
        let measures =
            vec![amount(Class::Cash, dec!(100)), amount(Class::Risk, dec!(7)), amount(Class::Margin, dec!(20))];
        let mut one = study(measures, vec![line(Timing::Once, dec!(60)), line(Timing::Monthly, dec!(1))]);
        (one.programme.people, one.programme.hours) = (q(dec!(2)), q(dec!(3)));
        one.programme.hour.value = q(dec!(4));
        let mut parts = Parts::<Exact>::of(&one);
        assert!(parts.benefit_and_cost().is_err(), "nothing is worked out yet");
        let all: Vec<StudyPart> = Parts::<Exact>::all(&one).collect();
        let measured = [StudyPart::Measure(0), StudyPart::Measure(1), StudyPart::Measure(2)];
        assert_eq!(all, [&measured[..], &[StudyPart::CostLine(0), StudyPart::CostLine(1), StudyPart::Time]].concat());
        all.into_iter().for_each(|part| parts.work_out(part, &one, &AsEntered));
        // 100 + 20, and 60 + 12 · 1 + 2 · 3 · 4.
        let both = parts.benefit_and_cost().map(|(benefit, cost)| (shown(benefit), shown(cost)));
        assert_eq!(both, Ok((Ok(dec!(120)), Ok(dec!(96)))));
    }
}
