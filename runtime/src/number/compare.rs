//! The order of numbers of any two kinds.

use core::cmp::Ordering;

use super::Num;
use super::significant::{Buffer, Significant};
use super::text::Plain;

#[inline]
pub(super) fn unsigned_to_signed(a: u128, b: i128) -> Ordering {
    u128::try_from(b).map_or(Ordering::Greater, |b| a.cmp(&b))
}

/// The order of two floats is that of their shortest decimals, as each has its own nearest to it.
#[inline]
pub(super) fn floats(a: f64, b: f64) -> Option<Ordering> {
    if a.is_finite() && b.is_finite() { a.partial_cmp(&b) } else { None }
}

/// Whether an integer, and each nearer to zero, is a double and its own shortest decimal.
#[inline]
pub(super) const fn is_exact_float(value: i128) -> bool {
    value.unsigned_abs() <= 1 << f64::MANTISSA_DIGITS
}

/// As [`is_exact_float`], for a single.
#[inline]
pub(super) const fn is_exact_single(value: i128) -> bool {
    value.unsigned_abs() <= 1 << f32::MANTISSA_DIGITS
}

/// For an integer that is an exact float.
#[inline]
#[allow(clippy::cast_precision_loss, reason = "the caller has asked")]
pub(super) fn float_to_int(a: f64, b: i128) -> Option<Ordering> {
    floats(a, b as f64)
}

/// Powers of ten that are floats.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// Powers of ten that are singles.
const TENS_OF_SINGLES: [f32; 11] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10];

/// Whether a decimal has so few digits that it is the shortest of the double next to it. Doubles then have the order of
/// their shortest decimals beside it.
#[inline]
#[allow(clippy::cast_possible_wrap)] // of a short list
pub(super) const fn is_short(mantissa: i128, scale: i64) -> bool {
    mantissa.unsigned_abs() < 10_u128.pow(f64::DIGITS) && scale >= 0 && scale < TENS.len() as i64
}

/// As [`is_short`], for a single.
#[inline]
#[allow(clippy::cast_possible_wrap)]
pub(super) const fn is_shorter(mantissa: i128, scale: i64) -> bool {
    mantissa.unsigned_abs() < 10_u128.pow(f32::DIGITS) && scale >= 0 && scale < TENS_OF_SINGLES.len() as i64
}

/// The double next to a short decimal: both operands are exact, so that the quotient is rounded once.
#[inline]
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // the caller has asked
pub(super) fn short_as_float(mantissa: i128, scale: i64) -> f64 {
    mantissa as f64 / TENS.get(scale as usize).copied().unwrap_or(f64::NAN)
}

/// As [`short_as_float`], for a single.
#[inline]
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn shorter_as_single(mantissa: i128, scale: i64) -> f32 {
    mantissa as f32 / TENS_OF_SINGLES.get(scale as usize).copied().unwrap_or(f32::NAN)
}

/// The order of any two numbers.
#[inline(never)]
pub(super) fn exactly(a: Num<'_>, b: Num<'_>) -> Option<Ordering> {
    if let Some((a, b)) = aligned(a, b) {
        return Some(a.cmp(&b));
    }
    if let Some(order) = far_apart(a, b) {
        return Some(order);
    }
    let (mut room_a, mut room_b) = (Buffer::new(), Buffer::new());
    Some(Significant::of(a, &mut room_a)?.compare(Significant::of(b, &mut room_b)?))
}

/// Two numbers multiplied with the same power of ten, where that makes both integers that fit.
pub(super) fn aligned(a: Num<'_>, b: Num<'_>) -> Option<(i128, i128)> {
    let ((a, scale_a), (b, scale_b)) = (scaled(a)?, scaled(b)?);
    let raise = |value: i128, by: u32| value.checked_mul(10_i128.checked_pow(by)?);
    if scale_a < scale_b {
        Some((raise(a, scale_b - scale_a)?, b))
    } else {
        Some((a, raise(b, scale_a - scale_b)?))
    }
}

/// A mantissa and its scale, for numbers that are at hand so.
fn scaled(number: Num<'_>) -> Option<(i128, u32)> {
    match number {
        Num::Int(value) => Some((value, 0)),
        Num::Uint(value) => Some((value.try_into().ok()?, 0)),
        Num::Decimal { mantissa, scale } => Some((mantissa, scale.try_into().ok()?)),
        Num::Text(text) => {
            let plain = Plain::read(text)?;
            Some((plain.mantissa()?.into(), plain.fraction.len().try_into().ok()?))
        }
        Num::Float(_) | Num::Float32(_) | Num::Digits { .. } => None,
    }
}

/// The order of a single and a double that differ by so much that their decimals cannot say
/// otherwise: neither decimal lies further from its float than half a step of a single.
fn far_apart(a: Num<'_>, b: Num<'_>) -> Option<Ordering> {
    let (Num::Float32(single), Num::Float(double)) = (a, b) else {
        return None;
    };
    let single = f64::from(single);
    let stray = (single.abs() + double.abs()) * f64::from(f32::EPSILON) + f64::from(f32::MIN_POSITIVE);
    if (single - double).abs() > stray { floats(single, double) } else { None }
}
