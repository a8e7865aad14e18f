//! The doc comments of a type or field.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// Returns the text of `///` comments, without the blank that begins each line. `None` if there are no contracts.
pub(crate) fn text(attributes: &[Attribute]) -> Option<String> {
    if !cfg!(feature = "json") {
        return None;
    }
    let lines: Vec<String> = attributes.iter().filter_map(line).collect();
    let text = lines.join("\n").trim().to_owned();
    (!text.is_empty()).then_some(text)
}

fn line(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => {
                let text = text.value();
                Some(text.strip_prefix(' ').unwrap_or(&text).to_owned())
            }
            _ => None,
        },
        _ => None,
    }
}
