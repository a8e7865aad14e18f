//! Follows the paths of records into a body that serde has read, all of them in one pass and without a copy of the
//! text.

mod brackets;

use alloc::{borrow::Cow, vec, vec::Vec};

use super::scan::find_special;
use crate::{Segment, ValidationErrors, order};

/// Returns whether a record's path has a name where the body has an array.
pub(super) fn lead_into_array(body: &[u8], errors: &ValidationErrors) -> bool {
    brackets::may_lead_into_array(body, errors) && arrays_on_the_way(body, errors).iter().any(Option::is_some)
}

/// Returns for each record the depth at which its path has a name where the body has an array, if it does.
pub(super) fn arrays_on_the_way(body: &[u8], errors: &ValidationErrors) -> Vec<Option<usize>> {
    let (all, arrays) = ((0..errors.len()).collect(), vec![None; errors.len()]);
    let mut follow = Follow { text: body, at: 0, errors, arrays };
    follow.value(all, 0);
    follow.arrays
}

/// A pass over text that is valid JSON.
struct Follow<'t, 'e> {
    text: &'t [u8],
    at: usize,
    errors: &'e ValidationErrors,
    arrays: Vec<Option<usize>>,
}

impl<'t, 'e> Follow<'t, 'e> {
    /// Follows these records into a value, `depth` segments down their paths.
    fn value(&mut self, mut records: Vec<usize>, depth: usize) {
        for record in &records {
            // If a name was sent twice, the last value counts.
            if let Some(array) = self.arrays.get_mut(*record) {
                *array = None;
            }
        }
        records.retain(|record| self.segment(*record, depth).is_some());
        self.skip_blanks();
        match self.peek() {
            Some(b'{') if !records.is_empty() => self.object(&records, depth),
            Some(b'[') if !records.is_empty() => self.list(&records, depth),
            _ => self.skip_value(),
        }
    }

    fn segment(&self, record: usize, depth: usize) -> Option<&'e Segment> {
        self.errors.get(record)?.field().segments().nth(depth)
    }

    fn object(&mut self, records: &[usize], depth: usize) {
        let mut names: Vec<(&str, usize)> = Vec::new();
        for record in records {
            match self.segment(*record, depth) {
                Some(Segment::Field(name)) => names.push((name, *record)),
                Some(Segment::Key(name)) => names.push((name, *record)),
                Some(Segment::Index(_) | Segment::Cut) | None => {}
            }
        }
        order::sort(&mut names, Ord::cmp);
        self.each_inside(b'}', &mut |follow| {
            let name = follow.name();
            follow.skip_blanks();
            // The colon.
            follow.at += 1;
            let start = names.partition_point(|(known, _)| known.as_bytes() < &*name);
            let mut here = Vec::new();
            for (known, record) in names.get(start..).unwrap_or_default() {
                if known.as_bytes() != &*name {
                    break;
                }
                here.push(*record);
            }
            follow.value(here, depth + 1);
        });
    }

    fn list(&mut self, records: &[usize], depth: usize) {
        let mut elements = Vec::new();
        for record in records {
            match self.segment(*record, depth) {
                Some(Segment::Index(index)) => elements.push((*index, *record)),
                Some(Segment::Field(_) | Segment::Key(_)) => self.note_array(*record, depth),
                Some(Segment::Cut) | None => {}
            }
        }
        order::sort(&mut elements, Ord::cmp);
        let (mut index, mut elements) = (0, elements.into_iter().peekable());
        self.each_inside(b']', &mut |follow| {
            let mut here = Vec::new();
            while let Some((_, record)) = elements.next_if(|(element, _)| *element == index) {
                here.push(record);
            }
            follow.value(here, depth + 1);
            index += 1;
        });
    }

    fn note_array(&mut self, record: usize, depth: usize) {
        if let Some(array) = self.arrays.get_mut(record) {
            *array = Some(depth);
        }
    }

    /// Calls `each` for everything between two brackets, up to `end`.
    fn each_inside(&mut self, end: u8, each: &mut dyn FnMut(&mut Self)) {
        self.at += 1;
        loop {
            self.skip_blanks();
            match self.peek() {
                None => return,
                Some(b',') => self.at += 1,
                Some(byte) if byte == end => {
                    self.at += 1;
                    return;
                }
                Some(_) => each(self),
            }
        }
    }

    /// Reads a member's name, without its escapes.
    fn name(&mut self) -> Cow<'t, [u8]> {
        let start = self.at;
        self.skip_string();
        let text = self.text.get(start..self.at).unwrap_or_default();
        if text.contains(&b'\\') {
            return Cow::Owned(
                serde_json::from_slice::<alloc::string::String>(text).unwrap_or_default().into(),
            );
        }
        Cow::Borrowed(text.get(1..text.len().saturating_sub(1)).unwrap_or_default())
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
    }

    fn skip_value(&mut self) {
        let mut open = 0_usize;
        loop {
            match self.peek() {
                None => return,
                Some(b'"') => self.skip_string(),
                Some(b'{' | b'[') => {
                    (self.at, open) = (self.at + 1, open + 1);
                    continue;
                }
                Some(b'}' | b']') => (self.at, open) = (self.at + 1, open.saturating_sub(1)),
                Some(b',' | b':' | b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                Some(_) => self.skip_word(),
            }
            if open == 0 {
                return;
            }
        }
    }

    /// Skips a number or literal.
    fn skip_word(&mut self) {
        while matches!(self.peek(), Some(b'-' | b'+' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'E')) {
            self.at += 1;
        }
    }

    fn skip_string(&mut self) {
        self.at += 1;
        loop {
            self.at = find_special(self.text, self.at);
            match self.peek() {
                None => return,
                Some(b'\\') => self.at += 2,
                Some(byte) => {
                    self.at += 1;
                    if byte == b'"' {
                        return;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
