//! How to use the page, how the figures are worked out, where the assumptions come from, and how it is built for everyone.

use leptos::prelude::*;

use crate::parts::icon::{BACK, icon};
use crate::steps::glossary::TERMS;
use crate::study::defaults::{self, Assumption};

pub(super) fn help() -> AnyView {
    view! {
        <main id="main" tabindex="-1" class="shell page">
            <a class="back" href="#/">{icon(BACK)}"Start"</a>
            <h1 tabindex="-1">"Help"</h1>
            <section class="part" aria-labelledby="use-h">
                <h2 id="use-h">"How to use it"</h2>
                <ul class="sentences">
                    <li>"Pick the problem that is closest to yours. Answer what you know; choose “I do not know yet” for the rest."</li>
                    <li>"Type numbers as you like: 62000 or 62,000, 62k, £1.2m, 60%, even 1200/12. We read point and comma as your study writes numbers, and show what we understood."</li>
                    <li>"Undo and redo work for everything, also for opening and deleting. The keys are Ctrl+Z and Ctrl+Shift+Z outside a text box."</li>
                    <li>"Everything is saved in this browser as you type. A browser may forget after some weeks: save a file to be sure."</li>
                    <li>"Nothing you type is sent anywhere. The page has no server, and its rules forbid it to send."</li>
                </ul>
            </section>
            {method()}
            {assumptions()}
            {glossary()}
            <section class="part" aria-labelledby="limits-h">
                <h2 id="limits-h">"What this cannot do"</h2>
                <ul class="sentences">
                    <li>"It cannot show a cause. It takes off what would have happened anyway and what others did, as far as you say it or your records show it."</li>
                    <li>"It cannot know whether your numbers are right. It says which of them weigh most and rest on least."</li>
                    <li>"It converts no currency, corrects no prices over the years, and knows no tax of your country."</li>
                    <li>"The dots cover your own ranges, doubt, and chance in the records. They do not cover surprises."</li>
                    <li>"It is no advice on investments, and no substitute for your Finance department."</li>
                </ul>
            </section>
            <section class="part" aria-labelledby="about-h">
                <h2 id="about-h">"About"</h2>
                <p>{format!("Payoff, version {}. Licence: {}. The source says how each figure is made.", env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_LICENSE"))}</p>
            </section>
            <section class="part" aria-labelledby="access-h">
                <h2 id="access-h">"Accessibility"</h2>
                <p>"The page is built for WCAG 2.2 AA: it works by keyboard alone, at 320 pixels and 400% zoom, in dark and forced colours, with reduced motion, and every picture has its numbers as text."</p>
            </section>
        </main>
    }
    .into_any()
}

fn glossary() -> AnyView {
    let terms =
        TERMS.iter().map(|(term, meaning)| view! { <div><dt>{*term}</dt><dd>{*meaning}</dd></div> }).collect_view();
    view! {
        <section class="part" aria-labelledby="terms-h">
            <h2 id="terms-h">"Terms of the trade"</h2>
            <dl class="formula__lines">{terms}</dl>
        </section>
    }
    .into_any()
}

fn method() -> AnyView {
    let rules = [
        ("Change (M1)", "After less before, turned so that better is positive. A change for the worse stays negative."),
        (
            "Without the training (M2)",
            "A comparison group, the old trend or a driver says what would have happened anyway. Estimates are used where there is no record.",
        ),
        (
            "Share and doubt (M3)",
            "Change × share due to the training × how sure you are. Doubt makes a benefit smaller; it never makes a loss smaller.",
        ),
        (
            "Worth (M4, M5)",
            "Units in a year × value of one. Revenue counts only with its margin. Freed time counts only with a named use.",
        ),
        (
            "Benefit by month (M6)",
            "A benefit may start late, grow, fade and end. Only months 1 to 12 enter the headline.",
        ),
        ("Full cost (M7)", "Every line, with the participants’ paid time always a line of its own."),
        (
            "Headline (M8)",
            "Net benefit = benefit − cost. ROI = net benefit ÷ cost × 100. Payback is the month from which the benefit covers the cost.",
        ),
        (
            "Expectations (M10)",
            "How far what leaders expected has been reached, weighted. It is called Return on Expectations (ROE).",
        ),
        (
            "Evidence (M11)",
            "A: comparison group. B: trend. C: managers or experts. D: participants. E: not separated from other causes.",
        ),
        ("The ladder (M12)", "From the loudest claim to what is left. The parts add up exactly."),
    ];
    view! {
            <section class="part" aria-labelledby="method-h">
                <h2 id="method-h">"How the figures are worked out"</h2>
                <p class="muted">"The method is that of Jack and Patti Phillips, with Kirkpatrick’s levels and Brinkerhoff’s success cases. Money is worked out exactly and rounded only for display."</p>
                <p><a href="#/maths">"Check our maths: published cases, worked out on this page"</a></p>
                <dl class="formula__lines">{rules.into_iter().map(|(name, words)| view! { <div><dt>{name}</dt><dd>{words}</dd></div> }).collect_view()}</dl>
            </section>
    }
    .into_any()
}

fn assumptions() -> AnyView {
    let sources: [(&str, &Assumption, &str); 9] = [
        ("On-costs on top of pay", &defaults::ON_COST, "%"),
        ("Paid hours in a year", &defaults::PAID_HOURS, " hours"),
        ("Working weeks in a year", &defaults::WORKING_WEEKS, " weeks"),
        ("Cost of replacing a person, share of yearly pay", &defaults::REPLACEMENT, "%"),
        ("Share of freed time that is used", &defaults::USABLE, "%"),
        ("Indirect cost of an injury for each 1 of direct cost", &defaults::INDIRECT_RATIO, ""),
        ("Return asked for", &defaults::HURDLE, "%"),
        ("Discount rate", &defaults::DISCOUNT, "%"),
        ("Value of one standard deviation of performance, share of yearly pay", &defaults::PERFORMANCE_SHARE, "%"),
    ];
    view! {
            <section class="part" aria-labelledby="assume-h">
                <h2 id="assume-h">"What is assumed until you say otherwise"</h2>
                <p class="muted">"Only mechanics. There is no default for an effect, a share, a confidence or a margin."</p>
                <dl class="formula__lines">{sources.into_iter().map(|(name, one, unit)| view! { <div><dt>{name}</dt><dd>{format!("{}{unit}. {}", one.value, one.source)}</dd></div> }).collect_view()}</dl>
            </section>
    }
    .into_any()
}
