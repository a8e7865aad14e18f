//! How lists, names and the constants of rules stand in texts.

use core::fmt::{self, Display, Write};

use crate::{Param, kinds::is_blank};

/// Longer lists are cut in the texts.
const SHOWN: usize = 20;

/// `A, B, C`
pub(crate) fn write_list<T: Display>(items: &[T], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write_list_with(items, f, |item, f| write!(f, "{item}"))
}

/// A list, each item as the function writes it.
pub(crate) fn write_list_with<T>(
    items: &[T],
    f: &mut fmt::Formatter<'_>,
    write: impl Fn(&T, &mut fmt::Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    for (position, item) in items.iter().take(SHOWN).enumerate() {
        f.write_str(if position == 0 { "" } else { ", " })?;
        write(item, f)?;
    }
    f.write_str(if items.len() > SHOWN { " …" } else { "" })
}

/// A text with escapes for control characters. It is the service's own: what a client sent is escaped further (`path.rs`),
/// where also marks that combine are.
#[derive(Clone, Copy)]
pub(crate) struct WithEscapes<'t>(pub(crate) &'t str);

impl Display for WithEscapes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|char| {
            if char.is_control() { write!(f, "{}", char.escape_default()) } else { f.write_char(char) }
        })
    }
}

/// A text between quotation marks.
pub(crate) struct Quoted<'t>(pub(crate) &'t str);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.0.bytes().any(|byte| byte == b'"') { '\'' } else { '"' };
        write!(f, "{mark}{}{mark}", WithEscapes(self.0))
    }
}

/// Writes a text, between quotation marks if one could not tell where it begins and ends among others.
fn write_text(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let has_clear_ends = !is_blank(text) && text.trim().len() == text.len();
    if has_clear_ends && !text.chars().any(|char| char == ',' || char.is_control()) {
        f.write_str(text)
    } else {
        Quoted(text).fmt(f)
    }
}

/// A name of a field, a variant or an attribute. [`write_text`] writes it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Name<'t>(pub(crate) &'t str);

impl Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_text(self.0, f)
    }
}

/// `A, B, "C, D"`
pub(crate) fn write_names<T: AsRef<str>>(names: &[T], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write_list_with(names, f, |name, f| write_text(name.as_ref(), f))
}

/// Writes a value that others are compared with.
pub(crate) fn write_value(value: Param, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match value {
        Param::Text(text) => write_text(text, f),
        Param::Number(number) => write!(f, "{number}"),
        _ => Ok(()),
    }
}

/// Writes a list of such values.
pub(crate) fn write_values(values: Param, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match values {
        Param::Texts(texts) => write_names(texts, f),
        Param::Numbers(numbers) => write_list(numbers, f),
        _ => Ok(()),
    }
}
