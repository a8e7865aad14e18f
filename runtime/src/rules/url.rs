//! `url(schemes(…))`

use core::fmt;

use super::{Check, Clock, Fault, Keyword, Keywords, Param, Rule, ValidationErrorType, ValueKind};
pub use crate::formats::url::UrlPart;
use crate::{formats::url::check, kinds::Text};

/// The rule [`url`](super::url()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Url {
    schemes: &'static [&'static str],
}

/// An absolute URL of RFC 3986 with an allowed scheme: `http` and `https` unless said. Other characters than ASCII's
/// letters, digits and `-._~:/?#[]@!$&'()*+,;=` are percent-encoded; `[` and `]` may stand in a query as they are.
///
/// `http`, `https`, `ws`, `wss` and `ftp` need a host, and may not carry a user name or password.
///
/// ```
/// use api_validate::{Check, rules};
///
/// assert!(rules::url().accepts("https://example.com/a?b=c"));
/// assert!(!rules::url().accepts("javascript:alert(1)"));
/// assert!(rules::url().schemes(&["mailto"]).accepts("mailto:a@example.com"));
/// ```
pub const fn url() -> Url {
    Url { schemes: &["http", "https"] }
}

impl Url {
    /// The allowed schemes, compared without regard to letter case.
    pub const fn schemes(mut self, schemes: &'static [&'static str]) -> Self {
        self.schemes = schemes;
        self
    }
}

/// `http:, ftp: or urn:`
pub(crate) fn write_schemes(schemes: &[&str], or: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (position, scheme) in schemes.iter().enumerate() {
        let lead = match position {
            0 => "",
            _ if position + 1 == schemes.len() => or,
            _ => ", ",
        };
        write!(f, "{lead}{scheme}:")?;
    }
    Ok(())
}

impl<T: Text + ?Sized> Check<T> for Url {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        let verdict = value.text().map(|text| check(text, self.schemes));
        verdict.unwrap_or(Ok(())).map_err(Fault::NotAUrl)
    }
}

impl Rule for Url {
    fn name(&self) -> &'static str {
        "url"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a URL that starts with ")?;
        write_schemes(self.schemes, " or ", f)?;
        f.write_str("; other characters than letters, digits and -._~:/?#[]@!$&'()*+,;= are percent-encoded")
    }

    fn message(&self, fault: Fault, criteria: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Fault::NotAUrl(part) = fault else { return write!(f, "This must be {criteria}.") };
        f.write_str(match part {
            UrlPart::Scheme => return write!(f, "This must be {criteria}."),
            UrlPart::Slashes => "This URL must have // and a host behind its scheme.",
            UrlPart::User => "This URL must not have a user name or a password, which end in @.",
            UrlPart::Host => "The host of this URL must be a name, such as example.com, or an IP address.",
            UrlPart::Port => "The port of this URL must be a number from 0 to 65535.",
            UrlPart::Path => "The path of this URL has a character that must be percent-encoded.",
            UrlPart::Query => {
                "The query of this URL, behind ?, has a character that must be percent-encoded."
            }
            UrlPart::Fragment => {
                "The fragment of this URL, behind #, has a character that must be percent-encoded."
            }
            UrlPart::NoFragment => "This URL must not have a fragment, which begins with #.",
        })
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("schemes", Param::Texts(self.schemes));
    }

    fn keywords(&self, kind: ValueKind, keywords: &mut Keywords<'_>) {
        super::text_keywords(kind, keywords, |keywords| {
            keywords.add(Keyword::Formats(&["uri"])).not_all();
        });
    }
}
