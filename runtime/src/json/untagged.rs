//! Untagged enums. If no variant reads a value, serde says no more than that. Here the variant that was meant is found,
//! and tells why it cannot be read.

use alloc::vec::Vec;

use super::{
    input::Input,
    json_type::JsonType,
    leaf::Foreign,
    object::{Content, Object},
    reader::{OnlyVariant, Reader},
    tree::{Kind, Node},
    variant,
};
use crate::{
    ApiValidate, Checker, Fault, Mark,
    type_info::{Purpose, Shape},
    walk::{Form, Tagging, Variant, Variants},
};

/// Reads an enum whose body need not name the variant. `read` reads the content of a variant, and `rules` judges the
/// rules of the whole enum.
#[allow(clippy::needless_pass_by_value)] // as generated code has it
pub fn read_untagged<'n, T: ApiValidate>(
    input: Input<'n>,
    reader: &mut Reader<'_>,
    context: &T::Context,
    foreign: Foreign<'n, T>,
    variants: &'static Variants,
    rules: Option<fn(&T, &mut Checker, &T::Context)>,
    read: impl Fn(usize, Object<'_, '_, 'n>) -> Option<T>,
) -> Option<T> {
    let start = reader.mark();
    if let Some(only) = reader.only_variant::<T>(input, variants) {
        let value = reader.read_meant(input, variants, Meant::Untagged(only), &read);
        if let (Some(value), Some(rules)) = (&value, rules) {
            rules(value, reader.checker(), context);
        }
        if value.is_some() || start != reader.mark() {
            return value;
        }
    }
    if let Some(value) = foreign.read(input, reader) {
        value.check(reader.checker(), context);
        return Some(value);
    }
    // For a type with parameters, it is not known whether serde reads it.
    let is_unknown = start == reader.mark();
    let is_query = reader.is_query;
    if is_unknown || is_query {
        let is_it = |at: usize| may_be::<T>(at, input, variants, is_query);
        if let Some(value) = reader.first_variant(input, start, variants, &is_it, &read) {
            if let Some(rules) = rules {
                rules(&value, reader.checker(), context);
            }
            return Some(value);
        }
    }
    if is_unknown && !input.is_rest() {
        reader.value_of(input)?;
        reader.checker().type_mismatch(JsonType::Accepted, Fault::Malformed);
    }
    if start == reader.mark() || reader.is_full() || !reader.may_read_again(input) {
        return None;
    }
    let shape = T::__TYPE.shape_for(Purpose::Reading);
    let Some(meant) = meant(input, variants, &shape) else {
        reader.tell_kinds(start, input, variants, &shape);
        return None;
    };
    reader.checker().forget(start);
    reader.read_meant(input, variants, meant, &read);
    if start == reader.mark() {
        // The variant that was meant reports nothing.
        let value = foreign.read(input, reader);
        if value.is_none() && start == reader.mark() {
            reader.checker().type_mismatch(JsonType::Accepted, Fault::Malformed);
        }
        return value;
    }
    None
}

/// A variant that was meant.
#[derive(Clone, Copy)]
enum Meant {
    /// The variant that the body names.
    Named,
    /// A variant without a tag, by its position.
    Untagged(usize),
}

fn open<'r, 'c, 'n>(
    input: Input<'n>,
    reader: &'r mut Reader<'c>,
    variants: &'static Variants,
    meant: Meant,
) -> Option<(usize, Object<'r, 'c, 'n>)> {
    match meant {
        Meant::Named => variant::variant(input, reader, variants),
        Meant::Untagged(at) => reader.open_untagged(input, variants, at),
    }
}

/// Returns the variant that the body names, or the only one that reads this kind of value. If several do, its fields
/// tell it.
fn meant(input: Input<'_>, variants: &'static Variants, shape: &Shape) -> Option<Meant> {
    let node = input.node()?;
    if variant::names_one(input, node, variants) {
        return Some(Meant::Named);
    }
    let reading = reading(node.kind(), variants, shape);
    let meant =
        if reading.len() > 1 { told_by_fields(node, &reading, variants, shape) } else { only(&reading) };
    meant.map(Meant::Untagged)
}

/// Returns the only variant that has a field for which one of its few names was sent. If none has, returns the only one
/// that was sent fields which no other has.
fn told_by_fields(
    node: Node<'_>,
    reading: &[usize],
    variants: &'static Variants,
    shape: &Shape,
) -> Option<usize> {
    let choices: Vec<_> = reading.iter().map(|at| (*at, choice(node, *at, variants, shape))).collect();
    let named: Vec<_> =
        choices.iter().filter(|(_, choice)| *choice == Choice::Its).map(|(at, _)| *at).collect();
    if !named.is_empty() {
        return only(&named);
    }
    let found = only_with_its_fields(node, reading, variants, shape)?;
    choices.contains(&(found, Choice::None)).then_some(found)
}

/// Returns the variants that read this kind of value.
fn reading(kind: Kind, variants: &'static Variants, shape: &Shape) -> Vec<usize> {
    (0..variants.variants.len()).filter(|at| reads(*at, variants, shape, kind)).collect()
}

fn only(variants: &[usize]) -> Option<usize> {
    if let [only] = variants { Some(*only) } else { None }
}

fn reads(at: usize, variants: &'static Variants, shape: &Shape, kind: Kind) -> bool {
    untagged(at, variants).is_some_and(|variant| shape.variant_reads(variant, kind))
}

/// Returns whether a value may be a variant, judging by its kind. In a query string, all values are strings.
fn may_be<T: ApiValidate>(at: usize, input: Input<'_>, variants: &'static Variants, is_query: bool) -> bool {
    if is_query {
        return untagged(at, variants).is_some_and(|variant| variant.fields.form != Form::Unit);
    }
    input.node().is_some_and(|node| reads(at, variants, &T::__TYPE.shape_for(Purpose::Reading), node.kind()))
}

fn untagged(at: usize, variants: &'static Variants) -> Option<&'static Variant> {
    variants.variants.get(at).filter(|variant| variants.is_untagged(variant))
}

/// What was sent for the fields of a variant that hold one of a few names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// Nothing.
    None,
    /// One of the names.
    Its,
    /// Something else.
    Other,
}

fn choice(node: Node<'_>, at: usize, variants: &'static Variants, shape: &Shape) -> Choice {
    let Some(variant) = variants.variants.get(at) else { return Choice::None };
    let mut choice = Choice::None;
    for (name, names) in shape.variant_choices(variant.name) {
        let Some((_, value)) = node.members().find(|(member, _)| member.is_text(name)) else { continue };
        if value.kind() == Kind::Text && names.iter().any(|name| value.is_text(name)) {
            return Choice::Its;
        }
        choice = Choice::Other;
    }
    choice
}

/// Returns the only variant that was sent fields which no other has. If one of them takes any field, nobody knows.
fn only_with_its_fields(
    node: Node<'_>,
    reading: &[usize],
    variants: &'static Variants,
    shape: &Shape,
) -> Option<usize> {
    let names_of = |at: &usize| shape.names_of_variant(variants.variants.get(*at)?.name);
    let names = reading.iter().map(names_of).collect::<Option<Vec<_>>>()?;
    let mut found = None;
    for (member, _) in node.members() {
        let has_it = |names: &Vec<&str>| names.iter().any(|name| member.is_text(name));
        let mut having = (0..names.len()).filter(|at| names.get(*at).is_some_and(has_it));
        if let (Some(at), None) = (having.next(), having.next()) {
            if found.is_some_and(|found| found != at) {
                return None;
            }
            found = Some(at);
        }
    }
    found.and_then(|at| reading.get(at).copied())
}

impl<'c> Reader<'c> {
    /// Returns the only variant that reads this kind of value, if the enum is untagged. serde reads that one too.
    fn only_variant<T: ApiValidate>(
        &mut self,
        input: Input<'_>,
        variants: &'static Variants,
    ) -> Option<usize> {
        let (kind, shape) = (input.node()?.kind(), T::__TYPE.shape_of()?);
        if variants.tagging != Tagging::Untagged {
            return None;
        }
        let is_it = |known: &&OnlyVariant| known.kind == kind && core::ptr::fn_addr_eq(known.shape, shape);
        if let Some(known) = self.only_variants.iter().find(is_it) {
            return known.variant;
        }
        let variant = only(&reading(kind, variants, &shape(Purpose::Reading)));
        self.only_variants.push(OnlyVariant { shape, kind, variant });
        variant
    }

    /// If no variant reads a value of this kind, says which kinds they read.
    fn tell_kinds(&mut self, start: Mark, input: Input<'_>, variants: &'static Variants, shape: &Shape) {
        let kind = input.node().filter(|_| !input.is_rest()).map(Node::kind);
        let is_other = kind.is_some_and(|kind| reading(kind, variants, shape).is_empty());
        let is_untagged = variants.tagging == Tagging::Untagged;
        let Some(kinds) = shape.kinds().filter(|_| is_other && is_untagged) else {
            return;
        };
        for record in self.checker().records_since(start) {
            if let Some((JsonType::Accepted, fault)) = record.unread_at(0) {
                record.tell_unread(JsonType::AnyOf(kinds), fault);
            }
        }
    }

    /// Reads the first variant that can be read, if serde reads none. serde's buffer has only strings for a query
    /// string, and no numbers; here a value is what the variant asks for.
    fn first_variant<'n, T>(
        &mut self,
        input: Input<'n>,
        start: Mark,
        variants: &'static Variants,
        is_it: &dyn Fn(usize) -> bool,
        read: &impl Fn(usize, Object<'_, '_, 'n>) -> Option<T>,
    ) -> Option<T> {
        for (tried, at) in (0..variants.variants.len()).filter(|at| is_it(*at)).enumerate() {
            // Bodies may be deep, query strings are not.
            if tried > 0 && !self.is_query && !self.may_read_again(input) {
                return None;
            }
            let middle = self.mark();
            let value = self.read_meant(input, variants, Meant::Untagged(at), read);
            if value.is_some() {
                self.checker().forget_between(start, middle);
                return value;
            }
            self.checker().forget(middle);
        }
        None
    }

    /// Reads the content of the variant. An untagged enum only looks at the rest of an object, and takes no members.
    fn read_meant<'n, T>(
        &mut self,
        input: Input<'n>,
        variants: &'static Variants,
        meant: Meant,
        read: &impl Fn(usize, Object<'_, '_, 'n>) -> Option<T>,
    ) -> Option<T> {
        let taken = self.taken(input);
        let value = open(input, self, variants, meant).and_then(|(at, object)| read(at, object));
        self.restore_taken(&taken);
        value
    }

    fn open_untagged<'r, 'n>(
        &'r mut self,
        input: Input<'n>,
        variants: &'static Variants,
        at: usize,
    ) -> Option<(usize, Object<'r, 'c, 'n>)> {
        let fields = variants.variants.get(at)?.fields;
        let around = self.enter_buffered();
        let Some(opened) = self.open_fields(input, fields) else {
            self.leave(around);
            return None;
        };
        let denies = variants.deny_unknown_fields && fields.form == Form::Object;
        let object = Object::new(self, input, fields, opened);
        Some((at, object.denies(denies).in_content(Content { around: Some(around), ..Content::default() })))
    }
}
