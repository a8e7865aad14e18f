//! Model → code: the attribute itself, as calls on const builders. Names are absolute, locals are `__` and hygienic.

mod constant;
mod contract;
mod fields;
mod read;
mod tokens;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{GenericParam, Generics, spanned::Spanned};

use crate::{
    bounds,
    model::{Data, Input, Variant},
    rules::Form,
};

use self::fields::FieldList;

/// The names that all generated code needs.
pub(crate) struct Names<'a> {
    pub(crate) generics: &'a Generics,
    pub(crate) krate: TokenStream,
    pub(crate) private: TokenStream,
    pub(crate) checker: Ident,
    pub(crate) mark: Ident,
    /// Whether the type has parameters besides lifetimes.
    pub(crate) is_generic: bool,
    pub(crate) lifetimes: Vec<String>,
}

impl<'a> Names<'a> {
    fn new(model: &Input<'a>) -> Self {
        let krate = quote!(__api_validate);
        Self {
            generics: model.generics,
            private: quote!(#krate::__private),
            krate,
            checker: local("checker", Span::call_site()),
            mark: local("mark", Span::call_site()),
            is_generic: model.generics.params.iter().any(|param| !matches!(param, GenericParam::Lifetime(_))),
            lifetimes: model.generics.lifetimes().map(|param| param.lifetime.ident.to_string()).collect(),
        }
    }
}

impl Names<'_> {
    /// The same names, reported at `span`: so that the compiler's own messages stand at the attribute's word.
    fn at(&self, span: Span) -> Self {
        Self {
            generics: self.generics,
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

/// A local variable of generated code that calls nothing of the user's.
pub(crate) fn here(name: &str) -> Ident {
    local(name, Span::call_site())
}

/// The implementation, whatever mistakes were found.
pub(crate) fn implementation(model: &Input<'_>) -> TokenStream {
    let names = Names::new(model);
    let context = model.context.as_ref().map_or_else(|| quote!(()), ToTokens::to_token_stream);
    let predicates = bounds::inferred(model, &names.krate, &context);
    let lists = field_lists(model, &names);
    let check = check(model, &lists, &names);
    let functions = lists.iter().flat_map(FieldList::functions);
    let Names { krate, private, checker, .. } = &names;
    let name = model.name;
    let (generics, arguments, clause) = model.generics.split_for_impl();
    let clauses = clause.map(|clause| clause.predicates.iter().collect::<Vec<_>>()).unwrap_or_default();
    let clause_of_impl = quote!(where #(#clauses,)* #(#predicates,)*);
    let read = read::generated(model, &lists, &clause_of_impl, &names);
    let read::Generated { methods: read, items: lent } = read;
    let shape = contract::shape(model, &names);
    let key = key(model, &names);
    let has_lookups = has_lookups(model).then(|| quote!(const HAS_LOOKUPS: #private::bool = true;));
    let context_name = local("ctx", Span::call_site());
    let items = quote! {
        #[allow(unused_imports)]
        use #private::answers::*;

        #[automatically_derived]
        #[allow(deprecated, private_bounds, unused_variables, clippy::all, clippy::pedantic)]
        impl #generics #krate::ApiValidate for #name #arguments #clause_of_impl {
            type Context = #context;
            #has_lookups

            #[inline]
            fn check(&self, #checker: &mut #krate::Checker, #context_name: &Self::Context) {
                #check
            }

            #read

            #shape
        }

        #[automatically_derived]
        #[allow(deprecated, private_bounds, unused_variables, clippy::all, clippy::pedantic)]
        impl #generics #name #arguments #clause_of_impl {
            #(#functions)*
        }

        #[automatically_derived]
        impl #generics #private::probe::nested::HasRules<()> for #name #arguments #clause {}

        #lent

        #key
    };
    in_scope_of_the_crate(model, &items)
}

fn has_lookups(model: &Input<'_>) -> bool {
    let lists = model.data.field_lists();
    let mut items = lists.iter().flat_map(|fields| fields.iter()).flat_map(|field| &field.items);
    items.any(|item| item.has_form(&[Form::Resource, Form::IdValue]))
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

/// The lists of fields: one, or one for each variant.
fn field_lists<'a>(model: &'a Input<'a>, names: &'a Names<'a>) -> Vec<FieldList<'a>> {
    match &model.data {
        Data::Struct(fields) => vec![FieldList::of_struct(fields, &model.rules, names)],
        Data::Enum(variants) => variants
            .iter()
            .enumerate()
            .map(|(position, variant)| FieldList::of_variant(position, &variant.fields, names))
            .collect(),
    }
}

fn check(model: &Input<'_>, lists: &[FieldList<'_>], names: &Names<'_>) -> TokenStream {
    let Data::Enum(variants) = &model.data else {
        return lists.iter().map(FieldList::check).collect();
    };
    if variants.is_empty() {
        return quote!(match *self {});
    }
    let rules = FieldList::of_struct(&[], &model.rules, names).check();
    let arms = variants.iter().zip(lists).map(|(variant, list)| arm(variant, list, names));
    quote! {
        match self {
            #(#arms)*
        }
        #rules
    }
}

fn arm(variant: &Variant<'_>, list: &FieldList<'_>, names: &Names<'_>) -> TokenStream {
    let ident = variant.ident;
    let check = list.check();
    if check.is_empty() {
        return quote!(Self::#ident { .. } => {});
    }
    let bindings = list.bindings();
    let check = if variant.is_converted { tokens::as_a_whole(&check, names) } else { check };
    let placed = tokens::placed(&variant.place, &check, names);
    quote!(Self::#ident { #(#bindings,)* } => { #placed })
}

/// A plain enum can be the key of a map.
fn key(model: &Input<'_>, names: &Names<'_>) -> Option<TokenStream> {
    let (Data::Enum(variants), true) = (&model.data, model.is_key) else { return None };
    let Names { krate, private, .. } = names;
    let name = model.name;
    let (generics, arguments, clause) = model.generics.split_for_impl();
    let idents = variants.iter().map(|variant| variant.ident);
    let texts = variants.iter().map(|variant| &variant.name);
    let read = cfg!(feature = "json").then(|| read_key(variants, names));
    Some(quote! {
        #[automatically_derived]
        impl #generics #krate::kinds::MapKey for #name #arguments #clause {
            fn key(&self) -> #private::Cow<'_, #private::str> {
                #private::Cow::Borrowed(match self {
                    #(Self::#idents => #texts,)*
                })
            }

            #read
        }
    })
}

/// The variant that a key's text is.
fn read_key(variants: &[Variant<'_>], names: &Names<'_>) -> TokenStream {
    let (private, name) = (&names.private, here("name"));
    let arms = variants.iter().filter(|variant| !variant.is_skipped).map(|variant| {
        let Variant { ident, name, aliases, .. } = variant;
        quote!(#name #(| #aliases)* => #private::Some(Self::#ident),)
    });
    let known = variants.iter().filter(|variant| !variant.is_skipped).map(|variant| &variant.name);
    quote! {
        const NAMES: &'static [&'static #private::str] = &[#(#known),*];

        #[allow(unreachable_patterns)]
        fn __read_key(#name: &#private::str) -> #private::json::Read<#private::Option<Self>> {
            #private::Ok(match #name {
                #(#arms)*
                _ => #private::None,
            })
        }
    }
}
