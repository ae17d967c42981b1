//! Sheets of cells as an .xlsx file (ECMA-376, part 1): texts, numbers, and formulas that a spreadsheet program works out.
//!
//! A text is written as text, never as a formula, whatever it begins with.

use rust_decimal::Decimal;

use super::plain::markup;
use super::zip::archive;

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Look {
    #[default]
    Plain,
    Head,
    /// A number to be changed.
    Input,
    Money,
    Percent,
    /// A figure of the headline.
    Total,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum SheetCell {
    Empty,
    Text(String, Look),
    Number(Decimal, Look),
    /// A formula without its `=`, and the value it has now where that is known.
    Formula(String, Option<Decimal>, Look),
}

impl SheetCell {
    pub(super) fn text(text: impl Into<String>) -> SheetCell {
        SheetCell::Text(text.into(), Look::Plain)
    }
    /// The cell without the value that its formula has now.
    pub(super) fn without_value(self) -> SheetCell {
        match self {
            SheetCell::Formula(text, _, look) => SheetCell::Formula(text, None, look),
            cell => cell,
        }
    }
    pub(super) fn head(text: impl Into<String>) -> SheetCell {
        SheetCell::Text(text.into(), Look::Head)
    }
}

/// A sheet: its name, the widths of its columns in characters, and its rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct XlsxSheet {
    pub name: &'static str,
    pub widths: Vec<usize>,
    pub rows: Vec<Vec<SheetCell>>,
}

/// The name of a cell: column 0 and row 0 are A1.
pub(super) fn at(column: usize, row: usize) -> String {
    let (mut name, mut rest) = (String::new(), column + 1);
    while rest > 0 {
        let letter = char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0));
        name.insert(0, letter);
        rest = (rest - 1) / 26;
    }
    format!("{name}{}", row + 1)
}

/// A cell holds at most 32,767 characters.
const LONGEST: usize = 32_000;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The file of `sheets`.
pub(super) fn workbook(sheets: &[XlsxSheet]) -> Vec<u8> {
    let numbered = || sheets.iter().enumerate().map(|(at, sheet)| (at + 1, sheet));
    let all =
        |one: &dyn Fn(usize, &XlsxSheet) -> String| numbered().map(|(at, sheet)| one(at, sheet)).collect::<String>();
    let parts = all(&|at, _| {
        format!(r#"<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{SHEET}.worksheet+xml"/>"#)
    });
    let names = all(&|at, sheet| format!(r#"<sheet name="{}" sheetId="{at}" r:id="rId{at}"/>"#, markup(sheet.name)));
    let links = all(&|at, _| {
        format!(r#"<Relationship Id="rId{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>"#)
    });
    let styles = sheets.len() + 1;
    let mut files = vec![
        (
            "[Content_Types].xml".to_string(),
            format!(
                r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{SHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{SHEET}.styles+xml"/>{parts}</Types>"#
            ),
        ),
        (
            "_rels/.rels".to_string(),
            format!(
                r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml".to_string(),
            format!(
                r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_string(),
            format!(
                r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}<Relationship Id="rId{styles}" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"#
            ),
        ),
        ("xl/styles.xml".to_string(), style()),
    ];
    files.extend(numbered().map(|(at, sheet)| (format!("xl/worksheets/sheet{at}.xml"), worksheet(sheet))));
    archive(&files)
}

fn worksheet(sheet: &XlsxSheet) -> String {
    let widths = sheet.widths.iter().enumerate().map(|(at, width)| {
        let at = at + 1;
        format!(r#"<col min="{at}" max="{at}" width="{width}" customWidth="1"/>"#)
    });
    let rows = sheet.rows.iter().enumerate().map(|(row, cells)| {
        let cells: String = cells.iter().enumerate().map(|(column, one)| cell(&at(column, row), one)).collect();
        format!(r#"<row r="{}">{cells}</row>"#, row + 1)
    });
    format!(
        r#"{HEAD}<worksheet xmlns="{MAIN}"><cols>{}</cols><sheetData>{}</sheetData></worksheet>"#,
        widths.collect::<String>(),
        rows.collect::<String>()
    )
}

fn cell(name: &str, cell: &SheetCell) -> String {
    match cell {
        SheetCell::Empty => String::new(),
        SheetCell::Text(text, look) => {
            let cut: String = text.chars().take(LONGEST).collect();
            format!(
                r#"<c r="{name}" s="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                *look as usize,
                markup(&cut)
            )
        }
        SheetCell::Number(number, look) => {
            format!(r#"<c r="{name}" s="{}"><v>{}</v></c>"#, *look as usize, number.normalize())
        }
        SheetCell::Formula(formula, value, look) => {
            let value = value.map_or(String::new(), |value| format!("<v>{}</v>", value.normalize()));
            format!(r#"<c r="{name}" s="{}"><f>{}</f>{value}</c>"#, *look as usize, markup(formula))
        }
    }
}

/// The styles in the order of [`Look`].
fn style() -> String {
    let font = |bold: &str| format!(r#"<font>{bold}<sz val="11"/><name val="Calibri"/></font>"#);
    let fill = |colour: &str| {
        format!(r#"<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/></patternFill></fill>"#)
    };
    let look = |number: u32, font: u32, fill: u32| {
        format!(
            r#"<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>"#
        )
    };
    // 0 is general, 4 is #,##0.00, 164 is ours.
    let looks = [look(0, 0, 0), look(0, 1, 3), look(0, 0, 2), look(4, 0, 0), look(164, 0, 0), look(4, 1, 0)];
    format!(
        r#"{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.00&quot;%&quot;"/></numFmts><fonts count="2">{}{}</fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>{}{}</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="{}">{}</cellXfs></styleSheet>"#,
        font(""),
        font("<b/>"),
        fill("FFF4CC"),
        fill("E8EDF2"),
        looks.len(),
        looks.concat()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (column, name) in [(0, "A1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1"), (702, "AAA1")] {
            assert_eq!(at(column, 0), name);
        }
    }

    #[test]
    fn a_text_is_no_formula_and_no_markup() {
        let text = cell("A1", &SheetCell::text("=1+1</t><f>2\u{0}\u{b}"));
        assert!(text.contains("=1+1&lt;/t&gt;&lt;f&gt;2</t>") && !text.contains("<f>"), "{text}");
        assert!(text.contains(r#"t="inlineStr""#));
    }
}
