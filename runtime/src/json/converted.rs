//! Fields and variants that a function of the service reads (`with`, `deserialize_with`).
//!
//! The function may read another shape than the type's own, such as `"1,2"` for a list. Then a record about a value
//! inside has no place in the body. So the value is also read as its type would. If that gives the same records in the
//! same places, they keep their paths. If not, such as where text is trimmed, each element that has a record is read by the
//! function as a list of one. If it breaks the same rules there, its index is that of the body. Else the records stand at
//! the field.

use alloc::vec::Vec;

use super::{
    de::Source,
    input::{Input, Sent},
    json_type::JsonType,
    lost::Lost,
    object::{Object, Step},
    reader::Reader,
    refused::Refused,
    tree::{Kind, Node},
};
use crate::{
    Checker, Mark, Segment,
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
        let Some(value) = self.convert(input, expected, &read) else {
            return self.told_by_type(start, input, as_sent, &read, &check);
        };
        check(&value, self.checker());
        self.settle_places(start, input, &mut |reader| drop(as_sent(reader)), &mut |reader, part| {
            if let Ok(value) = read(part) {
                check(&value, reader.checker());
            }
        });
        Some(value)
    }

    /// Reads with the type what the function refused. If the type refuses the same value inside, its records are
    /// better: they include all other refused values. Rules then judge what the function makes of the rest. Where it makes
    /// nothing of it, they judge what was sent.
    fn told_by_type<'n, T>(
        &mut self,
        start: Mark,
        input: Input<'n>,
        as_sent: impl Fn(&mut Self) -> Option<T>,
        read: &dyn Fn(Source<'n>) -> Result<T, Refused>,
        check: &dyn Fn(&T, &mut Checker),
    ) -> Option<T> {
        let middle = self.mark();
        let is_inside = !matches!(input.sent(), Sent::Nothing) && self.checker().tells_inside(start);
        if self.is_full() || !is_inside || !self.may_read_again(input) {
            return None;
        }
        let is_list = input.node().is_some_and(|node| node.kind() == Kind::List);
        let sent = if is_list { self.without_rules(&as_sent) } else { as_sent(self) };
        if !self.checker().tell_the_same(start, middle) {
            self.checker().forget(middle);
            self.take_lost();
            return None;
        }
        let kept = sent.and_then(|_| read(self.kept(input)?).ok());
        if let Some(value) = &kept {
            let lost = self.take_lost();
            self.checker().set_lost(lost.clone());
            check(value, self.checker());
            self.checker().set_lost(None);
            self.set_lost(lost.map(|lost| *lost).unwrap_or_default());
        } else if is_list && self.may_read_again(input) {
            self.checker().forget(middle);
            as_sent(self);
            self.take_lost();
        }
        self.checker().forget_between(start, middle);
        self.checker().sort_by_element(start);
        kept
    }

    /// Returns the list without the elements that the type has just refused, or that lack something inside.
    fn kept<'n>(&mut self, input: Input<'n>) -> Option<Source<'n>> {
        let not_whole = self.take_lost()?.not_whole();
        let node = input.node().filter(|node| node.kind() == Kind::List)?;
        let (mut kept, mut left_out) = (Vec::new(), Lost::default());
        for (index, element) in node.children().enumerate() {
            if not_whole.binary_search(&index).is_ok() {
                left_out.lose(&Segment::Index(index));
            } else {
                kept.push(element.id());
            }
        }
        self.set_lost(left_out);
        Some(Source::new(node, self.is_query).few(kept))
    }

    /// Settles the places of records since the mark. They stay inside of the field if `again`, which reads the field as
    /// its type does, adds the same ones, or if `part`, which reads a part of it with the function, adds those of an
    /// element. If not, they move to the field.
    fn settle_places<'n>(
        &mut self,
        start: Mark,
        input: Input<'n>,
        again: &mut dyn FnMut(&mut Self),
        part: &mut dyn FnMut(&mut Self, Source<'n>),
    ) {
        let middle = self.mark();
        if start == middle {
            return;
        }
        let stand = !self.is_full() && self.can_read_again(input) && {
            let room = self.checker().make_room();
            again(self);
            let stand = self.checker().are_the_same(start, middle);
            self.checker().forget(middle);
            self.take_lost();
            let stand = stand || self.are_of_elements(start, middle, input, part);
            self.checker().restore_room(middle.index(), room);
            stand
        };
        self.take_lost();
        if !stand {
            self.checker().forget_inner_paths(start);
        }
    }
}

impl Reader<'_> {
    /// Returns whether each element with records between the marks has the same ones as a list of one.
    fn are_of_elements<'n>(
        &mut self,
        start: Mark,
        middle: Mark,
        input: Input<'n>,
        part: &mut dyn FnMut(&mut Self, Source<'n>),
    ) -> bool {
        let indexes = self.checker().indexes(start);
        let (Some(list), Some(indexes)) = (input.node(), indexes) else { return false };
        let is_query = self.is_query;
        let Some(elements) = elements_at(list, &indexes, is_query) else { return false };
        indexes.into_iter().zip(elements).all(|(index, element)| {
            part(self, Source::new(list, is_query).one(element));
            self.checker().place_alone(middle, index);
            let is_same = self.checker().are_the_same_at(index, start, middle);
            self.checker().forget(middle);
            is_same
        })
    }
}

/// Returns the elements at these indexes, in order. A query string writes a list of one as its element.
fn elements_at<'n>(list: Node<'n>, indexes: &[usize], is_query: bool) -> Option<Vec<Node<'n>>> {
    let children = match list.kind() {
        Kind::List => list.children(),
        Kind::Text if is_query => list.alone(),
        _ => return None,
    };
    let (mut children, mut elements) = (children.enumerate(), Vec::new());
    for wanted in indexes {
        elements.push(children.find(|(index, _)| index == wanted)?.1);
    }
    Some(elements)
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
        let mut again = |reader: &mut Reader<'_>| {
            let mark = reader.mark();
            let sent = reader.without_rules(|reader| inner.read_as_sent(input, reader));
            reader.checker().forget(mark);
            if let Some(sent) = sent {
                let lost = reader.take_lost();
                let checker: &mut Checker = reader.checker();
                checker.set_lost(lost);
                rules.judge(&sent, checker, context);
            }
        };
        self.reader.settle_places(start, input, &mut again, &mut |reader, part| {
            if let Some(value) = inner.read_part(part) {
                rules.judge(&value, reader.checker(), context);
            }
        });
        self.reader.leave(around);
    }
}
