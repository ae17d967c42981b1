//! The claim ladder: a list with bars, not only a picture. Its words are the table.

use leptos::prelude::*;

use crate::report::{LadderRow, Role, percent};

fn class_of(role: Role) -> &'static str {
    match role {
        Role::Benefit => "bar--benefit",
        Role::Cut => "bar--cut",
        Role::Cost => "bar--cost",
        Role::Net => "bar--net",
        Role::Loss => "bar--loss",
    }
}

/// Rows from the loudest claim to what is left; `wide` puts name, bar and amount side by side.
pub fn ladder(rows: Vec<LadderRow>, wide: bool) -> impl IntoView {
    let (height, drop) = if wide { (30, 58) } else { (18, 0) };
    let count = rows.len();
    let items = rows
        .into_iter()
        .enumerate()
        .map(|(at, row)| {
            let class = if row.last {
                "ladder__row ladder__row--end"
            } else if row.sum {
                "ladder__row ladder__row--sum"
            } else {
                "ladder__row"
            };
            let joins = (wide && at + 1 < count).then(|| {
                let x = percent(row.bar.joins);
                view! { <line class="drop" x1=x.clone() x2=x y1=height y2=drop/> }
            });
            view! {
                <li class=class>
                    <span class="ladder__name">{row.name}<small>{row.reason}</small></span>
                    <span class="ladder__amount">{row.amount}</span>
                    <svg class="ladder__bar" width="100%" height=height aria-hidden="true">
                        <rect class=class_of(row.bar.role) x=percent(row.bar.from) width=percent(row.bar.length) height=height rx="2"/>
                        {joins}
                    </svg>
                </li>
            }
        })
        .collect_view();
    view! { <ol class=if wide { "ladder ladder--wide" } else { "ladder" }>{items}</ol> }
}
