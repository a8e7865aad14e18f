//! `one_of("A", "B")`

use core::fmt;

use super::{
    Check, Clock, Fault, Keyword, Keywords, Param, Rule, ValidationErrorType, ValueKind, passes, text_of,
};
use crate::{
    kinds::{Number, Text},
    number::Num,
};

/// The rule [`one_of`](super::one_of()).
#[derive(Debug)]
#[must_use]
pub struct OneOf<C: 'static> {
    choices: &'static [C],
}

impl<C> Clone for OneOf<C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for OneOf<C> {}

/// One of the given texts, to the letter, or one of the given whole numbers.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::one_of(&["Admin", "User"]).accepts("Admin"));
/// assert!(!rules::one_of(&["Admin", "User"]).accepts("admin"));
/// assert!(rules::one_of(&[10, 20]).accepts(&20_u8));
/// ```
pub const fn one_of<C: Choice>(choices: &'static [C]) -> OneOf<C> {
    OneOf { choices }
}

/// What can be chosen from: text or whole numbers.
pub trait Choice: fmt::Display + fmt::Debug + Sync + Sized + 'static {
    #[doc(hidden)]
    fn param(choices: &'static [Self]) -> Param;
}

impl Choice for &'static str {
    fn param(choices: &'static [Self]) -> Param {
        Param::Texts(choices)
    }
}

impl Choice for i128 {
    fn param(choices: &'static [Self]) -> Param {
        Param::Numbers(choices)
    }
}

impl<T: Text + ?Sized> Check<T> for OneOf<&'static str> {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        passes(text_of(value, |text| self.choices.contains(&text)), Fault::Malformed)
    }
}

/// Whether the number is equal to one of these.
pub(super) fn is_among(number: Num<'_>, choices: &[i128]) -> bool {
    choices.iter().any(|choice| number.compare(Num::Int(*choice)).is_some_and(core::cmp::Ordering::is_eq))
}

impl<T: Number + ?Sized> Check<T> for OneOf<i128> {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        passes(value.number(|number| is_among(number, self.choices)), Fault::Malformed)
    }
}

impl<C: Choice> Rule for OneOf<C> {
    fn name(&self) -> &'static str {
        "one_of"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one of ")?;
        super::write_list(self.choices, f)
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("one_of", C::param(self.choices));
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        match (C::param(self.choices), kind) {
            (Param::Texts(texts), ValueKind::Text) => {
                keywords.add(Keyword::OneOfTexts(texts));
            }
            (Param::Numbers(numbers), ValueKind::Integer | ValueKind::Number) => {
                keywords.add(Keyword::OneOfNumbers(numbers));
            }
            (Param::Numbers(_), _) => super::number_in_text(kind, keywords),
            _ => keywords.not_all(),
        }
    }
}

/// A constant that can be chosen, or that holds all choices: text, or whole numbers.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Constant<T>(pub T);

#[allow(missing_docs)] // for generated code only
impl Constant<&'static str> {
    pub const fn choice(self) -> &'static str {
        self.0
    }
}

#[allow(missing_docs)] // for generated code only
impl Constant<bool> {
    pub const fn choice(self) -> bool {
        self.0
    }
}

macro_rules! whole_numbers {
    ($($number:ty),+) => {$(
        #[allow(missing_docs)]
        impl Constant<$number> {
            #[allow(clippy::cast_lossless)] // what is lossless is no constant function
            pub const fn choice(self) -> i128 {
                self.0 as i128
            }
        }
    )+};
}

whole_numbers! { i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, usize }

macro_rules! lists {
    ($($choice:ty),+) => {$(
        #[allow(missing_docs)]
        impl Constant<&'static $choice> {
            pub const fn choices(self) -> &'static [$choice] {
                core::slice::from_ref(self.0)
            }
        }

        #[allow(missing_docs)]
        impl Constant<&'static &'static [$choice]> {
            pub const fn choices(self) -> &'static [$choice] {
                self.0
            }
        }

        #[allow(missing_docs)]
        impl<const N: usize> Constant<&'static [$choice; N]> {
            pub const fn choices(self) -> &'static [$choice] {
                self.0
            }
        }

        #[allow(missing_docs)]
        impl<const N: usize> Constant<&'static &'static [$choice; N]> {
            pub const fn choices(self) -> &'static [$choice] {
                *self.0
            }
        }
    )+};
}

lists! { &'static str, i128 }
