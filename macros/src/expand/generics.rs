//! The headers of implementations.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{GenericParam, TypeParamBound, WherePredicate};

use super::{lifetimes, tokens::here};
use crate::model::Input;

/// The parameters of the type, and their bounds.
pub(crate) struct Generics<'a> {
    model: &'a Input<'a>,
    /// The where clause, with the bounds on fields.
    clause: TokenStream,
    lifetimes: Vec<Ident>,
}

impl<'a> Generics<'a> {
    pub(crate) fn new(model: &'a Input<'a>, predicates: &[TokenStream]) -> Self {
        let own = model.generics.where_clause.as_ref();
        let own = own.map(|clause| clause.predicates.iter().collect::<Vec<_>>()).unwrap_or_default();
        let clause = if own.is_empty() && predicates.is_empty() {
            TokenStream::new()
        } else {
            quote!(where #(#own,)* #(#predicates,)*)
        };
        let lifetimes = model.generics.lifetimes().map(|param| param.lifetime.ident.clone());
        Self { model, clause, lifetimes: lifetimes.collect() }
    }

    pub(crate) fn lifetimes(&self) -> &[Ident] {
        &self.lifetimes
    }

    /// `impl<'a, T> ApiValidate for Dto<'a, T> where …`
    pub(crate) fn api_validate(&self) -> TokenStream {
        self.implement(&quote_spanned!(here()=> __api_validate::ApiValidate))
    }

    /// `impl<'a, T> path for Dto<'a, T> where …`, or without the path.
    pub(crate) fn implement(&self, path: &TokenStream) -> TokenStream {
        self.implement_where(path, None)
    }

    /// The same, with a further bound.
    pub(crate) fn implement_where(&self, path: &TokenStream, bound: Option<&TokenStream>) -> TokenStream {
        let (span, name, clause) = (here(), self.model.name, &self.clause);
        let clause = match bound {
            Some(bound) if clause.is_empty() => quote!(where #bound),
            bound => quote!(#clause #bound),
        };
        let (parameters, arguments, _) = self.model.generics.split_for_impl();
        let path = (!path.is_empty()).then(|| quote_spanned!(span=> #path for));
        quote_spanned!(span=> impl #parameters #path #name #arguments #clause)
    }

    /// Returns `impl<'__n, T> path for Dto<'a, T> where …`, whose lifetimes all become the body's: see
    /// [`Self::for_body`].
    pub(crate) fn implement_for_body(&self, path: &TokenStream) -> TokenStream {
        let (span, name, clause) = (here(), self.model.name, &self.clause);
        let own = self.model.generics.params.iter().filter_map(without_default);
        let arguments = self.model.generics.split_for_impl().1;
        quote_spanned!(span=> impl<'__n #(, #own)*> #path for #name #arguments #clause)
    }

    /// Replaces the body's lifetime and all of the type's own by one.
    pub(crate) fn for_body(&self, tokens: TokenStream) -> TokenStream {
        lifetimes::named(tokens, &self.lifetimes)
    }

    /// Returns `Self`, or `Dto<'_, T>` where its lifetime may not be that of `self`.
    pub(crate) fn anywhere(&self) -> TokenStream {
        let (span, name) = (here(), self.model.name);
        if self.lifetimes.is_empty() {
            return quote_spanned!(span=> Self);
        }
        let arguments = self.model.generics.params.iter().map(|param| match param {
            GenericParam::Lifetime(_) => quote!('_),
            GenericParam::Type(param) => param.ident.to_token_stream(),
            GenericParam::Const(param) => param.ident.to_token_stream(),
        });
        quote_spanned!(span=> #name<#(#arguments),*>)
    }

    /// Returns whether a bound on the parameters holds for the type's own lifetimes, and maybe not for a body's.
    pub(crate) fn are_bound_to_lifetimes(&self) -> bool {
        let is_bound =
            |bound: &TypeParamBound| matches!(bound, TypeParamBound::Trait(bound) if names_lifetime(bound));
        let mut inline = self.model.generics.type_params().flat_map(|param| &param.bounds);
        let clause = self.model.generics.where_clause.as_ref();
        let mut own = clause.into_iter().flat_map(|clause| &clause.predicates);
        inline.any(is_bound)
            || own.any(
                |predicate| matches!(predicate, WherePredicate::Type(predicate) if names_lifetime(predicate)),
            )
            || self.model.generics.type_params().next().is_some()
                && lifetimes::are_mentioned(self.clause.clone())
    }
}

fn names_lifetime(tokens: &impl ToTokens) -> bool {
    lifetimes::are_mentioned(tokens.to_token_stream())
}

/// Returns a parameter as an implementation declares it. `None` for a lifetime.
fn without_default(param: &GenericParam) -> Option<GenericParam> {
    let mut param = param.clone();
    match &mut param {
        GenericParam::Type(param) => param.default = None,
        GenericParam::Const(param) => param.default = None,
        GenericParam::Lifetime(_) => return None,
    }
    Some(param)
}
