//! Attributes → model. A mistake costs one item: parsing goes on behind the next comma.

use proc_macro2::Ident;
use syn::{
    Attribute, DeriveInput, Fields, Index, LitStr, Member, Path, Token, Type,
    ext::IdentExt,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
    spanned::Spanned,
};

use crate::{
    errors::{Errors, did_you_mean, list},
    model::{Arg, Code, Data, Field, Input, Item, Nested, Own, Place, Rule, TypeRule, Variant},
    rules::{self, GRAMMAR, Main, OWN, Spec, TYPE_WORDS},
    serde::Serde,
    values,
};

pub(crate) fn input<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Input<'a> {
    let serde = Serde::of(&input.attrs);
    let mut model = Input {
        name: &input.ident,
        generics: &input.generics,
        krate: None,
        context: None,
        bound: None,
        rules: Vec::new(),
        data: data(input, &serde, errors),
        is_key: is_key(input, &serde),
    };
    for attribute in api(&input.attrs) {
        items(attribute, errors, |input, errors| type_item(input, &mut model, errors));
    }
    model
}

fn data<'a>(input: &'a DeriveInput, serde: &Serde, errors: &mut Errors) -> Data<'a> {
    match &input.data {
        syn::Data::Struct(data) => {
            if let (Some(span), Fields::Named(_)) = (serde.from, &data.fields) {
                errors.span(span, FROM);
            }
            Data::Struct(fields(&data.fields, serde, errors))
        }
        syn::Data::Enum(data) => {
            if let Some(span) = serde.from {
                errors.span(span, FROM);
            }
            Data::Enum(data.variants.iter().map(|v| variant(v, serde, errors)).collect())
        }
        syn::Data::Union(data) => {
            errors.at(
                &data.union_token,
                "`ApiValidate` cannot be derived for a union, only for a struct or an enum",
            );
            Data::Struct(Vec::new())
        }
    }
}

const FROM: &str = "the request holds another type, so the client's names are not known here: \
                    derive `ApiValidate` for that type instead";

/// Plain variants, tagged from outside: such a value is a string.
fn is_key(input: &DeriveInput, serde: &Serde) -> bool {
    let syn::Data::Enum(data) = &input.data else { return false };
    let is_plain = |variant: &syn::Variant| matches!(variant.fields, Fields::Unit);
    !(data.variants.is_empty() || serde.tag || serde.untagged || serde.from.is_some())
        && data.variants.iter().all(is_plain)
}

fn variant<'a>(variant: &'a syn::Variant, of: &Serde, errors: &mut Errors) -> Variant<'a> {
    for attribute in api(&variant.attrs) {
        errors.at(attribute, "a variant has no rules: put them on its fields, or on the type");
    }
    let serde = of.of_variant(&variant.attrs);
    let name = of.variant_name(&serde, &variant.ident.unraw().to_string());
    let place = match &of.content {
        _ if serde.untagged || of.untagged => Place::Same,
        Some(content) => Place::Name(content.clone()),
        None if of.tag => Place::Same,
        None => Place::Name(name.clone()),
    };
    Variant { ident: &variant.ident, name, place, fields: fields(&variant.fields, &serde, errors) }
}

fn fields<'a>(fields: &'a Fields, of: &Serde, errors: &mut Errors) -> Vec<Field<'a>> {
    let mut next_index = 0;
    let mut model = Vec::new();
    for (position, field) in fields.iter().enumerate() {
        let serde = Serde::of(&field.attrs);
        let member = field.ident.clone().map_or(Member::Unnamed(Index::from(position)), Member::Named);
        let place = match &field.ident {
            _ if serde.flatten || of.is_newtype(fields) => Place::Same,
            Some(ident) => Place::Name(of.field_name(&serde, &ident.unraw().to_string())),
            None => Place::Index(next_index),
        };
        next_index += usize::from(!serde.skip);
        let mut field = Field { member, ty: &field.ty, place, items: Vec::new(), nested: Nested::IfAny }
            .with_attributes(&field.attrs, errors);
        field.hide(of, &serde, errors);
        model.push(field);
    }
    model
}

impl Field<'_> {
    fn with_attributes(mut self, attributes: &[Attribute], errors: &mut Errors) -> Self {
        for attribute in api(attributes) {
            items(attribute, errors, |input, errors| field_item(input, &mut self, errors));
        }
        self
    }

    /// A field that no request holds has no name there, and neither does what is inside of a converted one.
    fn hide(&mut self, of: &Serde, serde: &Serde, errors: &mut Errors) {
        if serde.skip {
            if let Some(item) = self.items.first() {
                errors.at(item.word(), "serde skips this field, so that no request can break a rule on it");
                self.items.clear();
            }
            self.nested = Nested::Skip;
        }
        if of.from.is_some() {
            if let Some((word, _)) = self.items.iter().find_map(Item::inner) {
                errors.at(word, FROM);
                self.items.clear();
            }
            self.nested = Nested::Skip;
        }
    }
}

impl Item {
    /// The word that an item begins with.
    pub(crate) fn word(&self) -> &Ident {
        match self {
            Self::Rule(rule) => &rule.word,
            Self::Each(word, _) | Self::Keys(word, _) | Self::When(word, ..) => word,
        }
    }
}

fn api(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("api"))
}

/// Parses the items of an attribute, each on its own.
fn items(
    attribute: &Attribute,
    errors: &mut Errors,
    mut item: impl FnMut(ParseStream<'_>, &mut Errors) -> syn::Result<()>,
) {
    let parsed = attribute.parse_args_with(|input: ParseStream<'_>| {
        if input.is_empty() {
            errors.at(attribute, "expected a rule, such as `required`");
        }
        separated(input, errors, &mut item);
        Ok(())
    });
    if let Err(error) = parsed {
        errors.push(error);
    }
}

/// Items between commas; what does not parse is reported and skipped.
fn separated(
    input: ParseStream<'_>,
    errors: &mut Errors,
    item: &mut dyn FnMut(ParseStream<'_>, &mut Errors) -> syn::Result<()>,
) {
    while !input.is_empty() {
        match item(input, errors) {
            Ok(()) if !input.is_empty() && !input.peek(Token![,]) => errors.push(input.error("expected `,`")),
            Ok(()) => {}
            Err(error) => errors.push(error),
        }
        skip_to_comma(input);
    }
}

fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        let _ = input.parse::<proc_macro2::TokenTree>();
    }
    let _ = input.parse::<Option<Token![,]>>();
}

fn type_item(input: ParseStream<'_>, model: &mut Input<'_>, errors: &mut Errors) -> syn::Result<()> {
    let word = input.call(Ident::parse_any)?;
    match word.to_string().as_str() {
        "crate" => once(&mut model.krate, &word, after_equals(input, Path::parse)?, errors),
        "context" => once(&mut model.context, &word, after_equals(input, Type::parse)?, errors),
        "bound" => {
            let text = after_equals(input, <LitStr as Parse>::parse)?;
            let parser = Punctuated::<_, Token![,]>::parse_terminated;
            let predicates = text.parse_with(parser)?.into_iter().collect();
            once(&mut model.bound, &word, predicates, errors);
        }
        "custom" => {
            let (path, own) = type_rule(input, errors, values::path)?;
            let Some(path) = path.into_iter().next() else {
                return Err(syn::Error::new(word.span(), "expected a function: `custom(function)`"));
            };
            model.rules.push(TypeRule::Custom(word, path, own));
        }
        "at_least_one" | "exactly_one" => {
            let (members, own) = type_rule(input, errors, values::member)?;
            model.rules.push(TypeRule::Count(word, members, own));
        }
        name => return Err(unknown_on_type(&word, name)),
    }
    Ok(())
}

fn unknown_on_type(word: &Ident, name: &str) -> syn::Error {
    if rules::find(name).is_some() || GRAMMAR.contains(&name) {
        return syn::Error::new(word.span(), format!("`{name}` stands on a field, not on the type"));
    }
    let hint = did_you_mean(name, TYPE_WORDS.iter().copied());
    let hint =
        if hint.is_empty() { format!(", expected {}", list(TYPE_WORDS.iter().copied())) } else { hint };
    syn::Error::new(word.span(), format!("unknown attribute `{name}` on a type{hint}"))
}

fn once<T>(slot: &mut Option<T>, word: &Ident, value: T, errors: &mut Errors) {
    if slot.replace(value).is_some() {
        errors.at(word, format!("duplicate `{word}`"));
    }
}

fn after_equals<T>(
    input: ParseStream<'_>,
    parse: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<T> {
    input.parse::<Token![=]>()?;
    parse(input)
}

/// `(value, value, code = …)`
fn type_rule<T>(
    input: ParseStream<'_>,
    errors: &mut Errors,
    mut value: impl FnMut(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<(Vec<T>, Own)> {
    let content;
    syn::parenthesized!(content in input);
    let (mut values, mut own) = (Vec::new(), Own::default());
    separated(&content, errors, &mut |input, errors| {
        if own_arg(input, &mut own, errors)? {
            return Ok(());
        }
        values.push(value(input)?);
        Ok(())
    });
    Ok((values, own))
}

fn field_item(input: ParseStream<'_>, field: &mut Field<'_>, errors: &mut Errors) -> syn::Result<()> {
    let ahead = input.fork();
    let word = ahead.call(Ident::parse_any)?;
    let nested = match word.to_string().as_str() {
        "skip" => Nested::Skip,
        "nested" => nested(&ahead, &word)?,
        _ => {
            field.items.extend(item(input, errors)?);
            return Ok(());
        }
    };
    if !matches!(field.nested, Nested::IfAny) {
        errors.at(&word, "only one of `skip` and `nested` can stand on a field, and once");
    }
    field.nested = nested;
    syn::parse::discouraged::Speculative::advance_to(input, &ahead);
    Ok(())
}

/// `nested`, or `nested(context = expr)`
fn nested(input: ParseStream<'_>, word: &Ident) -> syn::Result<Nested> {
    if !input.peek(syn::token::Paren) {
        return Ok(Nested::Must(word.clone()));
    }
    let content;
    syn::parenthesized!(content in input);
    let key = content.call(Ident::parse_any)?;
    if key != "context" {
        return Err(syn::Error::new(key.span(), format!("unknown argument `{key}`, expected `context`")));
    }
    let context = after_equals(&content, syn::Expr::parse)?;
    if content.is_empty() {
        Ok(Nested::With(word.clone(), context))
    } else {
        Err(content.error("expected `)`"))
    }
}

/// A rule, or one of the words that hold rules.
fn item(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Item>> {
    let word = input.call(Ident::parse_any)?;
    let name = word.unraw().to_string();
    match name.as_str() {
        "each" => held(input, &word, errors).map(|items| Some(Item::Each(word, items))),
        "keys" => held(input, &word, errors).map(|items| Some(Item::Keys(word, items))),
        "when" => when(input, word, errors).map(Some),
        "skip" | "nested" => {
            let message = format!("`{name}` stands directly in `#[api(…)]` on a field");
            Err(syn::Error::new(word.span(), message))
        }
        _ => match rules::find(&name) {
            Some(spec) => Ok(rule(input, word, spec, errors).map(Item::Rule)),
            None => Err(unknown_rule(&word, &name)),
        },
    }
}

fn unknown_rule(word: &Ident, name: &str) -> syn::Error {
    if TYPE_WORDS.contains(&name) {
        return syn::Error::new(word.span(), format!("`{name}` stands on the type, not on a field"));
    }
    let known = rules::RULES.iter().map(|spec| spec.name).chain(GRAMMAR.iter().copied());
    syn::Error::new(word.span(), format!("unknown rule `{name}`{}", did_you_mean(name, known)))
}

/// The rules in `each(…)` and `keys(…)`.
fn held(input: ParseStream<'_>, word: &Ident, errors: &mut Errors) -> syn::Result<Vec<Item>> {
    if !input.peek(syn::token::Paren) {
        return Err(syn::Error::new(word.span(), format!("expected rules: `{word}(required)`")));
    }
    let content;
    syn::parenthesized!(content in input);
    Ok(rest(&content, word, errors))
}

fn rest(input: ParseStream<'_>, word: &Ident, errors: &mut Errors) -> Vec<Item> {
    if input.is_empty() {
        errors.at(word, format!("`{word}` holds no rules"));
    }
    let mut items = Vec::new();
    separated(input, errors, &mut |input, errors| {
        items.extend(item(input, errors)?);
        Ok(())
    });
    items
}

/// `when(condition, rules…)`
fn when(input: ParseStream<'_>, word: Ident, errors: &mut Errors) -> syn::Result<Item> {
    if !input.peek(syn::token::Paren) {
        return Err(syn::Error::new(
            word.span(),
            "expected a condition and rules: `when(self.is_new, required)`",
        ));
    }
    let content;
    syn::parenthesized!(content in input);
    let condition = content.parse()?;
    content.parse::<Option<Token![,]>>()?;
    let items = rest(&content, &word, errors);
    Ok(Item::When(word, condition, items))
}

/// A rule and its arguments. Of a rule with a wrong argument nothing is left, so that nothing else can go wrong.
fn rule(input: ParseStream<'_>, word: Ident, spec: &'static Spec, errors: &mut Errors) -> Option<Rule> {
    let mut rule = Rule { word, spec, args: Vec::new(), own: Own::default() };
    let mut is_sound = true;
    let parsed = arguments(input, &mut rule, &mut is_sound, errors);
    if let Err(error) = parsed {
        errors.push(error);
        is_sound = false;
    }
    if is_sound && spec.main != Main::None && rule.arg(spec.name).is_none() {
        let message = format!("`{0}` needs an argument: `{0}({1})`", spec.name, spec.main.example());
        errors.at(&rule.word, message);
        is_sound = false;
    }
    is_sound.then_some(rule)
}

fn arguments(
    input: ParseStream<'_>,
    rule: &mut Rule,
    is_sound: &mut bool,
    errors: &mut Errors,
) -> syn::Result<()> {
    if input.peek(Token![=]) {
        let message = format!("expected `(`: arguments stand in parentheses, as in `{}(…)`", rule.word);
        return Err(input.error(message));
    }
    if !input.peek(syn::token::Paren) {
        return Ok(());
    }
    let content;
    let paren = syn::parenthesized!(content in input);
    if content.is_empty() {
        return Err(syn::Error::new(
            paren.span.span(),
            "expected an argument; leave the parentheses out if there is none",
        ));
    }
    separated(&content, errors, &mut |input, errors| {
        let parsed = argument(input, rule, errors);
        *is_sound &= parsed.is_ok();
        parsed
    });
    Ok(())
}

fn argument(input: ParseStream<'_>, rule: &mut Rule, errors: &mut Errors) -> syn::Result<()> {
    if own_arg(input, &mut rule.own, errors)? {
        return Ok(());
    }
    if let Some(arg) = named_arg(input, rule)? {
        if rule.arg(arg.name).is_some() {
            return Err(syn::Error::new(arg.word.span(), format!("duplicate argument `{}`", arg.name)));
        }
        rule.args.push(arg);
        return Ok(());
    }
    if rule.spec.main == Main::None {
        return Err(unknown_arg(input, rule));
    }
    values::main(input, rule)
}

fn named_arg(input: ParseStream<'_>, rule: &Rule) -> syn::Result<Option<Arg>> {
    let ahead = input.fork();
    let Ok(word) = ahead.call(Ident::parse_any) else { return Ok(None) };
    let Some(spec) = rule.spec.args.iter().find(|spec| word == spec.name) else { return Ok(None) };
    let word = input.call(Ident::parse_any)?;
    let value = values::value(input, spec, &word)?;
    Ok(Some(Arg { name: spec.name, word, value }))
}

fn unknown_arg(input: ParseStream<'_>, rule: &Rule) -> syn::Error {
    let names: Vec<&str> = rule.spec.args.iter().map(|arg| arg.name).chain(OWN.iter().copied()).collect();
    let expected = format!("expected {}", list(names.iter().copied()));
    let Ok(word) = input.fork().call(Ident::parse_any) else {
        return input.error(format!("unexpected value, {expected}"));
    };
    let hint = did_you_mean(&word.to_string(), names);
    let hint = if hint.is_empty() { format!(", {expected}") } else { hint };
    syn::Error::new(word.span(), format!("unknown argument `{word}` of `{}`{hint}", rule.spec.name))
}

/// `code = …`, `criteria = "…"` and `message = "…"`.
fn own_arg(input: ParseStream<'_>, own: &mut Own, errors: &mut Errors) -> syn::Result<bool> {
    let ahead = input.fork();
    let Ok(word) = ahead.call(Ident::parse_any) else { return Ok(false) };
    let name = word.to_string();
    if !OWN.contains(&name.as_str()) || !ahead.peek(Token![=]) {
        return Ok(false);
    }
    input.call(Ident::parse_any)?;
    if name == "code" {
        let code: Code = after_equals(input, values::code)?;
        once(&mut own.code, &word, code, errors);
    } else {
        let text = after_equals(input, |input| values::sentence(input, &name))?;
        once(if name == "criteria" { &mut own.criteria } else { &mut own.message }, &word, text, errors);
    }
    Ok(true)
}
