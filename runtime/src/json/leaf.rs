//! Values that only serde can read. Its error tells what is wrong, and where inside of the value.

use alloc::{borrow::Cow, rc::Rc, vec::Vec};
use core::{cell::Cell, marker::PhantomData};

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _, Visitor};

use super::{
    de::{Extra, Source, Taken, Took},
    input::{Input, Sent},
    json_type::JsonType,
    mismatch::certain,
    reader::Reader,
    refused::{Asked, Problem, Reason, Refused},
    tree::{Kind, Node},
};
use crate::{ApiValidate, Fault, type_info::Described};

/// Reads a value, and keeps it.
type Read<'a, 'n> = &'a dyn Fn(Source<'n>) -> Result<(), Refused>;

/// Reads a value with serde. `expected` is what the type reads, if serde does not tell.
pub(crate) fn leaf<'n, T: Deserialize<'n>>(
    input: Input<'n>,
    expected: JsonType,
    reader: &mut Reader<'_>,
) -> Option<T> {
    match input.sent() {
        Sent::Nothing => missing().or_else(|| reader.refuse_nothing()),
        Sent::Rest(node, frame) => leaf_of_rest(node, frame, reader),
        Sent::Value(node) => reader.told(node, expected, |source| T::deserialize(source)),
    }
}

/// Reads the rest of an object, for a type that only serde can read.
fn leaf_of_rest<'n, T: Deserialize<'n>>(node: Node<'n>, frame: usize, reader: &mut Reader<'_>) -> Option<T> {
    rest_by(node, frame, reader, T::deserialize, missing)
}

/// Reads the rest of an object with `read`. `missing` returns the value of a type that need not be sent.
fn rest_by<'n, T>(
    node: Node<'n>,
    frame: usize,
    reader: &mut Reader<'_>,
    read: impl Fn(Source<'n>) -> Result<T, Refused>,
    missing: fn() -> Option<T>,
) -> Option<T> {
    let value = Cell::new(None);
    let keep = |read| value.set(Some(read));
    reader.rest(node, frame, &|source| read(source).map(keep), &|| missing().map(keep))?;
    value.into_inner()
}

/// Returns the value of a field that was not sent, if its type has one.
pub(crate) fn missing<'n, T: Deserialize<'n>>() -> Option<T> {
    T::deserialize(Missing).ok()
}

/// A deserialiser for a field that was not sent: an option is `None`, and any other type fails.
struct Missing;

impl<'n> Deserializer<'n> for Missing {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'n>>(self, _: V) -> Result<V::Value, Refused> {
        Err(Refused::custom(""))
    }

    fn deserialize_option<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_none()
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'n>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl Reader<'_> {
    /// Reads a value with a function, or adds the records of what it refuses.
    fn told<'n, T>(
        &mut self,
        node: Node<'n>,
        expected: JsonType,
        read: impl Fn(Source<'n>) -> Result<T, Refused>,
    ) -> Option<T> {
        let value = Cell::new(None);
        self.tell(node, expected, &|source| read(source).map(|read| value.set(Some(read))))?;
        value.into_inner()
    }

    /// Does the same for a function that keeps what it has read. It may read parts of the value after that.
    fn tell<'n>(&mut self, node: Node<'n>, expected: JsonType, read: Read<'_, 'n>) -> Option<()> {
        let is_query = self.is_query;
        let read = |few: Option<Vec<u32>>, extra: Extra| {
            let source = Source::new(node, is_query).with(extra);
            // An error from serde's buffer has no place.
            read(if let Some(few) = few { source.few(few) } else { source })
                .map_err(|refused| refused.at(node, Asked::Anything))
        };
        let refused = match read(None, None) {
            Ok(()) => return Some(()),
            Err(refused) => certain(node, refused.into_reason(), &|extra| read(None, extra).err()),
        };
        let place = refused.place;
        self.explain(node, expected, &refused);
        if let (Some(place), false) = (place, self.is_query) {
            self.explain_others(node, place, expected, &|few, extra| read(Some(few), extra).err());
        }
        None
    }

    /// Reads the rest of an object with a function that keeps what it has read. `missing` keeps the value of a type
    /// that need not be sent.
    fn rest<'n>(
        &mut self,
        node: Node<'n>,
        frame: usize,
        read: Read<'_, 'n>,
        missing: &dyn Fn() -> Option<()>,
    ) -> Option<()> {
        if self.frames.get(frame).is_some_and(|frame| frame.next_element.is_some()) {
            return self.unknown();
        }
        let left = self.left(frame);
        let names: Vec<u32> =
            left.iter().filter_map(|at| self.members.get(*at)).map(|member| member.node).collect();
        let took = Rc::new(Took::default());
        let read = |extra: Extra| {
            let source = Source::new(node, self.is_query).with(extra);
            read(source.rest(names.clone(), Rc::clone(&took)))
                .map_err(|refused| refused.at(node, Asked::Anything))
        };
        let value =
            read(None).map_err(|refused| certain(node, refused.into_reason(), &|extra| read(extra).err()));
        match took.members.get() {
            Taken::None => {}
            Taken::Named(names) => self.take(node, frame, &|name, _| names.contains(&name)),
            Taken::Variant(variant) => self.take(node, frame, &|_, id| id == variant),
        }
        // If serde cannot read a flattened option, it reads `None`.
        if took.is_optional.get() && value.is_err() {
            return missing();
        }
        value.map_err(|reason| self.explain_rest(node, &reason)).ok()
    }

    fn explain_rest(&mut self, node: Node<'_>, reason: &Reason) {
        match reason.problem {
            Problem::UnknownVariant(names) if reason.place == Some(node.id()) => {
                self.checker().type_mismatch(JsonType::OneMember(names), Fault::Missing);
            }
            _ => self.explain(node, JsonType::Accepted, reason),
        }
    }

    /// Adds the records of elements or members behind the one that was refused. Each is read as if it were the only
    /// one. This is done only for types that may be empty, as their elements do not depend on each other.
    fn explain_others<'n>(
        &mut self,
        node: Node<'n>,
        place: u32,
        expected: JsonType,
        refused: &dyn Fn(Vec<u32>, Extra) -> Option<Refused>,
    ) {
        let is_inside = matches!(node.kind(), Kind::List | Kind::Object) && place > node.id();
        if !is_inside || refused(Vec::new(), None).is_some() {
            return;
        }
        let mut told: Vec<Cow<'n, str>> = Vec::new();
        for (name, value) in node.entries() {
            let name_text = name.and_then(Node::text);
            let is_told = name_text.as_ref().is_some_and(|name| told.contains(name));
            if self.is_full() {
                return;
            }
            let id = name.unwrap_or(value).id();
            if value.id_behind() <= place || is_told {
                continue;
            }
            let is_first = id <= place;
            let ask = |extra: Extra| refused(alloc::vec![id], extra);
            let reason = if is_first { None } else { ask(None) };
            let reason = reason.map(|refused| certain(node, refused.into_reason(), &ask));
            let is_refused =
                is_first || reason.as_ref().is_some_and(|reason| reason.place.is_some_and(|at| at >= id));
            if is_refused {
                told.extend(name_text);
            }
            if let Some(reason) = reason.filter(|_| is_refused) {
                self.explain(node, expected, &reason);
            }
        }
    }

    /// Reads a value with a function of the service.
    pub(crate) fn convert<'n, T>(
        &mut self,
        input: Input<'n>,
        expected: JsonType,
        read: impl Fn(Source<'n>) -> Result<T, Refused>,
    ) -> Option<T> {
        match input.sent() {
            Sent::Nothing => self.refuse_nothing(),
            Sent::Value(node) => self.told(node, expected, read),
            Sent::Rest(node, frame) => rest_by(node, frame, self, read, || None),
        }
    }

    /// Takes the members for which the function returns true.
    fn take(&mut self, node: Node<'_>, frame: usize, is_taken: &dyn Fn(&str, u32) -> bool) {
        let start = self.frames.get(frame).map_or(0, |frame| frame.start);
        for member in self.members.iter_mut().skip(start).filter(|member| !member.is_taken) {
            let name = node.with_id(member.node).text().unwrap_or_default();
            member.is_taken = is_taken(&name, member.node);
        }
    }
}

/// How a type is read that has no rules, or whose rules are not judged.
#[derive(Debug)]
pub struct Foreign<'n, T> {
    read: fn(Input<'n>, &mut Reader<'_>) -> Option<T>,
    is_required: fn() -> bool,
}

impl<'n, T> Foreign<'n, T> {
    /// Reads the value.
    pub(crate) fn read(&self, input: Input<'n>, reader: &mut Reader<'_>) -> Option<T> {
        (self.read)(input, reader)
    }

    pub(crate) fn describe(&self) -> Described {
        Described::unknown().required((self.is_required)())
    }
}

/// Reads a type with serde alone, and checks its rules.
#[allow(clippy::needless_pass_by_value)] // as generated code has it
pub fn read_foreign<'n, T: ApiValidate>(
    input: Input<'n>,
    reader: &mut Reader<'_>,
    context: &T::Context,
    foreign: Foreign<'n, T>,
) -> Option<T> {
    let value = foreign.read(input, reader)?;
    value.check(reader.checker(), context);
    Some(value)
}

/// As [`read_foreign`], for a type that serde certainly reads.
pub fn read_by_serde<T: ApiValidate + DeserializeOwned>(
    input: Input<'_>,
    reader: &mut Reader<'_>,
    context: &T::Context,
) -> Option<T> {
    let value: T = leaf(input, *T::__TYPE.json_type(), reader)?;
    value.check(reader.checker(), context);
    Some(value)
}

/// Lets the compiler find out how a type can be read.
#[derive(Debug)]
pub struct ForeignOf<T>(PhantomData<fn() -> T>);

impl<T> ForeignOf<T> {
    #[allow(clippy::new_without_default)] // it is no value
    /// Asks about the type.
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

/// The answers of [`ForeignOf`].
pub mod answers {
    use super::{ApiValidate, Deserialize, Foreign, ForeignOf, JsonType, leaf, missing};

    macro_rules! rungs {
        ($($(#[$doc:meta])* $rung:ident $method:ident, $receiver:ty, [$($bounds:tt)*],
            |$input:ident, $reader:ident| $read:expr, $is_required:expr;)*) => {$(
            $(#[$doc])*
            pub trait $rung<'n> {
                /// The type.
                type Type;
                /// Returns how it is read.
                fn $method(&self) -> Foreign<'n, Self::Type>;
            }

            impl<'n, T> $rung<'n> for $receiver
            where
                $($bounds)*
            {
                type Type = T;

                fn $method(&self) -> Foreign<'n, T> {
                    Foreign { read: |$input, $reader| $read, is_required: || $is_required }
                }
            }
        )*};
    }

    rungs! {
        /// A type whose rules are not judged.
        WithRules __foreign, &&ForeignOf<T>, [T: ApiValidate<Context = ()>],
            |input, reader| reader.without_rules(|reader| T::__read(input, reader, &())), !T::__TYPE.is_optional();
        /// A type that serde reads.
        OfSerde __foreign, &ForeignOf<T>, [T: Deserialize<'n>],
            |input, reader| leaf(input, JsonType::Accepted, reader), missing::<T>().is_none();
        /// A type that cannot be read, so no body has one.
        Unreadable __foreign, ForeignOf<T>, [],
            |_input, reader| reader.unknown(), true;
        /// A type that only serde reads.
        BySerde __by_serde, &ForeignOf<T>, [T: Deserialize<'n>],
            |input, reader| leaf(input, JsonType::Accepted, reader), missing::<T>().is_none();
        /// A type that serde does not read.
        ByNobody __by_serde, ForeignOf<T>, [],
            |_input, reader| reader.unknown(), true;
    }
}
