//! Fields and variants that a function of the service reads (`with`, `deserialize_with`).
//!
//! The function may read another shape than the type's own, such as `"1,2"` for a list. Then a record about a value
//! inside has no place in the body. So the value is also read as its type would. If that gives the same records in the
//! same places, they keep their paths; if not, they stand at the field.

use super::{
    de::Source,
    input::{Input, Sent},
    json_type::JsonType,
    object::{Object, Step},
    reader::Reader,
    refused::Refused,
};
use crate::{
    Checker, Mark,
    walk::{Inner, Rules},
};

impl Reader<'_> {
    /// Reads a value with a function, and checks it. `as_sent` reads and checks it as its type does.
    pub(crate) fn converted<'n, T>(
        &mut self,
        input: Input<'n>,
        expected: JsonType,
        read: impl Fn(Source<'n>) -> Result<T, Refused>,
        check: impl Fn(&T, &mut Checker),
        as_sent: impl Fn(Input<'n>, &mut Self) -> Option<T>,
    ) -> Option<T> {
        let (start, taken) = (self.mark(), self.taken(input));
        // The type reads the same members as the function.
        let as_sent = |reader: &mut Self| {
            reader.restore_taken(&taken);
            as_sent(input, reader)
        };
        let Some(value) = self.convert(input, expected, read) else {
            return self.told_by_type(start, input, as_sent);
        };
        check(&value, self.checker());
        self.settle_places(start, input, &mut |reader| drop(as_sent(reader)));
        Some(value)
    }

    /// Reads with the type what the function refused. If the type refuses the same value inside, its records are
    /// better: they include all other refused values, and broken rules.
    fn told_by_type<T>(
        &mut self,
        start: Mark,
        input: Input<'_>,
        as_sent: impl Fn(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let middle = self.mark();
        let is_inside = !matches!(input.sent(), Sent::Nothing) && self.checker().tells_inside(start);
        if self.is_full() || !is_inside || !self.may_read_again(input) {
            return None;
        }
        let value = as_sent(self);
        if self.checker().tell_the_same(start, middle) {
            self.checker().forget_between(start, middle);
            return value;
        }
        self.checker().forget(middle);
        self.take_lost();
        None
    }

    /// Settles the places of records since the mark. They stay inside of the field if `again`, which reads the field as
    /// its type does, adds the same ones. If not, they move to the field.
    fn settle_places(&mut self, start: Mark, input: Input<'_>, again: &mut dyn FnMut(&mut Self)) {
        let middle = self.mark();
        if start == middle {
            return;
        }
        let stand = !self.is_full() && self.can_read_again(input) && {
            let room = self.checker().make_room();
            again(self);
            let stand = self.checker().are_the_same(start, middle);
            self.checker().forget(middle);
            self.checker().restore_room(middle.index(), room);
            stand
        };
        self.take_lost();
        if !stand {
            self.checker().forget_inner_paths(start);
        }
    }
}

impl<'n> Object<'_, '_, 'n> {
    /// Judges the rules of a field that a function has read.
    #[cold]
    pub(super) fn judge_converted<T, C: ?Sized, I: Inner<'n, T>, R: Rules<T, C>>(
        &mut self,
        position: usize,
        value: &T,
        context: &C,
        inner: &I,
        rules: &R,
    ) {
        let start = self.reader.mark();
        rules.judge(value, self.reader.checker(), context);
        let Step::Inside(input) = self.step(position) else {
            return self.reader.checker().forget_inner_paths(start);
        };
        let around = self.reader.enter_member(self.frame());
        self.reader.settle_places(start, input, &mut |reader| {
            let mark = reader.mark();
            let sent = reader.without_rules(|reader| inner.read_as_sent(input, reader));
            reader.checker().forget(mark);
            if let Some(sent) = sent {
                let lost = reader.take_lost();
                let checker: &mut Checker = reader.checker();
                checker.set_lost(lost);
                rules.judge(&sent, checker, context);
            }
        });
        self.reader.leave(around);
    }
}
