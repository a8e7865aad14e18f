//! Rules with bounds that only a request knows (`ctx`, `self`): the constant without them, and how the rule is made.

use proc_macro2::{Ident, TokenStream};
use quote::quote_spanned;
use syn::{Expr, spanned::Spanned};

use super::{
    constant,
    rules::Site,
    tokens::{at, here, user_context},
    walk::Walk,
};
use crate::{
    check::member_name,
    mentions::asks_for,
    model::{Arg, Field, Rule, Value, own_field},
    rules::Form,
    seen::is_new,
};

/// Wraps what is known about a rule that is made only when a request is checked.
pub(super) fn constant(rule: &Rule, built: &TokenStream, fields: &[Field<'_>]) -> TokenStream {
    let bounds = bounds(&rule.late().collect::<Vec<_>>(), fields);
    quote_spanned!(at(rule.word.span())=> __private::late(#built, #bounds))
}

/// `&["min", "max"], &["", "field"], &["field"]`: bounds that a request sets, the field that each comes from, and these fields.
fn bounds(late: &[(&Arg, &Expr)], fields: &[Field<'_>]) -> TokenStream {
    let bounds = late.iter().map(|(arg, _)| arg.name);
    let names: Vec<String> =
        late.iter().map(|(_, expr)| field_of(expr, fields).unwrap_or_default()).collect();
    let mut limits = Vec::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        is_new(name, &mut limits);
    }
    let names = if limits.is_empty() { &[][..] } else { &*names };
    quote_spanned!(here()=> &[#(#bounds),*], &[#(#names),*], &[#(#limits),*])
}

/// Returns the client's name of the field in `self.field` and `self.field as usize`.
fn field_of(expr: &Expr, fields: &[Field<'_>]) -> Option<String> {
    match expr {
        Expr::Cast(cast) => field_of(&cast.expr, fields),
        Expr::Paren(inner) => field_of(&inner.expr, fields),
        _ => sibling_of(expr, fields).map(Field::client_name),
    }
}

fn sibling_of<'f, 'a>(expr: &Expr, fields: &'f [Field<'a>]) -> Option<&'f Field<'a>> {
    let name = member_name(own_field(expr)?);
    fields.iter().find(|field| field.rust_name() == name)
}

/// Returns `|rule| rule.max(…)` with bounds that are known when a request is checked.
fn make(late: &[(&Arg, &Expr)], rule: &Rule, walk: &Walk<'_>) -> TokenStream {
    let span = at(rule.word.span());
    let calls = late.iter().map(|(arg, expr)| {
        let (at, name, bound) = (at(expr.span()), Ident::new(arg.name, span), walk.user(expr));
        let optional = match &arg.value {
            Value::Number(..) => {
                return quote_spanned!(at=> let __rule = __rule.#name(__private::number_limit(#bound)););
            }
            Value::Date(_) => {
                // A field's text has the format of its own rule.
                let sibling = sibling_of(expr, walk.fields).and_then(|sibling| sibling.rule_of(Form::Date));
                let format = constant::format_tokens(&constant::format(sibling.unwrap_or(rule)));
                quote_spanned!(at=> __private::date_limit(&(#bound), #format))
            }
            _ => quote_spanned!(at=> __private::count_limit(#bound)),
        };
        quote_spanned! {at=>
            let __rule = match #optional {
                __private::Some(__bound) => __rule.#name(__bound),
                __private::None => __rule,
            };
        }
    });
    quote_spanned!(span=> |__rule| { #(#calls)* __rule })
}

impl Site<'_> {
    /// Makes a rule and asks it for its `__verdict`. Returns also how that is noted.
    pub(super) fn late(&self, rule: &Rule, verdict: &TokenStream) -> (TokenStream, TokenStream) {
        let (span, constant) = (at(rule.word.span()), self.constant(rule));
        let exprs = || rule.late().map(|(_, expr)| expr);
        let context = user_context(exprs());
        if exprs().any(|expr| asks_for(expr, "self")) {
            return self.of_client(rule, context.as_ref(), verdict);
        }
        let make = make(&rule.late().collect::<Vec<_>>(), rule, self.walk);
        let made =
            quote_spanned!(span=> #context let __rule = (#constant).__make(#make); let __verdict = #verdict;);
        (made, quote_spanned!(span=> __checker.made(__rule, __verdict)))
    }

    /// As [`late`](Self::late), of bounds that are values of the client. The record is about the rule without these. If
    /// they cannot be read, the rule is judged without them.
    fn of_client(
        &self,
        rule: &Rule,
        context: Option<&TokenStream>,
        verdict: &TokenStream,
    ) -> (TokenStream, TokenStream) {
        let (span, constant) = (at(rule.word.span()), self.constant(rule));
        let (of_client, of_service): (Vec<_>, Vec<_>) =
            rule.late().partition(|(_, expr)| asks_for(expr, "self"));
        let (late, noted) = if of_service.is_empty() {
            (constant.clone(), quote_spanned!(span=> __checker.verdict(#constant, __verdict)))
        } else {
            let (make, left) = (make(&of_service, rule, self.walk), bounds(&of_client, self.walk.fields));
            let late = quote_spanned!(span=> (#constant).__settle(#left, #make));
            (late, quote_spanned!(span=> __checker.made(__late, __verdict)))
        };
        let make = make(&of_client, rule, self.walk);
        let judged = quote_spanned!(span=> let __rule = __late.__make(#make); #verdict);
        let judged = self.walk.with_self(of_client.iter().map(|(_, expr)| *expr), judged);
        let made = quote_spanned! {span=>
            #context
            let __late = #late;
            let __verdict = #judged else { let __rule = __late.__make(|__rule| __rule); #verdict };
        };
        (made, noted)
    }
}
