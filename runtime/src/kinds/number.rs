//! Numbers, and text that holds one.

use alloc::string::String;

use crate::number::Num;

/// A value that is a number, or text that holds one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number",
    label = "this rule reads a number, or text that holds one",
    note = "the decimals of `rust_decimal` and `bigdecimal` need the feature of that name",
    note = "where it is a list or a map, write `each(…)` around the rule to check each element",
    note = "implement `api_validate::kinds::Number` for `{Self}` if it holds a number; wrap a type of another crate in a newtype first"
)]
pub trait Number {
    /// Hands the number to `read`. `None`, without a call, passes every rule.
    fn number<R>(&self, read: impl FnOnce(Num<'_>) -> R) -> Option<R>;

    /// The number, or that there is none; not known of one whose digits are made while it is read.
    #[doc(hidden)]
    #[inline]
    fn __known(&self) -> Known<'_> {
        Known::Unknown
    }

    /// The smallest and the largest number of an integer's type. Others do not say where they end.
    #[doc(hidden)]
    const __ENDS: Option<(Num<'static>, Num<'static>)> = None;
}

/// A number that can be handed out.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Known<'n> {
    /// The number.
    Number(Num<'n>),
    /// No number.
    Nothing,
    /// It has to be asked for.
    Unknown,
}

macro_rules! numbers {
    ($($type:ty $(, $kind:ident $ends:ident)? => |$value:ident| $num:expr;)*) => {$(
        impl Number for $type {
            $(const __ENDS: Option<(Num<'static>, Num<'static>)> = $ends!($type, $kind);)?

            #[cfg_attr(not(debug_assertions), inline(always))]
            #[allow(clippy::inline_always)] // so that what reads the number meets it as what it is
            fn number<R>(&self, read: impl FnOnce(Num<'_>) -> R) -> Option<R> {
                let $value = self;
                Some(read($num))
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            #[allow(clippy::inline_always)] // as above
            fn __known(&self) -> Known<'_> {
                let $value = self;
                Known::Number($num)
            }
        }
    )*};
}

macro_rules! ends {
    ($type:ty, $kind:ident) => {
        Some((Num::$kind(<$type>::MIN as _), Num::$kind(<$type>::MAX as _)))
    };
}

numbers! {
    i8, Int ends => |n| Num::Int(i128::from(*n));
    i16, Int ends => |n| Num::Int(i128::from(*n));
    i32, Int ends => |n| Num::Int(i128::from(*n));
    i64, Int ends => |n| Num::Int(i128::from(*n));
    i128, Int ends => |n| Num::Int(*n);
    isize, Int ends => |n| Num::Int(*n as i128);
    u8, Int ends => |n| Num::Int(i128::from(*n));
    u16, Int ends => |n| Num::Int(i128::from(*n));
    u32, Int ends => |n| Num::Int(i128::from(*n));
    u64, Int ends => |n| Num::Int(i128::from(*n));
    u128, Uint ends => |n| Num::Uint(*n);
    usize, Int ends => |n| Num::Int(*n as i128);
    f32 => |n| Num::from_f32(*n);
    f64 => |n| Num::Float(*n);
    str => |text| Num::Text(text);
    String => |text| Num::Text(text);
}

macro_rules! non_zero {
    ($($int:ty),*) => {$(
        impl Number for core::num::NonZero<$int> {
            const __ENDS: Option<(Num<'static>, Num<'static>)> = <$int>::__ENDS;

            #[inline]
            fn number<R>(&self, read: impl FnOnce(Num<'_>) -> R) -> Option<R> {
                self.get().number(read)
            }
        }
    )*};
}

non_zero!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);

#[cfg(feature = "rust_decimal")]
numbers! {
    rust_decimal::Decimal => |n| Num::Decimal { mantissa: n.mantissa(), scale: i64::from(n.scale()) };
}

#[cfg(feature = "bigdecimal")]
impl Number for bigdecimal::BigDecimal {
    fn number<R>(&self, read: impl FnOnce(Num<'_>) -> R) -> Option<R> {
        use bigdecimal::num_bigint::{BigInt, Sign};

        let (digits, scale) = self.as_bigint_and_scale();
        let small = |n: &BigInt| i128::try_from(n).ok();
        Some(match small(&digits) {
            Some(mantissa) => read(Num::Decimal { mantissa, scale }),
            None => {
                let negative = digits.sign() == Sign::Minus;
                read(Num::Digits { negative, digits: &alloc::format!("{}", digits.magnitude()), scale })
            }
        })
    }
}

/// Through what holds a number, or may.
macro_rules! holders {
    ($([$($bound:tt)*] $type:ty, |$this:ident| $value:expr;)*) => {$(
        impl<T: Number $($bound)*> Number for $type {
            const __ENDS: Option<(Num<'static>, Num<'static>)> = T::__ENDS;

            #[inline]
            fn number<R>(&self, read: impl FnOnce(Num<'_>) -> R) -> Option<R> {
                let $this = self;
                $value?.number(read)
            }

            #[inline]
            fn __known(&self) -> Known<'_> {
                let $this = self;
                let value: Option<&T> = $value;
                value.map_or(Known::Nothing, Number::__known)
            }
        }
    )*};
}

holders! {
    [+ ?Sized] &T, |this| Some(&**this);
    [+ ?Sized] &mut T, |this| Some(&**this);
    [+ ?Sized] alloc::boxed::Box<T>, |this| Some(&**this);
    [+ ?Sized] alloc::rc::Rc<T>, |this| Some(&**this);
    [+ ?Sized] alloc::sync::Arc<T>, |this| Some(&**this);
    [+ alloc::borrow::ToOwned + ?Sized] alloc::borrow::Cow<'_, T>, |this| Some(&**this);
    [] Option<T>, |this| this.as_ref();
    [] crate::Patch<T>, |this| this.value();
}
