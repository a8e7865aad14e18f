//! Why serde refused a value: where inside of it, and what was asked for there.
//!
//! Everything that a type calls while it deserialises itself is wrapped, and leaves a note on the way.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::{
    cell::{Cell, RefCell},
    fmt::{self, Display},
};

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, Expected, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};

use super::body::Kind;
use crate::Segment;

/// What a type asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    Anything,
    Bool,
    /// A whole number of so many bits.
    Whole {
        bits: u32,
        signed: bool,
    },
    Float,
    Char,
    Text,
    Bytes,
    Null,
    List,
    /// A list of one length.
    Tuple,
    Object,
    Choice,
    /// A name that the type knows.
    Name,
}

impl Asked {
    /// Whether serde reads a value of the kind at all, where a type without parts asks for this.
    pub(crate) fn is_for(self, kind: Kind) -> bool {
        match self {
            Self::Bool => kind == Kind::Bool,
            Self::Whole { .. } | Self::Float => kind == Kind::Number,
            Self::Char | Self::Text => kind == Kind::Text,
            Self::Null => kind == Kind::Null,
            _ => true,
        }
    }
}

#[cfg(feature = "query")]
impl Asked {
    /// Whether no text will do.
    pub(crate) fn is_no_text(self) -> bool {
        matches!(
            self,
            Self::Bool | Self::Whole { .. } | Self::Float | Self::List | Self::Tuple | Self::Object
        )
    }
}

/// What serde found wrong, as far as it has a name for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    MissingField(&'static str),
    UnknownField,
    DuplicateField(&'static str),
    UnknownVariant(&'static [&'static str]),
    /// A list of another length.
    Length,
    /// A value of the right kind that is none of those which the type has.
    Value,
    /// A key that is none of the map's.
    Key,
    Other,
}

/// Where inside of the value, what was asked for there, and what was wrong.
pub(super) type Reason = (Vec<Segment>, Asked, Problem);

/// The notes of one attempt.
#[derive(Debug)]
pub(super) struct Trace {
    path: RefCell<Vec<Segment>>,
    /// While a key is read: what it is.
    key: RefCell<Option<Box<str>>>,
    asked: Cell<Asked>,
    problem: RefCell<Option<Problem>>,
}

impl Trace {
    /// Deserialises once more what was refused. Where it is accepted after all, what came behind it was wrong.
    pub(super) fn of<'de, T: Deserialize<'de>>(deserializer: impl Deserializer<'de>) -> Reason {
        Self::with(deserializer, |traced| T::deserialize(traced))
    }

    /// As `of`, with a function in place of a type.
    pub(super) fn with<'de, D: Deserializer<'de>, T>(
        deserializer: D,
        read: impl FnOnce(Traced<'_, D>) -> Result<T, Refused>,
    ) -> Reason {
        let trace = Self {
            path: RefCell::default(),
            key: RefCell::default(),
            asked: Cell::new(Asked::Anything),
            problem: RefCell::default(),
        };
        let problem = match read(Traced { inner: deserializer, trace: &trace }) {
            Ok(_) => Problem::Other,
            Err(Refused(problem)) => problem,
        };
        (trace.path.into_inner(), trace.asked.get(), problem)
    }

    /// Overhears what a key is.
    fn hear(&self, name: &dyn Display) {
        if let Some(key) = &mut *self.key.borrow_mut() {
            *key = alloc::format!("{name}").into();
        }
    }

    /// An error of the format's own, or one that was passed through it.
    fn refused<E>(&self, _: E) -> Refused {
        Refused(self.problem.borrow().clone().unwrap_or(Problem::Other))
    }

    /// Passes our error through the format's type for errors.
    fn through<E: de::Error>(&self, refused: Refused) -> E {
        self.problem.replace(Some(refused.0));
        E::custom("")
    }

    /// What happens below a segment; where it fails, the segment stays, and what was asked for there.
    fn below<T>(&self, segment: Segment, work: impl FnOnce() -> Result<T, Refused>) -> Result<T, Refused> {
        let asked = self.asked.get();
        self.path.borrow_mut().push(segment);
        let result = work()?;
        self.path.borrow_mut().pop();
        self.asked.set(asked);
        Ok(result)
    }
}

/// The error of everything that is wrapped.
#[derive(Debug)]
pub struct Refused(Problem);

impl Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("refused")
    }
}

impl core::error::Error for Refused {}

impl de::Error for Refused {
    fn custom<T: Display>(_: T) -> Self {
        Self(Problem::Other)
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self(Problem::Length)
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self(Problem::Other)
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self(Problem::Value)
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self(Problem::UnknownVariant(expected))
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self(Problem::UnknownField)
    }

    fn missing_field(field: &'static str) -> Self {
        Self(Problem::MissingField(field))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self(Problem::DuplicateField(field))
    }
}

/// Anything of serde's, wrapped.
#[derive(Debug)]
pub struct Traced<'t, X> {
    inner: X,
    trace: &'t Trace,
}

impl<'t, X> Traced<'t, X> {
    fn wrap<Y>(&self, inner: Y) -> Traced<'t, Y> {
        Traced { inner, trace: self.trace }
    }
}

macro_rules! ask {
    ($($method:ident($($arg:ident: $type:ty),*) => $asked:expr;)*) => {$(
        fn $method<V: Visitor<'de>>(self, $($arg: $type,)* visitor: V) -> Result<V::Value, Refused> {
            if let Some(asked) = $asked {
                self.trace.asked.set(asked);
            }
            let visitor = self.wrap(visitor);
            self.inner.$method($($arg,)* visitor).map_err(|error| self.trace.refused(error))
        }
    )*};
}

#[allow(clippy::unnecessary_wraps)] // a row of the table below
const fn whole(bits: u32, signed: bool) -> Option<Asked> {
    Some(Asked::Whole { bits, signed })
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Traced<'_, D> {
    type Error = Refused;

    ask! {
        deserialize_any() => Some(Asked::Anything);
        deserialize_bool() => Some(Asked::Bool);
        deserialize_i8() => whole(8, true);
        deserialize_i16() => whole(16, true);
        deserialize_i32() => whole(32, true);
        deserialize_i64() => whole(64, true);
        deserialize_i128() => whole(128, true);
        deserialize_u8() => whole(8, false);
        deserialize_u16() => whole(16, false);
        deserialize_u32() => whole(32, false);
        deserialize_u64() => whole(64, false);
        deserialize_u128() => whole(128, false);
        deserialize_f32() => Some(Asked::Float);
        deserialize_f64() => Some(Asked::Float);
        deserialize_char() => Some(Asked::Char);
        deserialize_str() => Some(Asked::Text);
        deserialize_string() => Some(Asked::Text);
        deserialize_bytes() => Some(Asked::Bytes);
        deserialize_byte_buf() => Some(Asked::Bytes);
        deserialize_option() => None;
        deserialize_unit() => Some(Asked::Null);
        deserialize_unit_struct(name: &'static str) => Some(Asked::Null);
        deserialize_newtype_struct(name: &'static str) => None;
        deserialize_seq() => Some(Asked::List);
        deserialize_tuple(len: usize) => Some(Asked::Tuple);
        deserialize_tuple_struct(name: &'static str, len: usize) => Some(Asked::Tuple);
        deserialize_map() => Some(Asked::Object);
        deserialize_struct(name: &'static str, fields: &'static [&'static str]) => Some(Asked::Object);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]) => Some(Asked::Choice);
        deserialize_identifier() => Some(Asked::Name);
        deserialize_ignored_any() => None;
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

macro_rules! visit {
    ($($method:ident($value:ident: $type:ty) $(hears $name:expr)?;)*) => {$(
        fn $method<E: de::Error>(self, $value: $type) -> Result<V::Value, E> {
            $(self.trace.hear($name);)?
            self.inner.$method($value).map_err(|refused: Refused| self.trace.through(refused))
        }
    )*};
}

macro_rules! visit_with {
    ($($method:ident<$access:ident: $trait:ident>;)*) => {$(
        fn $method<$access: $trait<'de>>(self, access: $access) -> Result<V::Value, $access::Error> {
            let access = self.wrap(access);
            self.inner.$method(access).map_err(|refused| self.trace.through(refused))
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Traced<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    visit! {
        visit_bool(value: bool) hears &value;
        visit_i8(value: i8) hears &value;
        visit_i16(value: i16) hears &value;
        visit_i32(value: i32) hears &value;
        visit_i64(value: i64) hears &value;
        visit_i128(value: i128) hears &value;
        visit_u8(value: u8) hears &value;
        visit_u16(value: u16) hears &value;
        visit_u32(value: u32) hears &value;
        visit_u64(value: u64) hears &value;
        visit_u128(value: u128) hears &value;
        visit_f32(value: f32);
        visit_f64(value: f64);
        visit_char(value: char) hears &value;
        visit_str(value: &str) hears &value;
        visit_borrowed_str(value: &'de str) hears &value;
        visit_string(value: String) hears &value;
        visit_bytes(value: &[u8]);
        visit_borrowed_bytes(value: &'de [u8]);
        visit_byte_buf(value: Vec<u8>);
    }

    fn visit_none<E: de::Error>(self) -> Result<V::Value, E> {
        self.inner.visit_none().map_err(|refused: Refused| self.trace.through(refused))
    }

    fn visit_unit<E: de::Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit().map_err(|refused: Refused| self.trace.through(refused))
    }

    visit_with! {
        visit_some<D: Deserializer>;
        visit_newtype_struct<D: Deserializer>;
        visit_enum<A: EnumAccess>;
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        let access = Counted { inner: access, next: 0, trace: self.trace };
        self.inner.visit_seq(access).map_err(|refused| self.trace.through(refused))
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        let access = Keyed { inner: access, key: Box::default(), trace: self.trace };
        self.inner.visit_map(access).map_err(|refused| self.trace.through(refused))
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Traced<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let deserializer = self.wrap(deserializer);
        self.inner.deserialize(deserializer).map_err(|refused| self.trace.through(refused))
    }
}

/// A sequence counts its elements.
struct Counted<'t, A> {
    inner: A,
    next: usize,
    trace: &'t Trace,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Counted<'_, A> {
    type Error = Refused;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Refused> {
        let Self { inner, next, trace } = self;
        let seed = Traced { inner: seed, trace };
        let element = trace.below(Segment::Index(*next), || {
            inner.next_element_seed(seed).map_err(|error| trace.refused(error))
        })?;
        *next += 1;
        Ok(element)
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

/// A map remembers the key whose value comes next.
struct Keyed<'t, A> {
    inner: A,
    key: Box<str>,
    trace: &'t Trace,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Keyed<'_, A> {
    type Error = Refused;

    /// A key that is refused is itself the place of the error.
    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Refused> {
        let Self { inner, key, trace } = self;
        let asked = trace.asked.get();
        trace.key.replace(Some(Box::default()));
        let seed = Traced { inner: seed, trace };
        let result = inner.next_key_seed(seed).map_err(|error| trace.refused(error));
        *key = trace.key.take().unwrap_or_default();
        let Err(Refused(problem)) = result else {
            trace.asked.set(asked);
            return result;
        };
        if key.is_empty() {
            trace.asked.set(asked);
            return Err(Refused(problem));
        }
        trace.path.borrow_mut().push(Segment::Key(key.clone()));
        let is_name = trace.asked.replace(Asked::Anything) == Asked::Name;
        Err(Refused(match problem {
            Problem::Value | Problem::Other if is_name => Problem::UnknownField,
            Problem::Value | Problem::Other => Problem::Key,
            problem => problem,
        }))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Refused> {
        let Self { inner, key, trace } = self;
        let seed = Traced { inner: seed, trace };
        trace.below(Segment::Key(key.clone()), || {
            inner.next_value_seed(seed).map_err(|error| trace.refused(error))
        })
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, 't, A: EnumAccess<'de>> EnumAccess<'de> for Traced<'t, A> {
    type Error = Refused;
    type Variant = Variant<'t, A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), Refused> {
        let trace = self.trace;
        let asked = trace.asked.get();
        let is_key = trace.key.replace(Some(Box::default())).is_some();
        let seed = self.wrap(seed);
        let result = self.inner.variant_seed(seed).map_err(|error| trace.refused(error));
        let name = trace.key.take().unwrap_or_default();
        trace.asked.set(asked);
        if is_key {
            trace.key.replace(Some(name.clone()));
        }
        result.map(|(value, inner)| (value, Variant { inner, name, trace }))
    }
}

/// The content of a variant stands below its name.
#[derive(Debug)]
pub struct Variant<'t, A> {
    inner: A,
    name: Box<str>,
    trace: &'t Trace,
}

impl<A> Variant<'_, A> {
    fn content<'de, T>(self, work: impl FnOnce(A) -> Result<T, A::Error>) -> Result<T, Refused>
    where
        A: VariantAccess<'de>,
    {
        let Self { inner, name, trace } = self;
        trace.below(Segment::Key(name), || work(inner).map_err(|error| trace.refused(error)))
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Variant<'_, A> {
    type Error = Refused;

    fn unit_variant(self) -> Result<(), Refused> {
        self.content(VariantAccess::unit_variant)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Refused> {
        let seed = Traced { inner: seed, trace: self.trace };
        self.content(|inner| inner.newtype_variant_seed(seed))
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Refused> {
        let visitor = Traced { inner: visitor, trace: self.trace };
        self.trace.asked.set(Asked::Tuple);
        self.content(|inner| inner.tuple_variant(len, visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let visitor = Traced { inner: visitor, trace: self.trace };
        self.trace.asked.set(Asked::Object);
        self.content(|inner| inner.struct_variant(fields, visitor))
    }
}
