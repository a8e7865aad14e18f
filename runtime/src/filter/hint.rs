//! What was probably meant where a text stops being an expression.

use core::fmt;

use super::words::Function;

/// What was probably meant. Displays as an English phrase, such as `write eq instead of =`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Hint {
    /// A word of OData for another language's: `eq` for `=`.
    Instead(Instead),
    /// Text stands in single quotes.
    SingleQuotes,
    /// A quote in a text is written twice.
    DoubleTheQuote,
    /// `datetime'2024-12-31'` is older than OData 4.
    NoPrefix,
    /// `2.5m` is older than OData 4.
    NoSuffix,
    /// Blanks stand between words only.
    NoBlank,
    /// `+` is a blank in a query string.
    EncodePlus,
    /// What was percent-encoded twice has escapes left.
    EncodeOnce,
    /// Blanks are needed around an operator.
    AddBlank,
    /// The function that was probably meant.
    Function(Function),
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Instead(instead) => write!(f, "write {} instead of {}", instead.write(), instead.of()),
            Self::SingleQuotes => f.write_str("write text in single quotes"),
            Self::DoubleTheQuote => f.write_str("write a quote in a text twice"),
            Self::NoPrefix => f.write_str("write the value without a prefix and quotes"),
            Self::NoSuffix => f.write_str("write the number without a letter"),
            Self::NoBlank => f.write_str("leave out the blank"),
            Self::EncodePlus => f.write_str("write a plus in a query string as %2B"),
            Self::EncodeOnce => f.write_str("percent-encode the text only once"),
            Self::AddBlank => f.write_str("write blanks around operators"),
            Self::Function(function) => write!(f, "did you mean {function}?"),
        }
    }
}

/// What other languages write, and what OData has: symbols, those before others that they begin with, and words.
const FOREIGN: &[(&str, &str)] = &[
    ("==", "eq"),
    ("=", "eq"),
    ("!=", "ne"),
    ("<>", "ne"),
    ("<=", "le"),
    ("<", "lt"),
    (">=", "ge"),
    (">", "gt"),
    ("&&", "and"),
    ("&", "and"),
    ("||", "or"),
    ("|", "or"),
    ("!", "not"),
    ("+", "add"),
    ("-", "sub"),
    ("*", "mul"),
    ("%", "mod"),
    ("ascending", "asc"),
    ("descending", "desc"),
    ("equals", "eq"),
    ("equal", "eq"),
    ("is", "eq"),
    ("neq", "ne"),
    ("nq", "ne"),
    ("gte", "ge"),
    ("lte", "le"),
    ("like", "contains"),
    ("contains", "contains(…)"),
    ("startswith", "startswith(…)"),
    ("endswith", "endswith(…)"),
    ("xor", "ne"),
    ("plus", "add"),
    ("minus", "sub"),
];

/// A row of the table: so a hint is small, and holds nothing that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instead(u8);

impl Instead {
    fn find(is_it: impl Fn(&str) -> bool) -> Option<Hint> {
        let at = FOREIGN.iter().position(|(of, _)| is_it(of))?;
        u8::try_from(at).ok().map(|at| Hint::Instead(Self(at)))
    }

    /// What to write.
    pub fn write(self) -> &'static str {
        FOREIGN.get(usize::from(self.0)).map_or("", |(_, write)| write)
    }

    /// What was written.
    pub fn of(self) -> &'static str {
        FOREIGN.get(usize::from(self.0)).map_or("", |(of, _)| of)
    }
}

const FUNCTIONS: &[(&str, Function)] = &[
    ("substringof", Function::Contains),
    ("like", Function::Contains),
    ("lower", Function::ToLower),
    ("upper", Function::ToUpper),
    ("lcase", Function::ToLower),
    ("ucase", Function::ToUpper),
    ("len", Function::Length),
    ("ceil", Function::Ceiling),
    ("matches", Function::MatchesPattern),
    ("starts_with", Function::StartsWith),
    ("ends_with", Function::EndsWith),
];

/// The hint for what stands in the place of a value.
#[cold]
pub(super) fn of_value(rest: &str) -> Option<Hint> {
    match rest.as_bytes() {
        [b'"', ..] => Some(Hint::SingleQuotes),
        [b'!', ..] => Instead::find(|of| of == "!"),
        _ => of_escape(rest),
    }
}

fn of_escape(rest: &str) -> Option<Hint> {
    let is_escape =
        matches!(rest.as_bytes(), [b'%', a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit());
    is_escape.then_some(Hint::EncodeOnce)
}

/// The hint for what stands in the place of an operator.
#[cold]
pub(super) fn of_operator(rest: &str) -> Option<Hint> {
    if rest.starts_with('"') {
        return Some(Hint::SingleQuotes);
    }
    if let Some(hint) = of_escape(rest) {
        return Some(hint);
    }
    let is_symbol = |of: &str| !of.starts_with(|c: char| c.is_ascii_alphabetic());
    Instead::find(|of| is_symbol(of) && rest.starts_with(of))
}

/// The hint for a word in the place of an operator.
#[cold]
pub(super) fn of_word(word: &str) -> Option<Hint> {
    Instead::find(|of| of.eq_ignore_ascii_case(word))
}

/// The hint for a function that there is none of.
#[cold]
pub(super) fn of_function(name: &str) -> Option<Hint> {
    let foreign = FUNCTIONS.iter().find(|(of, _)| of.eq_ignore_ascii_case(name));
    let near = || super::near::nearest(name, Function::ALL.iter().map(|function| function.as_str()));
    let function = foreign.map(|(_, function)| *function);
    function.or_else(|| near().and_then(|at| Function::ALL.get(at).copied())).map(Hint::Function)
}
