//! What the value of an attribute may be.

use alloc::{boxed::Box, format, string::String};

use super::{Attribute, Options, Roles, Value};
use crate::{
    kinds::is_blank,
    metadata::json::{
        errors::{At, CatalogErrors},
        file,
        limits::{MAX_NAME, MAX_OPTION},
        options::OptionList,
        texts::Index,
        typed::Typed,
    },
};

/// Takes the options out, of which there may be many.
pub(super) fn attribute(
    attribute: &mut file::Attribute,
    at: &At<'_>,
    errors: &mut CatalogErrors,
) -> Attribute {
    let value = if let Some(list) = attribute.options.take() {
        Value::Options(Box::new(options(list, &at.member("options"), errors)))
    } else if let Some(text) = &attribute.text {
        Value::Typed(Typed::text(text, &at.member("text"), errors))
    } else if let Some(number) = &attribute.number {
        Value::Typed(Typed::number(number, &at.member("number"), errors))
    } else if let Some(date) = &attribute.date {
        Value::Typed(Typed::date(date, &at.member("date"), errors))
    } else {
        Value::Any
    };
    Attribute::of(value, attribute)
}

fn options(list: OptionList, at: &At<'_>, errors: &mut CatalogErrors) -> Options {
    if list.texts.len() == 0 {
        errors.at(at, "Add an option, or leave options out to allow any text.");
    }
    for (position, text) in list.texts.iter().enumerate() {
        // A character takes 1 to 4 bytes, so most need not be counted.
        let is_long = text.len() > MAX_OPTION && text.chars().count() > MAX_OPTION;
        if is_long {
            errors.at(at.index(position), format!("An option has at most {MAX_OPTION} characters."));
        } else if is_blank(text) {
            errors.at(at.index(position), "An option cannot be blank. Leave it out.");
        }
    }
    let settable_by = list.settable_by.into_iter().map(|(option, roles)| {
        roles_of(&roles, &at.index(option as usize).member("settableBy"), errors);
        (option, Roles(roles))
    });
    let settable_by = settable_by.collect();
    let (index, repeated) = Index::new(list.texts);
    for again in repeated {
        errors.at(at.index(again), "This option stands there already. Leave out one of them.");
    }
    Options { index, settable_by }
}

fn roles_of(roles: &[String], at: &At<'_>, errors: &mut CatalogErrors) {
    if roles.is_empty() {
        errors.at(at, "Add a role, or leave settableBy out to allow everybody.");
    }
    for (position, role) in roles.iter().enumerate() {
        if is_blank(role) || role.chars().count() > MAX_NAME {
            errors.at(at.index(position), format!("A role has 1 to {MAX_NAME} characters and is not blank."));
        }
    }
}
