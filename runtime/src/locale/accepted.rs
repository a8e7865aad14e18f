//! The header `Accept-Language`, compared with the service's languages.

use alloc::vec::Vec;

/// The position of the language that a request prefers, by its `Accept-Language` headers. `None`, where it asks for none
/// of them.
///
/// A range such as `de-CH` asks for `de-CH`, for `de` and for `de-CH-1996`: the closest region is better than another
/// language. What cannot be read is left out.
pub(crate) fn preferred(headers: &[&[u8]], languages: &[&str]) -> Option<usize> {
    let mut ranges = Vec::new();
    for header in headers {
        for range in header.split(|byte| *byte == b',') {
            ranges.extend(Range::read(range));
        }
    }
    let mut best: Option<(Wish, usize)> = None;
    for (at, language) in languages.iter().enumerate() {
        if let Some(wish) = wish(&ranges, language) {
            if best.is_none_or(|(best, _)| wish.is_above(best)) {
                best = Some((wish, at));
            }
        }
    }
    best.map(|(_, at)| at)
}

/// How much a request wants a language, and which of its ranges says so.
#[derive(Clone, Copy)]
struct Wish {
    quality: u16,
    position: usize,
}

impl Wish {
    /// Whether this counts more; of two that are wanted as much, the one that was named first.
    fn is_above(self, other: Self) -> bool {
        self.quality > other.quality || self.quality == other.quality && self.position < other.position
    }
}

/// The wish for a language, if it has a tag and the request does not refuse it.
fn wish(ranges: &[Range<'_>], language: &str) -> Option<Wish> {
    let (mut named, mut any): (Option<Wish>, Option<Wish>) = (None, None);
    for (position, range) in ranges.iter().enumerate().filter(|_| !language.is_empty()) {
        let wish = Wish { quality: range.quality, position };
        if range.tag.eq_ignore_ascii_case(language) && range.quality == 0 {
            return None;
        }
        let kept = if range.tag == "*" { &mut any } else { &mut named };
        let is_meant = range.tag == "*" || is_within(range.tag, language) || is_within(language, range.tag);
        if is_meant && kept.is_none_or(|kept| kept.quality < wish.quality) {
            *kept = Some(wish);
        }
    }
    named.or(any).filter(|wish| wish.quality > 0)
}

/// Whether the tag is the language, or one of a region of it.
fn is_within(language: &str, tag: &str) -> bool {
    let Some((start, rest)) = tag.split_at_checked(language.len()) else { return false };
    start.eq_ignore_ascii_case(language) && (rest.is_empty() || rest.starts_with('-'))
}

/// One of the languages that a request accepts.
struct Range<'r> {
    tag: &'r str,
    /// In thousandths.
    quality: u16,
}

impl<'r> Range<'r> {
    fn read(range: &'r [u8]) -> Option<Self> {
        let range = core::str::from_utf8(range).ok()?;
        let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
        let quality = match parameters.trim() {
            "" => 1000,
            weight => quality(weight)?,
        };
        Some(tag.trim()).filter(|tag| !tag.is_empty()).map(|tag| Self { tag, quality })
    }
}

/// The thousandths of `q=0.8`.
fn quality(weight: &str) -> Option<u16> {
    let (name, value) = weight.split_once('=')?;
    let (whole, decimals) = value.trim().split_once('.').unwrap_or((value.trim(), ""));
    let is_good = name.trim().eq_ignore_ascii_case("q") && decimals.len() <= 3;
    let mut thousandths = 0;
    for place in 0..3 {
        let digit = decimals.as_bytes().get(place).unwrap_or(&b'0');
        thousandths = 10 * thousandths + char::from(*digit).to_digit(10)?;
    }
    match whole {
        "0" if is_good => u16::try_from(thousandths).ok(),
        "1" if is_good && thousandths == 0 => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(header: &str, languages: &[&'static str]) -> &'static str {
        let headers: std::vec::Vec<&[u8]> = header.split('|').map(str::as_bytes).collect();
        preferred(&headers, languages).map_or("none", |at| languages[at])
    }

    #[test]
    fn the_language_that_is_wanted_most_is_chosen() {
        let there = &["en", "de", "fr"];
        for (header, language) in [
            ("de", "de"),
            ("DE", "de"),
            ("de-CH", "de"),
            ("de-DE-1996, fr;q=0.9", "de"),
            ("de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7", "de"),
            ("en-US,en;q=0.5,de;q=0.8", "en"),
            ("fr;q=0.5, de;q=0.501", "de"),
            ("fr; q=1.000 , de ; Q = 0.9", "fr"),
            ("fr, de", "fr"),
            ("de, fr", "de"),
            ("it, fr;q=0.1", "fr"),
            ("it|fr", "fr"),
            ("*", "en"),
            ("it, *;q=0.1", "en"),
            ("en;q=0, *", "de"),
            ("de;q=0, de-CH, fr;q=0.1", "fr"),
            ("*;q=0.5, de;q=0.4", "en"),
        ] {
            assert_eq!(chosen(header, there), language, "{header}");
        }
    }

    #[test]
    fn a_region_is_found_by_its_language() {
        assert_eq!(chosen("de", &["en", "de-CH"]), "de-CH");
        assert_eq!(chosen("de-AT, de-CH;q=0.9", &["de", "de-CH"]), "de");
        assert_eq!(chosen("de-CH, de;q=0.9", &["de", "de-CH"]), "de");
        assert_eq!(chosen("d, deu", &["de"]), "none");
    }

    #[test]
    fn where_none_fits_none_is_chosen() {
        let there = &["en", "de", ""];
        for header in ["", "it", "de;q=0", "*;q=0", "en;q=0, de;q=0.0, *", "it-CH;q=0.5", ",", ";q=1", "-"] {
            assert_eq!(chosen(header, there), "none", "{header}");
        }
        assert_eq!(preferred(&[], there), None);
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let there = &["en", "de"];
        for weight in [
            "q=2", "q=1.001", "q=0.1234", "q=", "q", "x=1", "q=-1", "q=0,5", "q=.5", "q=0.x", "q=0.+",
            "q=1;x",
        ] {
            assert_eq!(chosen(&std::format!("de;{weight}, en;q=0.1"), there), "en", "{weight}");
        }
        assert_eq!(preferred(&[b"\xff", b"de"], there), Some(1));
        assert_eq!(preferred(&[b"\xff, de"], there), Some(1));
    }
}
