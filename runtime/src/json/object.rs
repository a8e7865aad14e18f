//! Reads a type with fields: finds where each field was sent, and puts the records in order.

use alloc::{boxed::Box, vec::Vec};

use super::{
    frames::Opened,
    input::{Input, Sent},
    lost::Lost,
    reader::{Around, Found, Frame, Reader},
    tree::{Kind, Node},
};
use crate::{
    Mark, Segment, ValidationError,
    checker::Room,
    walk::{Fields, Form},
};

/// A type with fields that is being read.
#[derive(Debug)]
pub struct Object<'r, 'c, 'n> {
    pub(super) reader: &'r mut Reader<'c>,
    pub(super) fields: &'static Fields,
    input: Input<'n>,
    /// The frame whose members are the fields.
    frame: Option<usize>,
    /// The frame that was opened for this type and is closed with it.
    opened: Option<usize>,
    /// Whether members that no field takes are refused.
    denies: bool,
    /// Where the entries of these fields begin in `Reader::found`.
    found: Option<usize>,
    /// The field that is read next, and the name of its member, if the members are the fields in declared order. Then
    /// nothing is noted in `Reader::found`.
    pub(super) next_member: Option<(usize, Node<'n>)>,
    start: Mark,
    /// Where the records of the current field begin, and what was around before it.
    pub(super) field_start: Mark,
    pub(super) around: Around,
    pub(super) groups: Vec<Group>,
    /// The fields whose rules could not be judged when they were read.
    pub(super) waiting: Vec<usize>,
    /// How many records there were before the waiting fields were judged, and what the checker had room for.
    room: Option<(usize, Room)>,
    /// What is missing from lists and maps, by the position of the field.
    lost: Vec<(usize, Box<Lost>)>,
    /// The last field that was begun, if it was left out and may be.
    pub(super) absent: Option<usize>,
    /// What surrounds this, if it is the content of a variant.
    content: Option<Box<Content<'n>>>,
}

/// What surrounds the content of a variant.
#[derive(Debug, Default)]
pub(super) struct Content<'n> {
    /// The segment that its records get.
    pub(super) place: Option<Segment>,
    /// The reader's state before the content, to go back to.
    pub(super) around: Option<Around>,
    /// The object that has the tag and the content.
    pub(super) outer: Option<Outer<'n>>,
    /// Which members had been taken before it. They are restored, as it takes none itself.
    pub(super) taken: Vec<bool>,
}

/// An object with a tag and a content.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outer<'n> {
    pub(super) node: Node<'n>,
    pub(super) frame: usize,
    /// Whether its frame was opened for this enum, not by another type.
    pub(super) is_new: bool,
    /// Whether other members are refused.
    pub(super) denies: bool,
    /// Whether serde buffers the whole object.
    pub(super) was_buffered: bool,
}

/// Records about the same part of a field, from a mark on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) position: usize,
    pub(super) part: Part,
    pub(super) start: Mark,
}

/// What a group of records is about, in the order of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The field's own rules.
    Rules,
    /// The value as it was read, and what is inside of it.
    Inside,
    /// Rules over several fields, with this one as the place. The last one judged comes first.
    Across,
}

/// The position of rules over the whole type: behind all fields.
pub(super) const WHOLE: usize = usize::MAX - 1;
/// The position of unknown fields: behind everything else.
pub(super) const UNKNOWN_FIELDS: usize = usize::MAX;

/// What a field is read from.
pub(super) enum Step<'n> {
    /// A value, inside of the object.
    Inside(Input<'n>),
    /// The type's own input, the rest of it, or nothing. The flag says whether other types read the rest too.
    Here(Input<'n>, bool),
    /// Not sent, and the field has a default.
    Absent,
    Twice,
}

impl<'r, 'c, 'n> Object<'r, 'c, 'n> {
    /// Opens the object or array that holds the fields. Adds a record if the input is neither.
    pub(super) fn open(
        reader: &'r mut Reader<'c>,
        input: Input<'n>,
        fields: &'static Fields,
    ) -> Option<Self> {
        match input.sent() {
            Sent::Value(node) if fields.has_all_in_order(node) => {
                reader.must_be(Kind::Object, reader.an_object(), node)?;
                let mut object = Self::with(reader, input, fields, Opened::NOTHING, None);
                object.next_member = node.members().next().map(|(name, _)| (0, name));
                Some(object)
            }
            Sent::Value(node) if fields.are_alone() && node.kind() == Kind::Object => {
                let found = reader.find_in_object(node, fields)?;
                Some(Self::with(reader, input, fields, Opened::NOTHING, Some(found)))
            }
            // serde asks an `Option` for a value of nothing, but no newtype around one.
            Sent::Nothing if fields.form == Form::Newtype && !fields.is_transparent => {
                reader.refuse_nothing()
            }
            _ => {
                let frame = reader.open_fields(input, fields)?;
                Some(Self::new(reader, input, fields, frame))
            }
        }
    }

    pub(super) fn new(
        reader: &'r mut Reader<'c>,
        input: Input<'n>,
        fields: &'static Fields,
        frame: Opened,
    ) -> Self {
        let found =
            frame.frame.zip(input.node()).map(|(frame, node)| reader.find_fields(node, frame, fields));
        Self::with(reader, input, fields, frame, found)
    }

    #[inline]
    fn with(
        reader: &'r mut Reader<'c>,
        input: Input<'n>,
        fields: &'static Fields,
        frame: Opened,
        found: Option<usize>,
    ) -> Self {
        let (start, around) = (reader.mark(), reader.around());
        Self {
            reader,
            fields,
            input,
            frame: frame.frame,
            opened: frame.frame.filter(|_| frame.is_new),
            denies: fields.deny_unknown_fields,
            found,
            next_member: None,
            start,
            field_start: start,
            around,
            groups: Vec::new(),
            waiting: Vec::new(),
            room: None,
            lost: Vec::new(),
            absent: None,
            content: None,
        }
    }

    /// Closes this frame too when the type is closed.
    pub(super) fn closes(mut self, frame: Option<usize>) -> Self {
        self.opened = frame;
        self
    }

    /// Refuses members that no field takes, if `denies`.
    pub(super) fn denies(mut self, denies: bool) -> Self {
        self.denies |= denies;
        self
    }

    /// Marks this as the content of a variant.
    pub(super) fn in_content(mut self, content: Content<'n>) -> Self {
        self.content = Some(Box::new(content));
        self
    }

    /// Returns where a field was sent.
    #[inline]
    pub(super) fn found(&self, position: usize) -> Option<Found> {
        let found = self.reader.found.get(self.found?..)?.get(position)?;
        (position < self.fields.names.len()).then_some(*found)
    }

    /// Returns the value of a field, if it is the value of a member.
    #[inline]
    pub(super) fn member(&mut self, position: usize) -> Option<Node<'n>> {
        let node = self.input.node()?;
        if let Some((next, name)) = self.next_member {
            let name = if next == position { name } else { node.members().nth(position)?.0 };
            let value = name.following();
            self.next_member = Some((position + 1, value.with_id(value.id_behind())));
            return Some(value);
        }
        match self.found(position)? {
            Found::Member(value) => Some(node.with_id(value)),
            _ => None,
        }
    }

    /// Returns what a field is read from.
    #[inline]
    pub(super) fn step(&mut self, position: usize) -> Step<'n> {
        if let Some(value) = self.member(position) {
            return Step::Inside(Input::value(value));
        }
        let (Some(_), Some(node)) = (self.found, self.input.node()) else {
            return Step::Here(self.input, false);
        };
        match self.frame {
            Some(frame) if self.fields.flattened.contains(&position) => {
                return Step::Here(Input::rest(node, frame), true);
            }
            _ => {}
        }
        match self.found(position) {
            Some(Found::Element(at)) => {
                let element = self.reader.members.get(at).map_or(0, |member| member.node);
                Step::Inside(Input::value(node.with_id(element)))
            }
            Some(Found::Twice) => Step::Twice,
            _ if self.fields.defaults.contains(&position) => Step::Absent,
            _ => Step::Here(Input::NOTHING, false),
        }
    }

    /// Returns what the type is read from.
    pub(super) fn input(&self) -> Input<'n> {
        self.input
    }

    /// Returns the frame whose members are the fields.
    pub(super) fn frame(&self) -> Option<usize> {
        self.frame
    }

    fn array_frame(&self) -> Option<Frame> {
        let frame = self.reader.frames.get(self.frame?).copied()?;
        frame.next_element.map(|_| frame)
    }

    /// Returns the segment that a field adds to a path: its index, in an array that is read as an object.
    pub(super) fn segment(&self, position: usize) -> Option<Segment> {
        let Some(frame) = self.array_frame() else { return self.fields.segment(position) };
        match self.found(position) {
            Some(Found::Element(at) | Found::Lacking(at)) => Some(Segment::Index(at - frame.start)),
            _ if self.fields.form == Form::Object => None,
            _ => self.fields.segment(position),
        }
    }

    /// Puts the field's segment before the records since the mark. Returns whether there are none.
    #[inline]
    pub(super) fn group(&mut self, position: usize, part: Part, start: Mark) -> bool {
        let is_clean = start == self.reader.mark();
        if !is_clean {
            self.group_records(position, part, start);
        }
        is_clean
    }

    #[cold]
    #[inline(never)]
    fn group_records(&mut self, position: usize, part: Part, start: Mark) {
        if let Some(segment) = self.segment(position) {
            self.reader.place(start, segment);
        }
        self.groups.push(Group { position, part, start });
    }

    /// In an array that is read as an object, replaces the fields' names in records since the mark by indices.
    pub(super) fn place_fields(&mut self, start: Mark) {
        if start == self.reader.mark() || self.array_frame().is_none() || self.fields.form != Form::Object {
            return;
        }
        let segments: Vec<_> = (0..self.fields.names.len()).map(|position| self.segment(position)).collect();
        let names = self.fields.names;
        let place = |segment: &mut Segment| {
            let position = match &*segment {
                Segment::Field(name) => names.iter().position(|known| known == name),
                Segment::Key(name) => names.iter().position(|known| **known == **name),
                Segment::Index(_) | Segment::Cut => None,
            };
            if let Some(Some(index)) = position.and_then(|position| segments.get(position)) {
                *segment = index.clone();
            }
        };
        for record in self.reader.checker().records_since(start) {
            record.path.outermost_mut().map(place);
        }
    }

    /// Returns whether there are records about the field.
    pub(super) fn is_told(&self, position: usize) -> bool {
        self.groups.iter().any(|group| group.position == position)
    }

    #[inline]
    pub(super) fn note_lost(&mut self, position: usize) {
        if let Some(lost) = self.reader.take_lost() {
            self.lost.push((position, lost));
        }
    }

    #[inline]
    pub(super) fn lost(&self, position: usize) -> Option<Box<Lost>> {
        self.lost.iter().find(|(known, _)| *known == position).map(|(_, lost)| lost.clone())
    }

    /// Returns whether elements of a field are missing, or have other places in the body than in the value.
    pub(super) fn lacks_something(&self) -> bool {
        !self.lost.is_empty()
    }

    /// Returns whether the field lacks elements.
    pub(super) fn is_partial(&self, position: usize) -> bool {
        self.lost.iter().any(|(known, lost)| *known == position && lost.is_partial())
    }

    /// Returns whether no field lacks elements.
    pub(super) fn is_whole(&self) -> bool {
        !self.lost.iter().any(|(_, lost)| lost.is_partial())
    }

    /// Adds a record for each member that no field has taken, if these are refused.
    pub(super) fn deny_unknown_fields(&mut self) {
        let (true, Some(frame), Some(node)) = (self.denies, self.frame, self.input.node()) else { return };
        let start = self.reader.mark();
        self.reader.deny_members(node, frame);
        if start != self.reader.mark() {
            self.groups.push(Group { position: UNKNOWN_FIELDS, part: Part::Inside, start });
        }
    }

    /// Begins to judge the fields that wait. Their records have room until it is known which of them are kept.
    pub(super) fn begin_judging(&mut self) {
        let checker = self.reader.checker();
        let room = checker.make_room();
        self.room = Some((checker.mark().index(), room));
    }

    /// Ends reading: puts the records in order, adds the content's place, and goes back to the state before.
    pub(super) fn close(&mut self) {
        if self.groups.iter().any(|group| group.part != Part::Inside) || !self.lost.is_empty() {
            self.arrange();
        }
        if let Some((judged, room)) = self.room.take() {
            self.reader.checker().restore_room(judged, room);
        }
        if let Some(found) = self.found {
            self.reader.found.truncate(found);
        }
        if let Some(frame) = self.opened {
            self.reader.close_frame(frame);
        }
        if let Some(content) = self.content.take() {
            self.leave_content(*content);
        }
    }

    fn leave_content(&mut self, content: Content<'n>) {
        if let Some(place) = content.place.filter(|_| self.start != self.reader.mark()) {
            self.reader.place(self.start, place);
        }
        if let Some(around) = content.around {
            self.reader.leave(around);
        }
        self.reader.restore_taken(&content.taken);
        if let Some(outer) = content.outer {
            self.reader.leave_outer(outer);
        }
    }

    /// Sorts the records by their fields.
    fn arrange(&mut self) {
        let groups = core::mem::take(&mut self.groups);
        let mut order = Order { object: self, groups, next: 0, saw_element: false };
        let (start, mut keys) = (order.object.start.index(), Vec::new());
        for (at, record) in order.object.reader.checker_ref().records().enumerate().skip(start) {
            keys.push(order.key(at, record));
        }
        self.reader.checker().sort_records(start, &keys);
    }
}

/// Computes what records are sorted by.
struct Order<'o, 'r, 'c, 'n> {
    object: &'o Object<'r, 'c, 'n>,
    groups: Vec<Group>,
    /// The group behind the current one.
    next: usize,
    /// Whether a record of the current group was about an element.
    saw_element: bool,
}

impl Order<'_, '_, '_, '_> {
    /// Returns what a record is sorted by: the field, the part of it, and the place in that part.
    fn key(&mut self, at: usize, record: &ValidationError) -> (usize, usize, usize) {
        while self.groups.get(self.next).is_some_and(|group| group.start.index() <= at) {
            (self.next, self.saw_element) = (self.next + 1, false);
        }
        let number = self.next.saturating_sub(1);
        let Some(group) = self.groups.get(number).copied() else { return (0, 0, 0) };
        match group.part {
            Part::Across => (group.position, 3, usize::MAX - number),
            Part::Rules | Part::Inside
                if self.object.lost.iter().any(|(lost, _)| *lost == group.position) =>
            {
                let (part, place) = self.key_in_list(record, group);
                (group.position, part, place)
            }
            Part::Rules => (group.position, 0, 0),
            Part::Inside => (group.position, 1, 0),
        }
    }

    /// For a list with refused elements: puts records about the whole list before those about its elements, or behind
    /// them if they came later.
    fn key_in_list(&mut self, record: &ValidationError, group: Group) -> (usize, usize) {
        let depth = usize::from(self.object.segment(group.position).is_some());
        match record.field().segments().nth(depth) {
            Some(segment) => {
                self.saw_element = true;
                (1, if let Segment::Index(index) = segment { *index } else { 0 })
            }
            None if self.saw_element => (2, 0),
            None => (0, 0),
        }
    }
}
