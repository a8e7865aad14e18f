//! Unicode properties: `\p{L}`, `\p{Script=Latin}`, `\p{Alphabetic}`.

mod names;

use regex_syntax::hir::{Class, HirKind};

use self::names::{BINARY, CATEGORIES, SCRIPTS};
use super::charset::CharSet;
use super::cursor::Cursor;
use super::mistake::Mistake;

/// The names before a `=`, and the values behind it.
struct Valued {
    names: [&'static str; 2],
    values: &'static [&'static str],
}

const CATEGORY: Valued = Valued { names: ["General_Category", "gc"], values: &CATEGORIES };
const VALUED: [Valued; 3] = [
    CATEGORY,
    Valued { names: ["Script", "sc"], values: &SCRIPTS },
    Valued { names: ["Script_Extensions", "scx"], values: &SCRIPTS },
];

/// Parses the rest of a property, behind its `\p` or `\P`.
pub(super) fn property(cursor: &mut Cursor<'_>, start: usize, negated: bool) -> Result<CharSet, Mistake> {
    if !cursor.eat("{") {
        return Err(cursor.mistake(start, r"property `{}` has no name, expected `\p{…}`"));
    }
    let name = cursor.take(usize::MAX, |c| c.is_ascii_alphanumeric() || "_=".contains(c));
    if !cursor.eat("}") {
        return Err(cursor.mistake(start, "property `{}` is not closed, expected `}`"));
    }
    let set = find(name).and_then(|name| set(&name)).ok_or_else(|| unknown(cursor, start, name))?;
    Ok(if negated { set.negated() } else { set })
}

/// Returns the long form of a name, if it is known.
fn find(name: &str) -> Option<String> {
    let Some((property, value)) = name.split_once('=') else {
        let category = value(&CATEGORY, name);
        return category.or_else(|| long(&BINARY, name).map(ToOwned::to_owned));
    };
    let valued = VALUED.iter().find(|valued| valued.names.contains(&property))?;
    self::value(valued, value)
}

fn value(valued: &Valued, name: &str) -> Option<String> {
    long(valued.values, name).map(|value| format!("{}={value}", valued.names[0]))
}

fn long(rows: &[&'static str], name: &str) -> Option<&'static str> {
    let row = rows.iter().find(|row| row.split(' ').any(|known| known == name))?;
    row.split(' ').next()
}

fn set(name: &str) -> Option<CharSet> {
    match name {
        "ASCII" => return Some(CharSet::of_ranges([(0, 0x7F)])),
        "Any" => return Some(CharSet::default().negated()),
        "Assigned" => return set("General_Category=Unassigned").map(|set| set.negated()),
        _ => {}
    }
    // Asks for the negated property: one with a single character would be parsed as that character.
    let others = regex_syntax::parse(&format!(r"\P{{{name}}}")).ok()?;
    match others.into_kind() {
        HirKind::Class(Class::Unicode(others)) => {
            let ranges = others.iter().map(|range| (range.start().into(), range.end().into()));
            Some(CharSet::of_ranges(ranges).negated())
        }
        _ => None,
    }
}

/// Returns every property under all its names.
#[cfg(test)]
pub(super) fn all_names() -> impl Iterator<Item = Vec<String>> {
    let valued = VALUED.iter().flat_map(|valued| {
        let names = |row: &str| {
            let names = row.split(' ').flat_map(|value| valued.names.map(|name| format!("{name}={value}")));
            names.collect()
        };
        valued.values.iter().map(move |row| names(row))
    });
    let plain = CATEGORIES.iter().chain(&BINARY).map(|row| row.split(' ').map(ToOwned::to_owned).collect());
    valued.chain(plain)
}

fn unknown(cursor: &Cursor<'_>, start: usize, name: &str) -> Mistake {
    let meant = nearest(name).map_or_else(String::new, |name| format!(r", did you mean `\p{{{name}}}`?"));
    let expected = r"expected a general category such as `\p{L}`, a script such as `\p{Script=Latin}`, or a property such as `\p{Alphabetic}`";
    let end = if meant.is_empty() { format!(", {expected}") } else { meant };
    cursor.mistake(start, &format!("property `{{}}` is not known{end}"))
}

/// Returns the property whose name or value is spelled in another way, or a script without its `Script=`.
fn nearest(name: &str) -> Option<String> {
    let (property, value) = name.split_once('=').unwrap_or(("", name));
    let spelled = |known: &str| plain(known) == plain(value);
    let rows = CATEGORIES.iter().map(|row| ("", row));
    let rows = rows.chain(BINARY.iter().map(|row| ("", row)));
    let mut rows = rows.chain(SCRIPTS.iter().map(|row| ("Script=", row)));
    rows.find_map(|(prefix, row)| {
        let known = row.split(' ').find(|known| spelled(known))?;
        let prefix = if plain(property) == "scriptextensions" { "Script_Extensions=" } else { prefix };
        Some(format!("{prefix}{known}"))
    })
}

fn plain(name: &str) -> String {
    name.replace('_', "").to_ascii_lowercase()
}
