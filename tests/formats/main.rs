//! The formats, against what the JSON Schema test suite asks of them. `DIFFERENCES.md` says where and why we differ.

use api_validate::{Check, rules};
use serde::Deserialize;

const CASES: &str = include_str!("json_schema_cases.json");
const DIFFERENCES: &str = include_str!("DIFFERENCES.md");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    format: String,
    text: String,
    /// The suite's verdict.
    suite: bool,
    /// Our own, where it differs.
    ours: Option<bool>,
    why: String,
    reason: Option<String>,
}

impl Case {
    fn row(&self) -> String {
        let verdict = |is_valid| if is_valid { "valid" } else { "invalid" };
        let Case { format, text, suite, ours, why, reason } = self;
        let (theirs, ours) = (verdict(*suite), verdict(ours.unwrap_or(*suite)));
        let reason = reason.as_deref().unwrap_or_default();
        format!("| {format} | {why}: `{text}` | {theirs} | {ours} | {reason} |")
    }
}

fn cases() -> Vec<Case> {
    serde_json::from_str(CASES).expect("the cases are JSON")
}

fn accepts(format: &str, text: &str) -> bool {
    let schemes = &["http", "https", "ftp", "ldap", "mailto", "news", "tel", "urn"];
    match format {
        "email" => rules::email().accepts(text),
        "uri" => rules::url().schemes(schemes).accepts(text),
        "uuid" => rules::uuid().accepts(text),
        "hostname" => rules::hostname().accepts(text),
        "date-time" => rules::date_time().accepts(text),
        "time" => rules::time().accepts(text),
        "ipv4" => rules::ipv4().accepts(text),
        "ipv6" => rules::ipv6().accepts(text),
        format => panic!("no rule for the format {format}"),
    }
}

#[test]
fn every_case_has_the_verdict_that_is_written_down() {
    let wrong = |case: &Case| accepts(&case.format, &case.text) != case.ours.unwrap_or(case.suite);
    let wrong: Vec<String> = cases().iter().filter(|case| wrong(case)).map(Case::row).collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_format_has_cases_of_both_kinds() {
    let cases = cases();
    for format in ["email", "uri", "uuid", "ipv4", "ipv6", "hostname", "date-time", "time"] {
        for verdict in [true, false] {
            assert!(
                cases.iter().any(|case| case.format == format && case.suite == verdict),
                "{format} {verdict}"
            );
        }
    }
}

#[test]
fn every_difference_is_one_and_has_a_reason() {
    for case in cases() {
        let is_other = case.ours.is_some_and(|ours| ours != case.suite);
        let has_reason = case.reason.as_ref().is_some_and(|reason| !reason.trim().is_empty());
        assert_eq!(case.ours.is_some(), is_other, "{:?}: `ours` only where it differs", case.text);
        assert_eq!(has_reason, is_other, "{:?}: a reason where it differs, and only there", case.text);
    }
}

#[test]
fn the_list_of_differences_holds_them_all_and_nothing_else() {
    let is_row =
        |line: &&str| line.starts_with('|') && !line.starts_with("| format |") && !line.starts_with("|--");
    let listed: Vec<&str> = DIFFERENCES.lines().filter(is_row).collect();
    let expected: Vec<String> = cases().iter().filter(|case| case.ours.is_some()).map(Case::row).collect();
    assert_eq!(listed, expected);
}
