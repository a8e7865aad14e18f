//! What `$count($search=…)` searches for: words, phrases in double quotes, parentheses.

use super::{
    error::Expected,
    scan::{Scan, Scanned},
};

impl Scan<'_> {
    pub(super) fn search(&mut self) -> Scanned<()> {
        let mut open = 0_usize;
        let mut is_begun = false;
        self.blanks();
        // OData lets pass what somebody types who knows its other texts.
        if self.peek() == Some(b'\'') {
            return self.quoted().map(|_| ());
        }
        loop {
            match self.peek() {
                Some(b'(') => {
                    open += 1;
                    self.at += 1;
                    self.blanks();
                    is_begun = false;
                    continue;
                }
                Some(b')') if is_begun && open > 0 => {
                    open -= 1;
                    self.at += 1;
                }
                Some(b')' | b';') | None if is_begun && open == 0 => return Ok(()),
                Some(b'"') => self.phrase()?,
                Some(byte) if is_word(byte) => self.search_word(),
                _ => return Err(self.stop(Expected::Search)),
            }
            is_begun = true;
            let blanks = self.blanks();
            // Blanks separate words.
            if !blanks && !matches!(self.peek(), Some(b')' | b';') | None) {
                return Err(self.stop(Expected::Blank));
            }
        }
    }

    fn phrase(&mut self) -> Scanned<()> {
        self.at += 1;
        let length = self.rest().bytes().position(|byte| byte == b'"');
        match length {
            Some(length) if length > 0 => {
                self.at += length + 1;
                Ok(())
            }
            _ => Err(self.stop(Expected::Search)),
        }
    }

    fn search_word(&mut self) {
        while self.peek().is_some_and(|byte| is_word(byte) || byte == b'\'') {
            self.at += 1;
        }
    }
}

fn is_word(byte: u8) -> bool {
    !matches!(byte, b' ' | b'\t' | b'(' | b')' | b'"' | b';' | b'\'')
}
