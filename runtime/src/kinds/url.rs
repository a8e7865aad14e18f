//! URLs of `url`, as the text that they are.

use url::Url;

use super::{Extent, Length, Text};

impl Text for Url {
    #[inline]
    fn text(&self) -> Option<&str> {
        Some(self.as_str())
    }
}

impl Length for Url {
    #[inline]
    fn extent(&self) -> Option<Extent<'_>> {
        Some(Extent::Text(self.as_str()))
    }
}
