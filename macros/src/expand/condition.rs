//! The condition of `when(…)` as data, if a body shows whether it holds.

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::{BinOp, Expr, Member, UnOp};

use super::{
    tokens::{here, number},
    walk::Walk,
};
use crate::{model::Field, serde::DefaultValue};

/// Returns `Some(&Condition::IsSome(2))` for `self.end.is_some()`, or `None` if only the code knows.
pub(super) fn shown(condition: &Expr, walk: &Walk<'_>) -> TokenStream {
    let span = here();
    match of(condition, walk) {
        Some(condition) => quote_spanned!(span=> __private::Some(&#condition)),
        None => quote_spanned!(span=> __private::None),
    }
}

fn of(condition: &Expr, walk: &Walk<'_>) -> Option<TokenStream> {
    let span = here();
    match condition {
        Expr::Paren(inner) => of(&inner.expr, walk),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_)) => {
            let inner = of(&unary.expr, walk)?;
            Some(quote_spanned!(span=> __private::Condition::Not(&#inner)))
        }
        Expr::Binary(binary) => {
            let (left, right) = (of(&binary.left, walk)?, of(&binary.right, walk)?);
            match binary.op {
                BinOp::And(_) => Some(quote_spanned!(span=> __private::Condition::Both(&#left, &#right))),
                BinOp::Or(_) => Some(quote_spanned!(span=> __private::Condition::Either(&#left, &#right))),
                _ => None,
            }
        }
        Expr::Field(_) => {
            let position = sibling(condition, walk)?;
            Some(quote_spanned!(span=> __private::Condition::IsTrue(#position)))
        }
        Expr::MethodCall(call) if call.args.is_empty() => {
            let position = sibling(&call.receiver, walk)?;
            match call.method.to_string().as_str() {
                "is_some" => Some(quote_spanned!(span=> __private::Condition::IsSome(#position))),
                "is_none" => Some(
                    quote_spanned!(span=> __private::Condition::Not(&__private::Condition::IsSome(#position))),
                ),
                "is_empty" => Some(quote_spanned!(span=> __private::Condition::IsEmpty(#position))),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Returns the position of the field in `self.end`, if its value is the one in the body.
fn sibling(expr: &Expr, walk: &Walk<'_>) -> Option<proc_macro2::Literal> {
    let Expr::Field(access) = expr else { return None };
    let is_self = matches!(&*access.base, Expr::Path(path) if path.path.is_ident("self"));
    let Member::Named(_) = access.member else { return None };
    let position = walk.position(&access.member).filter(|_| is_self)?;
    let body = &walk.derived.model.body;
    let is_plain = !body.is_converted && body.default.is_none() && is_as_sent(&walk.fields[position]);
    is_plain.then(|| number(position, here()))
}

fn is_as_sent(field: &Field<'_>) -> bool {
    let source = &field.source;
    let is_chosen = matches!(source.default, Some(DefaultValue::Function(_)));
    !is_chosen && !source.is_skipped && !source.is_flattened && source.with.is_none()
}
