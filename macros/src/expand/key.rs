//! A plain enum can be the key of a map.

use proc_macro2::TokenStream;
use quote::quote_spanned;

use super::{Derived, tokens::here};
use crate::model::Variant;

impl Derived<'_> {
    pub(super) fn key(&self) -> Option<TokenStream> {
        let variants = self.model.variants();
        if !self.model.is_key {
            return None;
        }
        let (span, header) =
            (here(), self.generics.implement(&quote_spanned!(here()=> __api_validate::kinds::MapKey)));
        let idents = variants.iter().map(|variant| variant.ident);
        let texts = variants.iter().map(|variant| &variant.name);
        let read = cfg!(feature = "json").then(|| read_key(variants));
        Some(quote_spanned! {span=>
            #[automatically_derived]
            #header {
                fn key(&self) -> __private::Cow<'_, __private::str> {
                    __private::Cow::Borrowed(match self {
                        #(Self::#idents => #texts,)*
                    })
                }

                #read
            }
        })
    }
}

/// The variant that a key's text is.
fn read_key(variants: &[Variant<'_>]) -> TokenStream {
    let (span, read) = (here(), || variants.iter().filter(|variant| !variant.is_skipped));
    let names = read().map(|variant| &variant.name);
    let arms = read().map(|Variant { ident, name, aliases, .. }| {
        quote_spanned!(span=> #name #(| #aliases)* => __private::Some(Self::#ident),)
    });
    quote_spanned! {span=>
        const NAMES: &'static [&'static __private::str] = &[#(#names),*];

        fn __read_key(__name: &__private::str) -> __private::Option<Self> {
            match __name {
                #(#arms)*
                _ => __private::None,
            }
        }
    }
}
