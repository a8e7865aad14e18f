//! `#[serde(…)]` → the client's names. Everything else is left to serde's derive, mistakes included.

use proc_macro2::Span;
use syn::{
    Attribute, ExprPath, Fields, LitStr, Token, WherePredicate, ext::IdentExt, parse::ParseStream,
    punctuated::Punctuated,
};

/// What serde's attributes on one item say about names.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // each is an attribute that serde has
pub(crate) struct Serde {
    rename: Option<String>,
    rename_all: Option<Case>,
    rename_all_fields: Option<Case>,
    pub(crate) flatten: bool,
    pub(crate) transparent: bool,
    pub(crate) skip: bool,
    pub(crate) tag: Option<String>,
    pub(crate) content: Option<String>,
    pub(crate) untagged: bool,
    /// The variant for all other names.
    pub(crate) other: bool,
    /// `from` or `try_from`: the request has another type.
    pub(crate) from: Option<Span>,
    /// `remote`: the request has another type with the same fields.
    pub(crate) remote: Option<Span>,
    pub(crate) aliases: Vec<String>,
    pub(crate) default: Option<DefaultValue>,
    /// The function of `deserialize_with`, or that of the module of `with`.
    pub(crate) with: Option<ExprPath>,
    pub(crate) deny_unknown_fields: bool,
    /// The bounds on the type's parameters for serde's implementation.
    pub(crate) bound: Vec<WherePredicate>,
}

/// The value of a field that was not sent.
#[derive(Clone)]
pub(crate) enum DefaultValue {
    Default,
    Function(ExprPath),
}

impl Serde {
    pub(crate) fn of(attributes: &[Attribute]) -> Self {
        let mut serde = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
            // serde's derive reports what does not parse.
            let _ = attribute.parse_args_with(|input: ParseStream<'_>| serde.items(input));
        }
        serde
    }

    fn items(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        while !input.is_empty() {
            self.item(input)?;
            while !input.is_empty() && !input.peek(Token![,]) {
                input.parse::<proc_macro2::TokenTree>()?;
            }
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(())
    }

    fn item(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let word = input.call(syn::Ident::parse_any)?;
        match word.to_string().as_str() {
            "rename" => self.rename = for_reading(input)?.or(self.rename.take()),
            "rename_all" => self.rename_all = case(input)?.or(self.rename_all),
            "rename_all_fields" => self.rename_all_fields = case(input)?.or(self.rename_all_fields),
            "flatten" => self.flatten = true,
            "transparent" => self.transparent = true,
            "skip" | "skip_deserializing" => self.skip = true,
            "tag" => self.tag = for_reading(input)?,
            "alias" => self.aliases.extend(for_reading(input)?),
            "default" => self.default = Some(default(input)?),
            "with" => self.with = Some(path(input, "::deserialize")?),
            "deserialize_with" => self.with = Some(path(input, "")?),
            "deny_unknown_fields" => self.deny_unknown_fields = true,
            "content" => self.content = for_reading(input)?,
            "untagged" => self.untagged = true,
            "other" => self.other = true,
            "from" | "try_from" => self.from = Some(word.span()),
            "remote" => self.remote = Some(word.span()),
            "bound" => self.bound = bound(input)?,
            _ => {}
        }
        Ok(())
    }

    /// Returns the name of a field of this type or variant.
    pub(crate) fn field_name(&self, field: &Self, rust_name: &str) -> String {
        let renamed = || self.rename_all.map(|case| case.of_field(rust_name));
        field.rename.clone().or_else(renamed).unwrap_or_else(|| rust_name.to_owned())
    }

    /// Returns the name of a variant of this enum.
    pub(crate) fn variant_name(&self, variant: &Self, rust_name: &str) -> String {
        let renamed = || self.rename_all.map(|case| case.of_variant(rust_name));
        variant.rename.clone().or_else(renamed).unwrap_or_else(|| rust_name.to_owned())
    }

    /// Reads a variant's attributes, and adds what the enum says for the fields of all variants.
    pub(crate) fn of_variant(&self, attributes: &[Attribute]) -> Self {
        let mut variant = Self::of(attributes);
        variant.rename_all = variant.rename_all.or(self.rename_all_fields);
        variant
    }

    /// Returns whether the only field takes the type's place.
    pub(crate) fn is_newtype(&self, fields: &Fields) -> bool {
        self.transparent || matches!(fields, Fields::Unnamed(fields) if fields.unnamed.len() == 1)
    }
}

/// `= "name"`, or `(deserialize = "name", serialize = "other")`.
fn for_reading(input: ParseStream<'_>) -> syn::Result<Option<String>> {
    Ok(text_for_reading(input)?.map(|text| text.value()))
}

/// `= "T: Clone"`, or `(deserialize = "T: Clone")`.
fn bound(input: ParseStream<'_>) -> syn::Result<Vec<WherePredicate>> {
    let Some(text) = text_for_reading(input)? else { return Ok(Vec::new()) };
    let predicates = text.parse_with(Punctuated::<_, Token![,]>::parse_terminated)?;
    Ok(predicates.into_iter().collect())
}

fn text_for_reading(input: ParseStream<'_>) -> syn::Result<Option<LitStr>> {
    if input.parse::<Option<Token![=]>>()?.is_some() {
        return input.parse().map(Some);
    }
    let content;
    syn::parenthesized!(content in input);
    let mut name = None;
    while !content.is_empty() {
        let word: syn::Ident = content.parse()?;
        content.parse::<Token![=]>()?;
        let value = content.parse::<LitStr>()?;
        if word == "deserialize" {
            // serde reads further names as aliases. The first is the primary one.
            name = name.or(Some(value));
        }
        content.parse::<Option<Token![,]>>()?;
    }
    Ok(name)
}

/// `default`, or `default = "path"`
fn default(input: ParseStream<'_>) -> syn::Result<DefaultValue> {
    if input.peek(Token![=]) {
        path(input, "").map(DefaultValue::Function)
    } else {
        Ok(DefaultValue::Default)
    }
}

/// `= "path"`
fn path(input: ParseStream<'_>, suffix: &str) -> syn::Result<ExprPath> {
    input.parse::<Token![=]>()?;
    let text: LitStr = input.parse()?;
    let path = LitStr::new(&format!("{}{suffix}", text.value()), text.span());
    path.parse()
}

fn case(input: ParseStream<'_>) -> syn::Result<Option<Case>> {
    Ok(for_reading(input)?
        .and_then(|name| Case::ALL.iter().find(|(text, _)| *text == name).map(|(_, case)| *case)))
}

/// serde's `rename_all`.
#[derive(Clone, Copy)]
enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Case {
    const ALL: &'static [(&'static str, Self)] = &[
        ("lowercase", Self::Lower),
        ("UPPERCASE", Self::Upper),
        ("PascalCase", Self::Pascal),
        ("camelCase", Self::Camel),
        ("snake_case", Self::Snake),
        ("SCREAMING_SNAKE_CASE", Self::ScreamingSnake),
        ("kebab-case", Self::Kebab),
        ("SCREAMING-KEBAB-CASE", Self::ScreamingKebab),
    ];

    /// Converts a `snake_case` name, as Rust has it for fields.
    fn of_field(self, name: &str) -> String {
        match self {
            Self::Lower | Self::Snake => name.to_owned(),
            Self::Upper | Self::ScreamingSnake => name.to_ascii_uppercase(),
            Self::Pascal => pascal(name),
            Self::Camel => lower_first(&pascal(name)),
            Self::Kebab => name.replace('_', "-"),
            Self::ScreamingKebab => name.to_ascii_uppercase().replace('_', "-"),
        }
    }

    /// Converts a `PascalCase` name, as Rust has it for variants.
    fn of_variant(self, name: &str) -> String {
        match self {
            Self::Lower => name.to_ascii_lowercase(),
            Self::Upper => name.to_ascii_uppercase(),
            Self::Pascal => name.to_owned(),
            Self::Camel => lower_first(name),
            Self::Snake => snake(name),
            Self::ScreamingSnake => snake(name).to_ascii_uppercase(),
            Self::Kebab => snake(name).replace('_', "-"),
            Self::ScreamingKebab => snake(name).to_ascii_uppercase().replace('_', "-"),
        }
    }
}

fn pascal(name: &str) -> String {
    let mut capitalize = true;
    let mut pascal = String::new();
    for c in name.chars() {
        if c == '_' {
            capitalize = true;
        } else if std::mem::take(&mut capitalize) {
            pascal.push(c.to_ascii_uppercase());
        } else {
            pascal.push(c);
        }
    }
    pascal
}

fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_ascii_lowercase().to_string() + chars.as_str())
}

fn snake(name: &str) -> String {
    let mut snake = String::new();
    for (position, c) in name.char_indices() {
        if position > 0 && c.is_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}
