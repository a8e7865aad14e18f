//! What a handler sees of a tree: expressions, their kinds and their parts.

use core::fmt;

use super::{
    events::{Leaf, Many, Named, Unary},
    tree::{Index, NodeKind, Tree},
    value::{self, Literal},
    words::{Function, Logic, Operator},
};
use alloc::borrow::Cow;

/// A part of a filter or of an order-by: a small reference into it.
///
/// [`kind`](Self::kind) says what it is. A tree is at most [`MAX_DEPTH`](super::MAX_DEPTH) levels deep, so that it can
/// be walked by a function that calls itself.
///
/// ```
/// use api_validate::filter::{Expr, Filter, Kind, Literal, Logic};
///
/// /// A condition with `?` for each value, which goes to the database by itself. `None` for what is not offered.
/// fn write(expr: Expr<'_>, sql: &mut String, values: &mut Vec<String>) -> Option<()> {
///     match expr.kind() {
///         Kind::Field("name") => sql.push_str("name"),
///         Kind::Field("createdDate") => sql.push_str("created_date"),
///         Kind::Literal(Literal::Text(text)) => {
///             values.push(text.into_owned());
///             sql.push('?');
///         }
///         Kind::Literal(Literal::Date(date)) => {
///             values.push(date.to_owned());
///             sql.push('?');
///         }
///         Kind::Binary(operator, left, right) => {
///             write(left, sql, values)?;
///             sql.push_str(match operator.as_str() {
///                 "eq" => " = ",
///                 "ge" => " >= ",
///                 _ => return None,
///             });
///             write(right, sql, values)?;
///         }
///         Kind::Logic(logic, parts) => {
///             for (position, part) in parts.enumerate() {
///                 sql.push_str(if position == 0 { "(" } else if logic == Logic::And { " AND " } else { " OR " });
///                 write(part, sql, values)?;
///             }
///             sql.push(')');
///         }
///         _ => return None,
///     }
///     Some(())
/// }
///
/// let filter: Filter = "name eq 'Ada' and createdDate ge 2024-01-01".parse().unwrap();
/// let (mut text, mut values) = (String::new(), Vec::new());
/// write(filter.root(), &mut text, &mut values).unwrap();
/// assert_eq!(text, "(name = ? AND created_date >= ?)");
/// assert_eq!(values, ["Ada", "2024-01-01"]);
/// ```
#[derive(Clone, Copy)]
pub struct Expr<'a> {
    pub(super) text: &'a str,
    pub(super) tree: &'a Tree,
    pub(super) index: Index,
}

/// What an expression is.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Kind<'a> {
    /// A value.
    Literal(Literal<'a>),
    /// A property, or a path to one: `Address/City`, `Items/$count`, `$it/Name`. Nothing in it is in parentheses.
    Field(&'a str),
    /// The value of another parameter of the query: `@name`.
    Alias(&'a str),
    /// A path with something in parentheses: a function, a key, `any`, `all`, `$filter`.
    Path(Parts<'a>),
    /// An operator between two values.
    Binary(Operator, Expr<'a>, Expr<'a>),
    /// Two or more conditions, all of which hold (`and`), or one of which does (`or`).
    Logic(Logic, Exprs<'a>),
    /// The contrary of a condition.
    Not(Expr<'a>),
    /// `-` before a value other than a literal number.
    Negate(Expr<'a>),
    /// A function of OData. The arguments of `case` are conditions and values by turns; the last one of `cast` and
    /// `isof` is a [`Type`](Self::Type).
    Call(Function, Exprs<'a>),
    /// The type in a `cast` or `isof`.
    Type(&'a str),
    /// The literals behind `in`, in parentheses.
    List(Exprs<'a>),
    /// `[…]`
    Array(Exprs<'a>),
    /// `{…}`
    Object(Pairs<'a>),
    /// What `$count($search=…)` searches for, as it was written.
    Search(&'a str),
}

/// A part of a path.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum PathPart<'a> {
    /// Names, with slashes between them: properties, types, annotations, `$count`.
    Names(&'a str),
    /// A key of one value.
    Key(Expr<'a>),
    /// A key of names and values.
    Keys(Pairs<'a>),
    /// A function of the service's own, and its parameters. A key of names and values behind a name looks the same.
    Call(&'a str, Pairs<'a>),
    /// `$filter(…)`
    Filter(Expr<'a>),
    /// `$count(…)` with its options: conditions, and [`Kind::Search`].
    Count(Exprs<'a>),
    /// `any` or `all`: the variable and the condition. `any()` has none.
    Lambda(Function, Option<(&'a str, Expr<'a>)>),
}

impl<'a> Expr<'a> {
    /// What it is, with its parts.
    pub fn kind(self) -> Kind<'a> {
        let Some(node) = self.tree.get(self.index) else { return Kind::Literal(Literal::Null) };
        let text = node.span.of(self.text);
        match node.kind {
            NodeKind::Literal(kind) => Kind::Literal(Literal::new(kind, text)),
            NodeKind::Leaf(Leaf::Field | Leaf::Names) => Kind::Field(text),
            NodeKind::Leaf(Leaf::Alias) => Kind::Alias(text.strip_prefix('@').unwrap_or(text)),
            NodeKind::Leaf(Leaf::Type) => Kind::Type(text),
            NodeKind::Leaf(Leaf::Search) => Kind::Search(text),
            NodeKind::Unary(Unary::Not) => Kind::Not(self.only()),
            NodeKind::Unary(Unary::Negate) => Kind::Negate(self.only()),
            NodeKind::Binary(operator) => {
                let left = self.only();
                Kind::Binary(operator, left, left.next().unwrap_or(left))
            }
            NodeKind::Many(many) => self.many(many),
            // They are seen through what holds them.
            NodeKind::Named(_) | NodeKind::Item(_) => self.only().kind_of_leaf(),
        }
    }

    fn many(self, many: Many) -> Kind<'a> {
        match many {
            Many::Logic(logic) => Kind::Logic(logic, self.parts()),
            Many::List => Kind::List(self.parts()),
            Many::Array => Kind::Array(self.parts()),
            Many::Object => Kind::Object(Pairs(self.parts())),
            Many::Call(function) => Kind::Call(function, self.parts()),
            _ => Kind::Path(Parts(self.parts())),
        }
    }

    fn kind_of_leaf(self) -> Kind<'a> {
        match self.tree.get(self.index).map(|node| (node.kind, node.span)) {
            Some((NodeKind::Literal(kind), span)) => Kind::Literal(Literal::new(kind, span.of(self.text))),
            Some((_, span)) => Kind::Field(span.of(self.text)),
            None => Kind::Literal(Literal::Null),
        }
    }

    /// The literal, if it is one.
    pub fn literal(self) -> Option<Literal<'a>> {
        match self.kind() {
            Kind::Literal(literal) => Some(literal),
            _ => None,
        }
    }

    /// The field, if it is one.
    pub fn field(self) -> Option<&'a str> {
        match self.kind() {
            Kind::Field(field) => Some(field),
            _ => None,
        }
    }

    pub(super) fn parts(self) -> Exprs<'a> {
        Exprs { next: self.tree.first(self.index).map(|index| Self { index, ..self }) }
    }

    /// The value, and what is beside it.
    pub(super) fn and_next(self) -> Exprs<'a> {
        Exprs { next: Some(self) }
    }

    /// The first part.
    pub(super) fn only(self) -> Self {
        self.parts().next().unwrap_or(self)
    }

    fn next(self) -> Option<Self> {
        self.tree.next(self.index).map(|index| Self { index, ..self })
    }

    fn path_part(self) -> PathPart<'a> {
        let Some(node) = self.tree.get(self.index) else { return PathPart::Names("") };
        let text = node.span.of(self.text);
        match node.kind {
            NodeKind::Many(Many::Key) => match self.tree.get(self.only().index).map(|node| node.kind) {
                Some(NodeKind::Named(Named::Parameter)) => PathPart::Keys(Pairs(self.parts())),
                _ => PathPart::Key(self.only()),
            },
            NodeKind::Many(Many::CallByName) => PathPart::Call(text, Pairs(self.parts())),
            NodeKind::Many(Many::FilterPart) => PathPart::Filter(self.only()),
            NodeKind::Many(Many::CountPart) => PathPart::Count(self.parts()),
            NodeKind::Many(Many::Lambda(function)) => {
                PathPart::Lambda(function, self.parts().next().map(|condition| (text, condition)))
            }
            _ => PathPart::Names(text),
        }
    }
}

/// Expressions in a row.
#[derive(Clone)]
pub struct Exprs<'a> {
    next: Option<Expr<'a>>,
}

impl<'a> Iterator for Exprs<'a> {
    type Item = Expr<'a>;

    fn next(&mut self) -> Option<Expr<'a>> {
        let expr = self.next?;
        self.next = expr.next();
        Some(expr)
    }
}

/// The parts of a path.
#[derive(Clone)]
pub struct Parts<'a>(Exprs<'a>);

impl<'a> Iterator for Parts<'a> {
    type Item = PathPart<'a>;

    fn next(&mut self) -> Option<PathPart<'a>> {
        self.0.next().map(Expr::path_part)
    }
}

/// Names with their values: the members of an object, the parameters of a function.
#[derive(Clone)]
pub struct Pairs<'a>(Exprs<'a>);

impl<'a> Iterator for Pairs<'a> {
    type Item = (Cow<'a, str>, Expr<'a>);

    fn next(&mut self) -> Option<(Cow<'a, str>, Expr<'a>)> {
        let pair = self.0.next()?;
        let node = pair.tree.get(pair.index)?;
        let name = node.span.of(pair.text);
        let name = if node.kind == NodeKind::Named(Named::Member) { value::json(name) } else { name.into() };
        Some((name, pair.only()))
    }
}

macro_rules! debug_lists {
    ($($type:ident)*) => {$(
        impl fmt::Debug for $type<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($type), "(…)"))
            }
        }
    )*};
}

debug_lists! { Exprs Parts Pairs }
