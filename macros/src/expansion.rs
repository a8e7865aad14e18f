//! The committed example of what the derive emits.

use std::{env, fs};

use syn::{DeriveInput, File};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden/expansion.rs");

/// Stands between the struct and its expansion.
const BECOMES: &str = "\n// Becomes:\n\n";

#[test]
fn the_expansion_is_as_the_file_has_it() {
    let golden = fs::read_to_string(PATH).expect("the file is there");
    let (example, expansion) = golden.split_once(BECOMES).expect("the file holds a struct and its expansion");
    let input: DeriveInput = syn::parse_str(example).expect("the example is a struct");
    let tokens: File = syn::parse2(crate::derived(&input)).expect("the derive emits items");
    let emitted = prettyplease::unparse(&tokens);
    if env::var_os("BLESS").is_some() {
        fs::write(PATH, format!("{example}{BECOMES}{emitted}")).expect("the file can be written");
    } else {
        assert!(expansion == emitted, "read what changed, then write it with BLESS=1:\n{emitted}");
    }
}

/// Returns what the derive emits for a field with this attribute.
fn of_field(attribute: &str) -> String {
    let input = format!("struct Dto {{ #[api({attribute})] name: String }}");
    crate::derived(&syn::parse_str(&input).expect("it is a struct")).to_string()
}

/// rust-analyzer completes a word by comparing the expansion with the one of a longer word, up to the word's place.
#[test]
fn a_half_typed_word_stands_in_the_same_place_however_much_of_it_is_typed() {
    const REST: &str = "raCompletionMarker";
    for (attribute, before) in [
        ("#", "rules :: {"),
        ("le#", "rules :: {"),
        ("required, one#", "rules :: {"),
        ("each(pre#)", "rules :: {"),
        ("when(self.is_new, pre#)", "rules :: {"),
        ("required, length(ma#)", "rules :: length () ."),
        ("length(max = 5, un#)", "rules :: length () ."),
        ("url(sch#)", "rules :: url () ."),
    ] {
        let emitted = [of_field(&attribute.replace('#', "")), of_field(&attribute.replace('#', REST))];
        let [typed, more] = &emitted;
        let at = more.find(REST).expect("the word is in the code");
        let word = more[..at].rfind(' ').map_or(0, |blank| blank + 1);
        assert!(more[..word].trim_end().ends_with(before), "{attribute}: {}", &more[..at]);
        assert!(typed.starts_with(more[..at].trim_end()), "{attribute}: {typed}");
        let code = typed.find("impl").expect("the code is there all the same");
        assert!(word < code && code < typed.find("compile_error").expect("so is the mistake"), "{attribute}");
        assert!(emitted.iter().all(|emitted| syn::parse_str::<File>(emitted).is_ok()), "{attribute}");
    }
}

/// A path cannot have a keyword in it.
#[test]
fn a_keyword_is_not_completed() {
    for attribute in ["enum", "length(in = 5)", "r#enum"] {
        let emitted = of_field(attribute);
        assert!(syn::parse_str::<File>(&emitted).is_ok(), "{attribute}: {emitted}");
    }
    assert!(!of_field("enum").contains("rust_analyzer"));
}

#[test]
fn what_has_no_mistakes_has_nothing_for_editors() {
    for attribute in ["required", "length(max = 5), each(email)", "custom(check)"] {
        assert!(!of_field(attribute).contains("rust_analyzer"), "{attribute}");
    }
}
