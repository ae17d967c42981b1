//! When money comes and goes: the benefit curve, the full cost, payback and the longer view (M6–M9).

use super::number::{Number, Scalar};
use super::reader::Reader;
use super::why::{Figure, Missing};
use super::worth::hour_rate;
use crate::study::*;

/// Share of a full month's benefit that arises in each month 1, 2, … (M6): start × end × fade × those who stayed, over all
/// groups that start one after another.
pub fn shape<N: Number>(effect: &Effect, waves: &[Wave], months: usize, read: &impl Reader<N>) -> Vec<N> {
    let curve = curve(effect, months, read);
    let begun: Vec<(usize, N)> = waves
        .iter()
        .filter_map(|wave| Some((whole_months(read.value(&wave.month)?), read.value(&wave.share)?.percent())))
        .collect();
    if begun.is_empty() {
        return curve;
    }
    // Groups that add up to more than everybody are held to everybody.
    let all = N::sum(begun.iter().map(|wave| wave.1)).max(N::one());
    let in_month = |month: usize| {
        let running = begun.iter().filter(|(later, _)| month >= *later);
        N::sum(running.map(|(later, share)| *share * curve[month - later])) / all
    };
    (0..months).map(in_month).collect()
}

/// The curve of people who start in month 0, as a share of the full effect in each month.
fn curve<N: Number>(effect: &Effect, months: usize, read: &impl Reader<N>) -> Vec<N> {
    let lag = read.or(&effect.lag, defaults::NONE.value);
    let ramp = read.or(&effect.ramp, defaults::NONE.value);
    let lasts = read.or(&effect.lasts, defaults::LASTS.value);
    let half_life = read.value(&effect.half_life).filter(|months| N::zero().is_less(*months) != Some(false));
    let stay = read.value(&effect.attrition).map(|leave| N::one() - leave.percent());
    let (half, year) = (N::one() / N::int(2), N::int(12));
    let mut started = N::zero();
    (1..=months)
        .map(|number| {
            let month = N::int(number);
            let so_far = started_by(month, lag, ramp);
            let start = so_far - started;
            started = so_far;
            let lasting = (lasts - (month - N::one())).max(N::zero()).min(N::one());
            let mut share = start * lasting;
            if let Some(half_life) = half_life {
                let past = (month - half - lag - ramp).max(N::zero());
                share = share * N::power(half, past / half_life);
            }
            if let Some(stay) = stay {
                share = share * N::power(stay, (month - half) / year);
            }
            share
        })
        .collect()
}

/// Months of full effect gathered by time `t` on a start that rises from 0 at the lag to 1 at lag + ramp (M6): 0 up to the lag,
/// `(t − lag)²/(2·ramp)` while it rises, `t − lag − ramp/2` after.
fn started_by<N: Number>(t: N, lag: N, ramp: N) -> N {
    let since = (t - lag).max(N::zero());
    let rising = since.min(ramp).max(N::zero());
    (rising * rising / N::int(2)).over(ramp, N::zero()) + since - rising
}

/// A number of months as the whole months in it, from 0 to 60.
pub fn whole_months<N: Number>(asked: N) -> usize {
    (1..=60).rev().find(|months| asked.is_less(N::int(*months)) == Some(false)).unwrap_or(0)
}

/// The last month whose cost belongs to the first year (M8).
const FIRST_YEAR: usize = 12;

/// One line of the full cost, by when it falls.
#[derive(Clone, Copy, Debug)]
pub struct CostAmount<N> {
    pub amount: Figure<N>,
    pub timing: Timing,
    /// The month of a line that falls once; 0 is before the benefit begins.
    pub month: usize,
}

impl<N: Number> CostAmount<N> {
    /// A line that falls once, before the benefit begins.
    pub fn at_once(amount: Figure<N>) -> Self {
        CostAmount { amount, timing: Timing::Once, month: 0 }
    }

    /// Its cost in the first year: twelve times a monthly amount, once a yearly one, and of a line that falls once its amount
    /// where it falls in that year (M8). None where the amount is not known.
    pub fn first_year(&self) -> Option<N> {
        let amount = self.amount.ok()?;
        Some(match self.timing {
            Timing::Monthly => amount * N::int(FIRST_YEAR),
            Timing::Once if self.month > FIRST_YEAR => N::zero(),
            Timing::Once | Timing::Yearly => amount,
        })
    }

    /// What falls in `month` of a view of `horizon` months (M7): of a year that the view cuts off, a yearly line's part.
    fn due(&self, month: usize, horizon: usize) -> Option<N> {
        let amount = self.amount.ok()?;
        match self.timing {
            Timing::Once => (month == self.month).then_some(amount),
            Timing::Monthly => (month > 0).then_some(amount),
            Timing::Yearly if !month.is_multiple_of(12) || month >= horizon => None,
            Timing::Yearly if horizon - month >= 12 => Some(amount),
            Timing::Yearly => Some(amount * N::int(horizon - month) / N::int(12)),
        }
    }
}

/// The amount of a cost line: quantity × rate × share charged to this study (M7).
pub fn line<N: Number>(cost: &CostLine, read: &impl Reader<N>) -> CostAmount<N> {
    let amount = read.need(&cost.rate, Missing::NotYet).map(|rate| {
        let quantity = read.or(&cost.quantity, defaults::ONE.value);
        (rate * quantity * read.or(&cost.share, defaults::ALL_OF_IT.value).percent()).quantize()
    });
    let month = read.value(&cost.month).map_or(0, whole_months);
    CostAmount { amount, timing: cost.timing, month }
}

/// Participants' paid time = people × hours × cost of an hour, always a line of its own (M7).
pub fn participants_time<N: Number>(programme: &Programme, read: &impl Reader<N>) -> Figure<N> {
    let people = read.need(&programme.people, Missing::NoPeople)?;
    let hours = read.need(&programme.hours, Missing::NoHours)?;
    if N::zero().is_less((people * hours).abs()) == Some(false) {
        return Ok(N::zero());
    }
    Ok((people * hours * hour_rate(&programme.hour, read, Missing::NoHourCost)?).quantize())
}

/// Money in and out by month: `benefit[m]` of month m (0 is before the start), `cost[m]` likewise.
///
/// A yearly cost falls at months 0, 12, 24 … before the horizon ends; of a year that the view cuts off its part (M7).
#[derive(Clone, Debug, Default)]
pub struct Flow<N> {
    /// Cumulated benefit up to and with month m.
    pub benefit: Vec<N>,
    /// Cumulated cost up to and with month m.
    pub cost: Vec<N>,
}

impl<N: Scalar> Flow<N> {
    /// `worths` are yearly amounts with their monthly shares, and the money of each month that was recorded instead (empty where
    /// none was); the division by 12 comes last, to stay exact (M15).
    pub fn new(worths: &[(N, &[N], &[N])], lines: &[CostAmount<N>], horizon: usize) -> Self {
        let mut shares = vec![N::zero(); worths.len()];
        let mut recorded = N::zero();
        let (mut benefit, mut cost) = (vec![N::zero()], vec![due(lines, 0, horizon)]);
        for month in 1..=horizon {
            let mut total = N::zero();
            for ((worth, shape, seen), share) in worths.iter().zip(&mut shares) {
                *share = *share + shape[month - 1];
                total = total + (*worth * *share / N::int(12)).quantize();
                recorded = recorded + seen.get(month - 1).copied().unwrap_or_else(N::zero);
            }
            let total = total + recorded;
            benefit.push(total);
            cost.push(cost[month - 1] + due(lines, month, horizon));
        }
        Flow { benefit, cost }
    }

    /// Months looked at, 1 to 60 (M9).
    pub fn horizon(&self) -> usize {
        self.benefit.len() - 1
    }

    fn net(&self, month: usize) -> N {
        self.benefit[month] - self.cost[month]
    }

    /// First month from which the benefit covers the cost and stays so, interpolated inside the month (M8).
    pub fn payback(&self) -> Figure<N> {
        let covered = |month: usize| self.net(month) >= N::zero();
        let last = self.horizon();
        if !covered(last) {
            return Err(Missing::NotWithin);
        }
        let first = (0..=last).rev().take_while(|month| covered(*month)).last().unwrap_or(last);
        if first == 0 {
            return Ok(N::zero());
        }
        let (before, now) = (self.net(first - 1), self.net(first));
        Ok(N::int(first - 1) + (-before) / (now - before))
    }

    /// Net money of each year: year 0 is what falls at the start, undiscounted; a begun year counts as a year (M9).
    pub fn years(&self) -> Vec<N> {
        let mut flows = vec![-self.cost[0]];
        let (mut from, last) = (0, self.horizon());
        while from < last {
            let to = (from + 12).min(last);
            flows.push(self.net(to) - self.net(from));
            from = to;
        }
        flows
    }
}

fn due<N: Number>(lines: &[CostAmount<N>], month: usize, horizon: usize) -> N {
    N::sum(lines.iter().filter_map(|line| line.due(month, horizon)))
}

/// `Σ flow_t / (1 + r)^t`, the first flow undiscounted (M9).
pub fn npv<N: Number>(flows: &[N], rate: N) -> N {
    let growth = N::one() + rate;
    flows.iter().rev().fold(N::zero(), |later, flow| later / growth + *flow)
}

/// The rate at which the net present value is 0, as a share (M9). None without a change of sign; after several of them only
/// where it is certain to be the only one above 0, for others may lie beyond the search, or so close that it passes over
/// two of them.
pub fn irr<N: Scalar>(flows: &[N]) -> Figure<N> {
    let gains = |amount: N| amount > N::zero();
    let signs: Vec<bool> = flows.iter().filter(|flow| **flow != N::zero()).map(|flow| gains(*flow)).collect();
    let turns = signs.windows(2).filter(|pair| pair[0] != pair[1]).count();
    if turns == 0 {
        return Err(Missing::NoSignChange);
    }
    // Rates from −99 % to 10,000 %: beyond them no reader would believe a rate.
    let edges: Vec<N> = (0..=64)
        .map(|step| {
            N::int(step * step * step * step) / N::int(64 * 64 * 64 * 64) * N::int(101) - N::int(99) / N::int(100)
        })
        .collect();
    let mut found = None;
    for pair in edges.windows(2) {
        let (low, high) = (npv(flows, pair[0]), npv(flows, pair[1]));
        if !low.exists() || !high.exists() {
            return Err(Missing::TooLarge);
        }
        if gains(low) != gains(high) {
            if found.is_some() {
                return Err(Missing::SeveralRates);
            }
            found = Some((pair[0], pair[1]));
        }
    }
    let (mut low, mut high) = found.ok_or(if turns == 1 { Missing::RateTooFar } else { Missing::SeveralRates })?;
    if turns > 1 && !(turns_once_in_total(flows) && low >= N::zero()) {
        return Err(Missing::SeveralRates);
    }
    let falling = gains(npv(flows, low));
    for _ in 0..80 {
        let middle = (low + high) / N::int(2);
        if gains(npv(flows, middle)) == falling { low = middle } else { high = middle }
    }
    Ok((low + high) / N::int(2))
}

/// Norstrom's criterion: where what has come in up to each year turns once, from minus to plus or back, exactly one rate
/// above 0 fits (C. J. Norstrom, A sufficient condition for a unique nonnegative internal rate of return, 1972).
fn turns_once_in_total<N: Scalar>(flows: &[N]) -> bool {
    let mut total = N::zero();
    let mut signs = Vec::with_capacity(flows.len());
    for flow in flows {
        total = total + *flow;
        if total != N::zero() {
            signs.push(total > N::zero());
        }
    }
    // Where nothing is left in the end, 0 fits as well.
    total != N::zero() && signs.windows(2).filter(|pair| pair[0] != pair[1]).count() == 1
}

/// Years until the discounted money is back, interpolated inside the year (M9).
pub fn discounted_payback<N: Scalar>(flows: &[N], rate: N) -> Figure<N> {
    let (mut factor, mut total) = (N::one(), N::zero());
    let mut totals = Vec::with_capacity(flows.len());
    for flow in flows {
        total = total + *flow / factor;
        totals.push(total);
        factor = factor * (N::one() + rate);
    }
    let covered = |year: usize| totals[year] >= N::zero();
    let last = totals.len().checked_sub(1).ok_or(Missing::NotWithin)?;
    if !covered(last) {
        return Err(Missing::NotWithin);
    }
    let first = (0..=last).rev().take_while(|year| covered(*year)).last().unwrap_or(last);
    if first == 0 {
        return Ok(N::zero());
    }
    let (before, now) = (totals[first - 1], totals[first]);
    Ok(N::int(first - 1) + (-before) / (now - before))
}

#[cfg(test)]
mod tests {
    use super::super::number::Exact;
    use super::super::outcome::shown;
    use super::super::reader::AsEntered;
    use super::*;
    use rust_decimal::{Decimal, dec};

    fn exact(flows: &[Decimal]) -> Vec<Exact> {
        flows.iter().copied().map(Exact::of).collect()
    }

    /// The figure to nine places, or its reason.
    fn to_nine(figure: Figure<Exact>) -> Figure<Decimal> {
        figure.and_then(shown).map(|value| value.round_dp(9).normalize())
    }

    fn months(effect: &Effect, count: usize) -> Vec<Decimal> {
        shape(effect, &[], count, &AsEntered).into_iter().filter_map(|share| to_nine(Ok(share)).ok()).collect()
    }

    /// Two months of nothing; then it rises from 0 to 1 in three months, which are 1/6, 3/6 and 5/6 of a month in the mean; then
    /// half as much with each month, of which the middle counts: √½ in the first.
    #[test]
    fn the_fade_begins_when_start_and_growth_are_over() {
        let effect = Effect {
            lag: Quantity::entered(dec!(2)),
            ramp: Quantity::entered(dec!(3)),
            half_life: Quantity::entered(dec!(1)),
            ..Effect::default()
        };
        let rise = [dec!(0.166666667), dec!(0.5), dec!(0.833333333)];
        let wanted = [dec!(0), dec!(0), rise[0], rise[1], rise[2], dec!(0.707106781), dec!(0.353553391)];
        assert_eq!(months(&effect, 7), wanted);
    }

    /// It starts in the middle of the second month and ends in the middle of the fourth.
    #[test]
    fn a_part_of_a_month_counts_as_a_part() {
        let effect =
            Effect { lag: Quantity::entered(dec!(1.5)), lasts: Quantity::entered(dec!(3.5)), ..Effect::default() };
        assert_eq!(months(&effect, 5), [dec!(0), dec!(0.5), dec!(1), dec!(0.5), dec!(0)]);
    }

    /// 40% start at once and 60% two months later; each month of benefit lasts three. Groups of more than everybody are held to it.
    #[test]
    fn groups_that_start_later_bring_the_same_curve_later() {
        let wave = |month: Decimal, share: Decimal| Wave {
            month: Quantity::entered(month),
            share: Quantity::entered(share),
            ..Wave::default()
        };
        let effect = Effect { lasts: Quantity::entered(dec!(3)), ..Effect::default() };
        let of = |waves: &[Wave]| -> Vec<Decimal> {
            shape(&effect, waves, 6, &AsEntered).into_iter().filter_map(|share| to_nine(Ok(share)).ok()).collect()
        };
        let two = [wave(dec!(0), dec!(40)), wave(dec!(2), dec!(60))];
        assert_eq!(of(&two), [dec!(0.4), dec!(0.4), dec!(1), dec!(0.6), dec!(0.6), dec!(0)]);
        let twice = [wave(dec!(0), dec!(80)), wave(dec!(2), dec!(120))];
        assert_eq!(of(&twice), of(&two));
        assert_eq!(of(&[Wave::default()]), of(&[]));
    }

    /// 100 in month 3, 10 a month, and 24 a year: in 18 months the second year is half a year.
    #[test]
    fn a_cost_falls_when_it_is_due_and_a_year_that_is_cut_off_costs_its_part() {
        let line =
            |amount: usize, timing: Timing, month: usize| CostAmount { amount: Ok(Exact::int(amount)), timing, month };
        let lines = [line(100, Timing::Once, 3), line(10, Timing::Monthly, 0), line(24, Timing::Yearly, 0)];
        let flow = Flow::new(&[], &lines, 18);
        let by = |month: usize| to_nine(Ok(flow.cost[month]));
        assert_eq!([0, 2, 3, 11, 12, 18].map(by), [24, 44, 154, 234, 256, 316].map(|n| Ok(Decimal::from(n))));
        let year: Vec<_> = lines.iter().map(|line| line.first_year().map(Ok).map(to_nine)).collect();
        assert_eq!(year, [100, 120, 24].map(|n| Some(Ok(Decimal::from(n)))));
        assert_eq!(line(5, Timing::Once, 13).first_year().map(Ok).map(to_nine), Some(Ok(dec!(0))));
    }

    #[test]
    fn a_half_life_of_nothing_is_no_half_life() {
        let effect = Effect { half_life: Quantity::entered(dec!(0)), ..Effect::default() };
        assert_eq!(months(&effect, 3), [dec!(1); 3]);
    }

    #[test]
    fn nobody_or_no_hours_cost_nothing_even_where_the_hour_has_no_cost_yet() {
        let time = |people: Decimal, hours: Decimal| {
            let (people, hours) = (Quantity::entered(people), Quantity::entered(hours));
            to_nine(participants_time(&Programme { people, hours, ..Programme::default() }, &AsEntered))
        };
        assert_eq!(time(dec!(0), dec!(8)), Ok(dec!(0)));
        assert_eq!(time(dec!(24), dec!(0)), Ok(dec!(0)));
        assert_eq!(time(dec!(24), dec!(8)), Err(Missing::NoHourCost));
    }

    /// A month of 100 a month, less 30 a month of cost, after 40 at the start; 14 months are two years.
    #[test]
    fn a_begun_year_is_a_year_of_its_own() {
        let flow = Flow {
            benefit: (0..=14).map(|month| Exact::int(month * 100)).collect(),
            cost: (0..=14).map(|month| Exact::int(40 + month * 30)).collect(),
        };
        assert_eq!(flow.years(), exact(&[dec!(-40), dec!(840), dec!(140)]));
    }

    /// Money in after one year: the rate is what comes back less what was paid, by what was paid.
    #[test]
    fn a_rate_is_looked_for_up_to_ten_thousand_percent() {
        let after_a_year = |back: Decimal| to_nine(irr(&exact(&[dec!(-1), back])));
        assert_eq!(after_a_year(dec!(1.1)), Ok(dec!(0.1)));
        assert_eq!(after_a_year(dec!(0.25)), Ok(dec!(-0.75)));
        assert_eq!(after_a_year(dec!(101)), Ok(dec!(100)));
        assert_eq!(after_a_year(dec!(200)), Err(Missing::RateTooFar));
    }

    /// 532.25% is one of the rates the search steps through, (32/64)⁴ · 101 − 0.99; it is found once, whichever way the
    /// present value goes there.
    #[test]
    fn a_rate_on_a_step_of_the_search_is_found_once() {
        for flows in [[dec!(-1), dec!(6.3225)], [dec!(1), dec!(-6.3225)]] {
            assert_eq!(to_nine(irr(&exact(&flows))), Ok(dec!(5.3225)), "{flows:?}");
        }
    }

    /// 10% and 20% both fit −100 + 230/(1 + r) − 132/(1 + r)² = 0; 100% and 600% fit −1 + 9/(1 + r) − 14/(1 + r)² = 0.
    #[test]
    fn no_rate_is_shown_where_none_or_several_fit() {
        let rate = |flows: &[Decimal]| to_nine(irr(&exact(flows)));
        assert_eq!(rate(&[dec!(-100), dec!(-10)]), Err(Missing::NoSignChange));
        assert_eq!(rate(&[dec!(-100), dec!(230), dec!(-132)]), Err(Missing::SeveralRates));
        assert_eq!(rate(&[dec!(-1), dec!(9), dec!(-14)]), Err(Missing::SeveralRates));
        // Two changes of sign, and no rate at all: −1 + x − x² is below 0 for every x.
        assert_eq!(rate(&[dec!(-1), dec!(1), dec!(-1)]), Err(Missing::SeveralRates));
        // 5% and 6%: −1 + 2.11/(1 + r) − 1.113/(1 + r)² = 0. No single rate is shown, and none is said to be missing.
        assert_eq!(rate(&[dec!(-1), dec!(2.11), dec!(-1.113)]), Err(Missing::SeveralRates));
    }

    /// −100 + 20,400/(1 + r) − 1,200/(1 + r)² is 0 at 20,294%, beyond the search, and at −94%: neither is the rate.
    #[test]
    fn a_rate_that_stands_beside_another_beyond_the_search_is_not_shown() {
        let rate = |flows: &[Decimal]| to_nine(irr(&exact(flows)));
        assert_eq!(rate(&[dec!(-100), dec!(20400), dec!(-1200)]), Err(Missing::SeveralRates));
    }

    /// At 100% they come to −100 + 62.625 + 37.5 − 0.125 = 0. The totals −100, 25.25, 175.25 and 174.25 turn once, so that
    /// no other rate above 0 fits; the one at −99.3% is beyond the search.
    #[test]
    fn of_several_changes_of_sign_one_rate_is_shown_where_the_totals_turn_once() {
        let flows = [dec!(-100), dec!(125.25), dec!(150), dec!(-1)];
        assert_eq!(to_nine(irr(&exact(&flows))), Ok(dec!(1)));
    }

    /// At −99% money of the fifth year counts 100⁵ times: 7.93 · 10¹⁸ becomes more than a decimal holds. One step of the
    /// search further on it would fit.
    #[test]
    fn where_a_present_value_on_the_way_is_too_large_there_is_no_rate() {
        let late = dec!(7930000000000000000);
        let flows = exact(&[-late, dec!(0), dec!(0), dec!(0), dec!(0), late]);
        assert_eq!(to_nine(irr(&flows)), Err(Missing::TooLarge));
    }

    /// At 20%, 60 in a year are 50 now, and 115.2 in two are 80: 50 of those 80 were still missing, 5/8 of the second year.
    #[test]
    fn discounted_money_comes_back_between_two_years_by_straight_line() {
        let years = |flows: &[Decimal], rate: Decimal| to_nine(discounted_payback(&exact(flows), Exact::of(rate)));
        assert_eq!(years(&[dec!(-100), dec!(60), dec!(115.2)], dec!(0.2)), Ok(dec!(1.625)));
        // 72 in two years are 50: back to the coin, at the very end.
        assert_eq!(years(&[dec!(-100), dec!(60), dec!(72)], dec!(0.2)), Ok(dec!(2)));
        assert_eq!(years(&[dec!(-100), dec!(60), dec!(60)], dec!(0.2)), Err(Missing::NotWithin));
        // It has to stay so: 50 up after a year, 50 down after two, and half of the third year's 100 makes it good.
        let dips = [dec!(-100), dec!(150), dec!(-100), dec!(100)];
        assert_eq!(years(&dips, dec!(0)), Ok(dec!(2.5)));
        assert_eq!(years(&[dec!(10), dec!(60)], dec!(0.2)), Ok(dec!(0)));
        assert_eq!(years(&[], dec!(0.2)), Err(Missing::NotWithin));
    }
}
