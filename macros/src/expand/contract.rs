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
        self.built(&new, &expected(&self.body.form), &self.fields(fields), rules)
    }

    fn fields(&self, fields: &[Field<'_>]) -> Told {
        fields.iter().map(|field| self.field(&field.place, field, fields)).collect()
    }

    fn choice(&self, variants: &[Variant<'_>], rules: &TokenStream) -> TokenStream {
        let private = &self.names.private;
        let read: Vec<_> = variants.iter().filter(|variant| !variant.is_skipped).collect();
        let names = read.iter().map(|variant| &variant.name);
        // A variant for all other names, or without one, leaves them open.
        let is_open = read.iter().any(|variant| variant.is_other || variant.is_untagged);
        let choice = if is_open { quote!(Text) } else { quote!(OneOf(&[#(#names),*])) };
        let (expected, mut told) = match &self.body.form {
            Form::External => (choice, Told::default()),
            Form::Internal(tag) | Form::Adjacent(tag, _) => {
                let value = quote!(|| #private::Shape::Value(&#private::json::Expected::#choice));
                (expected(&self.body.form), self.of_shape(&Place::Name(tag.clone()), &value))
            }
            form => (expected(form), Told::default()),
        };
        told.extend(read.iter().map(|variant| self.variant(variant)));
        self.built(&quote!(new::<Self>), &expected, &told, rules)
    }

    /// The fields of a variant: beside those of the others, or in a place of their own.
    fn variant(&self, variant: &Variant<'_>) -> Told {
        let Variant { name, place, fields, .. } = variant;
        let (shape, private) = (here("shape"), &self.names.private);
        let mut told = match (place, &variant.form) {
            _ if fields.is_empty() => return Told::default(),
            _ if variant.is_converted => self.of_shape(place, &quote!(#private::Shape::unknown)),
            (Place::Same, _) => self.fields(fields),
            (_, Form::Newtype) => fields.iter().map(|field| self.field(place, field, fields)).collect(),
            (_, form) => {
                let (new, none) = (quote!(content), TokenStream::new());
                let content = self.built(&new, &expected(form), &self.fields(fields), &none);
                self.of_shape(place, &quote!(|| #content))
            }
        };
        let calls = told.calls;
        told.calls = quote!(#shape.variant(#name); #calls);
        told
    }

    /// A place of this shape, which is there, without rules.
    fn of_shape(&self, place: &Place, shape: &TokenStream) -> Told {
        let private = &self.names.private;
        self.told(place, None, &quote!(#private::Described::new(#shape, true)), &quote!(&[]))
    }

    fn field(&self, place: &Place, field: &Field<'_>, fields: &[Field<'_>]) -> Told {
        if field.source.is_skipped {
            return Told::default();
        }
        let (described, is_required) = (self.described(field), self.is_required(field));
        self.told(place, is_required, &described, &self.entries(&field.items, fields))
    }

    /// Whether a field must be sent, where its attributes say so.
    fn is_required(&self, field: &Field<'_>) -> Option<bool> {
        let mut rules = field.items.iter().filter_map(Item::rule);
        if rules.any(|rule| rule.spec.form == RuleForm::Presence) {
            Some(true)
        } else if field.source.default.is_some() || self.body.default.is_some() {
            Some(false)
        } else {
            field.source.with.is_some().then_some(true)
        }
    }

    /// What the field's value looks like, and whether serde makes nothing of a field that was not sent.
    fn described(&self, field: &Field<'_>) -> TokenStream {
        let (private, ty) = (&self.names.private, field.ty);
        let mut rules = field.items.iter().filter_map(Item::rule);
        let is_unknown = field.source.with.is_some()
            || matches!(field.nested, Nested::Skip)
            || matches!(field.nested, Nested::IfAny) && bare_parameter(ty, self.names.generics).is_some();
        let described = if mentions_lifetime(ty.to_token_stream()) {
            quote!((&&&&#private::probe::shape::Of::<#ty>::new()).__described())
        } else {
            quote!((&&&&&&&&#private::probe::shape::Owned::<#ty>::new()).__described())
        };
        if rules.any(|rule| rule.spec.form == RuleForm::Date) {
            quote!(#described.of(|| #private::Shape::Value(&#private::json::Expected::Date)))
        } else if is_unknown {
            quote!(#described.of(#private::Shape::unknown))
        } else {
            described
        }
    }

    /// `__shape.field(name, described);`
    fn told(
        &self,
        place: &Place,
        is_required: Option<bool>,
        described: &TokenStream,
        rules: &TokenStream,
    ) -> Told {
        let (private, shape) = (&self.names.private, here("shape"));
        let name = match place {
            Place::Name(name) => quote!(Field(#name)),
            Place::Index(index) => quote!(Index(#index)),
            Place::Same => quote!(Same),
        };
        let is_required = is_required.map(|is_required| quote!(.required(#is_required)));
        Told {
            calls: quote!(#shape.field(#private::FieldName::#name, #described #is_required);),
            rules: vec![rules.clone()],
        }
    }

    /// The items as a list in a constant.
    fn entries(&self, items: &[Item], fields: &[Field<'_>]) -> TokenStream {
        let private = &self.names.private;
        let entries = items.iter().map(|item| {
            let (variant, held) = match item {
                Item::Rule(rule) => (quote!(Rule), constant::reference_to_rule(rule, fields, self.names)),
                Item::Each(_, items) => (quote!(Each), self.entries(items, fields)),
                Item::Keys(_, items) => (quote!(Keys), self.entries(items, fields)),
                Item::When(_, _, items) => (quote!(When), self.entries(items, fields)),
            };
            // In braces, what is borrowed lives as long as the constant.
            quote!(#private::Entry::#variant { 0: #held })
        });
        quote!(&[#(#entries),*])
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
            let (word, built, own) = match rule {
                TypeRule::Custom(word, _, own) => (word, quote!(#krate::rules::custom()), own),
                TypeRule::Count(word, members, own) => {
                    (word, constant::count(word, members, fields, self.names), own)
                }
            };
            let rule = constant::reference(&built, own, word.span(), self.names);
            quote!(#private::Entry::Rule { 0: #rule })
        });
        quote!(#shape.rules(const { &[#(#entries),*] });)
    }

    /// The rules of all fields are one constant, so that the compiler has less to look at.
    fn built(
        &self,
        new: &TokenStream,
        expected: &TokenStream,
        told: &Told,
        last: &TokenStream,
    ) -> TokenStream {
        let (private, shape) = (&self.names.private, here("shape"));
        let Told { calls, rules } = told;
        quote! {{
            #[allow(unused_mut)]
            let mut #shape = #private::Type::#new(&#private::json::Expected::#expected, const { &[#(#rules),*] });
            #calls
            #last
            #shape.into_shape()
        }}
    }
}

/// Calls that tell of fields, and the rules of each.
#[derive(Default)]
struct Told {
    calls: TokenStream,
    rules: Vec<TokenStream>,
}

impl Extend<Self> for Told {
    fn extend<I: IntoIterator<Item = Self>>(&mut self, all: I) {
        for told in all {
            self.calls.extend(told.calls);
            self.rules.extend(told.rules);
        }
    }
}

impl FromIterator<Self> for Told {
    fn from_iter<I: IntoIterator<Item = Self>>(all: I) -> Self {
        let mut told = Self::default();
        told.extend(all);
        told
    }
}

fn expected(form: &Form) -> TokenStream {
    match form {
        Form::Object | Form::Internal(_) | Form::Adjacent(..) => quote!(Object),
        Form::Array => quote!(List),
        Form::Newtype | Form::External | Form::Whole => quote!(Accepted),
    }
}
