//! The state of reading: how deep it is, which members of the open objects are taken, and what is missing.

use alloc::{boxed::Box, vec::Vec};

#[cfg(feature = "multipart")]
use super::likeness::Likeness;
use super::{
    input::{Input, Sent},
    json_type::{JsonType, fault_of},
    lost::Lost,
    tree::{Kind, Node},
};
use crate::{
    Checker, Fault, Mark, Segment,
    type_info::{Purpose, Shape},
};

/// How many nested objects and arrays `serde_json` reads.
const MAX_DEPTH: usize = 127;

/// How much may be read again, as a multiple of the body's length.
const TIMES: usize = 2;

/// How many bytes may always be read again, so that small bodies are told all that is wrong.
const SMALL: usize = 1024;

/// Stands for a value that is not UTF-8, in a form without percent-encoding.
#[cfg(feature = "query")]
pub(crate) const NO_UTF8: &str = r#""\udc01""#;

/// The budget for comparing names, in pairs of letters: enough for hundreds of names of the usual length.
const LETTERS: usize = 1 << 18;

/// Reads a body that serde refused. Values that can be read are checked, and each one that cannot becomes a record.
#[derive(Debug)]
pub struct Reader<'c> {
    checker: &'c mut Checker,
    /// How many objects and arrays contain the current value.
    depth: usize,
    /// Whether the body is a query string, written as JSON.
    pub(super) is_query: bool,
    /// Whether the query string is a form that may have files.
    #[cfg(feature = "multipart")]
    pub(crate) takes_files: bool,
    /// Whether serde buffers the current value until it knows its type (`flatten`, `tag`, `untagged`).
    pub(super) is_buffered: bool,
    /// The open objects, the innermost last.
    pub(super) frames: Vec<Frame>,
    /// The members of the open objects, those of the innermost last.
    pub(super) members: Vec<Member>,
    /// Where the fields of the open objects were sent.
    pub(super) found: Vec<Found>,
    /// The fields of the open objects that were not sent, each with the object's frame.
    pub(super) lacking: Vec<(usize, &'static str)>,
    /// What is left of `LETTERS`.
    pub(super) letters: usize,
    /// What is missing from the value that was read last.
    lost: Option<Box<Lost>>,
    /// What is known about the variants of untagged enums.
    pub(super) only_variants: Vec<OnlyVariant>,
    /// How many more bytes may be read again.
    again: usize,
}

/// An open object, or an array that is read as one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The index of its first member.
    pub(super) start: usize,
    /// For an array: the index of the element that the next field takes.
    pub(super) next_element: Option<usize>,
    /// Whether other types may read members that no field takes.
    pub(super) is_shared: bool,
    /// Whether serde buffers the members until it knows their types.
    pub(super) is_buffered: bool,
}

/// Where a field was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    /// As the value of a member, by its id.
    Member(u32),
    /// As an element of an array, by its index in `members`.
    Element(usize),
    /// Not sent: the array ends before the element that would have this index in `members`.
    Lacking(usize),
    /// More than once, or under two names.
    Twice,
}

/// The only variant of an untagged enum that reads a kind of value. The shape identifies the enum.
#[derive(Clone, Copy, Debug)]
pub(super) struct OnlyVariant {
    pub(super) shape: fn(Purpose) -> Shape,
    pub(super) kind: Kind,
    pub(super) variant: Option<usize>,
}

/// The reader's state before a value, to go back to.
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
    /// The id of its name, or of the element of an array.
    pub(super) node: u32,
    pub(super) is_taken: bool,
}

impl<'c> Reader<'c> {
    /// Creates a reader for a body, or for a query string written as JSON.
    pub(crate) fn new(checker: &'c mut Checker, body: Node<'_>, is_query: bool) -> Self {
        Self {
            checker,
            depth: 0,
            is_query,
            #[cfg(feature = "multipart")]
            takes_files: false,
            is_buffered: false,
            // Enough for most bodies.
            frames: Vec::with_capacity(8),
            members: Vec::with_capacity(32),
            found: Vec::with_capacity(32),
            lacking: Vec::new(),
            letters: LETTERS,
            lost: None,
            only_variants: Vec::new(),
            again: SMALL.max(TIMES * body.json().len()),
        }
    }

    pub(crate) fn checker(&mut self) -> &mut Checker {
        self.checker
    }

    pub(super) fn checker_ref(&self) -> &Checker {
        self.checker
    }

    /// Returns whether a value may be read again, to find why serde refused it. If not, the report says that something
    /// is left out.
    pub(super) fn may_read_again(&mut self, input: Input<'_>) -> bool {
        let may = self.can_read_again(input);
        if !may {
            self.checker.leave_out();
        }
        may
    }

    /// Like `may_read_again`, where the report is complete without it.
    pub(super) fn can_read_again(&mut self, input: Input<'_>) -> bool {
        let left = input.node().and_then(|node| self.again.checked_sub(node.json().len()));
        self.again = left.unwrap_or(self.again);
        left.is_some()
    }

    /// Returns whether the report is full.
    pub(super) fn is_full(&self) -> bool {
        self.checker.is_full()
    }

    pub(super) fn mark(&self) -> Mark {
        self.checker.mark()
    }

    /// Adds a record of what was expected, and returns no value.
    pub(super) fn refuse<T>(&mut self, expected: JsonType, fault: Fault) -> Option<T> {
        self.checker.type_mismatch(expected, fault);
        None
    }

    /// Refuses a string that is not Unicode: half of a surrogate pair, or a wrong encoding in a query string.
    pub(super) fn refuse_no_text<T>(&mut self, node: Node<'_>) -> Option<T> {
        let expected = self.no_text(node);
        self.refuse(expected, Fault::Malformed)
    }

    /// Returns what was expected instead of a string that is not Unicode.
    pub(super) fn no_text(&self, node: Node<'_>) -> JsonType {
        #[cfg(feature = "query")]
        if self.is_query {
            return JsonType::Encoded { value: node.id(), is_percent: node.json() != NO_UTF8 };
        }
        let _ = node;
        JsonType::WholeCharacters
    }

    /// Returns what was expected of a type with fields. In a form, only a file has some.
    pub(super) fn an_object(&self) -> JsonType {
        #[cfg(feature = "multipart")]
        if self.takes_files {
            return JsonType::Like(Likeness::File);
        }
        JsonType::Object
    }

    /// Returns what a parameter of a query string should be, if one of its values is wrongly encoded.
    pub(super) fn encoded(&self, parameter: Node<'_>) -> Option<JsonType> {
        let is_parameter = self.is_query && matches!(parameter.kind(), Kind::Text | Kind::List);
        let wrong = if is_parameter { parameter.wrongly_encoded() } else { None };
        wrong.map(|value| self.no_text(value))
    }

    /// Refuses a value of another kind.
    pub(super) fn refuse_kind<T>(&mut self, expected: JsonType, node: Node<'_>) -> Option<T> {
        self.refuse(expected, fault_of(expected, node.kind(), node.json()))
    }

    /// Returns no value, as only serde knows what is wrong. If no other record follows, the body gets one.
    #[allow(clippy::unused_self)] // a reader says so
    pub(crate) fn unknown<T>(&self) -> Option<T> {
        None
    }

    /// Returns the value. Adds a record if nothing was sent.
    pub(super) fn value_of<'n>(&mut self, input: Input<'n>) -> Option<Node<'n>> {
        match input.sent() {
            Sent::Value(node) => Some(node),
            Sent::Nothing => self.refuse_nothing(),
            Sent::Rest(..) => self.unknown(),
        }
    }

    /// Refuses what was not sent.
    pub(super) fn refuse_nothing<T>(&mut self) -> Option<T> {
        self.refuse(JsonType::Value, Fault::Missing)
    }

    /// Adds a record if the value is not of this kind, or nested too deeply.
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

    /// Returns how many more nested objects and arrays `serde_json` reads.
    pub(super) fn levels_left(&self) -> usize {
        MAX_DEPTH.saturating_sub(self.depth)
    }

    /// Enters a member of the frame. Returns what to [`leave`](Self::leave) with.
    pub(super) fn enter_member(&mut self, frame: Option<usize>) -> Around {
        let around = self.around();
        self.depth += 1;
        self.is_buffered |=
            frame.and_then(|frame| self.frames.get(frame)).is_some_and(|frame| frame.is_buffered);
        around
    }

    /// Enters the rest of an object, for a type that is flattened into another.
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

    /// Returns whether serde buffers the value. From its buffer, it reads no key that is a number, and no number of 128
    /// bits. Query strings are not buffered here.
    pub(super) fn keeps_text(&self) -> bool {
        self.is_buffered && !self.is_query
    }

    /// Enters a value that serde buffers until it knows its type.
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

    /// Returns which members were taken, if this is the rest of an object.
    pub(super) fn taken(&self, input: Input<'_>) -> Vec<bool> {
        match input.sent() {
            Sent::Rest(..) => self.members.iter().map(|member| member.is_taken).collect(),
            _ => Vec::new(),
        }
    }

    /// Gives back members that were only looked at.
    pub(super) fn restore_taken(&mut self, taken: &[bool]) {
        for (member, is_taken) in self.members.iter_mut().zip(taken) {
            member.is_taken = *is_taken;
        }
    }

    /// Reads an element or entry of what was opened, one level deeper.
    pub(super) fn inside<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let around = self.enter_member(None);
        let value = read(self);
        self.leave(around);
        value
    }

    /// Puts a segment before the paths of the records since the mark.
    pub(super) fn place(&mut self, mark: Mark, segment: Segment) {
        self.checker.place(mark, segment);
    }

    /// Reads a value without judging rules or looking anything up.
    pub(super) fn without_rules<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.checker.ignore_rules();
        let value = read(self);
        self.checker.restore_rules(before);
        value
    }

    pub(super) fn set_lost(&mut self, lost: Lost) {
        self.lost = if lost.is_empty() { None } else { Some(Box::new(lost)) };
    }

    /// Takes what is missing from the value that was read last.
    pub(super) fn take_lost(&mut self) -> Option<Box<Lost>> {
        self.lost.take()
    }
}
