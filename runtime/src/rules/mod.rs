//! The rules. Each has one constructor, with the name and the arguments that the rule has in `#[api(…)]`.
//!
//! `#[api(length(max = 50))]` is the constant `rules::length().max(50)`.

mod absent;
mod alphanumeric;
mod any;
mod ascii;
mod at_least_one;
pub(crate) mod automaton;
mod contains;
mod credit_card;
mod custom;
pub(crate) mod date;
mod date_time;
mod email;
mod equal;
mod exactly_one;
#[cfg(feature = "filter")]
mod filter;
mod hostname;
mod id_value;
mod ip;
mod ipv4;
mod ipv6;
mod length;
mod lowercase;
mod matches;
#[cfg(feature = "metadata")]
mod metadata;
mod multiple_of;
mod no_control;
mod none_of;
mod not_contains;
mod not_null;
mod number;
mod one_of;
#[cfg(feature = "filter")]
mod orderby;
mod pattern;
mod phone;
mod prefix;
pub(crate) mod range;
mod required;
mod resource;
mod suffix;
mod time;
mod unique;
mod uppercase;
mod url;
mod uuid;

pub use self::{
    absent::{Absent, absent},
    alphanumeric::{Alphanumeric, alphanumeric},
    any::{Any, any},
    ascii::{Ascii, ascii},
    at_least_one::{AtLeastOne, at_least_one},
    automaton::Automaton,
    contains::{Contains, contains},
    credit_card::{CreditCard, credit_card},
    custom::{Custom, custom},
    date::{DateRule, date},
    date_time::{DateTimeRule, date_time},
    email::{Email, email},
    equal::{Comparand, Equal, equal},
    exactly_one::{ExactlyOne, exactly_one},
    hostname::{Hostname, hostname},
    id_value::{IdValue, id_value},
    ip::{Ip, ip},
    ipv4::{Ipv4, ipv4},
    ipv6::{Ipv6, ipv6},
    length::{LengthRule, Unit, length},
    lowercase::{Lowercase, lowercase},
    matches::{Matches, matches},
    multiple_of::{MultipleOf, multiple_of},
    no_control::{NoControl, no_control},
    none_of::{NoneOf, none_of},
    not_contains::{NotContains, not_contains},
    not_null::{NotNull, not_null},
    number::{NumberRule, number},
    one_of::{Choice, Choices, Choosable, Constant, List, OneOf, Unchosen, Unlisted, one_of},
    pattern::{Pattern, pattern},
    phone::{Phone, phone},
    prefix::{Prefix, prefix},
    range::{End, Open, Range, range},
    required::{Required, required},
    resource::{Resource, resource},
    suffix::{Suffix, suffix},
    time::{Time, time},
    unique::{Unique, unique},
    uppercase::{Uppercase, uppercase},
    url::{Url, UrlPart, url},
    uuid::{Uuid, uuid},
};

#[cfg(any(feature = "locale-de", feature = "locale-fr"))]
pub(crate) use self::url::write_schemes;

#[cfg(feature = "metadata")]
pub use self::metadata::{Metadata, metadata};
#[cfg(feature = "filter")]
pub use self::{
    filter::{FilterRule, filter},
    orderby::{OrderByRule, orderby},
};

// What every rule is made of.
use core::fmt;

use crate::{
    Check, Clock, Fault, Keyword, Keywords, Param, Rule, ValidationErrorType, ValueKind,
    kinds::Text,
    rule::Unread,
    written::{Name, Quoted, write_names, write_value, write_values},
};

/// The verdict of a test that may not have had a value to look at.
#[inline]
fn passes(verdict: Option<bool>, fault: Fault) -> Result<(), Fault> {
    if verdict == Some(false) { Err(fault) } else { Ok(()) }
}

#[inline]
fn text_of<T: Text + ?Sized>(value: &T, test: impl FnOnce(&str) -> bool) -> Option<bool> {
    value.text().map(test)
}

/// The keywords of a rule about text. Where the body has something else, what is made of it is not known.
fn text_keywords(kind: ValueKind, keywords: &mut Keywords<'_>, add: impl FnOnce(&mut Keywords<'_>)) {
    match kind {
        ValueKind::Text => add(keywords),
        _ => keywords.not_all(),
    }
}

/// What the rules about numbers read of text.
const NUMBER_IN_TEXT: &str = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$";

/// Says how to write a number that is written in another way.
fn write_plain(noun: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "This must be {noun} in plain digits, without a plus, leading zeros or an exponent.")
}

/// A rule about the amount of a number: of text, no keyword compares it.
fn number_in_text(kind: ValueKind, keywords: &mut Keywords<'_>) {
    if kind == ValueKind::Text {
        keywords.pattern(NUMBER_IN_TEXT);
    }
    keywords.not_all();
}

fn range_keywords(bounds: [Option<Keyword<'_>>; 2], kind: ValueKind, keywords: &mut Keywords<'_>) {
    match kind {
        ValueKind::Integer | ValueKind::Number | ValueKind::Decimal => {
            for bound in bounds.into_iter().flatten() {
                keywords.add(bound);
            }
            // These keywords let all text pass.
            if kind == ValueKind::Decimal {
                keywords.not_all();
            }
        }
        _ => number_in_text(kind, keywords),
    }
}

/// A rule on text without arguments: a test and a phrase.
macro_rules! text_rule {
    ($(#[$doc:meta])* $type:ident = $name:ident, $word:literal, $test:path, $criteria:literal, $keywords:path) => {
        #[doc = concat!("The rule [`", $word, "`](super::", $word, "()).")]
        #[derive(Clone, Copy, Debug)]
        #[must_use]
        pub struct $type;

        $(#[$doc])*
        pub const fn $name() -> $type {
            $type
        }

        impl<T: $crate::kinds::Text + ?Sized> $crate::Check<T> for $type {
            #[inline]
            fn check(&self, value: &T, _: &$crate::Clock) -> Result<(), $crate::Fault> {
                super::passes(super::text_of(value, $test), $crate::Fault::Malformed)
            }
        }

        impl $crate::Rule for $type {
            fn name(&self) -> &'static str {
                $word
            }

            fn error_type(&self, _: $crate::Fault) -> &$crate::ValidationErrorType {
                &$crate::ValidationErrorType::InvalidFormat
            }

            fn criteria(
                &self,
                _: Option<$crate::Fault>,
                f: &mut core::fmt::Formatter<'_>,
            ) -> core::fmt::Result {
                f.write_str($criteria)
            }

            fn keywords(&self, kind: $crate::ValueKind, keywords: &mut $crate::Keywords<'_>) {
                super::text_keywords(kind, keywords, $keywords);
            }
        }
    };
}
use text_rule;
