//! The settings of a layer.

use alloc::{borrow::Cow, string::String, vec::Vec};

use super::Versions;
use crate::{ApiError, ErrorFormat, SharedLocale, response::TraceId};

/// The settings of a layer, shared by all requests. `N` is the framework's type for the name of a header.
#[derive(Clone, Debug)]
pub(crate) struct Settings<N> {
    pub(crate) format: ErrorFormat,
    trace_header: Option<N>,
    versions: Option<Versions>,
    no_store: bool,
    nosniff: bool,
}

impl<N> Settings<N> {
    pub(crate) fn new(format: ErrorFormat) -> Self
    where
        N: for<'n> TryFrom<&'n str>,
    {
        let name = format.trace_header_name();
        let trace_header = N::try_from(name).ok();
        if trace_header.is_none() {
            tracing::error!(name, "no name for a header: answers carry no trace id");
        }
        Self { format, trace_header, versions: None, no_store: true, nosniff: true }
    }

    pub(crate) fn set_versions(&mut self, versions: impl IntoIterator<Item = impl Into<Cow<'static, str>>>) {
        self.versions = Some(Versions::new(versions));
    }

    pub(crate) fn set_no_store(&mut self, no_store: bool) {
        self.no_store = no_store;
    }

    pub(crate) fn set_nosniff(&mut self, nosniff: bool) {
        self.nosniff = nosniff;
    }

    /// Returns the headers that every error's answer gets, unless it has them.
    pub(crate) fn error_headers(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let no_store = self.no_store.then_some(("cache-control", "no-store"));
        let nosniff = self.nosniff.then_some(("x-content-type-options", "nosniff"));
        no_store.into_iter().chain(nosniff)
    }

    /// Checks the version that a request asks for. `values` returns the values of a header.
    pub(crate) fn check_version<'a, V>(&self, values: impl FnOnce(&str) -> V) -> Result<(), ApiError>
    where
        V: Iterator<Item = &'a [u8]>,
    {
        let Some(versions) = &self.versions else { return Ok(()) };
        let name = self.format.version_header_name();
        versions.check(name, values(name))
    }

    /// Returns the locale for a request, if it can choose. `given` returns one that was already chosen, and `values`
    /// those of the header `Accept-Language`.
    pub(crate) fn locale<'a, V>(
        &self,
        given: impl FnOnce() -> Option<SharedLocale>,
        values: impl FnOnce() -> V,
    ) -> Option<SharedLocale>
    where
        V: Iterator<Item = &'a [u8]>,
    {
        if !self.format.has_languages() {
            return None;
        }
        given().or_else(|| self.format.preferred(&values().collect::<Vec<_>>()))
    }

    /// Returns the header with the trace id, and its value.
    pub(crate) fn trace_header<V: TryFrom<String>>(&self, trace: TraceId) -> Option<(&N, V)> {
        let value = V::try_from(alloc::string::ToString::to_string(&trace)).ok()?;
        self.trace_header.as_ref().map(|name| (name, value))
    }
}
