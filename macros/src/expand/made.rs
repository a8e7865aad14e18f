//! Rules with bounds that only a request knows (`ctx`, `self`): how they are made.

use proc_macro2::{Ident, TokenStream};
use quote::quote_spanned;
use syn::{Expr, spanned::Spanned};

use super::{
    constant,
    late::{bounds, sibling_of},
    rules::Site,
    tokens::{at, user_context},
    walk::Walk,
};
use crate::{
    mentions::asks_for,
    model::{Arg, Rule, Value},
    rules::Form,
};

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
    pub(super) fn made(&self, rule: &Rule, verdict: &TokenStream) -> (TokenStream, TokenStream) {
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

    /// As [`made`](Self::made), of bounds that are values of the client. The record is about the rule without these. If
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
