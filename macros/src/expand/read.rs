//! The reading of a body that serde refused: piece by piece, so that each piece that is wrong has its record,
//! and each that is not is checked.

mod fields;
mod forms;
mod lent;
mod variants;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::spanned::Spanned;

use self::lent::{body_lifetime, cannot_borrow, lent};

use super::{Names, fields::FieldList, here};
use crate::model::{Body, Data, Field, Form, Input, Variant};

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
    if !cfg!(feature = "json") || cannot_borrow(model, clause, names) {
        return Generated::default();
    }
    if matches!(model.body.form, Form::Whole) {
        return if is_lent { Generated::default() } else { without_parts(names) };
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

/// A type that serde reads as a whole: so that its siblings in a list or a map need not be.
fn without_parts(names: &Names<'_>) -> Generated {
    Generated { methods: whole(names), items: TokenStream::new() }
}

/// `fn __read()`
fn read_method(body: &TokenStream, names: &Names<'_>) -> TokenStream {
    let Names { krate, private, checker, .. } = names;
    let [json, context] = ["json", "ctx"].map(here);
    quote! {
        #[cold]
        fn __read(
            #json: &#private::json::RawValue,
            #checker: &mut #krate::Checker,
            #context: &Self::Context,
        ) -> #private::json::Read<Self> {
            #body
        }
    }
}

/// `fn __whole()` and `fn __leaf()`
fn whole(names: &Names<'_>) -> TokenStream {
    let (Names { krate, private, checker, .. }, json) = (names, here("json"));
    quote! {
        fn __whole(
            #json: &mut #private::json::Cursor<'_>,
            #checker: &#krate::Checker,
        ) -> #private::Option<Self> {
            (&&#private::probe::read::Absent::<Self>::new()).__whole(#json, #checker)
        }

        #[cold]
        fn __leaf(
            #json: &#private::json::RawValue,
            #checker: &mut #krate::Checker,
        ) -> #private::json::Read<Self> {
            (&&#private::probe::read::Absent::<Self>::new()).__leaf(#json, #checker)
        }
    }
}

fn owned(read: &TokenStream, rest: Option<&TokenStream>, names: &Names<'_>) -> Generated {
    let Names { krate, private, checker, .. } = names;
    let ([json, members, context], whole) = (["json", "members", "ctx"].map(here), whole(names));
    let rest = rest.map(|rest| {
        quote! {
            fn __read_rest(
                #members: &mut #private::json::Members<'_>,
                #checker: &mut #krate::Checker,
                #context: &Self::Context,
            ) -> #private::json::Read<Self> {
                #rest
            }

            fn __rest_boxed(
                #members: &mut #private::json::Members<'_>,
                #checker: &mut #krate::Checker,
                #context: &Self::Context,
            ) -> #private::json::Read<#private::Box<Self>> {
                Self::__read_rest(#members, #checker, #context).map(#private::Box::new)
            }
        }
    });
    let read = read_method(read, names);
    let methods = quote! {
        #read

        #whole

        fn __read_boxed(
            #json: &#private::json::RawValue,
            #checker: &mut #krate::Checker,
            #context: &Self::Context,
        ) -> #private::json::Read<#private::json::Sound<#private::Box<Self>>> {
            #private::json::boxed(#json, #checker, #context)
        }

        #rest
    };
    Generated { methods, items: TokenStream::new() }
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
        let reads = (0..fields.len()).map(|position| self.member(position, list));
        let deny = self.body.deny_unknown_fields.then(|| quote!(#members.deny_rest(#checker);));
        self.assemble(path, fields, list, reads, &quote!(#deny))
    }

    /// The elements of an array, from `json`.
    fn array(&self, path: &TokenStream, fields: &[Field<'_>], list: &FieldList<'_>) -> TokenStream {
        let Names { private, checker, .. } = self.names;
        let [json, elements] = ["json", "elements"].map(here);
        let count = self.count(fields);
        let mut next = 0_usize..;
        let reads = fields.iter().enumerate().map(|(position, field)| {
            if field.source.is_skipped {
                return self.skipped(field);
            }
            let (index, read) = (next.next(), self.value(position, list));
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
        let reads = fields.iter().enumerate().map(|(position, field)| {
            if field.source.is_skipped { self.skipped(field) } else { self.value(position, list) }
        });
        self.assemble(path, fields, list, reads, &TokenStream::new())
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
}

fn default_of(field: &Field<'_>, private: &TokenStream) -> TokenStream {
    let (ty, span) = (field.ty, field.ty.span());
    let absent = Ident::new("Absent", Span::call_site().located_at(span));
    quote!((&&#private::probe::read::#absent::<#ty>::new()).__default())
}
