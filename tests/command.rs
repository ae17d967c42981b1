//! The command line: what it prints where files, names and numbers are odd.

use std::ffi::OsString;
use std::path::PathBuf;

use payoff::study::*;
use rust_decimal::{Decimal, dec};
use serde_json::{Value, json};

/// A file of its own for each test.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("command");
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(name);
    std::fs::write(&file, bytes).expect("it is written");
    file
}

/// Exit code, output and errors.
fn run(arguments: &[OsString]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = payoff::command::run(arguments, &mut out, &mut err);
    (code, String::from_utf8(out).expect("text"), String::from_utf8(err).expect("text"))
}

fn with(flags: &[&str], file: PathBuf) -> (u8, String, String) {
    let arguments: Vec<OsString> = flags.iter().map(OsString::from).chain([file.into()]).collect();
    run(&arguments)
}

/// The same with `input` as standard input.
fn piped(flags: &[&str], input: &[u8]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = payoff::command::run_with(flags, input, &mut out, &mut err);
    (code, String::from_utf8(out).expect("text"), String::from_utf8(err).expect("text"))
}

fn number(value: Decimal) -> Quantity {
    Quantity::entered(value)
}

/// 20 errors fewer a month at 100 each, half of it due to the training and 80% sure: 9,600 a year, for 4,400.
fn sound() -> Study {
    let isolation = Isolation {
        estimators: vec![Estimator {
            role: Role::Manager,
            share: number(dec!(50)),
            confidence: number(dec!(80)),
            ..Estimator::default()
        }],
        ..Isolation::default()
    };
    let measure = Measure {
        name: "Errors".into(),
        baseline: number(dec!(100)),
        after: number(dec!(80)),
        isolation,
        worth: Worth { value: number(dec!(100)), ..Worth::default() },
        ..Measure::default()
    };
    let mut study = Study {
        title: "Errors".into(),
        state: State::Measured,
        currency: "EUR".into(),
        locale: "en-GB".into(),
        measures: vec![measure],
        costs: vec![CostLine { name: "Programme".into(), rate: number(dec!(2000)), ..CostLine::default() }],
        ..Study::default()
    };
    study.programme.people = number(dec!(10));
    study.programme.hours = number(dec!(8));
    study.programme.hour.value = number(dec!(30));
    study
}

fn written(name: &str, studies: &[&Study]) -> PathBuf {
    file(name, envelope::write(studies, "study", "2026-11-22T12:00:00Z").as_bytes())
}

fn json_of(printed: &str) -> Vec<Value> {
    printed.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

#[test]
fn a_headline_that_is_held_back_is_shown_in_no_table_and_marked_in_the_others() {
    let mut held = sound();
    held.programme.hours = Quantity::default();
    let (_, table, _) = with(&["--table", "--draws", "100"], written("held.json", &[&held, &sound()]));
    let rows: Vec<&str> = table.lines().collect();
    assert!(rows[0].ends_with("Held back by") && rows[1].ends_with("U03"), "{table}");
    // Of the one, cost and expectations are left; the other shows 9,600 for 4,400, a return of 118%.
    assert_eq!(rows[1].matches("held back").count(), 6, "{table}");
    assert!(!rows[1].contains("9,600") && rows[1].contains("2,000"), "{table}");
    assert!(rows[2].contains("118%") && !rows[2].contains("held") && !rows[2].contains("U03"), "{table}");

    let (_, csv, _) = with(&["--csv"], written("held.json", &[&held, &sound()]));
    let cells = |row: usize| csv.lines().nth(row).map(|row| row.split(',').map(String::from).collect::<Vec<_>>());
    let [heading, first, second] = [0, 1, 2].map(|row| cells(row).expect("a row"));
    let column = heading.iter().position(|name| name == "held").expect("the column");
    assert_eq!((first[column].as_str(), second[column].as_str()), ("U03", ""));

    held.kept.push(Waiver {
        finding: "U03".into(),
        place: "programme.hours".into(),
        reason: "At home".into(),
        ..Waiver::default()
    });
    let (_, lines, _) = with(&[], written("held.json", &[&held]));
    let findings = json_of(&lines)[0]["findings"].clone();
    let all = findings.as_array().expect("a list");
    let kept = |id: &str| all.iter().find(|one| one["id"] == id).map(|one| one["kept"].clone());
    assert_eq!(kept("U03"), Some(json!("At home")));
    assert_eq!(kept("P31"), Some(Value::Null));
}

/// 150% of the change would be 28,800; the page asks for 0 to 100, so it counts nothing and neither does the command.
#[test]
fn what_the_page_puts_aside_does_not_count_here_either() {
    let mut study = sound();
    study.measures[0].isolation.estimators[0].share = number(dec!(150));
    study.costs[0].rate = number(dec!(-50));
    let (code, out, err) = with(&[], written("beyond.json", &[&sound(), &study]));
    assert_eq!(code, 0);
    assert!(json_of(&out)[1]["benefit"]["none"].is_string(), "{out}");
    assert_eq!(json_of(&out)[1]["cost"], "2400");
    let places: Vec<&str> = err.lines().filter_map(|line| line.split(": ").last()).collect();
    assert_eq!(places.len(), 2, "{err}");
    for place in ["studies.1.measures.0.isolation.estimators.0.share", "studies.1.costs.0.rate"] {
        assert!(places.contains(&place), "{err}");
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_a_name_like_any_other() {
    use std::os::unix::ffi::OsStringExt;
    let missing = OsString::from_vec(b"/nowhere/\xff\xfe.json".to_vec());
    let (code, out, err) = run(&[missing, written("beside.json", &[&sound()]).into()]);
    assert_eq!((code, json_of(&out).len(), err.lines().count()), (1, 1, 1), "{err}");
    let mut odd = written("odd.json", &[&sound()]).into_os_string().into_vec();
    let at = odd.len() - ".json".len();
    odd.insert(at, 0xff);
    let odd = OsString::from_vec(odd);
    if std::fs::copy(written("odd.json", &[&sound()]), &odd).is_ok() {
        assert_eq!(run(&[odd]).0, 0);
    }
}

#[test]
fn a_name_that_stands_twice_is_said_with_its_place() {
    let text = r#"{"format":"payoff-study","version":1,"studies":[{"title":"a","title":"b"}]}"#;
    let (code, out, err) = with(&[], file("twice.json", text.as_bytes()));
    assert_eq!((code, json_of(&out)[0]["title"].as_str()), (0, Some("b")));
    assert!(err.contains("stands twice, and the later value is taken: studies.0.title"), "{err}");
}

#[test]
fn a_file_without_a_study_is_a_problem() {
    for (at, rest) in [r#","studies":[]"#, r#","studies":null"#, ""].into_iter().enumerate() {
        let text = format!(r#"{{"format":"payoff-study","version":1{rest}}}"#);
        let (code, out, err) = with(&[], file(&format!("none{at}.json"), text.as_bytes()));
        assert_eq!((code, out.as_str()), (1, ""), "{rest}");
        assert!(err.contains("There is no study in the file"), "{err}");
    }
}

#[test]
fn what_cannot_be_opened_is_said_for_a_terminal() {
    for (name, bytes, words) in [
        ("byte.json", &b"{\"format\": \"\xff\"}"[..], "byte 13 cannot be read"),
        ("empty.json", b"", "The file is empty"),
        ("torn.json", b"{\n\"format\":", "look at line 2, column"),
        ("other.json", b"{}", "not a study from Payoff"),
        ("newer.json", br#"{"format":"payoff-study","version":3}"#, "newer version of Payoff"),
        ("huge.json", br#"{"format":"payoff-study","version":99999999999999999999}"#, "newer version of Payoff"),
    ] {
        let (code, _, err) = with(&[], file(name, bytes));
        assert!(code == 1 && err.contains(words), "{name}: {err}");
        assert!(!err.contains("page") && !err.contains("selected"), "{err}");
    }
}

#[test]
fn what_steers_a_terminal_never_reaches_it() {
    let mut study = sound();
    study.title = "red\u{1b}[31m\nnext\trow\u{9b}2J\u{202e}abc".into();
    study.measures[0].name = "\u{1b}]0;title\u{7}".into();
    study.currency = "E\u{1b}R".into();
    let clean = |text: &str| text.replace(['\n', '\r'], "").chars().all(|c| !c.is_control() && c != '\u{202e}');
    for flags in [&["--table"][..], &["--csv"], &[]] {
        let (_, out, err) = with(flags, written("steers.json", &[&study]));
        assert!(clean(&out) && clean(&err), "{out:?} {err:?}");
        assert_eq!(out.lines().count(), if flags.is_empty() { 1 } else { 2 }, "{out:?}");
    }
    let (_, lines, _) = with(&[], written("steers.json", &[&study]));
    assert_eq!(json_of(&lines)[0]["title"], study.title.as_str(), "JSON has a spelling for it");
    let text = "{\"format\":\"payoff-study\",\"version\":1,\"studies\":[{\"mo\\u001bod\":1}]}";
    let (_, _, err) = with(&[], file("field.json", text.as_bytes()));
    assert!(clean(&err) && err.contains("left out: studies.0.mo\u{fffd}od"), "{err:?}");
}

#[test]
fn a_missing_grade_has_its_reason() {
    let mut study = sound();
    study.measures.clear();
    let (_, out, _) = with(&[], written("grade.json", &[&study, &sound()]));
    let [none, some] = [0, 1].map(|at| json_of(&out)[at]["grade"].clone());
    assert_eq!((none["none"].as_str(), some.as_str()), (Some("No measure yet, so nothing to compare"), Some("C")));
}

/// A study on a line of its own, as `jq -c '.studies[]'` takes it out of its file.
fn bare(title: &str) -> String {
    serde_json::to_string(&Study { title: title.into(), ..sound() }).expect("it is written") + "\n"
}

#[test]
fn lines_of_studies_come_out_in_the_order_they_went_in_on_however_many_cores() {
    let input: String = (0..600).map(|at| bare(&at.to_string())).collect();
    let (code, alone, err) = piped(&["--jobs", "1", "-"], input.as_bytes());
    assert_eq!((code, err.as_str()), (0, ""));
    let titles: Vec<Value> = json_of(&alone).into_iter().map(|line| line["title"].clone()).collect();
    assert_eq!(titles, (0..600).map(|at| json!(at.to_string())).collect::<Vec<_>>());
    for jobs in ["2", "7"] {
        assert_eq!(piped(&["--jobs", jobs, "-"], input.as_bytes()).1, alone);
    }
}

/// 9,600 for 4,400.
#[test]
fn a_study_is_the_same_on_a_line_in_its_envelope_and_in_a_file() {
    let whole = envelope::write(&[&sound()], "study", "2026-11-22T12:00:00Z").replace('\n', " ");
    let input = format!("\u{feff}{}\r\n\n   \n{whole}\n{}", bare("Errors").trim_end(), bare("Errors").trim_end());
    let (code, out, err) = piped(&["-"], input.as_bytes());
    let lines = json_of(&out);
    assert_eq!((code, lines.len(), err.as_str()), (0, 3, ""));
    for (line, source) in lines.iter().zip(["-:1", "-:4", "-:5"]) {
        assert_eq!((line["net_benefit"].as_str(), line["source"].as_str()), (Some("5200"), Some(source)));
    }
    let (_, file, _) = with(&[], file("many.jsonl", input.as_bytes()));
    assert_eq!(json_of(&file).iter().map(|line| line["net_benefit"].clone()).collect::<Vec<_>>(), ["5200"; 3]);
}

#[test]
fn a_line_that_is_no_study_has_its_place_and_its_problem_in_the_output() {
    let long = "9".repeat(envelope::LARGEST_FILE + 100);
    let bad = [
        ("{\"title\": ", "not JSON: look at column"),
        ("[1,2]", "not a study from Payoff"),
        ("{\"name\":\"other\",\"title\":\"x\",\"rows\":[]}", "not a study from Payoff"),
        ("{\"format\":\"payoff-study\",\"version\":99,\"studies\":[]}", "newer version of Payoff"),
        (long.as_str(), "larger than 1 MB"),
        ("{\"title\":1}", "does not fit at studies.0.title"),
    ];
    let mut input = bare("first").into_bytes();
    for (line, _) in bad {
        input.extend(format!("{line}\n").bytes());
    }
    input.extend(b"\xff\n");
    input.extend(bare("last").bytes());
    let (code, out, err) = piped(&["-"], &input);
    let lines = json_of(&out);
    assert_eq!((code, lines.len(), err.lines().count()), (1, 9, 7), "{err}");
    assert_eq!((lines[0]["title"].as_str(), lines[8]["title"].as_str()), (Some("first"), Some("last")));
    for (at, (_, words)) in bad.iter().enumerate() {
        let problem = lines[at + 1]["problem"].as_str().unwrap_or_default();
        assert!(problem.contains(words), "{problem}");
        assert_eq!(lines[at + 1]["source"], format!("-:{}", at + 2));
    }
    assert!(lines[7]["problem"].as_str().is_some_and(|words| words.contains("byte 1 cannot be read")), "{out}");
    let (code, csv, _) = piped(&["--csv", "-"], &input);
    assert_eq!((code, csv.lines().count()), (1, 3), "a row is a study");
}

#[test]
fn a_folder_stands_for_every_study_in_it_and_below_in_the_order_of_names() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("command-folder");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("b")).expect("a folder");
    let titled = |title: &str| Study { title: title.into(), ..sound() };
    let put = |name: &str, text: &str| std::fs::write(folder.join(name), text).expect("it is written");
    let whole = |title: &str| envelope::write(&[&titled(title)], "study", "2026-11-22T12:00:00Z");
    put("c.JSON", &whole("third"));
    put("a.json", &whole("first"));
    put("b/x.jsonl", &(bare("second") + &bare("second more")));
    put("d.json", "{\"name\": \"of another tool\"}");
    put("notes.txt", "no study, and not asked for");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&folder, folder.join("b/back")).expect("a link");
    let (code, out, err) = with(&[], folder.clone());
    let titles: Vec<Value> = json_of(&out).into_iter().map(|line| line["title"].clone()).collect();
    assert_eq!(titles, ["first", "second", "second more", "third"]);
    assert!(code == 1 && err.lines().count() == 1 && err.contains("d.json: The file is not a study"), "{err}");
}

#[test]
fn a_number_of_cores_or_draws_that_cannot_be_is_a_wrong_call() {
    for flags in [["--jobs", "0"], ["--jobs", "x"], ["--draws", "0"], ["--draws", "1.5"]] {
        let (code, out, err) = piped(&[flags[0], flags[1], "-"], b"");
        assert!(code == 2 && out.is_empty() && err.contains(flags[0]) && err.contains("usage:"), "{err}");
    }
    assert_eq!(piped(&["--jobs"], b"").0, 2);
}

/// A reader that goes away ends the command, however much input is left.
#[test]
fn a_closed_output_ends_the_work() {
    struct Closed;
    impl std::io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let endless = std::io::BufReader::new(std::io::Read::chain(&[][..], std::io::repeat(b'\n')));
    let line = bare("again").repeat(200);
    let input = std::io::Read::chain(line.as_bytes(), std::io::Read::take(endless, 1 << 20));
    let code = payoff::command::run_with(&["-"], std::io::BufReader::new(input), &mut Closed, &mut Vec::new());
    assert_eq!(code, 1);
}
