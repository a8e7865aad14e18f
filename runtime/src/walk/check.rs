//! The valid path: checks every field and every rule of a value that exists.

use core::mem::ManuallyDrop;

use super::{Fields, Inner, Pass, Rules, Value, Values, Variants, Walk};
use crate::{Checker, Mark, Segment};

/// Judges a value.
#[derive(Debug)]
pub struct Check<'c> {
    checker: &'c mut Checker,
    fields: &'static Fields,
}

/// Judges a type with fields.
#[inline]
pub fn check_struct<'n, W: Walk<'n, M, N>, M, const N: usize>(
    value: &W,
    checker: &mut Checker,
    context: &W::Context,
) {
    let mut pass = Check { checker, fields: const { &W::FIELDS } };
    W::walk(&mut pass, Some(context), Some(value));
}

/// Judges a variant. Its records stand where a body has its content.
#[inline]
pub fn check_variant<'n, W: Walk<'n, M, N>, M, const N: usize>(
    value: &W,
    checker: &mut Checker,
    context: &W::Context,
    variants: &'static Variants,
) {
    let mark = checker.mark();
    if variants.is_converted(N) {
        checker.as_a_whole(|checker| check_struct::<W, M, N>(value, checker, context));
    } else {
        check_struct::<W, M, N>(value, checker, context);
    }
    if mark != checker.mark() {
        place(checker, mark, variants.segment(N));
    }
}

#[cold]
#[inline(never)]
fn place(checker: &mut Checker, mark: Mark, segment: Option<Segment>) {
    if let Some(segment) = segment {
        checker.place(mark, segment);
    }
}

#[cold]
#[inline(never)]
fn place_field(checker: &mut Checker, mark: Mark, fields: &Fields, position: usize) {
    match fields.own_name(position) {
        Some(name) => checker.place_under(mark, name),
        None => place(checker, mark, fields.segment(position)),
    }
}

impl<'n> Pass<'n> for Check<'_> {
    // The values are references, which need no drop.
    type Held<V: Values> = ManuallyDrop<V>;

    #[inline]
    fn judges(&mut self) -> bool {
        true
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)] // so that each field is code of its own
    fn field<T, C: ?Sized, I, R>(
        &mut self,
        position: usize,
        value: &mut Value<'_, T>,
        context: Option<&C>,
        inner: I,
        rules: R,
    ) -> bool
    where
        I: Inner<'n, T>,
        R: Rules<T, C>,
    {
        let (Value::Whole(value), Some(context)) = (value, context) else { return true };
        let mark = self.checker.mark();
        let held = if I::IS_CONVERTED {
            self.checker.as_a_whole(|checker| {
                judge(*value, checker, context, &inner, &rules);
            });
            mark == self.checker.mark()
        } else {
            judge(*value, self.checker, context, &inner, &rules)
        };
        if !held {
            place_field(self.checker, mark, self.fields, position);
        }
        held
    }

    #[inline]
    fn mark(&mut self) -> Mark {
        self.checker.mark()
    }

    #[inline]
    fn across(&mut self, position: usize, slot: Mark, judge: impl FnOnce(&mut Checker)) {
        let fields = self.fields;
        self.checker.deferred(slot, |checker| {
            let mark = checker.mark();
            judge(checker);
            if mark != checker.mark() {
                place_field(checker, mark, fields, position);
            }
        });
    }

    #[inline]
    fn lookups_if(&mut self, held: bool, work: impl FnOnce(&mut Self)) {
        let before = self.checker.skip_lookups_unless(held);
        work(self);
        self.checker.restore_lookups(before);
    }

    #[inline]
    fn hold<V: Values>(&mut self, values: V) -> ManuallyDrop<V> {
        ManuallyDrop::new(values)
    }

    #[inline]
    fn again<V: Values>(&mut self, _: &V) -> bool {
        false
    }

    #[inline]
    fn take<V: Values>(&mut self, _: ManuallyDrop<V>) -> Option<V::Owned> {
        None
    }

    #[inline]
    fn whole(&mut self, judge: impl FnOnce(&mut Checker)) {
        judge(self.checker);
    }
}

/// Judges the field's own rules, then those of its type. If its own are broken, nothing inside is looked up. Returns
/// whether all held: without rules of the type, only the verdicts decide, and no records are counted.
#[cfg_attr(not(debug_assertions), inline(always))]
#[allow(clippy::inline_always)]
fn judge<'n, T, C: ?Sized, I: Inner<'n, T>, R: Rules<T, C>>(
    value: &T,
    checker: &mut Checker,
    context: &C,
    inner: &I,
    rules: &R,
) -> bool {
    if !I::HAS_RULES {
        return rules.judge(value, checker, context);
    }
    let mark = checker.mark();
    if rules.judge(value, checker, context) {
        inner.check(value, checker);
    } else {
        checker.lookups_if(false, |checker| check_inner(value, checker, inner));
    }
    mark == checker.mark()
}

#[cold]
#[inline(never)]
fn check_inner<'n, T, I: Inner<'n, T>>(value: &T, checker: &mut Checker, inner: &I) {
    inner.check(value, checker);
}
