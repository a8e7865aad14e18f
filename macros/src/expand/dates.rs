//! Dates: how the values of a field are written, which depends on its type.

use proc_macro2::TokenStream;
use quote::quote_spanned;

use super::{
    constant,
    tokens::{at, here},
    walk::Walk,
};
use crate::{
    model::{DateBound, Field, Item, Rule, Value},
    rules::Form,
    values::date::Format,
};

/// Returns the form of dates for each rule of the field, in source order, and checks for the compiler.
pub(super) fn forms(field: &Field<'_>, walk: &Walk<'_>) -> (Vec<Option<TokenStream>>, Vec<TokenStream>) {
    let mut found = (Vec::new(), Vec::new());
    if !field.items.iter().any(|item| item.has_form(&[Form::Date, Form::DateTime])) {
        let mut rules = Vec::new();
        field.items.iter().for_each(|item| item.rules(&mut rules));
        return (vec![None; rules.len()], Vec::new());
    }
    let ty = walk.ty(field);
    let site = Dates {
        is_converted: field.source.with.is_some(),
        is_generic: walk.has_generics(),
        is_text: field.says_text(),
    };
    let place = walk.derived.ask(quote_spanned!(here()=> __private::This<#ty>));
    site.list(&field.items, &place, &mut found);
    found
}

struct Dates {
    /// Whether a function of the service reads the field.
    is_converted: bool,
    /// Whether the type has parameters, which an item of its own cannot name.
    is_generic: bool,
    /// Whether the type is text. Bounds of another format were then reported.
    is_text: bool,
}

impl Dates {
    /// Adds the forms and checks of a list. `place` stands for the type of the values.
    fn list(
        &self,
        items: &[Item],
        place: &TokenStream,
        found: &mut (Vec<Option<TokenStream>>, Vec<TokenStream>),
    ) {
        for item in items {
            match item {
                Item::Rule(rule) if matches!(rule.spec.form, Form::Date | Form::DateTime) => {
                    let form = form(rule, place);
                    found.1.extend(self.checks(rule, &form));
                    let converted = self.is_converted.then(|| quote_spanned!(here()=> .converted()));
                    found.0.push(Some(quote_spanned!(here()=> #form #converted)));
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
        checks.into_iter().map(|check| self.evaluated(&check)).collect()
    }

    /// Evaluates a check in place, or where the type is used if it has parameters.
    fn evaluated(&self, check: &TokenStream) -> TokenStream {
        if self.is_generic {
            quote_spanned!(here()=> const { #check };)
        } else {
            quote_spanned!(here()=> const _: () = #check;)
        }
    }
}

fn form(rule: &Rule, place: &TokenStream) -> TokenStream {
    quote_spanned!(at(rule.word.span())=> __private::FormOf::<#place>::__FORM)
}
