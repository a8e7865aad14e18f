//! Reads a type with fields in two passes. The first reads each field and judges its rules. The second judges the rules
//! that ask for other fields.

use alloc::vec::Vec;
use core::ops::{Deref, DerefMut};

use super::{
    de::Source,
    input::Input,
    json_type::JsonType,
    object::{Object, Part, Step, WHOLE},
    overrides,
    reader::Reader,
    refused::Refused,
};
use crate::{
    Checker, Fault, Mark,
    walk::{Entry, Inner, Pass, Rules, Value, Values, Walk},
};

/// Reads a type with fields. When it returns, the report has everything that is wrong with it.
pub fn read_struct<'n, W: Walk<'n, M, N>, M, const N: usize>(
    input: Input<'n>,
    reader: &mut Reader<'_>,
    context: &W::Context,
) -> Option<W> {
    // It is large, so it is not moved.
    match &mut Object::open(reader, input, const { &W::FIELDS }) {
        Some(object) => read_fields::<W, M, N>(object, context),
        None => None,
    }
}

/// Reads a variant of an enum, whose content has been found.
pub fn read_variant<'n, W: Walk<'n, M, N>, M, const N: usize>(
    mut object: Object<'_, '_, 'n>,
    context: &W::Context,
) -> Option<W> {
    read_fields::<W, M, N>(&mut object, context)
}

fn read_fields<'n, W: Walk<'n, M, N>, M, const N: usize>(
    object: &mut Object<'_, '_, 'n>,
    context: &W::Context,
) -> Option<W> {
    let mut pass = Reading { object, is_judging: false, waits: true };
    // The value stays where it was made.
    let read = W::walk(&mut pass, Some(context), None);
    let Reading { object, waits, .. } = pass;
    if let (true, Some(_)) = (waits, &read) {
        W::walk(&mut Reading { object: &mut *object, is_judging: true, waits }, Some(context), read.as_ref());
    }
    object.close();
    read
}

/// Judges the rules over a whole enum.
pub fn judge_enum<'n, W: Walk<'n, M, N>, M, const N: usize>(
    value: Option<W>,
    reader: &mut Reader<'_>,
    context: &W::Context,
) -> Option<W> {
    if let Some(value) = &value {
        crate::walk::check_struct::<W, M, N>(value, reader.checker(), context);
    }
    value
}

/// Owns the values of the fields.
struct Owned<V>(V);

impl<V> Deref for Owned<V> {
    type Target = V;

    fn deref(&self) -> &V {
        &self.0
    }
}

impl<V> DerefMut for Owned<V> {
    fn deref_mut(&mut self) -> &mut V {
        &mut self.0
    }
}

/// Reads each field and judges its rules, unless they ask for other fields. Those are judged at the end.
struct Reading<'o, 'r, 'c, 'n> {
    object: &'o mut Object<'r, 'c, 'n>,
    is_judging: bool,
    /// Whether a field waits until all fields were read.
    waits: bool,
}

impl<'n> Pass<'n> for Reading<'_, '_, '_, 'n> {
    type Held<V: Values> = Owned<V>;
    const MAKES_VALUES: bool = true;

    fn hold<V: Values>(&mut self, values: V) -> Owned<V> {
        Owned(values)
    }

    fn judges(&mut self) -> bool {
        self.is_judging
    }

    fn nothing_between(&mut self) {
        self.waits = self.is_judging;
    }

    // Not inlined, here and below: fields of the same type and rules share the code. This path need not be the fastest.
    #[inline(never)]
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
        let wait = R::WAIT || I::IS_CONVERTED || I::IS_LATE;
        if self.is_judging {
            let held = value.get().is_some() && self.object.holds(position);
            return if wait || self.object.waiting.contains(&position) {
                self.object.judge(position, value.get(), context, &inner, &rules) && held
            } else {
                held
            };
        }
        let Some(input) = self.object.begin(position) else { return true };
        let read = inner.read(input, self.object.reader);
        if !self.object.end(position) {
            self.object.tell(position, input, I::IS_CONVERTED, &rules.entries());
        }
        let start = self.object.reader.mark();
        if !wait && !self.object.reader.is_full() {
            self.object.judge(position, read.as_ref(), context, &inner, &rules);
        }
        self.waits |= wait || self.object.must_wait(position, start);
        *value = Value::Read(read);
        true
    }

    fn known<'v, T>(&self, position: usize, value: &'v Value<'_, T>) -> Option<&'v T> {
        value.get().filter(|_| !self.object.is_partial(position))
    }

    fn default<T>(&mut self, position: usize, value: &mut Value<'_, T>, make: impl FnOnce() -> Option<T>) {
        if self.object.absent.take() == Some(position) {
            *value = Value::Read(make());
            self.object.waiting.push(position);
            self.waits = true;
        }
    }

    fn mark(&mut self) -> Mark {
        self.object.reader.mark()
    }

    fn across(&mut self, position: usize, _: Mark, judge: impl FnOnce(&mut Checker)) {
        let start = self.object.reader.mark();
        judge(self.object.reader.checker());
        self.object.group(position, Part::Across, start);
    }

    fn lookups_if(&mut self, held: bool, work: impl FnOnce(&mut Self)) {
        if !self.is_judging {
            return work(self);
        }
        let before = self.object.reader.checker().skip_lookups_unless(held);
        work(self);
        self.object.reader.checker().restore_lookups(before);
    }

    fn whole(&mut self, judge: impl FnOnce(&mut Checker)) {
        let start = self.object.reader.mark();
        judge(self.object.reader.checker());
        self.object.place_fields(start);
        self.object.group(WHOLE, Part::Rules, start);
    }

    /// Judges the fields that wait, if some could not be read. If all could, they are judged as part of the value.
    fn again<V: Values>(&mut self, values: &V) -> bool {
        if self.is_judging {
            return false;
        }
        self.object.deny_unknown_fields();
        if self.waits {
            self.object.begin_judging();
            self.is_judging = !(self.object.is_whole() && values.is_whole());
        }
        self.is_judging
    }

    /// Returns no value if elements are missing from it, even if each field has a value.
    fn take<V: Values>(&mut self, Owned(values): Owned<V>) -> Option<V::Owned> {
        if self.object.is_whole() { values.take() } else { None }
    }
}

impl<'n> Object<'_, '_, 'n> {
    /// Returns what the field is read from, or `None` if there is nothing to read.
    fn begin(&mut self, position: usize) -> Option<Input<'n>> {
        self.field_start = self.reader.mark();
        match self.member(position) {
            Some(value) if !self.reader.is_full() => {
                self.around = self.reader.enter_member(self.frame());
                Some(Input::value(value))
            }
            _ => self.begin_other(position),
        }
    }

    /// As [`begin`](Self::begin), for a field that is not a member of an object.
    fn begin_other(&mut self, position: usize) -> Option<Input<'n>> {
        if self.fields.unread.contains(&position) {
            self.absent = Some(position);
            return None;
        }
        if self.reader.is_full() {
            return None;
        }
        match self.step(position) {
            Step::Inside(input) => {
                self.around = self.reader.enter_member(self.frame());
                Some(input)
            }
            Step::Here(input, is_shared) => {
                self.around = self.reader.enter_rest(input, is_shared);
                Some(input)
            }
            Step::Absent => {
                self.absent = Some(position);
                None
            }
            Step::Twice => {
                self.reader.checker().type_mismatch(JsonType::Once, Fault::Sent);
                self.group(position, Part::Inside, self.field_start);
                None
            }
        }
    }

    /// Ends the field, and notes what it lacks. Returns whether it has no record.
    #[inline]
    fn end(&mut self, position: usize) -> bool {
        self.reader.leave(self.around);
        self.note_lost(position);
        self.field_start == self.reader.mark()
    }

    /// Applies what the field's rules say about values that could not be read, and adds the field's place.
    #[cold]
    #[inline(never)]
    fn tell(&mut self, position: usize, input: Input<'n>, is_converted: bool, entries: &[Entry]) {
        let mut rules = Vec::new();
        overrides::each(entries, 0, &mut |condition| self.condition(condition), &mut |rule| rules.push(rule));
        overrides::apply(&rules, input, is_converted, self.field_start, self.reader);
        self.group(position, Part::Inside, self.field_start);
    }
}

/// Not inlined: fields of the same type and rules share the code.
#[cold]
#[inline(never)]
fn judge<T, C: ?Sized, R: Rules<T, C>>(rules: &R, value: &T, checker: &mut Checker, context: &C) {
    rules.judge(value, checker, context);
}

impl<'n> Object<'_, '_, 'n> {
    /// Judges a field, if it could be read. Returns whether its rules held.
    #[inline]
    fn judge<T, C: ?Sized, I: Inner<'n, T>, R: Rules<T, C>>(
        &mut self,
        position: usize,
        value: Option<&T>,
        context: Option<&C>,
        inner: &I,
        rules: &R,
    ) -> bool {
        let (Some(value), Some(context)) = (value, context) else { return false };
        let start = self.enter_field(position);
        if I::IS_CONVERTED {
            self.judge_converted(position, value, context, inner, rules);
        } else {
            judge(rules, value, self.reader.checker(), context);
        }
        if I::IS_LATE {
            inner.check(value, self.reader.checker());
        }
        if self.lacks_something() {
            self.reader.checker().set_lost(None);
        }
        self.group(position, Part::Rules, start)
    }

    /// Returns whether a field must be judged later, because the report has no room for its records: those from `start` on
    /// may come before others.
    #[inline]
    fn must_wait(&mut self, position: usize, start: Mark) -> bool {
        let is_full = self.reader.is_full();
        if is_full {
            self.wait(position, start);
        }
        is_full
    }

    #[cold]
    fn wait(&mut self, position: usize, start: Mark) {
        self.reader.checker().forget(start);
        self.groups.retain(|group| group.position != position || group.part == Part::Inside);
        self.waiting.push(position);
    }

    #[inline]
    fn enter_field(&mut self, position: usize) -> Mark {
        if let Some(lost) = self.lost(position) {
            self.reader.checker().set_lost(Some(lost));
        }
        self.reader.mark()
    }

    /// Returns whether the field has no record and lacks nothing.
    fn holds(&self, position: usize) -> bool {
        !self.is_told(position) && !self.is_partial(position)
    }
}

/// Returns the value of a variant without content.
pub fn unit_variant<T>(mut object: Object<'_, '_, '_>, value: T) -> Option<T> {
    object.close();
    Some(value)
}

/// Reads a variant with a function of the service, and judges it.
pub fn converted_variant<'n, W: Walk<'n, M, N>, M, const N: usize>(
    object: Object<'_, '_, 'n>,
    context: &W::Context,
    read: impl Fn(Source<'n>) -> Result<W, Refused>,
) -> Option<W> {
    let check =
        |value: &W, checker: &mut Checker| crate::walk::check_struct::<W, M, N>(value, checker, context);
    object.content(|input, reader| {
        reader.converted(input, JsonType::Accepted, read, check, |input, reader| {
            read_struct::<W, M, N>(input, reader, context)
        })
    })
}

impl<'n> Object<'_, '_, 'n> {
    /// Reads the content of a variant that has one field.
    pub(crate) fn content<T>(
        mut self,
        read: impl FnOnce(Input<'n>, &mut Reader<'_>) -> Option<T>,
    ) -> Option<T> {
        let value = read(self.input(), self.reader);
        self.close();
        value
    }
}
