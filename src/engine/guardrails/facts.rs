//! What a finding rests on: numbers and names, without words around them.

use rust_decimal::Decimal;

use crate::engine::number::{Exact, Number};
use crate::engine::why::Missing;
use crate::study::{Category, UnitTime};

/// What speaks or is spoken of where nobody has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Study,
    Programme,
    HourCost,
    Challenge,
    Causes,
    EarlySigns,
    Expectations,
    Chain,
    Gains,
    /// Whoever estimated a share.
    Estimate,
    /// The list of the other causes.
    OtherCauses,
    /// What one participant answered.
    Answer,
    /// The same where it stands against all others.
    OneAnswer,
    /// Whoever estimated a share and has a stake in it.
    Somebody,
}

/// One number or name that a sentence fills in. A number is none where it is larger than a decimal holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// The name of the measure in this place of the list.
    Measure(usize),
    /// The name of the cost line in this place of the list.
    Cost(usize),
    Owner(Owner),
    /// What a person called it, with its letters.
    Name(String),
    /// What stands in a box and is no number.
    Typed(String),
    /// Up to one decimal.
    Number(Option<Decimal>),
    /// 60 for 60%.
    Percent(Option<Decimal>),
    People(Option<Decimal>),
    /// An amount of money.
    Money(Option<Decimal>),
    /// A level of the chain of impact, 1 to 4.
    Level(u8),
    /// A number of a level, with every decimal it was entered with.
    Entered(Decimal),
    /// Percentage points.
    Points(Option<Decimal>),
    /// The sizes of one or two groups, in what the measure at this place is counted of: in all periods, and how many those are.
    Groups(usize, Vec<(Decimal, Decimal)>),
    Categories(Vec<Category>),
    /// The time that one unit takes.
    Takes(UnitTime),
    Missing(Missing),
}

impl Fact {
    /// A share as a percentage: 0.6 is 60%.
    pub fn share(share: Exact) -> Fact {
        Fact::percent(share * Exact::int(100))
    }

    /// A figure that is a percentage already: 60 is 60%.
    pub fn percent(value: Exact) -> Fact {
        Fact::Percent(value.decimal())
    }

    pub fn number(value: Exact) -> Fact {
        Fact::Number(value.decimal())
    }

    pub fn people(count: Exact) -> Fact {
        Fact::People(count.decimal())
    }

    /// What a person called it, or what it is where they did not.
    pub fn named(text: &str, otherwise: Fact) -> Fact {
        let text = text.trim();
        if text.is_empty() { otherwise } else { Fact::Name(text.into()) }
    }
}
