//! The bounds of numbers: read from their text, so that they are what was written.

use alloc::boxed::Box;

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::value::RawValue;

use super::errors::{At, CatalogErrors};
use crate::{
    ApiValidate, Checker, Num,
    json::{self, Input, JsonType, Reader},
    type_info::TypeInfo,
};

/// A number of JSON, exactly; nothing where it is more than that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound(Option<Num<'static>>);

/// What a mantissa of 128 bits holds, and the exponents of a double.
const TOO_MUCH: &str = "A number has at most 38 digits, and an exponent from -400 to 400.";

impl Bound {
    pub(super) fn number(
        bound: Option<Self>,
        at: At<'_>,
        errors: &mut CatalogErrors,
    ) -> Option<Num<'static>> {
        let Self(number) = bound?;
        if number.is_none() {
            errors.at(at, TOO_MUCH);
        }
        number
    }

    /// The number in a text of JSON.
    fn of(json: &str) -> Option<Num<'static>> {
        let (decimal, exponent) = json.split_once(['e', 'E']).unwrap_or((json, "0"));
        let exponent: i64 = exponent.parse().ok().filter(|exponent| (-400..=400).contains(exponent))?;
        let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
        let mut mantissa: i128 = whole.parse().ok()?;
        for digit in fraction.bytes() {
            let digit = i128::from(digit.checked_sub(b'0')?);
            let digit = if whole.starts_with('-') { -digit } else { digit };
            mantissa = mantissa.checked_mul(10)?.checked_add(digit)?;
        }
        let scale = i64::try_from(fraction.len()).ok()? - exponent;
        Some(if scale == 0 { Num::Int(mantissa) } else { Num::Decimal { mantissa, scale } })
    }
}

impl<'de> Deserialize<'de> for Bound {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Box::<RawValue>::deserialize(deserializer)?;
        let is_number = json.get().starts_with(|c: char| c == '-' || c.is_ascii_digit());
        if is_number { Ok(Self(Self::of(json.get()))) } else { Err(D::Error::custom("no number")) }
    }
}

impl ApiValidate for Bound {
    type Context = ();
    const __TYPE: TypeInfo = TypeInfo::leaf(&JsonType::Number);

    fn check(&self, _: &mut Checker, (): &()) {}

    fn __read(input: Input<'_>, reader: &mut Reader<'_>, (): &()) -> Option<Self> {
        json::leaf(input, JsonType::Number, reader)
    }
}

#[cfg(test)]
mod tests {
    use core::cmp::Ordering;

    use super::*;

    #[test]
    fn a_bound_is_what_was_written() {
        for (json, text) in [
            ("0", "0"),
            ("-0", "0"),
            ("18446744073709551617", "18446744073709551617"),
            ("-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728"),
            ("0.10000000000000000000000000000000001", "0.10000000000000000000000000000000001"),
            ("-0.5", "-0.5"),
            ("-12.50", "-12.5"),
            ("1.5e3", "1500"),
            ("1E+2", "100"),
            ("25e-1", "2.5"),
        ] {
            let bound = Bound::of(json).unwrap_or_else(|| panic!("{json}"));
            assert_eq!(bound.compare(Num::Text(text)), Some(Ordering::Equal), "{json}");
        }
    }

    #[test]
    fn what_is_no_number_or_too_much() {
        for json in
            ["", "\"1\"", "null", "1e401", "1e-401", "170141183460469231731687303715884105728", "[1]", "true"]
        {
            assert!(Bound::of(json).is_none(), "{json}");
        }
    }
}
