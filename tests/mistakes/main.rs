//! What the compiler says about every mistake.
//!
//! The `.stderr` files hold the exact text of rustc 1.95 on Linux: another release words some of its own lines
//! differently. After a change, `TRYBUILD=overwrite cargo test -p api-validate-mistakes` writes them anew;
//! read the difference like code. An error belongs at the word that is wrong, once.
//!
//! There are no cases that compile: with one, trybuild would build everything instead of checking it. What must compile
//! is in `tests/derive`.

use std::path::PathBuf;

#[test]
fn mistakes_are_reported_at_their_word() {
    let cases = trybuild::TestCases::new();
    for topic in topics() {
        cases.compile_fail(format!("ui/{topic}/*.rs"));
    }
}

/// The folders of mistakes, in the order of their names.
fn topics() -> Vec<String> {
    let folders = std::fs::read_dir("ui").expect("the tests run in their package");
    let names = folders.filter_map(|folder| folder.ok()?.file_name().into_string().ok());
    let mut topics: Vec<String> = names.collect();
    topics.sort();
    topics
}

/// Words that mean nothing to a reader of an error.
const INTERNAL: &[&str] =
    &["__", "probe", "Probe", "Checks", "Measured", "Inner<", "Nested<", "Rules<", "Walk<"];

#[test]
fn headlines_are_in_the_style_of_rustc_and_stand_at_a_word_of_an_attribute() {
    let mut headlines = 0;
    for topic in topics() {
        for path in files(&topic) {
            let stderr = std::fs::read_to_string(&path).expect("it was listed");
            let source = std::fs::read_to_string(path.with_extension("rs")).expect("every text has its case");
            for (headline, line) in errors(&stderr) {
                let at = format!("{}: {headline}", path.display());
                assert!(!headline.starts_with(|c: char| c.is_uppercase()), "{at}");
                assert!(!headline.ends_with('.'), "{at}");
                assert!(INTERNAL.iter().all(|word| !headline.contains(word)), "{at}");
                let place = source.lines().nth(line - 1).expect("the place is in the case");
                assert!(!place.contains("#[derive("), "{at}");
                headlines += 1;
            }
        }
    }
    assert!(headlines >= 200, "only {headlines}");
}

/// The blessed texts of a topic.
fn files(topic: &str) -> Vec<PathBuf> {
    let folder = std::fs::read_dir(format!("ui/{topic}")).expect("it was listed");
    let paths = folder.filter_map(|file| Some(file.ok()?.path()));
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "stderr")).collect()
}

/// The text of each error, and its line.
fn errors(stderr: &str) -> Vec<(&str, usize)> {
    let mut errors = Vec::new();
    let mut headline = None;
    for line in stderr.lines() {
        if line.starts_with("error") {
            headline = line.split_once(": ").map(|(_, text)| text);
        } else if let (Some(place), Some(text)) = (line.trim_start().strip_prefix("--> ui/"), headline) {
            let number = place.split(':').nth(1).and_then(|number| number.parse().ok());
            errors.push((text, number.expect("a place has a line")));
            headline = None;
        }
    }
    errors
}
