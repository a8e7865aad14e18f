//! The rules of a field's own type, through whatever holds it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Type, spanned::Spanned};

use super::FieldList;
use crate::{
    check::bare_parameter,
    expand::{
        Names, local, spot,
        tokens::{Operand, lasting, located, user, user_context},
    },
    model::{Field, Nested},
    nested::{Shape, innermost, is_generic, mentions, shape},
};

impl FieldList<'_> {
    pub(super) fn nested(&self, field: &Field<'_>, operand: &Operand) -> TokenStream {
        match &field.nested {
            Nested::Skip => TokenStream::new(),
            // Reported: it has to be said whether the parameter's own rules count.
            Nested::IfAny if bare_parameter(field.ty, self.names.generics).is_some() => TokenStream::new(),
            Nested::IfAny => self.nested_type(field.ty, operand, 0),
            Nested::Must(word) => {
                let must = self.must_have_rules(word, field.ty);
                let checks = self.nested_type(field.ty, operand, 0);
                quote!(#must #checks)
            }
            Nested::With(word, of) => {
                let must = self.must_have_rules(word, field.ty);
                let Names { krate, checker, .. } = self.names.at(word.span());
                let (value, ctx, expr) = (operand.at(word.span()), user_context([of]), user(of));
                let context = quote_spanned!(of.span()=> &(#expr));
                let check =
                    quote_spanned!(word.span()=> #krate::ApiValidate::check(#value, #checker, #context););
                let check = self.with_self(of, &quote!({ #ctx #check }));
                quote!(#must #check)
            }
        }
    }

    /// Says so where the field's type has none. What a parameter stands for is not known here.
    fn must_have_rules(&self, word: &Ident, ty: &Type) -> Option<TokenStream> {
        let span = spot(word.span());
        let Names { krate, private, .. } = self.names.at(span);
        let is_known = !self.names.is_generic && !mentions(ty, &|ident| ident == "Self");
        let ty = lasting(located(&ty.to_token_stream(), span), &self.names.lifetimes);
        is_known.then(|| {
            quote_spanned!(span=> const _: () = #private::assert!(
                <#ty as #krate::ApiValidate>::HAS_RULES,
                "`nested` stands on a type without rules, expected one that derives `ApiValidate`"
            );)
        })
    }

    fn nested_type(&self, ty: &Type, operand: &Operand, depth: usize) -> TokenStream {
        let Names { krate, private, checker, .. } = self.names.at(ty.span());
        let (name, span) = (format!("inner_{depth}"), spot(ty.span()));
        let (value, item) = (operand.at(span), local(&name, span));
        let checks = |inner| self.nested_type(inner, &Operand::Local(name), depth + 1);
        match shape(ty) {
            Shape::Leaf => self.leaf(ty, operand),
            Shape::Tuple(tuple) => self.tuple(tuple, operand, depth),
            Shape::Each(inner) => {
                let checks = checks(inner);
                quote!(#krate::kinds::Elements::each(#value, #checker, |#checker, #item| { #checks });)
            }
            Shape::Option(inner) => {
                let (checks, peeled) = (checks(inner), operand.peeled(span, self.names));
                quote!(if let #private::Some(#item) = #peeled { #checks })
            }
            Shape::Pointer(inner) => {
                let checks = checks(inner);
                quote!({ let #item = &**(#value); #checks })
            }
        }
    }

    /// Whether the type has rules, only the compiler knows. Where it has none, nothing in it may have some.
    fn leaf(&self, ty: &Type, operand: &Operand) -> TokenStream {
        if is_primitive(ty) {
            return TokenStream::new();
        }
        let span = spot(ty.span());
        let Names { private, checker, generics, .. } = self.names.at(span);
        let (value, context) = (operand.at(span), local("ctx", span));
        let ask = quote_spanned!(span=> (&&&&&#private::ContextProbe(#value, #context)).__nested(#checker););
        if is_generic(ty, generics) {
            return quote_spanned!(span=> #private::must_have_rules(#value); #ask);
        }
        let mut inside = Vec::new();
        innermost(ty, &mut inside);
        let unless_itself = inside.iter().filter(|inner| !std::ptr::eq(**inner, ty));
        let asserts = unless_itself
            .map(|inner| quote_spanned!(span=> (&&&#private::Inside::<#ty, #inner>::new()).__is_checked();));
        quote!(#(#asserts)* #ask)
    }

    fn tuple(&self, tuple: &syn::TypeTuple, operand: &Operand, depth: usize) -> TokenStream {
        let Names { krate, checker, .. } = self.names;
        let elements = tuple.elems.iter().enumerate().map(|(position, ty)| {
            let (value, index) = (operand.at(ty.span()), syn::Index::from(position));
            let (name, mark) =
                (format!("element_{depth}"), local(&format!("mark_{depth}"), Span::call_site()));
            let element = local(&name, ty.span());
            let checks = self.nested_type(ty, &Operand::Local(name), depth + 1);
            quote! {
                let #mark = #krate::Checker::mark(#checker);
                { let #element = &(#value).#index; #checks }
                #checker.place(#mark, #position);
            }
        });
        quote!(#(#elements)*)
    }
}

/// A number, `bool` or `char`: not worth the question, which costs the compiler time in every struct.
fn is_primitive(ty: &Type) -> bool {
    const PRIMITIVES: &[&str] = &[
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64",
        "u128", "usize",
    ];
    let Type::Path(path) = ty else { return false };
    path.path.get_ident().is_some_and(|ident| PRIMITIVES.iter().any(|primitive| ident == primitive))
}
