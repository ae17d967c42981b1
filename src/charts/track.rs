//! The course of a measure, and of money, over time: points, and the lines they are held against.

use rust_decimal::Decimal;

use super::figures::Reach;
use crate::analysis::track::{Course, SoFar};

/// Height of a drawing in pixels.
pub const HEIGHT: f64 = 180.0;

/// A point: in percent of the width, and pixels from the top.
pub type Place = (f64, f64);

/// The course of one measure.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseDrawing {
    /// A point for each of its moments.
    pub points: Vec<Place>,
    /// The height of each level, in pixels from the top.
    pub levels: Vec<f64>,
    /// Where the scale begins, unless that is zero.
    pub begins: Option<Decimal>,
}

/// Where the moments and levels of `course` stand.
pub fn course_drawing(course: &Course) -> CourseDrawing {
    let values = || course.moments.iter().map(|one| one.value);
    let reach = Reach::around(values().chain(course.levels.iter().map(|one| one.1)));
    CourseDrawing {
        begins: Some(reach.low()).filter(|low| !low.is_zero()),
        points: along(values().map(Some), reach),
        levels: course.levels.iter().map(|one| height(one.1, reach)).collect(),
    }
}

/// Money month by month.
#[derive(Clone, Debug, PartialEq)]
pub struct MoneyDrawing {
    pub benefit: Vec<Place>,
    pub cost: Vec<Place>,
    /// Empty without a promise, or where its months cannot be told.
    pub promised: Vec<Place>,
    /// The height of zero.
    pub zero: f64,
}

/// Where benefit, cost and promise of `months` stand.
pub fn money_drawing(months: &[SoFar]) -> MoneyDrawing {
    let all = months.iter().flat_map(|(benefit, cost, promised)| [Some(*benefit), Some(*cost), *promised]);
    let reach = Reach::of(all.flatten());
    MoneyDrawing {
        benefit: along(months.iter().map(|one| Some(one.0)), reach),
        cost: along(months.iter().map(|one| Some(one.1)), reach),
        promised: along(months.iter().map(|one| one.2), reach),
        zero: height(Decimal::ZERO, reach),
    }
}

/// Values at even distances over the width; those that are not known are left out.
fn along(values: impl Iterator<Item = Option<Decimal>>, reach: Reach) -> Vec<Place> {
    let values: Vec<Option<Decimal>> = values.collect();
    let last = values.len().saturating_sub(1).max(1) as f64;
    let place = |(at, value): (usize, &Option<Decimal>)| Some((at as f64 / last * 100.0, height((*value)?, reach)));
    values.iter().enumerate().filter_map(place).collect()
}

fn height(value: Decimal, reach: Reach) -> f64 {
    HEIGHT - reach.place(value) / 100.0 * HEIGHT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::track::{Moment, TrackLevel, When};
    use rust_decimal::dec;

    #[test]
    fn a_course_is_drawn_from_zero_over_the_whole_width() {
        let moment = |value| Moment { when: When::Side, value, is_after: true };
        let course = Course {
            moments: [dec!(40), dec!(20), dec!(30), dec!(10)].map(moment).to_vec(),
            levels: vec![(TrackLevel::Target, dec!(10))],
        };
        let drawn = course_drawing(&course);
        // From zero to 40 over 180 pixels: 40 at the top, 20 in the middle, 10 at three quarters, 30 at one quarter.
        let seen: Vec<Place> = drawn.points.iter().map(|(x, y)| (x.round(), *y)).collect();
        assert_eq!(seen, [(0.0, 0.0), (33.0, 90.0), (67.0, 45.0), (100.0, 135.0)]);
        assert_eq!(drawn.levels, [135.0]);
    }

    /// 12 and 13 lie within a twelfth of their size: a fifth of what they are apart is left free below and above.
    #[test]
    fn values_that_lie_close_are_drawn_close_and_it_is_said_where_the_scale_begins() {
        let moment = |value| Moment { when: When::Side, value, is_after: true };
        let course = Course { moments: [dec!(12), dec!(13)].map(moment).to_vec(), levels: Vec::new() };
        let drawn = course_drawing(&course);
        assert_eq!(drawn.begins, Some(dec!(11.8)));
        let heights: Vec<f64> = drawn.points.iter().map(|(_, y)| y.round()).collect();
        assert_eq!(heights, [154.0, 26.0]);
    }

    #[test]
    fn money_without_a_promise_has_no_line_for_it() {
        let drawn = money_drawing(&[(dec!(0), dec!(50), None), (dec!(100), dec!(50), None)]);
        assert_eq!(drawn.benefit, [(0.0, HEIGHT), (100.0, 0.0)]);
        assert_eq!((drawn.cost[0].1, drawn.promised.len(), drawn.zero), (HEIGHT / 2.0, 0, HEIGHT));
    }
}
