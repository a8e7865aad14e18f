//! What the compiler says about every mistake, and what it says nothing about.
//!
//! The `.stderr` files hold the exact text of rustc 1.95 on Linux: another release words some of its own lines
//! differently. After a change, `TRYBUILD=overwrite cargo test -p api-validate-tests --test ui` writes them anew;
//! read the difference like code. An error belongs at the word that is wrong, once.

#[test]
fn mistakes_are_reported_at_their_word_and_nothing_else_is() {
    let cases = trybuild::TestCases::new();
    cases.pass("ui/pass/*.rs");
    for topic in topics() {
        cases.compile_fail(format!("ui/{topic}/*.rs"));
    }
}

/// The folders of mistakes, in the order of their names.
fn topics() -> Vec<String> {
    let folders = std::fs::read_dir("ui").expect("the tests run in their package");
    let names = folders.filter_map(|folder| folder.ok()?.file_name().into_string().ok());
    let mut topics: Vec<String> = names.filter(|name| name != "pass").collect();
    topics.sort();
    topics
}
