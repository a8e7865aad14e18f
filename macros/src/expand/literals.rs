//! What is known when a build runs, as code that makes it in a constant.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::tokens::{at, here};
use crate::model::{DateTimeBound, Decimal, OfferedField};

pub(super) fn date_time(bound: &DateTimeBound) -> TokenStream {
    let at = match bound {
        DateTimeBound::Now(word) => {
            return quote_spanned!(at(word.span())=> __api_validate::DateTimeBound::Now);
        }
        DateTimeBound::Expr(expr) => expr.to_token_stream(),
        DateTimeBound::Text(text, (seconds, nanosecond)) => {
            let span = at(text.span());
            quote_spanned!(span=> __api_validate::DateTime::from_unix(#seconds, #nanosecond))
        }
    };
    quote_spanned!(here()=> __api_validate::DateTimeBound::At(#at))
}

pub(super) fn offered(fields: &[OfferedField]) -> TokenStream {
    let fields = fields.iter().map(|OfferedField { name, span, ty }| {
        let ty = ty.as_ref().map(|ty| quote!(.of(__api_validate::filter::FieldType::#ty)));
        let (span, name) = (at(*span), Literal::string(name));
        quote_spanned!(span=> __api_validate::filter::Field::new(#name) #ty)
    });
    quote!({ const __FIELDS: &[__api_validate::filter::Field] = &[#(#fields),*]; __FIELDS })
}

/// Returns the digits as an integer with the sign, if it has room for them.
pub(super) fn mantissa(Decimal { minus, digits, .. }: &Decimal) -> Option<Literal> {
    let digits: i128 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
    Some(Literal::i128_unsuffixed(if *minus { -digits } else { digits }))
}

/// Returns the smallest form that holds the number.
pub(super) fn number(decimal: &Decimal, span: Span) -> TokenStream {
    let span = at(span);
    let Decimal { minus, digits, scale } = decimal;
    let written =
        format!("{}{}", if *minus { "-" } else { "" }, if digits.is_empty() { "0" } else { digits });
    match (written.parse::<i128>(), written.parse::<u128>(), scale) {
        (Ok(number), _, 0) => quote_spanned!(span=> __api_validate::Num::Int(#number)),
        (Err(_), Ok(number), 0) => quote_spanned!(span=> __api_validate::Num::Uint(#number)),
        (Ok(mantissa), _, _) => {
            quote_spanned!(span=> __api_validate::Num::Decimal { mantissa: #mantissa, scale: #scale })
        }
        _ => quote_spanned! {span=>
            __api_validate::Num::Digits { negative: #minus, digits: #digits, scale: #scale }
        },
    }
}
