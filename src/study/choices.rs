//! Every closed question of the study: an enum, its words, and its spelling in the file, in one table each.

use serde_json::Value;

use super::record::{Node, NodeView, Reading};
use super::shape::{Shape, Shaped};

/// One possible answer: how the file spells it, what a person reads, and a line that helps to choose.
#[derive(Debug, PartialEq)]
pub struct Answer {
    pub id: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
}

/// An enum that is a closed question. The first answer is the default.
pub trait Choice: Copy + PartialEq + 'static {
    const ALL: &'static [Self];
    const ANSWERS: &'static [Answer];

    fn index(self) -> usize {
        Self::ALL.iter().position(|one| *one == self).unwrap_or(0)
    }
    fn id(self) -> &'static str {
        Self::ANSWERS[self.index()].id
    }
    fn label(self) -> &'static str {
        Self::ANSWERS[self.index()].label
    }
}

/// Where the answer spelled `value` stands in the table; one body for all enums keeps the page small.
fn position(answers: &'static [Answer], value: Value, reading: &mut Reading) -> Option<usize> {
    let found = value.as_str().and_then(|text| answers.iter().position(|answer| answer.id == text));
    if found.is_none() {
        let known: Vec<&str> = answers.iter().map(|answer| answer.id).collect();
        reading.misfit(format!("{value} is not one of: {}", known.join(", ")));
    }
    found
}

macro_rules! choices {
    ($( $(#[doc = $doc:literal])* $name:ident { $( $variant:ident $id:literal $label:literal $hint:literal, )+ } )+) => { $(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { #[default] $( $variant, )+ }

        impl Choice for $name {
            const ALL: &'static [Self] = &[ $( $name::$variant, )+ ];
            const ANSWERS: &'static [Answer] = &[ $( Answer { id: $id, label: $label, hint: $hint }, )+ ];
        }
        impl Shaped for $name {
            const SHAPE: Shape =
                Shape::Choice { name: stringify!($name), doc: &[ $($doc),* ], answers: <$name as Choice>::ANSWERS };
        }
        impl Node for $name {
            fn view(&self) -> NodeView<'_> {
                NodeView::Text(self.id().into())
            }
            fn read(&mut self, value: Value, reading: &mut Reading) {
                if let Some(at) = position(Self::ANSWERS, value, reading) {
                    *self = Self::ALL[at];
                }
            }
        }
    )+ };
}

impl State {
    /// Whether the number after is a target and no record yet; so it is as long as nobody said otherwise.
    pub fn is_forecast(self) -> bool {
        matches!(self, State::Open | State::Forecast)
    }

    /// The state that counts: an open one is a forecast.
    pub fn stated(self) -> State {
        if self.is_forecast() { State::Forecast } else { self }
    }
}

// `derive(Default)` marks the first variant: the repetition puts `#[default]` before it only.
choices! {
    /// Whether "after" is a target, a trial or a record. Until somebody says so it is taken for a forecast.
    State {
        Open "" "Forecast" "",
        Forecast "forecast" "Forecast" "The training is still to come",
        Pilot "pilot" "Pilot" "A first group has been trained",
        Measured "measured" "Measured" "The training has taken place",
    }
    /// How many of the questions are on show; the answers are the same.
    Mode {
        Quick "" "Quick" "The ten questions a first result needs",
        Full "full" "Full" "All questions, for a result that stands before Finance",
    }
    /// The problem a study starts from. It sets names and units, never an effect.
    Situation {
        Other "other" "Something else" "Any number you can count",
        Sales "sales" "Sales stay flat" "Deals, conversion, margin",
        Onboarding "onboarding" "New people start slowly" "Weeks until fully productive",
        Turnover "turnover" "Good people leave" "Turnover, in % a year",
        Quality "quality" "Errors and rework" "Defects, returns, corrections",
        Service "service" "Customers wait or complain" "Complaints, repeat contacts",
        Safety "safety" "Accidents and near misses" "Incidents a year",
        Time "time" "Work takes too long" "Hours a week",
    }
    /// Yes, no, or an honest gap.
    YesNo {
        Open "" "Not checked" "",
        Yes "yes" "Yes" "",
        No "no" "No" "",
        Unsure "unsure" "I do not know yet" "",
    }
    /// How far a number can be relied on.
    Status {
        Open "" "Not answered" "",
        Unknown "unknown" "I do not know yet" "",
        Assumed "assumed" "Assumed" "A default, or somebody’s guess",
        Entered "entered" "Entered" "",
        Agreed "agreed" "Agreed" "The person it matters to has said yes",
    }
    /// Where a number comes from, most credible first (Phillips, the third guiding principle).
    Source {
        Open "" "Not said" "",
        Record "record" "A record" "A register, a report, a personnel file",
        Finance "finance" "Finance" "A standard value or a booked cost",
        System "system" "A system" "What it exports, as it is",
        Manager "manager" "A manager" "",
        Expert "expert" "An expert" "",
        Study "study" "A published study" "",
        Participant "participant" "The participants" "",
        Guess "guess" "A guess" "",
    }
    /// Which way a measure gets better.
    Better {
        Lower "lower" "Lower is better" "For example errors, leavers, hours",
        Higher "higher" "Higher is better" "For example sales, output, satisfaction",
    }
    /// What kind of number a measure is, which decides what it is multiplied by (M4).
    Scale {
        Count "count" "A count" "For example 40 errors",
        Percent "percent" "A percentage" "For example 28% of the people",
        Each "each" "An amount for each" "For example 3 hours for each person",
    }
    /// The time one value of a measure covers.
    Period {
        Month "month" "Month" "",
        Week "week" "Week" "",
        Quarter "quarter" "Quarter" "",
        Year "year" "Year" "",
        Total "total" "The whole time we measured" "We bring it to a year",
    }
    /// What a benefit is made of (M5). Only cash, margin and capacity enter the ROI.
    Class {
        Cash "cash" "Cash" "A booked cost falls",
        Margin "margin" "Margin" "Profit from extra sales",
        Capacity "capacity" "Time" "Hours become free for other work",
        Risk "risk" "Risk" "Harm becomes less likely; shown, but outside the ROI",
        Intangible "intangible" "Not in money" "By choice, or because nobody would believe it",
    }
    /// How the value of one unit is found (M5).
    Valuation {
        Agreed "agreed" "A value we know" "A standard or agreed value",
        Margin "margin" "Price and margin" "What is left of one sale",
        Event "event" "The parts of its cost" "Add up what one costs",
        Leaver "leaver" "One person leaving" "A share of the yearly pay",
        Hour "hour" "An hour of work" "Yearly pay and on-costs",
        Injury "injury" "An injury" "Direct and indirect cost",
        Performance "performance" "Effect size (expert)" "Utility analysis",
    }
    /// The time that one unit of a measure takes, for a value by the hour (M5).
    UnitTime {
        Open "" "Not said" "",
        Second "second" "A second" "",
        Minute "minute" "A minute" "",
        Hour "hour" "An hour" "",
        Day "day" "A working day" "",
        Week "week" "A working week" "Five working days",
        Other "other" "Something else" "You say how many hours one takes",
    }
    /// Who gives an estimate (M2, I5–I7).
    Role {
        Open "" "Not said" "It then counts as your own estimate",
        Participant "participant" "The participants" "",
        Manager "manager" "Their managers" "",
        Leader "leader" "A senior leader" "",
        Expert "expert" "An expert" "",
        Customer "customer" "A customer" "",
    }
    /// How several estimates become one (M3).
    Pooling {
        Mean "mean" "The mean of all" "",
        Median "median" "The middle one" "One estimate far off the others changes nothing",
        Lowest "lowest" "The lowest" "The most careful choice",
    }
    /// How people came into the trained group.
    Selection {
        Open "" "Not said" "",
        AllOfThem "all" "Everyone was trained" "",
        Random "random" "By chance" "",
        Site "site" "By site or team" "",
        Volunteers "volunteers" "They chose to come" "",
        Extremes "extremes" "The weakest or strongest results" "",
    }
    /// When a cost falls (M7).
    Timing {
        Once "once" "Once" "",
        Monthly "monthly" "Each month" "",
        Yearly "yearly" "Each year" "",
    }
    /// Cost categories of a fully loaded cost (Phillips).
    Category {
        Delivery "delivery" "Programme and trainers" "Fees, facilitation, coaching",
        Analysis "analysis" "Needs analysis" "",
        Design "design" "Design and development" "Or the price of buying it",
        Time "time" "Participants’ time" "",
        ManagerTime "manager_time" "Managers’ and sponsors’ time" "",
        Cover "cover" "Cover and lost margin" "Only what comes on top of pay",
        Material "material" "Material and licences" "",
        Travel "travel" "Travel, venue and meals" "",
        Technology "technology" "Technology" "",
        Administration "administration" "Administration and overhead" "",
        Communication "communication" "Communication and change" "",
        Evaluation "evaluation" "Evaluation" "",
        Other "other" "Other costs" "",
    }
    /// What kind of cause holds the number back (Gilbert's six cells and their neighbours).
    CauseKind {
        Skill "skill" "Knowledge and skill" "They do not know how",
        Expectations "expectations" "Expectations and feedback" "They do not know what, or how they do",
        Tools "tools" "Tools and process" "",
        Time "time" "Time and staffing" "",
        Incentives "incentives" "Incentives and consequences" "Doing it right does not pay",
        Leadership "leadership" "Leadership" "",
        Motives "motives" "Motivation and job fit" "",
        Selection "selection" "Selection" "",
        Other "other" "Something else" "",
    }
    /// Whether an answer is known or believed.
    Evidence {
        Open "" "Not said" "",
        KeyFigure "fact" "A fact" "",
        Opinion "opinion" "An opinion" "",
    }
    /// Whether an expectation was met, where it is judged and not measured (M10).
    Judgement {
        Open "" "Not judged" "",
        Met "met" "Met" "",
        Partly "partly" "Partly met" "",
        NotMet "not_met" "Not met" "",
        TooEarly "too_early" "Too early to say" "",
    }
    /// What a commitment does with a behaviour.
    CommitmentKind {
        Start "start" "Start" "",
        Stop "stop" "Stop" "",
        Continue "continue" "Continue" "",
    }
    /// How far a commitment is.
    Progress {
        Open "open" "Open" "",
        Done "done" "Done" "",
        Dropped "dropped" "Dropped" "",
    }
    /// Which way an intangible moved.
    Direction {
        Open "" "Not said" "",
        Better "better" "Better" "",
        Same "same" "The same" "",
        Worse "worse" "Worse" "",
    }
    /// What leaders are asked to decide.
    Decision {
        Open "" "Not said" "",
        Fund "fund" "Fund it" "",
        Continue "continue" "Continue it" "",
        Scale "scale" "Extend it" "",
        Change "change" "Change it" "",
        Stop "stop" "Stop it" "",
    }
    /// Who the story is for.
    Audience {
        Finance "finance" "Finance" "",
        Sponsor "sponsor" "The sponsor" "",
        Managers "managers" "Line managers" "",
        Participants "participants" "The participants" "",
    }
}
