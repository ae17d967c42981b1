//! The parts of a step that are more than a box.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::field::{dom_id, filled};
use super::icon::{CHECK, INFO, WARN, icon};
use super::series;
use crate::engine::{AsEntered, Exact, Why, hour_rate};
use crate::page::{Route, View, use_editor};
use crate::parts::grade::method_words;
use crate::report::{self, Facts, Light, figures};
use crate::steps::{At, Custom, Field, words};
use crate::study::*;

pub fn custom(field: &'static Field, part: Custom, at: At) -> AnyView {
    match part {
        Custom::MeasureName => measure_name(field, at),
        Custom::Series(after) => series::periods(field, after, at),
        Custom::Respondents => series::respondents(field, at),
        Custom::Split => split(at),
        Custom::Gate => gate(),
        Custom::UnitValue => unit_value(at),
        Custom::CostSoFar => cost_so_far(),
        Custom::HourCost => hour_cost(),
        Custom::Currency => currency(field),
        Custom::Locale => locale(field),
        Custom::Measures => measures(),
        Custom::Sentence => sentence(),
        Custom::DoingNothing => doing_nothing(),
        Custom::Causes => causes(),
        Custom::Spread => spread(at),
        Custom::WithWithout => with_without(at),
        Custom::Methods => methods(at),
        Custom::Pooled => pooled(at),
        Custom::KnownFactors => known_factors(at),
        Custom::Curve => curve(at),
        Custom::Chain => impact(),
        Custom::Draft => draft(),
    }
}

/// Redraws a part whenever the study changes.
fn follows(draw: impl Fn(Facts) -> Option<AnyView> + Send + 'static) -> AnyView {
    let editor = use_editor();
    let draw: Box<dyn Fn(Facts) -> Option<AnyView> + Send> = Box::new(draw);
    (move || {
        let (study, outcome, format) = (editor.study.get(), editor.outcome(), editor.format.get());
        draw(Facts { study: &study, outcome: &outcome, format: &format })
    })
    .into_any()
}

/// The measure's name, with the catalogue behind it.
fn measure_name(field: &'static Field, at: At) -> AnyView {
    let editor = use_editor();
    let place = format!("measures.{}.name", at.measure);
    let id = dom_id(&place);
    let label = filled(field.label, at);
    let name = Memo::new(move |_| {
        editor.study.with(|study| study.measures.get(at.measure).map_or(String::new(), |one| one.name.clone()))
    });
    let kind = Memo::new(move |_| {
        editor.study.with(|study| study.measures.get(at.measure).map_or(String::new(), |one| one.kind.clone()))
    });
    let problem = {
        let place = place.clone();
        Memo::new(move |_| {
            let flagged = editor.flagged.with(|flagged| flagged.values().flatten().any(|one| *one == place));
            flagged && name.with(|name| name.trim().is_empty())
        })
    };
    let option = move |entry: &'static catalogue::Entry| {
        view! { <option value=entry.id prop:selected=move || kind.with(|kind| kind == entry.id)>{entry.name}</option> }
    };
    let situation = Memo::new(move |_| editor.study.with(|study| study.situation));
    let first = move || {
        catalogue::offered(situation.get()).iter().filter_map(|id| catalogue::find(id)).map(option).collect_view()
    };
    let rest = move || {
        let offered = catalogue::offered(situation.get());
        catalogue::MEASURES.iter().filter(|entry| !offered.contains(&entry.id)).map(option).collect_view()
    };
    let (select_id, hint_id, error_id) = (format!("{id}-list"), format!("{id}-hint"), format!("{id}-error"));
    let described = {
        let (hint, error) = (hint_id.clone(), error_id.clone());
        move || if problem.get() { format!("{hint} {error}") } else { hint.clone() }
    };
    view! {
        <div class="field" class:is-error=problem>
            <label class="field__label" for=id.clone()>{label}</label>
            <p class="field__hint" id=hint_id>{field.hint}</p>
            {move || problem.get().then(|| view! { <p class="field__error" id=error_id.clone()><span class="vh">"Error: "</span>"Enter what you count, like errors or hours"</p> })}
            <input class="input" id=id type="text" autocomplete="off" prop:value=name aria-describedby=described
                aria-invalid=move || problem.get().then_some("true")
                on:input=move |ev| {
                    let text = event_target_value(&ev);
                    editor.edit("What you count", &place, |study| {
                        if let Some(one) = study.measures.get_mut(at.measure) {
                            one.name = text;
                        }
                    });
                }
                on:blur=move |_| editor.settle()/>
            <div class="measure-list">
                <label class="field__hint" for=select_id.clone()>"Or pick a usual measure"</label>
                <select class="input" id=select_id on:change=move |ev| {
                    let wanted = event_target_value(&ev);
                    if let Some(entry) = catalogue::find(&wanted) {
                        editor.edit("pick a measure", "", |study| {
                            if let Some(one) = study.measures.get_mut(at.measure) {
                                catalogue::apply(entry, one);
                            }
                        });
                    }
                }>
                    <option value="" prop:selected=move || kind.with(String::is_empty)>"My own"</option>
                    <optgroup label="For your situation">{first}</optgroup>
                    <optgroup label="All measures">{rest}</optgroup>
                </select>
            </div>
        </div>
    }
    .into_any()
}

/// The share at a glance: the training and everything else, in words under the colour.
fn split(at: At) -> AnyView {
    follows(move |facts| {
        let figures::Split { share, own, rest, band, skill } = figures::share_of(facts.study, at.measure, facts)?;
        let format = facts.format;
        let unit = words::unit(facts.study.measures.get(at.measure)?).to_string();
        let other = Decimal::ONE_HUNDRED - share;
        let percent = |value| format.percent_of(value, 0);
        Some(
            view! {
                <div class="split">
                    <svg width="100%" height="30" aria-hidden="true">
                        <rect class="bar--benefit" width=format!("{share}%") height="30" rx="2"/>
                        <rect class="bar--cut" x=format!("{share}%") width=format!("{other}%") height="30" rx="2"/>
                    </svg>
                    <p class="split__words">
                        <span><b>"The training "</b>{own}" "{unit}" a year"</span>
                        <span><b>"Other things "</b>{rest}</span>
                    </p>
                </div>
                {band.map(|(low, high)| view! { <p class="echo">"With your doubt, the share runs from "<b>{percent(low)}</b>" to "<b>{percent(high)}</b>". The low end counts."</p> })}
                {skill.map(|skill| view! { <p class="field__error">{format!("You said a lack of skill is {} of the problem. A larger share for the training needs a reason", percent(skill))}</p> })}
            }
            .into_any(),
        )
    })
}

/// What the questions about the cause add up to.
fn gate() -> AnyView {
    let editor = use_editor();
    let verdict = Memo::new(move |_| editor.study.with(|study| report::gate(study)));
    (move || {
        let gate = verdict.get();
        let (class, mark) = match gate.light {
            Light::Fits => ("gate gate--fits", CHECK),
            Light::Partly => ("gate gate--partly", INFO),
            Light::NotTheLever => ("gate gate--not", WARN),
            Light::NotChecked => ("gate", INFO),
        };
        view! {
            <section class=class aria-label="What your answers say">
                {icon(mark)}
                <div>
                    <p><b>{gate.sentence}</b></p>
                    {(!gate.advice.is_empty()).then(|| view! {
                        <ul>{gate.advice.iter().map(|advice| view! { <li>{*advice}</li> }).collect_view()}</ul>
                    })}
                    {matches!(gate.light, Light::NotTheLever | Light::Partly).then(|| view! {
                        <p><a href=Route::Study(editor.id(), View::Instead).hash()>"See what to do instead"</a></p>
                    })}
                </div>
            </section>
        }
    })
    .into_any()
}

/// What one unit comes to, from the answers above.
fn unit_value(at: At) -> AnyView {
    follows(move |Facts { study, outcome, format }| {
        let measure = study.measures.get(at.measure)?;
        let figures = outcome.figures.totals.measures.get(at.measure)?;
        let value = report::decimal(figures.value.value).ok()?;
        let one = words::one(words::unit(measure));
        let worth = report::decimal(figures.first_year).ok();
        Some(
            view! {
                <p class="echo">"One "{one}" is worth "<b>{format.money_exact(value)}</b>
                    {worth.map(|worth| view! { ". In the first year that makes "<b>{format.money(worth)}</b> })}"."
                </p>
            }
            .into_any(),
        )
    })
}

/// The cost of one hour from yearly pay, on-costs and paid hours.
fn hour_cost() -> AnyView {
    follows(move |Facts { study, format, .. }| {
        let hour = &study.programme.hour;
        hour.pay.value?;
        let helper = HourRate { value: Quantity::default(), ..hour.clone() };
        let rate = report::decimal(hour_rate::<Exact>(&helper, &AsEntered, Why::NoHourCost)).ok()?;
        let used = if hour.value.value.is_some() { "You entered another value above; that one counts." } else { "" };
        Some(view! { <p class="echo">"One hour comes to "<b>{format.money_exact(rate)}</b>". "{used}</p> }.into_any())
    })
}

/// The full cost so far, with the share of the participants' time.
fn cost_so_far() -> AnyView {
    follows(move |Facts { study, outcome, format }| {
        let cost = report::decimal(outcome.figures.totals.cost).ok()?;
        let time = report::decimal(outcome.figures.totals.time).ok();
        let head = report::decimal(outcome.figures.cost_per_head).ok();
        let people = study.programme.people.value;
        Some(
            view! {
                <p class="echo">"The full cost is "<b>{format.money(cost)}</b>
                    {head.zip(people).map(|(head, _)| view! { ", "{format.money(head)}" for each person" })}
                    {time.map(|time| view! { ". The participants’ time is "{format.money(time)}" of it" })}"."
                </p>
            }
            .into_any(),
        )
    })
}

/// A list of plain choices over a text of the study.
fn list(
    field: &'static Field,
    id: &'static str,
    get: fn(&Study) -> &String,
    set: fn(&mut Study, String),
    options: Vec<(String, String)>,
) -> AnyView {
    let editor = use_editor();
    let label = filled(field.label, At::default());
    let chosen = Memo::new(move |_| editor.study.with(|study| get(study).clone()));
    let known = chosen.with_untracked(|chosen| options.iter().any(|(value, _)| value == chosen));
    let own = (!known).then(|| chosen.get_untracked()).map(|value| (value.clone(), value));
    let options = own
        .into_iter()
        .chain(options)
        .map(|(value, words)| {
            let same = value.clone();
            view! { <option value=value prop:selected=move || chosen.with(|chosen| *chosen == same)>{words}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            <p class="field__hint">{field.help}</p>
            <select class="input input--10" id=id on:change=move |event| {
                let wanted = event_target_value(&event);
                editor.edit(&label.get_untracked(), id, |study| set(study, wanted));
            }>{options}</select>
        </div>
    }
    .into_any()
}

fn currency(field: &'static Field) -> AnyView {
    let codes = crate::page::currencies().into_iter().map(|code| (code.clone(), code)).collect();
    list(field, "f-currency", |study| &study.currency, |study, code| study.currency = code, codes)
}

/// Locales with a sample of how each writes a number.
fn locale(field: &'static Field) -> AnyView {
    let tags = [
        "en-US", "en-GB", "en-IN", "de-DE", "de-CH", "fr-FR", "es-ES", "it-IT", "nl-NL", "pt-BR", "sv-SE", "pl-PL",
        "ja-JP",
    ];
    let sample = rust_decimal::dec!(1234567.5);
    let spelled = |tag: &str| format!("{} ({tag})", crate::amount::Format::named(tag, "EUR").number(sample, 2));
    let options = tags.iter().map(|tag| (tag.to_string(), spelled(tag))).collect();
    list(field, "f-locale", |study| &study.locale, |study, tag| study.locale = tag, options)
}

/// The measures of the study: add, take away; each is asked about in the steps that follow.
fn measures() -> AnyView {
    let editor = use_editor();
    follows(move |Facts { study, outcome, format }| {
        let count = study.measures.len();
        let rows = study
            .measures
            .iter()
            .enumerate()
            .map(|(at, measure)| {
                let worth = outcome.figures.totals.measures.get(at).and_then(|one| report::decimal(one.first_year).ok());
                let name = words::name_of(measure).to_string();
                let remove = move |_| {
                    editor.edit("remove a measure", "", |study| {
                        if at < study.measures.len() {
                            study.measures.remove(at);
                        }
                    });
                    editor.say("The measure is removed. Undo is possible.");
                };
                view! {
                    <li class="plan">
                        <div><b>{name.clone()}</b>{worth.map(|worth| view! { <p class="plan__meta">{format.money(worth)}" in the first year"</p> })}</div>
                        {(count > 1).then(|| view! { <button class="btn btn--text btn--small" type="button" on:click=remove>"Remove"<span class="vh">": "{name}</span></button> })}
                    </li>
                }
            })
            .collect_view();
        let add = move |_| {
            editor.edit("add a measure", "", |study| {
                study.measures.push(Measure { period: Period::Month, ..Measure::default() });
            });
            let index = editor.study.with_untracked(|study| study.measures.len().saturating_sub(1));
            super::rows::focus_soon(dom_id(&format!("measures.{index}.name")));
        };
        Some(
            view! {
                <ul class="plans">{rows}</ul>
                {(count < crate::steps::MOST_MEASURES).then(|| view! {
                    <button class="btn btn--small" type="button" on:click=add>{icon(super::icon::PLUS)}"Add a measure"</button>
                })}
            }
            .into_any(),
        )
    })
}

/// The challenge as a sentence made from the first measure, to be taken over.
fn sentence() -> AnyView {
    let editor = use_editor();
    follows(move |facts| {
        let made = report::challenge_sentence(facts)?;
        let text = made.clone();
        let take = move |_| editor.edit("take the sentence over", "", |study| study.challenge.sentence = text.clone());
        Some(
            view! {
                <p class="echo">"From your numbers: "<b>{made}</b></p>
                <button class="btn btn--small" type="button" on:click=take>"Use this sentence"</button>
            }
            .into_any(),
        )
    })
}

fn doing_nothing() -> AnyView {
    follows(|Facts { outcome, format, .. }| {
        let cost = outcome.doing_nothing.ok()?;
        let month = cost / Decimal::from(12);
        let sales = outcome.sales_needed.ok();
        Some(
            view! {
                <p class="echo">"Doing nothing costs about "<b>{format.money(cost)}</b>" a year, "{format.money(month)}" each month."
                    {sales.map(|sales| view! { " It takes "<b>{format.money(sales)}</b>" of sales to pay for that." })}
                </p>
            }
            .into_any(),
        )
    })
}

/// All causes to 100%, the part that training can reach first.
fn causes() -> AnyView {
    follows(|Facts { study, format, .. }| {
        let known: Vec<(&RootCause, Decimal)> =
            study.cause.causes.iter().filter_map(|cause| Some((cause, cause.share.value?))).collect();
        let total = known.iter().fold(Decimal::ZERO, |sum, (_, share)| sum.saturating_add(*share));
        if known.is_empty() {
            return None;
        }
        let skill = known
            .iter()
            .filter(|(cause, _)| cause.kind == CauseKind::Skill)
            .fold(Decimal::ZERO, |sum, (_, share)| sum.saturating_add(*share));
        let rest = if total == Decimal::ONE_HUNDRED {
            String::new()
        } else {
            format!(" All causes together are {}; they should be 100%.", format.percent_of(total, 1))
        };
        let width = skill.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
        Some(
            view! {
                <div class="split">
                    <svg width="100%" height="30" aria-hidden="true">
                        <rect class="bar--benefit" width=format!("{width}%") height="30" rx="2"/>
                        <rect class="bar--cut" x=format!("{width}%") width=format!("{}%", Decimal::ONE_HUNDRED - width) height="30" rx="2"/>
                    </svg>
                    <p class="split__words"><span><b>"Knowledge and skill "</b>{format.percent_of(skill, 1)}</span><span><b>"Everything else "</b>{format.percent_of(total.saturating_sub(skill).max(Decimal::ZERO), 1)}</span></p>
                </div>
                <p class="echo">"Training can reach "<b>{format.percent_of(skill, 1)}</b>" of the problem at most."{rest}</p>
            }
            .into_any(),
        )
    })
}

/// A series as a picture, and what it says about chance.
fn spread(at: At) -> AnyView {
    follows(move |facts| {
        let measure = facts.study.measures.get(at.measure)?;
        let (mean, deviation) = crate::study::series::spread(&measure.before_series)?;
        let format = facts.format;
        let noise = deviation.saturating_mul(Decimal::TWO);
        let drawn = figures::series(facts, at.measure).map(line);
        Some(
            view! {
                {drawn}
                <p class="echo">"The mean before is "<b>{words::of_measure(mean.round_dp(3), measure, format)}</b>". It usually moves by "{words::difference(deviation.round_dp(3), measure, format)}". A change smaller than "{words::difference(noise.round_dp(3), measure, format)}" may be chance."</p>
            }
            .into_any(),
        )
    })
}

/// A line chart of a series: before grey, after blue, the old trend dashed.
fn line(series: figures::Series) -> AnyView {
    let height = figures::SERIES_HEIGHT;
    let points = |list: &[(f64, f64)], class: &'static str| {
        list.iter()
            .map(|(x, y)| view! { <circle class=class cx=report::percent(*x) cy=report::position(*y) r="4"/> })
            .collect_view()
    };
    let trend = series.trend.map(|[(x1, y1), (x2, y2)]| {
        view! { <line class="line line--trend" x1=report::percent(x1) y1=report::position(y1) x2=report::percent(x2) y2=report::position(y2)/> }
    });
    let words = format!(
        "From {} to {}, {} periods before and {} after",
        series.low,
        series.high,
        series.before.len(),
        series.after.len()
    );
    view! {
        <figure class="chart" role="group" aria-label="The periods one after the other">
            <div class="chart__head"><p>{words}". The scale does not start at zero."</p></div>
            <div class="chart__inset">
                <svg width="100%" height=report::position(height) aria-hidden="true">
                    <line class="grid" x1="0" x2="100%" y1="0" y2="0"/>
                    <line class="grid" x1="0" x2="100%" y1=report::position(height) y2=report::position(height)/>
                    {trend}{points(&series.before, "pt pt--before")}{points(&series.after, "pt pt--after")}
                </svg>
            </div>
        </figure>
    }
    .into_any()
}

/// Before, without the training, and after, as bars with their numbers.
fn with_without(at: At) -> AnyView {
    follows(move |facts| {
        let bars = figures::with_and_without(facts, at.measure);
        if bars.len() < 2 {
            return None;
        }
        let drawn = figures::series(facts, at.measure).map(line);
        let rows = bars
            .into_iter()
            .map(|bar| {
                let class = if bar.now { "bar--benefit" } else { "bar--base" };
                view! {
                    <li class="ladder__row">
                        <span class="ladder__name">{bar.name}</span><span class="ladder__amount">{bar.words}</span>
                        <svg class="ladder__bar" width="100%" height="18" aria-hidden="true"><rect class=class width=report::percent(bar.length) height="18" rx="2"/></svg>
                    </li>
                }
            })
            .collect_view();
        Some(view! { {drawn}<ol class="ladder" aria-label="With and without the training">{rows}</ol> }.into_any())
    })
}

/// All ways that can be worked out, and the one that counts.
fn methods(at: At) -> AnyView {
    follows(move |Facts { study, outcome, format }| {
        let measure = study.measures.get(at.measure)?;
        let change = &outcome.figures.totals.measures.get(at.measure)?.change;
        if change.ways.is_empty() {
            let why = change.chosen.err()?;
            return Some(view! { <p class="echo">{why.sentence()}"."</p> }.into_any());
        }
        let chosen = change.chosen.ok();
        // The adviser: what the data at hand would allow next.
        let group = &measure.comparison;
        let advice = match () {
            _ if group.after.value.is_some() && group.before.value.is_some() => "",
            _ if group.after.value.is_some() => "With the group’s number before, the comparison becomes fairer.",
            _ if measure.before_series.len() >= 6 && group.trend != YesNo::Yes => {
                "You have enough periods for a trend line (evidence B)."
            }
            _ if measure.before_series.len() >= 6 => "People who were not trained would make it evidence A.",
            _ => "People who were not trained make it evidence A. Six periods before the training make it B.",
        };
        let rows = change
            .ways
            .iter()
            .enumerate()
            .map(|(index, way)| {
                let own = report::decimal(Ok(way.adjusted)).unwrap_or_default();
                view! {
                    <li>
                        <b>{method_words(way.method)}</b>
                        <span>{words::difference(own, measure, format)}" due to the training, evidence "{way.grade.letter()}</span>
                        {(chosen == Some(index)).then(|| view! { <span class="tag tag--on">"counts"</span> })}
                    </li>
                }
            })
            .collect_view();
        Some(view! { <ul class="methods" aria-label="All ways to compare">{rows}</ul><p class="field__hint">"Records come before estimates. Among equals the lowest counts. "{advice}</p> }.into_any())
    })
}

/// The estimates side by side, and what they come to.
fn pooled(at: At) -> AnyView {
    follows(move |Facts { study, format, .. }| {
        let estimators = &study.measures.get(at.measure)?.isolation.estimators;
        let known: Vec<Decimal> = estimators
            .iter()
            .filter_map(|one| one.share.value?.checked_mul(one.confidence.value?)?.checked_div(Decimal::ONE_HUNDRED))
            .collect();
        if known.len() < 2 {
            return None;
        }
        let low = known.iter().copied().min()?;
        let high = known.iter().copied().max()?;
        let sum = known.iter().fold(Decimal::ZERO, |sum, value| sum.saturating_add(*value));
        let mean = sum.checked_div(known.len().into())?;
        let percent = |value| format.percent_of(value, 1);
        Some(view! { <p class="echo">"After doubt, the estimates run from "{percent(low)}" to "{percent(high)}". Their mean is "<b>{percent(mean)}</b>"."</p> }.into_any())
    })
}

/// The benefit month by month, in percent of the full effect.
fn curve(at: At) -> AnyView {
    follows(move |facts| {
        let months = figures::curve(facts, at.measure);
        let first: f64 = months.iter().take(12).sum();
        let step = 100.0 / months.len().max(1) as f64;
        let bars = months
            .iter()
            .enumerate()
            .map(|(index, share)| {
                let height = share * 0.6;
                view! { <rect class="bar--benefit" x=report::percent(index as f64 * step) y=report::position(60.0 - height) width=report::percent(step * 0.8) height=report::position(height)/> }
            })
            .collect_view();
        let full = facts.format.number(Decimal::from(first.round() as i64).checked_div(Decimal::ONE_HUNDRED)?, 1);
        Some(
            view! {
                <figure class="chart" role="group" aria-label="The benefit month by month">
                    <svg width="100%" height="60" aria-hidden="true">{bars}<line class="axis" x1="0" x2="100%" y1="60" y2="60"/></svg>
                    <p class="echo">"The first twelve months count as "<b>{full}</b>" months of full effect."</p>
                </figure>
            }
            .into_any(),
        )
    })
}

/// The chain of impact, level by level, and where it breaks.
fn impact() -> AnyView {
    follows(|facts| {
        let (links, sentence) = report::impact(facts);
        let items =
            links.into_iter().map(|(name, met)| view! { <li><b>{name}</b><span>{met}</span></li> }).collect_view();
        Some(
            view! { <ul class="methods" aria-label="The chain of impact">{items}</ul><p class="echo">{sentence}</p> }
                .into_any(),
        )
    })
}

/// The story as it stands.
fn draft() -> AnyView {
    follows(|facts| {
        let blocks = report::story(facts)
            .into_iter()
            .map(|block| view! { <h2 class="h-small">{block.title}{(!block.own).then(|| view! { " "<span class="tag">"from your numbers"</span> })}</h2><p>{block.text}</p> })
            .collect_view();
        Some(view! { <section class="draft" aria-label="Your story">{blocks}</section> }.into_any())
    })
}

/// Causes and measures named earlier that may have moved the number too; one press makes each a factor.
fn known_factors(at: At) -> AnyView {
    let editor = use_editor();
    follows(move |Facts { study, .. }| {
        let factors = &study.measures.get(at.measure)?.isolation.factors;
        let causes = study.cause.causes.iter().filter(|cause| cause.kind != CauseKind::Skill).map(|cause| &cause.name);
        let planned = study.cause.other_measures.iter().map(|measure| &measure.what);
        let open: Vec<String> = planned
            .chain(causes)
            .filter(|name| !name.trim().is_empty() && !factors.iter().any(|factor| factor.name == **name))
            .cloned()
            .collect();
        if open.is_empty() {
            return None;
        }
        let items = open
            .into_iter()
            .map(|name| {
                let taken = name.clone();
                let add = move |_| {
                    let name = taken.clone();
                    editor.edit("take over a factor", "", move |study| {
                        if let Some(one) = study.measures.get_mut(at.measure) {
                            one.isolation.factors.push(Factor { name, share: Quantity::default() });
                        }
                    });
                };
                view! { <li><button class="btn btn--small" type="button" on:click=add>{icon(super::icon::PLUS)}{name}</button></li> }
            })
            .collect_view();
        Some(view! { <p class="field__hint">"You named these before. Did they help too?"</p><ul class="tags">{items}</ul> }.into_any())
    })
}
