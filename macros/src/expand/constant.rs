//! A rule → the constant that it is: calls on its builder.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Member;

use super::{Names, local};
use crate::{
    check::member_name,
    model::{Arg, Code, DateBound, Decimal, Field, OfferedField, Own, Rule, Value},
    rules::Main,
    values::date::Format,
};

/// `const { &rules::length().max(50) }`
pub(crate) fn rule(rule: &Rule, fields: &[Field<'_>], names: &Names<'_>) -> TokenStream {
    constant(&built(rule, fields, names), &rule.own, rule.word.span(), names)
}

/// `&rules::length().max(50)`, in a constant.
pub(crate) fn reference_to_rule(rule: &Rule, fields: &[Field<'_>], names: &Names<'_>) -> TokenStream {
    reference(&built(rule, fields, names), &rule.own, rule.word.span(), names)
}

/// `rules::length().max(50)`
fn built(rule: &Rule, fields: &[Field<'_>], names: &Names<'_>) -> TokenStream {
    let krate = &names.krate;
    let span = rule.word.span();
    let name = Ident::new(rule.spec.name, span);
    let format = format(rule);
    let build = Build { fields, format: &format, names };
    let main = rule.arg(rule.spec.name).filter(|_| rule.spec.main != Main::None).map(|arg| build.main(arg));
    // What is known at run time only is no part of the constant.
    let is_constant = |arg: &&Arg| arg.name != rule.spec.name && !matches!(arg.value, Value::Expr(_));
    let calls = rule.args.iter().filter(is_constant).map(|arg| build.call(arg));
    quote_spanned!(span=> #krate::rules::#name(#main) #(#calls)*)
}

/// `rules::at_least_one(&["a", "b"])`
pub(crate) fn count(
    word: &Ident,
    members: &[Member],
    fields: &[Field<'_>],
    names: &Names<'_>,
) -> TokenStream {
    let krate = &names.krate;
    let texts = members.iter().filter_map(|member| {
        let name = member_name(member);
        fields.iter().find(|field| field.rust_name() == name).map(Field::client_name)
    });
    quote!(#krate::rules::#word(&[#(#texts),*]))
}

/// `const { &… }`, with the code and the texts that replace the rule's own.
pub(crate) fn constant(built: &TokenStream, own: &Own, span: Span, names: &Names<'_>) -> TokenStream {
    let reference = reference(built, own, span, names);
    quote_spanned!(span=> const { #reference })
}

/// What stands in a constant.
pub(crate) fn reference(built: &TokenStream, own: &Own, span: Span, names: &Names<'_>) -> TokenStream {
    let Names { krate, private, .. } = names;
    if own.is_empty() {
        return quote_spanned!(span=> &#built);
    }
    let criteria = own.criteria.as_ref().map(|text| quote!(.criteria(#text)));
    let message = own.message.as_ref().map(|text| quote!(.message(#text)));
    let code = own.code.as_ref().map(|code| {
        let code = match code {
            Code::Standard(variant) => quote!(#variant),
            Code::Custom(text) => quote!(Custom(#private::Cow::Borrowed(#text))),
        };
        let ty = quote!(#krate::ValidationErrorType);
        quote!(.code({ const __CODE: &#ty = &#ty::#code; __CODE }))
    });
    quote_spanned!(span=> &#krate::with(#built) #code #criteria #message)
}

/// The format of a field's own dates.
pub(crate) fn format(rule: &Rule) -> Format {
    let written = rule.arg("format").and_then(|arg| match &arg.value {
        Value::Format(text) => Format::parse(&text.value()).ok(),
        _ => None,
    });
    written.unwrap_or_else(Format::standard)
}

/// `DateFormat`, which the attribute's check has found to be sound.
pub(crate) fn format_tokens(format: &Format, names: &Names<'_>) -> TokenStream {
    let Names { krate, private, .. } = names;
    let (text, format) = (&format.text, local("format", Span::call_site()));
    quote! {
        match #krate::DateFormat::new(#text) {
            #private::Some(#format) => #format,
            #private::None => #krate::DateFormat::DD_MMM_YYYY,
        }
    }
}

struct Build<'a> {
    fields: &'a [Field<'a>],
    format: &'a Format,
    names: &'a Names<'a>,
}

impl Build<'_> {
    /// `.max(50)`
    fn call(&self, arg: &Arg) -> TokenStream {
        let name = Ident::new(arg.name, arg.word.span());
        let value = match &arg.value {
            Value::Sibling(member) if arg.name == "by" => {
                Some(member_name(member).replace('_', " ").to_token_stream())
            }
            Value::Flag => None,
            _ => Some(self.value(arg)),
        };
        quote_spanned!(arg.word.span()=> .#name(#value))
    }

    /// What stands in the builder's own parentheses.
    fn main(&self, arg: &Arg) -> Option<TokenStream> {
        match &arg.value {
            // The function is called by the generated code; the rule describes it.
            Value::Path(_) => None,
            _ => Some(self.value(arg)),
        }
    }

    fn value(&self, arg: &Arg) -> TokenStream {
        let krate = &self.names.krate;
        match &arg.value {
            Value::Flag | Value::Path(_) | Value::Expr(_) => TokenStream::new(),
            Value::Count(expr, _) => expr.to_token_stream(),
            Value::Number(expr, None) => {
                let span = syn::spanned::Spanned::span(expr);
                let private = self.names.at(span).private;
                quote_spanned!(span=> #private::bound(#expr))
            }
            Value::Number(expr, Some(decimal)) => number(*decimal, krate, syn::spanned::Spanned::span(expr)),
            Value::Text(text) => text.to_token_stream(),
            Value::Format(_) => format_tokens(self.format, self.names),
            Value::Date(bound) => self.date(bound),
            Value::Unit(unit) => quote!(#krate::rules::Unit::#unit),
            Value::Texts(texts) => quote!(&[#(#texts),*]),
            Value::Numbers(numbers) => {
                let numbers = numbers.iter().map(|(_, number)| Literal::i128_suffixed(*number));
                quote!(&[#(#numbers),*])
            }
            Value::Fields(fields) => self.offered(fields),
            Value::Words(ty, words) => {
                let ty = Ident::new(ty, Span::call_site());
                quote!(&[#(#krate::filter::#ty::#words),*])
            }
            Value::Sibling(member) => self.client_name(&member_name(member)).to_token_stream(),
            #[cfg(feature = "pattern")]
            Value::Pattern(text, automaton) => {
                let automaton = self::automaton::tokens(automaton, krate);
                quote!(#text, { const __AUTOMATON: &#krate::rules::Automaton = &#automaton; __AUTOMATON })
            }
        }
    }

    fn offered(&self, fields: &[OfferedField]) -> TokenStream {
        let krate = &self.names.krate;
        let fields = fields.iter().map(|OfferedField { name, span, ty }| {
            let ty = ty.as_ref().map(|ty| quote!(.of(#krate::filter::FieldType::#ty)));
            let name = Literal::string(name);
            quote_spanned!(*span=> #krate::filter::Field::new(#name) #ty)
        });
        quote!({ const __FIELDS: &[#krate::filter::Field] = &[#(#fields),*]; __FIELDS })
    }

    fn client_name(&self, rust_name: &str) -> String {
        let field = self.fields.iter().find(|field| field.rust_name() == rust_name);
        field.map_or_else(|| rust_name.to_owned(), Field::client_name)
    }

    fn date(&self, bound: &DateBound) -> TokenStream {
        let Names { krate, private, .. } = self.names;
        match bound {
            DateBound::Expr(expr) => {
                let span = syn::spanned::Spanned::span(expr);
                let krate = self.names.at(span).krate;
                quote_spanned!(span=> #krate::DateBound::On(#expr))
            }
            DateBound::Today { word, days, months } => {
                quote_spanned!(word.span()=> #krate::DateBound::Today { days: #days, months: #months })
            }
            DateBound::Text(text) => {
                // A text that is no date was reported.
                let (year, month, day) = self.format.date(&text.value()).unwrap_or((1, 1, 1));
                let date = local("date", text.span());
                quote! {
                    #krate::DateBound::On(match #krate::Date::new(#year, #month, #day) {
                        #private::Some(#date) => #date,
                        #private::None => #krate::Date::MIN,
                    })
                }
            }
        }
    }
}

fn number(decimal: Decimal, krate: &TokenStream, span: Span) -> TokenStream {
    let Decimal { mantissa, scale } = decimal;
    if scale == 0 {
        quote_spanned!(span=> #krate::Num::Int(#mantissa))
    } else {
        quote_spanned!(span=> #krate::Num::Decimal { mantissa: #mantissa, scale: #scale })
    }
}

#[cfg(feature = "pattern")]
mod automaton {
    //! The tables of a pattern, as literals.

    use proc_macro2::{Literal, TokenStream};
    use quote::quote;

    use crate::pattern::Automaton;

    pub(super) fn tokens(automaton: &Automaton, krate: &TokenStream) -> TokenStream {
        let constructor = quote!(#krate::rules::Automaton);
        match automaton {
            Automaton::Chain { sets, masks } => {
                let (sets, masks) = (Literal::byte_string(sets), Literal::byte_string(masks));
                quote!(#constructor::chain(#sets, #masks))
            }
            Automaton::Narrow(table) => {
                let next = Literal::byte_string(&table.next);
                let (rows, start, last) = (wide(&table.rows), table.start, table.last_accepting);
                quote!(#constructor::narrow(&#rows, #next, #start, #last))
            }
            Automaton::Wide(table) => {
                let (rows, next) = (wide(&table.rows), wide(&table.next));
                let (start, last) = (table.start, table.last_accepting);
                quote!(#constructor::wide(&#rows, &#next, #start, #last))
            }
        }
    }

    fn wide(cells: &[u16]) -> TokenStream {
        let cells = cells.iter().map(|cell| Literal::u16_unsuffixed(*cell));
        quote!([#(#cells),*])
    }
}
