//! What is known while a body is read: how deep it is, what is taken of the objects around, and what was lost.

use alloc::{boxed::Box, vec::Vec};

use super::{
    input::{Input, Sent},
    json_type::{JsonType, fault_of},
    lost::Lost,
    query::wrongly_encoded,
    tree::{Kind, Node},
};
#[cfg(feature = "multipart")]
use crate::json::Likeness;
use crate::{Checker, Fault, Mark, Segment, type_info::Shape};

/// How many objects and lists inside of each other `serde_json` reads.
const MAX_DEPTH: usize = 127;

/// How many times the length of the body may be read again.
const TIMES: usize = 2;

/// A text of a form that is not percent-encoded, and is not UTF-8.
#[cfg(feature = "query")]
pub(crate) const NO_UTF8: &str = r#""\udc01""#;

/// How many letters of names are compared with each other: those of hundreds of names of the usual length.
const LETTERS: usize = 1 << 18;

/// Reads a body that serde refused: what can be read is checked, and what cannot becomes a record.
#[derive(Debug)]
pub struct Reader<'c> {
    checker: &'c mut Checker,
    /// How many objects and lists are around what is being read.
    depth: usize,
    /// Whether the body stands for a query string.
    pub(super) is_query: bool,
    /// Whether the query string stands for a form that may hold files.
    #[cfg(feature = "multipart")]
    pub(crate) takes_files: bool,
    /// Whether serde keeps what is read until it knows its type (`flatten`, or a tag inside).
    pub(super) is_buffered: bool,
    /// The objects that are open, the innermost last.
    pub(super) frames: Vec<Frame>,
    /// The members of the open objects, those of the innermost last.
    pub(super) members: Vec<Member>,
    /// Where the fields of the open objects were sent.
    pub(super) found: Vec<Found>,
    /// The fields of the open objects that were not sent, each with the object's frame.
    pub(super) lacking: Vec<(usize, &'static str)>,
    /// How many more letters of names may be compared, to tell what was meant.
    pub(super) letters: usize,
    /// What the value lacks that was read last.
    lost: Option<Box<Lost>>,
    /// Of enums without a tag: what is known of their variants.
    pub(super) only_variants: Vec<OnlyVariant>,
    /// How many more bytes may be read that were read already.
    again: usize,
}

/// An open object, or an array that is read as one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Its first member.
    pub(super) start: usize,
    /// The next element that a field takes, if it is an array.
    pub(super) next_element: Option<usize>,
    /// Whether what nobody takes may be another type's.
    pub(super) is_shared: bool,
    /// Whether serde keeps the members until it knows what they are.
    pub(super) is_buffered: bool,
}

/// Where a field was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    /// As this value of a member.
    Member(u32),
    /// As this element of an array, which stands among the members.
    Element(usize),
    /// Nothing, where an array would have this element.
    Lacking(usize),
    /// More than once, or under two names.
    Twice,
}

/// Of a type, known by what it looks like: the only variant that reads such a kind of value.
#[derive(Clone, Copy, Debug)]
pub(super) struct OnlyVariant {
    pub(super) shape: fn() -> Shape,
    pub(super) kind: Kind,
    pub(super) variant: Option<usize>,
}

/// What was around something before it was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    depth: usize,
    is_buffered: bool,
    /// A frame, and whether its members were shared.
    shared: Option<(usize, bool)>,
}

/// A member of an open object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    /// Its name, or the element of an array.
    pub(super) node: u32,
    pub(super) is_taken: bool,
}

impl<'c> Reader<'c> {
    /// Reads a body, or what stands for a query string.
    pub(crate) fn new(checker: &'c mut Checker, body: Node<'_>, is_query: bool) -> Self {
        Self {
            checker,
            depth: 0,
            is_query,
            #[cfg(feature = "multipart")]
            takes_files: false,
            is_buffered: false,
            // Room for what most bodies have.
            frames: Vec::with_capacity(8),
            members: Vec::with_capacity(32),
            found: Vec::with_capacity(32),
            lacking: Vec::new(),
            letters: LETTERS,
            lost: None,
            only_variants: Vec::new(),
            again: TIMES * body.json().len(),
        }
    }

    pub(crate) fn checker(&mut self) -> &mut Checker {
        self.checker
    }

    pub(super) fn checker_ref(&self) -> &Checker {
        self.checker
    }

    /// Whether what serde has read and refused may be read again, to tell why. If not, the report says that something is
    /// left out.
    pub(super) fn may_read_again(&mut self, input: Input<'_>) -> bool {
        let may = self.can_read_again(input);
        if !may {
            self.checker.leave_out();
        }
        may
    }

    /// Whether what was read may be read again, if nothing is left out where it is not.
    pub(super) fn can_read_again(&mut self, input: Input<'_>) -> bool {
        let left = input.node().and_then(|node| self.again.checked_sub(node.json().len()));
        self.again = left.unwrap_or(self.again);
        left.is_some()
    }

    /// Whether the report has no more room.
    pub(super) fn is_full(&self) -> bool {
        self.checker.is_full()
    }

    pub(super) fn mark(&self) -> Mark {
        self.checker.mark()
    }

    /// Notes what should have been sent, and gives no value.
    pub(super) fn refuse<T>(&mut self, expected: JsonType, fault: Fault) -> Option<T> {
        self.checker.type_mismatch(expected, fault);
        None
    }

    /// Refuses a text that stands for no Unicode: one half of a surrogate pair, or what is wrongly encoded in a query string.
    pub(super) fn refuse_no_text<T>(&mut self, node: Node<'_>) -> Option<T> {
        let expected = self.no_text(node);
        self.refuse(expected, Fault::Malformed)
    }

    /// What should have been sent instead of a text that stands for no Unicode.
    pub(super) fn no_text(&self, node: Node<'_>) -> JsonType {
        #[cfg(feature = "query")]
        if self.is_query {
            return JsonType::Encoded { value: node.id(), is_percent: node.json() != NO_UTF8 };
        }
        let _ = node;
        JsonType::WholeCharacters
    }

    /// What holds fields: in a form, nothing but a file does.
    pub(super) fn an_object(&self) -> JsonType {
        #[cfg(feature = "multipart")]
        if self.takes_files {
            return JsonType::Like(Likeness::File);
        }
        JsonType::Object
    }

    /// What a parameter of a query string should be, if one of its values is wrongly encoded.
    pub(super) fn encoded(&self, parameter: Node<'_>) -> Option<JsonType> {
        let is_parameter = self.is_query && matches!(parameter.kind(), Kind::Text | Kind::List);
        let wrong = if is_parameter { wrongly_encoded(parameter) } else { None };
        wrong.map(|value| self.no_text(value))
    }

    /// The record of a value of another kind.
    pub(super) fn refuse_kind<T>(&mut self, expected: JsonType, node: Node<'_>) -> Option<T> {
        self.refuse(expected, fault_of(expected, node.kind(), node.json()))
    }

    /// No value, and serde alone knows why: if it is all that is wrong, the body as a whole is told to be of another form.
    #[allow(clippy::unused_self)] // a reader says so
    pub(crate) fn unknown<T>(&self) -> Option<T> {
        None
    }

    /// A value, or the record that nothing was sent.
    pub(super) fn value_of<'n>(&mut self, input: Input<'n>) -> Option<Node<'n>> {
        match input.sent() {
            Sent::Value(node) => Some(node),
            Sent::Nothing => self.refuse(JsonType::Value, Fault::Missing),
            Sent::Rest(..) => self.unknown(),
        }
    }

    /// The elements' list, or the members' object; a record if it is none, or too deep.
    #[inline]
    pub(super) fn must_be(&mut self, kind: Kind, expected: JsonType, node: Node<'_>) -> Option<()> {
        if node.kind() == kind && self.depth < MAX_DEPTH {
            return Some(());
        }
        self.refuse_kind_or_depth(kind, expected, node)
    }

    #[cold]
    fn refuse_kind_or_depth<T>(&mut self, kind: Kind, expected: JsonType, node: Node<'_>) -> Option<T> {
        if node.kind() == kind {
            self.refuse(JsonType::LessDepth, Fault::Malformed)
        } else {
            self.refuse_kind(expected, node)
        }
    }

    /// How many more objects and lists inside of each other `serde_json` reads.
    pub(super) fn levels_left(&self) -> usize {
        MAX_DEPTH.saturating_sub(self.depth)
    }

    /// Goes into a member of the frame; gives what to [`leave`](Self::leave) with.
    pub(super) fn enter_member(&mut self, frame: Option<usize>) -> Around {
        let around = self.around();
        self.depth += 1;
        self.is_buffered |=
            frame.and_then(|frame| self.frames.get(frame)).is_some_and(|frame| frame.is_buffered);
        around
    }

    /// Goes into what is left of an object, for a type that is flattened into another.
    pub(super) fn enter_rest(&mut self, input: Input<'_>, is_shared: bool) -> Around {
        let mut around = self.around();
        if let Sent::Rest(_, at) = input.sent() {
            self.is_buffered = true;
            if let Some(frame) = self.frames.get_mut(at) {
                around.shared = Some((at, frame.is_shared));
                frame.is_shared |= is_shared;
            }
        }
        around
    }

    /// Whether serde keeps what is read, and takes no number out of a name, and none of 128 bits. Of a query string, nothing
    /// is kept here.
    pub(super) fn keeps_text(&self) -> bool {
        self.is_buffered && !self.is_query
    }

    /// Goes into what serde keeps until it knows its type.
    pub(super) fn enter_buffered(&mut self) -> Around {
        let around = self.around();
        self.is_buffered = true;
        around
    }

    pub(super) fn around(&self) -> Around {
        Around { depth: self.depth, is_buffered: self.is_buffered, shared: None }
    }

    pub(super) fn leave(&mut self, around: Around) {
        (self.depth, self.is_buffered) = (around.depth, around.is_buffered);
        if let Some((at, is_shared)) = around.shared {
            if let Some(frame) = self.frames.get_mut(at) {
                frame.is_shared = is_shared;
            }
        }
    }

    /// Of what is left of an object: which members were taken.
    pub(super) fn taken(&self, input: Input<'_>) -> Vec<bool> {
        match input.sent() {
            Sent::Rest(..) => self.members.iter().map(|member| member.is_taken).collect(),
            _ => Vec::new(),
        }
    }

    /// What only looked at members has taken none.
    pub(super) fn restore_taken(&mut self, taken: &[bool]) {
        for (member, is_taken) in self.members.iter_mut().zip(taken) {
            member.is_taken = *is_taken;
        }
    }

    /// Reads an element or an entry of what was opened.
    pub(super) fn inside<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let around = self.enter_member(None);
        let value = read(self);
        self.leave(around);
        value
    }

    /// Puts a segment before the records since the mark.
    pub(super) fn place(&mut self, mark: Mark, segment: Segment) {
        self.checker.place(mark, segment);
    }

    /// Reads what has no rules here: no broken ones are noted, and nothing is looked up.
    pub(super) fn without_rules<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.checker.ignore_rules();
        let value = read(self);
        self.checker.restore_rules(before);
        value
    }

    pub(super) fn set_lost(&mut self, lost: Lost) {
        self.lost = if lost.is_empty() { None } else { Some(Box::new(lost)) };
    }

    /// What the value lacks that was read just now.
    pub(super) fn take_lost(&mut self) -> Option<Box<Lost>> {
        self.lost.take()
    }
}
