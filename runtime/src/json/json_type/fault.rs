//! What is wrong with a value of another kind.

use super::JsonType;
use crate::{DateFormat, Fault, json::tree::Kind};

/// Returns what is wrong with a value that was not expected.
pub(in crate::json) fn fault_of(expected: JsonType, kind: Kind, text: &str) -> Fault {
    match (expected, kind) {
        (_, Kind::Null) => Fault::Missing,
        (JsonType::Date(form), Kind::Text) if form.is_iso() => DateFormat::iso_fault(text.trim_matches('"')),
        (JsonType::Date(form), _) if form.has_date() => Fault::NotADate,
        // The sign is wrong; there is neither fraction nor exponent.
        (expected, Kind::Number) if expected.is_whole() && text == "-0" => Fault::NotANumber,
        (expected, Kind::Number) if expected.is_whole() && !is_whole(text) => Fault::NotWhole,
        (JsonType::NonZero { .. }, Kind::Number) if text == "0" => Fault::TooSmall,
        (expected, Kind::Number) if expected.is_number() => out_of_range(text),
        (JsonType::Decimal, Kind::Text) if is_decimal(text.trim_matches('"')) => {
            out_of_range(text.trim_matches('"'))
        }
        (expected, _) if expected.is_number() => Fault::NotANumber,
        _ => Fault::Malformed,
    }
}

/// Returns whether the decimals read this text, which may have an exponent.
fn is_decimal(text: &str) -> bool {
    let begins = text.trim_start_matches(['-', '+']).starts_with(|c: char| c.is_ascii_digit() || c == '.');
    begins && text.parse::<f64>().is_ok()
}

fn out_of_range(text: &str) -> Fault {
    if text.starts_with('-') { Fault::TooSmall } else { Fault::TooLarge }
}

/// serde reads `-0` as a float, because an integer has no such value.
pub(in crate::json) fn is_whole(text: &str) -> bool {
    text != "-0" && !text.contains(['.', 'e', 'E'])
}
