//! A rule → its constant: calls on its builder.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Expr, spanned::Spanned};

#[cfg(feature = "pattern")]
use super::automaton;
use super::{
    late, literals,
    tokens::{self, at, here},
    walk::Walk,
};
use crate::{
    check::member_name,
    mentions::mentions,
    model::{Arg, Code, DateBound, Field, Own, Rule, TypeRule, Value},
    rules::Main,
    values::date::Format,
};

/// What a rule learns of the type of its value: `.form(…)`.
#[derive(Clone)]
pub(super) struct Typed {
    pub(super) method: &'static str,
    pub(super) value: TokenStream,
}

/// Returns `rules::length().max(50)`, with the code and the texts that replace the rule's own. `typed` is what
/// the type of the value adds.
pub(crate) fn rule(rule: &Rule, walk: &Walk<'_>, typed: Option<&Typed>) -> TokenStream {
    let mut built = built(rule, walk);
    if let Some(Typed { method, value }) = typed {
        tokens::call(&mut built, method, value.clone(), at(rule.word.span()));
    }
    let built = if rule.is_late() { late::constant(rule, &built, walk.fields) } else { built };
    with(built, &rule.own, rule.word.span())
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

/// Returns `between(min, max)`: one call for two bounds costs less to build than two. It also compares constants.
fn between(rule: &Rule, build: &Build<'_>) -> Option<TokenStream> {
    let [one, other] = rule.args.as_slice() else { return None };
    let (min, max) = match (one.name, other.name) {
        ("min", "max") => (one, other),
        ("max", "min") => (other, one),
        _ => return None,
    };
    let (span, known) = (at(rule.word.span()), (&min.value, &max.value));
    if let (Value::Number(_, Some(from)), Value::Number(_, Some(to))) = known {
        let [min, max] = [literals::mantissa(from)?, literals::mantissa(to)?];
        let [min_scale, max_scale] = [from.scale, to.scale].map(Literal::i64_unsuffixed);
        return Some(quote_spanned!(span=> __private::between(#min, #min_scale, #max, #max_scale)));
    }
    let (min, max) = (build.known_number(min)?, build.known_number(max)?);
    Some(quote_spanned!(span=> __private::ordered(#min, #max)))
}

/// Returns what the compiler has to check about constants of the service, as items of their own: the constant of the
/// rule is evaluated only where the type is used.
pub(super) fn checks(rule: &Rule, walk: &Walk<'_>) -> Vec<TokenStream> {
    if walk.has_generics() || rule.args.iter().any(names_type) {
        return Vec::new();
    }
    let format = format(rule);
    let build = Build { walk, format: &format };
    let checked = match between(rule, &build) {
        _ if !rule.args.iter().any(|arg| constant(arg).is_some()) => Vec::new(),
        Some(between) => vec![between],
        None => rule.args.iter().filter_map(|arg| build.checked(arg, rule)).collect(),
    };
    checked.into_iter().map(|check| quote_spanned!(here()=> const _: () = { let _ = #check; };)).collect()
}

/// Returns the constant of the service that an argument is.
fn constant(arg: &Arg) -> Option<&Expr> {
    match &arg.value {
        Value::Count(expr, None) | Value::Number(expr, None) => Some(expr),
        Value::Text(expr) if !matches!(expr, Expr::Lit(_)) => Some(expr),
        Value::Choices(choices) => match choices.as_slice() {
            [all] => Some(all),
            _ => None,
        },
        _ => None,
    }
}

/// Returns whether a constant belongs to the type, which an item of its own cannot name.
pub(super) fn names_type(arg: &Arg) -> bool {
    constant(arg).is_some_and(|expr| mentions(expr, |ident| ident == "Self"))
}

/// Returns a bound as a number, if it is known here: see [`Build::known_number`].
pub(super) fn known_number(arg: &Arg, walk: &Walk<'_>) -> Option<TokenStream> {
    Build { walk, format: &Format::standard() }.known_number(arg)
}

/// `rules::length().max(50)`
fn built(rule: &Rule, walk: &Walk<'_>) -> TokenStream {
    let format = format(rule);
    let build = Build { walk, format: &format };
    if let Some(between) = between(rule, &build) {
        return between;
    }
    let span = at(rule.word.span());
    let name = Ident::new(rule.spec.name, span);
    let main = rule.arg(rule.spec.name).filter(|_| rule.spec.main != Main::None).map(|arg| build.main(arg));
    // The constant leaves out what is known only at run time.
    let is_constant = |arg: &&Arg| {
        arg.name != rule.spec.name && !matches!(arg.value, Value::Expr(_)) && arg.late().is_none()
    };
    let mut built = quote_spanned!(span=> __api_validate::rules::#name(#main));
    for arg in rule.args.iter().filter(is_constant) {
        tokens::call(&mut built, arg.name, build.argument(arg, rule), at(arg.word.span()));
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
        let ty = quote_spanned!(span=> __api_validate::ValidationErrorType);
        let code = match code {
            Code::Standard(variant) => quote_spanned!(span=> #ty::#variant),
            Code::Custom(text) => {
                let text = own_code(text);
                quote_spanned!(span=> #ty::Custom(__private::Cow::Borrowed(#text)))
            }
        };
        quote_spanned!(span=> .code({ const __CODE: &#ty = &#code; __CODE }))
    });
    quote_spanned!(span=> __api_validate::with(#built) #code #criteria #message)
}

/// Returns a code of the service.
fn own_code(text: &Expr) -> TokenStream {
    match text {
        Expr::Lit(_) => text.to_token_stream(),
        _ => quote_spanned!(at(text.span())=> __private::sound::code(#text)),
    }
}

/// Returns the format of a field's own dates.
pub(crate) fn format(rule: &Rule) -> Format {
    let written = rule.arg("format").and_then(|arg| match &arg.value {
        Value::Format(text) => Format::parse(&text.value()).ok(),
        _ => None,
    });
    written.unwrap_or_else(Format::standard)
}

/// Returns a `DateFormat`. The check of the attribute has found it sound.
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
    /// Returns the argument of a builder's method.
    fn argument(&self, arg: &Arg, rule: &Rule) -> TokenStream {
        match &arg.value {
            Value::Sibling(member) if arg.name == "by" => member_name(member).to_token_stream(),
            Value::Count(max, known) if arg.name == "max" => max_count(max, known.is_some(), rule),
            _ => self.value(arg),
        }
    }

    /// Returns the arguments of the builder's constructor.
    fn main(&self, arg: &Arg) -> Option<TokenStream> {
        match &arg.value {
            // The function is called by the generated code; the rule describes it.
            Value::Function(_) => None,
            Value::Number(expr, None) if !self.is_generic(expr) => {
                Some(self.constant(expr, &Ident::new("step", at(expr.span()))))
            }
            _ => Some(self.value(arg)),
        }
    }

    /// Returns the argument, if the compiler checks it as a constant.
    fn checked(&self, arg: &Arg, rule: &Rule) -> Option<TokenStream> {
        match &arg.value {
            Value::Number(_, None) if arg.late().is_none() && arg.name == rule.spec.name => self.main(arg),
            Value::Number(_, None) => self.known_number(arg),
            Value::Count(max, known) if arg.name == "max" && arg.late().is_none() => {
                Some(max_count(max, known.is_some(), rule))
            }
            Value::Text(_) | Value::Choices(_) if constant(arg).is_some() => Some(self.value(arg)),
            _ => None,
        }
    }

    /// Returns a bound whose type is known here: a literal, or a constant that does not depend on generic parameters.
    fn known_number(&self, arg: &Arg) -> Option<TokenStream> {
        match &arg.value {
            Value::Number(expr, Some(decimal)) => Some(literals::number(decimal, expr.span())),
            Value::Number(expr, None) if arg.late().is_none() && !self.is_generic(expr) => {
                Some(self.constant(expr, &Ident::new("number", at(expr.span()))))
            }
            _ => None,
        }
    }

    fn constant(&self, expr: &Expr, as_what: &Ident) -> TokenStream {
        let span = at(expr.span());
        self.walk.derived.ask(quote_spanned!(span=> __private::Constant(#expr).#as_what()))
    }

    fn is_generic(&self, expr: &Expr) -> bool {
        self.walk.derived.is_generic(expr)
    }

    fn value(&self, arg: &Arg) -> TokenStream {
        match &arg.value {
            Value::Flag | Value::Function(_) | Value::Expr(_) => TokenStream::new(),
            Value::Count(expr, _) => expr.to_token_stream(),
            Value::Number(expr, None) if self.is_generic(expr) => {
                let span = at(expr.span());
                quote_spanned!(span=> __private::bound(#expr))
            }
            Value::Number(..) => self.known_number(arg).unwrap_or_default(),
            Value::Text(text @ Expr::Lit(_)) => text.to_token_stream(),
            Value::Text(constant) => {
                quote_spanned!(at(constant.span())=> __private::sound::part(#constant))
            }
            Value::Format(_) => format_tokens(self.format),
            Value::Date(bound) => self.date(bound),
            Value::DateTime(bound) => literals::date_time(bound),
            Value::Unit(unit) => quote!(__api_validate::rules::Unit::#unit),
            Value::Texts(texts) => quote!(&[#(#texts),*]),
            Value::Numbers(numbers) => {
                let numbers = numbers.iter().map(|(_, number)| Literal::i128_suffixed(*number));
                quote!(&[#(#numbers),*])
            }
            Value::Equal(literal @ (Expr::Lit(_) | Expr::Verbatim(_))) => literal.to_token_stream(),
            Value::Equal(constant) => self.choice(constant),
            Value::Choices(choices) => self.choices(choices),
            Value::Fields(fields) => literals::offered(fields),
            Value::Words(ty, words) => {
                let ty = Ident::new(ty, Span::call_site());
                quote!(&[#(__api_validate::filter::#ty::#words),*])
            }
            Value::Sibling(member) => self.client_name(&member_name(member)).to_token_stream(),
            #[cfg(feature = "pattern")]
            Value::Pattern(text, automaton) => {
                let automaton = automaton::tokens(automaton);
                quote!(#text, #automaton)
            }
        }
    }

    fn choice(&self, constant: &Expr) -> TokenStream {
        let span = at(constant.span());
        self.walk.derived.ask(quote_spanned!(span=> __api_validate::rules::Constant(#constant).choice()))
    }

    /// Returns the choices among constants. If one constant holds all of them, it is asked first how many there are.
    fn choices(&self, choices: &[Expr]) -> TokenStream {
        if let [all] = choices {
            let span = at(all.span());
            let constant = quote_spanned!(span=> __api_validate::rules::Constant(&#all));
            let count = quote_spanned!(span=> #constant.list::<0>().len);
            let list = if self.walk.derived.is_generic(all) {
                quote_spanned!(span=> #constant.kept())
            } else {
                quote_spanned!(span=> &#constant.list::<{ #count }>().items)
            };
            return self.walk.derived.ask(quote_spanned! {span=>
                const {
                    __private::sound::choices(#count);
                    #list
                }
            });
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
                // Text that is not a date was reported.
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

/// Returns the largest count. Constants must not be below the smallest one; literals were compared before.
fn max_count(max: &Expr, is_literal: bool, rule: &Rule) -> TokenStream {
    let min = rule.arg("min").filter(|min| min.late().is_none());
    match min.map(|min| &min.value) {
        Some(Value::Count(min, known)) if known.is_none() || !is_literal => {
            quote_spanned!(at(max.span())=> __private::max_count(#min, #max))
        }
        _ => max.to_token_stream(),
    }
}
