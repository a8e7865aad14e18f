//! The table of ratios, in Markdown.

use api_validate_benches::{failure::Result, machine::here_and_today, ratio};

use crate::column::{Cell, Column, ROWS};

const LOCK: &str = include_str!("../../../../Cargo.lock");
const CRATES: [&str; 8] =
    ["garde", "validator", "validify", "serde_valid", "jsonschema", "deserr", "serde_json", "regex"];

const ABOUT: &str = "\
Time as a multiple of what the same checks take that are written by hand, in the last row of what deserr takes: medians
of ratios of pairs of samples, from one run of
`cargo run --release -p api-validate-benches --features peers --bin peers`. Where a crate finds another number of errors
than there are, it stands beside the ratio.";

pub(crate) struct Table {
    /// What the others are compared with: the first of these that has the row.
    bases: [Column; 2],
    names: Vec<&'static str>,
    rows: [Vec<String>; ROWS.len()],
}

impl Table {
    pub(crate) fn beside(bases: [Column; 2]) -> Self {
        Self { bases, names: Vec::new(), rows: Default::default() }
    }

    /// Measures a column.
    pub(crate) fn add(&mut self, column: &Column) {
        eprintln!("{}", column.name);
        self.names.push(column.name);
        for (row, (_, errors)) in ROWS.iter().enumerate() {
            let base = self.bases.iter().find_map(|base| base.cell(row));
            let cell = base.zip(column.cell(row)).map(|(base, own)| text(base, own, *errors));
            self.rows[row].push(cell.unwrap_or_default());
        }
    }

    pub(crate) fn print(&self) -> Result<()> {
        println!("| by hand = 1 | {} |", self.names.join(" | "));
        println!("|---|{}", "---:|".repeat(self.names.len()));
        for ((title, _), cells) in ROWS.iter().zip(&self.rows) {
            println!("| {title} | {} |", cells.join(" | "));
        }
        println!("\n{ABOUT}\n\n{}; {}.", here_and_today()?, versions());
        Ok(())
    }
}

/// A ratio; and how many errors there are, where others are found than there should be.
fn text(base: &Cell, own: &Cell, errors: usize) -> String {
    let ratio = ratio(&base.case, &own.case);
    let ratio = if ratio < 10.0 { format!("{ratio:.2}") } else { format!("{ratio:.0}") };
    if own.errors == errors { ratio } else { format!("{ratio} ({} errors)", own.errors) }
}

fn versions() -> String {
    CRATES.map(|name| format!("{name} {}", version(name))).join(", ")
}

fn version(name: &str) -> &'static str {
    let entry = format!("name = \"{name}\"\nversion = \"");
    let behind = LOCK.split_once(&entry).map_or("", |(_, behind)| behind);
    behind.split('"').next().unwrap_or_default()
}
