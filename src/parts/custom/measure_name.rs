//! The measure's name, with the catalogue behind it.

use leptos::prelude::*;

use crate::parts::field::filled;
use crate::shell::alive::handler;
use crate::shell::dom::dom_id;
use crate::shell::use_editor;
use crate::steps::{At, Field};
use crate::study::*;

pub(super) fn measure_name(field: &'static Field, at: At) -> AnyView {
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
    let option = move |entry: &'static catalogue::CatalogueEntry| {
        let first = kind.with_untracked(|kind| kind == entry.id);
        view! { <option value=entry.id selected=first>{entry.name}</option> }
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
                on:input=handler(move |ev| {
                    let text = event_target_value(&ev);
                    editor.edit("What you count", &place, |study| {
                        if let Some(one) = study.measures.get_mut(at.measure) {
                            one.name = text;
                        }
                    });
                })
                on:blur=handler(move |_| editor.close_step())/>
            <div class="measure-list">
                <label class="field__hint" for=select_id.clone()>"Or pick a usual measure"</label>
                <select class="input" id=select_id prop:value=move || kind.get() on:change=handler(move |ev| {
                    let wanted = event_target_value(&ev);
                    if let Some(entry) = catalogue::find(&wanted) {
                        editor.edit("pick a measure", "", |study| {
                            if let Some(one) = study.measures.get_mut(at.measure) {
                                catalogue::apply(entry, one);
                            }
                        });
                    }
                })>
                    <option value="">"My own"</option>
                    <optgroup label="For your situation">{first}</optgroup>
                    <optgroup label="All measures">{rest}</optgroup>
                </select>
            </div>
        </div>
    }
    .into_any()
}
