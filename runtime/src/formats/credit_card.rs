//! Payment card numbers: ISO/IEC 7812-1, with the Luhn check digit of its annex B.

use core::ops::RangeInclusive;

/// ISO/IEC 7812-1 allows 19 digits at most; the shortest numbers in use (Maestro) have 12.
const DIGITS: RangeInclusive<usize> = 12..=19;

/// Tells whether `text` is 12 to 19 digits that end in the right Luhn check digit.
///
/// Spaces and hyphens are refused, and so is a number of zeros only: it passes the Luhn sum, yet no
/// issuer has it.
pub(crate) fn is_credit_card(text: &str) -> bool {
    DIGITS.contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.bytes().any(|byte| byte != b'0')
        && luhn_sum(text) % 10 == 0
}

/// Adds the digits from the right, every second one doubled and then cast down to one digit.
fn luhn_sum(digits: &str) -> u32 {
    digits
        .bytes()
        .rev()
        .map(|byte| u32::from(byte.wrapping_sub(b'0')))
        .enumerate()
        .map(|(place, digit)| if place % 2 == 1 { doubled(digit) } else { digit })
        .sum()
}

/// The sum of the digits of twice `digit`.
const fn doubled(digit: u32) -> u32 {
    let twice = digit * 2;
    if twice > 9 { twice - 9 } else { twice }
}

#[cfg(test)]
mod tests {
    use super::is_credit_card;

    use std::string::String;

    const SIXTEEN: &str = "4242424242424242";

    #[test]
    fn accepts_numbers_with_their_check_digit() {
        for text in [
            SIXTEEN,
            "4012888888881881",
            "5555555555554444",
            "378282246310005",
            "6011111111111117",
            "30569309025904",
            "3530111333300000",
            "4222222222222",
            "000000000018",
            "0000000000000000018",
        ] {
            assert!(is_credit_card(text), "{text:?}");
        }
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
            "0",
            "00000000018",
            "00000000000000000018",
            "000000000000",
            "0000000000000000",
            "0000000000000000000",
            "4242424242424241",
            "4242 4242 4242 4242",
            "4242-4242-4242-4242",
            " 4242424242424242",
            "4242424242424242\n",
            "4242424242424242\0",
            "+424242424242424",
            "-424242424242424",
            "424242424242424a",
            "424242424242424O",
            "42424242424242.2",
            "\u{ff14}\u{ff12}\u{ff14}\u{ff12}42",
            "424242424242424\u{0662}",
        ] {
            assert!(!is_credit_card(text), "{text:?}");
        }
    }

    #[test]
    fn one_check_digit_fits_each_number() {
        let body = &SIXTEEN[..15];
        let fitting = ('0'..='9').filter(|&digit| is_credit_card(&with_last(body, digit)));
        assert_eq!(fitting.collect::<String>(), "2");
    }

    #[test]
    fn a_single_wrong_digit_is_always_noticed() {
        for place in 0..SIXTEEN.len() {
            for digit in ('0'..='9').filter(|&digit| !SIXTEEN[place..].starts_with(digit)) {
                let text = std::format!("{}{digit}{}", &SIXTEEN[..place], &SIXTEEN[place + 1..]);
                assert!(!is_credit_card(&text), "{text:?}");
            }
        }
    }

    #[test]
    fn refuses_huge_text() {
        assert!(!is_credit_card(&"0".repeat(1 << 20)));
        assert!(!is_credit_card(&"4".repeat(1 << 20)));
    }

    fn with_last(body: &str, digit: char) -> String {
        std::format!("{body}{digit}")
    }
}
