//! Filters and orders in the language of OData 4.01: `$filter` and `$orderby`.
//!
//! [`Filter`] and [`OrderBy`] are parsed trees, for a handler to translate. The rules `filter(…)` and `orderby(…)` say what
//! an endpoint offers: see the [guide](../guide/filters/index.html).

mod error;
mod events;
mod expr;
mod geo;
mod grammar;
mod hint;
mod literal;
mod meant;
mod offer;
mod print;
mod refusal;
mod scan;
mod search;
mod source;
mod stack;
mod temporal;
mod tree;
mod value;
mod whole;
mod words;

pub use self::{
    error::{Expected, SyntaxError},
    expr::{Expr, Exprs, Kind, Pairs, Parts, PathPart},
    hint::{Hint, Instead},
    offer::{Field, FieldType, NotOffered, Unsupported},
    value::Literal,
    whole::{Filter, MAX_DEPTH, OrderBy, OrderItem},
    words::{Direction, Function, Logic, Operator},
};

pub(crate) use self::{
    offer::{FilterOffer, OrderOffer},
    refusal::{refuse, write_refusal},
};
