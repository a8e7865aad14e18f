//! Checks the paths that a filter or order-by offers. One that OData cannot express could never be used.

/// The last part of a path so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Name,
    /// `@Namespace.Term`
    Annotation,
    /// `$it` or `$this`
    Variable,
    /// `$root`, which a name must follow.
    Root,
    /// `Namespace.Type`
    Type,
    /// A type that a name must follow.
    TypeFirst,
    Count,
}

/// Returns why no filter can name a path.
pub(super) fn mistake_in(path: &str) -> Option<String> {
    if is_value(path) {
        return Some(format!("`{path}` reads as a value, so that no filter can name a field of that name"));
    }
    let mut last = Last::Nothing;
    for part in path.split('/') {
        match step(last, part) {
            Some(next) => last = next,
            None => return Some(format!("`{path}` is no path of OData, {}", expected(part))),
        }
    }
    match last {
        Last::TypeFirst if !path.contains('/') => {
            let meant = path.replace('.', "/");
            Some(format!("`{path}` is no path of OData, did you mean `{meant}`?"))
        }
        Last::TypeFirst | Last::Root => {
            Some(format!("`{path}` is no path of OData, expected a name at its end"))
        }
        Last::Annotation if !path.contains(['/', '.', '#']) => {
            Some(format!("`{path}` is a parameter of the query, expected the name of a field"))
        }
        _ => None,
    }
}

/// `null`, `INF`, `True`
fn is_value(path: &str) -> bool {
    matches!(path, "null" | "NaN" | "INF")
        || ["true", "false"].iter().any(|word| path.eq_ignore_ascii_case(word))
}

fn step(last: Last, part: &str) -> Option<Last> {
    let is_first = last == Last::Nothing;
    if last == Last::Count {
        return None;
    }
    if let Some(term) = part.strip_prefix('@') {
        let (term, qualifier) = term.split_once('#').unwrap_or((term, "_"));
        return (last != Last::Root && term.split('.').all(is_name) && is_name(qualifier))
            .then_some(Last::Annotation);
    }
    match part {
        "$it" | "$this" => is_first.then_some(Last::Variable),
        "$root" => is_first.then_some(Last::Root),
        "$count" => matches!(last, Last::Name | Last::Annotation | Last::Type).then_some(Last::Count),
        _ if is_name(part) => Some(Last::Name),
        _ if part.contains('.') && part.split('.').all(is_name) => match last {
            Last::Nothing | Last::Variable => Some(Last::TypeFirst),
            Last::Name | Last::Annotation => Some(Last::Type),
            _ => None,
        },
        _ => None,
    }
}

fn expected(part: &str) -> String {
    match part {
        "$count" => "expected `$count` behind a name, at the end".to_owned(),
        "$it" | "$this" | "$root" => format!("expected `{part}` at its beginning"),
        _ => "expected names with slashes between them".to_owned(),
    }
}

/// Returns whether the runtime's grammar reads a name. Rare characters may differ, as the standard library knows too
/// little about them.
fn is_name(name: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || c == '_';
    let is_part = |c: char| is_letter(c) || c.is_ascii_digit() || (!c.is_ascii() && !is_symbol(c));
    name.starts_with(is_letter) && name.chars().all(is_part) && name.chars().count() <= 128
}

/// Returns whether a character is a sign, punctuation, superscript, fraction, number in a circle or picture.
fn is_symbol(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{ac}' | '\u{ae}'..='\u{b4}' | '\u{b6}' | '\u{b8}'..='\u{b9}'
        | '\u{bb}'..='\u{bf}' | '\u{d7}' | '\u{f7}' | '\u{2010}'..='\u{2029}' | '\u{2030}'..='\u{203e}'
        | '\u{2041}'..='\u{2053}' | '\u{2055}'..='\u{205f}' | '\u{2070}' | '\u{2074}'..='\u{207e}'
        | '\u{2080}'..='\u{208e}' | '\u{20a0}'..='\u{20cf}' | '\u{2150}'..='\u{215f}' | '\u{2190}'..='\u{24b5}'
        | '\u{24ea}'..='\u{2bff}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}'
        | '\u{1f000}'..='\u{1faff}')
}
