//! How long texts are, whatever stands in the catalogue.

/// The most characters of a name or a role.
pub(super) const MAX_NAME: usize = 128;
/// The most characters of an option.
pub(super) const MAX_OPTION: usize = 256;
