//! What may stand as a bound or a step of a number rule.

use super::Num;

/// A value that can bound a number: every integer and float type, `Decimal`, and [`Num`] for the rest.
/// No other type can implement it.
///
/// ```
/// use api_validate::{Num, NumberBound};
///
/// assert!(matches!(9_u8.number(), Num::Uint(9)));
/// assert!(matches!(Num::Text("0.001").number(), Num::Text("0.001")));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot bound a number",
    label = "expected an integer, a float or a `Num`"
)]
pub trait NumberBound: Copy + sealed::Sealed + 'static {
    /// The bound's exact value.
    fn number(self) -> Num<'static>;
}

pub(crate) mod sealed {
    pub trait Sealed {}
}

macro_rules! bounds {
    ($($kind:ident($($number:ty),+) |$value:ident| $convert:expr;)+) => {
        $($(impl sealed::Sealed for $number {}

        impl NumberBound for $number {
            #[inline]
            fn number(self) -> Num<'static> {
                let $value = self;
                Num::$kind($convert)
            }
        })+)+
    };
}

bounds! {
    Int(i8, i16, i32, i64) |value| value.into();
    Int(i128) |value| value;
    Int(isize) |value| value as i128;
    Uint(u8, u16, u32, u64) |value| value.into();
    Uint(u128) |value| value;
    Uint(usize) |value| value as u128;
    Float(f64) |value| value;
    Float32(f32) |value| value;
}

#[cfg(feature = "rust_decimal")]
impl sealed::Sealed for rust_decimal::Decimal {}

#[cfg(feature = "rust_decimal")]
impl NumberBound for rust_decimal::Decimal {
    #[inline]
    fn number(self) -> Num<'static> {
        Num::Decimal { mantissa: self.mantissa(), scale: i64::from(self.scale()) }
    }
}

impl sealed::Sealed for Num<'static> {}

impl NumberBound for Num<'static> {
    #[inline]
    fn number(self) -> Num<'static> {
        self
    }
}
