//! The file around studies: what it is, which version, who wrote it, when. Reading never loses a field in silence.

use std::cell::RefCell;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::Study;
use super::migrate::{self, Migrated};
use super::record::{Node, Reading, Record, record};

/// What a file of ours calls itself.
pub const FORMAT: &str = "payoff-study";
/// The newest version of the format this page reads and writes.
pub const VERSION: u32 = 2;
/// A file larger than this is no study (20 MB). A browser keeps five million characters for an address at most, which are
/// fewer bytes than this in any script: a backup of a whole device can always be opened again.
pub const LARGEST_FILE: usize = 20 * 1_048_576;

record! {
    /// A file with studies.
    pub struct Envelope {
        /// What the file calls itself.
        pub format: String,
        /// Version of the format.
        pub version: u32,
        /// The program that wrote it, with its version.
        pub producer: String,
        /// When it was written, ISO 8601.
        pub written: String,
        /// `study` for one, `backup` for all of a device.
        pub kind: String,
        /// The studies.
        pub studies: Vec<Study>,
    }
}

/// A file that was read, with what a person has to know about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    pub envelope: Envelope,
    /// Fields this page does not know, by path. They are named in the preview and kept as they stand.
    pub unknown: Vec<String>,
    /// Names that stand twice in one group, by path; the later value is shown.
    pub doubled: Vec<String>,
    /// The version it was written in, where that is an older one.
    pub migrated_from: Option<u32>,
    /// Answers that the older version read differently.
    pub migrated: Vec<Migrated>,
}

/// Why a file cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotOpen {
    Empty,
    TooLarge,
    NotText,
    /// Not JSON, with line and column.
    NotJson {
        line: usize,
        column: usize,
    },
    NotOurs,
    Newer(u32),
    /// JSON of ours with something in it that does not fit: where, and what.
    Misfit {
        place: String,
        problem: String,
    },
}

impl CannotOpen {
    /// What happened and what to do, for the person who chose the file.
    pub fn sentence(&self) -> String {
        match self {
            CannotOpen::Empty => "The selected file is empty".into(),
            CannotOpen::TooLarge => "The selected file must be smaller than 20MB".into(),
            CannotOpen::NotText => "The selected file could not be read. Save the study again and try that file".into(),
            CannotOpen::NotJson { line, column } => format!(
                "The selected file could not be read. Save the study again and try that file (line {line}, column {column})"
            ),
            CannotOpen::NotOurs => "The selected file is not a study from Payoff".into(),
            CannotOpen::Newer(_) => {
                "The selected file comes from a newer version. Reload this page and try again".into()
            }
            CannotOpen::Misfit { place, problem } => {
                format!(
                    "One part of the selected file cannot be understood, {place}: {problem}. Mend it there, or ask for the file again"
                )
            }
        }
    }
}

/// Reads a file from its bytes: size, text, JSON, format, version, migration, content, in this order.
///
/// # Errors
/// Why it cannot be opened, as a value with a sentence of its own.
///
/// # Examples
/// ```
/// use payoff::study::{Study, envelope};
///
/// let study = Study { title: "Sales talks".into(), ..Study::default() };
/// let file = envelope::write(&[&study], "study", "2026-11-28T12:00:00Z");
/// let opened = envelope::open(file.as_bytes()).expect("our own file");
/// assert_eq!(opened.envelope.studies[0].title, "Sales talks");
/// assert!(envelope::open(b"{}").is_err());
/// ```
pub fn open(bytes: &[u8]) -> Result<Opened, CannotOpen> {
    let (value, doubled) = parse(bytes)?;
    Ok(Opened { doubled, ..open_value(value)? })
}

/// Reads one line of many: a file on one line, or a study without the file around it, as `jq -c '.studies[]'` takes it out.
///
/// # Errors
/// As for [`open`]; what is no file and of whose names most are not those of a study is not ours.
pub fn open_line(bytes: &[u8]) -> Result<Opened, CannotOpen> {
    let (mut value, mut doubled) = parse(bytes)?;
    let mut blank = Study::default();
    let is_study = value.as_object().is_some_and(|fields| {
        let known = fields.keys().filter(|name| blank.field(name).is_some()).count();
        known * 2 > fields.len() && !fields.contains_key("format")
    });
    if is_study {
        let fields = [("format", FORMAT.into()), ("version", VERSION.into()), ("studies", Value::Array(vec![value]))];
        value = Value::Object(fields.map(|(name, value)| (name.to_string(), value)).into_iter().collect());
        doubled.iter_mut().for_each(|place| place.insert_str(0, "studies.0."));
    }
    Ok(Opened { doubled, ..open_value(value)? })
}

/// JSON as a tree, with the names that stand twice in one group.
fn parse(bytes: &[u8]) -> Result<(Value, Vec<String>), CannotOpen> {
    if bytes.len() > LARGEST_FILE {
        return Err(CannotOpen::TooLarge);
    }
    let wide = utf_16(bytes);
    let text = match &wide {
        Some(text) => text,
        None => std::str::from_utf8(bytes).map_err(|_| CannotOpen::NotText)?,
    };
    // Some editors put a byte-order mark before the text.
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(CannotOpen::Empty);
    }
    let (doubled, path) = (RefCell::new(Vec::new()), RefCell::new(Vec::new()));
    let mut json = serde_json::Deserializer::from_str(text);
    let value = Tree { doubled: &doubled, path: &path }
        .deserialize(&mut json)
        .and_then(|value| json.end().map(|()| value))
        .map_err(|error| CannotOpen::NotJson { line: error.line(), column: error.column() })?;
    Ok((value, doubled.into_inner()))
}

/// The text of a file that an editor saved in sixteen-bit characters, which begins with their mark.
fn utf_16(bytes: &[u8]) -> Option<String> {
    let (mark, rest) = bytes.split_at_checked(2)?;
    let read: fn([u8; 2]) -> u16 = match mark {
        [0xff, 0xfe] => u16::from_le_bytes,
        [0xfe, 0xff] => u16::from_be_bytes,
        _ => return None,
    };
    let units = rest.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<String, _>>().ok()
}

/// Reads JSON as a tree and notes every name that stands twice in one group: the later one would win in silence.
#[derive(Clone, Copy)]
struct Tree<'a> {
    doubled: &'a RefCell<Vec<String>>,
    /// Where we are.
    path: &'a RefCell<Vec<String>>,
}

impl Tree<'_> {
    fn within<T>(self, name: String, read: impl FnOnce(Self) -> T) -> T {
        self.path.borrow_mut().push(name);
        let read = read(self);
        self.path.borrow_mut().pop();
        read
    }
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Value;
    fn expecting(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str("JSON")
    }
    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(flag.into())
    }
    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }
    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }
    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(number.into())
    }
    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = self.within(list.len().to_string(), |tree| items.next_element_seed(tree))? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut map = serde_json::Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            let value = self.within(name.clone(), |tree| fields.next_value_seed(tree))?;
            if map.contains_key(&name) {
                self.within(name.clone(), |tree| tree.doubled.borrow_mut().push(tree.path.borrow().join(".")));
            }
            map.insert(name, value);
        }
        Ok(Value::Object(map))
    }
}

/// The same from JSON that is already parsed.
pub fn open_value(value: Value) -> Result<Opened, CannotOpen> {
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(CannotOpen::NotOurs);
    }
    let version = value.get("version");
    // A version larger than this machine counts is a newer one, too.
    let huge = version.and_then(Value::as_f64).is_some_and(|version| version > f64::from(u32::MAX));
    let counted = version.and_then(Value::as_u64).and_then(|version| u32::try_from(version).ok());
    let version = counted.or(huge.then_some(u32::MAX));
    let version = version.filter(|version| *version > 0).ok_or(CannotOpen::NotOurs)?;
    if version > VERSION {
        return Err(CannotOpen::Newer(version));
    }
    let (value, migrated) = migrate::to_newest(value, version);
    let (mut envelope, mut reading) = (Envelope::default(), Reading::default());
    envelope.read(value, &mut reading);
    envelope.studies.iter_mut().for_each(Study::name_rows);
    match reading.misfit {
        None => Ok(Opened {
            envelope,
            unknown: reading.unknown,
            doubled: Vec::new(),
            migrated_from: (version < VERSION).then_some(version),
            migrated,
        }),
        Some((place, problem)) => Err(CannotOpen::Misfit { place, problem }),
    }
}

/// Writes studies as a pretty file. `written` is an ISO 8601 time: this module reads no clock.
pub fn write(studies: &[&Study], kind: &str, written: &str) -> String {
    let studies = studies.iter().map(|study| (*study).clone()).collect();
    let envelope = Envelope { written: written.into(), kind: kind.into(), studies, ..empty() };
    let mut text = serde_json::to_string_pretty(&envelope).unwrap_or_default();
    text.push('\n');
    text
}

/// One study in an envelope, as it is kept on a device.
pub fn around(study: &Study) -> Envelope {
    Envelope { written: study.changed.clone(), kind: "study".into(), studies: vec![study.clone()], ..empty() }
}

fn empty() -> Envelope {
    Envelope {
        format: FORMAT.into(),
        version: VERSION,
        producer: concat!("Payoff ", env!("CARGO_PKG_VERSION")).into(),
        ..Envelope::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(version: &str, rest: &str) -> String {
        format!(r#"{{"format":"payoff-study","version":{version}{rest}}}"#)
    }

    #[test]
    fn a_version_is_newer_however_large_it_is() {
        let refused = |version: &str| open(file(version, "").as_bytes()).err();
        for newer in ["3", "4294967296", "18446744073709551616", "1e300"] {
            assert!(matches!(refused(newer), Some(CannotOpen::Newer(_))), "{newer}");
        }
        for other in ["0", "-1", "1.5", "\"1\"", "null"] {
            assert_eq!(refused(other), Some(CannotOpen::NotOurs), "{other}");
        }
    }

    #[test]
    fn a_file_in_sixteen_bit_characters_is_read_too() {
        let text = file("1", "");
        for (mark, bytes) in [([0xff, 0xfe], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xfe, 0xff], u16::to_be_bytes)]
        {
            let wide: Vec<u8> = mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect();
            assert!(open(&wide).is_ok());
        }
        assert_eq!(open(&[0xff, 0xfe, 0x00]).err(), Some(CannotOpen::Empty));
    }

    #[test]
    fn a_name_that_stands_twice_is_told_with_its_whole_path() {
        let rest = r#","studies":[{},{"title":"a","title":"b","measures":[{"baseline":{"value":"1","value":"2"}}]}],"kind":"a","kind":"b""#;
        let opened = open(file("1", rest).as_bytes()).expect("it opens");
        assert_eq!(opened.doubled, ["studies.1.title", "studies.1.measures.0.baseline.value", "kind"]);
        assert_eq!(opened.envelope.studies[1].title, "b");
    }
}
