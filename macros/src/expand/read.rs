//! The reading of a body that serde refused: piece by piece, so that each piece that is wrong has its record,
//! and each that is not is checked.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericParam, Lifetime, spanned::Spanned};

use super::{Names, fields::FieldList, local};
use crate::{
    model::{Body, Data, Field, Form, Input, Nested, Variant},
    serde::DefaultValue,
};

/// What is generated for types that can be read piece by piece; the others are read as a whole.
#[derive(Default)]
pub(crate) struct Generated {
    /// In the implementation of `ApiValidate`.
    pub(crate) methods: TokenStream,
    /// Beside it.
    pub(crate) items: TokenStream,
}

pub(crate) fn generated(
    model: &Input<'_>,
    lists: &[FieldList<'_>],
    clause: &TokenStream,
    names: &Names<'_>,
) -> Generated {
    let is_lent = !names.lifetimes.is_empty();
    if !cfg!(feature = "json")
        || matches!(model.body.form, Form::Whole)
        || cannot_borrow(model, clause, names)
    {
        return Generated::default();
    }
    let reader = Reader { body: &model.body, is_lent, names };
    let (read, rest) = match &model.data {
        Data::Struct(fields) => (reader.structure(fields, lists), reader.rest(fields, lists)),
        Data::Enum(variants) => {
            (reader.enumeration(variants, lists), reader.enumeration_rest(variants, lists))
        }
    };
    if is_lent {
        lent(model, &read, rest.as_ref(), clause, names)
    } else {
        owned(&read, rest.as_ref(), names)
    }
}

fn owned(read: &TokenStream, rest: Option<&TokenStream>, names: &Names<'_>) -> Generated {
    let Names { krate, private, checker, .. } = names;
    let [json, members, context] = ["json", "members", "ctx"].map(here);
    let rest = rest.map(|rest| {
        quote! {
            fn __read_rest(
                #members: &mut #private::json::Members<'_>,
                #checker: &mut #krate::Checker,
                #context: &Self::Context,
            ) -> #private::json::Read<Self> {
                #rest
            }
        }
    });
    let methods = quote! {
        #[cold]
        fn __read(
            #json: &#private::json::RawValue,
            #checker: &mut #krate::Checker,
            #context: &Self::Context,
        ) -> #private::json::Read<Self> {
            #read
        }

        fn __whole(
            #json: &mut #private::json::Cursor<'_>,
            #checker: &#krate::Checker,
        ) -> #private::Option<Self> {
            (&&#private::probe::read::Absent::<Self>::new()).__whole(#json, #checker)
        }

        fn __read_boxed(
            #json: &#private::json::RawValue,
            #checker: &mut #krate::Checker,
            #context: &Self::Context,
        ) -> #private::json::Read<#private::Box<Self>> {
            #private::json::part::<Self>(#json, #checker, #context).map(#private::Box::new)
        }

        #rest
    };
    Generated { methods, items: TokenStream::new() }
}

/// A value that borrows is made for the lifetime of the body, and stays there.
fn lent(
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
        #[cold]
        fn __read(
            #json: &#private::json::RawValue,
            #checker: &mut #krate::Checker,
            #context: &Self::Context,
        ) -> #private::json::Read<Self> {
            let #whole = <#name<#(#anywhere),*> as #private::json::ReadFrom<'_>>::__read_from(#json, #checker, #context);
            #private::json::keep(#whole, #checker, #context)
        }
    };
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

fn body_lifetime() -> Lifetime {
    Lifetime::new("'__body", Span::mixed_site())
}

/// What borrows for ever cannot be made of a body; a context borrows something else; and a bound that names the type's
/// own lifetime says nothing of the body's.
fn cannot_borrow(model: &Input<'_>, clause: &TokenStream, names: &Names<'_>) -> bool {
    let is_lent = !names.lifetimes.is_empty();
    let fields = model.data.field_lists().into_iter().flatten();
    let mut types = fields.filter(|field| !field.source.is_skipped).map(|field| field.ty.to_token_stream());
    let context = model.context.as_ref().map(ToTokens::to_token_stream);
    types.any(|ty| if is_lent { super::tokens::mentions(ty, "static") } else { mentions_lifetime(ty) })
        || is_lent && context.is_some_and(mentions_lifetime)
        || is_lent && names.is_generic && mentions_lifetime(clause.clone())
}

fn mentions_lifetime(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Punct(punct) => matches!(punct.as_char(), '\'' | '&'),
        TokenTree::Group(group) => mentions_lifetime(group.stream()),
        _ => false,
    })
}

fn here(name: &str) -> Ident {
    local(name, Span::call_site())
}

struct Reader<'a> {
    body: &'a Body,
    /// Whether the type borrows from the body.
    is_lent: bool,
    names: &'a Names<'a>,
}

impl Reader<'_> {
    fn structure(&self, fields: &[Field<'_>], lists: &[FieldList<'_>]) -> TokenStream {
        let Some(list) = lists.first() else { return self.whole() };
        match self.body.form {
            Form::Object => {
                let members = self.members(fields, false);
                self.then_rest(&members)
            }
            Form::Newtype => self.newtype(&quote!(Self), fields, list),
            Form::Array => self.array(&quote!(Self), fields, list),
            _ => self.whole(),
        }
    }

    /// An object is what is left where nothing was taken.
    fn then_rest(&self, members_of: &TokenStream) -> TokenStream {
        let Names { private, checker, .. } = self.names;
        let ([members, ctx], body) = (["members", "ctx"].map(here), body_lifetime());
        let rest = if self.is_lent {
            quote!(<Self as #private::json::ReadFrom<#body>>::__rest_from)
        } else {
            quote!(Self::__read_rest)
        };
        quote!(#members_of #rest(#members, #checker, #ctx))
    }

    /// The fields, from the members of an object, of which another type may have taken some.
    fn rest(&self, fields: &[Field<'_>], lists: &[FieldList<'_>]) -> Option<TokenStream> {
        let list = lists.first().filter(|_| matches!(self.body.form, Form::Object))?;
        Some(self.object(&quote!(Self), fields, list))
    }

    fn enumeration_rest(&self, variants: &[Variant<'_>], lists: &[FieldList<'_>]) -> Option<TokenStream> {
        matches!(self.body.form, Form::Internal(_)).then(|| self.variants(variants, lists))
    }

    fn whole(&self) -> TokenStream {
        let private = &self.names.private;
        quote!(#private::Err(#private::json::NoValue::Whole))
    }

    /// `members`, from `json`: of an array too, but where serde reads an object only.
    fn members(&self, fields: &[Field<'_>], is_object: bool) -> TokenStream {
        let Names { private, checker, .. } = self.names;
        let [json, members] = ["json", "members"].map(here);
        if is_object || fields.iter().any(|field| field.source.is_flattened) {
            return quote!(let #members = &mut #private::json::Members::of(#json, #checker)?;);
        }
        let count = self.count(fields);
        quote!(let #members = &mut #private::json::Members::of_struct(#json, #count, #checker)?;)
    }

    /// How many elements an array has that holds the fields: those at its end that have a default may lack.
    fn count(&self, fields: &[Field<'_>]) -> TokenStream {
        let read: Vec<_> = fields.iter().filter(|field| !field.source.is_skipped).collect();
        let is_needed = |field: &&Field<'_>| field.source.default.is_none() && self.body.default.is_none();
        let (min, max) = (read.iter().rposition(is_needed).map_or(0, |last| last + 1), read.len());
        quote!(#min..=#max)
    }

    /// The fields of an object, from `members`.
    fn object(&self, path: &TokenStream, fields: &[Field<'_>], list: &FieldList<'_>) -> TokenStream {
        let (members, checker) = (here("members"), &self.names.checker);
        let reads = fields.iter().map(|field| self.member(field));
        let deny = self.body.deny_unknown_fields.then(|| quote!(#members.deny_rest(#checker);));
        self.assemble(path, fields, list, reads, &quote!(#deny))
    }

    /// The elements of an array, from `json`.
    fn array(&self, path: &TokenStream, fields: &[Field<'_>], list: &FieldList<'_>) -> TokenStream {
        let Names { private, checker, .. } = self.names;
        let [json, elements] = ["json", "elements"].map(here);
        let count = self.count(fields);
        let mut next = 0_usize..;
        let reads = fields.iter().map(|field| {
            if field.source.is_skipped {
                return self.skipped(field);
            }
            let (index, read) = (next.next(), self.value(field));
            let absent = self.default(field).unwrap_or_else(|| quote!(#private::None));
            quote!(#private::json::element(&#elements, #index, #checker, |#json, #checker| #read, || #absent))
        });
        let assembled = self.assemble(path, fields, list, reads, &TokenStream::new());
        quote! {
            let #elements = #private::json::elements_of(#json, #count, #checker)?;
            #assembled
        }
    }

    /// The only field, from `json`.
    fn newtype(&self, path: &TokenStream, fields: &[Field<'_>], list: &FieldList<'_>) -> TokenStream {
        let reads = fields
            .iter()
            .map(|field| if field.source.is_skipped { self.skipped(field) } else { self.value(field) });
        self.assemble(path, fields, list, reads, &TokenStream::new())
    }

    /// A field of an object: found under its names, or made of nothing.
    fn member(&self, field: &Field<'_>) -> TokenStream {
        let Names { private, checker, .. } = self.names;
        let members = here("members");
        if field.source.is_skipped {
            return self.skipped(field);
        }
        if field.source.is_flattened {
            let probe = self.probe(field);
            return quote!(#probe.__read_rest(#members, #checker));
        }
        let (name, aliases, ctx) = (field.client_name(), &field.source.aliases, here("ctx"));
        let (read, expected, absent) = (self.reader(field), self.expected(field), self.absent(field));
        quote! {
            #private::json::member(#members, &[#name, #(#aliases),*], #checker, #read, #expected, #ctx, #absent)
        }
    }

    /// The field's value, from `json`.
    fn value(&self, field: &Field<'_>) -> TokenStream {
        let checker = &self.names.checker;
        let (json, ctx, read, expected) =
            (here("json"), here("ctx"), self.reader(field), self.expected(field));
        quote!((#read)(#json, #expected, #checker, #ctx))
    }

    /// The function that reads the field's value: one of the library's, so that the compiler has less to look at.
    fn reader(&self, field: &Field<'_>) -> TokenStream {
        let Names { private, checker, .. } = self.names;
        let Some(path) = &field.source.with else {
            let probe = self.probe(field);
            return quote!(#probe.__reader());
        };
        let [json, expected] = ["json", "expected"].map(here);
        quote! {
            |#json, #expected, #checker, _| #private::json::leaf_with(
                #json, #private::Option::unwrap_or(#expected, #private::json::Expected::Accepted), #checker,
                |#json| #path(#json), |#json| #path(#json),
            )
        }
    }

    /// What the field's own rules say of what it reads.
    fn expected(&self, field: &Field<'_>) -> TokenStream {
        let private = &self.names.private;
        let has = |name: &str| {
            field.items.iter().any(|item| item.rule().is_some_and(|rule| rule.spec.name == name))
        };
        if has("date") {
            quote!(#private::Some(#private::json::Expected::Date))
        } else {
            quote!(#private::None)
        }
    }

    fn borrows(&self, field: &Field<'_>) -> bool {
        self.is_lent && mentions_lifetime(field.ty.to_token_stream())
    }

    fn probe(&self, field: &Field<'_>) -> TokenStream {
        let private = &self.names.private;
        let (ty, ctx) = (field.ty, here("ctx"));
        if self.borrows(field) {
            let lent = quote!(#private::probe::lend::Lent::<#ty, _>::new(#ctx));
            return match &field.nested {
                Nested::Skip => quote!((&&#lent)),
                _ => quote!((&&&&#lent)),
            };
        }
        match &field.nested {
            // Its own rules are not wanted, so it is read as a whole.
            Nested::Skip => quote!((&&#private::probe::read::Field::<#ty, _>::new(#ctx))),
            _ => quote!((&&&&&#private::probe::read::Field::<#ty, _>::new(#ctx))),
        }
    }

    /// A field that no body holds.
    fn skipped(&self, field: &Field<'_>) -> TokenStream {
        let private = &self.names.private;
        let value = self.default(field).unwrap_or_else(|| default_of(field, private));
        quote!(#private::Option::ok_or(#value, #private::json::NoValue::Whole))
    }

    /// What the field is when it was not sent.
    fn absent(&self, field: &Field<'_>) -> TokenStream {
        let (private, ty) = (&self.names.private, field.ty);
        let default = self.default(field).map(|default| quote!(|| #default));
        default.unwrap_or_else(|| match field.source.with {
            Some(_) => quote!(|| #private::None),
            None if self.borrows(field) => {
                quote!((&&#private::probe::lend::AbsentLent::<#ty>::new()).__missing())
            }
            None => quote!((&&&#private::probe::read::Absent::<#ty>::new()).__missing()),
        })
    }

    fn default(&self, field: &Field<'_>) -> Option<TokenStream> {
        let (private, member) = (&self.names.private, &field.member);
        match (&field.source.default, &self.body.default) {
            (Some(DefaultValue::Function(path)), _) => Some(quote!(#private::Some(#path()))),
            (Some(DefaultValue::Default), _) => Some(default_of(field, private)),
            (None, Some(DefaultValue::Function(path))) => {
                Some(quote!({ let whole: Self = #path(); #private::Some(whole.#member) }))
            }
            (None, Some(DefaultValue::Default)) => {
                Some(quote!(#private::Some(<Self as #private::Default>::default().#member)))
            }
            (None, None) => None,
        }
    }

    /// Reads each field, and makes a value of them; where one is refused, the others are checked.
    fn assemble(
        &self,
        path: &TokenStream,
        fields: &[Field<'_>],
        list: &FieldList<'_>,
        reads: impl Iterator<Item = TokenStream>,
        last: &TokenStream,
    ) -> TokenStream {
        let Names { krate, private, checker, .. } = self.names;
        let start = here("start");
        let indexed =
            |name: &str| (0..fields.len()).map(|n| here(&format!("{name}_{n}"))).collect::<Vec<_>>();
        let (read, begin) = (indexed("read"), indexed("begin"));
        let types = fields.iter().map(|field| field.ty);
        let members = fields.iter().map(|field| &field.member);
        let (partial, ctx) = (list.partial(&begin), here("ctx"));
        let value = quote!(#path { #(#members: #read?),* });
        let is_whole = quote!(#start == #krate::Checker::mark(#checker));
        // What a value is refused for besides its fields leaves it whole: all of its rules can be checked.
        let (before, whole) = if last.is_empty() || list.is_of_variant() {
            (None, quote!(if #is_whole { return #private::Ok(#value); }))
        } else {
            let before = here("is_whole");
            let complete = quote!(#private::json::complete(#value, #start, #checker, #ctx));
            (Some(quote!(let #before = #is_whole;)), quote!(if #before { return #complete; }))
        };
        quote! {
            let #start = #krate::Checker::mark(#checker);
            #(
                let #begin = #krate::Checker::mark(#checker);
                let #read: #private::json::Read<#types> = #reads;
            )*
            #private::json::unless_whole(&[#(#private::json::reason(&#read)),*], #start, #checker)?;
            #before
            #last
            // Whatever was refused has left a record.
            #whole
            #partial
            #private::Err(#private::json::NoValue::Refused)
        }
    }

    fn enumeration(&self, variants: &[Variant<'_>], lists: &[FieldList<'_>]) -> TokenStream {
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
    fn variants(&self, variants: &[Variant<'_>], lists: &[FieldList<'_>]) -> TokenStream {
        let Names { private, checker, .. } = self.names;
        let [json, members, content, position] = ["json", "members", "content", "position"].map(here);
        let read: Vec<_> = variants.iter().zip(lists).filter(|(variant, _)| !variant.is_skipped).collect();
        // A variant that has no name is serde's to find.
        if read.iter().any(|(variant, _)| {
            matches!(variant.place, crate::model::Place::Same) && !matches!(self.body.form, Form::Internal(_))
        }) {
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

    fn variant(&self, variant: &Variant<'_>, list: &FieldList<'_>) -> TokenStream {
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
        let segment = super::tokens::segment(&variant.place);
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

fn default_of(field: &Field<'_>, private: &TokenStream) -> TokenStream {
    let (ty, span) = (field.ty, field.ty.span());
    let absent = Ident::new("Absent", Span::call_site().located_at(span));
    quote!((&&#private::probe::read::#absent::<#ty>::new()).__default())
}
