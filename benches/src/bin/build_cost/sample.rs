//! A crate to build: so many structs that are all alike, each with a function that reads it, so that generic code is
//! really compiled.

use crate::peers::{FIELDS, Peer};

/// `done` keeps the value until the end, and drops it, as a handler does.
const HEAD: &str = "#![allow(dead_code)]
use serde::Deserialize;

fn done<T>(value: T) -> usize {
    drop(std::hint::black_box(value));
    0
}
";

#[derive(Clone, Copy)]
pub(crate) struct Sample {
    pub(crate) peer: &'static Peer,
    pub(crate) structs: usize,
    pub(crate) fields: usize,
}

impl Sample {
    pub(crate) fn new(peer: &'static Peer, structs: usize) -> Self {
        Self { peer, structs, fields: FIELDS.len() }
    }

    /// The name of the crate.
    pub(crate) fn name(&self) -> String {
        format!("{}_{}x{}", self.peer.name, self.structs, self.fields)
    }

    pub(crate) fn manifest(&self) -> String {
        format!(
            "[package]\nname = \"{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n{}\n",
            self.name(),
            self.peer.dependencies
        )
    }

    pub(crate) fn source(&self) -> String {
        let mut source = HEAD.to_owned() + self.peer.prelude + &self.leaf();
        for number in 0..self.structs {
            source += &self.item(number);
        }
        source
    }

    /// What the lists hold. Its field is the first of all.
    fn leaf(&self) -> String {
        self.declare("Leaf", &self.field(0))
    }

    /// A struct, and the function that reads it.
    fn item(&self, number: usize) -> String {
        let name = format!("Dto{number}");
        let fields: String = (0..self.fields).map(|index| self.field(index)).collect();
        let parse = self.peer.parse.replace("Dto", &name);
        let function = format!("\npub fn parse_{number}(bytes: &[u8]) -> usize {{\n    {parse}\n}}\n");
        self.declare(&name, &fields) + &function
    }

    fn declare(&self, name: &str, fields: &str) -> String {
        format!("\n#[derive({})]\npub struct {name} {{\n{fields}}}\n", self.peer.derives)
    }

    /// The kinds of fields come round again in larger structs.
    fn field(&self, index: usize) -> String {
        let kind = index % FIELDS.len();
        let (name, ty) = FIELDS[kind];
        let round = index / FIELDS.len();
        let suffix = if round == 0 { String::new() } else { format!("_{round}") };
        format!("    {}\n    pub {name}{suffix}: {ty},\n", self.peer.rules[kind])
    }
}
