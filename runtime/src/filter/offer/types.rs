//! Fields, and the types that they may have.

use core::fmt;

use super::super::{literal::LiteralKind, words::Function};

/// A field that an endpoint offers to filter or to order by.
///
/// ```
/// use api_validate::filter::{Field, FieldType};
///
/// const FIELDS: &[Field] = &[Field::new("name"), Field::new("amount").of(FieldType::Number)];
/// assert_eq!(FIELDS[1].name(), "amount");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Field {
    name: &'static str,
    ty: Option<FieldType>,
}

impl Field {
    /// A field under its client's name, or a path such as `Address/City`. Its values are not looked at.
    pub const fn new(name: &'static str) -> Self {
        Self { name, ty: None }
    }

    /// Of this type: it can be compared with nothing else.
    pub const fn of(mut self, ty: FieldType) -> Self {
        self.ty = Some(ty);
        self
    }

    /// Its name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its type.
    pub const fn ty(&self) -> Option<FieldType> {
        self.ty
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

macro_rules! types {
    ($($variant:ident = $word:literal, $noun:literal, $phrase:literal;)*) => {
        /// The type of a field: what it can be compared with.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum FieldType {
            $(#[doc = concat!("`", $word, "`: ", $phrase)] $variant,)*
        }

        impl FieldType {
            /// The word of the attribute.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            /// What its values are called, in a list of fields.
            pub(crate) const fn noun(self) -> &'static str {
                match self {
                    $(Self::$variant => $noun,)*
                }
            }

            pub(super) const fn phrase(self) -> &'static str {
                match self {
                    $(Self::$variant => $phrase,)*
                }
            }
        }
    };
}

types! {
    Text = "text", "text", "text in single quotes";
    Number = "number", "number", "a number";
    Boolean = "boolean", "true or false", "true or false";
    Date = "date", "date", "a date such as 2024-12-31";
    DateTime = "date_time", "date and time", "a date with time and offset such as 2024-12-31T23:59:59Z";
    Time = "time", "time", "a time such as 23:59:59";
    Duration = "duration", "duration", "a duration such as duration'P1D'";
    Uuid = "uuid", "UUID", "a UUID without quotes";
}

/// What is known about the type of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Type {
    #[default]
    Unknown,
    /// `null`, which goes with every type.
    Null,
    Is(FieldType),
    /// `'P1D'`, which may be a duration.
    TextOrDuration,
    /// A type that no field has here, or several types.
    Other,
}

impl Type {
    pub(super) fn of_literal(kind: LiteralKind, text: &str) -> Self {
        Self::Is(match kind {
            LiteralKind::Null => return Self::Null,
            LiteralKind::Enum | LiteralKind::Binary | LiteralKind::Geography | LiteralKind::Geometry => {
                return Self::Other;
            }
            LiteralKind::Text if is_duration(text) => return Self::TextOrDuration,
            LiteralKind::Text | LiteralKind::JsonText => FieldType::Text,
            LiteralKind::True | LiteralKind::False => FieldType::Boolean,
            LiteralKind::Number => FieldType::Number,
            LiteralKind::Guid => FieldType::Uuid,
            LiteralKind::Date => FieldType::Date,
            LiteralKind::DateTime => FieldType::DateTime,
            LiteralKind::Time => FieldType::Time,
            LiteralKind::Duration => FieldType::Duration,
        })
    }

    /// The type that is needed, where it is another one than this.
    pub(super) fn conflict(self, needed: &[FieldType]) -> Option<FieldType> {
        let fits = match self {
            Self::Unknown | Self::Null => true,
            Self::Is(ty) => needed.contains(&ty),
            Self::TextOrDuration => {
                needed.iter().any(|ty| matches!(ty, FieldType::Text | FieldType::Duration))
            }
            Self::Other => false,
        };
        if fits { None } else { needed.first().copied() }
    }

    /// Whether it is known to be of a type that fields have.
    pub(super) fn is_of_a_field(self) -> bool {
        matches!(self, Self::Is(_) | Self::TextOrDuration)
    }

    /// Whether it is known to be no condition.
    pub(super) fn is_no_condition(self) -> bool {
        self.conflict(&[FieldType::Boolean]).is_some()
    }

    /// What two values have in common.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Null, ty) | (ty, Self::Null) => ty,
            (a, b) if a == b => a,
            (Self::TextOrDuration, ty @ Self::Is(FieldType::Text | FieldType::Duration))
            | (ty @ Self::Is(FieldType::Text | FieldType::Duration), Self::TextOrDuration) => ty,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            _ => Self::Other,
        }
    }
}

fn is_duration(text: &str) -> bool {
    let mut scan = super::super::scan::Scan { text, at: 1 };
    matches!(text.as_bytes().get(1), Some(b'P' | b'p' | b'-'))
        && scan.duration().is_ok()
        && scan.peek() == Some(b'\'')
}

/// The types that a function takes in a place. Empty if it takes any.
pub(super) const fn takes(function: Function, position: u32) -> &'static [FieldType] {
    match (function, position) {
        (
            Function::Concat
            | Function::Contains
            | Function::EndsWith
            | Function::IndexOf
            | Function::Length
            | Function::MatchesPattern
            | Function::StartsWith
            | Function::ToLower
            | Function::ToUpper
            | Function::Trim,
            _,
        )
        | (Function::Substring, 0) => &[FieldType::Text],
        (Function::Round | Function::Floor | Function::Ceiling | Function::Substring, _) => {
            &[FieldType::Number]
        }
        (Function::Year | Function::Month | Function::Day, _) => &[FieldType::Date, FieldType::DateTime],
        (Function::Hour | Function::Minute | Function::Second | Function::FractionalSeconds, _) => {
            &[FieldType::DateTime, FieldType::Time]
        }
        (Function::Date | Function::Time | Function::TotalOffsetMinutes, _) => &[FieldType::DateTime],
        (Function::TotalSeconds, _) => &[FieldType::Duration],
        (Function::Case, _) if position % 2 == 0 => &[FieldType::Boolean],
        _ => &[],
    }
}

/// Whether it takes places on a map.
pub(super) const fn takes_places(function: Function) -> bool {
    matches!(function, Function::GeoDistance | Function::GeoIntersects | Function::GeoLength)
}

/// What a function gives.
pub(super) const fn gives(function: Function) -> Type {
    Type::Is(match function {
        Function::Case | Function::Cast => return Type::Unknown,
        Function::Concat | Function::Substring | Function::ToLower | Function::ToUpper | Function::Trim => {
            FieldType::Text
        }
        Function::Date => FieldType::Date,
        Function::Time => FieldType::Time,
        Function::MinDateTime | Function::MaxDateTime | Function::Now => FieldType::DateTime,
        Function::Contains
        | Function::EndsWith
        | Function::StartsWith
        | Function::MatchesPattern
        | Function::GeoIntersects
        | Function::HasSubset
        | Function::HasSubsequence
        | Function::IsOf
        | Function::Any
        | Function::All => FieldType::Boolean,
        _ => FieldType::Number,
    })
}
