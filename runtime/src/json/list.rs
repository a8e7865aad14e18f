//! Lists, maps and tuples, read element by element. An element that cannot be read becomes a record; the others are
//! kept.

use alloc::{collections::BTreeSet, vec::Vec};
use core::{cmp::Ordering, ops::Range};

use super::{
    input::{Input, Sent},
    json_type::JsonType,
    lost::Lost,
    reader::Reader,
    tree::{Children, Kind, Node},
};
use crate::{Fault, Segment, kinds::MapKey, order};

/// Reads an element and checks it.
pub(crate) type Read<'n, T, C> = fn(Input<'n>, &mut Reader<'_>, &C) -> Option<T>;

/// Reads the elements of a list, without those that cannot be read. If the report is full, the others are not read, but
/// they count: the records of the list's own rules may come before those of its elements.
pub(crate) fn list<'n, T, C: ?Sized, L: FromIterator<T>>(
    input: Input<'n>,
    reader: &mut Reader<'_>,
    context: &C,
    read: Read<'n, T, C>,
) -> Option<L> {
    let elements = reader.elements(input)?;
    let mut values = Vec::with_capacity(elements.likely_count().min(64));
    let lost = until_full(elements, reader, context, read, |value| values.push(value));
    reader.set_lost(lost.all());
    Some(values.into_iter().collect())
}

/// Hands elements over until the report is full. Returns what is missing.
fn until_full<'n, T, C: ?Sized>(
    elements: Children<'n>,
    reader: &mut Reader<'_>,
    context: &C,
    read: Read<'n, T, C>,
    mut keep: impl FnMut(T),
) -> Missing {
    let (mut lost, mut elements) = (Lost::default(), elements.enumerate());
    while !reader.is_full() {
        let Some((index, element)) = elements.next() else { break };
        let read = |reader: &mut Reader<'_>| read(Input::value(element), reader, context);
        if let Some(value) = reader.element(|| Segment::Index(index), &mut lost, read) {
            keep(value);
        }
    }
    Missing { lost, unread: elements.count() }
}

/// What is missing from a list.
struct Missing {
    lost: Lost,
    /// How many elements were not read, as the report was full.
    unread: usize,
}

impl Missing {
    fn all(mut self) -> Lost {
        self.lost.others += self.unread;
        self.lost
    }
}

/// A set, which has its own order.
pub(crate) trait Set<T>: Default + Extend<T> {
    fn elements<'s>(&'s self) -> impl Iterator<Item = &'s T>
    where
        T: 's;
    fn find(&self, element: &T) -> Option<&T>;
}

impl<T: Ord> Set<T> for BTreeSet<T> {
    fn elements<'s>(&'s self) -> impl Iterator<Item = &'s T>
    where
        T: 's,
    {
        self.iter()
    }

    fn find(&self, element: &T) -> Option<&T> {
        self.get(element)
    }
}

#[cfg(feature = "std")]
impl<T: Eq + core::hash::Hash, S: core::hash::BuildHasher + Default> Set<T>
    for std::collections::HashSet<T, S>
{
    fn elements<'s>(&'s self) -> impl Iterator<Item = &'s T>
    where
        T: 's,
    {
        self.iter()
    }

    fn find(&self, element: &T) -> Option<&T> {
        self.get(element)
    }
}

#[cfg(feature = "indexmap")]
impl<T: Eq + core::hash::Hash, S: core::hash::BuildHasher + Default> Set<T> for indexmap::IndexSet<T, S> {
    fn elements<'s>(&'s self) -> impl Iterator<Item = &'s T>
    where
        T: 's,
    {
        self.iter()
    }

    fn find(&self, element: &T) -> Option<&T> {
        self.get(element)
    }
}

/// Reads the elements of a list as a set, and notes where they were sent.
pub(crate) fn set<'n, T, C: ?Sized, L: Set<T>>(
    input: Input<'n>,
    reader: &mut Reader<'_>,
    context: &C,
    read: Read<'n, T, C>,
) -> Option<L> {
    let (mut set, elements) = (L::default(), reader.elements(input)?);
    let Missing { mut lost, unread } =
        until_full(elements, reader, context, read, |value| set.extend([value]));
    if unread > 0 {
        // Elements that were not read may repeat others, so there is no set whose length can be judged.
        return None;
    }
    if reader.is_full() || !reader.can_read_again(input) {
        reader.set_lost(lost);
        return Some(set);
    }
    let (start, mut places) = (reader.mark(), Places::of(set.elements().map(address).collect()));
    for (index, element) in reader.elements(input)?.enumerate() {
        // Reads each element again, as its place in the set was not known before.
        let element = reader
            .inside(|reader| reader.without_rules(|reader| read(Input::value(element), reader, context)));
        if let Some(element) = element.as_ref().and_then(|element| set.find(element)) {
            places.note(address(element), index);
        }
    }
    reader.checker().forget(start);
    lost.set = places.known();
    reader.set_lost(lost);
    Some(set)
}

fn address<T>(element: &T) -> usize {
    core::ptr::from_ref(element).addr()
}

/// Where the elements of a set were sent first.
struct Places {
    /// The addresses of the elements, in the set's order.
    addresses: Vec<usize>,
    /// The positions in the set, in the order of the addresses.
    order: Vec<u32>,
    /// The indexes in the body, in the set's order.
    sent: Vec<u32>,
}

impl Places {
    /// As long as it is not known. A body has fewer values.
    const UNKNOWN: u32 = u32::MAX;

    fn of(addresses: Vec<usize>) -> Self {
        let mut order: Vec<u32> = (0..).take(addresses.len()).collect();
        order.sort_unstable_by_key(|at| addresses.get(*at as usize));
        let sent = alloc::vec![Self::UNKNOWN; addresses.len()];
        Self { addresses, order, sent }
    }

    fn note(&mut self, address: usize, index: usize) {
        let addresses = &self.addresses;
        let found = self.order.binary_search_by_key(&Some(&address), |at| addresses.get(*at as usize));
        let at = found.ok().and_then(|found| self.order.get(found));
        if let Some(sent) = at.and_then(|at| self.sent.get_mut(*at as usize)) {
            *sent = u32::try_from(index).unwrap_or(Self::UNKNOWN).min(*sent);
        }
    }

    /// Returns the indexes, if all of them are known.
    fn known(self) -> Vec<u32> {
        if self.sent.contains(&Self::UNKNOWN) { Vec::new() } else { self.sent }
    }
}

/// Reads an array of the type's length.
pub(crate) fn array<'n, T, C: ?Sized, const N: usize>(
    input: Input<'n>,
    reader: &mut Reader<'_>,
    context: &C,
    read: Read<'n, T, C>,
) -> Option<[T; N]> {
    let values: Vec<T> = list(input, reader, context, read)?;
    // A missing element has its record.
    if reader.take_lost().is_some_and(|lost| lost.is_partial()) {
        return None;
    }
    values
        .try_into()
        .or_else(|_| reader.refuse(JsonType::Length { min: N, max: N }, Fault::Malformed).ok_or(()))
        .ok()
}

/// Reads the entries of a map, without those that cannot be read. If a name was sent twice, the last value counts,
/// unless one before it was refused. Rules are judged only for the last.
pub(crate) fn map<'n, K: MapKey, T, C: ?Sized, M: Default + Extend<(K, T)>>(
    input: Input<'n>,
    reader: &mut Reader<'_>,
    context: &C,
    read: Read<'n, T, C>,
) -> Option<M> {
    let (names, node) = (reader.entries(input)?, input.node()?);
    if K::__READ.is_written && reader.keeps_text_of(input) && !names.is_empty() {
        return reader.refuse(JsonType::Accepted, Fault::Malformed);
    }
    let (mut map, mut are_keys_known) = (M::default(), true);
    reader.values(input, node, &names, &mut |reader, name, value, is_last| {
        let key = reader.key::<K>(name)?;
        if let Some(key) = &key {
            key.__check_key(reader.checker());
        }
        let value = read(Input::value(value), reader, context)?;
        match key {
            Some(key) if is_last => map.extend([(key, value)]),
            Some(_) => {}
            None => are_keys_known &= !is_last,
        }
        Some(())
    });
    // If the type does not say how keys are read, there is no map.
    are_keys_known.then_some(map)
}

/// Reads the value of an entry, and keeps it if it is the last of its name.
type ReadEntry<'a, 'n> = &'a mut dyn FnMut(&mut Reader<'_>, &str, Node<'n>, bool) -> Option<()>;

impl Reader<'_> {
    /// Iterates over the elements of a list. Adds a record if it is none.
    fn elements<'n>(&mut self, input: Input<'n>) -> Option<Children<'n>> {
        let node = self.value_of(input)?;
        if self.is_query_list_of_one(node) {
            return Some(node.alone());
        }
        self.must_be(Kind::List, JsonType::List, node)?;
        Some(node.children())
    }

    /// Returns whether a string or file, in a query string or form, stands for a list. A list of one is written as its
    /// element.
    pub(super) fn is_query_list_of_one(&self, node: Node<'_>) -> bool {
        self.is_query && !node.is_root() && matches!(node.kind(), Kind::Text | Kind::Object)
    }

    /// Reads an element, and gives its records their place.
    #[inline]
    fn element<T>(
        &mut self,
        place: impl Fn() -> Segment,
        lost: &mut Lost,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let mark = self.mark();
        let value = self.inside(read);
        if mark != self.mark() {
            self.place(mark, place());
        }
        if value.is_none() {
            lost.lose(&place());
        }
        if let Some(inside) = self.take_lost().filter(|_| value.is_some()) {
            lost.lacks(place(), *inside);
        }
        value
    }

    /// Returns the elements of a tuple. Adds a record if the length is wrong.
    pub(crate) fn tuple<'n>(&mut self, input: Input<'n>, count: usize) -> Option<Vec<Node<'n>>> {
        let elements: Vec<_> = self.elements(input)?.collect();
        if elements.len() == count {
            return Some(elements);
        }
        self.refuse(JsonType::Length { min: count, max: count }, Fault::Malformed)
    }

    /// Reads an element of a tuple under its index.
    pub(crate) fn tuple_element<'n, T>(
        &mut self,
        elements: &[Node<'n>],
        index: usize,
        read: impl FnOnce(Input<'n>, &mut Self) -> Option<T>,
    ) -> Option<T> {
        if self.is_full() {
            return None;
        }
        let (element, mut lost) = (*elements.get(index)?, Lost::default());
        let read = |reader: &mut Self| read(Input::value(element), reader);
        self.element(|| Segment::Index(index), &mut lost, read).filter(|_| !lost.is_partial())
    }

    /// Returns whether serde buffers the entries of an object, or of the rest of one.
    fn keeps_text_of(&mut self, input: Input<'_>) -> bool {
        let around = self.enter_rest(input, true);
        let keeps_text = self.keeps_text();
        self.leave(around);
        keeps_text
    }

    /// Reads the values of entries under their names.
    fn values<'n>(&mut self, input: Input<'n>, node: Node<'n>, names: &[u32], read: ReadEntry<'_, 'n>) {
        let (around, mut lost) = (self.enter_rest(input, true), Lost::default());
        let mut again = Again::of(node, names);
        for (at, name) in names.iter().map(|name| node.with_id(*name)).enumerate() {
            let is_last = match again.get(at) {
                // A name that was refused is reported once.
                Some(Again::Told) => continue,
                Some(Again::At(_)) => false,
                Some(Again::No) | None => true,
            };
            if self.is_full() {
                lost.others += Again::count_last(&again, at..names.len());
                break;
            }
            let (text, value) = (name.text().unwrap_or_default(), name.following());
            let read = |reader: &mut Self| {
                if is_last {
                    read(reader, &text, value, true)
                } else {
                    reader.without_rules(|reader| read(reader, &text, value, false))
                }
            };
            if self.element(|| Segment::key(&text), &mut lost, read).is_none() {
                Again::tell(&mut again, at);
            }
        }
        self.leave(around);
        self.set_lost(lost);
    }

    /// Returns the names of an object, or of the rest of one, by their ids.
    fn entries(&mut self, input: Input<'_>) -> Option<Vec<u32>> {
        if let Sent::Rest(_, frame) = input.sent() {
            if self.frames.get(frame).is_some_and(|frame| frame.next_element.is_some()) {
                return self.unknown();
            }
            let left = self.left(frame).into_iter().filter_map(|at| self.members.get(at));
            return Some(left.map(|member| member.node).collect());
        }
        let node = self.value_of(input)?;
        self.must_be(Kind::Object, JsonType::Object, node)?;
        let mut names = Vec::with_capacity(node.members().count());
        for (name, _) in node.members() {
            if !name.is_unicode() {
                return self.refuse(JsonType::WholeCharacters, Fault::Malformed);
            }
            names.push(name.id());
        }
        Some(names)
    }

    /// Reads a name as a key. Returns `Some(None)` if the type does not say how keys are read.
    #[allow(clippy::option_option)] // whether it can be one, and which
    fn key<K: MapKey>(&mut self, name: &str) -> Option<Option<K>> {
        match K::__read_key(name) {
            Some(key) => Some(Some(key)),
            None if K::__READ.is_known => self.refuse(K::__READ.expected, Fault::Malformed),
            None => Some(None),
        }
    }
}

/// Whether the name of an entry comes again.
#[derive(Clone, Copy)]
enum Again {
    No,
    /// The next entry with this name, by its index.
    At(usize),
    /// An entry with this name was refused before.
    Told,
}

impl Again {
    /// Returns this for each of the names, or nothing if all differ.
    fn of(node: Node<'_>, names: &[u32]) -> Vec<Self> {
        let compare = |a: usize, b: usize| match (names.get(a), names.get(b)) {
            (Some(a), Some(b)) => node.with_id(*a).compare_text(node.with_id(*b)),
            _ => Ordering::Equal,
        };
        let (order, mut again) = (order::order(names.len(), &compare), Vec::new());
        for pair in order.windows(2) {
            let &[first, second] = pair else { continue };
            if compare(first, second).is_eq() {
                again.resize(names.len(), Self::No);
                if let Some(entry) = again.get_mut(first) {
                    *entry = Self::At(second);
                }
            }
        }
        again
    }

    /// Returns how many of these entries are the last of their name, without names of which one was refused.
    fn count_last(again: &[Self], entries: Range<usize>) -> usize {
        entries.filter(|at| matches!(again.get(*at), Some(Self::No) | None)).count()
    }

    /// Notes that an entry was refused.
    fn tell(again: &mut [Self], mut at: usize) {
        while let Some(entry) = again.get_mut(at) {
            let Self::At(next) = core::mem::replace(entry, Self::Told) else { break };
            at = next;
        }
    }
}
