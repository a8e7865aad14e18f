//! Paths: names, types, keys, functions, `$count`, `$filter`, `any` and `all`, annotations.

use super::{Events, Open, Parser, State};
use crate::filter::{
    error::{Expected, Stop},
    events::{Leaf, Many},
    hint,
    scan::{Name, Scan, Scanned, Span},
    words::Function,
};

/// What a path ends with so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Last {
    /// It begins here.
    Nothing,
    Name,
    Call,
    Annotation,
    /// `$it` or `$this`
    Variable,
    Key,
    /// A key that is written as a part of the path.
    KeySegment,
    /// A type, behind what may be one or several.
    Type,
    /// A type, behind an annotation.
    TypeOfValue,
    /// A type where a property has to follow.
    TypeFirst,
    Filter,
    Count,
}

impl Last {
    /// Whether `$count`, `$filter`, `any` and `all` may follow.
    pub(super) fn is_collection(self) -> bool {
        matches!(self, Self::Name | Self::Call | Self::Annotation | Self::Type | Self::Filter)
    }

    /// Whether a key may follow, also behind a type.
    fn is_set(self) -> bool {
        matches!(self, Self::Name | Self::Call | Self::Filter)
    }

    /// What a type makes of it.
    fn with_type(self) -> Option<Self> {
        match self {
            Self::Nothing | Self::Key | Self::KeySegment | Self::Variable => Some(Self::TypeFirst),
            Self::Type | Self::TypeOfValue | Self::TypeFirst | Self::Count => None,
            Self::Annotation => Some(Self::TypeOfValue),
            _ => Some(Self::Type),
        }
    }
}

/// A path on the way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trail {
    /// Where the names begin that are not in any part yet.
    pub(super) run: usize,
    pub(super) last: Last,
    /// Whether a part in parentheses came before.
    pub(super) is_open: bool,
}

impl Trail {
    pub(super) fn new(run: usize, last: Last) -> Self {
        Self { run, last, is_open: false }
    }

    fn then(self, last: Last) -> Self {
        Self { last, ..self }
    }
}

impl<E: Events> Parser<'_, '_, E> {
    /// `@alias`, or `@Namespace.Term#Qualifier`
    pub(super) fn annotation(&mut self) -> Scanned<State> {
        let start = self.scan.at;
        self.annotation_name()?;
        self.follow(Trail::new(start, Last::Annotation))
    }

    fn annotation_name(&mut self) -> Scanned<()> {
        self.scan.at += 1;
        self.scan.qualified()?;
        if self.scan.eat(b'#') {
            self.scan.name()?;
        }
        Ok(())
    }

    /// `$it`, `$this` and `$root/…`
    pub(super) fn dollar(&mut self) -> Scanned<State> {
        let start = self.scan.at;
        self.scan.at += 1;
        let word = if self.scan.begins_name() { self.scan.name()?.of(self.scan.text) } else { "" };
        match word {
            "it" | "this" => self.follow(Trail::new(start, Last::Variable)),
            "root" => {
                self.scan.expect(b'/', Expected::Slash)?;
                let name = self.scan.name()?;
                let name = Name { span: name, is_qualified: false };
                self.named_part(Trail::new(start, Last::Nothing), name)
            }
            _ => Err(Stop::new(start, Expected::Value)),
        }
    }

    /// A path begins with a name: of a property, a function, a collection with a key, a type.
    pub(super) fn named_part(&mut self, trail: Trail, name: Name) -> Scanned<State> {
        let is_called = self.scan.peek() == Some(b'(');
        let state = match self.name_of_part(trail, name) {
            Ok(Next::Part(trail)) => self.follow(trail),
            Ok(Next::State(state)) => Ok(state),
            Err(stop) => Err(stop),
        };
        state.map_err(|stop| match hint::of_function(name.span.of(self.scan.text)) {
            Some(hint) if is_called && self.is_in_parentheses(name, stop) => {
                Stop::new(name.span.start as usize, Expected::KnownFunction).hint(hint)
            }
            _ => stop,
        })
    }

    /// Whether parsing stopped in the parentheses behind a name.
    fn is_in_parentheses(&self, name: Name, stop: Stop) -> bool {
        let between = self.scan.text.get(name.span.end as usize..stop.at);
        matches!(stop.expected, Expected::Key | Expected::Parameters | Expected::ClosingParenthesis)
            && between.is_some_and(|between| !between.contains(')'))
    }

    fn name_and_parentheses(&mut self, trail: Trail, name: Name) -> Scanned<Next> {
        let inside = self.inside();
        if begins_parameter(inside) {
            return self.parameters(trail, name.span);
        }
        let word = name.span.of(self.scan.text);
        if trail.last != Last::Nothing && !name.is_qualified {
            if let Some(function @ (Function::Any | Function::All)) = Function::find(word) {
                return self.lambda(trail, name.span, function).map(Next::State);
            }
        }
        if inside.peek() == Some(b')') {
            return self.parameters(trail, name.span);
        }
        match (name.is_qualified, trail.last.is_set()) {
            (false, _) => Ok(Next::Part(trail.then(Last::Name))),
            (true, true) => Ok(Next::Part(trail.then(Last::Type))),
            // A type has a key only behind what there are several of.
            (true, false) => Err(inside.stop(Expected::Parameters)),
        }
    }

    /// What is inside of the parentheses that open here.
    pub(super) fn inside(&self) -> Scan<'_> {
        let mut inside = Scan { at: self.scan.at + 1, ..self.scan };
        inside.blanks();
        inside
    }

    /// What goes on behind a part of a path.
    pub(super) fn follow(&mut self, mut trail: Trail) -> Scanned<State> {
        loop {
            match (self.scan.peek(), trail.last) {
                (Some(b'('), Last::Name | Last::Call | Last::Type | Last::Filter) => {
                    trail = self.key(trail)?;
                }
                (Some(b'/'), Last::Count) => return Err(self.scan.stop(Expected::Operator)),
                (Some(b'/'), _) => match self.part(trail)? {
                    Next::Part(next) => trail = next,
                    Next::State(state) => return Ok(state),
                },
                (_, Last::TypeFirst) => return Err(self.scan.stop(Expected::Slash)),
                _ => return Ok(self.end_of(trail)),
            }
        }
    }

    /// One more part, from its slash on.
    fn part(&mut self, trail: Trail) -> Scanned<Next> {
        let slash = self.scan.at;
        self.scan.at += 1;
        match self.scan.peek() {
            Some(b'$') if trail.last.is_collection() => self.dollar_part(trail, slash),
            Some(b'@') => {
                self.annotation_name()?;
                Ok(Next::Part(trail.then(Last::Annotation)))
            }
            // A key may be written as a part of the path.
            Some(b'0'..=b'9')
                if trail.last.is_set() || matches!(trail.last, Last::Type | Last::KeySegment) =>
            {
                while self.scan.peek().is_some_and(is_unreserved) {
                    self.scan.at += 1;
                }
                Ok(Next::Part(trail.then(Last::KeySegment)))
            }
            _ if self.scan.begins_name() => {
                let name = self.scan.qualified()?;
                self.name_of_part(trail, name)
            }
            _ => Err(self.scan.stop(Expected::PathPart)),
        }
    }

    /// Names without parentheses stay in the loop, however many there are.
    fn name_of_part(&mut self, trail: Trail, name: Name) -> Scanned<Next> {
        if self.scan.peek() == Some(b'(') {
            return self.name_and_parentheses(trail, name);
        }
        let last = if name.is_qualified { trail.last.with_type() } else { Some(Last::Name) };
        let stop = Stop::new(name.span.start as usize, Expected::PathPart);
        last.map(|last| Next::Part(trail.then(last))).ok_or(stop)
    }

    /// `/$count` and `/$filter(…)`
    fn dollar_part(&mut self, mut trail: Trail, slash: usize) -> Scanned<Next> {
        let start = self.scan.at;
        self.scan.at += 1;
        let word = if self.scan.begins_name() { self.scan.name()?.of(self.scan.text) } else { "" };
        match (word, self.scan.peek()) {
            ("count", Some(b'(')) => {
                self.flush(&mut trail, slash);
                self.scan.at += 1;
                self.open(Open::CountPart, Span::new(start, start));
                Ok(Next::State(State::CountOption))
            }
            ("count", _) => Ok(Next::Part(trail.then(Last::Count))),
            ("filter", Some(b'(')) => {
                self.flush(&mut trail, slash);
                self.scan.at += 1;
                self.open(Open::FilterPart, Span::new(start, start));
                Ok(Next::State(State::Operand))
            }
            _ => Err(Stop::new(start, Expected::PathPart)),
        }
    }

    /// The names so far become a part of a path whose parts are kept.
    pub(super) fn flush(&mut self, trail: &mut Trail, end: usize) {
        // Behind parentheses a slash comes first. It does not belong to a name.
        let start = trail.run + usize::from(trail.is_open && trail.run < end);
        if !trail.is_open {
            self.open(Open::Path, Span::new(trail.run, trail.run));
            trail.is_open = true;
        }
        if start < end {
            self.value = self.events.leaf(Leaf::Names, Span::new(start, end));
            self.add();
        }
        trail.run = end;
    }

    /// The path goes on behind a part in parentheses, which is the last value.
    pub(super) fn go_on(&mut self, last: Last) -> Scanned<State> {
        self.add();
        let run = self.scan.at;
        self.follow(Trail { run, last, is_open: true })
    }

    /// The path is complete behind a part in parentheses.
    pub(super) fn end_path(&mut self) -> State {
        self.add();
        self.close_path()
    }

    fn close_path(&mut self) -> State {
        let frame = self.top();
        self.frames.pop();
        self.value = self.events.many(Many::Path, frame.span, frame.list);
        State::Operator
    }

    fn end_of(&mut self, mut trail: Trail) -> State {
        let end = self.scan.at;
        if trail.is_open {
            self.flush(&mut trail, end);
            return self.close_path();
        }
        let span = Span::new(trail.run, end);
        let text = span.of(self.scan.text);
        let is_alias = text.starts_with('@') && !text.contains(['/', '.', '#']);
        self.value = self.events.leaf(if is_alias { Leaf::Alias } else { Leaf::Field }, span);
        State::Operator
    }
}

pub(super) enum Next {
    Part(Trail),
    State(State),
}

/// `name=`, in front of a parameter's value.
pub(super) fn begins_parameter(mut scan: Scan<'_>) -> bool {
    scan.begins_name() && scan.name().is_ok() && scan.peek() == Some(b'=')
}

/// What a key may be written with, as a part of a path.
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}
