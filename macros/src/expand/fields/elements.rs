//! The rules on the elements of a list or a map, for a body in which some elements are refused: the others keep theirs.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::FieldList;
use crate::{
    expand::{
        Names, here, local, spot,
        tokens::{Operand, user, user_context},
    },
    model::{Field, Item, Rule},
    nested::is_collection,
};

impl FieldList<'_> {
    /// The name of the function, if the field has one.
    pub(crate) fn elements_function(&self, position: usize) -> Option<Ident> {
        let is_there = cfg!(feature = "json") && self.fields.get(position).is_some_and(has_elements);
        is_there.then(|| self.named("elements_", position))
    }

    /// The function: of the field's rules those that an element keeps or breaks by itself, and its length.
    pub(super) fn elements(&self, position: usize) -> Option<TokenStream> {
        let name = self.elements_function(position)?;
        let field = self.fields.get(position)?;
        let (Names { krate, private, checker, .. }, ty) = (self.names, field.ty);
        let [value, others, this, context] = ["value", "others", "this", "ctx"].map(here);
        let checks = self.elements_of(&field.items);
        Some(quote! {
            #[cold]
            fn #name(
                #value: &#ty,
                #others: #private::usize,
                #checker: &mut #krate::Checker,
                #context: &<Self as #krate::ApiValidate>::Context,
            ) {
                let #this: #private::Option<&Self> = #private::None;
                #checks
            }
        })
    }

    fn elements_of(&self, items: &[Item]) -> TokenStream {
        let operand = Operand::Local("value".to_owned());
        let checks = items.iter().map(|item| match item {
            Item::Each(..) | Item::Keys(..) => self.item(item, &operand, false),
            Item::When(_, condition, inner) => {
                let (context, test, checks) =
                    (user_context([condition]), user(condition), self.elements_of(inner));
                self.with_self(condition, &quote!({ #context if #test { #checks } }))
            }
            Item::Rule(rule) if is_length(rule) => self.length(rule),
            Item::Rule(_) => TokenStream::new(),
        });
        checks.collect()
    }

    /// The length of the whole list, of which the value at hand is a part.
    fn length(&self, rule: &Rule) -> TokenStream {
        let span = spot(rule.word.span());
        let Names { private, checker, .. } = self.names.at(span);
        let [this, value, others] = ["rule", "value", "others"].map(|name| local(name, span));
        let constant = self.constant(rule);
        let bare = super::rules::bare(&this, &rule.own);
        quote! {{
            let #this = #constant;
            #private::length_of(#checker, #this, #bare, #value, #others);
        }}
    }
}

/// Text has a length too, and no elements: so the length alone counts where the type is called by a collection's name.
fn has_elements(field: &Field<'_>) -> bool {
    let has_length = || field.items.iter().filter_map(Item::rule).any(is_length);
    field.source.with.is_none()
        && !field.source.is_skipped
        && (field.items.iter().any(holds_elements) || has_length() && is_collection(field.ty))
}

fn holds_elements(item: &Item) -> bool {
    match item {
        Item::Each(..) | Item::Keys(..) => true,
        Item::When(_, _, items) => items.iter().any(holds_elements),
        Item::Rule(_) => false,
    }
}

/// A unit measures text.
fn is_length(rule: &Rule) -> bool {
    rule.spec.name == "length" && rule.arg("unit").is_none()
}
