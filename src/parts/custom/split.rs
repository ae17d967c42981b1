//! The share at a glance: the training and everything else, in words under the colour.

use leptos::prelude::AnyView;
use rust_decimal::Decimal;

use super::{bold, echo, escape, shows};
use crate::charts::figures;
use crate::steps::{At, words};

pub(super) fn split(at: At) -> AnyView {
    shows(move |facts| {
        let figures::Split { share, own, rest, band, skill } = figures::share_of(facts.study, at.measure, facts)?;
        let unit = words::unit(facts.study.measures.get(at.measure)?);
        let percent = |value| facts.format.percent_of(value, 0);
        let band = band.map_or(String::new(), |(low, high)| {
            let (low, high) = (bold(&percent(low)), bold(&percent(high)));
            echo(&format!("With your doubt, the share runs from {low} to {high}. The low end counts."))
        });
        let skill = skill.map_or(String::new(), |skill| {
            let skill = percent(skill);
            format!(
                "<p class=\"field__error\">You said a lack of skill is {skill} of the problem. A larger share for the training needs a reason</p>"
            )
        });
        let own = format!("{own} {unit} a year");
        Some(parts(share, ("The training", &own), ("Other things", &rest)) + &band + &skill)
    })
}

/// Two parts of a whole, the first `share` percent of it, each with its name and its words.
pub(super) fn parts(share: Decimal, first: (&str, &str), second: (&str, &str)) -> String {
    let share = share.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
    let rest = Decimal::ONE_HUNDRED - share;
    let words = |(name, words): (&str, &str)| format!("<span><b>{name} </b>{}</span>", escape(words));
    format!(
        "<div class=\"split\"><svg width=\"100%\" height=\"30\" aria-hidden=\"true\">\
         <rect class=\"bar--benefit\" width=\"{share}%\" height=\"30\" rx=\"2\"/>\
         <rect class=\"bar--cut\" x=\"{share}%\" width=\"{rest}%\" height=\"30\" rx=\"2\"/></svg>\
         <p class=\"split__words\">{}{}</p></div>",
        words(first),
        words(second),
    )
}
