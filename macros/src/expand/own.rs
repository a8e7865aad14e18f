//! `self` in the user's expressions. `self.field` is the field alone, which may be known where the whole value is not: some
//! fields of a body could be read, and others not. So a variant's fields have a name, too.

use std::iter::Peekable;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree, token_stream::IntoIter};
use quote::{ToTokens, quote_spanned};
use syn::{Expr, ext::IdentExt, spanned::Spanned};

use super::{
    tokens::{at, here, number, numbered},
    walk::{Walk, local},
};
use crate::{
    mentions::{asks_for, is_module, mentions},
    model::{Field, Nested},
};

/// What expressions use of the value that they stand in.
pub(super) struct Used {
    /// Fields, by position.
    pub(super) fields: Vec<usize>,
    /// Whether anything else is used, such as a method.
    is_whole: bool,
}

impl Used {
    /// Returns the locals of the generated code with what is used, and those that may have it.
    pub(super) fn locals(&self) -> (Vec<Ident>, Vec<Ident>) {
        let span = here();
        let mut names: Vec<Ident> = self.fields.iter().map(|position| own(*position, span)).collect();
        let mut values: Vec<Ident> = self.fields.iter().map(|position| if_known(*position)).collect();
        if self.is_whole {
            names.push(Ident::new("__this", span));
            values.push(Ident::new("__whole", span));
        }
        (names, values)
    }

    fn field(&mut self, position: usize) {
        if !self.fields.contains(&position) {
            self.fields.push(position);
        }
    }
}

impl Walk<'_> {
    /// Returns the user's expression with the `self` and `ctx` of the generated code.
    pub(super) fn user(&self, expr: &impl ToTokens) -> TokenStream {
        Resolver::new(self).resolve(expr.to_token_stream())
    }

    /// Returns whether the user's condition holds. The bound on it is the compile error of what is no boolean. A condition
    /// with a `let`, which has names for what stands behind it, is no argument of a function.
    pub(super) fn holds(&self, condition: &Expr) -> TokenStream {
        let value = self.user(condition);
        if mentions(condition, |word| word == "let") {
            return value;
        }
        quote_spanned!(at(condition.span())=> __private::holds(#value))
    }

    /// Returns what the expressions use of the value.
    pub(super) fn used<'e>(&self, exprs: impl IntoIterator<Item = &'e Expr>) -> Used {
        let mut resolver = Resolver::new(self);
        for expr in exprs {
            if asks_for(expr, "self") {
                resolver.resolve(expr.to_token_stream());
            }
        }
        resolver.used
    }

    /// Returns what the expressions of a field's own rules use of the value.
    pub(super) fn used_by(&self, field: &Field<'_>) -> Used {
        let mut exprs = Vec::new();
        for item in &field.items {
            item.exprs(&mut exprs);
        }
        self.used(exprs)
    }

    /// Returns the other fields that the field's own rules use, or the context of its type.
    pub(super) fn others_used_by(&self, position: usize) -> Vec<usize> {
        let field = &self.fields[position];
        let mut others = self.used_by(field).fields;
        if let Nested::With(_, context) = &field.nested {
            others.extend(self.used([context]).fields);
        }
        others.retain(|other| *other != position);
        others.sort_unstable();
        others.dedup();
        others
    }

    /// Leaves out code that uses `self`, if what it uses could not be read.
    pub(super) fn with_self<'e>(
        &self,
        exprs: impl IntoIterator<Item = &'e Expr>,
        code: TokenStream,
    ) -> TokenStream {
        let (span, (names, values)) = (here(), self.used(exprs).locals());
        match names.as_slice() {
            [] => code,
            [name] => quote_spanned!(span=> if let __private::Some(#name) = #(#values)* { #code }),
            _ => quote_spanned! {span=>
                if let (#(__private::Some(#names),)*) = (#(#values,)*) { #code }
            },
        }
    }

    /// The same for code that says whether a rule holds.
    pub(super) fn holds_with_self(&self, exprs: &[&Expr], code: TokenStream) -> TokenStream {
        let span = here();
        if exprs.iter().any(|expr| asks_for(expr, "self")) {
            let code = self.with_self(exprs.iter().copied(), code);
            quote_spanned!(span=> #code else { true })
        } else {
            quote_spanned!(span=> { #code })
        }
    }
}

/// `let __known_0 = __pass.known(0, __0);`
pub(super) fn known(fields: impl IntoIterator<Item = usize>) -> TokenStream {
    let span = here();
    let known = fields.into_iter().map(|position| {
        let (known, at, local) = (if_known(position), number(position, span), local(position));
        quote_spanned!(span=> let #known = __pass.known(#at, #local);)
    });
    known.collect()
}

/// `let __known_0 = …;`: the field whose rules are judged, which is in the hands of the pass.
pub(super) fn itself(position: usize, value: &TokenStream) -> TokenStream {
    let (span, known) = (here(), if_known(position));
    quote_spanned!(span=> let #known = #value;)
}

/// The field, as an `Option`.
fn if_known(position: usize) -> Ident {
    numbered("known_", position, here())
}

/// The field, where it is known.
fn own(position: usize, span: Span) -> Ident {
    numbered("own_", position, span)
}

/// Replaces what the user calls `self` and `ctx`.
struct Resolver<'w, 'a> {
    walk: &'w Walk<'a>,
    used: Used,
}

impl<'w, 'a> Resolver<'w, 'a> {
    fn new(walk: &'w Walk<'a>) -> Self {
        Self { walk, used: Used { fields: Vec::new(), is_whole: false } }
    }

    fn resolve(&mut self, tokens: TokenStream) -> TokenStream {
        let mut tokens = tokens.into_iter().peekable();
        let mut resolved = TokenStream::new();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(word) if !is_module(tokens.peek()) => {
                    resolved.extend(self.word(word, &mut tokens));
                }
                TokenTree::Group(group) => {
                    let mut inner = Group::new(group.delimiter(), self.resolve(group.stream()));
                    inner.set_span(group.span());
                    resolved.extend([TokenTree::Group(inner)]);
                }
                token => resolved.extend([token]),
            }
        }
        resolved
    }

    fn word(&mut self, word: Ident, behind: &mut Peekable<IntoIter>) -> TokenStream {
        if word == "ctx" {
            return Ident::new("ctx", Span::call_site().located_at(word.span())).into_token_stream();
        }
        if word != "self" {
            return word.into_token_stream();
        }
        if let Some((position, span)) = self.take_field(behind) {
            self.used.field(position);
            let own = own(position, span);
            return quote_spanned!(span=> (*#own));
        }
        self.used.is_whole = true;
        Ident::new("__this", at(word.span())).into_token_stream()
    }

    /// Takes `.field`, unless it is a call of a method.
    fn take_field(&self, tokens: &mut Peekable<IntoIter>) -> Option<(usize, Span)> {
        let mut ahead = tokens.clone();
        ahead.next_if(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '.'))?;
        let field = ahead.next()?;
        let name = text(&field);
        let position = self.walk.fields.iter().position(|known| known.rust_name() == name)?;
        let is_called = match ahead.peek() {
            Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Parenthesis,
            next => is_module(next),
        };
        if is_called {
            return None;
        }
        *tokens = ahead;
        Some((position, at(field.span())))
    }
}

/// Returns the name of a field, or the number of one.
fn text(token: &TokenTree) -> String {
    match token {
        TokenTree::Ident(ident) => ident.unraw().to_string(),
        token => token.to_string(),
    }
}
