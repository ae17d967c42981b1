//! Twenty equally likely results as dots: the picture, its sentence, and its table.

use crate::amount::Format;
use crate::engine::chance::{Chances, DOTS};
use crate::words::odds::{self, whole};

/// The scale under the dots. Its columns begin at zero, so that no column mixes losses and gains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Number of the first column, counted from zero.
    first: i64,
    columns: i64,
    /// Width of a column in money.
    step: f64,
    /// Dots that stand on each other before they have to move closer.
    room: usize,
}

/// Columns at most: more would leave single dots side by side.
const MOST_COLUMNS: f64 = 9.0;
/// A drawing is at least this many dots high.
const LEAST_ROOM: usize = 3;

impl Axis {
    /// A scale on which all of `dots` have a place.
    pub fn of(dots: &[f64; DOTS]) -> Axis {
        let (low, high) = (dots[0].min(0.0), dots[DOTS - 1].max(0.0));
        let mut step = 1.0;
        // 1, 2, 5, 10, 20, 50 …
        let mut factors = [2.0, 2.5, 2.0].into_iter().cycle();
        while (high - low) / step > MOST_COLUMNS - 1.0 && step < f64::MAX / 4.0 {
            step *= factors.next().unwrap_or(2.0);
        }
        let first = (low / step).floor() as i64;
        let last = (high / step).floor() as i64;
        let mut axis = Axis { first, columns: (last - first + 1).clamp(1, MOST_COLUMNS as i64 + 1), step, room: 0 };
        axis.room = axis.counts(dots).into_iter().max().unwrap_or(0).max(LEAST_ROOM);
        axis
    }

    /// How many of `dots` stand in each column.
    fn counts(&self, dots: &[f64; DOTS]) -> Vec<usize> {
        let mut counts = vec![0; self.columns as usize];
        dots.iter().for_each(|value| counts[self.column(*value) as usize] += 1);
        counts
    }

    /// Which column holds `value`; what lies outside stands in the last one.
    fn column(&self, value: f64) -> i64 {
        ((value / self.step).floor() as i64 - self.first).clamp(0, self.columns - 1)
    }

    /// Position in percent of the width.
    fn place(&self, value: f64) -> f64 {
        let columns = value / self.step - self.first as f64;
        (columns / self.columns as f64 * 100.0).clamp(0.0, 100.0)
    }
}

/// One dot: centre in percent of the width, how many stand below it, and whether it is a loss.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    pub x: f64,
    pub above: usize,
    pub loss: bool,
}

/// The drawing with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Dots {
    pub dots: Vec<Dot>,
    /// How many dots high the drawing is.
    pub room: usize,
    /// How close the dots stand on each other: 1 where there is room, less where a column has more than that.
    pub closer: f64,
    /// Where zero is, if it is inside the drawing.
    pub zero: f64,
    /// Marks under the axis: place and amount.
    pub marks: Vec<(f64, String)>,
    /// The middle of all results: place and amount.
    pub middle: (f64, String),
    /// "17 of 20 results make money".
    pub title: String,
    /// What a reader who does not see the picture has to know.
    pub words: String,
    /// From, to, and how many of twenty.
    pub table: Vec<(String, String, usize)>,
}

impl Dots {
    /// The dots on their own scale, or on `axis`: while a slider moves the scale stays.
    pub fn of(chances: &Chances, axis: Option<Axis>, format: &Format) -> Dots {
        let axis = axis.unwrap_or_else(|| Axis::of(&chances.dots));
        let mut counts = vec![0usize; axis.columns as usize];
        let dots = chances
            .dots
            .iter()
            .map(|value| {
                let column = axis.column(*value);
                let above = counts[column as usize];
                counts[column as usize] += 1;
                let x = (column as f64 + 0.5) / axis.columns as f64 * 100.0;
                Dot { x, above, loss: *value < 0.0 }
            })
            .collect();
        let edge = |column: i64| (axis.first + column) as f64 * axis.step;
        let every = if axis.columns > 5 { 2 } else { 1 };
        let marks = (0..=axis.columns)
            .filter(|column| (axis.first + column) % every == 0)
            .map(|column| (column as f64 / axis.columns as f64 * 100.0, format.money_short(whole(edge(column)))))
            .collect();
        let table = counts
            .iter()
            .enumerate()
            .map(|(column, count)| {
                let spell = |at| format.money(whole(edge(at)));
                (spell(column as i64), spell(column as i64 + 1), *count)
            })
            .collect();
        Dots {
            dots,
            room: axis.room,
            closer: (axis.room as f64 / counts.iter().copied().max().unwrap_or(0).max(1) as f64).min(1.0),
            zero: axis.place(0.0),
            marks,
            middle: (axis.place(chances.middle), odds::spell(chances, chances.middle, format)),
            title: odds::how_many_make_money(chances),
            words: odds::how_far_apart(chances, format),
            table,
        }
    }
}

/// How sure a result is, beside the headline: what stands before the count, the count, and what stands after it.
pub fn how_sure(of_twenty: usize) -> [String; 3] {
    ["In ".into(), format!("{of_twenty} of 20"), " cases it makes money. ".into()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chances(dots: [f64; DOTS]) -> Chances {
        Chances {
            draws: 20,
            without: 0,
            dots,
            low: dots[2],
            middle: dots[10],
            high: dots[17],
            roi_low: 0.0,
            roi_middle: 0.0,
            roi_high: 0.0,
            break_even: 0,
            hurdle: 0,
        }
    }

    #[test]
    fn no_column_holds_losses_and_gains() {
        let mut values = [0.0; DOTS];
        for (at, value) in values.iter_mut().enumerate() {
            *value = -3300.0 + 700.0 * at as f64;
        }
        let drawn = Dots::of(&chances(values), None, &Format::named("en-US", "USD"));
        for one in &drawn.dots {
            assert!(one.loss == (one.x < drawn.zero), "{one:?} beside zero at {}", drawn.zero);
        }
        assert_eq!(drawn.table.iter().map(|row| row.2).sum::<usize>(), DOTS);
        assert_eq!(drawn.title, "15 of 20 results make money");
        assert!(drawn.words.starts_with("5 of 20 lose money; the worst of the 20 loses $3,300."), "{}", drawn.words);
    }

    #[test]
    fn results_that_lie_close_are_told_apart_or_said_to_be_the_same() {
        let format = Format::named("en-US", "USD");
        let said = |dots| Dots::of(&chances(dots), None, &format).words;
        assert_eq!(said([480_123.4; DOTS]), "None of the 20 loses money. All lie at about $480,123.");
        // From 480,000 to 480,190 in steps of 10: the third and the eighteenth are 480,020 and 480,170.
        let close = std::array::from_fn(|at| 480_000.0 + 10.0 * at as f64);
        assert_eq!(said(close), "None of the 20 loses money. 16 of 20 lie between $480,020 and $480,170.");
        assert_eq!(
            said([-238.0; DOTS]),
            "20 of 20 lose money; the worst of the 20 loses $238. All lie at about −$238."
        );
    }

    #[test]
    fn a_scale_that_is_held_keeps_dots_that_leave_it_at_its_end() {
        let axis = Axis::of(&chances([1000.0; DOTS]).dots);
        let moved = Dots::of(&chances([9000.0; DOTS]), Some(axis), &Format::named("en-US", "USD"));
        assert!(moved.dots.iter().all(|dot| dot.x < 100.0));
    }

    #[test]
    fn a_drawing_that_is_held_keeps_its_height_and_dots_move_closer() {
        let format = Format::named("en-US", "USD");
        // Columns of 2,000 hold two or three of them.
        let apart: [f64; DOTS] = std::array::from_fn(|at| 800.0 * at as f64);
        let axis = Axis::of(&apart);
        let free = Dots::of(&chances(apart), None, &format);
        assert_eq!((free.room, free.closer), (LEAST_ROOM, 1.0));
        let heap = Dots::of(&chances([9000.0; DOTS]), Some(axis), &format);
        assert_eq!((heap.room, heap.closer), (LEAST_ROOM, LEAST_ROOM as f64 / DOTS as f64));
    }
}
