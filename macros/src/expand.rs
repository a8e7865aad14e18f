//! Model → code: the attribute's words become calls on const builders, named once in the walk over the type's fields.
//! Names are absolute, and locals begin with `__` and are hygienic.

mod across;
#[cfg(feature = "pattern")]
mod automaton;
mod condition;
mod constant;
mod derived;
mod ends;
mod enums;
mod field;
mod fields;
mod generics;
mod judge;
mod kept;
mod key;
mod known;
mod late;
mod lifetimes;
mod literals;
mod made;
mod named;
mod own;
mod read;
mod rules;
mod settled;
mod shown;
mod tokens;
mod typed;
mod walk;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

use self::{
    derived::Derived,
    generics::Generics,
    tokens::{at_type, here},
    walk::Walk,
};
use crate::{
    bounds,
    errors::HalfTyped,
    model::{Data, Input},
    rules::Form,
};

/// Returns the implementation, even if mistakes were found.
pub(crate) fn implementation(model: &Input<'_>, half_typed: &HalfTyped) -> TokenStream {
    let span = here();
    let context = model.context.as_ref().map_or_else(|| quote_spanned!(span=> ()), ToTokens::to_token_stream);
    let predicates = bounds::inferred(model, &context);
    let generics = Generics::new(model, &predicates);
    let derived = Derived::new(model, generics, context);
    let (walks, mut items) = (derived.walks(), TokenStream::new());
    for walk in &walks {
        items.extend(walk.implementation());
    }
    items.extend(derived.variants());
    items.extend(derived.api_validate(&walks));
    items.extend(derived.borrowed());
    items.extend(derived.key());
    items.extend(derived.kept());
    derived.in_scope_of_the_crate(&completed(half_typed), &items)
}

/// Shows an editor what half-typed words are about: a name in `rules`, or a method of a builder. The parentheses are
/// there so that the editor does not add them. rustc never sees this code.
fn completed(HalfTyped { is_open, rules, arguments }: &HalfTyped) -> TokenStream {
    let span = here();
    let rules = (*is_open || !rules.is_empty())
        .then(|| quote_spanned!(span=> #[cfg(rust_analyzer)] use __api_validate::rules::{#(#rules),*};));
    let arguments = arguments.iter().map(|(rule, argument)| {
        quote_spanned!(span=> #[cfg(rust_analyzer)] const _: () = { __api_validate::rules::#rule().#argument(); };)
    });
    quote_spanned!(span=> #rules #(#arguments)*)
}

impl Derived<'_> {
    /// Returns a walk for the struct, or for each variant with fields; and one for the rules over a whole enum.
    fn walks(&self) -> Vec<Walk<'_>> {
        let variants = match &self.model.data {
            Data::Struct(fields) => return vec![Walk::of_struct(self, fields)],
            Data::Enum(variants) => variants,
        };
        let numbered = variants.iter().enumerate().filter(|(_, variant)| variant.has_walk());
        let mut walks: Vec<_> =
            numbered.map(|(number, variant)| Walk::of_variant(self, number, variant)).collect();
        if !self.model.rules.is_empty() {
            walks.push(Walk::of_rules(self, variants.len()));
        }
        walks
    }

    fn api_validate(&self, walks: &[Walk<'_>]) -> TokenStream {
        let (span, context) = (here(), &self.context);
        let (header, own_context) = (self.generics.api_validate(), self.own_context());
        let (info, check, read, blank) = (self.info(walks), self.check(), self.read(), self.blank());
        quote_spanned! {span=>
            #[automatically_derived]
            #header {
                type Context = #context;
                const __TYPE: __private::TypeInfo = #info;

                #[inline]
                fn check(&self, __checker: &mut __api_validate::Checker, __ctx: &#own_context) {
                    #check
                }

                #blank
                #read
            }
        }
    }

    /// Returns `fn __is_blank()`, which asks the value of a newtype.
    fn blank(&self) -> Option<TokenStream> {
        let Data::Struct(fields) = &self.model.data else { return None };
        if self.model.body.form != crate::model::Form::Newtype || self.model.body.is_converted {
            return None;
        }
        let field = fields.iter().find(|field| field.has_trait())?;
        let (span, ty, member) = (at_type(field.ty), field.ty, &field.member);
        Some(quote_spanned! {span=>
            #[inline]
            fn __is_blank(&self) -> bool {
                <#ty as __api_validate::ApiValidate>::__is_blank(&self.#member)
            }
        })
    }

    /// Returns what is known about the type before there is a value.
    fn info(&self, walks: &[Walk<'_>]) -> TokenStream {
        let span = here();
        let lookups = self.has_lookups().then(|| quote_spanned!(span=> .with_lookups()));
        let of = match self.model.data {
            Data::Struct(_) => {
                let this = self.generics.anywhere();
                quote_spanned!(span=> of_struct::<#this, __Own>())
            }
            Data::Enum(_) if cfg!(feature = "json") => self.of_enum(walks),
            Data::Enum(_) => quote_spanned!(span=> BY_HAND),
        };
        let holds = self.holds();
        quote_spanned!(span=> __private::TypeInfo::#of #holds #lookups)
    }

    fn has_lookups(&self) -> bool {
        let mut items = self.model.fields().flat_map(|field| &field.items);
        items.any(|item| item.has_form(&[Form::Resource, Form::IdValue]))
    }

    fn check(&self) -> TokenStream {
        match &self.model.data {
            Data::Struct(_) => {
                let (span, this) = (here(), self.generics.anywhere());
                quote_spanned!(span=> __private::check_struct::<#this, __Own, 0>(self, __checker, __ctx))
            }
            Data::Enum(variants) => self.check_enum(variants),
        }
    }

    /// Names the crate once, so that a wrong name is one mistake. `__Own` is a private type: an implementation for it
    /// exposes nothing, not even private types of fields.
    fn in_scope_of_the_crate(&self, completed: &TokenStream, items: &TokenStream) -> TokenStream {
        let krate = self.model.krate.as_ref();
        let span = krate.map_or_else(Span::call_site, Spanned::span);
        let krate = krate.map_or_else(|| quote!(::api_validate), ToTokens::to_token_stream);
        let answers = self.asks_compiler().then(|| quote_spanned!(span=> , answers::*));
        let import = quote_spanned! {span=>
            use #krate as __api_validate;
            use __api_validate::__private::{self #answers};
        };
        let cfgs = (!completed.is_empty()).then(|| quote!(unexpected_cfgs,));
        quote! {
            #[allow(
                deprecated, private_bounds, unreachable_patterns, unused_imports, unused_variables, #cfgs
                clippy::all, clippy::pedantic
            )]
            const _: () = {
                #import
                #completed
                struct __Own;
                #items
            };
        }
    }
}
