//! What is wrong with a text that is not an expression, and where.

use core::fmt;

use super::hint::{self, Hint};

/// A text that is not a filter, or not an order-by: where the problem is, and what was expected there.
///
/// ```
/// use api_validate::filter::Filter;
///
/// let error = "name = 'John Smith'".parse::<Filter>().unwrap_err();
/// assert_eq!(error.position(), 6);
/// assert_eq!(error.to_string(), "expected an operator such as eq at character 6, write eq instead of =");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SyntaxError {
    at: u32,
    expected: Expected,
    hint: Option<Hint>,
}

impl SyntaxError {
    /// The character at which the text stops being an expression, counted from 1; one more than there are characters
    /// where the end came too early.
    pub fn position(&self) -> usize {
        self.at as usize
    }

    /// What was expected there.
    pub fn expected(&self) -> Expected {
        self.expected
    }

    /// What was probably meant.
    pub fn hint(&self) -> Option<Hint> {
        self.hint
    }

    /// Whether the text may well be an expression, but is too large for one.
    pub fn is_too_large(&self) -> bool {
        matches!(self.expected, Expected::LessDepth | Expected::LessText)
    }

    /// The same, with a hint only if its word is offered.
    pub(super) fn offered(self, is_offered: impl Fn(Hint) -> bool) -> Self {
        let word = self.hint.and_then(hint::word);
        Self { hint: self.hint.filter(|_| word.is_none_or(is_offered)), ..self }
    }

    #[cold]
    pub(super) fn new(at: u32, stop: Stop) -> Self {
        Self { at, expected: stop.expected, hint: stop.hint }
    }
}

/// `expected an operator such as eq at character 6, write eq instead of =`
impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {} at character {}", self.expected, self.at)?;
        match self.hint {
            Some(hint) => write!(f, ", {hint}"),
            None => Ok(()),
        }
    }
}

impl core::error::Error for SyntaxError {}

/// Where parsing stopped, by bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    pub(super) at: usize,
    pub(super) expected: Expected,
    pub(super) hint: Option<Hint>,
}

impl Stop {
    #[cold]
    pub(super) fn new(at: usize, expected: Expected) -> Self {
        Self { at, expected, hint: None }
    }

    pub(super) fn or_hint(mut self, hint: Option<Hint>) -> Self {
        self.hint = self.hint.or(hint);
        self
    }

    pub(super) fn hint(self, hint: Hint) -> Self {
        self.or_hint(Some(hint))
    }
}

macro_rules! phrases {
    ($(#[$doc:meta])* $type:ident { $($variant:ident = $phrase:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $type {
            $(#[doc = concat!("`", $phrase, "`")] $variant,)*
        }

        impl $type {
            const fn phrase(self) -> &'static str {
                match self {
                    $(Self::$variant => $phrase,)*
                }
            }
        }
    };
}

phrases! {
    /// What an expression would have had at some place. Displays as an English phrase.
    Expected {
        Value = "a value",
        Operator = "an operator such as eq",
        Direction = "asc, desc or a comma",
        End = "the end",
        OrderEnd = "a comma or the end",
        Blank = "a blank",
        Name = "a name",
        ShorterName = "a name of at most 128 characters",
        PathPart = "a name after the slash",
        Slash = "a slash and a name",
        Collection = "a collection before any and all, such as Items/any()",
        Key = "a key, or parameters with names",
        Parameters = "parameters with names, such as x=1",
        KnownFunction = "a function of OData",
        ClosingQuote = "a closing quote",
        ClosingParenthesis = "a closing parenthesis",
        CommaOrParenthesis = "a comma or a closing parenthesis",
        SemicolonOrParenthesis = "a semicolon or a closing parenthesis",
        CommaOrBracket = "a comma or a closing bracket",
        CommaOrBrace = "a comma or a closing brace",
        Comma = "a comma and one more value",
        Colon = "a colon",
        Variable = "a variable and a colon",
        MemberName = "a name in double quotes",
        Literal = "a literal value",
        Enum = "names of an enumeration in single quotes",
        Type = "the name of a type",
        Digit = "a digit",
        Date = "a date such as 2024-12-31",
        Time = "a time such as 23:59:59",
        Offset = "an offset such as Z or +02:00",
        Duration = "a duration such as P1DT12H",
        Binary = "bytes in base64url",
        Geo = "a place such as SRID=0;Point(1.5 2.5)",
        CountOption = "$filter or $search",
        Search = "words to search for",
        Escape = "an escape of JSON",
        LessDepth = "fewer levels",
        LessText = "a shorter text",
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.phrase())
    }
}
