//! How far the result may lie off, by many draws of the numbers that have a range (M13).
//!
//! The formulas are those of the headline, run on `f64`: one draw is one [`Reader`]. Randomness is an input: the same study,
//! seed and number of draws give the same bits on every machine, which is why the logarithm comes from `libm` and not from
//! the platform.

use std::cell::{Cell, RefCell};

use super::change::Method;
use super::figures::{Part, Parts, totals};
use super::normal::quantile;
use super::reader::Reader;
use super::sampling::standard_error;
use super::why::Figure;
use crate::study::*;

/// Draws unless the study says otherwise (M13).
pub const USUAL_DRAWS: u32 = 10_000;
/// The most draws a study may ask for: some seconds in a browser.
pub const MOST_DRAWS: u32 = 1_000_000;
/// Equally likely results that are shown as dots.
pub const DOTS: usize = 20;

/// A number with a range of its own: 1 chance in 10 of less than `low`, 1 in 10 of more than `high`.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranged<'a> {
    pub quantity: &'a Quantity,
    /// The field's path in the file: it names the lever, so that its draws stay its own.
    pub place: String,
    pub low: f64,
    pub likely: f64,
    pub high: f64,
    /// Bounds of the field, inclusive.
    pub least: f64,
    pub most: f64,
}

/// What the draws come to. Money in the study's currency, ROI in percent.
#[derive(Clone, Debug, PartialEq)]
pub struct Chances {
    pub draws: u32,
    /// Draws that had no result at all, for example because other factors came to more than everything.
    pub without: u32,
    /// Net benefit: twenty equally likely results, at `(i − ½)/20`, lowest first.
    pub dots: [f64; DOTS],
    /// Net benefit with 1 chance in 10 of less, in the middle, and with 1 in 10 of more.
    pub low: f64,
    pub middle: f64,
    pub high: f64,
    /// The same of the ROI; not finite where there is no cost.
    pub roi_low: f64,
    pub roi_middle: f64,
    pub roi_high: f64,
    /// Draws with an ROI of 0 or more, and with at least what is asked for.
    pub break_even: u32,
    pub hurdle: u32,
}

impl Chances {
    /// How many of the twenty results do not lose money: "17 of 20".
    pub fn of_twenty(&self) -> usize {
        self.dots.iter().filter(|net| **net >= 0.0).count()
    }

    /// How many of twenty reach the ROI asked for.
    pub fn hurdle_of_twenty(&self) -> usize {
        let with = f64::from(self.draws - self.without).max(1.0);
        (f64::from(self.hurdle) / with * DOTS as f64).round() as usize
    }
}

/// One source of chance in a draw.
#[derive(Clone, Copy, Debug)]
enum Spread {
    /// A two-piece normal through three quantiles, cut off at the bounds (M13).
    Range { low: f64, likely: f64, high: f64, least: f64, most: f64 },
    /// The band that a confidence `k` leaves: `k`, 1 and `2 − k` times the estimate.
    Doubt { sure: f64 },
    /// An error around 0 with this standard error.
    Error { size: f64 },
}

#[derive(Clone, Debug)]
struct Lever {
    /// Address of the number inside the simulation's own copy of the study.
    at: usize,
    stream: u64,
    spread: Spread,
}

/// The measures whose expectation has a sampling error: address, method, and its place among the levers.
type Errors = Vec<(usize, Method, usize)>;

/// A simulation under way. It goes in pieces, so that a page stays awake and can stop it.
pub struct Simulation {
    study: Box<Study>,
    levers: Vec<Lever>,
    table: Table,
    /// Values of the numbers that do not vary; the table counts them on from the levers.
    fixed: Vec<Option<f64>>,
    errors: Errors,
    settled: Vec<(usize, Method)>,
    hurdle: f64,
    wanted: u32,
    done: u32,
    without: u32,
    parts: Parts<f64>,
    /// The parts in which chance is at work, and have to be worked out anew in each draw.
    moving: Vec<Part>,
    values: Vec<f64>,
    nets: Vec<f64>,
    rois: Vec<f64>,
}

impl Simulation {
    /// Gets ready to draw `draws` times (0 for the usual number). `ranged` lists the numbers of a study that have a range
    /// of their own. None where the study has no result yet.
    pub fn new(study: Study, draws: u32, ranged: impl Fn(&Study) -> Vec<Ranged<'_>>) -> Option<Self> {
        let study = Box::new(study);
        let headline = totals::<f64>(&study, 12, &super::reader::AsEntered);
        headline.net.ok()?;
        let settled: Vec<(usize, Method)> = study
            .measures
            .iter()
            .zip(&headline.measures)
            .filter_map(|(measure, one)| Some((address(measure), one.change.way().ok()?.method)))
            .collect();
        let (mut levers, mut errors) = (Vec::new(), Vec::new());
        let stream = |place: &str| mix(mix(u64::from(study.chance.seed)) ^ name(place));
        for (index, measure) in study.measures.iter().enumerate() {
            doubts(measure, index, &mut |quantity, place| {
                let Some(sure) = quantity.value.map(<f64 as super::number::Number>::of) else { return };
                let spread = Spread::Doubt { sure: sure / 100.0 };
                levers.push(Lever { at: address(quantity), stream: stream(&place), spread });
            });
            for method in [Method::GroupAfter, Method::GroupDifference, Method::Trend, Method::Driver] {
                let error = standard_error(measure, study.state, method);
                // A two-piece normal through t·SE has the spread of t·SE/z.
                let size = error.map_or(0.0, |error| error.tenth() / TENTH);
                if size > 0.0 {
                    errors.push((address(measure), method, levers.len()));
                    let stream = stream(&format!("measures.{index}.{}", method.id()));
                    levers.push(Lever { at: 0, stream, spread: Spread::Error { size } });
                }
            }
        }
        // A confidence with a range of its own is still a confidence: the first to name a number keeps it.
        for one in ranged(&study) {
            let Ranged { quantity, place, low, likely, high, least, most } = one;
            let spread = Spread::Range { low, likely, high, least, most };
            levers.push(Lever { at: address(quantity), stream: stream(&place), spread });
        }
        let wanted = if draws == 0 { USUAL_DRAWS } else { draws.min(MOST_DRAWS) };
        let hurdle = study.hurdle.value.unwrap_or(defaults::HURDLE.value);
        let mut made = Simulation {
            table: Table::of(&levers),
            fixed: Vec::new(),
            values: vec![0.0; levers.len()],
            levers,
            errors,
            settled,
            hurdle: <f64 as super::number::Number>::of(hurdle),
            wanted,
            done: 0,
            without: 0,
            parts: Parts::of(&study),
            moving: Vec::new(),
            nets: Vec::with_capacity(wanted as usize),
            rois: Vec::with_capacity(wanted as usize),
            study,
        };
        made.find_moving();
        Some(made)
    }

    /// Whether anything varies at all.
    pub fn varies(&self) -> bool {
        !self.moving.is_empty()
    }

    /// Works every part out once and notes which of them met chance.
    fn find_moving(&mut self) {
        self.draw(0);
        let notes = Notes::default();
        let read = Draw { run: self, notes: Some(&notes) };
        let (mut parts, mut moving) = (self.parts.clone(), Vec::new());
        for part in Parts::<f64>::all(&self.study) {
            notes.touched.set(false);
            parts.work_out(part, &self.study, &read);
            if notes.touched.get() {
                moving.push(part);
            }
        }
        (self.parts, self.moving) = (parts, moving);
        for (at, value) in notes.fixed.into_inner() {
            self.table.insert(at, self.levers.len() + self.fixed.len());
            self.fixed.push(value);
        }
    }

    /// Sets every lever to its value in draw `number`.
    fn draw(&mut self, number: u32) {
        for (lever, value) in self.levers.iter().zip(&mut self.values) {
            let z = quantile(uniform(lever.stream, number));
            *value = match lever.spread {
                Spread::Range { low, likely, high, least, most } => {
                    two_piece(z, low, likely, high).max(least).min(most)
                }
                // The factor on the estimate is bounded where it meets the share.
                Spread::Doubt { .. } => z,
                Spread::Error { size } => z * size,
            };
        }
    }

    /// One draw: net benefit and ROI in percent of the first year.
    fn evaluate(&mut self, number: u32) -> Figure<(f64, f64)> {
        self.draw(number);
        // Taken out for as long as the draw reads the rest of the simulation.
        let mut parts = std::mem::take(&mut self.parts);
        let read = Draw { run: self, notes: None };
        for part in &self.moving {
            parts.work_out(*part, &self.study, &read);
        }
        let both = parts.benefit_and_cost();
        self.parts = parts;
        let (benefit, cost) = both?;
        let net = super::figures::exists(benefit - cost)?;
        // Without a cost any gain is more than every goal, and any loss less.
        Ok((net, if cost > 0.0 { net / cost * 100.0 } else { f64::INFINITY.copysign(net) }))
    }

    /// Draws up to `count` times more; true when all is drawn.
    pub fn go_on(&mut self, count: u32) -> bool {
        let until = self.done.saturating_add(count).min(self.wanted);
        for number in self.done..until {
            match self.evaluate(number) {
                Ok((net, roi)) => {
                    self.nets.push(net);
                    self.rois.push(roi);
                }
                Err(_) => self.without += 1,
            }
        }
        self.done = until;
        self.done == self.wanted
    }

    /// Net benefit of each draw that has a result, in the order of the draws.
    pub fn nets(&self) -> &[f64] {
        &self.nets
    }

    /// What has been drawn so far; None before the first result.
    pub fn chances(&self) -> Option<Chances> {
        let (mut nets, mut rois) = (self.nets.clone(), self.rois.clone());
        if nets.is_empty() {
            return None;
        }
        nets.sort_unstable_by(f64::total_cmp);
        rois.sort_unstable_by(f64::total_cmp);
        let mut dots = [0.0; DOTS];
        for (at, dot) in dots.iter_mut().enumerate() {
            *dot = at_share(&nets, (at as f64 + 0.5) / DOTS as f64);
        }
        let reached = |least: f64| (rois.len() - rois.partition_point(|roi| *roi < least)) as u32;
        Some(Chances {
            draws: self.done,
            without: self.without,
            dots,
            low: at_share(&nets, 0.1),
            middle: at_share(&nets, 0.5),
            high: at_share(&nets, 0.9),
            roi_low: at_share(&rois, 0.1),
            roi_middle: at_share(&rois, 0.5),
            roi_high: at_share(&rois, 0.9),
            break_even: reached(0.0),
            hurdle: reached(self.hurdle),
        })
    }
}

/// All draws at once.
pub fn simulate(study: &Study, draws: u32, ranged: impl Fn(&Study) -> Vec<Ranged<'_>>) -> Option<Chances> {
    let mut run = Simulation::new(study.clone(), draws, ranged)?;
    run.go_on(u32::MAX);
    run.chances()
}

/// The confidences of one measure that leave a band, each with the place whose draws it takes (M13).
fn doubts(measure: &Measure, index: usize, found: &mut dyn FnMut(&Quantity, String)) {
    let isolation = &measure.isolation;
    let place = |rest: &str| format!("measures.{index}.isolation.{rest}");
    found(&isolation.confidence, place("confidence"));
    found(&isolation.factors_confidence, place("factors_confidence"));
    for (row, one) in isolation.estimators.iter().enumerate() {
        found(&one.confidence, place(&format!("estimators.{row}.share")));
    }
    for (row, one) in isolation.respondents.iter().enumerate() {
        found(&one.confidence, place(&format!("respondents.{row}.share")));
    }
}

/// What the first draw finds out.
#[derive(Default)]
struct Notes {
    /// Set when a number was read that varies.
    touched: Cell<bool>,
    /// Numbers that were read and do not vary. They are kept as binary fractions: to turn a decimal into one in every
    /// draw would take as long as all the rest.
    fixed: RefCell<Vec<(usize, Option<f64>)>>,
}

/// The study's numbers in one draw.
struct Draw<'a> {
    run: &'a Simulation,
    notes: Option<&'a Notes>,
}

impl Draw<'_> {
    fn lever(&self, at: usize) -> Option<(Spread, f64)> {
        let index = self.run.table.find(at)?;
        let lever = self.run.levers.get(index)?;
        if let Some(notes) = self.notes {
            notes.touched.set(true);
        }
        Some((lever.spread, self.run.values[index]))
    }
}

impl Reader<f64> for Draw<'_> {
    fn value(&self, quantity: &Quantity) -> Option<f64> {
        let at = address(quantity);
        let Some(index) = self.run.table.find(at) else {
            let value = super::reader::AsEntered.value(quantity);
            if let Some(notes) = self.notes {
                notes.fixed.borrow_mut().push((at, value));
            }
            return value;
        };
        if let Some(fixed) = index.checked_sub(self.run.levers.len()) {
            return self.run.fixed[fixed];
        }
        match self.lever(at) {
            Some((Spread::Range { .. }, value)) => Some(value),
            _ => super::reader::AsEntered.value(quantity),
        }
    }

    fn confidence(&self, quantity: &Quantity) -> Option<f64> {
        quantity.value.map(|_| 1.0)
    }

    fn estimate(&self, share: f64, doubt: &Quantity, has_range: bool) -> f64 {
        match self.lever(address(doubt)) {
            Some((Spread::Doubt { sure }, z)) if !has_range => {
                two_piece(z, share * sure, share, (share * (2.0 - sure)).min(1.0)).clamp(0.0, 1.0)
            }
            _ => share,
        }
    }

    fn record_confidence(&self, quantity: &Quantity) -> Option<f64> {
        quantity.value?;
        Some(match self.lever(address(quantity)) {
            Some((Spread::Doubt { sure }, z)) => two_piece(z, sure, 1.0, 2.0 - sure),
            _ => 1.0,
        })
    }

    fn sampling_error(&self, measure: &Measure, method: Method) -> f64 {
        let wanted = (address(measure), method);
        match self.run.errors.iter().find(|(at, method, _)| (*at, *method) == wanted) {
            Some((_, _, index)) => {
                if let Some(notes) = self.notes {
                    notes.touched.set(true);
                }
                self.run.values[*index]
            }
            None => 0.0,
        }
    }

    fn settled(&self, measure: &Measure) -> Option<Method> {
        self.run.settled.iter().find(|(at, _)| *at == address(measure)).map(|(_, method)| *method)
    }
}

/// The 90% quantile of the standard normal, as M13 fixes it.
const TENTH: f64 = 1.281_551_565_5;

/// `z` of the standard normal on a two-piece normal fixed by its 10%, 50% and 90% quantiles (M13).
fn two_piece(z: f64, low: f64, likely: f64, high: f64) -> f64 {
    likely + z * if z < 0.0 { likely - low } else { high - likely } / TENTH
}

/// The value below which `share` of the sorted values lie: in the middle between neighbours (Hyndman and Fan, type 5).
fn at_share(sorted: &[f64], share: f64) -> f64 {
    let place = (sorted.len() as f64 * share - 0.5).max(0.0);
    let (below, rest) = (place.floor() as usize, place.fract());
    match sorted.get(below + 1) {
        Some(above) => sorted[below] + (above - sorted[below]) * rest,
        None => sorted[below],
    }
}

fn address<T>(of: &T) -> usize {
    std::ptr::from_ref(of) as usize
}

/// FNV-1a, 64 bits.
fn name(place: &str) -> u64 {
    place.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// A number strictly between 0 and 1: draw `number` of `stream`, a function of the two alone.
fn uniform(stream: u64, number: u32) -> f64 {
    let bits = mix(stream.wrapping_add((u64::from(number) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)));
    ((bits >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
}

/// From an address to a lever, by open addressing: it is asked for every number of every draw.
struct Table {
    slots: Vec<(usize, u32)>,
    shift: u32,
    held: usize,
}

impl Table {
    fn of(levers: &[Lever]) -> Self {
        let size = (levers.len() * 4).next_power_of_two().max(16);
        let mut table = Table { slots: vec![(0, 0); size], shift: 64 - size.trailing_zeros(), held: 0 };
        for (index, lever) in levers.iter().enumerate().filter(|(_, lever)| lever.at != 0) {
            table.insert(lever.at, index);
        }
        table
    }

    /// The first to name a number keeps it: a question may stand on two screens.
    fn insert(&mut self, at: usize, index: usize) {
        if self.is_crowded() {
            let bigger = vec![(0, 0); self.slots.len() * 2];
            self.shift -= 1;
            self.held = 0;
            for (at, index) in std::mem::replace(&mut self.slots, bigger).into_iter().filter(|(at, _)| *at != 0) {
                self.insert(at, index as usize);
            }
        }
        let mut slot = self.home(at);
        while self.slots[slot].0 != 0 && self.slots[slot].0 != at {
            slot = (slot + 1) % self.slots.len();
        }
        if self.slots[slot].0 == 0 {
            self.slots[slot] = (at, index as u32);
            self.held += 1;
        }
    }

    fn is_crowded(&self) -> bool {
        self.held * 2 >= self.slots.len()
    }

    fn home(&self, at: usize) -> usize {
        ((at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize
    }

    fn find(&self, at: usize) -> Option<usize> {
        let mut slot = self.home(at);
        loop {
            let (held, index) = self.slots[slot];
            if held == at {
                return Some(index as usize);
            }
            if held == 0 {
                return None;
            }
            slot = (slot + 1) % self.slots.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers that SplitMix64 gives from the seed 1234567, as they are published with the generator.
    const PUBLISHED: [u64; 5] = [
        6_457_827_717_110_365_317,
        3_203_168_211_198_807_973,
        9_817_491_932_198_370_423,
        4_593_380_528_125_082_431,
        16_408_922_859_458_223_821,
    ];

    #[test]
    fn a_draw_is_a_number_of_the_published_generator_between_zero_and_one() {
        for (number, bits) in (0..).zip(PUBLISHED) {
            assert_eq!(uniform(1_234_567, number), ((bits >> 11) as f64 + 0.5) / 2f64.powi(53), "{number}");
        }
    }

    /// Test vectors of Fowler, Noll and Vo.
    #[test]
    fn the_name_of_a_stream_is_its_published_hash() {
        for (text, hash) in
            [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            assert_eq!(name(text), hash, "{text}");
        }
    }

    /// Type 5 of Hyndman and Fan: n·p + ½ is the place among n sorted values, 1 the first of them.
    #[test]
    fn a_quantile_lies_in_the_middle_between_neighbours() {
        let four = [10.0, 20.0, 30.0, 50.0];
        for (share, value) in
            [(0.0, 10.0), (0.1, 10.0), (0.25, 15.0), (0.375, 20.0), (0.5, 25.0), (0.75, 40.0), (0.9, 50.0), (1.0, 50.0)]
        {
            assert_eq!(at_share(&four, share), value, "{share}");
        }
        assert_eq!(at_share(&[7.0], 0.5), 7.0);
    }

    #[test]
    fn a_two_piece_normal_goes_through_its_three_numbers() {
        let tenth = 1.281_551_565_5;
        for (z, value) in [(-tenth, 4.0), (0.0, 10.0), (tenth, 13.0), (-2.0 * tenth, -2.0), (2.0 * tenth, 16.0)] {
            assert!((two_piece(z, 4.0, 10.0, 13.0) - value).abs() < 1e-12, "{z}");
        }
    }

    /// Eleven of the draws have no result; the twenty shown speak of the others.
    #[test]
    fn results_are_counted_out_of_twenty() {
        let mut dots = [1.0; DOTS];
        (dots[0], dots[1], dots[2]) = (-2.0, -0.5, 0.0);
        let chances = Chances {
            draws: 111,
            without: 11,
            dots,
            low: 0.0,
            middle: 1.0,
            high: 1.0,
            roi_low: 0.0,
            roi_middle: 0.0,
            roi_high: 0.0,
            break_even: 98,
            hurdle: 63,
        };
        assert_eq!(chances.of_twenty(), 18);
        // 63 of 100 are 12.6 of 20.
        assert_eq!(chances.hurdle_of_twenty(), 13);
        assert_eq!(Chances { draws: 0, without: 0, hurdle: 0, ..chances }.hurdle_of_twenty(), 0);
    }

    #[test]
    fn nothing_at_no_cost_falls_short_of_no_goal() {
        let mut study = Study::default();
        let mut measure = Measure { period: Period::Year, scale: Scale::Count, ..Measure::default() };
        measure.baseline = Quantity::entered(5.into());
        measure.after = Quantity::entered(5.into());
        measure.worth.valuation = Valuation::Agreed;
        measure.worth.value = Quantity::entered(100.into());
        study.measures.push(measure);
        study.costs = vec![CostLine { rate: Quantity::entered(0.into()), ..CostLine::default() }];
        study.programme.people = Quantity::entered(1.into());
        study.programme.hours = Quantity::entered(0.into());
        let mut run = Simulation::new(study, 1, |_| Vec::new()).expect("a result");
        assert_eq!(run.evaluate(0).expect("a result"), (0.0, f64::INFINITY));
    }

    /// However many there are, and wherever they lie: every address leads to its lever, and no other one does.
    #[test]
    fn every_address_leads_to_the_first_lever_that_named_it() {
        let lever = |at: usize| Lever { at, stream: 0, spread: Spread::Error { size: 1.0 } };
        let address = |index: usize| 0x7f00_0000_1000 + index * 24;
        for count in [0, 1, 4, 5, 60] {
            let mut levers: Vec<Lever> = (0..count).map(|index| lever(address(index))).collect();
            // An error has no address, and a number may be named twice.
            levers.push(lever(0));
            levers.extend((0..count).map(|index| lever(address(index))));
            let mut table = Table::of(&levers);
            (count..4 * count).for_each(|index| table.insert(address(index), 1000 + index));
            for index in 0..5 * count + 1 {
                let wanted = match index {
                    _ if index < count => Some(index),
                    _ if index < 4 * count => Some(1000 + index),
                    _ => None,
                };
                assert_eq!(table.find(address(index)), wanted, "{index} of {count}");
            }
            assert!(table.held * 2 <= table.slots.len(), "it stays half empty, so that a search is short");
        }
    }
}
