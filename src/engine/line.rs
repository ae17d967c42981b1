//! Straight lines through the periods before the training: the old trend, and a driver (M2, I3 and I4).

use super::number::Number;
use super::reader::Reader;
use crate::study::*;

/// What a line is drawn through and read at: the periods before and the periods after, by time or by a driver (M2).
#[derive(Clone, Debug)]
pub struct FitData<N> {
    pub x: Vec<N>,
    pub y: Vec<N>,
    /// Where the line is read after the training, and what was seen there.
    pub later: Vec<N>,
    pub seen: Vec<N>,
}

impl<N: Number> FitData<N> {
    /// The line through the points before the training; none where all stand at one place.
    pub fn line(&self) -> Option<FittedLine<N>> {
        FittedLine::through(&self.x, &self.y)
    }
}

/// The periods of both series in time (I3). A period without a value keeps its place; one number after is the next period.
pub fn over_time<N: Number>(measure: &Measure, read: &impl Reader<N>) -> FitData<N> {
    let numbered = |points: &[Point], from: usize| -> (Vec<N>, Vec<N>) {
        let known = points.iter().enumerate().filter_map(|(at, point)| Some((at, read.value(&point.value)?)));
        known.map(|(at, value)| (N::int(from + at + 1), value)).unzip()
    };
    let count = measure.before_series.len();
    let (x, y) = numbered(&measure.before_series, 0);
    let (mut later, mut seen) = numbered(&measure.after_series, count);
    // A line is carried at most as many periods ahead as it was seen: later ones stay where it ends (P54).
    for place in &mut later {
        *place = place.min(N::int(2 * count));
    }
    if later.is_empty() {
        later.push(N::int(count + 1));
        seen.extend(read.value(&measure.after));
    }
    FitData { x, y, later, seen }
}

/// How many periods a line in time was seen for, and how many it would be carried ahead: to the last one with a value.
pub(super) fn carried(measure: &Measure) -> (usize, usize) {
    let last = measure.after_series.iter().rposition(|point| point.value.value.is_some());
    (measure.before_series.len(), last.map_or(1, |at| at + 1))
}

/// The periods for which the driver and the number are both known (I4): what was seen is held against what the driver made
/// of the same periods. In a forecast the target stands for them all, so that there the driver is enough.
pub fn along_driver<N: Number>(measure: &Measure, state: State, read: &impl Reader<N>) -> FitData<N> {
    let pairs = |series: &[Point]| -> (Vec<N>, Vec<N>) {
        series.iter().filter_map(|point| Some((read.value(&point.driver)?, read.value(&point.value)?))).unzip()
    };
    let (x, y) = pairs(&measure.before_series);
    let target = read.value(&measure.target).filter(|_| state.is_forecast());
    let (later, seen) = match target {
        Some(target) => {
            (measure.after_series.iter().filter_map(|point| read.value(&point.driver)).collect(), vec![target])
        }
        None => pairs(&measure.after_series),
    };
    FitData { x, y, later, seen }
}

/// An ordinary least squares line `a + b·x` (M2, I3 and I4).
#[derive(Clone, Copy, Debug)]
pub struct FittedLine<N> {
    pub intercept: N,
    pub slope: N,
}

impl<N: Number> FittedLine<N> {
    /// The line through the points, or none where every `x` is the same.
    pub fn through(x: &[N], y: &[N]) -> Option<Self> {
        if x.is_empty() {
            return None;
        }
        let (middle_x, middle_y) = (mean(x), mean(y));
        let slope = slope(x, y, middle_x, middle_y)?;
        Some(FittedLine { intercept: middle_y - slope * middle_x, slope })
    }

    /// The height of the line at `x`, in the unit of the measure.
    pub fn at(self, x: N) -> N {
        self.intercept + self.slope * x
    }
}

/// Slope of the line through points with these means, or none where every `x` is the same.
fn slope<N: Number>(x: &[N], y: &[N], middle_x: N, middle_y: N) -> Option<N> {
    let spread = N::sum(x.iter().map(|x| (*x - middle_x) * (*x - middle_x)));
    let together = N::sum(x.iter().zip(y).map(|(x, y)| (*x - middle_x) * (*y - middle_y)));
    if N::zero().is_less(spread) == Some(false) { None } else { Some(together / spread) }
}

/// The mean of values; there must be some.
pub(super) fn mean<N: Number>(values: &[N]) -> N {
    N::sum(values.iter().copied()) / N::int(values.len())
}
