//! The JSON Schema of the file format, written from the types of the document.

use super::envelope::{Envelope, FORMAT, VERSION};
use super::number::{Bounds, NumberKind, Unit};
use super::shape::{FieldShape, Shape, Shaped};

/// A decimal as a file writes it: 2⁹⁶ has 29 digits, so that one of 28 is read to its last.
const DECIMAL: &str = r"^-?(?![0.]*[1-9](\.?[0-9]){28})[0-9]{1,29}(\.[0-9]{1,28})?$";

/// The schema as text: the file first, then each type where it is first met.
pub fn schema() -> String {
    let Shape::Record { doc, fields, .. } = Envelope::SHAPE else { return String::new() };
    let mut types = Types::default();
    let properties = object(fields.iter().map(|field| (field.name.into(), types.envelope(field))));
    types.write_all();
    let file = [
        ("$schema", text("https://json-schema.org/draft/2020-12/schema")),
        ("title", text(&format!("Payoff study file, version {VERSION}"))),
        ("description", text(&sentence(doc))),
        ("type", text("object")),
        ("additionalProperties", Json::Bare("false".into())),
        ("required", list(["format", "version", "studies"])),
        ("properties", properties),
        ("$defs", Json::Object(types.written)),
    ];
    let mut out = String::new();
    named(file).write("", &mut out);
    out.push('\n');
    out
}

/// JSON whose names stay in the order they were said in.
enum Json {
    Bare(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    fn write(&self, indent: &str, out: &mut String) {
        let deeper = [indent, "  "].concat();
        let (open, close, items): (_, _, Vec<(String, &Json)>) = match self {
            Json::Bare(text) => return out.push_str(text),
            Json::List(items) => ('[', ']', items.iter().map(|item| (String::new(), item)).collect()),
            Json::Object(items) => {
                ('{', '}', items.iter().map(|(name, item)| (format!("\"{name}\": "), item)).collect())
            }
        };
        out.push(open);
        for (at, (name, item)) in items.into_iter().enumerate() {
            out.push_str(if at == 0 { "\n" } else { ",\n" });
            out.push_str(&deeper);
            out.push_str(&name);
            item.write(&deeper, out);
        }
        out.push('\n');
        out.push_str(indent);
        out.push(close);
    }
}

fn text(text: &str) -> Json {
    Json::Bare(serde_json::Value::from(text).to_string())
}

fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> Json {
    Json::List(texts.into_iter().map(text).collect())
}

fn object(fields: impl Iterator<Item = (String, Json)>) -> Json {
    Json::Object(fields.collect())
}

fn named<const N: usize>(fields: [(&str, Json); N]) -> Json {
    object(fields.into_iter().map(|(name, json)| (name.into(), json)))
}

/// The types that were met, and those that are written.
#[derive(Default)]
struct Types {
    met: Vec<(&'static str, &'static Shape)>,
    written: Vec<(String, Json)>,
}

impl Types {
    fn write_all(&mut self) {
        while let Some((name, shape)) = self.met.get(self.written.len()).copied() {
            let json = self.definition(shape);
            self.written.push((name.into(), json));
        }
    }

    fn definition(&mut self, shape: &Shape) -> Json {
        match shape {
            Shape::Choice { doc, answers, .. } => named([
                ("description", text(&sentence(doc))),
                ("type", text("string")),
                ("enum", list(answers.iter().map(|answer| answer.id))),
            ]),
            Shape::Record { doc, fields, .. } => named([
                ("description", text(&sentence(doc))),
                ("type", text("object")),
                ("additionalProperties", Json::Bare("false".into())),
                ("properties", object(fields.iter().map(|field| (field.name.into(), self.field(field))))),
            ]),
            _ => named([
                (
                    "description",
                    text("A decimal number as text of at most 28 digits that count, so that no digit is lost."),
                ),
                ("type", text("string")),
                ("pattern", text(DECIMAL)),
            ]),
        }
    }

    fn field(&mut self, field: &FieldShape) -> Json {
        let mut said = vec![("description".into(), text(&sentence(field.doc)))];
        said.extend(field.number.map(|number| ("$comment".into(), text(&spelled(number)))));
        said.extend(self.of(field.shape));
        Json::Object(said)
    }

    /// A field of the file around the studies: some hold always the same.
    fn envelope(&mut self, field: &FieldShape) -> Json {
        let description = text(&sentence(field.doc));
        match field.name {
            "format" => named([("description", description), ("const", text(FORMAT))]),
            "version" => named([("description", description), ("const", Json::Bare(VERSION.to_string()))]),
            "kind" => {
                named([("description", description), ("type", text("string")), ("enum", list(["study", "backup"]))])
            }
            _ => self.field(field),
        }
    }

    fn of(&mut self, shape: &'static Shape) -> Vec<(String, Json)> {
        let typed = |name: &str| vec![("type".to_string(), text(name))];
        match shape {
            Shape::Text => typed("string"),
            Shape::Flag => typed("boolean"),
            Shape::Count => {
                let bounds = [("minimum", 0), ("maximum", u32::MAX)];
                let bounds = bounds.map(|(name, bound)| (name.to_string(), Json::Bare(bound.to_string())));
                typed("integer").into_iter().chain(bounds).collect()
            }
            Shape::List(row) => {
                let items = Json::Object(self.of(row));
                typed("array").into_iter().chain([("items".to_string(), items)]).collect()
            }
            Shape::Decimal => self.reference("Decimal", shape),
            Shape::Choice { name, .. } | Shape::Record { name, .. } => self.reference(name, shape),
        }
    }

    fn reference(&mut self, name: &'static str, shape: &'static Shape) -> Vec<(String, Json)> {
        if self.met.iter().all(|(known, _)| *known != name) {
            self.met.push((name, shape));
        }
        vec![("$ref".into(), text(&format!("#/$defs/{name}")))]
    }
}

/// The first sentence of a comment.
fn sentence(doc: &[&str]) -> String {
    let whole = doc.concat();
    let whole = whole.trim();
    let end = whole.match_indices(['.', '?']).find(|(at, _)| whole[at + 1..].starts_with(' ')).map(|(at, _)| at + 1);
    whole[..end.unwrap_or(whole.len())].replace('`', "")
}

/// Unit and bounds of a number, in words.
fn spelled(number: &NumberKind) -> String {
    let unit = match number.unit {
        Unit::Money => "money",
        Unit::Percent => "percent",
        Unit::Measure => "in the unit of the measure",
        Unit::People => "people",
        Unit::Hours => "hours",
        Unit::Months => "months",
        Unit::Named(name) => name,
        Unit::Plain => "a number",
    };
    match number.bounds {
        Bounds::Any | Bounds::Level => unit.into(),
        Bounds::NotNegative => format!("{unit}, 0 or more"),
        Bounds::Positive => format!("{unit}, more than 0"),
        Bounds::Between(least, most) => format!("{unit}, {least} to {most}"),
        Bounds::Whole(least, most) => format!("{unit}, whole, {least} to {most}"),
    }
}
