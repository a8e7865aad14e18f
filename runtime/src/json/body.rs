//! A body in pieces: the members of an object and the elements of an array, each as the text that was sent.

use alloc::{borrow::Cow, boxed::Box, collections::BTreeSet, format, vec::Vec};
use core::{fmt, ops::RangeInclusive};

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Value, value::RawValue};

use super::{
    expect::Expected,
    leaf::fault_of,
    read::{NoValue, Read, refuse},
    rest::{Rest, Taken},
    source::source,
};
use crate::{Checker, Fault, Segment};

/// What kind of value a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool,
    Number,
    Text,
    List,
    Object,
}

impl Kind {
    pub(crate) fn of(json: &RawValue) -> Self {
        Self::of_text(json.get())
    }

    /// Of the value that the text begins with.
    pub(crate) fn of_text(json: &str) -> Self {
        match json.as_bytes().first() {
            Some(b'n') => Self::Null,
            Some(b't' | b'f') => Self::Bool,
            Some(b'"') => Self::Text,
            Some(b'[') => Self::List,
            Some(b'{') => Self::Object,
            _ => Self::Number,
        }
    }
}

/// The members of an object, in the order in which they were sent; a type takes what it knows.
///
/// serde reads an array too, as the values of the fields in their declared order: then whatever asks gets the next.
#[derive(Debug)]
pub struct Members<'de> {
    sent: Vec<Member<'de>>,
    /// Whether what nobody here takes may be another type's.
    is_shared: bool,
    array: Option<Array>,
    /// Whether serde keeps them until it knows what they are: of a query string, as text.
    is_buffered: bool,
}

/// An array in place of an object: which, and how many of its elements are taken.
#[derive(Clone, Copy, Debug)]
struct Array {
    id: usize,
    taken: usize,
}

#[derive(Debug)]
struct Member<'de> {
    name: Cow<'de, str>,
    value: &'de RawValue,
    is_taken: bool,
}

/// What an object has under a name.
#[derive(Debug)]
pub(crate) enum Found<'de> {
    Nothing,
    Value(&'de RawValue),
    /// More than one value, or the same under two names.
    Twice,
}

impl<'de> Members<'de> {
    /// The members of an object, or a record that it is none.
    pub fn of(json: &'de RawValue, checker: &mut Checker) -> Read<Self> {
        pieces(json, Kind::Object, Expected::Object, checker)
    }

    /// The members of a struct: as an object, or as an array with the values of so many fields.
    pub fn of_struct(
        json: &'de RawValue,
        fields: RangeInclusive<usize>,
        checker: &mut Checker,
    ) -> Read<Self> {
        if Kind::of(json) != Kind::List || checker.reads_query() {
            return Self::of(json, checker);
        }
        let elements = elements(json, checker)?;
        if !fields.contains(&elements.len()) {
            return Err(refuse(Expected::Object, Fault::Malformed, checker));
        }
        checker.positions().saw_array();
        let member = |value| Member { name: Cow::Borrowed(""), value, is_taken: false };
        let array = Some(Array { id: id(json), taken: 0 });
        Ok(Self {
            sent: elements.into_iter().map(member).collect(),
            is_shared: false,
            array,
            is_buffered: false,
        })
    }

    /// From here on, serde has kept what the members are.
    pub(crate) fn buffer(&mut self) {
        self.is_buffered = true;
    }

    pub(crate) fn is_buffered(&self) -> bool {
        self.is_buffered
    }

    /// Lends the members to a type that is flattened into another.
    pub(crate) fn flattened<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = (self.is_buffered, self.is_shared);
        (self.is_buffered, self.is_shared) = (true, true);
        let value = read(self);
        (self.is_buffered, self.is_shared) = before;
        value
    }

    pub(crate) fn is_array(&self) -> bool {
        self.array.is_some()
    }

    /// Where that is which was taken last, under its primary name.
    pub(crate) fn place(&self, name: &'static str, checker: &mut Checker) -> Segment {
        match self.array.and_then(|Array { id, taken }| Some((id, taken.checked_sub(1)?))) {
            Some((array, index)) => {
                checker.positions().note(array, name, index);
                Segment::Index(index)
            }
            None => Segment::Field(name),
        }
    }

    /// Takes the member that has one of the names.
    pub(crate) fn take(&mut self, names: &[&str]) -> Found<'de> {
        if let Some(array) = &mut self.array {
            array.taken += 1;
            let element = self.sent.get_mut(array.taken - 1);
            return element.map_or(Found::Nothing, |element| {
                element.is_taken = true;
                Found::Value(element.value)
            });
        }
        let mut found = Found::Nothing;
        // What another type has taken is not there for this one.
        for member in self.sent.iter_mut().filter(|member| !member.is_taken && names.contains(&&*member.name))
        {
            member.is_taken = true;
            found = match found {
                Found::Nothing => Found::Value(member.value),
                _ => Found::Twice,
            };
        }
        found
    }

    /// The name and the value of an object with one member.
    pub(crate) fn single(&self) -> Option<(&str, &'de RawValue)> {
        match self.sent.as_slice() {
            [member] => Some((&member.name, member.value)),
            _ => None,
        }
    }

    /// What nobody has taken.
    pub(crate) fn rest(&self, checker: &Checker) -> Rest<'de> {
        let rest = self.sent.iter().filter(|member| !member.is_taken);
        Rest::new(rest.map(|member| (member.name.clone(), source(member.value, checker))).collect())
    }

    /// Takes the members that have one of the names.
    pub(crate) fn take_all(&mut self, taken: &Taken) {
        for member in &mut self.sent {
            member.is_taken |= taken.has(&member.name);
        }
    }

    /// The object that has but the variant that was taken.
    pub(crate) fn only(&self, taken: Taken) -> Option<Box<RawValue>> {
        let Taken::Variant(_) = taken else { return None };
        let member = self.sent.iter().find(|member| !member.is_taken && taken.has(&member.name))?;
        RawValue::from_string(format!("{{{}:{}}}", Value::from(&*member.name), member.value)).ok()
    }

    /// The value of a member that nobody has taken.
    pub(crate) fn get(&self, segment: &Segment) -> Option<&'de RawValue> {
        let Segment::Key(name) = segment else { return None };
        let left = |member: &&Member<'de>| !member.is_taken && *member.name == **name;
        self.sent.iter().find(left).map(|member| member.value)
    }

    /// Names and values, in the order in which they were sent.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &'de RawValue)> {
        self.sent.iter().map(|member| (&*member.name, member.value))
    }

    /// Those that nobody has taken.
    pub(crate) fn left(&self) -> impl Iterator<Item = (&str, &'de RawValue)> {
        let left = self.sent.iter().filter(|member| !member.is_taken);
        left.map(|member| (&*member.name, member.value))
    }

    /// A record for each name that nobody has taken.
    pub fn deny_rest(&self, checker: &mut Checker) {
        if self.is_shared {
            return;
        }
        let mut seen = BTreeSet::new();
        for member in self.sent.iter().filter(|member| !member.is_taken) {
            if checker.is_full() {
                return;
            }
            if !seen.insert(&*member.name) {
                continue;
            }
            let mark = checker.mark();
            checker.unread(Expected::NoSuchField, Fault::Sent);
            checker.place(mark, Segment::key(&member.name));
        }
    }
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;

        impl<'de> Visitor<'de> for Each {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                // Room for what most objects have.
                let mut members = Vec::with_capacity(16);
                while let Some(Name(name)) = map.next_key()? {
                    members.push(Member { name, value: map.next_value()?, is_taken: false });
                }
                Ok(Members { sent: members, is_shared: false, array: None, is_buffered: false })
            }
        }

        deserializer.deserialize_map(Each)
    }
}

/// A name, borrowed from the body where it has no escapes.
pub(super) struct Name<'de>(pub(super) Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl<'de> Visitor<'de> for Text {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(text.into())))
            }
        }

        deserializer.deserialize_str(Text)
    }
}

/// What tells a piece of a body from all others: where its text is.
pub(super) fn id(json: &RawValue) -> usize {
    json.get().as_ptr().addr()
}

/// The elements of an array, or a record that it is none.
pub(crate) fn elements<'de>(json: &'de RawValue, checker: &mut Checker) -> Read<Vec<&'de RawValue>> {
    if is_list_of_one(json, checker)? {
        return Ok(alloc::vec![json]);
    }
    pieces(json, Kind::List, Expected::List, checker)
}

/// Whether a query string's value stands for a list: it writes a list of one as its element.
pub(super) fn is_list_of_one(json: &RawValue, checker: &mut Checker) -> Read<bool> {
    if !checker.reads_query() || Kind::of(json) != Kind::Text {
        return Ok(false);
    }
    #[cfg(feature = "query")]
    if checker.reads_buffered() {
        return Err(refuse(Expected::NoQuery, Fault::Malformed, checker));
    }
    Ok(true)
}

fn pieces<'de, T: Deserialize<'de>>(
    json: &'de RawValue,
    kind: Kind,
    expected: Expected,
    checker: &mut Checker,
) -> Read<T> {
    must_be(kind, json, expected, checker)?;
    // A name in it may be no text, such as one half of a surrogate pair.
    serde_json::from_str(json.get()).map_err(|_| refuse(Expected::Accepted, Fault::Malformed, checker))
}

/// A record, unless the value is of the kind. No value where it may not be looked at again.
pub(super) fn must_be(kind: Kind, json: &RawValue, expected: Expected, checker: &mut Checker) -> Read<()> {
    let found = Kind::of(json);
    if found != kind {
        return Err(refuse(expected, fault_of(expected, found, json.get()), checker));
    }
    if checker.is_too_deep() {
        return Err(refuse(Expected::LessDepth, Fault::Malformed, checker));
    }
    if checker.may_look_at(json.get()) { Ok(()) } else { Err(NoValue::Whole) }
}
