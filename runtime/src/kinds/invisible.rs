//! Characters that are not visible.

/// `White_Space`, `Default_Ignorable_Code_Point` and the control characters (`Cc`) of Unicode 17, and three kinds that
/// none of these properties has: Braille without a dot (U+2800), the marks around annotations (U+FFF9 to U+FFFB) and
/// a note without a head (U+1D159). Sorted.
const INVISIBLE: [(char, char); 23] = [
    ('\0', ' '),
    ('\u{7f}', '\u{a0}'),
    ('\u{ad}', '\u{ad}'),
    ('\u{34f}', '\u{34f}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{2000}', '\u{200f}'),
    ('\u{2028}', '\u{202f}'),
    ('\u{205f}', '\u{206f}'),
    ('\u{2800}', '\u{2800}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff0}', '\u{fffb}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d159}', '\u{1d159}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e0fff}'),
];

/// Whether the text is empty or has nothing that can be seen.
///
/// A first byte that is a visible ASCII character decides nearly every time.
#[inline]
pub(crate) fn is_blank(text: &str) -> bool {
    !matches!(text.as_bytes(), [b'!'..=b'~', ..]) && shows_nothing(text)
}

/// Out of line: most texts begin with a character that is seen.
#[cold]
#[inline(never)]
fn shows_nothing(text: &str) -> bool {
    text.chars().all(is_invisible)
}

fn is_invisible(c: char) -> bool {
    let behind = INVISIBLE.partition_point(|range| range.0 <= c);
    INVISIBLE[..behind].last().is_some_and(|range| c <= range.1)
}

/// A regular expression of ECMAScript that matches text with at least one visible character.
pub(crate) struct Visible;

impl core::fmt::Display for Visible {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("[^")?;
        for (first, last) in INVISIBLE {
            write_in_class(first, f)?;
            if first < last {
                f.write_str("-")?;
                write_in_class(last, f)?;
            }
        }
        f.write_str("]")
    }
}

/// An escape; where it would need braces, which not all engines read, the character itself.
fn write_in_class(c: char, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
    match u32::from(c) {
        code @ ..=0xffff => write!(f, "\\u{code:04x}"),
        _ => write!(f, "{c}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{INVISIBLE, is_invisible};

    #[test]
    fn the_ranges_are_sorted_and_apart() {
        assert!(INVISIBLE.iter().all(|range| range.0 <= range.1));
        assert!(INVISIBLE.windows(2).all(|pair| u32::from(pair[0].1) + 1 < u32::from(pair[1].0)));
    }

    #[test]
    fn each_end_is_inside_and_its_neighbour_is_not() {
        for (first, last) in INVISIBLE {
            assert!(is_invisible(first) && is_invisible(last), "{first:?} to {last:?}");
            let before = u32::from(first).checked_sub(1).and_then(char::from_u32);
            let behind = char::from_u32(u32::from(last) + 1);
            assert!(!before.into_iter().chain(behind).any(is_invisible), "beside {first:?} to {last:?}");
        }
    }

    #[test]
    fn white_space_and_controls_as_the_standard_library_has_them() {
        let mut all = '\0'..=char::MAX;
        assert_eq!(all.find(|&c| (c.is_whitespace() || c.is_control()) && !is_invisible(c)), None);
    }
}
