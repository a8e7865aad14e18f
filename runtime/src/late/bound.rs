//! What a request may set as a bound.

use crate::{DateBound, DateFormat, Num, NumberBound, Patch, kinds::DateValue, rules::End};

/// A bound of a length.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot bound a length",
    label = "expected an unsigned integer of up to 64 bits, or an `Option` or a `Patch` of one"
)]
pub trait CountLimit {
    fn limit(self) -> Option<usize>;
}

macro_rules! counts {
    ($($count:ty),+) => {$(
        impl CountLimit for $count {
            #[inline]
            fn limit(self) -> Option<usize> {
                Some(self.into())
            }
        }
    )+};
}

counts! { usize, u8, u16 }

/// A number that does not fit is more than any length.
macro_rules! large_counts {
    ($($count:ty),+) => {$(
        impl CountLimit for $count {
            #[inline]
            fn limit(self) -> Option<usize> {
                Some(usize::try_from(self).unwrap_or(usize::MAX))
            }
        }
    )+};
}

large_counts! { u32, u64 }

#[diagnostic::do_not_recommend]
impl<T: CountLimit> CountLimit for Option<T> {
    #[inline]
    fn limit(self) -> Option<usize> {
        self.and_then(T::limit)
    }
}

#[diagnostic::do_not_recommend]
impl<T: CountLimit> CountLimit for Patch<T> {
    #[inline]
    fn limit(self) -> Option<usize> {
        self.into_option().flatten().limit()
    }
}

#[inline]
pub fn count_limit(limit: impl CountLimit) -> Option<usize> {
    limit.limit()
}

/// An end of a range, which may be open.
#[derive(Clone, Copy, Debug)]
pub struct NumberLimit(Option<Num<'static>>);

impl End for NumberLimit {
    #[inline]
    fn end(self) -> Option<Num<'static>> {
        self.0
    }
}

/// What bounds a number, or does not.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot bound a number",
    label = "expected an integer, a float, a decimal or a `Num`, or an `Option` or a `Patch` of one"
)]
pub trait IntoNumberLimit {
    fn limit(self) -> NumberLimit;
}

#[diagnostic::do_not_recommend]
impl<B: NumberBound> IntoNumberLimit for B {
    #[inline]
    fn limit(self) -> NumberLimit {
        NumberLimit(Some(self.number()))
    }
}

#[diagnostic::do_not_recommend]
impl<B: NumberBound> IntoNumberLimit for Option<B> {
    #[inline]
    fn limit(self) -> NumberLimit {
        NumberLimit(self.map(B::number))
    }
}

#[diagnostic::do_not_recommend]
impl<B: NumberBound> IntoNumberLimit for Patch<B> {
    #[inline]
    fn limit(self) -> NumberLimit {
        self.into_option().flatten().limit()
    }
}

#[inline]
pub fn number_limit(limit: impl IntoNumberLimit) -> NumberLimit {
    limit.limit()
}

/// The bound of a date, of what is one; text is read as the rule reads it.
#[inline]
pub fn date_limit<T: DateValue + ?Sized>(limit: &T, format: DateFormat) -> Option<DateBound> {
    limit.date(format)?.ok().map(DateBound::On)
}
