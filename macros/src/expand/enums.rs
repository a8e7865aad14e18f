//! Enums: their variants, and the code for each.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::{
    derived::Derived,
    tokens::{here, number},
    walk::Walk,
};
use crate::model::{Form, Tagging, Variant};

impl Derived<'_> {
    /// `impl Shape { const __VARIANTS: … }`
    pub(super) fn variants(&self) -> Option<TokenStream> {
        if self.model.is_struct() {
            return None;
        }
        let (span, variants) = (here(), self.model.variants());
        let header = self.generics.implement(&TokenStream::new());
        let this = self.generics.anywhere();
        let (tagging, names) = (tagging(&self.model.body.tagging), names(variants));
        let denies = self.model.body.deny_unknown_fields;
        let variants = variants.iter().enumerate().map(|(number, variant)| described(number, variant, &this));
        let about = self.model.docs.as_deref().unwrap_or_default();
        Some(quote_spanned! {span=>
            #[automatically_derived]
            #header {
                const __VARIANTS: &'static __private::Variants = &__private::Variants {
                    tagging: __private::Tagging::#tagging,
                    names: &[#(#names),*],
                    variants: &[#(#variants),*],
                    deny_unknown_fields: #denies,
                    about: #about,
                };
            }
        })
    }

    /// `of_enum(|purpose| describe_enum::<Self>(purpose, …))`
    pub(super) fn of_enum(&self, walks: &[Walk<'_>]) -> TokenStream {
        let (span, this) = (here(), self.generics.anywhere());
        let described = walks.iter().filter_map(Walk::described);
        let rules = match self.rules_of_enum() {
            Some(at) => quote_spanned!(span=> Some(__private::describe_variant::<#this, __Own, #at>)),
            None => quote_spanned!(span=> None),
        };
        quote_spanned! {span=>
            of_enum(|__purpose| __private::describe_enum::<Self>(__purpose, Self::__VARIANTS, &[#(#described),*], __private::#rules))
        }
    }

    /// Checks the variant that the value has, and the rules over the whole enum.
    pub(super) fn check_enum(&self, variants: &[Variant<'_>]) -> TokenStream {
        let (span, this) = (here(), self.generics.anywhere());
        if variants.is_empty() {
            return quote_spanned!(span=> match *self {});
        }
        let arms = variants.iter().enumerate().filter(|(_, variant)| !variant.fields.is_empty());
        let arms: Vec<_> = arms
            .map(|(at, Variant { ident, .. })| {
                let at = number(at, span);
                quote_spanned! {span=>
                    Self::#ident { .. } => {
                        __private::check_variant::<#this, __Own, #at>(self, __checker, __ctx, Self::__VARIANTS);
                    }
                }
            })
            .collect();
        let other = (arms.len() < variants.len()).then(|| quote_spanned!(span=> _ => {}));
        let whole = (!arms.is_empty()).then(|| quote_spanned!(span=> match self { #(#arms)* #other }));
        let rules = self.rules_of_enum().map(
            |at| quote_spanned!(span=> __private::check_struct::<#this, __Own, #at>(self, __checker, __ctx);),
        );
        quote_spanned!(span=> #whole #rules)
    }

    /// Returns the number of the walk over the rules of an enum, if there are any.
    fn rules_of_enum(&self) -> Option<proc_macro2::Literal> {
        let variants = self.model.variants().len();
        (!self.model.rules.is_empty()).then(|| number(variants, here()))
    }

    /// Reads the variant that the body names.
    pub(super) fn read_enum(&self) -> TokenStream {
        let span = here();
        let variants = self.model.variants().iter().enumerate();
        let arms = variants.filter(|(_, variant)| !variant.is_skipped).map(|(at, variant)| read(at, variant));
        let found = quote_spanned! {span=>
            match __variant {
                #(#arms)*
                _ => __private::None,
            }
        };
        if self.is_untagged() {
            let foreign = self.by_serde();
            let rules = match self.rules_of_enum() {
                Some(at) => quote_spanned!(span=> Some(__private::check_struct::<Self, __Own, #at>)),
                None => quote_spanned!(span=> None),
            };
            return quote_spanned! {span=>
                __private::read_untagged(
                    __input, __reader, __ctx, #foreign, Self::__VARIANTS, __private::#rules,
                    |__variant, __object| #found,
                )
            };
        }
        let judged = match self.rules_of_enum() {
            None => found,
            Some(at) => quote_spanned! {span=>
                let __value = #found;
                __private::judge_enum::<Self, __Own, #at>(__value, __reader, __ctx)
            },
        };
        quote_spanned! {span=>
            let (__variant, __object) = __private::variant(__input, __reader, Self::__VARIANTS)?;
            #judged
        }
    }
}

fn tagging(tagging: &Tagging) -> TokenStream {
    match tagging {
        Tagging::External => quote!(External),
        Tagging::Internal(tag) => quote!(Internal(#tag)),
        Tagging::Adjacent(tag, content) => quote!(Adjacent(#tag, #content)),
        Tagging::Untagged => quote!(Untagged),
    }
}

/// Returns the known names. There are none if a variant stands for all others, or is untagged.
fn names<'a>(variants: &'a [Variant<'_>]) -> Vec<&'a str> {
    let read = || variants.iter().filter(|variant| !variant.is_skipped);
    if read().any(|variant| variant.is_other || variant.is_untagged) {
        return Vec::new();
    }
    read().map(|variant| &*variant.name).collect()
}

/// `Variant { name: "Circle", aliases: &[], fields: &<Self as Walk<'_, __Own, 0>>::FIELDS, kind: VariantKind::Plain }`
fn described(at: usize, variant: &Variant<'_>, this: &TokenStream) -> TokenStream {
    let (span, Variant { name, aliases, .. }) = (here(), variant);
    let (at, kind) = (number(at, span), Ident::new(kind(variant), span));
    let fields = if variant.has_walk() {
        quote_spanned!(span=> <#this as __private::Walk<'_, __Own, #at>>)
    } else {
        quote_spanned!(span=> __private::Fields)
    };
    let constant = Ident::new(if variant.has_walk() { "FIELDS" } else { "UNIT" }, span);
    quote_spanned! {span=>
        __private::Variant {
            name: #name,
            aliases: &[#(#aliases),*],
            fields: &#fields::#constant,
            kind: __private::VariantKind::#kind,
        }
    }
}

fn kind(variant: &Variant<'_>) -> &'static str {
    match variant {
        Variant { is_skipped: true, .. } => "Skipped",
        Variant { is_untagged: true, .. } => "Untagged",
        Variant { is_other: true, .. } => "Other",
        Variant { with: Some(_), .. } => "Converted",
        _ => "Plain",
    }
}

/// `0 => read_variant::<Self, 0>(__object, __ctx),`
fn read(at: usize, variant: &Variant<'_>) -> TokenStream {
    let (span, Variant { ident, .. }) = (here(), variant);
    let at = number(at, span);
    let read = match &variant.with {
        Some(path) => {
            let make = converted(variant);
            quote_spanned! {span=>
                __private::converted_variant::<Self, __Own, #at>(__object, __ctx, |__source| {
                    __private::Result::map(#path(__source), #make)
                })
            }
        }
        None if variant.form == Form::Unit => {
            quote_spanned!(span=> __private::unit_variant(__object, Self::#ident))
        }
        None => quote_spanned!(span=> __private::read_variant::<Self, __Own, #at>(__object, __ctx)),
    };
    quote_spanned!(span=> #at => #read,)
}

/// Returns a closure that makes a variant of what a function of the service has read: its only field, or a tuple of
/// all.
fn converted(variant: &Variant<'_>) -> TokenStream {
    let (span, Variant { ident, fields, .. }) = (here(), variant);
    let members = fields.iter().map(|field| &field.member);
    let locals: Vec<_> = (0..fields.len()).map(super::walk::local).collect();
    let pattern = match &*locals {
        [only] => quote_spanned!(span=> #only),
        all => quote_spanned!(span=> (#(#all),*)),
    };
    quote_spanned!(span=> |#pattern| Self::#ident { #(#members: #locals),* })
}
