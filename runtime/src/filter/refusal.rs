//! A refusal as a fault, and its text for clients.

use core::fmt;

use super::offer::{Field, NotOffered, Refusal};
use crate::Fault;

/// Checks the length first, so that nothing longer is read.
pub(crate) fn refuse(
    text: &str,
    max_length: usize,
    check: impl FnOnce(&str) -> Result<(), Refusal>,
) -> Result<(), Fault> {
    // A text has no more characters than bytes.
    if text.len() > max_length && text.chars().nth(max_length).is_some() {
        return Err(Fault::TooLong);
    }
    check(text).map_err(|refusal| match refusal {
        Refusal::Syntax(error) => Fault::NotParsed(error),
        Refusal::Unsupported(unsupported) => Fault::NotOffered(unsupported),
    })
}

/// `This filter is not supported: the operator or is not offered at character 12.`
pub(crate) fn write_refusal(
    what: &str,
    fault: Fault,
    max_length: usize,
    fields: &[Field],
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    match fault {
        Fault::TooLong => write!(f, "This must be at most {max_length} characters long."),
        Fault::NotParsed(error) => {
            let is = if error.is_too_large() { "supported" } else { "valid" };
            write!(
                f,
                "This {what} is not {is}: expected {} at character {}",
                error.expected(),
                error.position()
            )?;
            match error.hint() {
                Some(hint) if hint.is_question() => write!(f, "; {hint}"),
                Some(hint) => write!(f, "; {hint}."),
                None => f.write_str("."),
            }
        }
        Fault::NotOffered(found) => {
            write!(f, "This {what} is not supported: {} at character {}", found.what(), found.position())?;
            match found.near().and_then(|near| fields.get(near)) {
                Some(near) => write!(f, "; perhaps {near} is meant."),
                None if found.what() == NotOffered::Minus => f.write_str("; write desc behind the field."),
                None => match found.hint() {
                    Some(hint) => write!(f, "; {hint}."),
                    None => f.write_str("."),
                },
            }
        }
        _ => write!(f, "This must be a valid {what}."),
    }
}
