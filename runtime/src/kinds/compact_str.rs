//! `CompactString`, in every place that takes text.

use alloc::borrow::Cow;

use compact_str::CompactString;

#[cfg(feature = "json")]
use super::ReadKey;
use super::{DateTimeValue, DateValue, Extent, Known, Length, LookupKey, MapKey, Number, Text, UuidText};
#[cfg(feature = "filter")]
use super::{FilterText, OrderByText};
use crate::{Date, DateFormat, DateTime, Fault, Num};

impl Text for CompactString {
    #[inline]
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Length for CompactString {
    #[inline]
    fn extent(&self) -> Option<Extent<'_>> {
        Some(Extent::Text(self))
    }
}

impl Number for CompactString {
    #[inline]
    fn number<R>(&self, read: impl FnOnce(Num<'_>) -> R) -> Option<R> {
        self.as_str().number(read)
    }

    #[inline]
    fn __known(&self) -> Known<'_> {
        self.as_str().__known()
    }
}

impl DateValue for CompactString {
    #[inline]
    fn date(&self, format: DateFormat) -> Option<Result<Date, Fault>> {
        self.as_str().date(format)
    }
}

impl DateTimeValue for CompactString {
    #[inline]
    fn date_time(&self) -> Option<Result<DateTime<'_>, Fault>> {
        self.as_str().date_time()
    }
}

impl UuidText for CompactString {
    #[inline]
    fn uuid(&self) -> Option<Result<u128, Fault>> {
        self.as_str().uuid()
    }
}

impl LookupKey for CompactString {
    fn lookup_key<R>(&self, read: impl FnOnce(&str) -> R) -> Option<R> {
        Some(read(self))
    }
}

#[cfg(feature = "filter")]
impl FilterText for CompactString {
    #[inline]
    fn filter_text(&self) -> Option<&str> {
        Some(self)
    }
}

#[cfg(feature = "filter")]
impl OrderByText for CompactString {
    #[inline]
    fn orderby_text(&self) -> Option<&str> {
        Some(self)
    }
}

impl MapKey for CompactString {
    #[cfg(feature = "json")]
    const __READ: ReadKey = ReadKey::TEXT;

    fn key(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }

    #[cfg(feature = "json")]
    fn __read_key(name: &str) -> Option<Self> {
        Some(name.into())
    }
}
