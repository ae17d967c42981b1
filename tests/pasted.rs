//! What people paste from spreadsheets, and what is taken from it: `fixtures/typed.json`, "pasted".

#![cfg(not(target_arch = "wasm32"))]

use std::time::Instant;

use payoff::amount::{
    Asked, Choices, ColumnRole, Format, LeftOut, PastedCell, PastedTable, Span, Wanted, What, bare, table,
};
use proptest::prelude::*;
use serde_json::Value;

fn wanted(line: &Value) -> Wanted {
    let text = line["text"].as_str().unwrap_or_default();
    let value: Asked = match () {
        () if line["values_minutes"].is_array() => What::Time(Span::Minute).into(),
        () if text.contains('%') && line["box"] == "series" => What::Percent.into(),
        () if text.contains('$') => What::Money.into(),
        () => What::Number.into(),
    };
    match line["box"].as_str() {
        Some("participants") => {
            Wanted { numbers: vec![value, What::Percent.into(), What::Percent.into()], are_periods: false }
        }
        _ => Wanted { numbers: vec![value, What::Number.into()], are_periods: true },
    }
}

fn numbers(table: &PastedTable, which: usize) -> Vec<Option<String>> {
    let number = |row| match table.number(row, which).0 {
        PastedCell::Number(value) => Some(value.normalize().to_string()),
        _ => None,
    };
    table.counted().map(number).collect()
}

#[test]
fn what_people_paste_is_taken_so() {
    let text = std::fs::read_to_string("tests/fixtures/typed.json").expect("the fixture");
    let fixture: Value = serde_json::from_str(&text).expect("JSON");
    for line in fixture["pasted"].as_array().expect("lines") {
        let id = line["id"].as_str().expect("an id");
        let format = Format::named(line["locale"].as_str().expect("a locale"), "USD");
        let found = table(line["text"].as_str().expect("a text"), &format, &wanted(line), &Choices::default());
        let list = |key: &str| {
            line[key].as_array().map(|all| all.iter().map(|one| one.as_str().map(String::from)).collect::<Vec<_>>())
        };
        let plain = |all: Vec<Option<String>>| -> Vec<Option<String>> {
            // 1234.50 is 1234.5, and 5.516666… has no end.
            all.into_iter()
                .map(|one| {
                    one.map(|text| {
                        text.parse::<rust_decimal::Decimal>()
                            .map_or(text.clone(), |value| value.normalize().to_string())
                    })
                })
                .collect()
        };
        for (key, which) in [("values", 0), ("change", 0), ("driver", 1), ("shares", 1), ("sure", 2)] {
            if let Some(wanted) = list(key) {
                assert_eq!(numbers(&found, which), plain(wanted), "{id}: {key}");
            }
        }
        if let Some(wanted) = list("values_minutes") {
            for (found, wanted) in numbers(&found, 0).into_iter().zip(wanted) {
                let (found, wanted) = (found.expect(id), wanted.expect(id));
                assert!(found.starts_with(wanted.trim_end_matches('…')), "{id}: {found} for {wanted}");
            }
        }
        for key in ["periods", "names"] {
            if let Some(wanted) = list(key) {
                let names: Vec<Option<String>> = found.counted().map(|row| Some(found.name(row))).collect();
                assert_eq!(names, wanted, "{id}: {key}");
            }
        }
        if let Some(wanted) = list("left_out") {
            let left: Vec<Option<String>> =
                found.rows.iter().filter(|row| row.left_out.is_some()).map(|row| row.cells.first().cloned()).collect();
            assert_eq!(left, wanted, "{id}");
        }
        if id == "P9" {
            let names: Vec<String> = found.counted().map(|row| found.name(row)).collect();
            assert_eq!(names, ["Jan 2024", "Feb 2024", "Mar 2024"]);
        }
        if id == "P22" {
            let errors = Wanted { numbers: vec![What::Count.into(), What::Number.into()], are_periods: true };
            let other = table(line["text"].as_str().expect("a text"), &format, &errors, &Choices::default());
            assert!(
                other.counted().all(|row| matches!(other.number(row, 0).0, PastedCell::Text(_))),
                "refused for another measure"
            );
        }
    }
}

fn series(text: &str, locale: &str) -> PastedTable {
    let wanted = Wanted { numbers: vec![What::Number.into(), What::Number.into()], are_periods: true };
    table(text, &Format::named(locale, "EUR"), &wanted, &Choices::default())
}

fn shown(text: &str, locale: &str) -> String {
    let found = series(text, locale);
    let number = |row, which| match found.number(row, which) {
        (PastedCell::Number(value), _) => value.normalize().to_string(),
        (PastedCell::Gap, _) => "-".into(),
        (PastedCell::Text(_), text) => format!("«{text}»"),
    };
    found.counted().map(|row| [found.name(row), number(row, 0), number(row, 1)].join("|")).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_whole_block_decides_on_marks_periods_and_layout() {
    for (locale, text, wanted) in [
        ("de-DE", "Jan\t1.234\nFeb\t12.5", "Jan|1.234|- Feb|12.5|-"),
        ("en-US", "Jan\t1,234\nFeb\t12,5", "Jan|1.234|- Feb|12.5|-"),
        ("en-US", "Jan\t1,234\nFeb\t1,250", "Jan|1234|- Feb|1250|-"),
        ("de-DE", "Jan;11,8\nFeb;11,9", "Jan|11.8|- Feb|11.9|-"),
        ("de-DE", "Jan 40,5\nFeb 42,1", "Jan|40.5|- Feb|42.1|-"),
        ("de-DE", "37,5\n38,1", "|37.5|- |38.1|-"),
        ("de-DE", "2019,37\n2020,41\n2021,39", "2019|37|- 2020|41|- 2021|39|-"),
        ("en-US", "Date,Leavers\n2024-01-31,12\n2024-02-29,14", "2024-01-31|12|- 2024-02-29|14|-"),
        ("en-US", "1/31/2024\t12\n2/29/2024\t14", "1/31/2024|12|- 2/29/2024|14|-"),
        ("en-US", "2021\t41\n2020\t39\n2019\t37", "2021|41|- 2020|39|- 2019|37|-"),
        ("en-US", "2019\t2020\t2021\n37\t41\t39", "2019|37|- 2020|41|- 2021|39|-"),
        (
            "en-US",
            "Month\tJan\tFeb\tMar\nLeavers\t12\t14\t11\nOrders\t100\t110\t120",
            "Jan|12|100 Feb|14|110 Mar|11|120",
        ),
        ("en-US", "Jan\t40\t1000\nFeb\t42\t1100", "Jan|40|1000 Feb|42|1100"),
        ("en-US", "40\n42\n41", "|40|- |42|- |41|-"),
        ("en-US", "Leavers\n12\n14", "|12|- |14|-"),
        ("en-US", "2019\n2020\n2021", "|2019|- |2020|- |2021|-"),
        ("en-US", "Jan\t#DIV/0!\nFeb\t42", "Jan|-|- Feb|42|-"),
        ("de-DE", "Jan\t#NV\nFeb\t42\nSumme\t42", "Jan|-|- Feb|42|-"),
        ("en-US", "\u{feff}Month;Value\r\nJan;40\r\nFeb;42\r\n", "Jan|40|- Feb|42|-"),
        ("en-US", "Jan\t40\n\n\nFeb\t42", "Jan|40|- Feb|42|-"),
        ("en-US", "\t\tJan\t40\n\t\tFeb\t42", "Jan|40|- Feb|42|-"),
        ("en-US", "Jan\t40\nFeb\tabout forty\nMar\t41", "Jan|40|- Feb|«about forty»|- Mar|41|-"),
        ("en-US", "| Jan | 40 |\n| Feb | 42 |", "Jan|40|- Feb|42|-"),
        ("hi-IN", "जनवरी\t१२\nफरवरी\t१४", "जनवरी|12|- फरवरी|14|-"),
        ("en-US", "45292,37\n45323,41\n45352,40", "Jan 2024|37|- Feb 2024|41|- Mar 2024|40|-"),
        ("en-US", "Leavers: 12, 14, 11, 13", "|12|- |14|- |11|- |13|-"),
        ("en-US", "1,200 1,350 1,280", "|1200|- |1350|- |1280|-"),
        ("en-US", "2023/24\t12\n2024/25\t9", "2023/24|12|- 2024/25|9|-"),
        ("de-DE", "KW 1\t37\nKW 2\t41", "KW 1|37|- KW 2|41|-"),
        ("en-US", "January 2024,37\nFebruary 2024,41", "January 2024|37|- February 2024|41|-"),
        ("en-US", "1/1/2024,37\n2/1/2024,41", "1/1/2024|37|- 2/1/2024|41|-"),
        ("en-US", "Month | Sales\n--- | ---\nJan | 37\nFeb | 41", "Jan|37|- Feb|41|-"),
        ("ja-JP", "1月\t37\n2月\t41", "1月|37|- 2月|41|-"),
        ("en-US", "Jan\t40\tok\nFeb\t42\tok", "Jan|40|- Feb|42|-"),
        ("en-US", "Jan: 40\nFeb: 42", "Jan|40|- Feb|42|-"),
        ("en-US", "Jan - 40\nFeb - 42", "Jan|40|- Feb|42|-"),
        ("en-US", "Region\tMonth\tSales\nNorth\tJan\t40\nNorth\tFeb\t42", "Jan|40|- Feb|42|-"),
        ("en-US", "Source: HR\n\nMonth\tLeavers\nJan\t12\nFeb\t14", "Jan|12|- Feb|14|-"),
        ("en-US", "Jan\t40\nFeb\t42\nMax\t42\nCount\t2", "Jan|40|- Feb|42|-"),
    ] {
        assert_eq!(shown(text, locale), wanted, "{text:?}");
    }
}

#[test]
fn participants_are_read_without_marks_and_behind_running_numbers() {
    let wanted =
        Wanted { numbers: vec![What::Number.into(), What::Percent.into(), What::Percent.into()], are_periods: false };
    for text in ["Anna Smith 3 60% 80%\nBen 2 50% 70%", "1\tAnna Smith\t3\t60%\t80%\n2\tBen\t2\t50%\t70%"] {
        let found = table(text, &Format::named("en-US", "USD"), &wanted, &Choices::default());
        let names: Vec<String> = found.counted().map(|row| found.name(row)).collect();
        assert_eq!(names, ["Anna Smith", "Ben"], "{text:?}");
        for (which, wanted) in [(0, ["3", "2"]), (1, ["60", "50"]), (2, ["80", "70"])] {
            assert_eq!(numbers(&found, which), wanted.map(|one| Some(one.to_string())), "{text:?}");
        }
    }
    let minutes = Wanted { numbers: vec![What::Time(Span::Minute).into(), What::Number.into()], are_periods: true };
    let found = table("Jan 5:42\nFeb 5:30", &Format::named("en-US", "USD"), &minutes, &Choices::default());
    assert_eq!(numbers(&found, 0), [Some("5.7".into()), Some("5.5".into())]);
}

#[test]
fn a_person_can_take_a_row_back_leave_one_out_and_swap_columns() {
    let wanted = Wanted { numbers: vec![What::Number.into(), What::Number.into()], are_periods: true };
    let format = Format::named("en-US", "USD");
    let read = |choices: Choices| table("Jan\t40\t7\nFeb\t42\t8\nTotal\t82\t15", &format, &wanted, &choices);
    assert_eq!(read(Choices::default()).rows[2].left_out, Some(LeftOut::Total));
    let back = read(Choices { rows: vec![(2, true), (0, false)], ..Choices::default() });
    assert_eq!(numbers(&back, 0), [Some("42".into()), Some("82".into())]);
    assert_eq!(back.rows[0].left_out, Some(LeftOut::ByHand));
    let swapped = read(Choices {
        roles: Some(vec![ColumnRole::Name, ColumnRole::Number(1), ColumnRole::Number(0)]),
        ..Choices::default()
    });
    assert_eq!(numbers(&swapped, 0), [Some("7".into()), Some("8".into())]);
}

#[test]
fn parts_of_one_are_asked_about_once_for_a_column() {
    let wanted =
        Wanted { numbers: vec![What::Number.into(), What::Percent.into(), What::Percent.into()], are_periods: false };
    let format = Format::named("en-US", "USD");
    let read = |are_fractions| {
        table("A\t3\t0.6\t0.8\nB\t2\t0.5\t1", &format, &wanted, &Choices { are_fractions, ..Choices::default() })
    };
    assert_eq!(read(None).fractions, [2, 3]);
    assert_eq!(numbers(&read(None), 2), [Some("80".into()), Some("100".into())]);
    assert_eq!(numbers(&read(Some(false)), 1), [Some("0.6".into()), Some("0.5".into())]);
}

/// A second is the bound; the ratio to the bare parse is printed.
#[test]
fn five_thousand_rows_are_read_within_a_second() {
    let rows: String =
        (1..=5000).map(|at| format!("{}-{:02}\t{}.5\t{}\n", 1600 + at / 12, at % 12 + 1, at * 3, at)).collect();
    let started = Instant::now();
    let cells = bare(&rows, b'\t');
    let parse = started.elapsed();
    let timed = |_| {
        let started = Instant::now();
        let found = series(&rows, "en-US");
        (started.elapsed(), found.counted().count())
    };
    // Of three runs the quickest: other work of the machine is none of the reader's.
    let (whole, counted) = (0..3).map(timed).min().expect("three runs");
    assert_eq!((cells, counted), (15_000, 5_000));
    let ratio = whole.as_micros() / parse.as_micros().max(1);
    println!("5,000 rows: {whole:?}, the bare parse {parse:?}, {ratio} times as long");
    // A build for tests is some ten times slower than the page, and the machine may be busy.
    let most = if cfg!(debug_assertions) { 10_000 } else { 1_000 };
    assert!(whole.as_millis() < most, "{whole:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("PAYOFF_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(256)
    ))]

    /// Whatever is pasted, and whatever a person chooses then, each row counts or says why it does not.
    #[test]
    fn no_block_stops_the_reader(pieces in proptest::collection::vec(piece(), 0..30), roles in proptest::collection::vec(0usize..4, 0..5), periods: bool) {
        let text = pieces.concat();
        let roles = roles.into_iter().map(|role| if role == 3 { ColumnRole::Name } else { ColumnRole::Number(role) }).collect();
        let numbers = vec![What::Number.into(), What::Percent.into(), What::Percent.into()];
        let wanted = Wanted { numbers, are_periods: periods };
        for locale in ["en-US", "de-DE", "en-IN"] {
            let format = Format::named(locale, "EUR");
            for choices in [Choices::default(), Choices { roles: Some(Vec::clone(&roles)), rows: vec![(0, true), (1, false)], are_fractions: Some(true) }] {
                let found = table(&text, &format, &wanted, &choices);
                for row in found.counted() {
                    let _ = (found.name(row), found.number(row, 0), found.number(row, 1), found.number(row, 2));
                }
            }
        }
    }
}

fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "1",
        "40",
        "2024",
        "45292",
        "1,234",
        "1.5",
        "0.6",
        "60%",
        "$5",
        "05:42",
        "Jan",
        "Q1",
        "Total",
        "Ø",
        "a b",
        "\t",
        "\t",
        "\n",
        "\n",
        "\r\n",
        ",",
        ";",
        "|",
        " ",
        "\"",
        "\"",
        "-",
        "#N/A",
        "01.2024",
        "2024-01-31",
        "\u{feff}",
        "१२",
        "é",
        "\0",
        "'",
    ]);
    fixed.prop_map(String::from)
}

#[test]
fn months_by_years_are_one_series_in_the_order_of_time() {
    let wanted = "Jan 2023|40|- Feb 2023|41|- Mar 2023|42|- Jan 2024|38|- Feb 2024|37|- Mar 2024|36|-";
    for text in [
        "\t2023\t2024\nJan\t40\t38\nFeb\t41\t37\nMar\t42\t36",
        "Month\t2024\t2023\nJan\t38\t40\nFeb\t37\t41\nMar\t36\t42",
        "Year;Jan;Feb;Mar\n2023;40;41;42\n2024;38;37;36",
        "2023 2024\nJan 40 38\nFeb 41 37\nMar 42 36",
        "Errors by month\n,2023,2024\nJan,40,38\nFeb,41,37\nMar,42,36",
    ] {
        let found = series(text, "en-US");
        assert!(found.is_by_year, "{text:?}");
        assert_eq!(shown(text, "en-US"), wanted, "{text:?}");
    }
    // Sums of a year and of a month are left out and said; months that are still to come are none.
    let text = "\t2023\t2024\tTotal\nQ1\t40\t38\t78\nQ2\t41\t\t41\nQ3\t\t37\t37\nQ4\t42\t\t42\nTotal\t123\t75\t198";
    assert_eq!(
        shown(text, "en-US"),
        "Q1 2023|40|- Q2 2023|41|- Q3 2023|-|- Q4 2023|42|- Q1 2024|38|- Q2 2024|-|- Q3 2024|37|-"
    );
    let left: Vec<String> = series(text, "en-US")
        .rows
        .iter()
        .filter(|row| row.left_out == Some(LeftOut::Total))
        .map(|row| row.cells.join(" "))
        .collect();
    assert_eq!(left, ["Total 2023 123", "Total 2024 75", "Total Q1 78", "Total Q2 41", "Total Q3 37", "Total Q4 42"]);
    // Twelve names are the months of any language.
    let thai: String = (1..=12)
        .map(|at| {
            format!("เดือน{}\t{at}\t{}\n", ["ก", "ข", "ค", "ง", "จ", "ฉ", "ช", "ซ", "ฌ", "ญ", "ฎ", "ฏ"][at - 1], at + 12)
        })
        .collect();
    assert_eq!(series(&format!("\t2566\t2567\n{thai}"), "en-US").counted().count(), 24);
}

/// Years over the rows of several measures are no months, and a driver beside its numbers is none either.
#[test]
fn other_tables_with_years_are_read_as_before() {
    for (text, wanted) in [
        ("\t2022\t2023\t2024\nLeavers\t12\t14\t11\nOrders\t100\t110\t120", "2022|12|100 2023|14|110 2024|11|120"),
        ("2019\t2020\t2021\n37\t41\t39", "2019|37|- 2020|41|- 2021|39|-"),
        ("Year\tErrors\tOrders\n2023\t40\t1000\n2024\t42\t1100", "2023|40|1000 2024|42|1100"),
    ] {
        assert!(!series(text, "en-US").is_by_year, "{text:?}");
        assert_eq!(shown(text, "en-US"), wanted, "{text:?}");
    }
}

#[test]
fn months_with_two_digits_of_their_year_are_no_fractions_and_a_comma_between_words_is_no_decimal_mark() {
    for (locale, text, wanted) in [
        ("en-US", "1/24\t40\n2/24\t42\n3/24\t41", "1/24|40|- 2/24|42|- 3/24|41|-"),
        ("de-DE", "11.23\t1.240\n12.23\t1.242\n01.24\t1.241", "11.23|1240|- 12.23|1242|- 01.24|1241|-"),
        ("en-US", "24-01\t40\n24-02\t42", "24-01|40|- 24-02|42|-"),
        (
            "en-US",
            "Period,Value\n\"Jan, 2024\",\"1,234\"\n\"Feb, 2024\",\"1,250\"",
            "Jan, 2024|1234|- Feb, 2024|1250|-",
        ),
        ("de-DE", "Jan. 2024\t1.234\nFeb. 2024\t1.250", "Jan. 2024|1234|- Feb. 2024|1250|-"),
        ("en-US", "Jan 40, Feb 42, Mar 41", "Jan|40|- Feb|42|- Mar|41|-"),
        ("en-US", "Jan=40;Feb=42;Mar=41", "Jan|40|- Feb|42|- Mar|41|-"),
        ("en-US", "Jan|40|Feb|42", "Jan|40|- Feb|42|-"),
        ("en-US", "[40, 42, 41]", "|40|- |42|- |41|-"),
        ("en-US", "{\"Jan\": 40, \"Feb\": 42}", "Jan|40|- Feb|42|-"),
        ("en-US", "Jan\t40\nFeb\t42\nYTD\t82\n\nSource: HR system", "Jan|40|- Feb|42|-"),
        ("en-US", "Jan\t40\nFeb\t42\nMar\t", "Jan|40|- Feb|42|- Mar|-|-"),
    ] {
        assert_eq!(shown(text, locale), wanted, "{text:?} in {locale}");
    }
}
