//! Attributes → model. A mistake costs one item: parsing goes on behind the next comma.

mod arguments;
mod bounds;
mod context;
mod fields;
mod syntax;
mod types;

use proc_macro2::Ident;
use syn::{Attribute, DeriveInput, Fields, Index, Member, WherePredicate, ext::IdentExt, parse::ParseStream};

use self::{
    fields::{field_item, stopped},
    syntax::separated,
    types::type_item,
};
use crate::{
    docs,
    errors::Errors,
    mentions::type_mentions,
    model::{Body, Data, Field, Form, Input, Item, Nested, Place, Source, Tagging, Variant},
    serde::Serde,
};

pub(crate) fn input<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Input<'a> {
    let serde = Serde::of(&input.attrs);
    let mut model = Input {
        name: &input.ident,
        generics: &input.generics,
        krate: None,
        context: None,
        bound: None,
        rules: Vec::new(),
        data: data(input, &serde, errors),
        is_union: matches!(input.data, syn::Data::Union(_)),
        is_key: is_key(input, &serde),
        body: Body {
            form: form(input, &serde),
            tagging: tagging(&serde),
            is_converted: serde.from.is_some(),
            is_transparent: serde.transparent,
            deny_unknown_fields: serde.deny_unknown_fields,
            default: serde.default.clone(),
            bound: bound(input, &serde),
        },
        docs: docs::text(&input.attrs),
    };
    for attribute in api(&input.attrs) {
        items(attribute, types::EXPECTED, errors, |input, errors| type_item(input, &mut model, errors));
    }
    context::is_missing(&mut model, errors);
    model
}

fn data<'a>(input: &'a DeriveInput, serde: &Serde, errors: &mut Errors) -> Data<'a> {
    if let Some(span) = serde.remote {
        errors.span(span, REMOTE);
    }
    match &input.data {
        syn::Data::Struct(data) => {
            if let (Some(span), Fields::Named(_)) = (serde.from, &data.fields) {
                errors.span(span, FROM);
            }
            Data::Struct(fields(&data.fields, serde, errors))
        }
        syn::Data::Enum(data) => {
            if let Some(span) = serde.from {
                errors.span(span, FROM);
            }
            Data::Enum(data.variants.iter().map(|v| variant(v, serde, errors)).collect())
        }
        syn::Data::Union(data) => {
            errors.at(
                &data.union_token,
                "`ApiValidate` cannot be derived for a union, only for a struct or an enum",
            );
            Data::Struct(Vec::new())
        }
    }
}

const FROM: &str = "the request holds another type, so the client's names are not known here: derive \
                    `ApiValidate` for that type and let the request have it, or mark fields of this type \
                    `#[api(skip)]`, without a derive here";

const REMOTE: &str = "serde reads the remote type here, so that no request holds a value of this one: \
                      check it with `custom(function)` on the fields of that type";

fn form(input: &DeriveInput, serde: &Serde) -> Form {
    match &input.data {
        syn::Data::Struct(data) => fields_form(&data.fields, serde),
        syn::Data::Enum(_) | syn::Data::Union(_) => Form::Unit,
    }
}

fn fields_form(fields: &Fields, serde: &Serde) -> Form {
    match fields {
        _ if serde.is_newtype(fields) => Form::Newtype,
        // A body has another type in its place, and none of the fields.
        Fields::Unnamed(_) if serde.from.is_some() => Form::Newtype,
        Fields::Named(_) => Form::Object,
        Fields::Unnamed(_) => Form::Array,
        Fields::Unit => Form::Unit,
    }
}

fn tagging(serde: &Serde) -> Tagging {
    match (&serde.tag, &serde.content) {
        _ if serde.untagged => Tagging::Untagged,
        (None, _) => Tagging::External,
        (Some(tag), None) => Tagging::Internal(tag.clone()),
        (Some(tag), Some(content)) => Tagging::Adjacent(tag.clone(), content.clone()),
    }
}

/// Returns the bounds for serde's implementation, from the attributes of the type, its variants and its fields.
fn bound(input: &DeriveInput, serde: &Serde) -> Vec<WherePredicate> {
    if input.generics.type_params().next().is_none() {
        return Vec::new();
    }
    let mut bounds = serde.bound.clone();
    let mut add = |attrs: &[Attribute]| bounds.extend(Serde::of(attrs).bound);
    match &input.data {
        syn::Data::Struct(data) => data.fields.iter().for_each(|field| add(&field.attrs)),
        syn::Data::Enum(data) => {
            for variant in &data.variants {
                add(&variant.attrs);
                variant.fields.iter().for_each(|field| add(&field.attrs));
            }
        }
        syn::Data::Union(_) => {}
    }
    bounds
}

/// Returns whether the type may be a key of a map. Externally tagged plain variants are strings, and a newtype stands
/// for its only field.
fn is_key(input: &DeriveInput, serde: &Serde) -> bool {
    if serde.from.is_some() {
        return false;
    }
    match &input.data {
        syn::Data::Enum(data) => {
            let is_plain = |variant: &syn::Variant| {
                let serde = Serde::of(&variant.attrs);
                matches!(variant.fields, Fields::Unit) && !(serde.other || serde.untagged)
            };
            !(data.variants.is_empty() || serde.tag.is_some() || serde.untagged)
                && data.variants.iter().all(is_plain)
        }
        syn::Data::Struct(data) => {
            let mut fields = data.fields.iter();
            let (Some(field), None) = (fields.next(), fields.next()) else { return false };
            let of_field = Serde::of(&field.attrs);
            // A service knows better how to read a borrowed key.
            let is_borrowed = matches!(field.ty, syn::Type::Reference(_));
            // A type that contains only itself is not text.
            let is_endless = type_mentions(&field.ty, |name| *name == input.ident);
            let is_plain = of_field.with.is_none() && !of_field.skip && !is_borrowed && !is_endless;
            is_plain && serde.is_newtype(&data.fields)
        }
        syn::Data::Union(_) => false,
    }
}

fn variant<'a>(variant: &'a syn::Variant, of: &Serde, errors: &mut Errors) -> Variant<'a> {
    for attribute in api(&variant.attrs) {
        errors.at(
            attribute,
            "a variant has no rules: put them on its fields, or give it one field, of a struct that has them",
        );
    }
    let serde = of.of_variant(&variant.attrs);
    let name = of.variant_name(&serde, &variant.ident.unraw().to_string());
    Variant {
        ident: &variant.ident,
        name,
        fields: fields(&variant.fields, &serde, errors),
        form: fields_form(&variant.fields, &serde),
        is_other: serde.other,
        is_untagged: serde.untagged,
        is_skipped: serde.skip,
        with: serde.with,
        aliases: serde.aliases,
        docs: docs::text(&variant.attrs),
    }
}

fn fields<'a>(fields: &'a Fields, of: &Serde, errors: &mut Errors) -> Vec<Field<'a>> {
    let mut next_index = 0;
    let mut model = Vec::new();
    for (position, field) in fields.iter().enumerate() {
        let serde = Serde::of(&field.attrs);
        let member = field.ident.clone().map_or(Member::Unnamed(Index::from(position)), Member::Named);
        let place = match &field.ident {
            _ if serde.flatten || of.is_newtype(fields) || of.from.is_some() => Place::Same,
            Some(ident) => Place::Name(of.field_name(&serde, &ident.unraw().to_string())),
            None => Place::Index(next_index),
        };
        next_index += usize::from(!serde.skip);
        let mut model_field = Field {
            member,
            ty: &field.ty,
            place,
            items: Vec::new(),
            nested: Nested::Plain,
            is_sound: true,
            source: Source::default(),
            docs: docs::text(&field.attrs),
        }
        .with_attributes(&field.attrs, errors);
        model_field.hide(of, &serde, errors);
        model_field.source = Source {
            aliases: serde.aliases,
            default: serde.default,
            with: serde.with,
            is_skipped: serde.skip,
            is_flattened: serde.flatten,
        };
        model.push(model_field);
    }
    bounds::of_fields(&mut model, errors);
    model
}

impl Field<'_> {
    fn with_attributes(mut self, attributes: &[Attribute], errors: &mut Errors) -> Self {
        let before = errors.len();
        for attribute in api(attributes) {
            items(attribute, fields::EXPECTED, errors, |input, errors| field_item(input, &mut self, errors));
        }
        self.items = stopped(self.items, errors);
        self.is_sound = errors.len() == before;
        self
    }

    /// Marks a field that no request has, and one of a type that `from` converts, so that names inside are not known.
    fn hide(&mut self, of: &Serde, serde: &Serde, errors: &mut Errors) {
        let first = || self.items.first().map(Item::word);
        let holder = || Item::on_value(&self.items).into_iter().find_map(Item::inner).map(|(word, _)| word);
        let (word, message) = match (serde.skip, of.from) {
            (true, _) => (first().or(self.nested.word()), SKIPPED),
            (false, Some(_)) => (holder().or(self.nested.word()), FROM),
            (false, None) => return,
        };
        if let Some(word) = word {
            errors.at(word, message);
            self.items.clear();
        }
        let is_checked = !serde.skip && !matches!(self.nested, Nested::Skip);
        self.nested = if is_checked { Nested::Made } else { Nested::Unread };
    }
}

const SKIPPED: &str = "serde skips this field, so that no request can break a rule on it";

impl Item {
    /// Returns the word that an item begins with.
    pub(crate) fn word(&self) -> &Ident {
        match self {
            Self::Rule(rule) => &rule.word,
            Self::Each(word, _) | Self::Keys(word, _) | Self::When(word, ..) | Self::Stop(word, _) => word,
        }
    }
}

fn api(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("api"))
}

/// Parses the items of an attribute, each on its own.
fn items(
    attribute: &Attribute,
    expected: &str,
    errors: &mut Errors,
    mut item: impl FnMut(ParseStream<'_>, &mut Errors) -> syn::Result<()>,
) {
    match &attribute.meta {
        syn::Meta::Path(_) => {
            return errors.at(attribute, format!("`api` holds nothing, expected {expected}"));
        }
        syn::Meta::NameValue(_) => return errors.at(attribute, "expected parentheses: `#[api(…)]`"),
        syn::Meta::List(_) => {}
    }
    let before = errors.len();
    let parsed = attribute.parse_args_with(|input: ParseStream<'_>| {
        if input.is_empty() {
            errors.half_typed.is_open = true;
            errors.at(attribute, format!("`api` holds nothing, expected {expected}"));
        }
        separated(input, errors, &mut item);
        Ok(())
    });
    // Tokens left behind by a reported mistake are not a second mistake.
    if let (Err(error), true) = (parsed, errors.len() == before) {
        errors.push(error);
    }
}
