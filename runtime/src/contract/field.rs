//! Fields, and what is inside of them.

mod codes;

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::{self, Display, Write};

use super::FieldRule;
use crate::{
    Fault, Keyword, Keywords, Rule, ValidationErrorType, ValueKind,
    json::JsonType,
    path::DeclaredName,
    type_info::{Element, FieldName, Member, Shape, Type, TypeInfo},
    walk::Entry,
};

/// A field of a body, or of a value inside of one.
#[derive(Clone, Debug)]
pub struct Field {
    path: String,
    name: String,
    is_required: bool,
    /// Whether null is nothing wrong, as far as its type goes.
    is_nullable: bool,
    variant: Option<&'static str>,
    docs: &'static str,
    rules: Vec<FieldRule>,
    /// The codes of records that rules of the type around it place here.
    placed: Vec<&'static ValidationErrorType>,
    /// The rules of each element.
    inner: Vec<FieldRule>,
    /// The contents of `each(…)`, in order.
    elements: Vec<(Vec<Entry>, bool)>,
    shape: Shape,
    /// What rules see, if a function reads the value.
    holds: Vec<TypeInfo>,
    /// What the function reads, if it shows.
    reads: Option<TypeInfo>,
}

impl Field {
    /// The name under which a client sends it, such as `companyName`; `[0]` for an element of an array that has its
    /// own rules, and `[*]` for any element of a list, or any value of a map.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its path in the body, such as `users[*].email`: as in a record, apart from `[*]`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whether it must be sent, and not as null. A field that is required only under a condition has the rule
    /// [`required`](crate::rules::required).
    pub fn is_required(&self) -> bool {
        self.is_required
    }

    /// The variant of an enum that has the field. If the field is required, it is so in bodies of that variant.
    pub fn variant(&self) -> Option<&'static str> {
        self.variant
    }

    /// What the field's type reads: a phrase such as `text`, or `a whole number from 0 to 255`.
    pub fn value(&self) -> impl Display {
        Value(*self.shape.expected())
    }

    /// The kind of value. For a newtype, that of the value it holds.
    ///
    /// ```
    /// use api_validate::{ApiValidate, ValueKind};
    ///
    /// #[derive(ApiValidate)]
    /// struct Page {
    ///     size: u8,
    ///     tags: Vec<String>,
    /// }
    ///
    /// let kinds: Vec<_> = Page::contract().fields().iter().map(|field| field.kind()).collect();
    /// assert_eq!(kinds, [ValueKind::Integer, ValueKind::List]);
    /// ```
    pub fn kind(&self) -> ValueKind {
        self.shape.kind()
    }

    /// The rules in order: those of the field, then those of its type.
    pub fn rules(&self) -> &[FieldRule] {
        &self.rules
    }

    /// The doc comments of the field's declaration, such as `/// What it is called.` Empty if there are none.
    pub fn description(&self) -> &'static str {
        self.docs
    }

    /// What a valid value looks like: the criteria of all rules. Empty if there are none.
    pub fn criteria(&self) -> impl Display {
        Joined(self.rules.iter().filter(|rule| rule.is_known()).cloned().collect())
    }

    /// The fields inside of it: those of an object, or one that stands for all elements of a list or map.
    pub fn fields(&self) -> Vec<Self> {
        match &self.shape {
            Shape::List(element) | Shape::Array(element, _) | Shape::Map(element, _) => {
                alloc::vec![self.element(*element)]
            }
            Shape::Type(ty) => self.members(ty, &mut Vec::new()),
            Shape::Value(_) if self.elements.is_empty() && self.inner.is_empty() => Vec::new(),
            Shape::Value(_) => alloc::vec![self.element(Element::UNKNOWN)],
        }
    }
}

impl Field {
    pub(super) fn body(info: TypeInfo) -> Self {
        let mut body = Self::empty(String::new(), FieldName::Same, info.shape());
        body.is_nullable = info.is_optional();
        body.with_rules_of_type()
    }

    fn empty(path: String, name: FieldName, shape: Shape) -> Self {
        Self {
            path,
            name: name.to_string(),
            is_required: false,
            is_nullable: true,
            variant: None,
            docs: "",
            rules: Vec::new(),
            placed: Vec::new(),
            inner: Vec::new(),
            elements: Vec::new(),
            shape,
            holds: Vec::new(),
            reads: None,
        }
    }

    fn member(&self, member: &Member) -> Self {
        let mut path = self.path.clone();
        // Writing to a `String` cannot fail.
        let _ = match member.name {
            FieldName::Field(name) => write!(path, "{}", DeclaredName(name, !self.path.is_empty())),
            name => write!(path, "{name}"),
        };
        let mut field = Self::empty(path, member.name, member.looks.shape());
        field.is_required = member.is_required();
        field.is_nullable = member.looks.is_nullable();
        field.variant = member.variant;
        field.docs = member.docs;
        field.is_read_as(member);
        field.take(&member.rules, false);
        field.with_rules_of_type()
    }

    fn element(&self, element: Element) -> Self {
        let path = alloc::format!("{}{}", self.path, FieldName::Any);
        let mut inner = self.inner.clone();
        if let Some(key) = element.key {
            let key = Self::empty(path.clone(), FieldName::Any, key.shape()).with_rules_of_type();
            for rule in key.rules {
                inner.push(FieldRule { is_of_key: true, ..rule });
            }
        }
        let mut field = Self::empty(path, FieldName::Any, element.info.shape());
        field.holds = self.held_elements();
        field.rules = inner;
        for (entries, is_conditional) in &self.elements {
            field.take(entries, *is_conditional);
        }
        field.is_nullable = !element.is_required;
        field.is_required = element.is_required || field.has_rule(crate::rules::required().name());
        field.with_rules_of_type()
    }

    /// Returns the fields of a type, including those that are flattened into it.
    fn members(&self, ty: &Type, flattened: &mut Vec<Option<&'static str>>) -> Vec<Self> {
        let mut fields = Vec::new();
        for member in &ty.members {
            let mut field = self.member(member);
            field.placed = placed_at(member.name, ty);
            match (&field.shape, member.name) {
                (Shape::Type(inner), FieldName::Same) if !flattened.contains(&inner.id) => {
                    flattened.push(inner.id);
                    let inside = field.members(inner, flattened);
                    flattened.pop();
                    for inside in inside {
                        fields.push(Self { variant: inside.variant.or(field.variant), ..inside });
                    }
                }
                (Shape::Value(_) | Shape::List(_) | Shape::Array(..) | Shape::Map(..), _)
                    if is_content(member) =>
                {
                    fields.push(Self { name: self.name.clone(), ..field });
                }
                (Shape::Map(..), FieldName::Same) => fields.extend(field.fields()),
                (_, FieldName::Same) => {}
                _ => fields.push(field),
            }
        }
        fields
    }

    /// Adds the rules of the field's type. For a newtype, also the rules of the value it holds.
    fn with_rules_of_type(mut self) -> Self {
        let mut seen = Vec::new();
        while let Shape::Type(ty) = &self.shape {
            let (id, rules, held) = (ty.id, ty.rules.clone(), ty.newtype_fields().to_vec());
            if seen.contains(&id) {
                break;
            }
            seen.push(id);
            for inner in &held {
                self.shape = inner.looks.shape();
                self.is_read_as(inner);
                self.take(&inner.rules, false);
            }
            if held.len() > 1 {
                self.holds = held.iter().filter_map(|inner| inner.holds).collect();
            }
            self.take(&rules, false);
            if held.is_empty() {
                break;
            }
        }
        self
    }

    fn take(&mut self, entries: &[Entry], is_conditional: bool) {
        let kind = self.held().kind();
        for entry in entries {
            match entry {
                Entry::Rule(rule) => {
                    self.rules.push(FieldRule { rule: *rule, is_conditional, is_of_key: false, kind });
                }
                Entry::When(_, inner) => self.take(inner, true),
                Entry::Each(inner) => self.elements.push((inner.clone(), is_conditional)),
                Entry::Keys(inner) => self.take_keys(inner, is_conditional),
            }
        }
    }

    /// The shape of the value that rules see, if the body's is not known.
    fn held(&self) -> Shape {
        match (self.shape.kind(), self.holds.last()) {
            (ValueKind::Anything, Some(holds)) => holds.shape(),
            _ => self.shape.clone(),
        }
    }

    /// The same of its elements.
    fn held_elements(&self) -> Vec<TypeInfo> {
        let element = |holds: &TypeInfo| match holds.shape() {
            Shape::List(element) | Shape::Array(element, _) | Shape::Map(element, _) => Some(element.info),
            _ => None,
        };
        self.holds.iter().filter_map(element).collect()
    }

    fn is_read_as(&mut self, member: &Member) {
        if let Some(holds) = member.holds {
            self.holds = alloc::vec![holds];
        }
        self.reads = member.sent.map(|sent| sent.info).or(self.reads);
    }

    /// Rules on keys belong to the field that stands for all entries.
    fn take_keys(&mut self, entries: &[Entry], is_conditional: bool) {
        for entry in entries {
            match entry {
                Entry::Rule(rule) => {
                    let rule =
                        FieldRule { rule: *rule, is_conditional, is_of_key: true, kind: ValueKind::Text };
                    self.inner.push(rule);
                }
                Entry::When(_, inner) => self.take_keys(inner, true),
                // A key has no elements.
                Entry::Each(_) | Entry::Keys(_) => {}
            }
        }
    }

    fn has_rule(&self, name: &str) -> bool {
        self.rules.iter().any(|rule| rule.name() == name && !rule.is_conditional && !rule.is_of_key)
    }

    /// Visits the fields inside, as long as `visit` returns true. `types` are those around this field.
    pub(super) fn walk_inside(
        &self,
        types: &mut Vec<&'static str>,
        visit: &mut dyn FnMut(&Self) -> bool,
    ) -> bool {
        let id = match &self.shape {
            Shape::Type(ty) => ty.id,
            _ => None,
        };
        if id.is_some_and(|id| types.contains(&id)) {
            return true;
        }
        types.extend(id);
        let go_on = self.fields().iter().all(|field| visit(field) && field.walk_inside(types, visit));
        if id.is_some() {
            types.pop();
        }
        go_on
    }
}

/// Returns the codes of the records that `at_least_one` and `exactly_one` on a type place at one of its fields.
fn placed_at(name: FieldName, ty: &Type) -> Vec<&'static ValidationErrorType> {
    let mut codes = Vec::new();
    let FieldName::Field(name) = name else { return codes };
    let rules =
        ty.rules.iter().filter_map(|entry| if let Entry::Rule(rule) = entry { Some(*rule) } else { None });
    for rule in rules {
        Keywords::of(rule, ValueKind::Object, &mut |keyword| match keyword {
            Keyword::AtLeastOne([first, ..]) | Keyword::ExactlyOne([first, ..]) if *first == name => {
                codes.push(rule.error_type(Fault::Missing));
            }
            Keyword::ExactlyOne(names) if names.contains(&name) => codes.push(rule.error_type(Fault::Sent)),
            _ => {}
        });
    }
    codes
}

/// Whether a body has the content of a variant in place of the enum.
fn is_content(member: &Member) -> bool {
    member.name == FieldName::Same && member.variant.is_some()
}

struct Value(JsonType);

impl Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            // Only its name in Rust is known, which does not concern clients.
            JsonType::Accepted => f.write_str("a value"),
            expected => expected.criteria(None, f),
        }
    }
}

struct Joined(Vec<FieldRule>);

impl Display for Joined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, rule) in self.0.iter().enumerate() {
            f.write_str(if position > 0 { "; " } else { "" })?;
            f.write_str(if rule.is_conditional { "under a condition: " } else { "" })?;
            f.write_str(if rule.is_of_key { "as its name, " } else { "" })?;
            write!(f, "{}", rule.criteria())?;
        }
        Ok(())
    }
}
