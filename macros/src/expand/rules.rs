//! The rules of a field: their constants, and how they are handed to the pass.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};

use super::{
    condition, constant, dates,
    judge::reads_number,
    tokens::{self, asks_for, at, at_type, here, number, tuple},
    walk::Walk,
};
use crate::{
    model::{Field, Item, Rule, Value},
    rules::Form,
};

/// How many items a tuple of the library has room for.
const ROOM: usize = 8;

/// `let (__rules_0, _, …) = const { &((rules::email(),), (), …) };`
pub(super) fn constants(walk: &Walk<'_>) -> Option<TokenStream> {
    let span = here();
    let forms = walk.fields.iter().map(|field| dates::forms(field, walk));
    let (forms, checks): (Vec<_>, Vec<_>) = forms.unzip();
    let mut lists: Vec<Vec<TokenStream>> =
        walk.fields.iter().zip(&forms).map(|(field, forms)| of_field(field, forms, walk)).collect();
    lists.push(walk.rules.iter().map(|rule| constant::type_rule(rule, walk.fields)).collect());
    let lists: Vec<_> = lists.iter().enumerate().filter(|(_, list)| !list.is_empty()).collect();
    let names = lists.iter().map(|(at, _)| name(*at, span));
    let tuples = lists.iter().map(|(_, list)| tuple(list, span));
    let bounds = walk.fields.iter().flat_map(|field| numbered(&field.items));
    let bounds = bounds.flat_map(|rule| constant::checks(rule, walk));
    let checks = checks.into_iter().flatten().chain(bounds);
    (!lists.is_empty())
        .then(|| quote_spanned!(span=> #(#checks)* let (#(#names,)*) = const { &(#(#tuples,)*) };))
}

fn of_field(field: &Field<'_>, forms: &[Option<TokenStream>], walk: &Walk<'_>) -> Vec<TokenStream> {
    let rules = numbered(&field.items).into_iter().zip(forms);
    rules.map(|(rule, form)| constant::rule(rule, walk, form.as_ref())).collect()
}

/// Returns the rules among the items and inside of them, in source order.
fn numbered(items: &[Item]) -> Vec<&Rule> {
    let mut rules = Vec::new();
    for item in items {
        item.rules(&mut rules);
    }
    rules
}

/// Returns `__rules_0`: the rules of a field, or those over the whole type, which come behind those of all fields.
fn name(list: usize, span: Span) -> Ident {
    tokens::numbered("rules_", list, span)
}

/// `&__rules_0.1`
pub(super) fn reference(list: usize, rule: usize, span: Span) -> TokenStream {
    let (list, rule) = (name(list, span), number(rule, span));
    quote_spanned!(span=> &#list.#rule)
}

/// A field of a walk, and its rules.
pub(super) struct Site<'a> {
    pub(super) walk: &'a Walk<'a>,
    position: usize,
    rules: Vec<&'a Rule>,
}

impl<'a> Site<'a> {
    pub(super) fn new(walk: &'a Walk<'a>, position: usize) -> Self {
        Self { walk, position, rules: numbered(&walk.fields[position].items) }
    }

    /// Returns the rule's constant.
    pub(super) fn constant(&self, rule: &Rule) -> TokenStream {
        let place = self.rules.iter().position(|known| std::ptr::eq(*known, rule));
        reference(self.position, place.unwrap_or_default(), at(rule.word.span()))
    }

    /// Returns the rule itself, without what overrides its texts. A method call could find another trait's method.
    pub(super) fn bare(&self, rule: &Rule) -> TokenStream {
        let constant = self.constant(rule);
        let span = at(rule.word.span());
        match (rule.own.is_empty(), rule.is_late()) {
            (true, false) => constant,
            (false, true) => quote_spanned!(span=> &***(#constant)),
            _ => quote_spanned!(span=> &**(#constant)),
        }
    }

    /// Returns what replaces the code and the texts of a rule that finds its own.
    pub(super) fn own(&self, rule: &Rule) -> TokenStream {
        let (constant, span) = (self.constant(rule), at(rule.word.span()));
        if rule.own.is_empty() {
            quote_spanned!(span=> __private::None)
        } else {
            quote_spanned!(span=> __private::Some(#constant))
        }
    }

    /// Returns the last argument of `__pass.field(…)`.
    pub(super) fn handed(&self) -> TokenStream {
        let field = &self.walk.fields[self.position];
        if field.items.is_empty() {
            return quote_spanned!(at_type(field.ty)=> ());
        }
        if is_plain(&field.items) {
            return match self.rules.as_slice() {
                [rule] => name(self.position, at(rule.word.span())).to_token_stream(),
                _ => self.entries(&field.items),
            };
        }
        let entries = self.entries(&field.items);
        let (span, ty) = (at_type(field.ty), self.walk.ty(field));
        let context = if asks_for_context(&field.items) {
            let context = self.walk.derived.own_context();
            quote_spanned!(span=> __ctx: &#context)
        } else {
            quote_spanned!(span=> _)
        };
        let checks = self.list(&field.items, "value", false);
        quote_spanned!(span=> __private::code(#entries, |__value: &#ty, __checker, #context| { #checks }))
    }

    /// Returns the items as data: `(&__rules.0.0, Each((&__rules.0.1,)))`.
    fn entries(&self, items: &[Item]) -> TokenStream {
        let entries: Vec<_> = items.iter().map(|item| self.entry(item)).collect();
        if entries.is_empty() {
            return quote_spanned!(here()=> ());
        }
        let chunks: Vec<_> = entries.chunks(ROOM).map(|chunk| tuple(chunk, here())).collect();
        match chunks.as_slice() {
            [only] => only.clone(),
            chunks => tuple(chunks, here()),
        }
    }

    fn entry(&self, item: &Item) -> TokenStream {
        let (word, items) = match item {
            Item::Rule(rule) => return self.constant(rule),
            Item::Stop(_, items) => return self.entries(items),
            Item::Each(word, items) | Item::Keys(word, items) | Item::When(word, _, items) => (word, items),
        };
        let (span, entries) = (at(word.span()), self.entries(items));
        match item {
            Item::When(_, condition, _) => {
                let shown = condition::shown(condition, self.walk);
                quote_spanned!(span=> __private::When(#shown, #entries))
            }
            Item::Keys(..) => quote_spanned!(span=> __private::Keys(#entries)),
            _ => quote_spanned!(span=> __private::Each(#entries)),
        }
    }
}

/// Returns whether the constants of the rules are all that is checked.
fn is_plain(items: &[Item]) -> bool {
    let is_value = |item: &Item| {
        let is_plain = |rule: &Rule| {
            matches!(rule.spec.form, Form::Value | Form::Date | Form::DateTime)
                && rule.arg("unit").is_none()
                && !rule.is_late()
        };
        item.rule().is_some_and(is_plain)
    };
    // If two rules read a number, one waits for the other.
    let readers = items.iter().filter(|item| reads_number(item)).count();
    items.len() <= ROOM && readers < 2 && items.iter().all(is_value)
}

fn asks_for_context(items: &[Item]) -> bool {
    items.iter().any(|item| match item {
        Item::Rule(rule) => {
            let asks = |value: &Value| {
                matches!(value, Value::Expr(expr) | Value::Function(expr) if asks_for(expr, "ctx"))
            };
            rule.spec.form == Form::Custom
                || rule.args.iter().any(|arg| asks(&arg.value))
                || rule.late().any(|(_, expr)| asks_for(expr, "ctx"))
        }
        Item::Each(_, items) | Item::Keys(_, items) | Item::Stop(_, items) => asks_for_context(items),
        Item::When(_, condition, items) => asks_for(condition, "ctx") || asks_for_context(items),
    })
}
