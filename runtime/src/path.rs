//! Where in the request an error is: segments, the dotted form and the JSON Pointer.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::fmt::{self, Write};

use serde::{Serialize, Serializer};

/// One step of a [`Path`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Segment {
    /// A field that the DTO declares, under the client's name.
    Field(&'static str),
    /// An element of a sequence, counted from 0.
    Index(usize),
    /// A key that the client chose: of a map, or of an unknown field.
    Key(Box<str>),
    /// The rest of the path, which is left out: see [`ValidationErrors::MAX_PATHS`](crate::ValidationErrors::MAX_PATHS).
    Cut,
}

impl Segment {
    /// A key. Only as much of it is kept as a path shows, and enough to see that there was more.
    pub(crate) fn key(key: &str) -> Self {
        let ends = key.char_indices().map(|(at, c)| at + c.len_utf8());
        let end = ends.into_iter().find(|end| *end > Path::MAX_KEY).unwrap_or(key.len());
        Self::Key(key.get(..end).unwrap_or(key).into())
    }

    /// The same for a key.
    #[cfg(feature = "json")]
    pub(crate) fn bounded(self) -> Self {
        match self {
            Self::Key(key) => Self::key(&key),
            segment => segment,
        }
    }

    /// As many bytes as it can take up in a path, or more.
    #[inline]
    fn most_bytes(&self) -> usize {
        let name: &str = match self {
            Self::Field(name) => name,
            Self::Key(key) => key,
            Self::Index(_) | Self::Cut => return QUOTES + usize::MAX.ilog10() as usize,
        };
        LONGEST_ESCAPE * name.len() + QUOTES
    }

    fn write(&self, is_behind: bool, f: &mut dyn Write) -> fmt::Result {
        match self {
            Self::Index(index) => write!(f, "[{index}]"),
            Self::Field(name) => write!(f, "{}", DeclaredName(name, is_behind)),
            Self::Key(name) if is_identifier(name) => write_name(name, is_behind, f),
            Self::Key(key) => write_quoted(key, f),
            Self::Cut => f.write_char('…'),
        }
    }
}

/// A control character of one byte becomes `\u{1f}`.
const LONGEST_ESCAPE: usize = 6;
/// Brackets, quotes, and the sign that there was more.
const QUOTES: usize = 8;

/// Counts the bytes of a text.
struct Counter(usize);

impl Write for Counter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

impl From<&'static str> for Segment {
    fn from(name: &'static str) -> Self {
        Self::Field(name)
    }
}

impl From<usize> for Segment {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

impl From<String> for Segment {
    fn from(key: String) -> Self {
        Self::Key(key.into())
    }
}

/// Where a value is in the request, under the names that the client sent.
///
/// Displays as `Metadata[3].Value`; a key that is not a plain name is quoted and escaped: `ByRegion["a/b"].sku`. The
/// path of the whole request displays as an empty string.
///
/// A key of more than [`Path::MAX_KEY`] bytes is cut, and [`Path::pointer`] ends at its parent, so that an answer stays
/// small whatever was sent. A path can also lose its end, if a report has too many long ones. It displays as `a.b…`,
/// and its pointer ends there, too: see [`ValidationErrors::MAX_PATHS`](crate::ValidationErrors::MAX_PATHS).
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Path {
    /// The outermost segment last: while the checks return, each level adds its own at the end.
    reversed: Segments,
}

impl Path {
    /// The longest key, in bytes, that is repeated whole.
    pub const MAX_KEY: usize = 128;

    #[inline]
    pub(crate) fn push_outer(&mut self, segment: impl FnOnce() -> Segment) {
        self.reversed.push(segment);
    }

    pub(crate) fn clear(&mut self) {
        self.reversed = Segments::default();
    }

    /// The path of these segments, the outermost first.
    pub(crate) fn from_outer(segments: Vec<Segment>) -> Self {
        let mut path = Self::default();
        for segment in segments.into_iter().rev() {
            path.push_outer(|| segment);
        }
        path
    }

    /// The segment next to the root.
    #[cfg(feature = "json")]
    pub(crate) fn outermost_mut(&mut self) -> Option<&mut Segment> {
        self.reversed.last_mut()
    }

    /// The segments, the outermost first.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = &Segment> + ExactSizeIterator {
        self.reversed.iter().rev()
    }

    /// So many of the segments, the outermost first.
    pub(crate) fn outermost(&self, count: usize) -> Vec<Segment> {
        self.segments().take(count).cloned().collect()
    }

    /// As many bytes as the path can have when it is displayed, or more.
    #[inline]
    pub(crate) fn most_bytes(&self) -> usize {
        self.reversed.filled().iter().flatten().map(Segment::most_bytes).sum()
    }

    /// Leaves out the end of a path that displays as more bytes than there is room for; says how many there are left.
    /// `None`, if something was left out.
    #[cold]
    pub(crate) fn cut(&mut self, room: usize) -> Option<usize> {
        let mut shown = Counter(0);
        let mut fits = 0;
        for segment in self.segments() {
            // Counting cannot fail.
            let _ = segment.write(fits > 0, &mut shown);
            if shown.0 > room {
                break;
            }
            fits += 1;
        }
        if fits == self.segments().len() {
            return Some(room - shown.0);
        }
        let mut kept = self.outermost(fits);
        kept.push(Segment::Cut);
        *self = Self::from_outer(kept);
        None
    }

    /// Whether this is the place of the whole request.
    pub fn is_root(&self) -> bool {
        self.reversed.filled().is_empty()
    }

    /// The JSON Pointer of RFC 6901, such as `/Metadata/3/Value`.
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for segment in self.segments() {
            match segment {
                Segment::Key(key) if key.len() > Self::MAX_KEY => break,
                Segment::Cut => break,
                Segment::Key(name) => push_token(&mut pointer, name),
                Segment::Field(name) => push_token(&mut pointer, name),
                Segment::Index(index) => {
                    // Writing to a `String` cannot fail.
                    let _ = write!(pointer, "/{index}");
                }
            }
        }
        pointer
    }

    /// The pointer as the fragment of a URI (RFC 6901, section 6), such as `#/Metadata/3/Value`: whatever RFC 3986
    /// does not allow in a fragment is percent-encoded.
    pub fn fragment(&self) -> String {
        let mut fragment = String::from("#");
        percent_encode(&self.pointer(), &mut fragment);
        fragment
    }
}

fn percent_encode(pointer: &str, fragment: &mut String) {
    for byte in pointer.bytes() {
        if byte.is_ascii_alphanumeric() || b"/?:@-._~!$&'()*+,;=".contains(&byte) {
            fragment.push(byte.into());
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(fragment, "%{byte:02X}");
        }
    }
}

fn push_token(pointer: &mut String, name: &str) {
    pointer.push('/');
    for c in name.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.segments().enumerate().try_for_each(|(position, segment)| segment.write(position > 0, f))
    }
}

/// A declared name in a path, and whether something precedes it.
pub(crate) struct DeclaredName<'a>(pub(crate) &'a str, pub(crate) bool);

impl fmt::Display for DeclaredName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_unambiguous(self.0) { write_name(self.0, self.1, f) } else { write_quoted(self.0, f) }
    }
}

fn write_name(name: &str, is_behind: bool, f: &mut dyn Write) -> fmt::Result {
    if is_behind {
        f.write_char('.')?;
    }
    f.write_str(name)
}

/// A declared name may hold anything that cannot be mistaken for the syntax of a path.
fn is_unambiguous(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| matches!(c, '.' | '[' | ']' | '"' | '\\') || c.is_control())
}

fn is_identifier(key: &str) -> bool {
    key.len() <= Path::MAX_KEY
        && key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// Quotes as JSON does, and escapes whatever could act on a terminal or a log: controls and format characters.
fn write_quoted(key: &str, f: &mut dyn Write) -> fmt::Result {
    f.write_str("[\"")?;
    let mut room = Path::MAX_KEY;
    for c in key.chars() {
        let Some(left) = room.checked_sub(c.len_utf8()) else {
            f.write_char('…')?;
            break;
        };
        room = left;
        write_escaped(c, f)?;
    }
    f.write_str("\"]")
}

fn write_escaped(c: char, f: &mut dyn Write) -> fmt::Result {
    match c {
        '"' | '\\' => write!(f, "\\{c}"),
        // A mark that combines with the quote before it would hide it; `escape_debug` knows these and the controls.
        c if c.is_ascii_graphic() || c == ' ' => f.write_char(c),
        c => write!(f, "{}", Escaped(c)),
    }
}

/// The character, or its `\u{…}` form where Rust does not count it as printable.
struct Escaped(char);

impl fmt::Display for Escaped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_bidi(self.0) {
            write!(f, "{}", self.0.escape_unicode())
        } else {
            write!(f, "{}", self.0.escape_debug())
        }
    }
}

/// Marks that turn the direction of the text around them.
fn is_bidi(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Path({self})")
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl PartialEq<str> for Path {
    fn eq(&self, other: &str) -> bool {
        alloc::string::ToString::to_string(self) == other
    }
}

impl PartialEq<&str> for Path {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

/// Three segments without the heap: `users[3].email` is as deep as most requests go. A path without segments is made of
/// three small numbers, so that a record is cheap to make and to move.
#[derive(Clone)]
enum Segments {
    /// Those that are free come last.
    Inline([Option<Segment>; Segments::INLINE]),
    /// All are filled.
    Heap(Vec<Option<Segment>>),
}

impl Segments {
    const INLINE: usize = 3;

    /// Those that are filled.
    fn filled(&self) -> &[Option<Segment>] {
        match self {
            Self::Inline(slots) => {
                let count = slots.iter().take_while(|slot| slot.is_some()).count();
                slots.get(..count).unwrap_or(slots)
            }
            Self::Heap(segments) => segments,
        }
    }

    fn iter(&self) -> impl DoubleEndedIterator<Item = &Segment> + ExactSizeIterator {
        // All of them are there; an iterator of a known length needs a word for the others.
        self.filled().iter().map(|slot| slot.as_ref().unwrap_or(&Segment::Cut))
    }

    #[cfg(feature = "json")]
    fn last_mut(&mut self) -> Option<&mut Segment> {
        match self {
            Self::Inline(slots) => slots.iter_mut().rev().flatten().next(),
            Self::Heap(segments) => segments.last_mut()?.as_mut(),
        }
    }

    /// Adds a segment. It is made where it is put: a segment that is moved goes through memory, and the processor waits
    /// until it is there.
    #[inline]
    fn push(&mut self, segment: impl FnOnce() -> Segment) {
        match self {
            Self::Inline(slots) => match slots.iter_mut().find(|slot| slot.is_none()) {
                Some(free) => *free = Some(segment()),
                None => self.spill(segment()),
            },
            Self::Heap(segments) => segments.push(Some(segment())),
        }
    }

    #[cold]
    fn spill(&mut self, segment: Segment) {
        if let Self::Inline(segments) = core::mem::take(self) {
            let mut heap = Vec::with_capacity(2 * Self::INLINE);
            heap.extend(segments);
            heap.push(Some(segment));
            *self = Self::Heap(heap);
        }
    }
}

impl Default for Segments {
    #[inline]
    fn default() -> Self {
        Self::Inline([None, None, None])
    }
}

impl PartialEq for Segments {
    fn eq(&self, other: &Self) -> bool {
        self.filled() == other.filled()
    }
}

impl Eq for Segments {}
