//! Collects mistakes, so that one build reports all of them, each at its own word.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;

#[derive(Default)]
pub(crate) struct Errors {
    errors: Vec<syn::Error>,
    pub(crate) half_typed: HalfTyped,
}

/// Unknown words that may be half-typed, so that an editor completes them.
#[derive(Default)]
pub(crate) struct HalfTyped {
    /// Whether the parentheses of an attribute are still empty.
    pub(crate) is_open: bool,
    pub(crate) rules: Vec<Ident>,
    /// Each with the rule in whose parentheses it stands.
    pub(crate) arguments: Vec<(Ident, Ident)>,
}

impl HalfTyped {
    pub(crate) fn rule(&mut self, word: &Ident) {
        self.rules.extend(is_name(word).then(|| word.clone()));
    }

    pub(crate) fn argument(&mut self, rule: &'static str, word: &Ident) {
        let rule = Ident::new(rule, word.span());
        self.arguments.extend(is_name(word).then(|| (rule, word.clone())));
    }
}

/// Returns whether a word can be a name in code. A keyword cannot.
fn is_name(word: &Ident) -> bool {
    syn::parse2::<Ident>(word.to_token_stream()).is_ok()
}

impl Errors {
    /// Reports a mistake at the given tokens.
    pub(crate) fn at(&mut self, tokens: &impl ToTokens, message: impl std::fmt::Display) {
        self.errors.push(syn::Error::new_spanned(tokens, message));
    }

    /// Reports a mistake at a place.
    pub(crate) fn span(&mut self, span: Span, message: impl std::fmt::Display) {
        self.errors.push(syn::Error::new(span, message));
    }

    pub(crate) fn push(&mut self, error: syn::Error) {
        self.errors.push(error);
    }

    pub(crate) fn len(&self) -> usize {
        self.errors.len()
    }

    pub(crate) fn tokens(&self) -> TokenStream {
        let mut tokens = TokenStream::new();
        for error in &self.errors {
            tokens.extend(error.to_compile_error());
        }
        tokens
    }
}

/// Returns ``, did you mean `length`?`` if a name is near enough, or else nothing.
pub(crate) fn did_you_mean<'a>(found: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    let mut nearest: Option<(usize, &str)> = None;
    for name in names {
        let distance = distance(&found.to_lowercase(), &name.to_lowercase());
        if nearest.is_none_or(|(least, _)| distance < least) {
            nearest = Some((distance, name));
        }
    }
    match nearest {
        Some((distance, name)) if distance <= name.len().max(found.len()) / 3 => {
            format!(", did you mean `{name}`?")
        }
        _ => String::new(),
    }
}

/// Returns how many letters have to be changed, added, left out or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// `` `a`, `b` or `c` ``
pub(crate) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut quoted = Vec::new();
    for name in names {
        quoted.push(format!("`{name}`"));
    }
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}
