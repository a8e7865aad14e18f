//! Reports names that a request can have once and that two fields, or two variants, would read.

use quote::ToTokens;

use crate::{
    errors::Errors,
    model::{Body, Data, Field, Input, Place, Tagging, Variant},
};

/// `#[serde(rename = "id")] first`, `#[serde(alias = "id")] second`
pub(super) fn names(model: &Input<'_>, errors: &mut Errors) {
    // The request has another type.
    if model.body.is_converted {
        return;
    }
    match &model.data {
        Data::Struct(fields) => of_fields(fields, errors),
        Data::Enum(all) => {
            of_variants(all, &model.body, errors);
            all.iter()
                .filter(|variant| !variant.is_skipped)
                .for_each(|variant| of_fields(&variant.fields, errors));
        }
    }
}

fn of_fields(fields: &[Field<'_>], errors: &mut Errors) {
    let mut names = Names::default();
    for field in fields {
        if let (Place::Name(name), false) = (&field.place, field.source.is_skipped) {
            names.add(name, &field.source.aliases, &field.member, &field.rust_name(), errors);
        }
    }
}

fn of_variants(variants: &[Variant<'_>], body: &Body, errors: &mut Errors) {
    let has_no_name = |variant: &Variant<'_>| variant.is_skipped || variant.is_untagged || variant.is_other;
    if matches!(body.tagging, Tagging::Untagged) {
        return;
    }
    let mut names = Names::default();
    for variant in variants.iter().filter(|variant| !has_no_name(variant)) {
        names.add(&variant.name, &variant.aliases, variant.ident, &variant.ident.to_string(), errors);
    }
}

/// The names of a request so far, each with what reads it.
#[derive(Default)]
struct Names<'a>(Vec<(&'a str, String)>);

impl<'a> Names<'a> {
    fn add(
        &mut self,
        name: &'a str,
        aliases: &'a [String],
        word: &impl ToTokens,
        rust_name: &str,
        errors: &mut Errors,
    ) {
        for name in aliases.iter().map(String::as_str).chain([name]) {
            match self.0.iter().find(|(known, _)| *known == name) {
                None => self.0.push((name, rust_name.to_owned())),
                // A name may be given to one field twice.
                Some((_, first)) if first == rust_name => {}
                Some((_, first)) => {
                    return errors.at(
                        word,
                        format!(
                            "`{name}` names `{first}` in a request, expected another name for `{rust_name}`"
                        ),
                    );
                }
            }
        }
    }
}
