//! The verdict as a picture: an SVG of 1200 × 630, the size in which links and slides show pictures.

use super::plain::markup;
use super::summary::Summary;

const WIDTH: usize = 1200;
const HEIGHT: usize = 630;
/// Letters in a line of the headline and of the small print.
const HEADLINE: usize = 44;
const SMALL: usize = 88;

/// The picture of a result.
pub fn card(summary: &Summary) -> String {
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"system-ui, sans-serif\" fill=\"#10161d\"><rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/><rect width=\"16\" height=\"{HEIGHT}\" fill=\"#0b6b53\"/>"
    );
    let mut y = 80;
    let mut write = |text: &str, size: usize, weight: usize, most: usize, lines: usize, colour: &str| {
        for one in wrapped(text, most, lines) {
            out += &format!(
                "<text x=\"64\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{colour}\">{}</text>",
                markup(&one)
            );
            y += size * 5 / 4;
        }
        y += size / 2;
    };
    write(&summary.title, 28, 600, 70, 1, "#4a5763");
    write(&summary.sentences[0], 48, 700, HEADLINE, 3, "#10161d");
    write(&summary.sentences[1], 26, 400, SMALL, 2, "#10161d");
    write(&summary.sentences[2], 22, 400, SMALL + 12, 2, "#4a5763");
    let count = summary.figures.len().max(1);
    let step = (WIDTH - 128) / count;
    for (at, figure) in summary.figures.iter().enumerate() {
        let x = 64 + at * step;
        let name = wrapped(&figure.name, step / 11, 2);
        for (row, one) in name.iter().enumerate() {
            out += &format!(
                "<text x=\"{x}\" y=\"{}\" font-size=\"18\" fill=\"#4a5763\">{}</text>",
                500 + row * 22,
                markup(one)
            );
        }
        let number = wrapped(&figure.number, step / 15, 2);
        for (row, one) in number.iter().enumerate() {
            out += &format!(
                "<text x=\"{x}\" y=\"{}\" font-size=\"28\" font-weight=\"700\">{}</text>",
                560 + row * 32,
                markup(one)
            );
        }
    }
    out + "</svg>"
}

/// `text` in lines of at most `most` letters, at most `lines` of them; what has no room ends in a mark.
pub(super) fn wrapped(text: &str, most: usize, lines: usize) -> Vec<String> {
    let mut found: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let word: String = word.chars().take(most).collect();
        match found.last_mut() {
            Some(last) if last.is_empty() => *last = word,
            Some(last) if last.chars().count() + 1 + word.chars().count() <= most => *last += &format!(" {word}"),
            _ => found.push(word),
        }
    }
    if found.len() > lines {
        found.truncate(lines);
        if let Some(last) = found.last_mut() {
            last.push('…');
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_wrapped_at_words_and_cut_with_a_mark() {
        assert_eq!(wrapped("one two three four", 9, 2), ["one two", "three…"]);
        assert_eq!(wrapped("", 9, 2), [""]);
        assert_eq!(wrapped(&"x".repeat(30), 9, 2), ["x".repeat(9)]);
    }
}
