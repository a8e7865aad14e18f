//! What a rule is in JSON Schema.

use core::fmt;

use crate::Num;

/// What kind of value a body has, as far as a rule needs to know: one rule is `maxLength` for text and `maxItems` for a
/// list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValueKind {
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A number, or text that holds one: a decimal of another crate.
    Decimal,
    /// Text.
    Text,
    /// A date, a time or both, of a type that has a form of its own.
    Date,
    /// A list.
    List,
    /// A map from names to values of one type.
    Map,
    /// An object with fields of its own.
    Object,
    /// Null.
    Null,
    /// Several kinds, or one that is not known.
    Anything,
}

/// A keyword of JSON Schema, draft 2020-12, with its value.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Keyword<'k> {
    /// `minLength`, in Unicode scalar values.
    MinLength(usize),
    /// `maxLength`, in Unicode scalar values.
    MaxLength(usize),
    /// `minItems`
    MinItems(usize),
    /// `maxItems`
    MaxItems(usize),
    /// `minProperties`
    MinProperties(usize),
    /// `maxProperties`
    MaxProperties(usize),
    /// `minimum`
    Minimum(Num<'static>),
    /// `exclusiveMinimum`
    ExclusiveMinimum(Num<'static>),
    /// `maximum`
    Maximum(Num<'static>),
    /// `exclusiveMaximum`
    ExclusiveMaximum(Num<'static>),
    /// `multipleOf`
    MultipleOf(Num<'static>),
    /// `pattern`: a regular expression of ECMAScript, read with its flag `u`.
    Pattern(&'k dyn fmt::Display),
    /// `format`: one of these. No more than one of a rule's formats has to fit.
    Formats(&'static [&'static str]),
    /// `enum`, of texts.
    OneOfTexts(&'k [&'static str]),
    /// `enum`, of numbers.
    OneOfNumbers(&'k [i128]),
    /// `enum`, of this alone.
    Boolean(bool),
    /// `not`, of these texts.
    NoneOfTexts(&'static [&'static str]),
    /// `not`, of these numbers.
    NoneOfNumbers(&'static [i128]),
    /// `contains`, of this text. Where the items are not known to be text, the rule is told in words.
    ContainsText(&'static str),
    /// `contains`, of this number. Where the items are not known to be numbers, the rule is told in words.
    ContainsNumber(i128),
    /// `contains` inside of `not`, likewise.
    NotContainsText(&'static str),
    /// `contains` inside of `not`, likewise.
    NotContainsNumber(i128),
    /// `uniqueItems`
    UniqueItems,
    /// The field is listed in `required`, and is not null.
    Required,
    /// The field is not null.
    NotNull,
    /// The field is null if it is sent.
    Absent,
    /// At least one of these fields has a value.
    AtLeastOne(&'static [&'static str]),
    /// One of these fields has a value, and the others have none.
    ExactlyOne(&'static [&'static str]),
}

/// Takes the keywords of a rule.
///
/// ```
/// use api_validate::{Keyword, Keywords, Rule, ValueKind, rules};
///
/// let mut max = None;
/// let is_said = Keywords::of(&rules::length().max(5), ValueKind::Text, &mut |keyword| {
///     if let Keyword::MaxLength(length) = keyword {
///         max = Some(length);
///     }
/// });
/// assert_eq!((max, is_said), (Some(5), true));
/// ```
pub struct Keywords<'k> {
    take: &'k mut dyn FnMut(Keyword<'_>),
    is_all: bool,
}

impl<'k> Keywords<'k> {
    /// Hands the keywords of a rule about a value of this kind to `take`, and tells whether they say all of the rule.
    pub fn of(rule: &dyn crate::Rule, kind: ValueKind, take: &'k mut dyn FnMut(Keyword<'_>)) -> bool {
        let mut keywords = Keywords { take, is_all: true };
        rule.keywords(kind, &mut keywords);
        keywords.is_all
    }

    /// A keyword that each value has to keep that keeps the rule.
    pub fn add(&mut self, keyword: Keyword<'_>) -> &mut Self {
        (self.take)(keyword);
        self
    }

    /// The keyword of a smallest length; none, where any is long enough.
    pub(crate) fn at_least(&mut self, min: usize, keyword: fn(usize) -> Keyword<'static>) -> &mut Self {
        if min > 0 { self.add(keyword(min)) } else { self }
    }

    /// The keyword of a largest length; none, where none is too long.
    pub(crate) fn at_most(&mut self, max: usize, keyword: fn(usize) -> Keyword<'static>) -> &mut Self {
        if max < usize::MAX { self.add(keyword(max)) } else { self }
    }

    /// `pattern`.
    pub fn pattern(&mut self, pattern: impl fmt::Display) -> &mut Self {
        self.add(Keyword::Pattern(&pattern))
    }

    /// The rule refuses more than its keywords say. It is added to them as `x-rules`.
    pub fn not_all(&mut self) {
        self.is_all = false;
    }
}

impl fmt::Debug for Keywords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keywords").field("is_all", &self.is_all).finish_non_exhaustive()
    }
}

/// A text as a regular expression that matches it and nothing else.
pub(crate) struct Literally(pub(crate) &'static str);

impl fmt::Display for Literally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            if u8::try_from(c).is_ok_and(|c| b"\\^$.*+?()[]{}|/".contains(&c)) {
                f.write_str("\\")?;
            }
            write!(f, "{c}")?;
        }
        Ok(())
    }
}
