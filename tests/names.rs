//! A rule has one name: in the macro's table, in the runtime, in these tests, in the guide and in the README.

use std::{collections::BTreeSet, fs, path::Path};

/// The rules that stand on a type, which are no rows of the table of field rules.
const ON_TYPES: [&str; 2] = ["at_least_one", "exactly_one"];

/// Words that hold rules, or keep them away: grammar, without a file in the runtime.
const GRAMMAR: [&str; 6] = ["each", "keys", "when", "stop", "skip", "nested"];

type Names = BTreeSet<String>;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn set<const N: usize>(names: [&str; N]) -> Names {
    names.map(str::to_owned).into()
}

/// The text between two others.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no `{start}`"));
    rest.split_once(end).unwrap_or_else(|| panic!("no `{end}` after `{start}`")).0
}

/// Every `"word"` that follows one of the calls.
fn quoted(text: &str, calls: &[&str]) -> Vec<String> {
    let after = |call: &&str| {
        text.split(*call).skip(1).map(|rest| between(rest, "\"", "\"").to_owned()).collect::<Vec<_>>()
    };
    calls.iter().flat_map(after).collect()
}

/// The rows of the table: `rule("length", …)` and `text("email")`.
fn rows() -> Names {
    let source = read("macros/src/rules.rs");
    let rows = quoted(between(&source, "static RULES: &[Spec] = &[", "\n];"), &["rule(", "text("]);
    let names: Names = rows.iter().cloned().collect();
    assert_eq!(names.len(), rows.len(), "a rule has two rows");
    names
}

/// All rules: those of fields, and those of types.
fn rules() -> Names {
    rows().into_iter().chain(set(ON_TYPES)).collect()
}

/// The words of a list of the macro, such as `GRAMMAR`.
fn words(list: &str) -> Names {
    let source = read("macros/src/rules.rs");
    let list = between(&source, &format!("const {list}: &[&str] ="), ";");
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The Rust files of a folder, without those that are no rule's.
fn files(folder: &str, others: &[&str]) -> Names {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let entries = fs::read_dir(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let names = entries.filter_map(|entry| {
        let name = entry.expect("an entry of the folder").file_name();
        name.to_str()?.strip_suffix(".rs").map(str::to_owned)
    });
    names.filter(|name| !others.contains(&name.as_str())).collect()
}

/// The names that one line of `pub use self::{…}` exports: `length::{LengthRule, Unit, length},`, and those that stand
/// alone because they need a feature: `pub use self::metadata::{Metadata, metadata};`
fn exports() -> Names {
    let source = read("runtime/src/rules/mod.rs");
    // One block for all, and one for those behind a feature.
    let blocks = source.split("pub use self::{").skip(1);
    let exported = blocks.filter_map(|block| block.split_once("\n};")).flat_map(|(block, _)| block.lines());
    let alone = source.lines().filter_map(|line| line.strip_prefix("pub use self::")?.strip_suffix("};"));
    let names = exported.chain(alone).filter_map(|line| {
        let (module, items) = line.trim().split_once("::")?;
        let is_item = |item: &str| item.trim_matches(['{', '}', ',', ' ']) == module;
        items.split(',').any(is_item).then(|| module.to_owned())
    });
    names.collect()
}

#[test]
fn the_table_has_the_rules_that_there_are() {
    assert!(rows().len() >= 26, "{:?}", rows());
    for name in ["required", "length", "email", "custom", "pattern"] {
        assert!(rows().contains(name), "{name}");
    }
    assert_eq!(words("GRAMMAR"), set(GRAMMAR));
    assert!(words("TYPE_WORDS").is_superset(&set(ON_TYPES)));
}

#[test]
fn every_rule_has_its_file_in_the_runtime() {
    assert_eq!(files("runtime/src/rules", &["mod", "automaton"]), rules());
}

#[test]
fn every_rule_has_its_constructor() {
    assert_eq!(exports(), rules());
}

#[test]
fn every_rule_says_its_own_name() {
    for name in rules() {
        let source = read(&format!("runtime/src/rules/{name}.rs"));
        let is_named = source.contains(&format!("\"{name}\"")) && source.contains(&format!("//! `{name}"));
        assert!(is_named, "runtime/src/rules/{name}.rs names another rule");
    }
}

#[test]
fn every_rule_and_every_word_of_the_grammar_has_its_tests() {
    let expected: Names = rules().into_iter().chain(set(GRAMMAR)).collect();
    assert_eq!(files("tests/rules", &["main", "kit"]), expected);
    let main = read("tests/rules/main.rs");
    for name in expected {
        assert!(main.contains(&format!("\nmod {name};")), "tests/rules/main.rs does not run {name}");
        let head = read(&format!("tests/rules/{name}.rs"));
        assert!(head.starts_with(&format!("//! `{name}")), "tests/rules/{name}.rs is headed by another name");
    }
}

/// Where the rules are listed: shortly, and in full.
const TABLES: [&str; 2] = ["README.md", GUIDE];
const GUIDE: &str = "runtime/src/guide/rules.md";

/// The names in the first column of the table whose rows begin so: ``| `required`, `not_null` | …``
fn table(path: &str) -> Vec<String> {
    let text = read(path);
    let lines: Vec<&str> = text.lines().collect();
    let tables = lines.split(|line| !line.starts_with('|'));
    let is_rules = |table: &&[&str]| table.iter().any(|line| line.starts_with("| `required"));
    let table = tables.into_iter().find(is_rules).unwrap_or_default();
    table.iter().filter_map(|line| line.split(" |").next()).flat_map(spans).collect()
}

/// The names that the code spans of a cell start with.
fn spans(cell: &str) -> Vec<String> {
    let name = |span: &str| {
        span.chars().take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '_').collect()
    };
    cell.split('`').skip(1).step_by(2).map(name).collect()
}

#[test]
fn every_rule_has_its_row_in_both_tables_and_nothing_else_has() {
    let on_fields: Names = rows().into_iter().chain(set(GRAMMAR)).collect();
    for path in TABLES {
        let rows = table(path);
        let missing: Vec<&String> = on_fields.iter().filter(|name| !rows.contains(name)).collect();
        let unknown: Vec<&String> = rows.iter().filter(|name| !on_fields.contains(*name)).collect();
        assert!(missing.is_empty(), "the rule table of {path} lacks {missing:?}");
        assert!(unknown.is_empty(), "the rule table of {path} has {unknown:?}, which stand on no field");
        for name in ON_TYPES {
            let is_told = read(path).contains(&format!("`{name}("));
            assert!(is_told, "{path} does not say what `{name}(…)` does on a type");
        }
    }
}

/// What hovers over the derive is what the guide says of rules: written there, and copied by
/// `BLESS=1 cargo test -p api-validate-tests --test names`.
#[test]
fn the_derive_is_documented_by_the_guides_rules() {
    let guide = read(GUIDE);
    let rules = format!("{}\n", between(&guide, "\n# All rules\n\n", "\n# Functions of your own\n").trim());
    if std::env::var_os("BLESS").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../macros/RULES.md");
        fs::write(path, &rules).expect("it is written");
    }
    assert!(
        read("macros/RULES.md") == rules,
        "macros/RULES.md is not the section of {GUIDE}: write it with BLESS=1"
    );
    // The macros' crate knows no item of ours, and has no such headings.
    assert!(!rules.contains("](#") && !rules.contains("](crate::") && !rules.contains("](super::"));
}

/// Links from outside of the guides are not checked by rustdoc.
#[test]
fn every_link_to_a_guide_leads_to_one() {
    let declared = read("runtime/src/guide/mod.rs");
    let sources = [GUIDE, "runtime/src/lookups/mod.rs", "runtime/src/metadata/mod.rs"];
    let links = sources.map(read).concat();
    let links: Names = links
        .split("/guide/")
        .skip(1)
        .filter_map(|rest| rest.split_once('/'))
        .map(|(name, _)| name.to_owned())
        .collect();
    assert!(links.len() > 4, "{links:?}");
    for name in links {
        assert!(declared.contains(&format!("pub mod {name} {{}}")), "there is no guide `{name}`");
    }
}

#[test]
fn the_cells_of_a_table_are_read_as_they_are_written() {
    let cell = |cell| spans(cell);
    assert_eq!(cell(" `length(min, max, equal, unit)`"), ["length"]);
    assert_eq!(cell(" `one_of(\"A\", \"B\")`"), ["one_of"]);
    assert_eq!(cell(" `ipv4`, `ipv6`"), ["ipv4", "ipv6"]);
    assert_eq!(cell(" plain"), [""; 0]);
}
