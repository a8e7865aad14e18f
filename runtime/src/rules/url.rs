//! `url(schemes(…))`

use core::fmt;

use super::{Check, Clock, Fault, Param, Rule, ValidationErrorType, passes, text_of};
use crate::{formats::url::is_url, kinds::Text};

/// The rule [`url`](super::url()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Url {
    schemes: &'static [&'static str],
}

/// An absolute URL of RFC 3986 with an allowed scheme: `http` and `https` unless said. ASCII only.
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

impl<T: Text + ?Sized> Check<T> for Url {
    #[inline]
    fn check(&self, value: &T, _: &Clock) -> Result<(), Fault> {
        passes(text_of(value, |text| is_url(text, self.schemes)), Fault::Malformed)
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
        for (position, scheme) in self.schemes.iter().enumerate() {
            let lead = match position {
                0 => "",
                _ if position + 1 == self.schemes.len() => " or ",
                _ => ", ",
            };
            write!(f, "{lead}{scheme}:")?;
        }
        Ok(())
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("schemes", Param::Texts(self.schemes));
    }
}
