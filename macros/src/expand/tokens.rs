//! Small pieces of generated code.

use proc_macro2::{Group, Ident, Literal, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{Expr, Type, spanned::Spanned};

/// The span of generated code that concerns no particular word.
pub(crate) fn here() -> Span {
    Span::mixed_site()
}

/// Returns a span in the place of `span`, as a part of the expansion: mistakes are reported at the user's word, and
/// locals are hidden from the user's code. All tokens of an expression need such spans, or the compiler reports it at
/// the derive.
pub(crate) fn at(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}

/// Makes each token a part of the expansion, [`at`] its place.
pub(crate) fn placed(tokens: TokenStream) -> TokenStream {
    let place = |token: TokenTree| {
        let span = at(token.span());
        let mut placed = match token {
            TokenTree::Group(group) => Group::new(group.delimiter(), placed(group.stream())).into(),
            token => token,
        };
        placed.set_span(span);
        placed
    };
    tokens.into_iter().map(place).collect()
}

/// Like [`at`], for tokens that represent a type.
pub(crate) fn at_type(ty: &Type) -> Span {
    let start = match ty {
        Type::Path(path) if path.qself.is_none() && path.path.leading_colon.is_none() => {
            path.path.segments.first().map(|first| first.ident.span())
        }
        _ => None,
    };
    at(start.unwrap_or_else(|| ty.span()))
}

/// `__held_0`
pub(crate) fn numbered(name: &str, number: usize, span: Span) -> Ident {
    Ident::new(&format!("__{name}{number}"), span)
}

/// `0`
pub(crate) fn number(number: usize, span: Span) -> Literal {
    let mut literal = Literal::usize_unsuffixed(number);
    literal.set_span(span);
    literal
}

/// `(a, b,)`
pub(crate) fn tuple(items: &[TokenStream], span: Span) -> TokenStream {
    quote_spanned!(span=> (#(#items,)*))
}

/// Defines the name `ctx` for expressions that use it. Elsewhere, a constant of that name would be in its way.
pub(crate) fn user_context<'a>(exprs: impl IntoIterator<Item = &'a Expr>) -> Option<TokenStream> {
    let is_asked = exprs.into_iter().any(|expr| asks_for(expr, "ctx"));
    let (span, ctx) = (here(), Ident::new("ctx", Span::call_site()));
    is_asked.then(|| quote_spanned!(span=> let #ctx = __ctx;))
}

pub(crate) fn mentions(tokens: TokenStream, word: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Group(group) => mentions(group.stream(), word),
        _ => false,
    })
}

/// Returns whether an expression uses the value `self` or `ctx`, and not a module of that name.
pub(crate) fn asks_for(expr: &Expr, word: &str) -> bool {
    value_of_request(expr.to_token_stream(), &[word]).is_some()
}

/// Returns the first of these words that does not name a module.
pub(crate) fn value_of_request(tokens: TokenStream, words: &[&str]) -> Option<Ident> {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let found = match token {
            TokenTree::Ident(word) => {
                Some(word).filter(|word| !is_module(tokens.peek()) && words.iter().any(|it| word == it))
            }
            TokenTree::Group(group) => value_of_request(group.stream(), words),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Returns whether a path goes on.
fn is_module(next: Option<&TokenTree>) -> bool {
    matches!(next, Some(TokenTree::Punct(colon)) if colon.as_char() == ':' && colon.spacing() == Spacing::Joint)
}

/// Leaves out code that uses `self`, if a part of the value could not be read.
pub(crate) fn with_self<'a>(exprs: impl IntoIterator<Item = &'a Expr>, code: TokenStream) -> TokenStream {
    if exprs.into_iter().any(|expr| asks_for(expr, "self")) {
        let span = here();
        quote_spanned!(span=> if let __private::Some(__this) = __whole { #code })
    } else {
        code
    }
}

/// Returns the user's expression with the `self` and `ctx` of the generated code.
pub(crate) fn user(expr: &impl ToTokens) -> TokenStream {
    resolve(expr.to_token_stream())
}

fn resolve(tokens: TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut resolved = TokenStream::new();
    while let Some(token) = tokens.next() {
        resolved.extend([match token {
            TokenTree::Ident(ident) if is_module(tokens.peek()) => TokenTree::Ident(ident),
            TokenTree::Ident(ident) if ident == "self" => {
                TokenTree::Ident(Ident::new("__this", at(ident.span())))
            }
            TokenTree::Ident(ident) if ident == "ctx" => {
                TokenTree::Ident(Ident::new("ctx", Span::call_site().located_at(ident.span())))
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), resolve(group.stream()));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            token => token,
        }]);
    }
    resolved
}
