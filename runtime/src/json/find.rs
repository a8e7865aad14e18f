//! The part of a value that a path leads to.

use alloc::vec::Vec;
use core::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::value::RawValue;

use super::body::Name;
use crate::Segment;

/// The part; the path is cut where it leads on to nothing. However long the path is, the text is read once or twice.
pub(crate) fn find<'de>(json: &'de RawValue, path: &mut Vec<Segment>) -> &'de RawValue {
    match search(json, path) {
        Ok(part) => part,
        Err(end) => {
            path.truncate(end);
            search(json, path).unwrap_or(json)
        }
    }
}

/// The part, or how many steps of the path lead to something.
type Found<'de> = Result<&'de RawValue, usize>;

fn search<'de>(json: &'de RawValue, path: &[Segment]) -> Found<'de> {
    let Some(step) = Step::of(path) else { return Ok(json) };
    // Nothing that is left unread can hide it.
    step.deserialize(&mut serde_json::Deserializer::from_str(json.get())).unwrap_or(Err(0))
}

/// A step of the path, and those behind it.
struct Step<'p> {
    first: &'p Segment,
    rest: &'p [Segment],
}

impl<'p> Step<'p> {
    fn of(path: &'p [Segment]) -> Option<Self> {
        path.split_first().map(|(first, rest)| Self { first, rest })
    }

    fn is_to(&self, name: &str) -> bool {
        match self.first {
            Segment::Key(key) => **key == *name,
            Segment::Field(field) => *field == name,
            Segment::Index(_) => false,
        }
    }
}

/// Behind a step.
impl<'de> DeserializeSeed<'de> for &Step<'_> {
    type Value = Found<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found<'de>, D::Error> {
        match Step::of(self.rest) {
            Some(next) => Ok(next.deserialize(deserializer)?.map_err(|end| end + 1)),
            None => <&RawValue>::deserialize(deserializer).map(Ok),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Step<'_> {
    type Value = Found<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! leads_nowhere {
    ($($method:ident($($value:ident: $type:ty)?);)*) => {$(
        fn $method<E: Error>(self $(, $value: $type)?) -> Result<Found<'de>, E> {
            $(let _ = $value;)?
            Ok(Err(0))
        }
    )*};
}

impl<'de> Visitor<'de> for Step<'_> {
    type Value = Found<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    leads_nowhere! {
        visit_unit();
        visit_bool(value: bool);
        visit_u64(value: u64);
        visit_i64(value: i64);
        visit_f64(value: f64);
        visit_str(value: &str);
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Found<'de>, A::Error> {
        let (mut found, mut index) = (Err(0), 0);
        loop {
            if *self.first == Segment::Index(index) {
                let Some(element) = list.next_element_seed(&self)? else { return Ok(found) };
                found = element;
            } else if list.next_element::<IgnoredAny>()?.is_none() {
                return Ok(found);
            }
            index += 1;
        }
    }

    /// Of a name that was sent again, the last value counts.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found<'de>, A::Error> {
        let mut found = Err(0);
        while let Some(Name(name)) = map.next_key()? {
            if self.is_to(&name) {
                found = map.next_value_seed(&self)?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}
