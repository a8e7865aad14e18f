//! `#[derive(ApiSchema)]`: the schema traits of other crates.
//!
//! Each of these crates has a derive that knows its own attributes and serde's. So a private copy of the type derives
//! the trait, and the type itself has the schema of the copy, with its rules.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{
    Attribute, Data, DeriveInput, Fields, GenericArgument, Meta, PathArguments, Token, Type, Visibility,
    ext::IdentExt, punctuated::Punctuated, spanned::Spanned,
};

use crate::{
    errors::Errors,
    model::{self, Input},
};

/// A crate for schemas.
struct Crate {
    /// Attributes that its derive reads.
    attributes: &'static [&'static str],
    /// Their word for a field that schemas leave out.
    hides: &'static str,
    /// Their words for what a field looks like, whatever its type.
    gives: &'static [&'static str],
    /// Their words for what rules say, each with the rule.
    rules: &'static [(&'static str, &'static str)],
    implement: fn(&Described<'_>) -> TokenStream,
}

/// A type, and what a schema crate learns about it.
struct Described<'a> {
    input: &'a DeriveInput,
    model: &'a Input<'a>,
    /// The type under a private name, with the attributes that the crate's derive reads.
    copy: DeriveInput,
    of: &'a Crate,
}

impl Crate {
    /// Reports what attributes say of values in the place of rules. The schema has the rules and nothing else.
    fn rules_of_its_own(&self, input: &DeriveInput) -> Vec<syn::Error> {
        let is_given = |field: &syn::Field| {
            let mut words =
                self.attributes.iter().flat_map(|name| self.gives.iter().map(move |word| (name, word)));
            words.any(|(name, word)| has_argument(&field.attrs, name, word))
        };
        let fields: Vec<&syn::Field> = match &input.data {
            Data::Struct(data) => data.fields.iter().collect(),
            Data::Enum(data) => data.variants.iter().flat_map(|variant| &variant.fields).collect(),
            Data::Union(_) => Vec::new(),
        };
        let attributes = fields.into_iter().filter(|field| !is_given(field)).flat_map(|field| &field.attrs);
        let lists = attributes.filter(|it| self.attributes.iter().any(|name| it.path().is_ident(name)));
        let words = lists.filter_map(|it| it.meta.require_list().ok()).flat_map(|list| words(&list.tokens));
        let error = |word: proc_macro2::Ident| {
            let (_, rule) = self.rules.iter().find(|(name, _)| word == *name)?;
            let message =
                format!("`{word}` has no effect: the schema says what the rules say. Write `#[api({rule})]`");
            Some(syn::Error::new(word.span(), message))
        };
        words.filter_map(error).collect()
    }
}

fn joined(mut errors: syn::Error, other: syn::Error) -> syn::Error {
    errors.combine(other);
    errors
}

/// Returns the words that begin an argument.
fn words(arguments: &TokenStream) -> Vec<proc_macro2::Ident> {
    let (mut words, mut begins) = (Vec::new(), true);
    for token in arguments.clone() {
        let ends = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',');
        if let (true, TokenTree::Ident(word)) = (begins, token) {
            words.push(word);
        }
        begins = ends;
    }
    words
}

/// Attributes that every copy keeps.
const KEPT: &[&str] = &["doc", "deprecated", "serde", "cfg"];

pub(crate) fn derived(input: &DeriveInput) -> TokenStream {
    if let Some(param) = input.generics.type_params().next() {
        let message = "`ApiSchema` cannot describe a type with parameters: its schema needs a name of its own. Derive it \
                       for a type without them";
        return syn::Error::new(param.span(), message).into_compile_error();
    }
    if let Data::Union(data) = &input.data {
        return syn::Error::new(data.union_token.span, "a union has no schema").into_compile_error();
    }
    let crates = [
        #[cfg(feature = "utoipa")]
        Crate {
            attributes: &["schema", "param", "into_params"],
            hides: "ignore",
            gives: &["value_type", "schema_with"],
            rules: &[
                ("minimum", "range(min = …)"),
                ("maximum", "range(max = …)"),
                ("exclusive_minimum", "range(above = …)"),
                ("exclusive_maximum", "range(below = …)"),
                ("multiple_of", "multiple_of(…)"),
                ("min_length", "length(min = …)"),
                ("max_length", "length(max = …)"),
                ("min_items", "length(min = …)"),
                ("max_items", "length(max = …)"),
                ("pattern", "pattern(\"…\")"),
            ],
            implement: utoipa,
        },
        #[cfg(feature = "schemars")]
        Crate {
            attributes: &["schemars"],
            hides: "skip",
            gives: &["with", "schema_with"],
            rules: &[
                ("range", "range(…)"),
                ("length", "length(…)"),
                ("regex", "pattern(\"…\")"),
                ("contains", "contains(\"…\")"),
                ("email", "email"),
                ("url", "url"),
            ],
            implement: schemars,
        },
    ];
    if let Some(error) = crates.iter().flat_map(|of| of.rules_of_its_own(input)).reduce(joined) {
        return error.into_compile_error();
    }
    let model = crate::parse::input(input, &mut Errors::default());
    let describe = |of: &Crate| {
        let copy = copy(input, of.attributes);
        (of.implement)(&Described { input, model: &model, copy, of })
    };
    let described: TokenStream = crates.iter().map(describe).collect();
    let stands = stands(input);
    in_scope(&model, None, &quote!(#stands #described))
}

/// Returns a private type that stands for the described one, so that one place asks for its rules.
fn stands(input: &DeriveInput) -> TokenStream {
    let (span, this, generics) = (Span::mixed_site(), Target(input), &input.generics);
    let (implement, ty, clause) = generics.split_for_impl();
    let asked = input.ident.span();
    let this_asked = quote_spanned!(asked=> #this);
    quote_spanned! {span=>
        #[allow(dead_code)]
        struct __Ruled #generics (__private::PhantomData<fn() -> #this>) #clause;

        #[automatically_derived]
        impl #implement __private::Stands for __Ruled #ty #clause {
            type For = #this_asked;
        }
    }
}

impl Described<'_> {
    /// Returns what attributes say about a struct's fields. One of them says what a field looks like.
    fn of_fields(&self, gives: &str) -> TokenStream {
        let hidden = self.fields_with(self.of.attributes, &[self.of.hides]);
        let given = self.fields_with(&[gives], self.of.gives);
        quote_spanned! {Span::mixed_site()=>
            &__private::OfFields { hidden: &[#(#hidden),*], given: &[#(#given),*] }
        }
    }

    /// Returns the client's names of a struct's fields that have one of the words in one of the attributes.
    fn fields_with(&self, attributes: &[&str], words: &[&str]) -> Vec<String> {
        let (Data::Struct(data), model::Data::Struct(fields)) = (&self.input.data, &self.model.data) else {
            return Vec::new();
        };
        let has_one = |field: &syn::Field| {
            let has = |name: &&str| words.iter().any(|word| has_argument(&field.attrs, name, word));
            attributes.iter().any(has)
        };
        let found = data.fields.iter().zip(fields).filter(|(field, _)| has_one(field));
        found.map(|(_, field)| field.client_name()).collect()
    }
}

fn copy(input: &DeriveInput, attributes: &[&str]) -> DeriveInput {
    let mut copy = input.clone();
    copy.ident = proc_macro2::Ident::new("__Described", input.ident.span());
    copy.vis = Visibility::Inherited;
    keep(&mut copy.attrs, attributes);
    copy.attrs.iter_mut().for_each(drop_default);
    match &mut copy.data {
        Data::Struct(data) => copy_fields(&mut data.fields, attributes),
        Data::Enum(data) => {
            for variant in &mut data.variants {
                keep(&mut variant.attrs, attributes);
                copy_fields(&mut variant.fields, attributes);
            }
        }
        Data::Union(_) => {}
    }
    copy
}

/// Removes `default`: the copy's default would not be the type's.
fn drop_default(attribute: &mut Attribute) {
    let Meta::List(list) = &mut attribute.meta else { return };
    if !list.path.is_ident("serde") {
        return;
    }
    if let Ok(items) = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated) {
        let kept = items.iter().filter(|item| !item.path().is_ident("default"));
        list.tokens = quote!(#(#kept),*);
    }
}

fn copy_fields(fields: &mut Fields, attributes: &[&str]) {
    for field in fields {
        keep(&mut field.attrs, attributes);
        field.vis = Visibility::Inherited;
        replace(&mut field.ty);
    }
}

fn keep(kept: &mut Vec<Attribute>, attributes: &[&str]) {
    kept.retain(|attribute| KEPT.iter().chain(attributes).any(|name| attribute.path().is_ident(name)));
}

/// Replaces types of ours by those that they look like. Their own names must not become names of schemas.
fn replace(ty: &mut Type) {
    let Type::Path(path) = ty else { return };
    let Some(last) = path.path.segments.last_mut() else { return };
    if let PathArguments::AngleBracketed(arguments) = &mut last.arguments {
        for argument in &mut arguments.args {
            if let GenericArgument::Type(ty) = argument {
                replace(ty);
            }
        }
    }
    let (arguments, span) = (&last.arguments, last.ident.span());
    let replaced = match last.ident.to_string().as_str() {
        "Patch" => quote_spanned!(span=> ::core::option::Option #arguments),
        "Filter" | "OrderBy" if cfg!(feature = "filter") => quote_spanned!(span=> ::std::string::String),
        // These crates do not know it. The rules say what may be sent.
        "IgnoredAny" => quote_spanned!(span=> ()),
        _ => return,
    };
    *ty = Type::Verbatim(replaced);
}

/// Implements `ToSchema`, and `IntoParams` if all fields have names.
#[cfg(feature = "utoipa")]
fn utoipa(described: &Described<'_>) -> TokenStream {
    let Described { input, copy, .. } = described;
    let (of_fields, of_params) = (described.of_fields("schema"), described.of_fields("param"));
    let (span, name) = (Span::mixed_site(), input.ident.unraw().to_string());
    let is_named = has_argument(&copy.attrs, "schema", "as");
    // utoipa lets every type say its name but a unit struct.
    let is_unit = matches!(&input.data, Data::Struct(data) if matches!(data.fields, Fields::Unit));
    let named = (!is_named && !is_unit).then(|| {
        let name = proc_macro2::Ident::new(&name, Span::call_site());
        quote!(#[schema(as = #name)])
    });
    let is_params = match &input.data {
        Data::Struct(data) => match data.fields {
            Fields::Named(_) => true,
            Fields::Unnamed(_) => has_argument(&copy.attrs, "into_params", "names"),
            Fields::Unit => false,
        },
        _ => false,
    };
    let tells_params = is_params && mentions(input, &["param", "into_params"]);
    let (this, generics) = (Target(input), &input.generics);
    let (implement, ty, clause) = generics.split_for_impl();
    let told = quote_spanned!(span=> __Described #ty);
    let name = if is_unit {
        quote_spanned!(span=> #name.into())
    } else {
        quote_spanned!(span=> <#told as utoipa::ToSchema>::name())
    };
    let told_params = if tells_params {
        quote_spanned!(span=> <#told as utoipa::IntoParams>::into_params(&__place))
    } else {
        quote_spanned!(span=> __private::Vec::new())
    };
    let derives =
        if tells_params { quote!(utoipa::ToSchema, utoipa::IntoParams) } else { quote!(utoipa::ToSchema) };
    let params = is_params.then(|| {
        quote_spanned! {span=>
            #[automatically_derived]
            impl #implement utoipa::IntoParams for #this #clause {
                fn into_params(
                    __place: impl Fn() -> __private::Option<utoipa::openapi::path::ParameterIn>,
                ) -> __private::Vec<utoipa::openapi::path::Parameter> {
                    let __told = <#told as utoipa::PartialSchema>::schema();
                    openapi::params::<__Ruled #ty>(&__told, #of_params, #told_params, __place)
                }
            }
        }
    });
    let items = quote_spanned! {span=>
        #[derive(#derives)]
        #[allow(dead_code)]
        #named
        #copy

        #[automatically_derived]
        impl #implement utoipa::__dev::ComposeSchema for #this #clause {
            fn compose(
                _: __private::Vec<utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>>,
            ) -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                openapi::schema::<__Ruled #ty>(&<#told as utoipa::PartialSchema>::schema(), #of_fields)
            }
        }

        #[automatically_derived]
        impl #implement utoipa::ToSchema for #this #clause {
            fn name() -> __private::Cow<'static, __private::str> {
                #name
            }

            fn schemas(
                __schemas: &mut __private::Vec<(
                    __private::String,
                    utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>,
                )>,
            ) {
                openapi::schemas::<__Ruled #ty>(__schemas, <#told as utoipa::ToSchema>::schemas);
            }
        }

        #params
    };
    in_scope(described.model, Some(&quote_spanned!(span=> utoipa, openapi)), &items)
}

/// Implements `JsonSchema`.
#[cfg(feature = "schemars")]
fn schemars(described: &Described<'_>) -> TokenStream {
    let Described { input, copy, .. } = described;
    let of_fields = described.of_fields("schemars");
    let (span, this, name) = (Span::mixed_site(), Target(input), input.ident.unraw().to_string());
    let (implement, ty, clause) = input.generics.split_for_impl();
    let told = quote_spanned!(span=> <__Described #ty as schemars::JsonSchema>);
    // The copy's own name must not show.
    let is_named = has_argument(&copy.attrs, "schemars", "rename");
    let name = if is_named {
        quote_spanned!(span=> #told::schema_name())
    } else {
        quote_spanned!(span=> #name.into())
    };
    let items = quote_spanned! {span=>
        #[derive(schemars::JsonSchema)]
        #[schemars(crate = "schemars")]
        #[allow(dead_code)]
        #copy

        #[automatically_derived]
        impl #implement schemars::JsonSchema for #this #clause {
            fn inline_schema() -> bool {
                #told::inline_schema()
            }

            fn schema_name() -> __private::Cow<'static, __private::str> {
                #name
            }

            fn schema_id() -> __private::Cow<'static, __private::str> {
                ::core::any::type_name::<Self>().into()
            }

            fn json_schema(__generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                __private::with_rules::<__Ruled #ty>(#told::json_schema(__generator), #of_fields)
            }
        }
    };
    in_scope(described.model, Some(&quote_spanned!(span=> schemars)), &items)
}

/// Puts the items in a scope where the crate's parts have names.
fn in_scope(model: &Input<'_>, parts: Option<&TokenStream>, items: &TokenStream) -> TokenStream {
    let (span, krate) = (Span::mixed_site(), model.krate.as_ref());
    let krate = krate.map_or_else(|| quote!(::api_validate), |krate| quote!(#krate));
    let parts = parts.map(|parts| quote_spanned!(span=> , #parts));
    quote_spanned! {span=>
        const _: () = {
            use #krate as __api_validate;
            use __api_validate::__private::{self #parts};
            #items
        };
    }
}

/// Returns whether the type or a field has one of these attributes.
#[cfg(feature = "utoipa")]
fn mentions(input: &DeriveInput, names: &[&str]) -> bool {
    let Data::Struct(data) = &input.data else { return false };
    let attributes = input.attrs.iter().chain(data.fields.iter().flat_map(|field| &field.attrs));
    attributes.into_iter().any(|attribute| names.iter().any(|name| attribute.path().is_ident(name)))
}

/// `#[attribute(word = …)]`
fn has_argument(attributes: &[Attribute], attribute: &str, word: &str) -> bool {
    let mut of_name = attributes.iter().filter(|it| it.path().is_ident(attribute));
    of_name.any(|it| {
        it.meta.require_list().is_ok_and(|list| {
            list.tokens.clone().into_iter().any(|token| matches!(token, TokenTree::Ident(it) if it == word))
        })
    })
}

/// The type itself, with its lifetimes.
struct Target<'a>(&'a DeriveInput);

impl ToTokens for Target<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (name, (_, generics, _)) = (&self.0.ident, self.0.generics.split_for_impl());
        tokens.extend(quote!(#name #generics));
    }
}
