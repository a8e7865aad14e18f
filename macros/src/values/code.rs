//! Parses codes: one of the standard's, or a team's own.

use proc_macro2::{Ident, Span};
use syn::{ExprPath, LitStr, ext::IdentExt, parse::ParseStream};

use crate::{errors::did_you_mean, model::Code};

const CODES: &[(&str, &str)] = &[
    ("REQUIRED_FIELD_MISSING", "RequiredFieldMissing"),
    ("MAX_LENGTH_EXCEEDED", "MaxLengthExceeded"),
    ("INVALID_DATE_FORMAT", "InvalidDateFormat"),
    ("INVALID_DATE_RANGE", "InvalidDateRange"),
    ("INVALID_NUMBER_FORMAT", "InvalidNumberFormat"),
    ("INVALID_NUMBER_RANGE", "InvalidNumberRange"),
    ("INVALID_FORMAT", "InvalidFormat"),
    ("ID_VALUE_MISMATCH", "IdValueMismatch"),
    ("METADATA_RULE_VIOLATION", "MetadataRuleViolation"),
    ("UNKNOWN_RESOURCE", "UnknownResource"),
    ("UNSUPPORTED_FILTER_SYNTAX", "UnsupportedFilterSyntax"),
    ("INVALID_FILTER_SYNTAX", "InvalidFilterSyntax"),
    ("UNSUPPORTED_ORDERBY_SYNTAX", "UnsupportedOrderbySyntax"),
    ("INVALID_ORDERBY_SYNTAX", "InvalidOrderbySyntax"),
    ("DUPLICATE_METADATA", "DuplicateMetadata"),
    ("METADATA_ATTRIBUTE_NOT_FOUND", "MetadataAttributeNotFound"),
    ("INVALID_METADATA_OPTION", "InvalidMetadataOption"),
    ("METADATA_SECURITY_VIOLATION", "MetadataSecurityViolation"),
];

/// Parses one of the standard's codes as a word, or a team's own as a string or the path of a constant.
pub(crate) fn code(input: ParseStream<'_>) -> syn::Result<Code> {
    if input.peek(LitStr) {
        return own_code(&input.parse()?);
    }
    if let Ok(constant) = input.fork().parse::<ExprPath>() {
        if let Some(code) = variant(&constant) {
            let message = format!("a code of the standard is a word: write `code = {code}`");
            return Err(syn::Error::new_spanned(&constant, message));
        }
        if constant.path.segments.len() > 1 {
            return input.parse().map(Code::Custom);
        }
    }
    let word = input.call(Ident::parse_any).map_err(|error| {
        syn::Error::new(error.span(), "expected a code, such as `INVALID_FORMAT` or `\"ACME_CLOSED\"`")
    })?;
    let name = word.to_string();
    match standard_code(&name, word.span()) {
        Some(code) => Ok(code),
        None => {
            let hint = did_you_mean(&name, CODES.iter().map(|(code, _)| *code));
            let hint = if hint.is_empty() {
                format!(
                    "; a code of your own is a string, `\"{name}\"`, or the path of a constant, `self::{name}`"
                )
            } else {
                hint
            };
            Err(syn::Error::new(word.span(), format!("`{name}` is no code of the standard{hint}")))
        }
    }
}

/// Returns the code that `ValidationErrorType::InvalidFormat` means.
fn variant(path: &ExprPath) -> Option<&'static str> {
    let mut segments = path.path.segments.iter().rev();
    let (variant, ty) = (segments.next()?, segments.next()?);
    let code =
        CODES.iter().find(|(_, name)| variant.ident == name).filter(|_| ty.ident == "ValidationErrorType");
    code.map(|(code, _)| *code)
}

fn standard_code(name: &str, span: Span) -> Option<Code> {
    CODES.iter().find(|(code, _)| *code == name).map(|(_, variant)| Code::Standard(Ident::new(variant, span)))
}

fn own_code(text: &LitStr) -> syn::Result<Code> {
    let code = text.value();
    let is_code = code.starts_with(|c: char| c.is_ascii_uppercase())
        && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    if !is_code {
        let message =
            format!("`{code}` is no code, expected a capital letter, then `A` to `Z`, `0` to `9` and `_`");
        return Err(syn::Error::new(text.span(), message));
    }
    Ok(standard_code(&code, text.span()).unwrap_or_else(|| Code::Custom(syn::parse_quote!(#text))))
}
