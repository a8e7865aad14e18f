//! Enums: which variant a body has, and its content.

use proc_macro2::TokenStream;
use quote::quote;

use super::Reader;
use crate::{
    expand::{Names, fields::FieldList, here, tokens},
    model::{Form, Variant},
};

impl Reader<'_> {
    pub(super) fn enumeration(&self, variants: &[Variant<'_>], lists: &[FieldList<'_>]) -> TokenStream {
        match self.body.form {
            Form::Internal(_) => {
                let Names { private, checker, .. } = self.names;
                let [json, members] = ["json", "members"].map(here);
                // In an array, the tag is first; how many fields there are depends on it.
                self.then_rest(&quote! {
                    let #members = &mut #private::json::Members::of_struct(#json, 1..=usize::MAX, #checker)?;
                })
            }
            _ => self.variants(variants, lists),
        }
    }

    /// A variant, from `members` where one of them is the tag, or else from `json`.
    pub(super) fn variants(&self, variants: &[Variant<'_>], lists: &[FieldList<'_>]) -> TokenStream {
        let Names { private, checker, .. } = self.names;
        let [json, members, content, position] = ["json", "members", "content", "position"].map(here);
        let read: Vec<_> = variants.iter().zip(lists).filter(|(variant, _)| !variant.is_skipped).collect();
        // A variant that has no name is serde's to find.
        if read.iter().any(|(variant, _)| variant.is_untagged) {
            return self.whole();
        }
        // The variant for all other names is listed without one, and then there is no list of what a name may be.
        let names = read.iter().map(|(variant, _)| match variant {
            Variant { is_other: true, .. } => quote!(&[]),
            Variant { name, aliases, .. } => quote!(&[#name, #(#aliases),*]),
        });
        let is_open = read.iter().any(|(variant, _)| variant.is_other);
        let all = read.iter().filter(|_| !is_open).map(|(variant, _)| &variant.name);
        let names = quote!(&[#(#names),*], &[#(#all),*]);
        let arms = read.iter().enumerate().map(|(n, (variant, list))| {
            let read = self.variant(variant, list);
            quote!(#n => { #read })
        });
        let whole = self.whole();
        let select = match &self.body.form {
            Form::Internal(tag) => quote! {
                let #position = #private::json::tagged(#members, #tag, #names, #checker)?;
            },
            Form::Adjacent(tag, content_name) => quote! {
                let (#position, #content) =
                    #private::json::adjacent(#json, #tag, #content_name, #names, #checker)?;
            },
            _ => quote! {
                let (#position, #content) = #private::json::variant(#json, #names, #checker)?;
            },
        };
        quote! {
            #select
            match #position {
                #(#arms)*
                _ => #whole,
            }
        }
    }

    pub(super) fn variant(&self, variant: &Variant<'_>, list: &FieldList<'_>) -> TokenStream {
        let Names { krate, private, checker, mark, .. } = self.names;
        let [json, members, content, read] = ["json", "members", "content", "read"].map(here);
        let ident = variant.ident;
        let path = quote!(Self::#ident);
        let (whole, fields) = (self.whole(), &variant.fields);
        if matches!(self.body.form, Form::Internal(_)) {
            return match variant.form {
                Form::Object => self.object(&path, fields, list),
                Form::Whole if fields.is_empty() => quote!(#private::Ok(#path {})),
                _ if fields.len() == 1 && fields.iter().all(|field| field.source.with.is_none()) => {
                    let reads = fields.iter().map(|field| {
                        let probe = self.probe(field);
                        quote!(#probe.__read_rest(#members, #checker))
                    });
                    self.assemble(&path, fields, list, reads, &TokenStream::new())
                }
                _ => whole,
            };
        }
        let inner = match variant.form {
            Form::Object => {
                // serde reads such content from an object only.
                let is_object = matches!(self.body.form, Form::Adjacent(..));
                let (members, object) = (self.members(fields, is_object), self.object(&path, fields, list));
                quote!(#members #object)
            }
            Form::Newtype => self.newtype(&path, fields, list),
            Form::Array => self.array(&path, fields, list),
            _ if fields.is_empty() => {
                let is_external = !matches!(self.body.form, Form::Adjacent(..));
                return quote! {
                    if #private::json::is_unit(#content, #is_external, #checker)? {
                        #private::Ok(#path {})
                    } else {
                        #whole
                    }
                };
            }
            _ => return whole,
        };
        let segment = tokens::segment(&variant.place);
        let expected = match (&self.body.form, &variant.form) {
            // Nothing may be what the content's type reads.
            (Form::Adjacent(..), Form::Newtype) => None,
            (Form::Adjacent(..), _) => Some(quote!(Value)),
            (_, Form::Object) => Some(quote!(Object)),
            (_, Form::Array) => Some(quote!(List)),
            _ => Some(quote!(Accepted)),
        };
        let otherwise = match expected {
            Some(expected) => quote! {
                #private::Err(#private::json::no_content(#private::json::Expected::#expected, #segment, #checker))
            },
            None => whole,
        };
        quote! {
            let #private::Some(#json) = #content else { return #otherwise };
            let #mark = #krate::Checker::mark(#checker);
            let #read = (|#checker: &mut #krate::Checker| -> #private::json::Read<Self> { #inner })(#checker);
            #checker.place(#mark, #segment);
            #read
        }
    }
}
