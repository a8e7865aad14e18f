//! Small pieces of generated code.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote_spanned};
use syn::{Expr, Type, spanned::Spanned};

use crate::mentions::asks_for;

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

/// A piece of code that goes into others. A single token needs no stream of its own, which would cost a call of the
/// compiler.
pub(crate) enum Fragment {
    Token(TokenTree),
    Tokens(TokenStream),
}

impl<T: Into<TokenTree>> From<T> for Fragment {
    fn from(token: T) -> Self {
        Self::Token(token.into())
    }
}

impl ToTokens for Fragment {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Token(token) => token.to_tokens(tokens),
            Self::Tokens(all) => all.to_tokens(tokens),
        }
    }
}

/// `(…)`
pub(crate) fn parenthesized(tokens: TokenStream, span: Span) -> Group {
    let mut group = Group::new(Delimiter::Parenthesis, tokens);
    group.set_span(span);
    group
}

/// Adds `.name(arguments)`.
pub(crate) fn call(tokens: &mut TokenStream, name: &str, arguments: TokenStream, span: Span) {
    tokens.append(punct('.', span));
    tokens.append(Ident::new(name, span));
    tokens.append(parenthesized(arguments, span));
}

fn punct(char: char, span: Span) -> Punct {
    let mut punct = Punct::new(char, Spacing::Alone);
    punct.set_span(span);
    punct
}

/// `(a, b,)`, unless there is nothing: the first of these streams becomes the whole.
pub(crate) fn tuple_of(items: impl IntoIterator<Item = TokenStream>, span: Span) -> Option<Group> {
    let mut items = items.into_iter();
    let mut all = items.next()?;
    all.append(punct(',', span));
    for item in items {
        all.extend(item);
        all.append(punct(',', span));
    }
    Some(parenthesized(all, span))
}

/// `(a, b,)`
pub(crate) fn tuple(items: impl IntoIterator<Item: ToTokens>, span: Span) -> Group {
    let items = items.into_iter();
    parenthesized(quote_spanned!(span=> #(#items,)*), span)
}

/// Defines the name `ctx` for expressions that use it. Elsewhere, a constant of that name would be in its way.
pub(crate) fn user_context<'a>(exprs: impl IntoIterator<Item = &'a Expr>) -> Option<TokenStream> {
    let is_asked = exprs.into_iter().any(|expr| asks_for(expr, "ctx"));
    let (span, ctx) = (here(), Ident::new("ctx", Span::call_site()));
    is_asked.then(|| quote_spanned!(span=> let #ctx = __ctx;))
}
