//! Untagged enums. Of a value that no variant reads, serde says no more than that; here it is found which variant was
//! meant, and that one says why.

use alloc::vec::Vec;

use super::{
    input::{Input, Sent},
    leaf::Foreign,
    object::Object,
    reader::Reader,
    tree::{Kind, Node},
    variant,
};
use crate::{
    ApiValidate,
    contract::Shape,
    walk::{Form, Tagging, VariantKind, Variants},
};

/// Reads an enum whose body need not say which variant it holds. `read` reads the content of a variant.
#[allow(clippy::needless_pass_by_value)] // as generated code has it
pub fn read_untagged<'n, T: ApiValidate>(
    input: Input<'n>,
    reader: &mut Reader<'_>,
    context: &T::Context,
    foreign: Foreign<'n, T>,
    variants: &'static Variants,
    read: impl FnOnce(usize, Object<'_, '_, 'n>) -> Option<T>,
) -> Option<T> {
    let start = reader.mark();
    if let Some(value) = foreign.read(input, reader) {
        value.check(reader.checker(), context);
        return Some(value);
    }
    if start == reader.mark() || reader.is_full() {
        return None;
    }
    let meant = meant(input, variants, &T::__TYPE.shape())?;
    reader.checker().forget(start);
    let taken = reader.taken(input);
    if let Some((at, object)) = open(input, reader, variants, meant) {
        read(at, object);
    }
    reader.restore_taken(&taken);
    if start == reader.mark() {
        // What it was meant to be has nothing to say.
        return foreign.read(input, reader);
    }
    None
}

/// A variant that was meant.
#[derive(Clone, Copy)]
enum Meant {
    /// The one that the body names.
    Named,
    /// One without a tag.
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

/// The variant that the body names; or the only one that reads such a kind of value; or of these the only one of whose
/// names a field of the body has one.
fn meant(input: Input<'_>, variants: &'static Variants, shape: &Shape) -> Option<Meant> {
    let node = input.node()?;
    if variant::names_one(input, node, variants) {
        return Some(Meant::Named);
    }
    let kind = node.kind();
    let reading: Vec<_> =
        (0..variants.variants.len()).filter(|at| reads(*at, variants, shape, kind)).collect();
    let chosen = only(reading.iter().copied())
        .or_else(|| only(reading.iter().copied().filter(|at| has_its_choice(node, *at, variants, shape))));
    chosen.map(Meant::Untagged)
}

fn only(mut variants: impl Iterator<Item = usize>) -> Option<usize> {
    let first = variants.next()?;
    variants.next().is_none().then_some(first)
}

fn reads(at: usize, variants: &'static Variants, shape: &Shape, kind: Kind) -> bool {
    let Some(variant) = variants.variants.get(at) else { return false };
    let is_untagged = variants.tagging == Tagging::Untagged && variant.kind != VariantKind::Skipped;
    if !is_untagged && variant.kind != VariantKind::Untagged {
        return false;
    }
    match variant.fields.form {
        Form::Object => kind == Kind::Object,
        Form::Array => kind == Kind::List,
        Form::Unit => kind == Kind::Null,
        Form::Newtype => shape.variant_reads(variant.name, kind),
    }
}

/// Whether a field that holds one of a few names was sent as one of these.
fn has_its_choice(node: Node<'_>, at: usize, variants: &'static Variants, shape: &Shape) -> bool {
    let Some(variant) = variants.variants.get(at) else { return false };
    shape.variant_choices(variant.name).iter().any(|(name, names)| {
        let sent = node.members().find(|(member, _)| member.is_text(name));
        sent.is_some_and(|(_, value)| names.iter().any(|name| value.is_text(name)))
    })
}

impl<'c> Reader<'c> {
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
        Some((at, object.denies(denies).in_content(None, Some(around), false)))
    }

    /// Of what is left of an object: which members were taken.
    fn taken(&self, input: Input<'_>) -> Vec<bool> {
        match input.0 {
            Sent::Rest(..) => self.members.iter().map(|member| member.is_taken).collect(),
            _ => Vec::new(),
        }
    }

    /// An enum without a tag takes no members: it only looks at them.
    fn restore_taken(&mut self, taken: &[bool]) {
        for (member, is_taken) in self.members.iter_mut().zip(taken) {
            member.is_taken = *is_taken;
        }
    }
}
