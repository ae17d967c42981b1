//! Markup that stays in the page while it changes: where only words and attributes are new, those are set and nothing else.
//! The browser then styles, lays out and paints a few places instead of building the whole piece again.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// Keeps the content of an element at `html`. It is a directive: `<div use:patch_html=html/>`.
pub fn patch_html(element: Element, html: Memo<String>) {
    let follow = RenderEffect::new(move |before: Option<String>| {
        let now = html.get();
        match before {
            Some(before) if before == now => {}
            Some(before) if patch(&element, &before, &now) => {}
            _ => element.set_inner_html(&now),
        }
        now
    });
    // It follows for as long as the view that holds the element.
    StoredValue::new_local(follow);
}

/// A piece of markup as it is written by this page: `<name attribute="value">`, `</name>`, or text.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece<'a> {
    Open(&'a str),
    Close,
    Text(&'a str),
}

fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        if let Some(inside) = rest.strip_prefix('<') {
            let (tag, after) = inside.split_once('>').unwrap_or((inside, ""));
            rest = after;
            match tag.strip_suffix('/') {
                _ if tag.starts_with('/') => pieces.push(Piece::Close),
                Some(tag) => pieces.extend([Piece::Open(tag), Piece::Close]),
                None => pieces.push(Piece::Open(tag)),
            }
        } else {
            let (text, _) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            pieces.push(Piece::Text(text));
            rest = &rest[text.len()..];
        }
    }
    pieces
}

/// The name of a tag, and its attributes with their values as they are written.
fn parts(tag: &str) -> (&str, Vec<(&str, &str)>) {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((key, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap_or((after, ""));
        attributes.push((key.trim_start(), value));
        rest = after;
    }
    (name, attributes)
}

/// Whether two pieces differ in nothing but words: the element or text in the page can stay.
fn alike(before: &Piece, now: &Piece) -> bool {
    match (before, now) {
        (Piece::Open(before), Piece::Open(now)) => {
            let ((name, was), (other, is)) = (parts(before), parts(now));
            let same = |(one, two): (&(&str, &str), &(&str, &str))| one.0 == two.0 && !one.0.contains(' ');
            before == now || (name == other && was.len() == is.len() && was.iter().zip(&is).all(same))
        }
        (Piece::Close, Piece::Close) | (Piece::Text(_), Piece::Text(_)) => true,
        _ => false,
    }
}

/// Brings what stands in `element` from `before` to `now`; false where the page has to be built anew.
fn patch(element: &Element, before: &str, now: &str) -> bool {
    let (before, now) = (pieces(before), pieces(now));
    if before.len() != now.len() || !before.iter().zip(&now).all(|(before, now)| alike(before, now)) {
        return false;
    }
    // The place in the page: the last node passed on each level, none before the first.
    let mut above: Vec<Node> = vec![element.clone().into()];
    let mut last: Option<Node> = None;
    for (before, now) in before.iter().zip(&now) {
        if *now == Piece::Close {
            last = above.pop();
            continue;
        }
        let next = match &last {
            Some(last) => last.next_sibling(),
            None => above.last().and_then(Node::first_child),
        };
        let Some(next) = next else { return false };
        match (before, now) {
            (Piece::Open(before), Piece::Open(now)) => {
                let Some(element) = next.dyn_ref::<Element>() else { return false };
                // An extension may have put an element of its own there.
                if !element.local_name().eq_ignore_ascii_case(parts(now).0) {
                    return false;
                }
                if before != now {
                    for ((key, was), (_, value)) in parts(before).1.into_iter().zip(parts(now).1) {
                        if was != value {
                            let _ = element.set_attribute(key, &plain(value));
                        }
                    }
                }
                above.push(next);
                last = None;
            }
            (Piece::Text(was), Piece::Text(text)) => {
                if was != text {
                    // A browser that translates the page puts elements where text was.
                    if next.node_type() != Node::TEXT_NODE {
                        return false;
                    }
                    next.set_node_value(Some(&plain(text)));
                }
                last = Some(next);
            }
            _ => return false,
        }
    }
    true
}

/// The other way of `escape`.
fn plain(text: &str) -> String {
    if !text.contains('&') {
        return text.to_string();
    }
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(text.to_string(), |text, (written, sign)| text.replace(written, sign))
}
