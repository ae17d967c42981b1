//! The facts of a locale and a currency, asked from the browser once, so that every reader of a study sees the same.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::amount::Format;

/// How `locale` writes numbers and `currency`, any BCP 47 tag and any ISO 4217 code. A tag that the browser does not take, or a
/// browser that cannot say, gets the plain format.
pub fn of(locale: &str, currency: &str) -> Format {
    // A file may hold anything.
    let code = currency.len() == 3 && currency.chars().all(|c| c.is_ascii_alphabetic());
    let currency = if code { currency } else { "XXX" };
    let plain = || Format::named("en-US", currency);
    let locale = if is_known(locale) { locale } else { "en-US" };
    asked(locale, currency).unwrap_or_else(plain)
}

/// Whether the browser knows how `locale` writes numbers. It throws for what is no tag at all, such as `en-USA`.
fn is_known(locale: &str) -> bool {
    let tag = locale.len() >= 2 && locale.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    tag && intl("NumberFormat")
        .and_then(|format| method(&format, "supportedLocalesOf")?.call1(&format, &list(locale)).ok())
        .is_some_and(|known| Array::from(&known).length() > 0)
}

/// A part of the browser's `Intl`, where it has that part.
fn intl(part: &str) -> Option<JsValue> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    Reflect::get(&intl, &part.into()).ok().filter(|part| part.is_function())
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

/// What the browser says; nothing where a part of it is missing.
fn asked(locale: &str, currency: &str) -> Option<Format> {
    let mut format = Format::named("en-US", currency);
    let money = |display: &str| {
        parts(locale, &[("style", "currency"), ("currency", currency), ("currencyDisplay", display)], 1234567.89)
    };
    // An older browser knows no narrow symbol.
    let money = money("narrowSymbol").or_else(|| money("symbol"))?;
    let mut before_currency = true;
    let mut integers = Vec::new();
    let mut between = String::new();
    format.group.clear();
    for (kind, text) in &money {
        match kind.as_str() {
            "integer" => {
                integers.push(text.chars().count());
                before_currency = false;
            }
            "currency" => {
                format.symbol = text.clone();
                format.symbol_first = before_currency;
            }
            "literal" => between = text.clone(),
            "fraction" => format.coin_digits = text.chars().count() as u32,
            _ => {}
        }
    }
    if !money.iter().any(|(kind, _)| kind == "fraction") {
        format.coin_digits = 0;
    }
    format.symbol_gap = between;
    format.inner_group = integers.get(1).copied().filter(|size| *size > 0).unwrap_or(3);
    // A currency without coins shows no decimal mark, so the marks come from a plain number.
    for (kind, text) in parts(locale, &[], 1234567.5)? {
        match kind.as_str() {
            "group" => format.group = text,
            "decimal" => format.decimal = text.chars().next().unwrap_or('.'),
            _ => {}
        }
    }
    let small = parts(locale, &[], 1234.0)?;
    format.first_grouped = if small.iter().any(|(kind, _)| kind == "group") { 4 } else { 5 };
    let percent = parts(locale, &[("style", "percent")], 0.5)?;
    format.percent_gap =
        percent.iter().find(|(kind, _)| kind == "literal").map_or(String::new(), |(_, text)| text.clone());
    Some(format)
}

/// Currencies the browser knows, as codes; a short list where it cannot say.
pub fn currencies() -> Vec<String> {
    let asked =
        Reflect::get(&Reflect::get(&js_sys::global(), &"Intl".into()).unwrap_or_default(), &"supportedValuesOf".into());
    let list = asked
        .ok()
        .and_then(|function| function.dyn_into::<js_sys::Function>().ok())
        .and_then(|function| function.call1(&JsValue::UNDEFINED, &"currency".into()).ok());
    match list {
        Some(list) => Array::from(&list).iter().filter_map(|code| code.as_string()).collect(),
        None => ["EUR", "USD", "GBP", "CHF", "JPY", "INR", "CAD", "AUD"].map(String::from).to_vec(),
    }
}

/// The browser's language, and the currency used where it is spoken.
pub fn habits() -> (String, String) {
    let locale = leptos::prelude::window().navigator().language().unwrap_or_else(|| "en-US".into());
    let region = locale.split('-').find(|part| part.len() == 2 && part.chars().all(|c| c.is_ascii_uppercase()));
    let currency = match region.unwrap_or(match locale.split('-').next().unwrap_or("en") {
        "de" | "fr" | "es" | "it" | "nl" | "pt" | "fi" | "el" => "DE",
        "pl" => "PL",
        "sv" => "SE",
        "da" => "DK",
        "ja" => "JP",
        _ => "US",
    }) {
        "GB" => "GBP",
        "CH" | "LI" => "CHF",
        "IN" => "INR",
        "JP" => "JPY",
        "CA" => "CAD",
        "AU" => "AUD",
        "NZ" => "NZD",
        "SE" => "SEK",
        "NO" => "NOK",
        "DK" => "DKK",
        "PL" => "PLN",
        "CZ" => "CZK",
        "BR" => "BRL",
        "MX" => "MXN",
        "ZA" => "ZAR",
        "SG" => "SGD",
        "AT" | "BE" | "CY" | "DE" | "EE" | "ES" | "FI" | "FR" | "GR" | "HR" | "IE" | "IT" | "LT" | "LU" | "LV"
        | "MT" | "NL" | "PT" | "SI" | "SK" => "EUR",
        _ => "USD",
    };
    (locale, currency.into())
}

fn list(locale: &str) -> Array {
    Array::of1(&locale.into())
}

/// What the browser makes of `number`, part by part.
fn parts(locale: &str, options: &[(&str, &str)], number: f64) -> Option<Vec<(String, String)>> {
    let object = Object::new();
    for (key, value) in options {
        let _ = Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    let format: Function = intl("NumberFormat")?.dyn_into().ok()?;
    let format = Reflect::construct(&format, &Array::of2(&list(locale), &object)).ok()?;
    let parts = method(&format, "formatToParts")?.call1(&format, &number.into()).ok()?;
    let text = |part: &JsValue, key: &str| Reflect::get(part, &key.into()).ok().and_then(|value| value.as_string());
    let parts: Vec<_> =
        Array::from(&parts).iter().filter_map(|part| Some((text(&part, "type")?, text(&part, "value")?))).collect();
    (!parts.is_empty()).then_some(parts)
}
