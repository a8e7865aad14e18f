//! Telephone numbers in the international form of ITU-T E.164, written with a `+`.

use core::ops::RangeInclusive;

/// E.164 §6 allows 15 digits at most; a country code and a subscriber number need one each.
const DIGITS: RangeInclusive<usize> = 2..=15;

/// Tells whether `text` is `+` and 2 to 15 digits, the first of them not zero.
///
/// Spaces, hyphens, brackets and extensions are for people, not for storage: all are refused.
pub(crate) fn is_phone(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(is_number)
}

fn is_number(digits: &str) -> bool {
    // No country code starts with zero (E.164.1); a leading zero is a national trunk prefix.
    DIGITS.contains(&digits.len())
        && !digits.starts_with('0')
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_phone;

    #[test]
    fn accepts_international_numbers() {
        for text in ["+12", "+99", "+442071838750", "+14155552671", "+123456789012345", "+911234567890"] {
            assert!(is_phone(text), "{text:?}");
        }
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
            "+",
            "+1",
            "+0",
            "+01",
            "+0123456789",
            "+1234567890123456",
            "442071838750",
            "00442071838750",
            "++442071838750",
            "+-442071838750",
            "+44 2071838750",
            "+44-2071838750",
            "+44(0)2071838750",
            "+442071838750x12",
            "+442071838750;ext=1",
            "tel:+442071838750",
            " +442071838750",
            "+442071838750 ",
            "+442071838750\n",
            "+442071838750\0",
            "+44207\u{0}838750",
            "\u{ff0b}442071838750",
            "+\u{ff14}\u{ff14}2071838750",
            "+44207183875\u{0660}",
            "+44207183875O",
            "+44207183875\u{041e}",
            "+1e5",
            "+12.5",
        ] {
            assert!(!is_phone(text), "{text:?}");
        }
    }

    #[test]
    fn refuses_huge_text() {
        let digits = "1".repeat(1 << 20);
        assert!(!is_phone(&digits));
        assert!(!is_phone(&std::format!("+{digits}")));
    }
}
