//! Finds the names that tokens and types mention.

use proc_macro2::{Ident, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, GenericArgument, PathArguments, Type};

/// Returns the names in a type that consists of paths, such as `Option<Vec<Item>>`, without making tokens of it.
pub(crate) fn path_names(ty: &Type) -> Option<Vec<&Ident>> {
    let mut names = Vec::new();
    has_path_names(ty, &mut names).then_some(names)
}

fn has_path_names<'a>(ty: &'a Type, names: &mut Vec<&'a Ident>) -> bool {
    let Type::Path(path) = ty else { return false };
    path.qself.is_none()
        && path.path.segments.iter().all(|segment| {
            names.push(&segment.ident);
            match &segment.arguments {
                PathArguments::None => true,
                PathArguments::AngleBracketed(arguments) => arguments.args.iter().all(|argument| {
                    matches!(argument, GenericArgument::Type(inner) if has_path_names(inner, names))
                }),
                PathArguments::Parenthesized(_) => false,
            }
        })
}

/// Returns all names in a type.
pub(crate) fn names(ty: &Type) -> Vec<String> {
    if let Some(names) = path_names(ty) {
        return names.into_iter().map(ToString::to_string).collect();
    }
    let mut names = Vec::new();
    mentions(ty, |name| {
        names.push(name.to_string());
        false
    });
    names
}

/// Returns whether tokens mention a name.
pub(crate) fn mentions(tokens: &impl ToTokens, mut is_it: impl FnMut(&Ident) -> bool) -> bool {
    fn any(tokens: TokenStream, is_it: &mut dyn FnMut(&Ident) -> bool) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => is_it(&ident),
            TokenTree::Group(group) => any(group.stream(), is_it),
            _ => false,
        })
    }
    any(tokens.to_token_stream(), &mut is_it)
}

/// Returns whether a type mentions a name.
pub(crate) fn type_mentions(ty: &Type, is_it: impl FnMut(&Ident) -> bool) -> bool {
    match path_names(ty) {
        Some(names) => names.into_iter().any(is_it),
        None => mentions(ty, is_it),
    }
}

/// Returns whether an expression uses the value `self` or `ctx`, and not a module of that name.
pub(crate) fn asks_for(expr: &Expr, word: &str) -> bool {
    value_of_request(expr, &[word]).is_some()
}

/// Returns the first of these words that does not name a module.
pub(crate) fn value_of_request(expr: &Expr, words: &[&str]) -> Option<Ident> {
    match expr {
        Expr::Lit(_) => None,
        Expr::Path(path) if path.path.get_ident().is_some() => {
            path.path.get_ident().filter(|word| words.iter().any(|it| word == it)).cloned()
        }
        _ => first_of(expr.to_token_stream(), words),
    }
}

fn first_of(tokens: TokenStream, words: &[&str]) -> Option<Ident> {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let found = match token {
            TokenTree::Ident(word) => {
                Some(word).filter(|word| !is_module(tokens.peek()) && words.iter().any(|it| word == it))
            }
            TokenTree::Group(group) => first_of(group.stream(), words),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Returns whether a path goes on.
pub(crate) fn is_module(next: Option<&TokenTree>) -> bool {
    matches!(next, Some(TokenTree::Punct(colon)) if colon.as_char() == ':' && colon.spacing() == Spacing::Joint)
}
