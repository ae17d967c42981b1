//! What the types of the document look like, as a table that the compiler reads: which fields there are, what each is, and
//! which number is declared at a path.

use super::choices::Answer;
use super::number::NumberKind;

/// What may stand in a field.
#[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "the schema is written on the host"))]
pub(crate) enum Shape {
    Text,
    Flag,
    Count,
    Decimal,
    /// A closed question.
    Choice {
        name: &'static str,
        doc: &'static [&'static str],
        answers: &'static [Answer],
    },
    Record {
        name: &'static str,
        doc: &'static [&'static str],
        fields: &'static [FieldShape],
    },
    List(&'static Shape),
}

/// A field: its name in the file, what it is in words, and its number where it is one.
#[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "the schema is written on the host"))]
pub(crate) struct FieldShape {
    pub(crate) name: &'static str,
    pub(crate) doc: &'static [&'static str],
    pub(crate) shape: &'static Shape,
    pub(crate) number: Option<&'static NumberKind>,
}

/// A type of the document that says what it looks like.
pub(crate) trait Shaped {
    const SHAPE: Shape;
}

impl Shaped for String {
    const SHAPE: Shape = Shape::Text;
}
impl Shaped for bool {
    const SHAPE: Shape = Shape::Flag;
}
impl Shaped for u32 {
    const SHAPE: Shape = Shape::Count;
}
impl Shaped for rust_decimal::Decimal {
    const SHAPE: Shape = Shape::Decimal;
}
impl<T: Shaped> Shaped for Option<T> {
    const SHAPE: Shape = T::SHAPE;
}
impl<T: Shaped> Shaped for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
}

/// The number declared at `key` below `shape`, where there is one. Any name stands for a row of a list.
pub(crate) const fn number_at(mut shape: &'static Shape, key: &str) -> Option<&'static NumberKind> {
    let key = key.as_bytes();
    let mut from = 0;
    loop {
        let mut to = from;
        while to < key.len() && key[to] != b'.' {
            to += 1;
        }
        let mut number = None;
        match shape {
            Shape::List(row) => shape = row,
            Shape::Record { fields, .. } => {
                let mut at = 0;
                while at < fields.len() && !is_part(key, from, to, fields[at].name.as_bytes()) {
                    at += 1;
                }
                if at == fields.len() {
                    return None;
                }
                number = fields[at].number;
                shape = fields[at].shape;
            }
            _ => return None,
        }
        if to == key.len() {
            return number;
        }
        from = to + 1;
    }
}

/// Whether `key` reads `name` between `from` and `to`.
const fn is_part(key: &[u8], from: usize, to: usize, name: &[u8]) -> bool {
    if to - from != name.len() {
        return false;
    }
    let mut at = 0;
    while at < name.len() && key[from + at] == name[at] {
        at += 1;
    }
    at == name.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Bounds, Quantity, Study, Unit};

    #[test]
    fn a_number_is_found_by_its_path_and_nothing_else_is_one() {
        let found = |key: &str| number_at(&Study::SHAPE, key).map(|one| (one.unit, one.bounds));
        assert_eq!(found("horizon"), Some((Unit::Months, Bounds::Whole(12, 60))));
        assert_eq!(found("measures.*.worth.hour.pay"), Some((Unit::Money, Bounds::Positive)));
        assert_eq!(found("costs.#.rate"), found("costs.7.rate"));
        for key in ["", "costs", "costs.#", "title", "horizon.value", "measures.*.worth.hour.payment", "costs.#.rate."]
        {
            assert_eq!(found(key), None, "{key}");
        }
    }

    #[test]
    fn every_number_of_the_document_is_declared() {
        fn walk(shape: &'static Shape, path: &str, open: &mut Vec<String>) {
            match shape {
                Shape::List(row) => walk(row, path, open),
                Shape::Record { fields, .. } => {
                    for field in *fields {
                        let is_number = matches!(field.shape, Shape::Record { name: "Quantity", .. });
                        let path = [path, ".", field.name].concat();
                        if is_number != field.number.is_some() {
                            open.push(path);
                        } else if !is_number {
                            walk(field.shape, &path, open);
                        }
                    }
                }
                _ => {}
            }
        }
        let mut open = Vec::new();
        walk(&Study::SHAPE, "", &mut open);
        assert_eq!(open, Vec::<String>::new());
        assert!(matches!(Quantity::SHAPE, Shape::Record { name: "Quantity", .. }), "the walk looks for its name");
    }
}
