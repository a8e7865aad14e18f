//! What the rules of a field say of values that were not read, by how many levels inside of the field they stand.

use proc_macro2::TokenStream;
use quote::quote;

use super::Reader;
use crate::{
    expand::{Names, fields::FieldList},
    model::{Field, Item, Rule},
    rules::Form,
};

impl Reader<'_> {
    pub(super) fn forms(&self, field: &Field<'_>, list: &FieldList<'_>) -> Vec<TokenStream> {
        let mut forms = Vec::new();
        self.forms_of(&field.items, 0, (field, list), &mut forms);
        forms
    }

    fn forms_of(
        &self,
        items: &[Item],
        depth: usize,
        of: (&Field<'_>, &FieldList<'_>),
        forms: &mut Vec<TokenStream>,
    ) {
        for item in items {
            match item {
                Item::Rule(rule) => {
                    let form = self.forms_of_rule(rule, of).into_iter();
                    forms.extend(form.map(|form| quote!((#depth, #form))));
                }
                Item::Each(_, items) => self.forms_of(items, depth + 1, of, forms),
                // Whether the condition holds is not known; that a date was meant is.
                Item::When(_, _, items) if items.iter().any(is_date) => forms.push(self.date(depth)),
                Item::When(..) | Item::Keys(..) => {}
            }
        }
    }

    fn forms_of_rule(&self, rule: &Rule, (field, list): (&Field<'_>, &FieldList<'_>)) -> Vec<TokenStream> {
        let Names { krate, private, .. } = self.names;
        let form = quote!(#private::json::Form);
        let constant = || list.constant(rule);
        let own = |fault: TokenStream, code: TokenStream| {
            let constant = constant();
            let own =
                quote!(#form::Own(#constant, #krate::Fault::#fault, &#krate::ValidationErrorType::#code));
            (!rule.own.is_empty()).then_some(own)
        };
        match (rule.spec.form, rule.spec.name) {
            (Form::Presence, _) => own(quote!(Missing), quote!(RequiredFieldMissing)).into_iter().collect(),
            (Form::Date, _) => {
                let own = own(quote!(NotADate), quote!(InvalidDateFormat));
                [quote!(#form::Date)].into_iter().chain(own).collect()
            }
            (_, "number" | "range" | "multiple_of") => {
                let number = field.source.with.is_some().then(|| quote!(#form::Number));
                let own = own(quote!(NotANumber), quote!(InvalidNumberFormat));
                number.into_iter().chain(own).collect()
            }
            (_, "absent") => {
                let constant = constant();
                vec![quote!(#form::Absent(#constant))]
            }
            (_, "filter" | "orderby") => {
                let constant = constant();
                vec![quote!(#form::Text(#constant))]
            }
            _ => Vec::new(),
        }
    }

    fn date(&self, depth: usize) -> TokenStream {
        let private = &self.names.private;
        quote!((#depth, #private::json::Form::Date))
    }
}

fn is_date(item: &Item) -> bool {
    item.has_form(&[Form::Date])
}
