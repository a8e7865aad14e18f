//! Reads the header `Content-Type`.

/// Returns whether a body is JSON: `application/json` or any `application/…+json`, with or without parameters.
pub(crate) fn is_json(content_type: &str) -> bool {
    let essence = essence(content_type);
    let subtype = strip_prefix(essence, "application/");
    subtype.is_some_and(|subtype| subtype.eq_ignore_ascii_case("json") || ends_with(subtype, "+json"))
}

/// Returns whether a body is a form: `application/x-www-form-urlencoded`.
pub(crate) fn is_form(content_type: &str) -> bool {
    essence(content_type).eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// Returns whether a body is a multipart form: `multipart/form-data`.
#[cfg(feature = "multipart")]
pub(crate) fn is_multipart(content_type: &str) -> bool {
    is_same(content_type, "multipart/form-data")
}

/// Returns whether two media types are the same, apart from parameters.
pub(crate) fn is_same(content_type: &str, media_type: &str) -> bool {
    essence(content_type).eq_ignore_ascii_case(media_type)
}

fn essence(content_type: &str) -> &str {
    content_type.split(';').next().unwrap_or_default().trim()
}

fn strip_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn ends_with(text: &str, suffix: &str) -> bool {
    let start = text.len().checked_sub(suffix.len());
    // Something comes before the suffix, and the suffix begins at a character.
    let end = start.filter(|start| *start > 0).and_then(|start| text.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(suffix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_told_from_everything_else() {
        for yes in [
            "application/json",
            "APPLICATION/JSON; charset=utf-8",
            "application/vnd.acme+json",
            " application/json ",
        ] {
            assert!(is_json(yes), "{yes}");
        }
        for no in [
            "",
            "json",
            "text/json",
            "application/jsonx",
            "application/+json",
            "application/ö+jso",
            "text/plain; application/json",
        ] {
            assert!(!is_json(no), "{no}");
        }
    }

    #[test]
    fn a_form_is_told_from_everything_else() {
        assert!(is_form("application/x-www-form-urlencoded;charset=UTF-8"));
        assert!(!is_form("multipart/form-data; boundary=x"));
    }
}
