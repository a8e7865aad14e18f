//! What people write in the place of a field's name: `date(after = "01/JAN/2020")`, `date(before = today + 1 day)`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::{Error, LitStr, Member, Token, parse::ParseStream};

use super::{date_time, today};
use crate::{model::Rule, rules::Form};

/// Returns what to write instead of a date in the place of the field that `after` or `before` names. The input begins
/// behind the `=`.
pub(crate) fn no_field(input: ParseStream<'_>, rule: &Rule, word: &Ident) -> Option<Error> {
    let bound = inclusive(word)?;
    if is_field(input) || input.peek(Token![self]) || is_quoted_field(input) {
        return None;
    }
    let ahead = input.fork();
    let is_bound = match rule.spec.form {
        Form::Date => today::bound(&ahead).is_ok(),
        _ => date_time::bound(&ahead).is_ok(),
    };
    let hint = if is_bound && is_end(&ahead) {
        let written = value(&input.fork());
        format!(": write `{bound} = {written}`, which includes it")
    } else {
        String::new()
    };
    Some(input.error(format!("`{word}` takes the name of a field{hint}")))
}

/// Returns the bound that includes what `after` or `before` excludes.
pub(crate) fn inclusive(word: &Ident) -> Option<&'static str> {
    match word.to_string().as_str() {
        "after" => Some("min"),
        "before" => Some("max"),
        _ => None,
    }
}

fn is_field(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    ahead.parse::<Member>().is_ok() && is_end(&ahead)
}

fn is_quoted_field(input: ParseStream<'_>) -> bool {
    let text: syn::Result<LitStr> = input.fork().parse();
    text.is_ok_and(|text| text.parse::<Ident>().is_ok())
}

fn is_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// Returns a value as it was written, up to the next comma.
fn value(input: ParseStream<'_>) -> String {
    let mut tokens = TokenStream::new();
    while let (false, Ok(token)) = (is_end(input), input.parse::<TokenTree>()) {
        tokens.extend([token]);
    }
    tokens.to_string().replace(" . ", ".")
}
