//! Bounds that are not known yet, and the limits that they set.

use core::fmt;

use crate::written::Name;

/// Bounds that are not known yet.
#[derive(Clone, Copy, Debug)]
pub struct LateBounds {
    /// Their names.
    pub(super) names: &'static [&'static str],
    /// The field that each comes from, by the client's name. Empty where more is asked for; no fields where that is so of all.
    pub(super) fields: &'static [&'static str],
    /// Each of these fields once.
    pub(super) limits: &'static [&'static str],
}

impl LateBounds {
    /// Iterates over the limits that the bounds set, each with its bound's name.
    pub(crate) fn limits(self, is_date: bool) -> impl Iterator<Item = (&'static str, Limit)> {
        let fields = self.fields.iter().map(|field| Some(*field).filter(|field| !field.is_empty()).map(Name));
        let bounds = self.names.iter().zip(fields.chain(core::iter::repeat(None)));
        bounds.map(move |(bound, field)| (*bound, Limit { side: Side::of(bound, is_date), field }))
    }
}

/// A bound that is known only when a request is checked.
#[derive(Clone, Copy)]
pub(crate) struct Limit {
    pub(crate) side: Side,
    /// The field that sets it, if that is all there is to say.
    pub(crate) field: Option<Name<'static>>,
}

/// On which side of its limit a value must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    AtLeast,
    AtMost,
    Exactly,
    Above,
    Below,
    NotBefore,
    NotAfter,
}

impl Side {
    pub(crate) fn of(bound: &str, is_date: bool) -> Self {
        match bound {
            "min" if is_date => Self::NotBefore,
            "max" if is_date => Self::NotAfter,
            "min" => Self::AtLeast,
            "max" => Self::AtMost,
            "above" => Self::Above,
            "below" => Self::Below,
            _ => Self::Exactly,
        }
    }

    /// Whether it says where a value must not be.
    #[cfg(any(feature = "locale-de", feature = "locale-fr"))]
    pub(crate) fn is_negative(self) -> bool {
        !matches!(self, Self::Exactly | Self::Above | Self::Below)
    }

    fn words(self) -> [&'static str; 2] {
        match self {
            Self::AtLeast => ["", "at least"],
            Self::AtMost => ["", "at most"],
            Self::Exactly => ["", "exactly"],
            Self::Above => ["", "above"],
            Self::Below => ["", "below"],
            Self::NotBefore => ["not ", "before"],
            Self::NotAfter => ["not ", "after"],
        }
    }
}

impl Limit {
    pub(super) fn write_beside(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("; ")?;
        self.write("", f)
    }

    /// Writes `at most the limit that field sets`, with the verb before it.
    pub(super) fn write(self, verb: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [not, how] = self.side.words();
        write!(f, "{not}{verb}{how} ")?;
        match self.field {
            Some(field) => write!(f, "the limit that {field} sets"),
            None => f.write_str("a limit that depends on the request"),
        }
    }
}
