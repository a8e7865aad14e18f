//! `one_of("A", "B")`

use core::fmt;

use super::{
    Check, Clock, Fault, Keyword, Keywords, Param, Rule, Unread, ValidationErrorType, ValueKind, passes,
    text_of,
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

    /// Whether a text that was sent says one of these.
    #[doc(hidden)]
    fn has(choices: &[Self], text: &str) -> bool;
}

impl Choice for &'static str {
    fn param(choices: &'static [Self]) -> Param {
        Param::Texts(choices)
    }

    fn has(choices: &[Self], text: &str) -> bool {
        choices.contains(&text)
    }
}

impl Choice for i128 {
    fn param(choices: &'static [Self]) -> Param {
        Param::Numbers(choices)
    }

    fn has(choices: &[Self], text: &str) -> bool {
        is_among(Num::Text(text), choices)
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

    fn unread(&self) -> Option<Unread> {
        Some(Unread::Choice)
    }

    fn judge_unread(&self, text: &str, _: &Clock) -> Option<Result<(), Fault>> {
        Some(passes(Some(C::has(self.choices, text)), Fault::Malformed))
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one of ")?;
        super::write_values(C::param(self.choices), f)
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

/// The choices of a constant: so many of them as the caller has room for, and how many there are.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // for generated code only
pub struct List<C, const N: usize> {
    pub items: [C; N],
    pub len: usize,
}

macro_rules! constants {
    ($($found:ty => $choice:ty: $none:expr, |$item:ident| $made:expr;)*) => {$(
        #[allow(missing_docs)] // for generated code only
        impl Constant<$found> {
            #[allow(clippy::cast_lossless)] // what is lossless is no constant function
            pub const fn choice(self) -> $choice {
                let $item = self.0;
                $made
            }
        }

        constants! { @lists $choice: $none;
            &'static $found, |this| core::slice::from_ref(this);
            &'static &'static [$found], |this| *this;
            &'static [$found; M], |this| this, M;
            &'static &'static [$found; M], |this| *this, M;
        }
    )*};
    (@lists $choice:ty: $none:expr; $($list:ty, |$this:ident| $items:expr $(, $count:ident)?;)*) => {$(
        #[allow(missing_docs)]
        impl$(<const $count: usize>)? Constant<$list> {
            pub const fn list<const N: usize>(self) -> List<$choice, N> {
                let $this = self.0;
                let found = $items;
                let mut items = [$none; N];
                let mut at = 0;
                while at < N && at < found.len() {
                    items[at] = Constant(found[at]).choice();
                    at += 1;
                }
                List { items, len: found.len() }
            }
        }
    )*};
}

constants! {
    &'static str => &'static str: "", |item| item;
    i8 => i128: 0, |item| item as i128;
    i16 => i128: 0, |item| item as i128;
    i32 => i128: 0, |item| item as i128;
    i64 => i128: 0, |item| item as i128;
    i128 => i128: 0, |item| item;
    isize => i128: 0, |item| item as i128;
    u8 => i128: 0, |item| item as i128;
    u16 => i128: 0, |item| item as i128;
    u32 => i128: 0, |item| item as i128;
    u64 => i128: 0, |item| item as i128;
    usize => i128: 0, |item| item as i128;
}

/// The same, where the number of choices cannot be asked for: in constants that depend on what a type is generic over. Such a
/// list has the type that the rule holds.
macro_rules! kept {
    ($($choice:ty),+) => {$(
        kept! { @lists $choice;
            &'static $choice, |this| core::slice::from_ref(this);
            &'static &'static [$choice], |this| this;
            &'static [$choice; M], |this| this, M;
            &'static &'static [$choice; M], |this| *this, M;
        }
    )+};
    (@lists $choice:ty; $($list:ty, |$this:ident| $items:expr $(, $count:ident)?;)*) => {$(
        #[allow(missing_docs)] // for generated code only
        impl$(<const $count: usize>)? Constant<$list> {
            pub const fn kept(self) -> &'static [$choice] {
                let $this = self.0;
                $items
            }
        }
    )*};
}

kept! { &'static str, i128 }

#[allow(missing_docs)] // for generated code only
impl Constant<bool> {
    pub const fn choice(self) -> bool {
        self.0
    }
}

/// What a value can be compared with: the compile error of what is not.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a constant of the type `{Self}` cannot be compared with a value",
    label = "expected text or a whole number: a `&str`, an integer of up to 64 bits, or an `i128`"
)]
pub trait Choosable {}

/// What holds choices: the compile error of what does not.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a constant of the type `{Self}` holds no choices",
    label = "expected text or whole numbers, one or a list: a `&str`, an `i64`, a `&[&str]`, a `[u8; 2]`",
    note = "a constant of a generic type itself has to be a list of `&str` or of `i128`"
)]
pub trait Choices {}

/// Of a constant that is none: the compile error is the bound.
#[doc(hidden)]
#[allow(missing_docs)]
pub trait Unchosen<T> {
    fn choice(self) -> i128
    where
        T: Choosable;
}

impl<T> Unchosen<T> for Constant<T> {
    fn choice(self) -> i128
    where
        T: Choosable,
    {
        0
    }
}

/// The same of a list.
#[doc(hidden)]
#[allow(missing_docs)]
pub trait Unlisted<T> {
    fn kept(self) -> &'static [i128]
    where
        T: Choices;

    fn list<const N: usize>(self) -> List<i128, N>
    where
        T: Choices;
}

impl<T> Unlisted<T> for Constant<&'static T> {
    fn kept(self) -> &'static [i128]
    where
        T: Choices,
    {
        &[]
    }

    fn list<const N: usize>(self) -> List<i128, N>
    where
        T: Choices,
    {
        List { items: [0; N], len: 0 }
    }
}
