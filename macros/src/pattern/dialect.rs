//! Reads an ECMA-262 pattern (flag `u`) into a tree. Captures are not kept.

use super::charset::CharSet;
use super::cursor::Cursor;
use super::escape::{self, Escaped};
use super::mistake::Mistake;

/// Deeper groups could exhaust the compiler's stack.
const MAX_DEPTH: usize = 100;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    Set(CharSet),
    Look(Look),
    Concat(Vec<Node>),
    Either(Vec<Node>),
    Repeat { body: Box<Node>, min: u32, max: Option<u32> },
}

/// A class with more ranges is cheaper in characters than in bytes.
const RICH: usize = 32;

impl Node {
    /// Returns whether a class has characters from all over Unicode.
    pub(super) fn is_rich(&self) -> bool {
        match self {
            Self::Set(set) => set.ranges().len() > RICH,
            Self::Look(_) => false,
            Self::Concat(parts) | Self::Either(parts) => parts.iter().any(Self::is_rich),
            Self::Repeat { body, .. } => body.is_rich(),
        }
    }
}

/// A condition on a place between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Start,
    End,
    Boundary,
    NoBoundary,
}

const LOOKS: [(&str, Look); 4] =
    [("^", Look::Start), ("$", Look::End), (r"\b", Look::Boundary), (r"\B", Look::NoBoundary)];

/// The smallest and the largest count, if there is a largest one.
type Counts = (u32, Option<u32>);

const QUANTIFIERS: [(&str, Counts); 3] = [("*", (0, None)), ("+", (1, None)), ("?", (0, Some(1)))];

/// Groups of other languages, or that no automaton can have, and what to say about them.
const REFUSED_GROUPS: [(&str, &str); 9] = [
    ("?P<", "`{}` opens no known group, expected `(?<name>…)`"),
    ("?i", "`{}` sets a flag, which patterns do not have: write letters of both cases, such as `[Aa]`"),
    ("?s", "`{}` sets a flag, which patterns do not have: write `[^]` for any character"),
    ("?m", "`{}` sets a flag, which patterns do not have: `^` and `$` are the ends of the text"),
    ("?x", "`{}` sets a flag, which patterns do not have: leave out what is not to be matched"),
    (
        "?=",
        "look-ahead `{}` cannot be compiled to an automaton: \
         split the condition into two `pattern` rules",
    ),
    (
        "?!",
        "negative look-ahead `{}` cannot be compiled to an automaton: \
         write the allowed texts as a class or alternatives, such as `[^-]`",
    ),
    (
        "?<=",
        "look-behind `{}` cannot be compiled to an automaton: \
         write what comes before as a part of the pattern",
    ),
    (
        "?<!",
        "negative look-behind `{}` cannot be compiled to an automaton: \
         write what may come before as a part of the pattern, such as `(?:^|[^-])`",
    ),
];

pub(super) fn parse(pattern: &str) -> Result<Node, Mistake> {
    let mut parser = Parser { cursor: Cursor::new(pattern), depth: 0, names: Vec::new() };
    let tree = parser.either()?;
    let end = parser.cursor.at();
    if parser.cursor.eat(")") {
        return Err(parser.cursor.mistake(end, r"`{}` closes no group, expected `\)`"));
    }
    Ok(tree)
}

struct Parser<'p> {
    cursor: Cursor<'p>,
    depth: usize,
    /// The names of the groups so far. Each may be given once.
    names: Vec<&'p str>,
}

impl Parser<'_> {
    fn either(&mut self) -> Result<Node, Mistake> {
        let first = self.concat()?;
        if !self.cursor.rest().starts_with('|') {
            return Ok(first);
        }
        let mut arms = vec![first];
        while self.cursor.eat("|") {
            arms.push(self.concat()?);
        }
        Ok(Node::Either(arms))
    }

    fn concat(&mut self) -> Result<Node, Mistake> {
        let mut parts = Vec::new();
        while self.cursor.peek().is_some_and(|c| c != '|' && c != ')') {
            parts.push(self.term()?);
        }
        Ok(Node::Concat(parts))
    }

    fn term(&mut self) -> Result<Node, Mistake> {
        let start = self.cursor.at();
        for (spelling, look) in LOOKS {
            if self.cursor.eat(spelling) {
                self.refuse_repeat()?;
                return Ok(Node::Look(look));
            }
        }
        let atom = self.atom(start)?;
        self.repeated(atom)
    }

    fn refuse_repeat(&mut self) -> Result<(), Mistake> {
        let start = self.cursor.at();
        match self.repeat()? {
            Some(_) => Err(self.cursor.mistake(
                start,
                "`{}` stands behind an assertion, expected a character, class or group to repeat",
            )),
            None => Ok(()),
        }
    }

    fn atom(&mut self, start: usize) -> Result<Node, Mistake> {
        let set = match self.cursor.bump() {
            Some('.') => CharSet::dot(),
            Some('(') => return self.group(start),
            Some('[') => escape::class(&mut self.cursor, start)?,
            Some('\\') => match escape::outside_class(&mut self.cursor, start)? {
                Escaped::Char(c) => CharSet::of(c),
                Escaped::Set(set) => set,
            },
            Some('*' | '+' | '?') => return Err(self.nothing_to_repeat(start)),
            Some('{' | '}' | ']') => {
                return Err(self.cursor.mistake(start, r"`{}` stands alone, expected `\{}`"));
            }
            Some(c) => CharSet::of(c),
            None => return Ok(Node::Concat(Vec::new())),
        };
        Ok(Node::Set(set))
    }

    fn nothing_to_repeat(&self, start: usize) -> Mistake {
        self.cursor.mistake(
            start,
            r"`{}` has nothing to repeat, expected a character, class or group before it, or `\{}`",
        )
    }

    /// Parses the rest of a group, behind its `(`.
    fn group(&mut self, start: usize) -> Result<Node, Mistake> {
        let opening = start..self.cursor.at();
        self.group_kind(start)?;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let message = format!("`{{}}` is nested too deeply, expected at most {MAX_DEPTH} groups");
            return Err(self.cursor.mistake(start, &message));
        }
        let body = self.either()?;
        self.depth -= 1;
        if self.cursor.eat(")") {
            return Ok(body);
        }
        Err(Mistake { at: Some(opening), message: "group `(` is not closed, expected `)`".to_owned() })
    }

    fn group_kind(&mut self, start: usize) -> Result<(), Mistake> {
        for (spelling, message) in REFUSED_GROUPS {
            if self.cursor.eat(spelling) {
                return Err(self.cursor.mistake(start, message));
            }
        }
        if self.cursor.eat("?:") || !self.cursor.eat("?") {
            return Ok(());
        }
        if self.cursor.eat("<") {
            return self.group_name(start);
        }
        self.cursor.bump();
        Err(self.cursor.mistake(start, "`{}` opens no known group, expected `(?:…)`, `(?<name>…)` or `(…)`"))
    }

    /// Parses the rest of a named group's opening, behind its `(?<`.
    fn group_name(&mut self, start: usize) -> Result<(), Mistake> {
        let name = self.cursor.take(usize::MAX, is_name_part);
        let is_name = !name.is_empty() && !name.starts_with(char::is_numeric);
        if !self.cursor.eat(">") || !is_name {
            let message = "`{}` begins no named group, expected `(?<name>…)`";
            return Err(self.cursor.mistake(start, message));
        }
        if self.names.contains(&name) {
            let message = "group name of `{}` is given twice, expected another name";
            return Err(self.cursor.mistake(start, message));
        }
        self.names.push(name);
        Ok(())
    }

    fn repeated(&mut self, atom: Node) -> Result<Node, Mistake> {
        Ok(match self.repeat()? {
            Some((min, max)) => Node::Repeat { body: Box::new(atom), min, max },
            None => atom,
        })
    }

    /// Parses a quantifier. The lazy ones match the same texts as the greedy ones.
    fn repeat(&mut self) -> Result<Option<Counts>, Mistake> {
        let start = self.cursor.at();
        let short = QUANTIFIERS.iter().find(|(sign, _)| self.cursor.eat(sign));
        let counts = match short {
            Some((_, counts)) => *counts,
            None if self.cursor.eat("{") => self.counts(start)?,
            None => return Ok(None),
        };
        self.cursor.eat("?");
        Ok(Some(counts))
    }

    /// Parses the rest of a repeat count, behind its `{`.
    fn counts(&mut self, start: usize) -> Result<Counts, Mistake> {
        let min = self.number();
        let max = if self.cursor.eat(",") { self.number() } else { min };
        let (Some(min), true) = (min, self.cursor.eat("}")) else {
            return Err(self
                .cursor
                .mistake(start, r"`{}` begins no repeat count, expected `{n}`, `{n,}`, `{n,m}`, or `\{`"));
        };
        if max.is_some_and(|max| max < min) {
            return Err(self
                .cursor
                .mistake(start, "repeat `{}` runs backwards, expected the smaller count first"));
        }
        Ok((min, max))
    }

    /// Parses a number. One past the range becomes the largest, as both are too large.
    fn number(&mut self) -> Option<u32> {
        let digits = self.cursor.take(usize::MAX, |c| c.is_ascii_digit());
        (!digits.is_empty()).then(|| digits.parse().unwrap_or(u32::MAX))
    }
}

fn is_name_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}
