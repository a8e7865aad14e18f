//! The two passes over a type with fields: the first reads each field, and the second judges the rules of what could be
//! read.

use alloc::vec::Vec;
use core::ops::{Deref, DerefMut};

use super::{
    de::Source,
    input::Input,
    json_type::JsonType,
    object::{Object, Part, Step, WHOLE},
    overrides,
    reader::{Around, Reader},
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
    let mut opened = Object::open(reader, input, const { &W::FIELDS });
    let object = opened.as_mut()?;
    let value = read_fields::<W, M, N>(object, context);
    object.close();
    value
}

/// Reads a variant of an enum, whose content has been found.
pub fn read_variant<'n, W: Walk<'n, M, N>, M, const N: usize>(
    mut object: Object<'_, '_, 'n>,
    context: &W::Context,
) -> Option<W> {
    let value = read_fields::<W, M, N>(&mut object, context);
    object.close();
    value
}

fn read_fields<'n, W: Walk<'n, M, N>, M, const N: usize>(
    object: &mut Object<'_, '_, 'n>,
    context: &W::Context,
) -> Option<W> {
    let mut pass = Reading { object, is_judging: false };
    let read = W::walk(&mut pass, Some(context), None);
    // If the fields were judged one by one, something is missing, even if each has a value.
    let whole = read.filter(|_| !pass.is_judging);
    if let Some(whole) = &whole {
        W::walk(&mut Reading { object, is_judging: true }, Some(context), Some(whole));
    }
    whole
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

/// Reads each field; then judges the rules of what was read.
struct Reading<'o, 'r, 'c, 'n> {
    object: &'o mut Object<'r, 'c, 'n>,
    is_judging: bool,
}

impl<'n> Pass<'n> for Reading<'_, '_, '_, 'n> {
    type Held<V: Values> = Owned<V>;

    fn hold<V: Values>(&mut self, values: V) -> Owned<V> {
        Owned(values)
    }

    fn judges(&mut self) -> bool {
        self.is_judging
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
        if self.is_judging {
            return self.object.judge(position, value.get(), context, &inner, &rules);
        }
        let Some(place) = self.object.begin(position) else { return true };
        let read = inner.read(place.input, self.object.reader);
        self.object.end(&place, I::IS_CONVERTED, &|| rules.entries());
        *value = Value::Read(read);
        true
    }

    fn default<T>(&mut self, position: usize, value: &mut Value<'_, T>, make: impl FnOnce() -> Option<T>) {
        if self.object.absent.take() == Some(position) {
            *value = Value::Read(make());
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

    /// Goes round again to judge the fields one by one, if something is missing. If not, the whole value is judged.
    fn again<V: Values>(&mut self, values: &V) -> bool {
        if self.is_judging {
            return false;
        }
        self.object.deny_unknown_fields();
        self.object.begin_judging();
        self.is_judging = !(self.object.is_whole() && values.is_whole());
        self.is_judging
    }

    fn take<V: Values>(&mut self, Owned(values): Owned<V>) -> Option<V::Owned> {
        values.take()
    }
}

/// A field that is being read.
struct Place<'n> {
    position: usize,
    input: Input<'n>,
    /// The mark before its records.
    start: Mark,
    around: Around,
}

impl<'n> Object<'_, '_, 'n> {
    /// Begins to read a field. Returns `None` if there is nothing to read.
    fn begin(&mut self, position: usize) -> Option<Place<'n>> {
        self.absent = None;
        let start = self.reader.mark();
        if self.fields.unread.contains(&position) {
            self.absent = Some(position);
            return None;
        }
        if self.reader.is_full() {
            return None;
        }
        let (input, around) = match self.step(position) {
            Step::Inside(input) => (input, self.reader.enter_member(self.frame())),
            Step::Here(input, is_shared) => (input, self.reader.enter_rest(input, is_shared)),
            Step::Absent => {
                self.absent = Some(position);
                return None;
            }
            Step::Twice => {
                self.reader.checker().type_mismatch(JsonType::Once, Fault::Sent);
                self.group(position, Part::Inside, start);
                return None;
            }
        };
        Some(Place { position, input, start, around })
    }

    /// Ends a field: notes what is missing, applies its rules to what could not be read, and places the records.
    #[inline]
    fn end(&mut self, place: &Place<'n>, is_converted: bool, entries: &dyn Fn() -> Vec<Entry>) {
        self.reader.leave(place.around);
        self.note_lost(place.position);
        if place.start != self.reader.mark() {
            overrides::apply(&entries(), place.input, is_converted, place.start, self.reader);
            self.group(place.position, Part::Inside, place.start);
        }
    }
}

/// Not inlined: fields of the same type and rules share the code.
#[cold]
#[inline(never)]
fn judge<T, C: ?Sized, R: Rules<T, C>>(rules: &R, value: &T, checker: &mut Checker, context: &C) {
    rules.judge(value, checker, context);
}

impl<'n> Object<'_, '_, 'n> {
    /// Judges a field, if it could be read. Returns whether all of it held.
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
        self.leave_field(position, start)
    }

    #[inline]
    fn enter_field(&mut self, position: usize) -> Mark {
        if let Some(lost) = self.lost(position) {
            self.reader.checker().set_lost(Some(lost));
        }
        self.reader.mark()
    }

    /// Ends judging a field. Returns whether all of it held.
    #[inline]
    fn leave_field(&mut self, position: usize, start: Mark) -> bool {
        if self.lacks_something() {
            self.reader.checker().set_lost(None);
        }
        let held = !self.is_told(position) && !self.is_partial(position);
        self.group(position, Part::Rules, start) && held
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
