//! Types that have a form of their own in a body.

use crate::ValueKind;

/// A value that a phrase and an example describe best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // they are called as the types are
pub enum Likeness {
    Duration,
    SystemTime,
    Ip,
    Ipv4,
    Ipv6,
    Socket,
    /// `Url` of the crate `url`.
    Url,
    /// A file of a multipart form.
    #[cfg(feature = "multipart")]
    File,
    /// A variant of an enum whose names are not known.
    Variant,
    /// The name of a variant, as text.
    VariantName,
}

impl Likeness {
    /// Returns its name in English, with an example.
    pub(super) const fn phrase(self) -> &'static str {
        match self {
            Self::Duration => {
                "a duration as an object of seconds and nanoseconds, such as {\"secs\": 90, \"nanos\": 0}"
            }
            Self::SystemTime => {
                "a time since 1970 as an object of seconds and nanoseconds, such as {\"secs_since_epoch\": 1, \
                 \"nanos_since_epoch\": 0}"
            }
            Self::Ip => "an IP address, such as 192.0.2.1 or 2001:db8::1",
            Self::Ipv4 => "an IPv4 address, such as 192.0.2.1",
            Self::Ipv6 => "an IPv6 address, such as 2001:db8::1",
            Self::Socket => "an IP address with a port, such as 192.0.2.1:80",
            Self::Url => "an absolute URL, such as https://example.com/",
            #[cfg(feature = "multipart")]
            Self::File => "a file",
            Self::Variant => "text, or an object with one field",
            Self::VariantName => "a name as text",
        }
    }

    pub(crate) const fn kind(self) -> ValueKind {
        match self {
            Self::Duration | Self::SystemTime => ValueKind::Object,
            Self::Ip | Self::Ipv4 | Self::Ipv6 | Self::Socket | Self::Url => ValueKind::Text,
            #[cfg(feature = "multipart")]
            Self::File => ValueKind::Text,
            Self::Variant | Self::VariantName => ValueKind::Anything,
        }
    }

    /// Returns its formats in JSON Schema, if there are any. A value has one of them.
    pub(super) const fn formats(self) -> &'static [&'static str] {
        match self {
            Self::Ip => &["ipv4", "ipv6"],
            Self::Ipv4 => &["ipv4"],
            Self::Ipv6 => &["ipv6"],
            #[cfg(feature = "multipart")]
            Self::File => &["binary"],
            _ => &[],
        }
    }

    /// Returns the parameter `type` of a record.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Duration => "duration",
            Self::SystemTime => "system_time",
            Self::Ip => "ip",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Socket => "ip_and_port",
            Self::Url => "url",
            #[cfg(feature = "multipart")]
            Self::File => "file",
            Self::Variant => "variant",
            Self::VariantName => "variant_name",
        }
    }
}
