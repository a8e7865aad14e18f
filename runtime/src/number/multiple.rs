//! Whether a number is a multiple of another, by remainders alone.

use super::Num;
use super::compare::aligned;
use super::significant::{Buffer, Significant};

/// As many digits as are taken in one go: their value fits a `u64`.
const CHUNK: u64 = 1_000_000_000_000_000_000;

#[inline]
pub(super) fn integers(number: u128, step: u128) -> bool {
    match (u64::try_from(number), u64::try_from(step)) {
        // Division is many times as fast in one word.
        (Ok(number), Ok(step)) => number.checked_rem(step).unwrap_or(number) == 0,
        _ => number.checked_rem(step).unwrap_or(number) == 0,
    }
}

/// Whether `number` is an integer times `step`, for any two numbers.
#[inline(never)]
pub(super) fn exactly(number: Num<'_>, step: Num<'_>) -> Option<bool> {
    if let Some((number, step)) = aligned(number, step) {
        return Some(integers(number.unsigned_abs(), step.unsigned_abs()));
    }
    let (mut room, mut step_room) = (Buffer::new(), Buffer::new());
    let number = Significant::of(number, &mut room)?;
    let step = Significant::of(step, &mut step_room)?;
    if number.is_zero() || step.is_zero() {
        return Some(number.is_zero());
    }
    // The number's last digit is not 0, so that a step that ends further left is no divisor.
    let Ok(shift) = u128::try_from(number.exponent() - step.exponent()) else {
        return Some(false);
    };
    let modulus = integer(step)?;
    Some(multiply(remainder(number, modulus), power_of_ten(shift, modulus), modulus) == 0)
}

/// The digits as an integer, if it fits.
fn integer(number: Significant<'_>) -> Option<u128> {
    number
        .digits()
        .try_fold(0_u128, |value, digit| value.checked_mul(10)?.checked_add(u128::from(digit - b'0')))
}

/// The digits as an integer, modulo `modulus`.
fn remainder(number: Significant<'_>, modulus: u128) -> u128 {
    let append = |rest, unit: u64, chunk: u64| {
        let shifted = multiply(rest, u128::from(unit) % modulus, modulus);
        add(shifted, u128::from(chunk) % modulus, modulus)
    };
    let (mut rest, mut unit, mut chunk) = (0, 1, 0);
    for digit in number.digits() {
        (unit, chunk) = (unit * 10, chunk * 10 + u64::from(digit - b'0'));
        if unit == CHUNK {
            rest = append(rest, unit, chunk);
            (unit, chunk) = (1, 0);
        }
    }
    append(rest, unit, chunk)
}

/// 10^`exponent` modulo `modulus`, by squaring.
fn power_of_ten(mut exponent: u128, modulus: u128) -> u128 {
    let (mut power, mut square) = (1 % modulus, 10 % modulus);
    while exponent > 0 {
        if exponent & 1 == 1 {
            power = multiply(power, square, modulus);
        }
        square = multiply(square, square, modulus);
        exponent >>= 1;
    }
    power
}

/// `a` × `b` modulo `modulus`, both less than it.
fn multiply(mut a: u128, mut b: u128, modulus: u128) -> u128 {
    if let Some(product) = a.checked_mul(b) {
        return product % modulus;
    }
    let mut product = 0;
    while b > 0 {
        if b & 1 == 1 {
            product = add(product, a, modulus);
        }
        a = add(a, a, modulus);
        b >>= 1;
    }
    product
}

/// `a` + `b` modulo `modulus`, both less than it.
fn add(a: u128, b: u128, modulus: u128) -> u128 {
    let room = modulus - b;
    if a >= room { a - room } else { a + b }
}
