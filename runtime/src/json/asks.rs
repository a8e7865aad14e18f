//! What a function of the service reads, by what it asks serde for.
//!
//! A function that asks for text gets text or an error, whatever was sent. So a function that hands on the error about
//! values of two other kinds reads text alone.

use serde::Deserialize;

use super::{
    de::Source,
    json_type::JsonType,
    refused::{Asked, Problem, Refused},
    tree::{Kind, Tree},
};
use crate::{normalize::name_of, type_info::TypeInfo};

static NULL: Tree<'static> = Tree::of_scalar("null");
static BOOLEAN: Tree<'static> = Tree::of_scalar("false");
static FRACTION: Tree<'static> = Tree::of_scalar("0.5");

/// How the text of a body differs from the text that rules see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// White space was removed at both ends.
    Trimmed,
    /// Upper or lower case.
    Cased,
    /// Text of white space alone is none.
    BlankIsNone,
    /// A function of the service may have made anything of it.
    Any,
}

/// What a function reads.
#[derive(Clone, Copy, Debug)]
pub enum Reads {
    /// What the type of the field reads. One of our functions, it changes text in that.
    Own(Change),
    /// Values that a type like this one has.
    Like(TypeInfo),
}

/// Calls a function of the service. If it is one of ours that is asked what it reads, it is not called.
pub fn call<'n, T, F: FnOnce(Source<'n>) -> Result<T, Refused>>(
    function: F,
    source: Source<'n>,
) -> Result<T, Refused> {
    let change = if source.is_asked() { Change::by(name_of(&function)) } else { None };
    match change {
        Some(change) => Err(Refused::new(Problem::Changes(change))),
        None => function(source),
    }
}

/// Returns what serde reads for a type, if it shows.
pub(crate) fn reads_of<T: Deserialize<'static>>() -> Option<Reads> {
    read_by(&|source| T::deserialize(source).map(drop))
}

/// Returns what the function reads, if it shows.
pub(crate) fn read_by<'n>(read: &dyn Fn(Source<'n>) -> Result<(), Refused>) -> Option<Reads> {
    let of = |tree: &'static Tree<'static>| read(Source::new(tree.root(), false)).err();
    let (of_bool, of_number) = (of(&BOOLEAN), of(&FRACTION));
    if let Some(Problem::Changes(change)) = of_bool.as_ref().map(|refused| &refused.reason().problem) {
        return Some(Reads::Own(*change));
    }
    let info = TypeInfo::leaf(asked(told(of_bool.as_ref()), told(of_number.as_ref()))?);
    Some(Reads::Like(if of(&NULL).is_none() { info.optional() } else { info }))
}

/// Returns what was asked for, if that is why a value was refused.
fn told(refused: Option<&Refused>) -> Option<Asked> {
    let reason = refused?.reason();
    reason.place.and(Some(reason.asked))
}

/// Returns what was asked for, if that is why both were refused, or all that are of another type.
fn asked(of_bool: Option<Asked>, of_number: Option<Asked>) -> Option<&'static JsonType> {
    let asked = of_bool.or(of_number)?;
    let is_clear = |kind, told: Option<Asked>| asked.is_for(kind) || told == Some(asked);
    if is_clear(Kind::Bool, of_bool) && is_clear(Kind::Number, of_number) {
        json_type(asked, of_number.is_some())
    } else {
        None
    }
}

/// Returns the type of JSON, without the bounds of a type in Rust. A function may have others.
fn json_type(asked: Asked, refuses_fractions: bool) -> Option<&'static JsonType> {
    Some(match asked {
        Asked::Bool => &JsonType::Bool,
        Asked::Whole { .. } if refuses_fractions => &JsonType::Whole { bits: 128, signed: true },
        Asked::Whole { .. } | Asked::Float => &JsonType::Number,
        Asked::Char | Asked::Text | Asked::Name => &JsonType::Text,
        Asked::List | Asked::Tuple(_) => &JsonType::List,
        Asked::Object | Asked::Map => &JsonType::Object,
        Asked::Anything | Asked::Choice | Asked::Bytes | Asked::Null => return None,
    })
}
