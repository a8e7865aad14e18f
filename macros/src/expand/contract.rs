//! The type as data: what stands in its attributes, as constants that nothing is done with until somebody asks.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{Names, constant, here, tokens::mentions_lifetime};
use crate::{
    check::bare_parameter,
    model::{Body, Data, Field, Form, Input, Item, Nested, Place, TypeRule, Variant},
    rules::Form as RuleForm,
};

/// `fn __shape()`
pub(crate) fn shape(model: &Input<'_>, names: &Names<'_>) -> Option<TokenStream> {
    cfg!(feature = "json").then(|| {
        let private = &names.private;
        let shape = Describer { body: &model.body, names }.shape(model);
        quote! {
            #[cold]
            fn __shape() -> #private::Shape {
                #shape
            }
        }
    })
}

struct Describer<'a> {
    body: &'a Body,
    names: &'a Names<'a>,
}

impl Describer<'_> {
    fn shape(&self, model: &Input<'_>) -> TokenStream {
        let rules = self.type_rules(model);
        match &model.data {
            Data::Struct(fields) => self.structure(fields, &rules),
            Data::Enum(variants) => self.choice(variants, &rules),
        }
    }

    fn structure(&self, fields: &[Field<'_>], rules: &TokenStream) -> TokenStream {
        let new = match &self.body.form {
            Form::Newtype => quote!(newtype::<Self>),
            Form::Whole if matches!(fields, [Field { place: Place::Same, .. }]) => quote!(newtype::<Self>),
            _ => quote!(new::<Self>),
        };
        let fields = self.fields(fields);
        self.built(&new, &expected(&self.body.form), &quote!(#fields #rules))
    }

    fn fields(&self, fields: &[Field<'_>]) -> TokenStream {
        fields.iter().map(|field| self.field(&field.place, field, fields)).collect()
    }

    fn choice(&self, variants: &[Variant<'_>], rules: &TokenStream) -> TokenStream {
        let private = &self.names.private;
        let read: Vec<_> = variants.iter().filter(|variant| !variant.is_skipped).collect();
        let names = read.iter().map(|variant| &variant.name);
        // A variant for all other names, or without one, leaves them open.
        let is_open = read.iter().any(|variant| variant.is_other || variant.is_untagged);
        let choice = if is_open { quote!(Text) } else { quote!(OneOf(&[#(#names),*])) };
        let (expected, tag) = match &self.body.form {
            Form::External => (choice, None),
            Form::Internal(tag) | Form::Adjacent(tag, _) => {
                let value = quote!(|| #private::Shape::Value(&#private::json::Expected::#choice));
                let tag = self.push(&Place::Name(tag.clone()), &quote!(true), &value, &[], &[]);
                (expected(&self.body.form), Some(tag))
            }
            form => (expected(form), None),
        };
        let variants = read.iter().map(|variant| self.variant(variant));
        self.built(&quote!(new::<Self>), &expected, &quote!(#tag #(#variants)* #rules))
    }

    /// The fields of a variant: beside those of the others, or in a place of their own.
    fn variant(&self, variant: &Variant<'_>) -> TokenStream {
        let Variant { name, place, fields, .. } = variant;
        let (shape, private) = (here("shape"), &self.names.private);
        let fields = match (place, &variant.form) {
            _ if fields.is_empty() => return TokenStream::new(),
            _ if variant.is_converted => {
                self.push(place, &quote!(true), &quote!(#private::Shape::unknown), &[], &[])
            }
            (Place::Same, _) => self.fields(fields),
            (_, Form::Newtype) => fields.iter().map(|field| self.field(place, field, fields)).collect(),
            (_, form) => {
                let content = self.built(&quote!(content), &expected(form), &self.fields(fields));
                self.push(place, &quote!(true), &quote!(|| #content), &[], &[])
            }
        };
        quote!(#shape.variant(#name); #fields)
    }

    fn field(&self, place: &Place, field: &Field<'_>, fields: &[Field<'_>]) -> TokenStream {
        if field.source.is_skipped {
            return TokenStream::new();
        }
        self.push(place, &self.is_required(field), &self.value(field), &field.items, fields)
    }

    /// Whether serde makes nothing of a field that was not sent, or a rule forbids it.
    fn is_required(&self, field: &Field<'_>) -> TokenStream {
        let (private, ty) = (&self.names.private, field.ty);
        let mut rules = field.items.iter().filter_map(Item::rule);
        if rules.any(|rule| rule.spec.form == RuleForm::Presence) {
            quote!(true)
        } else if field.source.default.is_some() || self.body.default.is_some() {
            quote!(false)
        } else if field.source.with.is_some() {
            quote!(true)
        } else if mentions_lifetime(ty.to_token_stream()) {
            quote!((&&&&#private::probe::shape::Of::<#ty>::new()).__is_required())
        } else {
            quote!((&&&#private::probe::read::Absent::<#ty>::new()).__missing()().is_none())
        }
    }

    /// What the field's value looks like: a function.
    fn value(&self, field: &Field<'_>) -> TokenStream {
        let (private, ty) = (&self.names.private, field.ty);
        let mut rules = field.items.iter().filter_map(Item::rule);
        let is_unknown = field.source.with.is_some()
            || matches!(field.nested, Nested::Skip)
            || matches!(field.nested, Nested::IfAny) && bare_parameter(ty, self.names.generics).is_some();
        if rules.any(|rule| rule.spec.form == RuleForm::Date) {
            quote!(|| #private::Shape::Value(&#private::json::Expected::Date))
        } else if is_unknown {
            quote!(#private::Shape::unknown)
        } else {
            quote!((&&&&#private::probe::shape::Of::<#ty>::new()).__shape())
        }
    }

    /// `__shape.field(name, is_required, value, rules);`
    fn push(
        &self,
        place: &Place,
        is_required: &TokenStream,
        value: &TokenStream,
        items: &[Item],
        fields: &[Field<'_>],
    ) -> TokenStream {
        let (private, shape) = (&self.names.private, here("shape"));
        let name = match place {
            Place::Name(name) => quote!(Field(#name)),
            Place::Index(index) => quote!(Index(#index)),
            Place::Same => quote!(Same),
        };
        let rules = self.entries(items, fields);
        quote!(#shape.field(#private::FieldName::#name, #is_required, #value, #rules);)
    }

    /// The items as a constant list.
    fn entries(&self, items: &[Item], fields: &[Field<'_>]) -> TokenStream {
        if items.is_empty() {
            return quote!(&[]);
        }
        let private = &self.names.private;
        let entries = items.iter().map(|item| match item {
            Item::Rule(rule) => {
                let constant = constant::rule(rule, fields, self.names);
                quote!(#private::Entry::Rule(#constant))
            }
            Item::Each(_, items) => {
                let inner = self.entries(items, fields);
                quote!(#private::Entry::Each(#inner))
            }
            Item::Keys(_, items) => {
                let inner = self.entries(items, fields);
                quote!(#private::Entry::Keys(#inner))
            }
            Item::When(_, _, items) => {
                let inner = self.entries(items, fields);
                quote!(#private::Entry::When(#inner))
            }
        });
        quote!(const { &[#(#entries),*] })
    }

    /// The rules over the whole value.
    fn type_rules(&self, model: &Input<'_>) -> TokenStream {
        let (Names { krate, private, .. }, shape) = (self.names, here("shape"));
        if model.rules.is_empty() {
            return TokenStream::new();
        }
        let lists = model.data.field_lists();
        let fields = lists.first().copied().unwrap_or_default();
        let entries = model.rules.iter().map(|rule| {
            let constant = match rule {
                TypeRule::Custom(word, _, own) => {
                    constant::constant(&quote!(#krate::rules::custom()), own, word.span(), self.names)
                }
                TypeRule::Count(word, members, own) => {
                    constant::count(word, members, own, fields, self.names)
                }
            };
            quote!(#private::Entry::Rule(#constant))
        });
        quote!(#shape.rules(const { &[#(#entries),*] });)
    }

    fn built(&self, new: &TokenStream, expected: &TokenStream, calls: &TokenStream) -> TokenStream {
        let (private, shape) = (&self.names.private, here("shape"));
        quote! {{
            #[allow(unused_mut)]
            let mut #shape = #private::Type::#new(&#private::json::Expected::#expected);
            #calls
            #shape.into_shape()
        }}
    }
}

fn expected(form: &Form) -> TokenStream {
    match form {
        Form::Object | Form::Internal(_) | Form::Adjacent(..) => quote!(Object),
        Form::Array => quote!(List),
        Form::Newtype | Form::External | Form::Whole => quote!(Accepted),
    }
}
