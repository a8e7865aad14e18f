//! Types without parts, which serde need not read: the numbers, texts and the like of the standard library.
//!
//! serde's visitors for them are many, and each would be compiled for the reader. What they accept is simple, so it
//! stands here, and the tests hold it against serde.

use alloc::{borrow::Cow, string::String};
use core::num::NonZero;
#[cfg(feature = "std")]
use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::PathBuf,
};

use super::{
    input::Input,
    json_type::JsonType,
    mismatch::mismatch,
    reader::Reader,
    refused::{Asked, Problem, Reason},
    scalar::Scalar,
    tree::{Kind, Node},
};
use crate::Fault;

/// A type without parts.
pub(crate) trait Simple<'n>: Sized {
    /// What the type asks serde for.
    const ASKED: Asked;

    /// Returns the value that serde would read.
    fn of(scalar: Scalar<'n>) -> Result<Self, Problem>;
}

/// Reads a value of a type without parts. `expected` is what the type reads, if what it asks for does not tell.
pub(crate) fn simple<'n, T: Simple<'n>>(
    input: Input<'n>,
    expected: JsonType,
    reader: &mut Reader<'_>,
) -> Option<T> {
    let scalar = reader.scalar(input, T::ASKED, expected)?;
    T::of(scalar).map_err(|problem| reader.refuse_simple(input, T::ASKED, expected, problem)).ok()
}

/// Reads a string.
#[inline]
pub(crate) fn text<'n, T: From<&'n str> + From<String>>(
    input: Input<'n>,
    reader: &mut Reader<'_>,
) -> Option<T> {
    let sent = input.node().filter(|_| !reader.is_query && !input.is_rest()).and_then(Node::sent_text);
    sent.map(T::from).or_else(|| other_text(input, reader).map(T::from))
}

/// A string with escapes or from a query string, or a value that is not a string.
#[inline(never)]
fn other_text(input: Input<'_>, reader: &mut Reader<'_>) -> Option<String> {
    simple(input, JsonType::Accepted, reader)
}

impl Reader<'_> {
    /// Returns what a type gets, or adds a record.
    fn scalar<'n>(&mut self, input: Input<'n>, asked: Asked, expected: JsonType) -> Option<Scalar<'n>> {
        let node = self.value_of(input)?;
        // serde keeps no number of 128 bits.
        let is_long = matches!(asked, Asked::Whole { bits: 128, .. });
        if is_long && node.kind() == Kind::Number && self.keeps_text() {
            return self.refuse(JsonType::Accepted, Fault::Malformed);
        }
        let scalar = Scalar::of(node, asked, self.is_query);
        if scalar.is_none() {
            self.refuse_simple(input, asked, expected, Problem::Other);
        }
        scalar
    }

    /// Adds the record of a value that was refused.
    #[cold]
    fn refuse_simple(&mut self, input: Input<'_>, asked: Asked, expected: JsonType, problem: Problem) {
        let Some(node) = input.node() else { return };
        if asked.is_for(node.kind()) || self.is_query {
            let reason = Reason { place: Some(node.id()), asked, problem };
            return self.explain(node, expected, &reason);
        }
        // Where the kind of value is wrong, no more has to be found out.
        let (expected, fault) = mismatch(asked, expected, false, node.kind(), node.json());
        self.checker().type_mismatch(expected, fault);
    }
}

macro_rules! whole {
    (@of [$($scalar:ident)*] $signed:literal $type:ty = $bits:literal) => {
        impl Simple<'_> for $type {
            const ASKED: Asked = Asked::Whole { bits: $bits, signed: $signed };

            fn of(scalar: Scalar<'_>) -> Result<Self, Problem> {
                match scalar {
                    $(Scalar::$scalar(value) => value.try_into().map_err(|_| Problem::Value),)*
                    _ => Err(Problem::Other),
                }
            }
        }
    };
    ($($scalars:tt $signed:literal $($type:ty = $bits:literal)*;)*) => {$($(
        whole!(@of $scalars $signed $type = $bits);

        impl Simple<'_> for NonZero<$type> {
            const ASKED: Asked = <$type>::ASKED;

            fn of(scalar: Scalar<'_>) -> Result<Self, Problem> {
                Self::new(<$type>::of(scalar)?).ok_or(Problem::Value)
            }
        }
    )*)*};
}

whole! {
    [Signed Unsigned] true i8 = 8 i16 = 16 i32 = 32 i64 = 64 isize = 64;
    [Signed Unsigned] false u8 = 8 u16 = 16 u32 = 32 u64 = 64 usize = 64;
    [LongSigned] true i128 = 128;
    [LongUnsigned] false u128 = 128;
}

macro_rules! other {
    ($($type:ty, $asked:ident, $($scalar:pat => $value:expr),+;)*) => {$(
        impl<'n> Simple<'n> for $type {
            const ASKED: Asked = Asked::$asked;

            fn of(scalar: Scalar<'n>) -> Result<Self, Problem> {
                match scalar {
                    $($scalar => $value,)+
                    _ => Err(Problem::Other),
                }
            }
        }
    )*};
}

other! {
    (), Null, Scalar::Null => Ok(());
    bool, Bool, Scalar::Bool(value) => Ok(value);
    char, Char, Scalar::Text(text) => text.parse().map_err(|_| Problem::Value);
    &'n str, Text, Scalar::Text(Cow::Borrowed(text)) => Ok(text);
    String, Text, Scalar::Text(text) => Ok(text.into_owned());
}

#[cfg(feature = "std")]
other! {
    IpAddr, Text, Scalar::Text(text) => text.parse().map_err(|_| Problem::Other);
    Ipv4Addr, Text, Scalar::Text(text) => text.parse().map_err(|_| Problem::Other);
    Ipv6Addr, Text, Scalar::Text(text) => text.parse().map_err(|_| Problem::Other);
    SocketAddr, Text, Scalar::Text(text) => text.parse().map_err(|_| Problem::Other);
    PathBuf, Text, Scalar::Text(text) => Ok(text.into_owned().into());
}

macro_rules! float {
    ($($type:ty)*) => {$(
        impl Simple<'_> for $type {
            const ASKED: Asked = Asked::Float;

            #[allow(clippy::cast_lossless, clippy::cast_possible_truncation, clippy::cast_precision_loss)] // as serde does
            fn of(scalar: Scalar<'_>) -> Result<Self, Problem> {
                match scalar {
                    Scalar::Signed(value) => Ok(value as $type),
                    Scalar::Unsigned(value) => Ok(value as $type),
                    Scalar::Float(value) => Ok(value as $type),
                    _ => Err(Problem::Other),
                }
            }
        }
    )*};
}

float! { f32 f64 }
