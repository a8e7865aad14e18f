//! What the user says of a type or a field in its comments.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// The text of `///` comments: their lines, without the blank that each begins with. None, where contracts are not built.
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
