//! The words of the language: operators, functions, directions.

use core::fmt;

/// Writes an enum of words with the table that finds and shows them.
macro_rules! words {
    ($(#[$doc:meta])* $type:ident { $($(#[$own:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type {
            $($(#[$own])* #[doc = concat!("`", $word, "`")] $variant,)*
        }

        impl $type {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word, as OData writes it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            /// Finds a word, in any letter case.
            pub(super) fn find(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str().eq_ignore_ascii_case(word))
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

words! {
    /// An operator between two values other than conditions. Read in any letter case.
    #[non_exhaustive]
    Operator {
        Eq = "eq",
        Ne = "ne",
        Gt = "gt",
        Ge = "ge",
        Lt = "lt",
        Le = "le",
        Has = "has",
        In = "in",
        Add = "add",
        Sub = "sub",
        Mul = "mul",
        Div = "div",
        DivBy = "divby",
        Mod = "mod",
    }
}

impl Operator {
    /// `eq`, `ne`, `gt`, `ge`, `lt` and `le`: what a filter offers unless it says otherwise.
    pub const COMPARISONS: &'static [Self] = &[Self::Eq, Self::Ne, Self::Gt, Self::Ge, Self::Lt, Self::Le];

    /// Whether it computes a value, instead of comparing two.
    pub const fn is_arithmetic(self) -> bool {
        matches!(self, Self::Add | Self::Sub | Self::Mul | Self::Div | Self::DivBy | Self::Mod)
    }

    /// How tightly it binds, above [`Logic`].
    pub(super) const fn precedence(self) -> u8 {
        match self {
            Self::Eq | Self::Ne => 3,
            Self::Gt | Self::Ge | Self::Lt | Self::Le => 4,
            Self::Add | Self::Sub => 5,
            Self::Mul | Self::Div | Self::DivBy | Self::Mod => 6,
            Self::Has | Self::In => PRIMARY,
        }
    }
}

/// How tightly `not` and `-` bind.
pub(super) const UNARY: u8 = 7;

/// How tightly `has` and `in` bind.
pub(super) const PRIMARY: u8 = 8;

words! {
    /// An operator on conditions. Read in any letter case.
    Logic {
        Or = "or",
        And = "and",
        Not = "not",
    }
}

impl Logic {
    pub(super) const fn precedence(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Not => UNARY,
        }
    }
}

words! {
    /// The direction of an order. Read in any letter case.
    Direction {
        Asc = "asc",
        Desc = "desc",
    }
}

words! {
    /// A function of OData, with `any` and `all`. Read in any letter case.
    #[non_exhaustive]
    Function {
        Concat = "concat",
        Contains = "contains",
        EndsWith = "endswith",
        IndexOf = "indexof",
        Length = "length",
        MatchesPattern = "matchesPattern",
        StartsWith = "startswith",
        Substring = "substring",
        ToLower = "tolower",
        ToUpper = "toupper",
        Trim = "trim",
        Year = "year",
        Month = "month",
        Day = "day",
        Hour = "hour",
        Minute = "minute",
        Second = "second",
        FractionalSeconds = "fractionalseconds",
        TotalSeconds = "totalseconds",
        Date = "date",
        Time = "time",
        TotalOffsetMinutes = "totaloffsetminutes",
        MinDateTime = "mindatetime",
        MaxDateTime = "maxdatetime",
        Now = "now",
        Round = "round",
        Floor = "floor",
        Ceiling = "ceiling",
        GeoDistance = "geo.distance",
        GeoLength = "geo.length",
        GeoIntersects = "geo.intersects",
        HasSubset = "hassubset",
        HasSubsequence = "hassubsequence",
        Case = "case",
        Cast = "cast",
        IsOf = "isof",
        Any = "any",
        All = "all",
    }
}

impl Function {
    /// The fewest and the most arguments.
    pub(super) const fn arity(self) -> (u32, u32) {
        match self {
            Self::MinDateTime | Self::MaxDateTime | Self::Now => (0, 0),
            Self::Concat
            | Self::Contains
            | Self::EndsWith
            | Self::IndexOf
            | Self::MatchesPattern
            | Self::StartsWith
            | Self::GeoDistance
            | Self::GeoIntersects
            | Self::HasSubset
            | Self::HasSubsequence => (2, 2),
            Self::Substring => (2, 3),
            Self::Cast | Self::IsOf => (1, 2),
            Self::Case => (2, u32::MAX),
            _ => (1, 1),
        }
    }
}
