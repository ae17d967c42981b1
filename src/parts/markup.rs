//! Parts that only show something are written as text and set as one piece: a tenth of the code of a view that can
//! change in every place, and one call into the browser instead of one for each element.

/// `text` as it may stand in an element or in a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// A table behind a picture: the same numbers for those who do not see it. The first cell of a row is its head.
pub fn table(caption: &str, heads: &[&str], rows: &[Vec<String>]) -> String {
    let cell = |at: usize, tag: &str, scope: &str, text: &str| {
        let class = if at == 0 { "" } else { " class=\"num\"" };
        format!("<{tag}{scope}{class}>{}</{tag}>", escape(text))
    };
    let head: String = heads.iter().enumerate().map(|(at, text)| cell(at, "th", " scope=\"col\"", text)).collect();
    let body: String = rows
        .iter()
        .map(|row| {
            let cells: String = row
                .iter()
                .enumerate()
                .map(
                    |(at, text)| {
                        if at == 0 { cell(at, "th", " scope=\"row\"", text) } else { cell(at, "td", "", text) }
                    },
                )
                .collect();
            format!("<tr>{cells}</tr>")
        })
        .collect();
    let caption = escape(caption);
    format!(
        "<div class=\"chart__scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table>\
         <caption class=\"vh\">{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
}

/// Pairs of a name and what stands behind it.
pub fn pairs(lines: &[(String, String)]) -> String {
    let items: String = lines
        .iter()
        .map(|(name, value)| format!("<div><dt>{}</dt><dd>{}</dd></div>", escape(name), escape(value)))
        .collect();
    format!("<dl class=\"formula__lines\">{items}</dl>")
}
