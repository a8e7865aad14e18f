//! The header with the version of the API that a client speaks.

use alloc::{borrow::Cow, sync::Arc, vec::Vec};

use crate::response::{ApiError, ProblemType, Told};

/// The versions that a service speaks.
#[derive(Clone, Debug)]
pub(crate) struct Versions(Arc<[Cow<'static, str>]>);

impl Versions {
    pub(crate) fn new(versions: impl IntoIterator<Item = impl Into<Cow<'static, str>>>) -> Self {
        Self(versions.into_iter().map(Into::into).collect())
    }

    /// Checks the values of this header: there must be one, and it must be known.
    pub(crate) fn check<'a>(
        &self,
        header: &str,
        mut values: impl Iterator<Item = &'a [u8]>,
    ) -> Result<(), ApiError> {
        let only = values.next().filter(|_| values.next().is_none());
        match only {
            Some(value) if self.0.iter().any(|known| known.as_bytes() == value) => Ok(()),
            _ => Err(self.refused(header)),
        }
    }

    #[cold]
    fn refused(&self, header: &str) -> ApiError {
        let known: Vec<&str> = self.0.iter().map(|version| &**version).collect();
        let told = Told::Version { header: header.into(), known: known.join(", ") };
        ApiError::from(ProblemType::NotAcceptable).telling(told)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn one_known_version_is_asked_for() {
        let versions = Versions::new(["2025-01-01", "2026-01-01"]);
        let check = |values: &[&'static str]| {
            versions.check("Api-Version", values.iter().map(|value| value.as_bytes()))
        };
        assert!(check(&["2026-01-01"]).is_ok());
        for bad in [&[][..], &[""], &["2026-01-01 "], &["2027-01-01"], &["2026-01-01", "2026-01-01"]] {
            let error = check(bad).unwrap_err();
            assert_eq!(error.status(), 406);
            assert!(error.to_string().ends_with("with one of: 2025-01-01, 2026-01-01."), "{error}");
        }
    }
}
