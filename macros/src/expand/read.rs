//! Reads a body that serde refused.

use proc_macro2::TokenStream;
use quote::quote_spanned;

use super::{derived::Derived, tokens::here};
use crate::model::Data;

impl Derived<'_> {
    /// Returns `fn __read()`, if a body can be read into the type.
    pub(super) fn read(&self) -> Option<TokenStream> {
        if !cfg!(feature = "json") || self.is_never_read() {
            return None;
        }
        let (span, context) = (here(), self.own_context());
        let read =
            if self.generics.lifetimes().is_empty() { self.read_owned() } else { self.read_borrowed()? };
        Some(quote_spanned! {span=>
            fn __read(
                __input: __private::Input<'_>,
                __reader: &mut __private::Reader<'_>,
                __ctx: &#context,
            ) -> __private::Option<Self> {
                #read
            }
        })
    }

    /// Reads a type that borrows from the body. The value cannot be returned, but all records have been added.
    fn read_borrowed(&self) -> Option<TokenStream> {
        let (span, this) = (here(), self.generics.anywhere());
        // A bound may hold for the type's own lifetimes only.
        (!self.generics.are_bound_to_lifetimes()).then(|| {
            quote_spanned! {span=>
                <#this as __private::ReadBorrowed<'_>>::__read_borrowed(__input, __reader, __ctx);
                __private::None
            }
        })
    }

    fn read_owned(&self) -> TokenStream {
        let span = here();
        if self.model.body.is_converted {
            let foreign = self.by_serde();
            return quote_spanned!(span=> __private::read_foreign(__input, __reader, __ctx, #foreign));
        }
        match self.model.data {
            Data::Struct(_) => {
                quote_spanned!(span=> __private::read_struct::<Self, __Own, 0>(__input, __reader, __ctx))
            }
            Data::Enum(_) => self.read_enum(),
        }
    }

    /// Returns how serde alone reads the type.
    pub(super) fn by_serde(&self) -> TokenStream {
        self.ask(quote_spanned!(here()=> (&&__private::ForeignOf::<Self>::new()).__by_serde()))
    }

    /// Returns `impl ReadBorrowed` for a type that may borrow from the body.
    pub(super) fn borrowed(&self) -> Option<TokenStream> {
        if !cfg!(feature = "json") || self.generics.lifetimes().is_empty() {
            return None;
        }
        let span = here();
        let header = quote_spanned!(span=> __private::ReadBorrowed<'__n>);
        let (header, read) = (self.generics.implement_for_body(&header), self.read_owned());
        Some(self.generics.for_body(quote_spanned! {span=>
            #[automatically_derived]
            #header {
                fn __read_borrowed(
                    __input: __private::Input<'__n>,
                    __reader: &mut __private::Reader<'_>,
                    __ctx: &<Self as __api_validate::ApiValidate>::Context,
                ) -> __private::Option<Self> {
                    #read
                }
            }
        }))
    }
}
