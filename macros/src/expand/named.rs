//! What the name of a type says about the numbers in it, so that the compiler is not asked.

use syn::Type;

use super::known::{AROUND, HOLDERS, OTHERS, PLAIN};
use crate::mentions::names;

/// The integers that each type has. A `usize` has more on most machines.
const INTEGERS: &[(&str, i128, i128)] = &[
    ("i8", i8::MIN as i128, i8::MAX as i128),
    ("i16", i16::MIN as i128, i16::MAX as i128),
    ("i32", i32::MIN as i128, i32::MAX as i128),
    ("i64", i64::MIN as i128, i64::MAX as i128),
    ("isize", i16::MIN as i128, i16::MAX as i128),
    ("u8", 0, u8::MAX as i128),
    ("u16", 0, u16::MAX as i128),
    ("u32", 0, u32::MAX as i128),
    ("u64", 0, u64::MAX as i128),
    ("usize", 0, u16::MAX as i128),
];

/// What a name says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// An integer from one number to another, at least.
    Integer(i128, i128),
    /// No integer.
    Other,
    /// Nothing.
    Unknown,
}

impl Named {
    pub(super) fn of(ty: &Type) -> Self {
        let names = names(ty);
        let is_in = |list: &[&str], name: &String| list.contains(&name.as_str());
        let is_holder = |name: &&String| [HOLDERS, OTHERS, AROUND].iter().any(|list| is_in(list, name));
        let mut others = names.iter().filter(|name| !is_holder(name));
        let (Some(name), None) = (others.next(), others.next()) else { return Self::Unknown };
        match INTEGERS.iter().find(|(integer, ..)| name == integer) {
            Some((_, least, most)) => Self::Integer(*least, *most),
            None if is_in(PLAIN, name) => Self::Other,
            None => Self::Unknown,
        }
    }

    /// Returns whether the type surely has the number, and one on either side of it.
    pub(super) fn has_around(self, number: i128) -> bool {
        matches!(self, Self::Integer(least, most) if least < number && number < most)
    }
}
