//! Model → code: the attribute itself, as calls on const builders. Names are absolute, locals are `__` and hygienic.

mod constant;
mod fields;
mod tokens;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{GenericParam, spanned::Spanned};

use crate::{
    bounds,
    model::{Data, Input, Variant},
};

use self::fields::FieldList;

/// The names that all generated code needs.
pub(crate) struct Names {
    pub(crate) krate: TokenStream,
    pub(crate) private: TokenStream,
    pub(crate) checker: Ident,
    pub(crate) mark: Ident,
    /// Whether the type has parameters besides lifetimes.
    pub(crate) is_generic: bool,
    pub(crate) lifetimes: Vec<String>,
}

impl Names {
    fn new(model: &Input<'_>) -> Self {
        let krate = quote!(__api_validate);
        Self {
            private: quote!(#krate::__private),
            krate,
            checker: local("checker", Span::call_site()),
            mark: local("mark", Span::call_site()),
            is_generic: model.generics.params.iter().any(|param| !matches!(param, GenericParam::Lifetime(_))),
            lifetimes: model.generics.lifetimes().map(|param| param.lifetime.ident.to_string()).collect(),
        }
    }
}

impl Names {
    /// The same names, reported at `span`: so that the compiler's own messages stand at the attribute's word.
    fn at(&self, span: Span) -> Self {
        Self {
            krate: tokens::located(&self.krate, span),
            private: tokens::located(&self.private, span),
            checker: local("checker", span),
            mark: local("mark", span),
            is_generic: self.is_generic,
            lifetimes: self.lifetimes.clone(),
        }
    }
}

/// Where `span` is, as a part of the expansion. All tokens of an expression must be so: the compiler reports one
/// whose tokens are partly the user's at the derive.
pub(crate) fn spot(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// A local variable that the user's code cannot see, reported where `span` is.
pub(crate) fn local(name: &str, span: Span) -> Ident {
    Ident::new(&format!("__{name}"), Span::mixed_site().located_at(span))
}

/// The implementation, whatever mistakes were found.
pub(crate) fn implementation(model: &Input<'_>) -> TokenStream {
    let names = Names::new(model);
    let context = model.context.as_ref().map_or_else(|| quote!(()), ToTokens::to_token_stream);
    let predicates = bounds::inferred(model, &names.krate, &context);
    let body = body(model, &names);
    let Names { krate, private, checker, .. } = &names;
    let name = model.name;
    let (generics, arguments, clause) = model.generics.split_for_impl();
    let clauses = clause.map(|clause| clause.predicates.iter().collect::<Vec<_>>()).unwrap_or_default();
    let key = key(model, &names);
    let items = quote! {
        #[automatically_derived]
        #[allow(deprecated, private_bounds, unused_variables, clippy::all, clippy::pedantic)]
        impl #generics #krate::ApiValidate for #name #arguments
        where
            #(#clauses,)*
            #(#predicates,)*
        {
            type Context = #context;

            fn check(&self, #checker: &mut #krate::Checker, ctx: &Self::Context) {
                #[allow(unused_imports)]
                use #private::probe::{
                    call::{Deref1 as _, Deref2 as _, Misfit as _, Plain as _, WithContext as _},
                    missing::{OfBlank as _, OfPresence as _},
                    nested::{Incomplete as _, NoContext as _, NoRules as _, OtherContext as _, SameContext as _},
                    value::{OfAny as _, OfOne as _, OfTwo as _},
                };
                #body
            }
        }

        #[automatically_derived]
        impl #generics #private::probe::nested::HasRules for #name #arguments #clause {}

        #key
    };
    in_scope_of_the_crate(model, &items)
}

/// The crate is named once, so that a wrong name is one mistake.
fn in_scope_of_the_crate(model: &Input<'_>, items: &TokenStream) -> TokenStream {
    let import = match &model.krate {
        None => quote!(
            use ::api_validate as __api_validate;
        ),
        Some(krate) => quote_spanned!(krate.span()=> use #krate as __api_validate;),
    };
    quote! {
        const _: () = {
            #import
            #items
        };
    }
}

fn body(model: &Input<'_>, names: &Names) -> TokenStream {
    match &model.data {
        Data::Struct(fields) => FieldList::of_struct(fields, &model.rules, names).check(),
        Data::Enum(variants) => {
            let rules = FieldList::of_struct(&[], &model.rules, names).check();
            if variants.is_empty() {
                return quote!(match *self {});
            }
            let arms = variants.iter().map(|variant| arm(variant, names));
            quote! {
                match self {
                    #(#arms)*
                }
                #rules
            }
        }
    }
}

fn arm(variant: &Variant<'_>, names: &Names) -> TokenStream {
    let ident = variant.ident;
    let list = FieldList::of_variant(&variant.fields, names);
    let check = list.check();
    if check.is_empty() {
        return quote!(Self::#ident { .. } => {});
    }
    let bindings = list.bindings();
    let placed = tokens::placed(&variant.place, &check, names);
    quote!(Self::#ident { #(#bindings,)* } => { #placed })
}

/// A plain enum can be the key of a map.
fn key(model: &Input<'_>, names: &Names) -> Option<TokenStream> {
    let (Data::Enum(variants), true) = (&model.data, model.is_key) else { return None };
    let Names { krate, private, .. } = names;
    let name = model.name;
    let (generics, arguments, clause) = model.generics.split_for_impl();
    let idents = variants.iter().map(|variant| variant.ident);
    let texts = variants.iter().map(|variant| &variant.name);
    Some(quote! {
        #[automatically_derived]
        impl #generics #krate::kinds::MapKey for #name #arguments #clause {
            fn key(&self) -> #private::Cow<'_, str> {
                #private::Cow::Borrowed(match self {
                    #(Self::#idents => #texts,)*
                })
            }
        }
    })
}
