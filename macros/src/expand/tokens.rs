//! Small pieces of generated code.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Expr, Member};

use super::{Names, local, spot};
use crate::model::Place;

/// An expression of type `&T`.
#[derive(Clone)]
pub(crate) enum Operand {
    /// `&self.field`
    Field(Member),
    /// A local that is a reference.
    Local(String),
}

impl Operand {
    /// The expression, reported at `span`.
    pub(crate) fn at(&self, span: Span) -> TokenStream {
        match self {
            Self::Field(member) => {
                let span = spot(span);
                let this = Ident::new("self", span);
                let mut member = member.clone();
                match &mut member {
                    Member::Named(ident) => ident.set_span(span),
                    Member::Unnamed(index) => index.span = span,
                }
                quote_spanned!(span=> &#this.#member)
            }
            Self::Local(name) => local(name, span).to_token_stream(),
        }
    }

    /// `Option<&T>`: the value out of what may hold none.
    pub(crate) fn peeled(&self, span: Span, names: &Names<'_>) -> TokenStream {
        let private = names.at(span).private;
        let value = self.at(span);
        quote_spanned!(span=> (&&&#private::Probe(#value)).__value())
    }
}

impl Operand {
    /// The expression, with an option inside of an option as one.
    pub(crate) fn flat(&self, span: Span, names: &Names<'_>) -> TokenStream {
        let private = names.at(span).private;
        let value = self.at(span);
        quote_spanned!(span=> (&&#private::Probe(#value)).__flat())
    }
}

/// Puts a segment before the records of some checks.
pub(crate) fn placed(place: &Place, checks: &TokenStream, names: &Names<'_>) -> TokenStream {
    let Names { krate, checker, mark, .. } = names;
    match segment(place) {
        Some(segment) => quote! {
            let #mark = #krate::Checker::mark(#checker);
            { #checks }
            #checker.place(#mark, #segment);
        },
        None => checks.clone(),
    }
}

/// What a function of the service has read may have been sent in another shape: its records have no inner path.
pub(crate) fn as_a_whole(checks: &TokenStream, names: &Names<'_>) -> TokenStream {
    let Names { krate, private, checker, .. } = names;
    quote!(#private::as_a_whole(#checker, |#checker: &mut #krate::Checker| { #checks });)
}

/// The segment of a place, if it has one.
pub(crate) fn segment(place: &Place) -> Option<TokenStream> {
    match place {
        Place::Name(name) => Some(quote!(#name)),
        Place::Index(index) => Some(quote!(#index)),
        Place::Same => None,
    }
}

/// `Option<Segment>`
pub(crate) fn optional(place: &Place, names: &Names<'_>) -> TokenStream {
    let private = &names.private;
    match place {
        Place::Name(name) => quote!(#private::Some(#private::Segment::Field(#name))),
        Place::Index(index) => quote!(#private::Some(#private::Segment::Index(#index))),
        Place::Same => quote!(#private::None),
    }
}

/// The name `ctx`, for expressions that ask for it: elsewhere a constant of that name would be in its way.
pub(crate) fn user_context<'a>(exprs: impl IntoIterator<Item = &'a Expr>) -> Option<TokenStream> {
    let is_asked = exprs.into_iter().any(|expr| mentions(expr.to_token_stream(), "ctx"));
    let (ctx, context) = (Ident::new("ctx", Span::call_site()), local("ctx", Span::call_site()));
    is_asked.then(|| quote!(let #ctx = #context;))
}

pub(crate) fn mentions(tokens: TokenStream, word: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Group(group) => mentions(group.stream(), word),
        _ => false,
    })
}

/// Whether a type borrows, or names a lifetime.
pub(crate) fn mentions_lifetime(ty: TokenStream) -> bool {
    borrowed(ty).any(|token| match token {
        TokenTree::Punct(punct) => matches!(punct.as_char(), '\'' | '&'),
        TokenTree::Group(group) => mentions_lifetime(group.stream()),
        _ => false,
    })
}

/// Whether a type borrows for ever.
pub(crate) fn mentions_static(ty: TokenStream) -> bool {
    borrowed(ty).any(|token| match token {
        TokenTree::Ident(ident) => ident == "static",
        TokenTree::Group(group) => mentions_static(group.stream()),
        _ => false,
    })
}

/// A type's tokens without what names a lifetime and owns what it holds: `Cow<'static`, and all of `PhantomData<…>`.
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

/// The same tokens, reported at `span`.
pub(crate) fn located(tokens: &TokenStream, span: Span) -> TokenStream {
    let locate = |mut token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            token = TokenTree::Group(Group::new(group.delimiter(), located(&group.stream(), span)));
        }
        token.set_span(token.span().located_at(span));
        token
    };
    tokens.clone().into_iter().map(locate).collect()
}

/// The type with `'static` for its own lifetimes, which a constant cannot name.
pub(crate) fn lasting(ty: TokenStream, lifetimes: &[String]) -> TokenStream {
    let mut is_lifetime = false;
    let replace = |token: TokenTree| {
        let is_name =
            std::mem::replace(&mut is_lifetime, matches!(&token, TokenTree::Punct(p) if p.as_char() == '\''));
        match token {
            TokenTree::Ident(ident) if is_name && lifetimes.contains(&ident.to_string()) => {
                TokenTree::Ident(Ident::new("static", ident.span()))
            }
            TokenTree::Group(group) => {
                let mut lasting = Group::new(group.delimiter(), lasting(group.stream(), lifetimes));
                lasting.set_span(group.span());
                TokenTree::Group(lasting)
            }
            token => token,
        }
    };
    ty.into_iter().map(replace).collect()
}

/// The user's expression, whose `self` and `ctx` are those of the generated code, wherever it was written.
pub(crate) fn user(expr: &impl ToTokens) -> TokenStream {
    fn resolve(tokens: TokenStream) -> TokenStream {
        tokens
            .into_iter()
            .map(|token| match token {
                TokenTree::Ident(ident) if ident == "self" => TokenTree::Ident(local("this", ident.span())),
                TokenTree::Ident(ident) if ident == "ctx" => {
                    TokenTree::Ident(Ident::new("ctx", spot(ident.span())))
                }
                TokenTree::Group(group) => {
                    let mut resolved = Group::new(group.delimiter(), resolve(group.stream()));
                    resolved.set_span(group.span());
                    TokenTree::Group(resolved)
                }
                token => token,
            })
            .collect()
    }
    resolve(expr.to_token_stream())
}
