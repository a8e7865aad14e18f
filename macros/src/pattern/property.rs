//! The unicode properties that the standard library knows and a table has room for.

use super::Mistake;
use super::charset::CharSet;
use super::cursor::Cursor;

struct Property {
    /// As in ECMA-262.
    names: &'static [&'static str],
    /// A general category may follow `gc=`.
    is_category: bool,
    contains: fn(char) -> bool,
}

const KNOWN: [Property; 7] = [
    of(&["N", "Number"], true, char::is_numeric),
    of(&["Cc", "Control", "cntrl"], true, char::is_control),
    of(&["Lowercase", "Lower"], false, char::is_lowercase),
    of(&["Uppercase", "Upper"], false, char::is_uppercase),
    of(&["White_Space", "space"], false, char::is_whitespace),
    of(&["ASCII"], false, |c| c.is_ascii()),
    of(&["Any"], false, |_| true),
];

const fn of(names: &'static [&'static str], is_category: bool, contains: fn(char) -> bool) -> Property {
    Property { names, is_category, contains }
}

const CATEGORY_PREFIXES: [&str; 2] = ["gc=", "General_Category="];

/// Letters take 57 KiB, over three times the limit.
const TOO_LARGE: [&str; 5] = ["L", "Letter", "Alphabetic", "Alpha", "ID_Start"];

/// The rest of a property, behind its `\p` or `\P`.
pub(super) fn property(cursor: &mut Cursor<'_>, start: usize, negated: bool) -> Result<CharSet, Mistake> {
    if !cursor.eat("{") {
        return Err(cursor.mistake(start, r"property `{}` has no name, expected `\p{…}`"));
    }
    let name = cursor.take(usize::MAX, |c| c.is_ascii_alphanumeric() || "_=".contains(c));
    if !cursor.eat("}") {
        return Err(cursor.mistake(start, "property `{}` is not closed, expected `}`"));
    }
    match find(name) {
        Some(wanted) => {
            let set = CharSet::filtered(wanted);
            Ok(if negated { set.negated() } else { set })
        }
        None => Err(unusable(cursor, start, name)),
    }
}

fn find(name: &str) -> Option<fn(char) -> bool> {
    let category = category(name);
    let known = KNOWN
        .iter()
        .find(|known| known.names.contains(&name) || known.is_category && known.names.contains(&category));
    known.map(|known| known.contains)
}

/// The name without the prefix that a general category may have.
fn category(name: &str) -> &str {
    let stripped = CATEGORY_PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix));
    stripped.unwrap_or(name)
}

fn unusable(cursor: &Cursor<'_>, start: usize, name: &str) -> Mistake {
    let why = if TOO_LARGE.contains(&category(name)) {
        "is too large for a table (57 KiB, the limit is 16 KiB)"
    } else {
        "is not one of those with a table (`N`, `Cc`, `Lowercase`, `Uppercase`, `White_Space`, \
         `ASCII`, `Any`)"
    };
    let instead = r"expected the ranges you need, such as `[A-Za-z\u00C0-\u024F]`";
    cursor.mistake(start, &format!("property `{{}}` {why}, {instead}"))
}
