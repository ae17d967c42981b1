//! How far the result may lie off, by many draws of the numbers that have a range (M13).
//!
//! The formulas are those of the headline, run once on a number of many lanes (`lanes`). Randomness is an input: the same study,
//! seed and number of draws give the same bits on every machine, which is why the logarithm comes from `libm` and not from
//! the platform.

mod lanes;
mod quantiles;
mod simulation;
mod streams;

pub use simulation::Simulation;

use self::quantiles::{at_share, put_in_place};
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
    /// The field's path in the file.
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
    /// Draws with a net benefit of 0 or more, and with at least the ROI that is asked for.
    pub break_even: u32,
    pub hurdle: u32,
}

impl Chances {
    /// From the results of draws, and how many had none; None where none had one. `hurdle` is the ROI asked for, in percent.
    fn of(mut nets: Vec<f64>, mut rois: Vec<f64>, without: u32, hurdle: f64) -> Option<Chances> {
        if nets.is_empty() {
            return None;
        }
        let of_dots: [f64; DOTS] = std::array::from_fn(|at| (at as f64 + 0.5) / DOTS as f64);
        let mut shares = [0.1, 0.5, 0.9].into_iter().chain(of_dots).collect::<Vec<f64>>();
        shares.sort_unstable_by(f64::total_cmp);
        put_in_place(&mut nets, &shares);
        put_in_place(&mut rois, &[0.1, 0.5, 0.9]);
        let dots = of_dots.map(|share| at_share(&nets, share));
        let reached = |least: f64| rois.iter().filter(|roi| **roi >= least).count() as u32;
        Some(Chances {
            draws: nets.len() as u32 + without,
            without,
            dots,
            low: at_share(&nets, 0.1),
            middle: at_share(&nets, 0.5),
            high: at_share(&nets, 0.9),
            roi_low: at_share(&rois, 0.1),
            roi_middle: at_share(&rois, 0.5),
            roi_high: at_share(&rois, 0.9),
            break_even: reached(0.0),
            hurdle: reached(hurdle),
        })
    }

    /// The chance that the net benefit is not below 0, from 0 to 1 (M16).
    pub fn share_that_pays(&self) -> f64 {
        f64::from(self.break_even) / f64::from(self.draws - self.without).max(1.0)
    }

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

/// All draws at once.
pub fn simulate(study: &Study, draws: u32, ranged: impl Fn(&Study) -> Vec<Ranged<'_>>) -> Option<Chances> {
    let mut run = Simulation::new(study, draws, ranged)?;
    run.go_on(u32::MAX);
    run.into_chances()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let found = simulate(&study, 1, |_| Vec::new()).expect("a result");
        assert_eq!((found.middle, found.roi_middle, found.hurdle), (0.0, f64::INFINITY, 1));
    }
}
