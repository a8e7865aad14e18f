//! Types that borrow from the body.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{GenericParam, Lifetime};

use super::{Generated, read_method};
use crate::{
    expand::{Names, here, tokens},
    model::Input,
};

/// A value that borrows is made for the lifetime of the body, and stays there.
pub(super) fn lent(
    model: &Input<'_>,
    read: &TokenStream,
    rest: Option<&TokenStream>,
    clause: &TokenStream,
    names: &Names<'_>,
) -> Generated {
    let Names { krate, private, checker, .. } = names;
    let [json, members, context, whole] = ["json", "members", "ctx", "whole"].map(here);
    let (name, body) = (model.name, body_lifetime());
    let (own, arguments) = (&model.generics.params, model.generics.split_for_impl().1);
    let (own, shortest) =
        (own.iter().map(without_default), model.generics.lifetimes().map(|own| &own.lifetime));
    let anywhere = model.generics.params.iter().map(|param| match param {
        GenericParam::Lifetime(_) => quote!('_),
        GenericParam::Type(param) => param.ident.to_token_stream(),
        GenericParam::Const(param) => param.ident.to_token_stream(),
    });
    let rest = rest.map(|rest| {
        quote! {
            fn __rest_from(
                #members: &mut #private::json::Members<#body>,
                #checker: &mut #krate::Checker,
                #context: &<Self as #krate::ApiValidate>::Context,
            ) -> #private::json::Read<Self> {
                #rest
            }
        }
    });
    let methods = quote! {
        let #whole = <#name<#(#anywhere),*> as #private::json::ReadFrom<'_>>::__read_from(#json, #checker, #context);
        #private::json::keep(#whole, #checker, #context)
    };
    let methods = read_method(&methods, names);
    let items = quote! {
        #[automatically_derived]
        #[allow(deprecated, private_bounds, unused_variables, clippy::all, clippy::pedantic)]
        impl<#body: #(#shortest)+*, #(#own),*> #private::json::ReadFrom<#body> for #name #arguments #clause {
            fn __read_from(
                #json: &#body #private::json::RawValue,
                #checker: &mut #krate::Checker,
                #context: &<Self as #krate::ApiValidate>::Context,
            ) -> #private::json::Read<Self> {
                let #whole = #private::probe::lend::AbsentLent::<#body, Self>::new();
                if let #private::Some(#whole) = (&&#whole).__whole(#json, #checker) {
                    return #private::Ok(#whole);
                }
                #read
            }

            #rest
        }
    };
    Generated { methods, items }
}

/// A parameter as an implementation declares it.
fn without_default(param: &GenericParam) -> GenericParam {
    let mut param = param.clone();
    match &mut param {
        GenericParam::Type(param) => param.default = None,
        GenericParam::Const(param) => param.default = None,
        GenericParam::Lifetime(_) => {}
    }
    param
}

pub(super) fn body_lifetime() -> Lifetime {
    Lifetime::new("'__body", Span::mixed_site())
}

/// What borrows for ever cannot be made of a body; a context borrows something else; and a bound that names the type's
/// own lifetime says nothing of the body's.
pub(super) fn cannot_borrow(model: &Input<'_>, clause: &TokenStream, names: &Names<'_>) -> bool {
    let is_lent = !names.lifetimes.is_empty();
    let fields = model.data.field_lists().into_iter().flatten();
    let mut types = fields.filter(|field| !field.source.is_skipped).map(|field| field.ty.to_token_stream());
    let context = model.context.as_ref().map(ToTokens::to_token_stream);
    types.any(|ty| if is_lent { tokens::mentions_static(ty) } else { tokens::mentions_lifetime(ty) })
        || is_lent && context.is_some_and(tokens::mentions_lifetime)
        || is_lent && names.is_generic && tokens::mentions_lifetime(clause.clone())
}
