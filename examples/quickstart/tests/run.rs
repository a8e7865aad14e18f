//! The program as a user runs it, and what the README says of it.

use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

const README: &str = include_str!("../README.md");

/// Runs the program in the root of the repository, where the README's commands are run.
fn quickstart(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the program starts")
}

fn command(arguments: &[&str]) -> Command {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut command = Command::new(env!("CARGO_BIN_EXE_quickstart"));
    command.args(arguments).current_dir(root);
    command
}

/// Runs the program with this as its standard input.
fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = command(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // It need not read all of it, or any.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("it ends")
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
fn the_bundled_requests_are_shown_when_no_file_is_given() {
    let output = quickstart(&[]);
    assert_eq!(output.status.code(), Some(0));
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

#[test]
fn help_says_how_it_is_called() {
    for arguments in [&["--help"][..], &["-h"], &["--json", "--help"], &["--help", "--jsno"]] {
        let output = quickstart(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        let text = stdout(&output);
        assert!(text.starts_with("usage: quickstart [--json]"), "{text}");
        for word in ["--as", "--json", "--help", "standard input", "exits with"] {
            assert!(text.contains(word), "{word}: {text}");
        }
        assert!(output.stderr.is_empty());
    }
}

#[test]
fn a_dash_is_the_standard_input() {
    let good = include_bytes!("../requests/create-document.good.json");
    let output = fed(&["--as", "document", "-"], good);
    assert_eq!((output.status.code(), &*stdout(&output)), (Some(0), "standard input: valid\n"));
    let output = fed(&["-", "--as", "document"], b"{}");
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).starts_with("standard input: "));
    // What it is, its name does not tell; and text has to be text.
    for (arguments, input) in [
        (&["-"][..], &good[..]),
        (&["--as", "document", "-"], b"\"\xff\""),
        (&["--as", "document", "-"], b""),
    ] {
        let output = fed(arguments, input);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).starts_with("standard input: cannot be read: "));
    }
}

#[test]
fn what_follows_two_dashes_is_a_file() {
    let output = quickstart(&["--", "--help"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("--help: cannot be read: "));
    let output = quickstart(&["--", "examples/quickstart/requests/create-document.good.json"]);
    assert_eq!(output.status.code(), Some(0));
}

/// As `| head` does: it reads a little, and goes.
#[test]
fn a_reader_who_goes_is_no_failure() {
    for arguments in [&["--as", "document", "-"][..], &["--json", "--as", "document", "-"]] {
        let mut command = command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        // It writes nothing before it has read all: by then, the reader has gone.
        drop(child.stdout.take());
        child.stdin.take().expect("a pipe").write_all(b"{}").expect("it reads");
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    }
}

/// Output that is lost for another reason is.
#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_told() {
    let full = std::fs::File::options().write(true).open("/dev/full").expect("it is there");
    let output = command(&[]).stdout(full).stderr(Stdio::piped()).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot be written"));
}

#[cfg(unix)]
#[test]
fn a_file_may_have_any_name() {
    use std::os::unix::ffi::OsStrExt;
    let name = std::ffi::OsStr::from_bytes(b"no-such-document-\xff.json");
    let output = command(&[]).arg(name).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot be read"));
}
