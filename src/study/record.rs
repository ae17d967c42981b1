//! How the document is written and read: one small table for each type instead of generated code for each.
//!
//! `record!` declares a struct and lists its fields once; writing, reading, the names of unknown fields, the schema and the
//! registry of all numbers follow from that list. In the page this is a fifth of what derived serde code weighs. Serde stays the door to the outside: every
//! record can be written to and read from any serde format.

use std::any::Any;

use rust_decimal::Decimal;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::number::NumberKind;
use super::quantity::Quantity;

/// What a node looks like from outside.
pub(crate) enum NodeView<'a> {
    /// Fields by name, and what a newer program wrote beside them.
    Record(Vec<FieldView<'a>>, &'a Extra),
    List(Vec<&'a dyn Node>),
    Text(std::borrow::Cow<'a, str>),
    Count(u32),
    Flag(bool),
    Nothing,
}

/// A field of a record: its name, what stands in it, and its declaration where it is a number.
pub(crate) struct FieldView<'a> {
    pub name: &'static str,
    pub node: &'a dyn Node,
    pub number: Option<&'static NumberKind>,
}

/// Anything that stands in a study.
pub(crate) trait Node: Any {
    fn view(&self) -> NodeView<'_>;
    /// Takes `value`; what does not fit or is not known is noted in `reading`.
    fn read(&mut self, value: Value, reading: &mut Reading);
}

/// A node with named fields.
pub(crate) trait Record: Node {
    fn field(&mut self, name: &str) -> Option<&mut dyn Node>;
    fn extra(&mut self) -> &mut Extra;
}

/// Fields of a record that this program does not know. They are kept as they stand and written again, so that a file of a
/// newer program comes back whole. Almost always there are none, which takes one word.
#[derive(Clone, Default, PartialEq)]
pub struct Extra(Option<Box<serde_json::Map<String, Value>>>);

impl Extra {
    /// Names and values, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.0.iter().flat_map(|map| map.iter())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    fn keep(&mut self, name: String, value: Value) {
        self.0.get_or_insert_default().insert(name, value);
    }
}

impl std::fmt::Debug for Extra {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.debug_map().entries(self.iter()).finish()
    }
}

/// What happened while reading: where we are, what is unknown, and the first thing that does not fit.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    path: Vec<String>,
    pub unknown: Vec<String>,
    pub misfit: Option<(String, String)>,
}

impl Reading {
    fn within(&mut self, name: String, step: impl FnOnce(&mut Reading)) {
        self.path.push(name);
        step(self);
        self.path.pop();
    }

    fn place(&self) -> String {
        self.path.join(".")
    }

    pub(crate) fn misfit(&mut self, problem: String) {
        if self.misfit.is_none() {
            self.misfit = Some((self.place(), problem));
        }
    }
}

/// Nothing was ever said here: such fields are left out of a file, so that it shows what was answered.
fn is_blank(node: &dyn Node) -> bool {
    match node.view() {
        NodeView::Record(fields, extra) => extra.is_empty() && fields.iter().all(|field| is_blank(field.node)),
        NodeView::List(items) => items.is_empty(),
        NodeView::Text(text) => text.is_empty(),
        NodeView::Flag(flag) => !flag,
        NodeView::Nothing => true,
        NodeView::Count(count) => count == 0,
    }
}

/// Writes a node to any serde format.
impl Serialize for dyn Node + '_ {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.view() {
            NodeView::Record(fields, extra) => {
                let mut map = to.serialize_map(None)?;
                for field in fields.into_iter().filter(|field| !is_blank(field.node)) {
                    map.serialize_entry(field.name, field.node)?;
                }
                for (name, value) in extra.iter() {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
            NodeView::List(items) => {
                let mut list = to.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            NodeView::Text(text) => to.serialize_str(&text),
            NodeView::Count(count) => to.serialize_u32(count),
            NodeView::Flag(flag) => to.serialize_bool(flag),
            NodeView::Nothing => to.serialize_unit(),
        }
    }
}

/// Reads the fields of a record from an object; a field that is not in the file keeps its default, and one that is not known
/// is kept beside the others.
pub(crate) fn read_record(record: &mut dyn Record, value: Value, reading: &mut Reading) {
    let Value::Object(fields) = value else {
        return reading.misfit("expected a group of fields in braces".into());
    };
    for (name, value) in fields {
        reading.within(name.clone(), |reading| match record.field(&name) {
            Some(_) if value.is_null() => {}
            Some(node) => node.read(value, reading),
            None => {
                reading.unknown.push(reading.place());
                record.extra().keep(name, value);
            }
        });
    }
}

/// Every number below `node` with its path and its declaration, in the order of the document. Of each record only the fields
/// that `is_wanted` are looked into.
pub(crate) fn numbers<'a>(
    node: &'a dyn Node,
    path: &mut String,
    is_wanted: &dyn Fn(&dyn Any, &str) -> bool,
    visit: &mut dyn FnMut(&str, &NumberKind, &'a Quantity),
) {
    let mut within = |name: &str, inner: &'a dyn Node, number: Option<&NumberKind>| {
        let length = path.len();
        path.push_str(name);
        match (number, (inner as &dyn Any).downcast_ref()) {
            (Some(kind), Some(quantity)) => visit(path, kind, quantity),
            _ => {
                path.push('.');
                numbers(inner, path, is_wanted, visit);
            }
        }
        path.truncate(length);
    };
    match node.view() {
        NodeView::Record(fields, _) => {
            for field in fields.into_iter().filter(|field| is_wanted(node, field.name)) {
                within(field.name, field.node, field.number);
            }
        }
        NodeView::List(items) => {
            for (at, item) in items.into_iter().enumerate() {
                within(&at.to_string(), item, None);
            }
        }
        _ => {}
    }
}

/// Declares structs of the document: fields, their place in the file, what they are, and the numbers among them.
macro_rules! record {
    ($( $(#[doc = $doc:literal])* pub struct $name:ident {
        $( $(#[doc = $field_doc:literal])* pub $field:ident: $kind:ty $(= $number:expr)?, )*
    } )+) => { $(
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $( $(#[doc = $field_doc])* pub $field: $kind, )*
            /// Fields of a newer program, kept as they stand.
            pub extra: $crate::study::record::Extra,
        }

        impl $crate::study::record::Node for $name {
            fn view(&self) -> $crate::study::record::NodeView<'_> {
                $crate::study::record::NodeView::Record(
                    vec![ $( $crate::study::record::FieldView {
                        name: stringify!($field),
                        node: &self.$field,
                        number: $crate::study::record::declared!($($number)?),
                    }, )* ],
                    &self.extra,
                )
            }
            fn read(&mut self, value: serde_json::Value, reading: &mut $crate::study::record::Reading) {
                $crate::study::record::read_record(self, value, reading);
            }
        }
        impl $crate::study::record::Record for $name {
            fn field(&mut self, name: &str) -> Option<&mut dyn $crate::study::record::Node> {
                match name {
                    $( stringify!($field) => Some(&mut self.$field), )*
                    _ => None,
                }
            }
            fn extra(&mut self) -> &mut $crate::study::record::Extra {
                &mut self.extra
            }
        }
        impl $crate::study::shape::Shaped for $name {
            const SHAPE: $crate::study::shape::Shape = $crate::study::shape::Shape::Record {
                name: stringify!($name),
                doc: &[ $($doc),* ],
                fields: &[ $( $crate::study::shape::FieldShape {
                    name: stringify!($field),
                    doc: &[ $($field_doc),* ],
                    shape: &<$kind as $crate::study::shape::Shaped>::SHAPE,
                    number: $crate::study::record::declared!($($number)?),
                }, )* ],
            };
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(self as &dyn $crate::study::record::Node, to)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let value = serde::Deserialize::deserialize(from)?;
                let (mut record, mut reading) = (Self::default(), $crate::study::record::Reading::default());
                $crate::study::record::Node::read(&mut record, value, &mut reading);
                match reading.misfit {
                    None => Ok(record),
                    Some((place, problem)) => Err(serde::de::Error::custom(format!("{place}: {problem}"))),
                }
            }
        }
    )+ };
}
/// The declaration of a field, where there is one.
macro_rules! declared {
    () => {
        None
    };
    ($number:expr) => {{
        const NUMBER: $crate::study::number::NumberKind = $number;
        Some(&NUMBER)
    }};
}
pub(crate) use {declared, record};

impl Node for String {
    fn view(&self) -> NodeView<'_> {
        NodeView::Text(self.as_str().into())
    }
    fn read(&mut self, value: Value, reading: &mut Reading) {
        match value {
            Value::String(text) => *self = text,
            other => reading.misfit(format!("expected text in quotes, found {other}")),
        }
    }
}

impl Node for bool {
    fn view(&self) -> NodeView<'_> {
        NodeView::Flag(*self)
    }
    fn read(&mut self, value: Value, reading: &mut Reading) {
        match value {
            Value::Bool(flag) => *self = flag,
            other => reading.misfit(format!("expected true or false, found {other}")),
        }
    }
}

impl Node for u32 {
    fn view(&self) -> NodeView<'_> {
        NodeView::Count(*self)
    }
    fn read(&mut self, value: Value, reading: &mut Reading) {
        match value.as_u64().and_then(|count| u32::try_from(count).ok()) {
            Some(count) => *self = count,
            None => reading.misfit(format!("expected a whole number up to 4294967295, found {value}")),
        }
    }
}

/// Decimals are strings in a file; a plain number is understood too.
impl Node for Decimal {
    fn view(&self) -> NodeView<'_> {
        NodeView::Text(self.normalize().to_string().into())
    }
    fn read(&mut self, value: Value, reading: &mut Reading) {
        let text = match &value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        let exact = Decimal::from_str_exact(&text).or_else(|_| Decimal::from_scientific(&text));
        match exact {
            Ok(number) if !text.contains('_') => *self = number,
            _ => reading.misfit(format!("expected a number in quotes of at most 28 digits, found {value}")),
        }
    }
}

impl<T: Node + Default> Node for Option<T> {
    fn view(&self) -> NodeView<'_> {
        self.as_ref().map_or(NodeView::Nothing, Node::view)
    }
    fn read(&mut self, value: Value, reading: &mut Reading) {
        self.get_or_insert_with(T::default).read(value, reading);
    }
}

impl<T: Node + Default> Node for Vec<T> {
    fn view(&self) -> NodeView<'_> {
        NodeView::List(self.iter().map(|item| item as &dyn Node).collect())
    }
    fn read(&mut self, value: Value, reading: &mut Reading) {
        let Value::Array(items) = value else {
            return reading.misfit("expected a list in square brackets".into());
        };
        self.clear();
        for (at, value) in items.into_iter().enumerate() {
            let mut item = T::default();
            reading.within(at.to_string(), |reading| item.read(value, reading));
            self.push(item);
        }
    }
}
