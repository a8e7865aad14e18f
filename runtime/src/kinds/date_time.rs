//! Instants, and text that holds one.

use alloc::string::String;

use super::see_through;
use crate::{DateFormat, DateTime, Fault};

/// A value that is an instant, or text that holds one.
///
/// How a typed one is written, [`DateValue::FORM`](super::DateValue::FORM) of its type says.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a date and time with an offset",
    label = "`date_time` reads text, or a date and time with an offset",
    note = "the types of `chrono`, `time` and `jiff` need the feature of that name",
    note = "a date, or a date and time without an offset, is no instant: `date` compares its day",
    note = "where it is a list or a map, write `each(…)` around the rule to check each element: `each(date_time)`",
    note = "implement `api_validate::kinds::DateTimeValue` for `{Self}` if it holds an instant; wrap a type of another crate in a newtype first"
)]
pub trait DateTimeValue {
    /// The instant. `None` passes; [`Fault::NotADate`] says that it is not a date and time.
    fn date_time(&self) -> Option<Result<DateTime<'_>, Fault>>;
}

impl DateTimeValue for str {
    #[inline]
    fn date_time(&self) -> Option<Result<DateTime<'_>, Fault>> {
        Some(DateTime::parse(self).ok_or_else(|| DateFormat::iso_fault(self)))
    }
}

impl DateTimeValue for String {
    #[inline]
    fn date_time(&self) -> Option<Result<DateTime<'_>, Fault>> {
        self.as_str().date_time()
    }
}

#[cfg(any(feature = "chrono", feature = "time", feature = "jiff"))]
macro_rules! typed {
    ($([$($generics:tt)*] $type:ty => |$at:ident| $unix:expr;)*) => {$(
        impl<$($generics)*> DateTimeValue for $type {
            fn date_time(&self) -> Option<Result<DateTime<'_>, Fault>> {
                let $at = self;
                let (seconds, nanosecond) = $unix;
                Some(Ok(DateTime::from_unix(seconds, nanosecond)))
            }
        }
    )*};
}

#[cfg(feature = "chrono")]
typed! {
    [Tz: ::chrono::TimeZone] ::chrono::DateTime<Tz> => |at| (at.timestamp(), at.timestamp_subsec_nanos());
}

#[cfg(feature = "time")]
typed! {
    [] ::time::OffsetDateTime => |at| (at.unix_timestamp(), at.nanosecond());
    [] ::time::UtcDateTime => |at| (at.unix_timestamp(), at.nanosecond());
}

#[cfg(feature = "jiff")]
typed! {
    [] ::jiff::Timestamp => |at| of_jiff(*at);
    [] ::jiff::Zoned => |at| of_jiff(at.timestamp());
}

/// Its seconds are cut towards 1970, so that those before it have a negative rest.
#[cfg(feature = "jiff")]
fn of_jiff(at: ::jiff::Timestamp) -> (i64, u32) {
    let nanos = at.as_nanosecond();
    let (second, rest) = (nanos.div_euclid(1_000_000_000), nanos.rem_euclid(1_000_000_000));
    (i64::try_from(second).unwrap_or_default(), u32::try_from(rest).unwrap_or_default())
}

see_through! {
    DateTimeValue [];
    [fn date_time(&self) -> Option<Result<DateTime<'_>, Fault>>] |self, value| value.date_time();
    none: None
}
