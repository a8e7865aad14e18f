//! The committed example of what the derive emits.

use std::{env, fs};

use syn::{DeriveInput, File};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/golden/expansion.rs");

/// Between the struct and what becomes of it.
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
