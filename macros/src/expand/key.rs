//! A plain enum can be the key of a map, and so can a newtype around a key.

use proc_macro2::TokenStream;
use quote::quote_spanned;

use super::{derived::Derived, tokens::here};
use crate::model::{Data, Field, Variant};

impl Derived<'_> {
    pub(super) fn key(&self) -> Option<TokenStream> {
        // A key has no context.
        if !self.model.is_key || self.model.context.is_some() {
            return None;
        }
        let span = here();
        let (header, key) = match &self.model.data {
            Data::Enum(variants) => (self.key_header(None), key_of_enum(variants)),
            Data::Struct(fields) => {
                let field = fields.first()?;
                (self.key_header(Some(field)), key_of_newtype(field))
            }
        };
        let has_rules = self.model.is_struct() || !self.model.rules.is_empty();
        let rules = has_rules.then(|| {
            quote_spanned! {span=>
                const __RULES: __private::Option<__private::TypeInfo> =
                    __private::Some(<Self as __api_validate::ApiValidate>::__TYPE);

                #[inline]
                fn __check_key(&self, __checker: &mut __api_validate::Checker) {
                    let __name = __api_validate::Checker::mark(__checker);
                    __api_validate::ApiValidate::check(self, __checker, &());
                    __api_validate::Checker::tell_name(__checker, __name);
                }
            }
        });
        Some(quote_spanned! {span=>
            #[automatically_derived]
            #header {
                #key
                #rules
            }
        })
    }

    /// A newtype is a key if its field is one. `for<'__k>` delays that question until the key is used.
    fn key_header(&self, field: Option<&Field<'_>>) -> TokenStream {
        let (span, path) = (here(), quote_spanned!(here()=> __api_validate::kinds::MapKey));
        let bound = field.map(|field| {
            let ty = field.ty;
            quote_spanned!(span=> for<'__k> #ty: #path)
        });
        self.generics.implement_where(&path, bound.as_ref())
    }
}

fn key_of_enum(variants: &[Variant<'_>]) -> TokenStream {
    let idents = variants.iter().map(|variant| variant.ident);
    let texts = variants.iter().map(|variant| &variant.name);
    let read = cfg!(feature = "json").then(|| read_key(variants));
    quote_spanned! {here()=>
        fn key(&self) -> __private::Cow<'_, __private::str> {
            __private::Cow::Borrowed(match self {
                #(Self::#idents => #texts,)*
            })
        }

        #read
    }
}

/// Delegates to the field.
fn key_of_newtype(field: &Field<'_>) -> TokenStream {
    let (span, ty, member) = (here(), field.ty, &field.member);
    let of = quote_spanned!(span=> <#ty as __api_validate::kinds::MapKey>);
    let read = cfg!(feature = "json").then(|| {
        quote_spanned! {span=>
            const __READ: __private::ReadKey = #of::__READ;

            fn __read_key(__name: &__private::str) -> __private::Option<Self> {
                #of::__read_key(__name).map(|__key| Self { #member: __key })
            }
        }
    });
    quote_spanned! {span=>
        fn key(&self) -> __private::Cow<'_, __private::str> {
            #of::key(&self.#member)
        }

        #read
    }
}

/// Reads the variant with this name.
fn read_key(variants: &[Variant<'_>]) -> TokenStream {
    let (span, read) = (here(), || variants.iter().filter(|variant| !variant.is_skipped));
    let names = read().map(|variant| &variant.name);
    let arms = read().map(|Variant { ident, name, aliases, .. }| {
        quote_spanned!(span=> #name #(| #aliases)* => __private::Some(Self::#ident),)
    });
    quote_spanned! {span=>
        const __READ: __private::ReadKey = __private::ReadKey::one_of(&[#(#names),*]);

        fn __read_key(__name: &__private::str) -> __private::Option<Self> {
            match __name {
                #(#arms)*
                _ => __private::None,
            }
        }
    }
}
