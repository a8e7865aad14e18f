//! What the languages of the crate share.

use core::fmt::{self, Display, Formatter};

use super::phrase::Choices;
use crate::{Num, Param, written::WithEscapes};

/// A locale of the crate's: its name, its tag, and the module that writes its texts.
macro_rules! language {
    ($(#[$doc:meta])* $name:ident, $tag:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        #[must_use]
        pub struct $name {
            translate: $crate::locale::phrase::Translate,
        }

        impl $name {
            /// The language, without translations of the service's own texts.
            pub const fn new() -> Self {
                Self { translate: |_| None }
            }

            /// With the service's own texts: criteria, messages, details and titles that it wrote itself, each by what it says
            /// there. What is not translated stays as it was written.
            pub const fn translating(translate: fn(&str) -> Option<&'static str>) -> Self {
                Self { translate }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl $crate::Locale for $name {
            fn language(&self) -> &'static str {
                $tag
            }

            fn criteria(
                &self,
                error: &$crate::ValidationError,
                f: &mut core::fmt::Formatter<'_>,
            ) -> core::fmt::Result {
                let told = $crate::locale::phrase::Criteria::of(error, self.translate);
                if error.is_of_name() && told.is_translated() {
                    f.write_str(AS_A_NAME)?;
                }
                criteria(told, f)?;
                $crate::locale::phrase::limits(error).try_for_each(|(_, told)| {
                    f.write_str(BESIDE)?;
                    limit(told, f)
                })
            }

            fn message(
                &self,
                error: &$crate::ValidationError,
                f: &mut core::fmt::Formatter<'_>,
            ) -> core::fmt::Result {
                let told = $crate::locale::phrase::Message::of(error, self.translate);
                if error.is_of_name() && told.is_translated() {
                    f.write_str(WRONG_NAME)?;
                }
                message(told, f)
            }

            #[cfg(feature = "json")]
            fn title(&self, error: &$crate::ApiError, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                match error.failure() {
                    Some(failure) => f.write_str(bodies::of_failure(failure).0),
                    None => {
                        let title = error.title();
                        f.write_str((self.translate)(&title).unwrap_or(&title))
                    }
                }
            }

            #[cfg(feature = "json")]
            fn detail(&self, error: &$crate::ApiError, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                match error.told() {
                    $crate::response::Detail::Own(own) => f.write_str((self.translate)(own).unwrap_or(own)),
                    told => bodies::detail(told, f),
                }
            }
        }
    };
}
pub(super) use language;

/// A list. Only its beginning is shown.
#[cfg(feature = "filter")]
pub(super) struct List<'l, T>(pub(super) &'l [T]);

#[cfg(feature = "filter")]
impl<T: Display> Display for List<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        crate::written::write_list(self.0, f)
    }
}

/// A list of names, of which only the beginning is shown.
pub(super) struct Names<'l>(pub(super) &'l [&'static str]);

impl Display for Names<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        crate::written::write_names(self.0, f)
    }
}

/// The value of `equal`.
pub(super) struct Plain(pub(super) Param);

impl Display for Plain {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        crate::written::write_value(self.0, f)
    }
}

/// An item of a list: text between quotation marks, or a number.
pub(super) struct Quoted(pub(super) Param, pub(super) [&'static str; 2]);

impl Display for Quoted {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let [open, close] = self.1;
        match self.0 {
            Param::Text(text) => write!(f, "{open}{}{close}", WithEscapes(text)),
            other => Plain(other).fmt(f),
        }
    }
}

impl Display for Choices {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        crate::written::write_values(self.0, f)
    }
}

/// A number with a decimal comma.
pub(super) struct Comma(pub(super) Num<'static>, pub(super) &'static str);

impl Display for Comma {
    /// The second value is the word for digits, of which a very long number says how many it has.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let english = alloc::format!("{}", self.0);
        f.write_str(&english.replace('.', ",").replace("digits", self.1))
    }
}
