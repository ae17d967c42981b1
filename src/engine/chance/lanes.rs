//! A number of many lanes, one for each draw: the formulas run on it once, and every draw is worked out at the same time.
//!
//! A formula that is given such numbers leaves a list of what it did, operation by operation. What does not vary is worked out
//! on the spot and never again. The list is then run over blocks of draws: in each operation the lanes are independent, so
//! that the compiler may work on several of them with one instruction.

use std::cell::RefCell;
use std::ops::{Add, Div, Mul, Neg, Sub};

use rust_decimal::Decimal;

use super::quantiles::TwoPiece;
use crate::engine::number::Number;

/// Draws that are worked out together: what is alive of them fits into the fastest memory of a processor.
pub(super) const LANES: usize = 128;

/// One value for each draw of a block.
pub(super) type LaneBlock = [f64; LANES];

/// An operand: a value that is the same in every lane, or the result of an earlier operation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Operand {
    Fixed(f64),
    Varying(u32),
}

/// What is done in each lane.
#[derive(Clone, Copy, Debug)]
enum Operation {
    /// `z` of a source of chance, by its number.
    Source(u32),
    Add(Operand, Operand),
    Sub(Operand, Operand),
    Mul(Operand, Operand),
    Div(Operand, Operand),
    Power(Operand, Operand),
    TwoPiece(Operand, TwoPiece),
    /// The third where the first is less than the second, else the fourth.
    Less(Operand, Operand, Operand, Operand),
}

impl Operation {
    fn operands(&self) -> [Operand; 4] {
        const NONE: Operand = Operand::Fixed(0.0);
        match *self {
            Operation::Source(_) => [NONE; 4],
            Operation::TwoPiece(one, _) => [one, NONE, NONE, NONE],
            Operation::Add(one, other)
            | Operation::Sub(one, other)
            | Operation::Mul(one, other)
            | Operation::Div(one, other)
            | Operation::Power(one, other) => [one, other, NONE, NONE],
            Operation::Less(one, other, then, otherwise) => [one, other, then, otherwise],
        }
    }
}

/// What the formulas did, in order.
#[derive(Debug, Default)]
pub(super) struct Tape(RefCell<Vec<Operation>>);

impl Tape {
    fn note(&self, operation: Operation) -> Lanes<'_> {
        let mut operations = self.0.borrow_mut();
        operations.push(operation);
        Lanes { tape: Some(self), operand: Operand::Varying(operations.len() as u32 - 1) }
    }

    /// `z` of a source of chance, by its number.
    pub(super) fn source(&self, number: u32) -> Lanes<'_> {
        self.note(Operation::Source(number))
    }
}

/// A number of many lanes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lanes<'t> {
    tape: Option<&'t Tape>,
    operand: Operand,
}

impl<'t> Lanes<'t> {
    /// The same value in every lane.
    pub(super) fn fixed(value: f64) -> Self {
        Lanes { tape: None, operand: Operand::Fixed(value) }
    }

    /// The value, where it is the same in every lane.
    pub(super) fn everywhere(self) -> Option<f64> {
        match self.operand {
            Operand::Fixed(value) => Some(value),
            Operand::Varying(_) => None,
        }
    }

    /// The value of a two-piece distribution at this `z`.
    pub(super) fn two_piece(self, piece: TwoPiece) -> Self {
        match self.tape {
            Some(tape) => tape.note(Operation::TwoPiece(self.operand, piece)),
            None => Lanes::fixed(self.everywhere().map_or(f64::NAN, |z| piece.at(z))),
        }
    }

    fn both(self, other: Self, now: fn(f64, f64) -> f64, later: fn(Operand, Operand) -> Operation) -> Self {
        match (self.everywhere(), other.everywhere(), self.tape.or(other.tape)) {
            (Some(one), Some(other), _) => Lanes::fixed(now(one, other)),
            (_, _, Some(tape)) => tape.note(later(self.operand, other.operand)),
            // What varies has a tape.
            _ => Lanes::missing(),
        }
    }
}

macro_rules! operator {
    ($($operator:ident $method:ident),+) => { $(
        impl $operator for Lanes<'_> {
            type Output = Self;
            fn $method(self, other: Self) -> Self {
                self.both(other, $operator::$method, Operation::$operator)
            }
        }
    )+ };
}
operator!(Add add, Sub sub, Mul mul, Div div);

impl Neg for Lanes<'_> {
    type Output = Self;
    fn neg(self) -> Self {
        Lanes::fixed(0.0) - self
    }
}

impl Number for Lanes<'_> {
    fn of(value: Decimal) -> Self {
        Lanes::fixed(<f64 as Number>::of(value))
    }
    fn exists(self) -> bool {
        // A lane in which it does not exist has no result in the end.
        self.everywhere().is_none_or(f64::is_finite)
    }
    fn power(base: Self, exponent: Self) -> Self {
        base.both(exponent, <f64 as Number>::power, Operation::Power)
    }
    fn quantize(self) -> Self {
        self
    }
    fn decimal(self) -> Option<Decimal> {
        self.everywhere().and_then(<f64 as Number>::decimal)
    }
    fn is_less(self, other: Self) -> Option<bool> {
        Some(self.everywhere()? < other.everywhere()?)
    }
    fn less(self, other: Self, then: Self, otherwise: Self) -> Self {
        match (self.is_less(other), self.tape.or(other.tape)) {
            (Some(true), _) => then,
            (Some(false), _) => otherwise,
            (None, Some(tape)) => {
                tape.note(Operation::Less(self.operand, other.operand, then.operand, otherwise.operand))
            }
            (None, None) => Lanes::missing(),
        }
    }
    fn missing() -> Self {
        Lanes::fixed(f64::NAN)
    }
    fn int(value: usize) -> Self {
        Lanes::fixed(value as f64)
    }
}

/// A tape made ready to run: without what no result rests on, and with a place for each value that is alive.
#[derive(Clone, Debug)]
pub(super) struct Program {
    /// Operations with their places: operands and result are numbers of places, not of operations.
    steps: Vec<(Operation, u32)>,
    results: Vec<Operand>,
    places: Vec<Vec<f64>>,
}

impl Program {
    /// The part of `tape` that `results` rest on.
    pub(super) fn of(tape: &Tape, results: &[Lanes<'_>]) -> Program {
        let operations = tape.0.borrow();
        let last = last_uses(&operations, results);
        let mut place_of: Vec<u32> = vec![0; operations.len()];
        let (mut free, mut count): (Vec<u32>, u32) = (Vec::new(), 0);
        let mut steps = Vec::new();
        for (at, operation) in operations.iter().enumerate().filter(|(at, _)| last[*at].is_some()) {
            // The result's place is none of the operands': they are given free afterwards.
            let place = free.pop().unwrap_or_else(|| {
                count += 1;
                count - 1
            });
            place_of[at] = place;
            steps.push((placed(operation, &place_of), place));
            let mut operands: Vec<u32> = operation.operands().into_iter().filter_map(number).collect();
            operands.sort_unstable();
            operands.dedup();
            free.extend(
                operands.iter().filter(|one| last[**one as usize] == Some(at)).map(|one| place_of[*one as usize]),
            );
        }
        let results = results.iter().map(|result| moved(result.operand, &place_of)).collect();
        Program { steps, results, places: vec![vec![0.0; LANES]; count as usize] }
    }

    /// The sources of chance that any result rests on.
    pub(super) fn sources(&self) -> impl Iterator<Item = u32> {
        self.steps.iter().filter_map(|(operation, _)| match operation {
            Operation::Source(number) => Some(*number),
            _ => None,
        })
    }

    /// Works out every lane; `source` fills a block with the `z` of a source.
    pub(super) fn run(&mut self, mut source: impl FnMut(u32, &mut [f64])) {
        for (operation, place) in &self.steps {
            // Taken out for as long as the others are read.
            let mut out = std::mem::take(&mut self.places[*place as usize]);
            let places = &self.places;
            match *operation {
                Operation::Source(number) => source(number, &mut out),
                Operation::Add(one, other) => binary(&mut out, places, one, other, |a, b| a + b),
                Operation::Sub(one, other) => binary(&mut out, places, one, other, |a, b| a - b),
                Operation::Mul(one, other) => binary(&mut out, places, one, other, |a, b| a * b),
                Operation::Div(one, other) => binary(&mut out, places, one, other, |a, b| a / b),
                Operation::Power(one, other) => binary(&mut out, places, one, other, <f64 as Number>::power),
                Operation::TwoPiece(one, piece) => {
                    binary(&mut out, places, one, Operand::Fixed(0.0), |z, _| piece.at(z));
                }
                Operation::Less(one, other, then, otherwise) => {
                    choose(&mut out, places, [one, other, then, otherwise]);
                }
            }
            self.places[*place as usize] = out;
        }
    }

    /// The values of a result in the lanes of the last run.
    pub(super) fn result(&self, at: usize) -> LaneBlock {
        match self.results.get(at) {
            Some(Operand::Varying(place)) => {
                let mut block = [f64::NAN; LANES];
                block.copy_from_slice(&self.places[*place as usize]);
                block
            }
            Some(Operand::Fixed(value)) => [*value; LANES],
            None => [f64::NAN; LANES],
        }
    }
}

fn number(operand: Operand) -> Option<u32> {
    match operand {
        Operand::Varying(number) => Some(number),
        Operand::Fixed(_) => None,
    }
}

fn moved(operand: Operand, place_of: &[u32]) -> Operand {
    match operand {
        Operand::Varying(number) => Operand::Varying(place_of[number as usize]),
        fixed => fixed,
    }
}

fn placed(operation: &Operation, place_of: &[u32]) -> Operation {
    let at = |operand: Operand| moved(operand, place_of);
    match *operation {
        Operation::Source(number) => Operation::Source(number),
        Operation::Add(one, other) => Operation::Add(at(one), at(other)),
        Operation::Sub(one, other) => Operation::Sub(at(one), at(other)),
        Operation::Mul(one, other) => Operation::Mul(at(one), at(other)),
        Operation::Div(one, other) => Operation::Div(at(one), at(other)),
        Operation::Power(one, other) => Operation::Power(at(one), at(other)),
        Operation::TwoPiece(one, piece) => Operation::TwoPiece(at(one), piece),
        Operation::Less(one, other, then, otherwise) => Operation::Less(at(one), at(other), at(then), at(otherwise)),
    }
}

/// Where each operation's value is used for the last time; none where no result rests on it.
fn last_uses(operations: &[Operation], results: &[Lanes<'_>]) -> Vec<Option<usize>> {
    let mut last = vec![None; operations.len()];
    // A result is used after everything else.
    for number in results.iter().filter_map(|result| number(result.operand)) {
        last[number as usize] = Some(usize::MAX);
    }
    for at in (0..operations.len()).rev() {
        if last[at].is_none() {
            continue;
        }
        for number in operations[at].operands().into_iter().filter_map(number) {
            last[number as usize].get_or_insert(at);
        }
    }
    last
}

/// `work` in each lane.
fn binary(out: &mut [f64], places: &[Vec<f64>], one: Operand, other: Operand, work: impl Fn(f64, f64) -> f64) {
    match (one, other) {
        (Operand::Varying(one), Operand::Varying(other)) => {
            let pairs = places[one as usize].iter().zip(&places[other as usize]);
            out.iter_mut().zip(pairs).for_each(|(out, (one, other))| *out = work(*one, *other));
        }
        (Operand::Varying(one), Operand::Fixed(other)) => {
            out.iter_mut().zip(&places[one as usize]).for_each(|(out, one)| *out = work(*one, other));
        }
        (Operand::Fixed(one), Operand::Varying(other)) => {
            out.iter_mut().zip(&places[other as usize]).for_each(|(out, other)| *out = work(one, *other));
        }
        (Operand::Fixed(one), Operand::Fixed(other)) => out.fill(work(one, other)),
    }
}

/// The third operand where the first is less than the second, else the fourth.
fn choose(out: &mut [f64], places: &[Vec<f64>], operands: [Operand; 4]) {
    let mut fixed = [[0.0; LANES]; 4];
    for (block, operand) in fixed.iter_mut().zip(operands) {
        if let Operand::Fixed(value) = operand {
            block.fill(value);
        }
    }
    let lanes = |at: usize| match operands[at] {
        Operand::Varying(place) => places[place as usize].as_slice(),
        Operand::Fixed(_) => fixed[at].as_slice(),
    };
    let (pairs, choices) = (lanes(0).iter().zip(lanes(1)), lanes(2).iter().zip(lanes(3)));
    for (out, ((one, other), (then, otherwise))) in out.iter_mut().zip(pairs.zip(choices)) {
        *out = if one < other { *then } else { *otherwise };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs what `formula` makes of one source that is −1, 0 and 1 in its first lanes.
    fn lanes(formula: impl for<'t> Fn(Lanes<'t>) -> Lanes<'t>) -> [f64; 3] {
        let tape = Tape::default();
        let result = formula(tape.source(0));
        let mut program = Program::of(&tape, &[result]);
        program.run(|_, out| out.iter_mut().zip([-1.0, 0.0, 1.0]).for_each(|(out, z)| *out = z));
        let [first, second, third, ..] = program.result(0);
        [first, second, third]
    }

    fn int<'t>(value: usize) -> Lanes<'t> {
        Lanes::int(value)
    }

    #[test]
    fn every_operation_works_in_each_lane() {
        assert_eq!(lanes(|z| z + int(2)), [1.0, 2.0, 3.0]);
        assert_eq!(lanes(|z| int(2) - z), [3.0, 2.0, 1.0]);
        assert_eq!(lanes(|z| z * z), [1.0, 0.0, 1.0]);
        assert_eq!(lanes(|z| (z + int(2)) / int(2)), [0.5, 1.0, 1.5]);
        assert_eq!(lanes(|z| -z), [1.0, 0.0, -1.0]);
        assert_eq!(lanes(|z| Number::power(int(4), z)), [0.25, 1.0, 4.0]);
        assert_eq!(lanes(|z| Number::abs(z)), [1.0, 0.0, 1.0]);
        assert_eq!(lanes(|z| Number::min(z, int(0))), [-1.0, 0.0, 0.0]);
        assert_eq!(lanes(|z| Number::max(z, int(0))), [0.0, 0.0, 1.0]);
        assert_eq!(lanes(|z| z.less(int(0), int(7), z)), [7.0, 0.0, 1.0]);
        assert_eq!(lanes(|z| int(6).over(z, int(9))), [-6.0, 9.0, 6.0]);
    }

    #[test]
    fn where_there_is_no_figure_in_one_lane_the_others_have_theirs() {
        use crate::engine::why::Missing;
        let found = lanes(|z| (z + int(5)).unless_less(z, int(0), Missing::NotYet).expect("in some lanes"));
        assert!(found[0].is_nan());
        assert_eq!(found[1..], [5.0, 6.0]);
        let found = lanes(|z| (z + int(5)).where_less(int(0), z, Missing::NotYet).expect("in some lanes"));
        assert!(found[0].is_nan() && found[1].is_nan() && found[2] == 6.0);
        assert_eq!(int(5).unless_less(int(1), int(2), Missing::NotYet).map(|_| ()), Err(Missing::NotYet));
    }

    #[test]
    fn what_does_not_vary_is_worked_out_once() {
        let tape = Tape::default();
        let fixed = int(3) * int(4) + int(1);
        assert_eq!((fixed.everywhere(), tape.0.borrow().len()), (Some(13.0), 0));
        // What no result rests on is not worked out at all.
        let z = tape.source(0);
        let (_unused, wanted) = (z * int(2), z + fixed);
        assert_eq!(Program::of(&tape, &[wanted]).steps.len(), 2);
    }

    /// Many values one after another need few places, and none is overwritten while it is still wanted.
    #[test]
    fn places_are_used_again_once_nothing_needs_them() {
        let tape = Tape::default();
        let z = tape.source(0);
        let total = (1..=50).fold(z, |total, number| total * int(2) - total + z / int(number) - z / int(number));
        let mut program = Program::of(&tape, &[total, z]);
        assert!(program.places.len() <= 6, "{}", program.places.len());
        program.run(|_, out| out.fill(3.0));
        assert!((program.result(0)[5] - 3.0).abs() < 1e-12 && program.result(1)[5] == 3.0);
    }
}
