//! Many draws of a study: the formulas of the headline, run once on numbers of many lanes, and then over block after block.

use std::cell::RefCell;
use std::collections::HashMap;

use super::lanes::{LANES, Lanes, Program, Tape};
use super::quantiles::{TENTH, TwoPiece};
use super::{Chances, MOST_DRAWS, Ranged, USUAL_DRAWS, streams};
use crate::engine::change::Method;
use crate::engine::figures::totals;
use crate::engine::number::Number;
use crate::engine::reader::{AsEntered, Reader};
use crate::engine::sampling::standard_error;
use crate::study::*;

/// Draws of a single number that a browser makes in some twentieth of a second.
const FRAME: u32 = 3_000_000;
/// So many draws tell a range from none.
const FEWEST: u32 = 200;

/// A simulation under way. It can go in pieces, so that a page stays awake under a million draws.
#[derive(Debug)]
pub struct Simulation {
    /// Benefit and full cost of the first year.
    program: Program,
    streams: Vec<u64>,
    hurdle: f64,
    wanted: u32,
    done: u32,
    without: u32,
    nets: Vec<f64>,
    rois: Vec<f64>,
}

impl Simulation {
    /// Gets ready to draw `draws` times (0 for the usual number). `ranged` lists the numbers of a study that have a range
    /// of their own. None where the study has no result yet.
    pub fn new(study: &Study, draws: u32, ranged: impl Fn(&Study) -> Vec<Ranged<'_>>) -> Option<Self> {
        let study = &streams::in_own_order(study);
        let headline = totals::<f64>(study, 12, &AsEntered);
        headline.net.ok()?;
        let fixed_ways: Vec<Option<(Method, bool)>> =
            headline.measures.iter().map(|one| one.change.way().ok().map(|way| way.kind())).collect();
        let tape = Tape::default();
        let levers = levers(study, ranged(study));
        let mut places = HashMap::with_capacity(levers.len());
        for (at, lever) in levers.iter().enumerate() {
            // A range of its own is found before a doubt.
            places.entry(std::ptr::from_ref(lever.quantity)).or_insert(at);
        }
        let draw = Draw { study, fixed_ways, tape: &tape, levers, places, causes: RefCell::default() };
        let drawn = totals(study, 12, &draw);
        let program = Program::of(&tape, &[drawn.benefit.ok()?, drawn.cost.ok()?]);
        let mut causes: Vec<(String, u32)> = draw.causes.into_inner().into_iter().collect();
        causes.sort_by_key(|(_, number)| *number);
        let streams = causes.iter().map(|(cause, _)| streams::stream(study.chance.seed, cause)).collect();
        let wanted = if draws == 0 { USUAL_DRAWS } else { draws.min(MOST_DRAWS) };
        let hurdle = study.hurdle.value.unwrap_or(defaults::HURDLE.value);
        Some(Simulation {
            program,
            streams,
            hurdle: <f64 as Number>::of(hurdle),
            wanted,
            done: 0,
            without: 0,
            nets: Vec::with_capacity(wanted as usize),
            rois: Vec::with_capacity(wanted as usize),
        })
    }

    /// Whether anything varies at all.
    pub fn varies(&self) -> bool {
        self.program.sources().next().is_some()
    }

    /// Draws that fit into a frame of a browser: fewer where many numbers vary.
    pub fn in_a_frame(&self) -> u32 {
        let many = u32::try_from(self.streams.len()).unwrap_or(u32::MAX).max(1);
        (FRAME / many).max(FEWEST)
    }

    /// How many draws are wanted.
    pub fn wanted(&self) -> u32 {
        self.wanted
    }

    /// Draws up to `count` times more; true when all is drawn.
    pub fn go_on(&mut self, count: u32) -> bool {
        let until = self.done.saturating_add(count).min(self.wanted);
        let Simulation { program, streams, .. } = self;
        while self.done < until {
            let first = self.done;
            program.run(|source, out| {
                streams.get(source as usize).iter().for_each(|stream| streams::fill(**stream, first, out));
            });
            let (benefits, costs) = (program.result(0), program.result(1));
            let many = (until - first).min(LANES as u32);
            for (benefit, cost) in benefits.into_iter().zip(costs).take(many as usize) {
                let net = benefit - cost;
                if !net.is_finite() {
                    self.without += 1;
                    continue;
                }
                self.nets.push(net);
                // Without a cost any gain is more than every goal, and any loss less.
                self.rois.push(if cost > 0.0 { net / cost * 100.0 } else { f64::INFINITY.copysign(net) });
            }
            self.done += many;
        }
        self.done == self.wanted
    }

    /// Net benefit of each draw that has a result, in the order of the draws.
    pub fn nets(&self) -> &[f64] {
        &self.nets
    }

    /// What has been drawn, once nothing more is; None without a result.
    pub fn into_chances(self) -> Option<Chances> {
        Chances::of(self.nets, self.rois, self.without, self.hurdle)
    }
}

/// A number that varies, and what it does.
struct Lever<'s> {
    quantity: &'s Quantity,
    cause: String,
    varies: Varies,
}

enum Varies {
    /// Around its own value, as somebody said.
    Range(TwoPiece),
    /// The share it doubts, by how sure somebody is.
    Doubt,
}

/// Every number of `study` that varies: those with a range of their own, and the doubts (M13).
fn levers<'s>(study: &'s Study, ranged: Vec<Ranged<'s>>) -> Vec<Lever<'s>> {
    let mut levers: Vec<Lever> = ranged
        .into_iter()
        .map(|one| Lever {
            quantity: one.quantity,
            cause: streams::cause(study, &one.place),
            varies: Varies::Range(TwoPiece::through(one.low, one.likely, one.high).within(one.least, one.most)),
        })
        .collect();
    let mut doubt = |quantity, cause| levers.push(Lever { quantity, cause, varies: Varies::Doubt });
    for Isolation { confidence, factors_confidence, estimators, respondents, .. } in
        study.measures.iter().map(|measure| &measure.isolation)
    {
        doubt(confidence, streams::judgement(Role::Open, ""));
        doubt(factors_confidence, streams::judgement(Role::Open, ""));
        estimators.iter().for_each(|one| doubt(&one.confidence, streams::judgement(one.role, &one.name)));
        respondents.iter().for_each(|one| doubt(&one.confidence, streams::judgement(Role::Participant, &one.name)));
    }
    levers
}

/// The study's numbers in all draws at once.
struct Draw<'s, 't> {
    study: &'s Study,
    /// The way that counts of each measure in the headline: a draw stays with it.
    fixed_ways: Vec<Option<(Method, bool)>>,
    tape: &'t Tape,
    levers: Vec<Lever<'s>>,
    /// Where the lever of a number is.
    places: HashMap<*const Quantity, usize>,
    /// The causes that were met, each with the number of its source.
    causes: RefCell<HashMap<String, u32>>,
}

impl<'t> Draw<'_, 't> {
    fn lever(&self, quantity: &Quantity) -> Option<&Lever<'_>> {
        self.places.get(&std::ptr::from_ref(quantity)).and_then(|at| self.levers.get(*at))
    }

    /// `z` of a cause: the same lanes wherever it is met.
    fn source(&self, cause: &str) -> Lanes<'t> {
        let mut causes = self.causes.borrow_mut();
        let next = causes.len() as u32;
        let number = match causes.get(cause) {
            Some(known) => *known,
            None => *causes.entry(cause.into()).or_insert(next),
        };
        self.tape.source(number)
    }

    fn measure(&self, measure: &Measure) -> Option<usize> {
        self.study.measures.iter().position(|one| std::ptr::eq(one, measure))
    }
}

impl<'t> Reader<Lanes<'t>> for Draw<'_, 't> {
    fn value(&self, quantity: &Quantity) -> Option<Lanes<'t>> {
        match self.lever(quantity) {
            Some(Lever { cause, varies: Varies::Range(range), .. }) => Some(self.source(cause).two_piece(*range)),
            _ => AsEntered.value(quantity),
        }
    }

    fn confidence(&self, doubt: &Quantity, share: Lanes<'t>, has_range: bool) -> Option<Lanes<'t>> {
        let sure = self.value(doubt)?.percent();
        match (self.lever(doubt), sure.everywhere()) {
            (Some(Lever { cause, varies: Varies::Doubt, .. }), Some(k)) if !has_range && k != 1.0 => {
                // The careful figure in the middle, the estimate at face value as the high end, and never more than all of it.
                let all = share.everywhere().filter(|share| *share > 0.0).map_or(f64::INFINITY, |share| 1.0 / share);
                Some(self.source(cause).two_piece(TwoPiece::through(k * k, k, 1.0).within(0.0, all)))
            }
            _ => Some(sure),
        }
    }

    fn improvement(&self, measure: &Measure, method: Method, seen: Lanes<'t>, gross: Option<Lanes<'t>>) -> Lanes<'t> {
        let (Some(at), Some(error)) = (self.measure(measure), standard_error(measure, self.study.state, method)) else {
            return seen;
        };
        if error.size == 0.0 {
            return seen;
        }
        let source = self.source(&streams::records(self.study, at));
        let drawn = seen + source * Lanes::fixed(error.tenth() / TENTH);
        // Chance can hide an effect or feign one, but it does not make a training worse than none.
        let drawn = drawn.max(Lanes::zero().min(seen));
        gross.map_or(drawn, |gross| drawn.min(gross.max(seen).max(Lanes::zero())))
    }

    fn fixed_way(&self, measure: &Measure) -> Option<(Method, bool)> {
        self.measure(measure).and_then(|at| self.fixed_ways.get(at).copied().flatten())
    }
}
