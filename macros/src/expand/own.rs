//! `self.field` in a variant: a field of the variant, which no expression over the enum can name.

use std::collections::BTreeMap;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::{Member, ext::IdentExt};

use super::{
    tokens::{at, here},
    walk::{Of, Walk},
};
use crate::{check::member_name, mentions::mentions};

/// Replaces `__this.field` by the field of the variant, in the code of its walk, and takes these fields out of `__this`
/// where that becomes known.
pub(super) fn resolved(code: TokenStream, walk: &Walk<'_>) -> TokenStream {
    let Of::Variant(_, variant) = walk.of else { return code };
    if walk.fields.is_empty() || !mentions(&code, |name| name == "__this") {
        return code;
    }
    let members = walk.fields.iter().map(|field| (member_name(&field.member), &field.member));
    let mut own = Own { members: members.collect(), named: BTreeMap::new() };
    let code = own.fields(code);
    if own.named.is_empty() {
        return code;
    }
    let (span, ident) = (here(), variant.ident);
    let fields = own.named.iter().map(|(name, member)| {
        let local = local(name, span);
        quote_spanned!(span=> #member: #local)
    });
    taken(code, &quote_spanned!(span=> __this @ Self::#ident { #(#fields,)* .. }))
}

/// `__own_field`
fn local(name: &str, span: Span) -> Ident {
    Ident::new(&format!("__own_{name}"), span)
}

struct Own<'a> {
    members: BTreeMap<String, &'a Member>,
    /// Those that the code names.
    named: BTreeMap<String, &'a Member>,
}

impl Own<'_> {
    fn fields(&mut self, code: TokenStream) -> TokenStream {
        let mut tokens = code.into_iter().peekable();
        let mut replaced = TokenStream::new();
        while let Some(token) = tokens.next() {
            let dot = tokens.next_if(|next| is_name(&token, "__this") && is_dot(next));
            let Some(dot) = dot else {
                replaced.extend([inside(token, &mut |code| self.fields(code))]);
                continue;
            };
            match tokens.next_if(|next| self.members.contains_key(&text(next))) {
                Some(field) => replaced.extend(self.field(&field)),
                None => replaced.extend([token, dot]),
            }
        }
        replaced
    }

    /// `(*__own_field)`
    fn field(&mut self, field: &TokenTree) -> TokenStream {
        let (name, span) = (text(field), at(field.span()));
        self.named.extend(self.members.get_key_value(&name).map(|(name, member)| (name.clone(), *member)));
        let local = local(&name, span);
        quote_spanned!(span=> (*#local))
    }
}

/// Replaces `__private::Some(__this)`, which the user cannot write, by one with another pattern.
fn taken(code: TokenStream, pattern: &TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = code.into_iter().collect();
    let is_ours = |at: usize| at >= 4 && is_name(&tokens[at - 4], "__private");
    let replace = |(at, token): (usize, &TokenTree)| {
        inside(token.clone(), &mut |code| {
            let mut inner = code.clone().into_iter();
            let is_whole =
                inner.next().is_some_and(|first| is_name(&first, "__this")) && inner.next().is_none();
            if is_whole && is_ours(at) { pattern.clone() } else { taken(code, pattern) }
        })
    };
    tokens.iter().enumerate().map(replace).collect()
}

/// Replaces what is in a group.
fn inside(token: TokenTree, replace: &mut dyn FnMut(TokenStream) -> TokenStream) -> TokenTree {
    let TokenTree::Group(group) = token else { return token };
    let mut replaced = Group::new(group.delimiter(), replace(group.stream()));
    replaced.set_span(group.span());
    TokenTree::Group(replaced)
}

fn is_name(token: &TokenTree, name: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == name)
}

fn is_dot(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '.')
}

/// Returns the name of a field, or the number of one.
fn text(token: &TokenTree) -> String {
    match token {
        TokenTree::Ident(ident) => ident.unraw().to_string(),
        token => token.to_string(),
    }
}
