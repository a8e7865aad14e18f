//! The program as a user runs it, and what the README says of it.

use std::{
    path::Path,
    process::{Command, Output},
};

const README: &str = include_str!("../../../README.md");

/// Runs the program in the root of the repository, where the README's commands are run.
fn quickstart(arguments: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Command::new(env!("CARGO_BIN_EXE_quickstart"))
        .args(arguments)
        .current_dir(root)
        .output()
        .expect("the program starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the output is text")
}

#[test]
fn the_readme_shows_the_real_output() {
    let file = "examples/quickstart/requests/create-organisation.bad.json";
    let output = quickstart(&[file]);
    assert_eq!(output.status.code(), Some(1));
    assert!(README.contains(&format!("`cargo run -q -p quickstart -- {file}`")));
    assert!(README.contains(&format!("```text\n{}```\n", stdout(&output))), "{}", stdout(&output));
}

#[test]
fn the_bundled_requests_are_checked_when_no_file_is_given() {
    let output = quickstart(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), include_str!("golden/bundled.txt"));
}

#[test]
fn json_holds_the_records_of_the_standard() {
    let output = quickstart(&["--json", "examples/quickstart/requests/create-document.bad.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), include_str!("golden/create-document.bad.json"));
}

#[test]
fn a_good_request_exits_with_0() {
    let output = quickstart(&["examples/quickstart/requests/create-document.good.json"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stdout(&output), "examples/quickstart/requests/create-document.good.json: valid\n");
}

#[test]
fn what_cannot_be_read_exits_with_2() {
    for arguments in [
        ["no-such-document.json"].as_slice(),
        &["README.md", "--as", "document"],
        &["Cargo.toml"],
        &["--as", "invoice"],
        &["--as"],
        &["--jsno"],
        // One that cannot be read outweighs one that is invalid.
        &["examples/quickstart/requests/create-document.bad.json", "no-such-document.json"],
    ] {
        let output = quickstart(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
}
