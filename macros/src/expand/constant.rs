//! A rule → the constant that it is: calls on its builder.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Expr, spanned::Spanned};

use super::{
    tokens::{self, at, here, user},
    walk::Walk,
};
use crate::{
    check::member_name,
    model::{
        Arg, Code, DateBound, DateTimeBound, Decimal, Field, OfferedField, Own, Rule, TypeRule, Value,
        own_field,
    },
    rules::Main,
    values::date::Format,
};

/// `rules::length().max(50)`, with the code and the texts that replace the rule's own.
/// `form` is how the value is written, of a date.
pub(crate) fn rule(rule: &Rule, walk: &Walk<'_>, form: Option<&TokenStream>) -> TokenStream {
    let mut built = built(rule, walk);
    if let Some(form) = form {
        tokens::call(&mut built, "form", form.clone(), at(rule.word.span()));
    }
    let built = if rule.is_late() { late(rule, &built, walk.fields) } else { built };
    with(built, &rule.own, rule.word.span())
}

/// A rule that is made when a request is checked: what is known of it before.
fn late(rule: &Rule, built: &TokenStream, fields: &[Field<'_>]) -> TokenStream {
    let span = at(rule.word.span());
    let bounds = rule.late().map(|(arg, _)| arg.name);
    let names: Option<Vec<String>> = rule.late().map(|(_, expr)| field_of(expr, fields)).collect();
    let mut names = names.unwrap_or_default();
    names.dedup();
    quote_spanned!(span=> __private::late(#built, &[#(#bounds),*], &[#(#names),*]))
}

/// The client's name of the field, of `self.field`.
fn field_of(expr: &Expr, fields: &[Field<'_>]) -> Option<String> {
    sibling_of(expr, fields).map(Field::client_name)
}

fn sibling_of<'f, 'a>(expr: &Expr, fields: &'f [Field<'a>]) -> Option<&'f Field<'a>> {
    let name = member_name(own_field(expr)?);
    fields.iter().find(|field| field.rust_name() == name)
}

/// `|rule| rule.max(…)`: with the bounds that are known now.
pub(super) fn make(rule: &Rule, fields: &[Field<'_>]) -> TokenStream {
    let span = at(rule.word.span());
    let calls = rule.late().map(|(arg, expr)| {
        let (at, name, bound) = (at(expr.span()), Ident::new(arg.name, span), user(expr));
        let optional = match &arg.value {
            Value::Number(..) => {
                return quote_spanned!(at=> let __rule = __rule.#name(__private::number_limit(#bound)););
            }
            Value::Date(_) => {
                // A field's text has the format of its own rule.
                let sibling = sibling_of(expr, fields).and_then(Field::date_rule);
                let format = format_tokens(&format(sibling.unwrap_or(rule)));
                quote_spanned!(at=> __private::date_limit(&(#bound), #format))
            }
            _ => quote_spanned!(at=> __private::count_limit(#bound)),
        };
        quote_spanned! {at=>
            let __rule = match #optional {
                __private::Some(__bound) => __rule.#name(__bound),
                __private::None => __rule,
            };
        }
    });
    quote_spanned!(span=> |__rule| { #(#calls)* __rule })
}

/// `rules::at_least_one(&["a", "b"])`
pub(crate) fn type_rule(rule: &TypeRule, fields: &[Field<'_>]) -> TokenStream {
    match rule {
        TypeRule::Custom(word, _, own) => {
            let span = at(word.span());
            with(quote_spanned!(span=> __api_validate::rules::custom()), own, word.span())
        }
        TypeRule::Count(word, members, own) => {
            let span = at(word.span());
            let texts = members.iter().filter_map(|member| {
                let name = member_name(member);
                fields.iter().find(|field| field.rust_name() == name).map(Field::client_name)
            });
            with(quote_spanned!(span=> __api_validate::rules::#word(&[#(#texts),*])), own, word.span())
        }
    }
}

/// `between(min, max)`: two literal bounds in one call, which costs less to build than one call each.
fn between(rule: &Rule) -> Option<TokenStream> {
    let [one, other] = rule.args.as_slice() else { return None };
    let (min, max) = match (one.name, other.name) {
        ("min", "max") => (one, other),
        ("max", "min") => (other, one),
        _ => return None,
    };
    let (Value::Number(_, Some(from)), Value::Number(_, Some(to))) = (&min.value, &max.value) else {
        return None;
    };
    let (span, [min, max]) = (at(rule.word.span()), [mantissa(from)?, mantissa(to)?]);
    let [min_scale, max_scale] = [from.scale, to.scale].map(Literal::i64_unsuffixed);
    Some(quote_spanned!(span=> __private::between(#min, #min_scale, #max, #max_scale)))
}

/// `rules::length().max(50)`
fn built(rule: &Rule, walk: &Walk<'_>) -> TokenStream {
    if let Some(between) = between(rule) {
        return between;
    }
    let span = at(rule.word.span());
    let name = Ident::new(rule.spec.name, span);
    let format = format(rule);
    let build = Build { walk, format: &format };
    let main = rule.arg(rule.spec.name).filter(|_| rule.spec.main != Main::None).map(|arg| build.main(arg));
    // The constant leaves out what is known only at run time.
    let is_constant = |arg: &&Arg| {
        arg.name != rule.spec.name && !matches!(arg.value, Value::Expr(_)) && arg.late().is_none()
    };
    let mut built = quote_spanned!(span=> __api_validate::rules::#name(#main));
    for arg in rule.args.iter().filter(is_constant) {
        tokens::call(&mut built, arg.name, build.argument(arg), at(arg.word.span()));
    }
    built
}

fn with(built: TokenStream, own: &Own, span: Span) -> TokenStream {
    if own.is_empty() {
        return built;
    }
    let span = at(span);
    let criteria = own.criteria.as_ref().map(|text| quote_spanned!(span=> .criteria(#text)));
    let message = own.message.as_ref().map(|text| quote_spanned!(span=> .message(#text)));
    let code = own.code.as_ref().map(|code| {
        let code = match code {
            Code::Standard(variant) => quote_spanned!(span=> #variant),
            Code::Custom(text) => quote_spanned!(span=> Custom(__private::Cow::Borrowed(#text))),
        };
        let ty = quote_spanned!(span=> __api_validate::ValidationErrorType);
        quote_spanned!(span=> .code({ const __CODE: &#ty = &#ty::#code; __CODE }))
    });
    quote_spanned!(span=> __api_validate::with(#built) #code #criteria #message)
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
pub(crate) fn format_tokens(format: &Format) -> TokenStream {
    let (span, text) = (here(), &format.text);
    quote_spanned! {span=>
        match __api_validate::DateFormat::new(#text) {
            __private::Some(__format) => __format,
            __private::None => __api_validate::DateFormat::DD_MMM_YYYY,
        }
    }
}

struct Build<'a> {
    walk: &'a Walk<'a>,
    format: &'a Format,
}

impl Build<'_> {
    /// The argument of a builder's method.
    fn argument(&self, arg: &Arg) -> TokenStream {
        match &arg.value {
            Value::Sibling(member) if arg.name == "by" => {
                member_name(member).replace('_', " ").to_token_stream()
            }
            _ => self.value(arg),
        }
    }

    /// The arguments of the builder's constructor.
    fn main(&self, arg: &Arg) -> Option<TokenStream> {
        match &arg.value {
            // The function is called by the generated code; the rule describes it.
            Value::Function(_) => None,
            _ => Some(self.value(arg)),
        }
    }

    fn value(&self, arg: &Arg) -> TokenStream {
        match &arg.value {
            Value::Flag | Value::Function(_) | Value::Expr(_) => TokenStream::new(),
            Value::Count(expr, _) => expr.to_token_stream(),
            Value::Number(expr, None) => {
                let span = at(expr.span());
                quote_spanned!(span=> __private::bound(#expr))
            }
            Value::Number(expr, Some(decimal)) => number(decimal, expr.span()),
            Value::Text(text) => text.to_token_stream(),
            Value::Format(_) => format_tokens(self.format),
            Value::Date(bound) => self.date(bound),
            Value::DateTime(bound) => date_time(bound),
            Value::Unit(unit) => quote!(__api_validate::rules::Unit::#unit),
            Value::Texts(texts) => quote!(&[#(#texts),*]),
            Value::Numbers(numbers) => {
                let numbers = numbers.iter().map(|(_, number)| Literal::i128_suffixed(*number));
                quote!(&[#(#numbers),*])
            }
            Value::Equal(literal @ (Expr::Lit(_) | Expr::Verbatim(_))) => literal.to_token_stream(),
            Value::Equal(constant) => self.choice(constant),
            Value::Choices(choices) => self.choices(choices),
            Value::Fields(fields) => offered(fields),
            Value::Words(ty, words) => {
                let ty = Ident::new(ty, Span::call_site());
                quote!(&[#(__api_validate::filter::#ty::#words),*])
            }
            Value::Sibling(member) => self.client_name(&member_name(member)).to_token_stream(),
            #[cfg(feature = "pattern")]
            Value::Pattern(text, automaton) => {
                let automaton = self::automaton::tokens(automaton);
                quote!(#text, #automaton)
            }
        }
    }

    fn choice(&self, constant: &Expr) -> TokenStream {
        let span = at(constant.span());
        self.walk.derived.ask(quote_spanned!(span=> __api_validate::rules::Constant(#constant).choice()))
    }

    /// Constants that can be chosen from: one may hold all of them, and then it is asked first how many they are.
    fn choices(&self, choices: &[Expr]) -> TokenStream {
        if let [all] = choices {
            let span = at(all.span());
            let constant = quote_spanned!(span=> __api_validate::rules::Constant(&#all));
            let list = if self.walk.derived.is_generic(all) {
                quote_spanned!(span=> const { #constant.kept() })
            } else {
                quote_spanned!(span=> const { &#constant.list::<{ #constant.list::<0>().len }>().items })
            };
            return self.walk.derived.ask(list);
        }
        let choices = choices.iter().map(|choice| self.choice(choice));
        quote_spanned!(here()=> const { &[#(#choices),*] })
    }

    fn client_name(&self, rust_name: &str) -> String {
        let field = self.walk.fields.iter().find(|field| field.rust_name() == rust_name);
        field.map_or_else(|| rust_name.to_owned(), Field::client_name)
    }

    fn date(&self, bound: &DateBound) -> TokenStream {
        match bound {
            DateBound::Expr(expr) => {
                let span = at(expr.span());
                quote_spanned!(span=> __api_validate::DateBound::On(#expr))
            }
            DateBound::Today { word, days, months } => {
                quote_spanned!(at(word.span())=> __api_validate::DateBound::Today { days: #days, months: #months })
            }
            DateBound::Text(text) => {
                // A text that is not a date was reported.
                let date = self.format.date(&text.value()).or_else(|| Format::iso().date(&text.value()));
                let (year, month, day) = date.unwrap_or((1, 1, 1));
                let span = at(text.span());
                quote_spanned! {span=>
                    __api_validate::DateBound::On(match __api_validate::Date::new(#year, #month, #day) {
                        __private::Some(__date) => __date,
                        __private::None => __api_validate::Date::MIN,
                    })
                }
            }
        }
    }
}

fn date_time(bound: &DateTimeBound) -> TokenStream {
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

fn offered(fields: &[OfferedField]) -> TokenStream {
    let fields = fields.iter().map(|OfferedField { name, span, ty }| {
        let ty = ty.as_ref().map(|ty| quote!(.of(__api_validate::filter::FieldType::#ty)));
        let (span, name) = (at(*span), Literal::string(name));
        quote_spanned!(span=> __api_validate::filter::Field::new(#name) #ty)
    });
    quote!({ const __FIELDS: &[__api_validate::filter::Field] = &[#(#fields),*]; __FIELDS })
}

/// The digits as an integer with the sign, if that has room for them.
fn mantissa(Decimal { minus, digits, .. }: &Decimal) -> Option<Literal> {
    let digits: i128 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
    Some(Literal::i128_unsuffixed(if *minus { -digits } else { digits }))
}

/// In the smallest form that holds it.
fn number(decimal: &Decimal, span: Span) -> TokenStream {
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

#[cfg(feature = "pattern")]
mod automaton {
    //! The tables of a pattern, as literals.

    use proc_macro2::{Literal, TokenStream};
    use quote::quote;

    use crate::pattern::Automaton;

    pub(super) fn tokens(automaton: &Automaton) -> TokenStream {
        let constructor = quote!(__api_validate::rules::Automaton);
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
            Automaton::Characters { ascii, runs, table } => {
                let (table, ascii) = (tokens(table), Literal::byte_string(ascii));
                let runs = runs.iter().map(|run| Literal::u32_unsuffixed(*run));
                quote!(#table.by_character(#ascii, &[#(#runs),*]))
            }
        }
    }

    fn wide(cells: &[u16]) -> TokenStream {
        let cells = cells.iter().map(|cell| Literal::u16_unsuffixed(*cell));
        quote!([#(#cells),*])
    }
}
