//! Lifetimes in types: a type that borrows from a body does so for the body's lifetime.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Type;

use super::tokens::{at, here};
use crate::mentions::path_names;

/// Returns whether a type borrows, or names a lifetime.
pub(crate) fn in_type(ty: &Type) -> bool {
    path_names(ty).is_none() && are_mentioned(ty.to_token_stream())
}

/// As above, for tokens.
pub(crate) fn are_mentioned(ty: TokenStream) -> bool {
    borrowed(ty).any(|token| match token {
        TokenTree::Punct(punct) => matches!(punct.as_char(), '\'' | '&'),
        TokenTree::Group(group) => are_mentioned(group.stream()),
        _ => false,
    })
}

/// Returns whether a type borrows for ever.
pub(crate) fn mentions_static(ty: TokenStream) -> bool {
    borrowed(ty).any(|token| match token {
        TokenTree::Ident(ident) => ident == "static",
        TokenTree::Group(group) => mentions_static(group.stream()),
        _ => false,
    })
}

/// Replaces each of these lifetimes by the body's.
pub(crate) fn of_body(tokens: TokenStream, lifetimes: &[String]) -> TokenStream {
    replaced(tokens, lifetimes, &Ident::new(BODY, here()))
}

/// Replaces the type's lifetimes and the body's by the type's first one. Compiler messages then say `Line<'a>`, as the
/// user does.
pub(crate) fn named(tokens: TokenStream, own: &[Ident]) -> TokenStream {
    let Some(first) = own.first() else { return tokens };
    let lifetimes: Vec<String> = own.iter().map(ToString::to_string).chain([BODY.to_owned()]).collect();
    replaced(tokens, &lifetimes, first)
}

/// The body's lifetime in generated code.
const BODY: &str = "__n";

fn replaced(tokens: TokenStream, lifetimes: &[String], by: &Ident) -> TokenStream {
    let mut is_lifetime = false;
    let replace_one = |token: TokenTree| {
        let is_quote = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
        let is_name = std::mem::replace(&mut is_lifetime, is_quote);
        match token {
            TokenTree::Ident(ident) if is_name && lifetimes.contains(&ident.to_string()) => {
                let mut name = by.clone();
                name.set_span(at(ident.span()));
                TokenTree::Ident(name)
            }
            TokenTree::Group(group) => {
                let mut replaced = Group::new(group.delimiter(), replaced(group.stream(), lifetimes, by));
                replaced.set_span(group.span());
                TokenTree::Group(replaced)
            }
            token => token,
        }
    };
    tokens.into_iter().map(replace_one).collect()
}

/// Returns a type's tokens without parts that name a lifetime but own their value: `Cow<'static`, and all of
/// `PhantomData<…>`.
fn borrowed(ty: TokenStream) -> impl Iterator<Item = TokenTree> {
    let mut tokens: Vec<TokenTree> = ty.into_iter().collect();
    while let Some(owned) = (0..tokens.len()).find_map(|start| owned_at(&tokens, start)) {
        tokens.drain(owned);
    }
    tokens.into_iter()
}

fn owned_at(tokens: &[TokenTree], start: usize) -> Option<std::ops::Range<usize>> {
    let is = |at: usize, text: &str| match tokens.get(at) {
        Some(TokenTree::Ident(ident)) => ident == text,
        Some(TokenTree::Punct(punct)) => text.chars().eq([punct.as_char()]),
        _ => false,
    };
    if is(start, "Cow") && is(start + 1, "<") && is(start + 2, "'") && is(start + 3, "static") {
        return Some(start..start + 4);
    }
    if !(is(start, "PhantomData") && is(start + 1, "<")) {
        return None;
    }
    let mut depth = 0_usize;
    let end = (start + 1..tokens.len()).find(|at| {
        // The `>` of `->` closes nothing.
        let is_close = is(*at, ">") && !is(at - 1, "-");
        depth = if is(*at, "<") { depth + 1 } else { depth.saturating_sub(usize::from(is_close)) };
        depth == 0
    })?;
    Some(start..end + 1)
}
