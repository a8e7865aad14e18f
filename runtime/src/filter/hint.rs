//! What was probably meant where a text stops being an expression.

use core::fmt;

use alloc::vec::Vec;

use super::words::{Direction, Function, Logic, Operator};

/// What was probably meant. Displays as an English phrase, such as `write eq instead of =`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Hint {
    /// A word of OData for another language's: `eq` for `=`.
    Instead(Instead),
    /// Text needs single quotes.
    SingleQuotes,
    /// A UUID has 32 hexadecimal digits in five groups.
    Uuid,
    /// A date is written as `2024-12-31`.
    Date,
    /// A number has a point, and no comma.
    Point,
    /// `null` for `NULL`, `nil` or `none`.
    Null,
    /// A quote in a text is written twice.
    DoubleTheQuote,
    /// `datetime'2024-12-31'` is older than OData 4.
    NoPrefix,
    /// `2.5m` is older than OData 4.
    NoSuffix,
    /// Blanks are allowed only between words.
    NoBlank,
    /// `+` is a blank in a query string.
    EncodePlus,
    /// What was percent-encoded twice has escapes left.
    EncodeOnce,
    /// Blanks are needed around an operator.
    AddBlank,
    /// A plus is allowed only in front of numbers.
    NoPlus,
    /// `not` belongs in front of a condition.
    NotFirst,
    /// `any(x => …)` is `any(x:…)`.
    Colon,
    /// The function that was probably meant.
    Function(Function),
    /// The operator that was probably meant.
    Operator(Operator),
    /// `and` or `or` was probably meant.
    Logic(Logic),
    /// The direction that was probably meant.
    Direction(Direction),
}

impl Hint {
    /// Whether its phrase ends with a question mark.
    pub(super) fn is_question(self) -> bool {
        matches!(self, Self::Function(_) | Self::Operator(_) | Self::Logic(_) | Self::Direction(_))
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Instead(instead) => write!(f, "write {} instead of {}", instead.write(), instead.of()),
            Self::SingleQuotes => f.write_str("write text in single quotes"),
            Self::Uuid => f.write_str("write a UUID such as 123e4567-e89b-12d3-a456-426614174000"),
            Self::Date => f.write_str("write a date such as 2024-12-31"),
            Self::Point => f.write_str("write a point in a number, such as 1.5"),
            Self::Null => f.write_str("write null"),
            Self::DoubleTheQuote => f.write_str("write a quote in a text twice"),
            Self::NoPrefix => f.write_str("write the value without a prefix and quotes"),
            Self::NoSuffix => f.write_str("write the number without a letter"),
            Self::NoBlank => f.write_str("leave out the blank"),
            Self::EncodePlus => f.write_str("write a plus in a query string as %2B"),
            Self::EncodeOnce => f.write_str("percent-encode the text only once"),
            Self::AddBlank => f.write_str("write blanks around operators"),
            Self::NoPlus => f.write_str("leave out the plus"),
            Self::NotFirst => f.write_str("write not in front of the condition, as in not name in ('x')"),
            Self::Colon => f.write_str("write a colon instead of the arrow"),
            Self::Function(function) => write!(f, "did you mean {function}?"),
            Self::Operator(operator) => write!(f, "did you mean {operator}?"),
            Self::Logic(logic) => write!(f, "did you mean {logic}?"),
            Self::Direction(direction) => write!(f, "did you mean {direction}?"),
        }
    }
}

/// What other languages write, and what OData has: symbols and words, those before others that they begin with.
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
    ("is not", "ne"),
    ("is", "eq"),
    ("neq", "ne"),
    ("nq", "ne"),
    ("gte", "ge"),
    ("lte", "le"),
    ("greater", "gt"),
    ("less", "lt"),
    ("like", "contains(name,'x')"),
    ("contains", "contains(name,'x')"),
    ("startswith", "startswith(name,'x')"),
    ("endswith", "endswith(name,'x')"),
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

/// The hint for something else in the place of a value.
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

/// The hint for something else in the place of an operator.
#[cold]
pub(super) fn of_operator(rest: &str) -> Option<Hint> {
    if rest.starts_with('"') {
        return Some(Hint::SingleQuotes);
    }
    if let Some(hint) = of_escape(rest) {
        return Some(hint);
    }
    Instead::find(|of| !is_word(of) && rest.starts_with(of))
}

fn is_word(of: &str) -> bool {
    of.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// The hint for a word in the place of an operator, or of a direction; `rest` begins with it.
#[cold]
pub(super) fn of_word(word: &str, rest: &str, is_order: bool) -> Option<Hint> {
    if word.eq_ignore_ascii_case(Logic::Not.as_str()) {
        return Some(Hint::NotFirst);
    }
    let is_two =
        |of: &str| of.contains(' ') && rest.get(..of.len()).is_some_and(|two| two.eq_ignore_ascii_case(of));
    let foreign = Instead::find(|of| of.eq_ignore_ascii_case(word) || is_two(of));
    foreign.or_else(|| near_word(word, is_order))
}

/// The nearest of the words that may follow a value. Of two that are as near, the more likely one comes first. A word that is
/// nearer to a function, such as `minutes`, is none of them.
fn near_word(word: &str, is_order: bool) -> Option<Hint> {
    let directions = if is_order { Direction::ALL } else { &[] };
    let directions = directions.iter().map(|word| (word.as_str(), Hint::Direction(*word)));
    let logic = [Logic::And, Logic::Or].map(|word| (word.as_str(), Hint::Logic(word)));
    let operators = Operator::ALL.iter().map(|word| (word.as_str(), Hint::Operator(*word)));
    let foreign = FOREIGN.iter().filter(|(of, _)| is_word(of));
    let foreign = foreign.filter_map(|(of, write)| Some((*of, meant(write, is_order)?)));
    let mut known: Vec<(&str, Option<Hint>)> = Vec::new();
    for (word, hint) in directions.chain(logic).chain(operators).chain(foreign) {
        known.push((word, Some(hint)));
    }
    known.extend(Function::ALL.iter().map(|function| (function.as_str(), None)));
    let near = crate::near::nearest(word, known.iter().map(|(word, _)| *word))?;
    known.get(near).and_then(|(_, hint)| *hint)
}

/// What a hint is about, if that is a word that an endpoint may offer, or not.
pub(super) fn word(hint: Hint) -> Option<Hint> {
    match hint {
        Hint::Instead(instead) => meant(instead.write(), true),
        Hint::Function(_) | Hint::Operator(_) | Hint::Logic(_) | Hint::Direction(_) => Some(hint),
        _ => None,
    }
}

/// The hint for a word of the table of foreign words.
fn meant(write: &str, is_order: bool) -> Option<Hint> {
    let direction = || Direction::find(write).filter(|_| is_order).map(Hint::Direction);
    let function = || Function::find(write.split('(').next()?).map(Hint::Function);
    let operator = Operator::find(write).map(Hint::Operator);
    operator.or_else(|| Logic::find(write).map(Hint::Logic)).or_else(direction).or_else(function)
}

/// The hint for something else in the place of the colon behind a variable.
#[cold]
pub(super) fn of_colon(rest: &str) -> Option<Hint> {
    (rest.starts_with("=>") || rest.starts_with("->")).then_some(Hint::Colon)
}

/// The hint for an unknown function.
#[cold]
pub(super) fn of_function(name: &str) -> Option<Hint> {
    let foreign = FUNCTIONS.iter().find(|(of, _)| of.eq_ignore_ascii_case(name));
    let near = || crate::near::nearest(name, Function::ALL.iter().map(|function| function.as_str()));
    let function = foreign.map(|(_, function)| *function);
    function.or_else(|| near().and_then(|at| Function::ALL.get(at).copied())).map(Hint::Function)
}
