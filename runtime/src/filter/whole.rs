//! The two types that hold a text and its tree.

use alloc::{boxed::Box, string::String};
use core::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor};

use super::{
    error::{Expected, Stop, SyntaxError},
    expr::Expr,
    grammar::{Language, parse},
    source::Source,
    tree::{NodeKind, Tree},
    words::Direction,
};

/// How many levels a tree may have. Conditions that are joined by one `and` or `or` are one level, however many; a
/// text of more levels is refused, with [`Expected::LessDepth`].
pub const MAX_DEPTH: usize = 128;

/// The tree, and the text that it is of, where that is not what was sent.
fn read(text: &str, language: Language) -> Result<(Tree, Option<Box<str>>), SyntaxError> {
    let source = Source::new(text);
    let mut tree = Tree::with_capacity(source.text());
    tree.root = parse(source.text(), language, &mut tree).map_err(|stop| source.error(stop))?.first;
    match tree.deeper_than(MAX_DEPTH) {
        None => Ok((tree, source.into_decoded().map(String::into_boxed_str))),
        Some(node) => Err(source.error(Stop::new(node.span.start as usize, Expected::LessDepth))),
    }
}

macro_rules! wholes {
    ($($(#[$doc:meta])* $type:ident, $language:ident, $what:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $type {
            text: String,
            /// What the tree is of, where characters were encoded.
            decoded: Option<Box<str>>,
            tree: Tree,
        }

        impl $type {
            /// The text that it was read from.
            pub fn as_str(&self) -> &str {
                &self.text
            }

            fn expr(&self) -> Expr<'_> {
                Expr { text: self.read_text(), tree: &self.tree, index: self.tree.root }
            }

            fn read_text(&self) -> &str {
                self.decoded.as_deref().unwrap_or(&self.text)
            }
        }

        impl FromStr for $type {
            type Err = SyntaxError;

            fn from_str(text: &str) -> Result<Self, SyntaxError> {
                let (tree, decoded) = read(text, Language::$language)?;
                Ok(Self { text: text.into(), decoded, tree })
            }
        }

        impl TryFrom<String> for $type {
            type Error = SyntaxError;

            fn try_from(text: String) -> Result<Self, SyntaxError> {
                let (tree, decoded) = read(&text, Language::$language)?;
                Ok(Self { text, decoded, tree })
            }
        }

        /// Two are equal that say the same in the same order: blanks, the letter case of operators, and parentheses
        /// that are not needed make no difference.
        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.tree.is_same(self.read_text(), &other.tree, other.read_text())
            }
        }

        impl Eq for $type {}

        /// As [`Display`](fmt::Display).
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($type), "({})"), self)
            }
        }

        /// The text that it was read from.
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.text)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;

                impl Visitor<'_> for Text {
                    type Value = $type;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($what)
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        text.parse().map_err(E::custom)
                    }

                    fn visit_string<E: serde::de::Error>(self, text: String) -> Result<$type, E> {
                        $type::try_from(text).map_err(E::custom)
                    }
                }

                deserializer.deserialize_string(Text)
            }
        }
    )*};
}

wholes! {
    /// A filter: the tree of OData's `$filter`.
    ///
    /// It is read from text, or deserialised from it, such as from a query string. Two allocations hold it, however
    /// large it is. It displays as text that reads back as an equal filter.
    ///
    /// ```
    /// use api_validate::filter::{Filter, Kind, Operator};
    ///
    /// let filter: Filter = "name eq 'Ada'  AND  amount gt 5".parse().unwrap();
    /// assert_eq!(filter.to_string(), "name eq 'Ada' and amount gt 5");
    ///
    /// let Kind::Logic(_, mut conditions) = filter.root().kind() else { panic!() };
    /// let Kind::Binary(operator, left, right) = conditions.next().unwrap().kind() else { panic!() };
    /// assert_eq!((operator, left.field()), (Operator::Eq, Some("name")));
    /// assert_eq!(right.to_string(), "'Ada'");
    /// ```
    Filter, Filter, "a filter";
    /// An order: the items of OData's `$orderby`.
    ///
    /// ```
    /// use api_validate::filter::{Direction, OrderBy};
    ///
    /// let order: OrderBy = "name,createdDate desc".parse().unwrap();
    /// let items: Vec<_> = order.items().map(|item| (item.expr().field(), item.direction())).collect();
    /// assert_eq!(items, [(Some("name"), Direction::Asc), (Some("createdDate"), Direction::Desc)]);
    /// ```
    OrderBy, OrderBy, "an order-by";
}

impl Filter {
    /// The whole expression.
    pub fn root(&self) -> Expr<'_> {
        self.expr()
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root().fmt(f)
    }
}

impl OrderBy {
    /// The items, the most important first.
    pub fn items(&self) -> impl Iterator<Item = OrderItem<'_>> {
        self.expr().and_next().map(OrderItem)
    }
}

impl fmt::Display for OrderBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, item) in self.items().enumerate() {
            write!(f, "{}{item}", if position == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

/// What to order by, and in which direction.
#[derive(Clone, Copy, Debug)]
pub struct OrderItem<'a>(Expr<'a>);

impl<'a> OrderItem<'a> {
    /// What to order by: often a field.
    pub fn expr(self) -> Expr<'a> {
        self.0.only()
    }

    /// The direction; ascending unless it was said.
    pub fn direction(self) -> Direction {
        match self.0.tree.get(self.0.index).map(|node| node.kind) {
            Some(NodeKind::Item(Some(direction))) => direction,
            _ => Direction::Asc,
        }
    }
}

impl fmt::Display for OrderItem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
