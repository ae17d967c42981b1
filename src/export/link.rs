//! A study in the part of an address after `#`, which no browser sends to anybody.
//!
//! The page compresses the text in between ([`text`] → raw deflate → [`address`], and back by [`parts`] → inflate → [`open`]).
//! A sum over the text tells a link that was cut or changed on its way from one that is whole: raw deflate would often not.

use crate::study::Study;
use crate::study::envelope::{self, CannotOpen, Opened};

use super::bare::without_words;

/// The start of the address of a received study.
pub const START: &str = "#/received/";
/// Beyond this length mail and chat programs cut links, and a file is the better way.
pub const LONGEST: usize = 8_000;
/// Nothing longer is looked at: unfolded, it could fill the memory.
const MOST: usize = 200_000;
/// The way a link is written; a newer page may write another.
const FORM: char = '1';

/// Why a link cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// A part is missing, or something was changed.
    Changed,
    /// Written by a newer page.
    Newer,
    /// Not one of ours.
    NotOurs,
    TooLong,
}

impl Broken {
    /// What happened and what to do, for the person who opened it.
    pub fn sentence(self) -> &'static str {
        match self {
            Broken::Changed => {
                "This link is not whole: a part of it is missing or was changed on its way. Copy all of it, or ask for the study as a file"
            }
            Broken::Newer => "This link comes from a newer version. Reload this page and open the link again",
            Broken::NotOurs => "There is no study in this link. Ask whoever sent it for the link again, or for a file",
            Broken::TooLong => "This link is longer than any that this page makes. Ask for the study as a file",
        }
    }
}

impl From<CannotOpen> for Broken {
    fn from(cannot: CannotOpen) -> Self {
        match cannot {
            CannotOpen::Newer(_) => Broken::Newer,
            CannotOpen::NotOurs => Broken::NotOurs,
            CannotOpen::TooLarge => Broken::TooLong,
            _ => Broken::Changed,
        }
    }
}

/// What a link holds before it is compressed: the study, without its words unless they are asked for.
pub fn text(study: &Study, with_words: bool) -> String {
    let study = if with_words { study.clone() } else { without_words(study) };
    serde_json::to_string(&envelope::around(&study)).unwrap_or_default()
}

/// The address of `text`, of which `packed` is the compressed form.
pub fn address(text: &str, packed: &[u8]) -> String {
    let mut bytes = checksum(text.as_bytes()).to_be_bytes().to_vec();
    bytes.extend(packed);
    format!("{START}{FORM}{}", base64url(&bytes))
}

/// Takes the address of a link, or the whole link, apart into the sum over its text and the compressed text.
///
/// # Errors
/// Why it is not a link that this page can open.
pub fn parts(link: &str) -> Result<(u32, Vec<u8>), Broken> {
    let link = link.trim();
    let at = link.find(START).ok_or(Broken::NotOurs)?;
    let rest = &link[at + START.len()..];
    if rest.len() > MOST {
        return Err(Broken::TooLong);
    }
    let coded = match rest.chars().next() {
        Some(FORM) => &rest[FORM.len_utf8()..],
        Some('2'..='9') => return Err(Broken::Newer),
        _ => return Err(Broken::NotOurs),
    };
    // Mail programs put a mark or a sign of their own after a link.
    let coded = coded.trim_end_matches(['.', ',', ';', ')', '>', '"', '\'', '=']);
    let bytes = bytes_of(coded).ok_or(Broken::Changed)?;
    let (sum, packed) = bytes.split_first_chunk::<4>().ok_or(Broken::Changed)?;
    Ok((u32::from_be_bytes(*sum), packed.to_vec()))
}

/// The study in the text of a link with the sum `sum`.
///
/// # Errors
/// Why it cannot be opened.
pub fn open(sum: u32, text: &[u8]) -> Result<Opened, Broken> {
    if checksum(text) != sum {
        return Err(Broken::Changed);
    }
    let opened = envelope::open(text)?;
    if opened.envelope.studies.is_empty() { Err(Broken::NotOurs) } else { Ok(opened) }
}

/// CRC-32 (IEEE 802.3), the sum that zip files carry as well.
pub fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg()))
    })
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Base64 for addresses, without padding (RFC 4648, section 5).
fn base64url(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let word = (0..3).fold(0u32, |word, at| word << 8 | u32::from(group.get(at).copied().unwrap_or(0)));
        for at in 0..=group.len() {
            out.push(char::from(LETTERS[(word >> (18 - 6 * at)) as usize & 63]));
        }
    }
    out
}

/// The bytes of such a text; none where something else is in it.
fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for group in text.as_bytes().chunks(4) {
        let mut word = 0u32;
        for at in 0..4 {
            let six = match group.get(at) {
                Some(letter) => LETTERS.iter().position(|one| one == letter)?,
                None => 0,
            };
            word = word << 6 | u32::try_from(six).ok()?;
        }
        let whole = word.to_be_bytes();
        out.extend(whole.get(1..group.len()).filter(|_| group.len() > 1)?);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::examples;
    use proptest::prelude::*;

    /// RFC 4648, section 10, in the alphabet of addresses and without padding.
    #[test]
    fn base64_is_that_of_the_standard() {
        let known = [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("foobar", "Zm9vYmFy")];
        for (bytes, text) in known {
            assert_eq!((base64url(bytes.as_bytes()).as_str(), bytes_of(text)), (text, Some(bytes.into())));
        }
        assert_eq!(base64url(&[0xfb, 0xff]), "-_8");
        for wrong in ["Zg=", "Zm9v!", "Zm 9v", "Z", "Zm9vY"] {
            assert_eq!(bytes_of(wrong), None, "{wrong}");
        }
    }

    /// The check value of CRC-32 as every table of such sums gives it.
    #[test]
    fn the_sum_is_that_of_the_standard() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
    }

    /// A link whose text is not compressed: what is between is the browser's.
    fn link(study: &Study) -> String {
        let text = text(study, true);
        address(&text, text.as_bytes())
    }

    fn opened(link: &str) -> Result<Study, Broken> {
        let (sum, text) = parts(link)?;
        open(sum, &text).map(|mut opened| opened.envelope.studies.remove(0))
    }

    #[test]
    fn an_example_comes_back_as_it_went() {
        for study in examples::all() {
            assert_eq!(opened(&format!("https://example.org/x/{}", link(&study))).as_ref(), Ok(&study));
            let bare = text(&study, false);
            assert!(!bare.contains(&study.title));
        }
    }

    #[test]
    fn a_link_that_is_cut_changed_foreign_or_newer_is_told_by_what_it_is() {
        let link = link(&examples::all()[0]);
        assert_eq!(opened(&link[..link.len() - 7]), Err(Broken::Changed));
        let middle = START.len() + link.len() / 2;
        let other = if &link[middle..=middle] == "A" { "B" } else { "A" };
        assert_eq!(opened(&format!("{}{other}{}", &link[..middle], &link[middle + 1..])), Err(Broken::Changed));
        for (foreign, why) in [
            ("https://example.org/#/files", Broken::NotOurs),
            ("#/received/", Broken::NotOurs),
            ("#/received/x", Broken::NotOurs),
            ("#/received/1", Broken::Changed),
            ("#/received/1%20", Broken::Changed),
            ("#/received/2abc", Broken::Newer),
        ] {
            assert_eq!(opened(foreign), Err(why), "{foreign}");
        }
        let newer = r#"{"format":"payoff-study","version":9,"studies":[{}]}"#;
        assert_eq!(open(checksum(newer.as_bytes()), newer.as_bytes()), Err(Broken::Newer));
        let none = r#"{"format":"payoff-study","version":1,"studies":[]}"#;
        assert_eq!(open(checksum(none.as_bytes()), none.as_bytes()), Err(Broken::NotOurs));
        assert_eq!(parts(&format!("{START}1{}", "A".repeat(MOST))), Err(Broken::TooLong));
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(bytes_of(&base64url(&bytes)), Some(bytes));
        }

        #[test]
        fn any_study_comes_back_through_a_link(
            title in ".{0,80}", name in ".{0,80}", value in any::<i64>(), scale in 0u32..7, end in "[.,;)>]{0,2}",
        ) {
            let mut study = examples::all().remove(0);
            (study.title, study.measures[0].name) = (title, name);
            study.measures[0].baseline.value = Some(rust_decimal::Decimal::new(value, scale).normalize());
            prop_assert_eq!(opened(&format!("{}{end}", link(&study))), Ok(study));
        }

        #[test]
        fn no_text_makes_it_fail(text in ".{0,60}") {
            let _ = opened(&text);
            let _ = opened(&format!("{START}{text}"));
            let _ = opened(&format!("{START}1{text}"));
        }
    }
}
