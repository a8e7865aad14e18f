//! What rules learn of the type of their values: how dates are written, what a client calls the fields of items, and
//! whether items can be equal.

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::spanned::Spanned;

use super::{
    constant::{self, Typed},
    tokens::{at, here},
    walk::Walk,
};
use crate::{
    check::{lacks_rule, sibling, unruled},
    model::{DateBound, Field, Item, Rule, Value, own_field},
    rules::Form,
    values::date::Format,
};

/// Returns what each rule of the field learns of the type, in source order, and checks for the compiler.
pub(super) fn forms(field: &Field<'_>, walk: &Walk<'_>) -> (Vec<Option<Typed>>, Vec<TokenStream>) {
    let mut found = (Vec::new(), Vec::new());
    let mut rules = Vec::new();
    field.items.iter().for_each(|item| item.rules(&mut rules));
    if !rules.iter().any(|rule| is_date(rule) || rule.spec.form == Form::Unique) {
        return (vec![None; rules.len()], Vec::new());
    }
    let ty = walk.ty(field);
    let site = Typing { walk, is_converted: field.source.with.is_some(), is_text: field.says_text() };
    let place = walk.derived.ask(quote_spanned!(here()=> __private::This<#ty>));
    site.list(&field.items, &place, &mut found);
    found
}

struct Typing<'a> {
    walk: &'a Walk<'a>,
    /// Whether a function of the service reads the field.
    is_converted: bool,
    /// Whether the type is text. Bounds of another format were then reported.
    is_text: bool,
}

impl Typing<'_> {
    /// Adds the forms and checks of a list. `place` stands for the type of the values.
    fn list(&self, items: &[Item], place: &TokenStream, found: &mut (Vec<Option<Typed>>, Vec<TokenStream>)) {
        for item in items {
            match item {
                Item::Rule(rule) if is_date(rule) => {
                    let form = form(rule, place);
                    found.1.extend(self.checks(rule, &form));
                    let converted = self.is_converted.then(|| quote_spanned!(here()=> .converted()));
                    let value = quote_spanned!(here()=> #form #converted);
                    found.0.push(Some(Typed { method: "form", value }));
                }
                Item::Rule(rule) if rule.arg("by").is_some() => {
                    let item = quote_spanned!(here()=> __private::ItemOf<#place>);
                    let value = quote_spanned!(here()=> __private::TypeOf::<#item>::__TYPE);
                    found.0.push(Some(Typed { method: "of", value }));
                }
                Item::Rule(rule) if rule.spec.form == Form::Unique => {
                    found.0.push(None);
                    found.1.push(self.may_repeat(rule, place));
                }
                Item::Rule(_) => found.0.push(None),
                Item::When(_, _, items) | Item::Stop(_, items) => self.list(items, place, found),
                Item::Each(_, items) => {
                    self.list(items, &quote_spanned!(here()=> __private::ItemOf<#place>), found);
                }
                Item::Keys(_, items) => {
                    self.list(items, &quote_spanned!(here()=> __private::KeyOf<#place>), found);
                }
            }
        }
    }

    /// Returns a check that the values at a place are no sets.
    fn may_repeat(&self, rule: &Rule, place: &TokenStream) -> TokenStream {
        const MISTAKE: &str = "the items of a set all differ, as serde drops the others; write a `Vec` to refuse them, or leave out `unique`";
        let span = at(rule.word.span());
        let is_set = quote_spanned!(span=> __private::SetOf::<#place>::__IS_SET);
        self.walk.evaluated(&quote_spanned!(span=> __private::is_not(#is_set, #MISTAKE)))
    }

    /// Returns checks that `format` is on text, and that bounds as in ISO 8601 are on typed dates if no format allows
    /// them.
    fn checks(&self, rule: &Rule, form: &TokenStream) -> Vec<TokenStream> {
        let mut checks = Vec::new();
        if let Some(format) = rule.arg("format") {
            checks.push(quote_spanned!(at(format.word.span())=> __private::format_is_for_text(#form)));
        } else if !self.is_text {
            let is_iso = |text: &str| {
                constant::format(rule).date(text).is_none() && Format::iso().date(text).is_some()
            };
            for arg in &rule.args {
                if let Value::Date(DateBound::Text(text)) = &arg.value {
                    let check = quote_spanned!(at(text.span())=> __private::iso_is_for_dates(#form));
                    checks.extend(is_iso(&text.value()).then_some(check));
                }
            }
        }
        checks.extend(self.siblings(rule));
        checks.into_iter().map(|check| self.walk.evaluated(&check)).collect()
    }

    /// Returns checks that the fields a rule compares with are no text, if no rule says that they are dates.
    fn siblings<'r>(&'r self, rule: &'r Rule) -> impl Iterator<Item = TokenStream> + 'r {
        let named = rule.args.iter().filter_map(|arg| sibling(arg).or_else(|| own_field(arg.late()?)));
        named.filter_map(|member| {
            let sibling = &self.walk.fields[self.walk.position(member)?];
            // Of text that is called so, the mistake was reported.
            if sibling.says_text() || !lacks_rule(rule, sibling) {
                return None;
            }
            let (span, ty, message) = (at(member.span()), self.walk.ty(sibling), unruled(rule, sibling));
            let is_text = quote_spanned!(span=> __private::TextOf::<__private::This<#ty>>::__IS_TEXT);
            Some(self.walk.derived.ask(quote_spanned!(span=> __private::is_not(#is_text, #message))))
        })
    }
}

fn is_date(rule: &Rule) -> bool {
    matches!(rule.spec.form, Form::Date | Form::DateTime)
}

fn form(rule: &Rule, place: &TokenStream) -> TokenStream {
    quote_spanned!(at(rule.word.span())=> __private::FormOf::<#place>::__FORM)
}
