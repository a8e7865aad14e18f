//! Writes the table for a service's documentation.

use alloc::string::String;
use core::fmt::{Display, Write};

use super::{Contract, Field};

const HEAD: &str = "| Field | Value | Required | Criteria | Error types |\n|---|---|---|---|---|\n";

pub(super) fn table(contract: &Contract) -> String {
    let mut table = String::from(HEAD);
    let mut rows = 0;
    contract.walk(|field| {
        row(field, &mut table);
        rows += 1;
    });
    if rows == Contract::MAX_FIELDS {
        table.push_str("| … | | | | |\n");
    }
    table
}

/// Writing to a `String` cannot fail.
fn row(field: &Field, table: &mut String) {
    table.push_str("| ");
    match field.path() {
        "" => table.push_str("the body"),
        path => code(path, table),
    }
    if let Some(variant) = field.variant() {
        table.push_str(" of ");
        code(variant, table);
    }
    cell(field.value(), table);
    cell(if field.is_required() { "yes" } else { "no" }, table);
    cell(field.criteria(), table);
    let mut lead = " | ";
    for ty in field.error_types() {
        table.push_str(lead);
        code(ty.as_str(), table);
        lead = ", ";
    }
    table.push_str(" |\n");
}

/// Writes a cell, with escapes for everything that Markdown would not read as text.
fn cell(text: impl Display, table: &mut String) {
    let mut cell = String::new();
    let _ = write!(cell, "{text}");
    table.push_str(" |");
    if !cell.is_empty() {
        table.push(' ');
    }
    escape(&cell, table);
}

fn escape(text: &str, table: &mut String) {
    for c in text.chars() {
        match c {
            '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '\\' | '~' | '&' => {
                table.push('\\');
                table.push(c);
            }
            c if c.is_control() => table.push(' '),
            c => table.push(c),
        }
    }
}

/// Writes a name as code, or as text if a code span cannot hold it.
fn code(text: &str, table: &mut String) {
    if text.contains(|c: char| matches!(c, '`' | '|' | '\\') || c.is_control()) {
        escape(text, table);
    } else {
        let _ = write!(table, "`{text}`");
    }
}
