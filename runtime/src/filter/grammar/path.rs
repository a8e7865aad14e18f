//! Paths: names, types, keys, functions, `$count`, `$filter`, `any` and `all`, annotations.

use super::{Events, Open, Parser, State};
use crate::filter::{
    error::{self, Expected, Stop},
    events::{Leaf, Many, Named},
    literal::LiteralKind,
    scan::{Name, Scanned, Span},
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
    /// A type, behind what may have one of several.
    Type,
    /// A type where a property has to follow.
    TypeFirst,
    Filter,
    Count,
}

impl Last {
    /// Whether `$count`, `$filter`, `any` and `all` may follow.
    fn is_collection(self) -> bool {
        matches!(self, Self::Name | Self::Call | Self::Annotation | Self::Type | Self::Filter)
    }

    /// What a type makes of it.
    fn with_type(self) -> Option<Self> {
        match self {
            Self::Nothing | Self::Key | Self::Variable => Some(Self::TypeFirst),
            Self::Type | Self::TypeFirst | Self::Count => None,
            _ => Some(Self::Type),
        }
    }
}

/// A path on the way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trail {
    /// Where the names begin that stand in nothing yet.
    run: usize,
    last: Last,
    /// Whether a part in parentheses came before.
    is_open: bool,
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
        let is_first = !name.is_qualified && self.scan.peek() == Some(b'(');
        let next = self.name_of_part(trail, name)?;
        let Next::Part(trail) = next else { return self.state_of(next) };
        self.follow(trail).map_err(|stop| match error::of_function(name.span.of(self.scan.text)) {
            Some(hint) if is_first && self.is_in_parentheses(name, stop) => {
                Stop::new(name.span.start as usize, Expected::KnownFunction).hint(hint)
            }
            _ => stop,
        })
    }

    /// Whether parsing stopped in the parentheses behind a name.
    fn is_in_parentheses(&self, name: Name, stop: Stop) -> bool {
        let between = self.scan.text.get(name.span.end as usize..stop.at);
        matches!(stop.expected, Expected::Key | Expected::ClosingParenthesis)
            && between.is_some_and(|between| !between.contains(')'))
    }

    fn state_of(&mut self, next: Next) -> Scanned<State> {
        match next {
            Next::Part(trail) => self.follow(trail),
            Next::State(state) => Ok(state),
        }
    }

    fn name_and_parentheses(&mut self, trail: Trail, name: Name) -> Scanned<Next> {
        let word = name.span.of(self.scan.text);
        if trail.last != Last::Nothing && !name.is_qualified {
            if let Some(function @ (Function::Any | Function::All)) = Function::find(word) {
                return self.lambda(trail, name.span, function).map(Next::State);
            }
        }
        let mut ahead = self.scan;
        ahead.at += 1;
        ahead.blanks();
        let is_empty = ahead.peek() == Some(b')');
        if is_empty || (ahead.begins_name() && ahead.name().is_ok() && ahead.peek() == Some(b'=')) {
            return self.parameters(trail, name.span);
        }
        let last = if name.is_qualified { Last::Type } else { Last::Name };
        Ok(Next::Part(trail.then(last)))
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
                _ => return self.end_of(trail),
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
            Some(b'0'..=b'9') if trail.last != Last::TypeFirst && trail.last != Last::Variable => {
                while self.scan.peek().is_some_and(is_unreserved) {
                    self.scan.at += 1;
                }
                Ok(Next::Part(trail.then(Last::Key)))
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
    fn flush(&mut self, trail: &mut Trail, end: usize) {
        // Behind parentheses a slash comes first, which is no part of a name.
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

    fn end_of(&mut self, mut trail: Trail) -> Scanned<State> {
        let end = self.scan.at;
        if trail.is_open {
            self.flush(&mut trail, end);
            return Ok(self.close_path());
        }
        let span = Span::new(trail.run, end);
        let text = span.of(self.scan.text);
        let is_alias = text.starts_with('@') && !text.contains(['/', '.', '#']);
        self.value = self.events.leaf(if is_alias { Leaf::Alias } else { Leaf::Field }, span);
        Ok(State::Operator)
    }

    /// `(1)`, `(@key)`, `(A=1,B='2')`: literals and aliases, without blanks.
    fn key(&mut self, mut trail: Trail) -> Scanned<Trail> {
        let start = self.scan.at;
        self.flush(&mut trail, start);
        self.scan.at += 1;
        self.open(Open::Nothing, Span::new(start, start));
        loop {
            let name = self.key_name()?;
            self.value = self.key_value(name.is_none())?;
            if let Some(name) = name {
                self.value = self.events.named(Named::Parameter, name, self.value);
            }
            self.add();
            if name.is_none() || !self.scan.eat(b',') {
                break;
            }
        }
        if self.scan.peek() != Some(b')') {
            return Err(self.scan.stop(Expected::ClosingParenthesis));
        }
        self.complete(Many::Key);
        self.add();
        Ok(Trail { run: self.scan.at, last: Last::Key, is_open: true })
    }

    fn key_name(&mut self) -> Scanned<Option<Span>> {
        let mut ahead = self.scan;
        if !ahead.begins_name() {
            return Ok(None);
        }
        let name = ahead.name()?;
        if !ahead.eat(b'=') {
            return Ok(None);
        }
        self.scan = ahead;
        Ok(Some(name))
    }

    fn key_value(&mut self, is_only: bool) -> Scanned<E::Value> {
        let start = self.scan.at;
        if self.scan.peek() == Some(b'@') {
            self.scan.at += 1;
            self.scan.name()?;
            return Ok(self.events.leaf(Leaf::Alias, Span::new(start, self.scan.at)));
        }
        match self.scan.literal()? {
            Some(literal) if is_key(literal.kind) => Ok(self.events.literal(literal)),
            _ => Err(Stop::new(start, if is_only { Expected::Key } else { Expected::Literal })),
        }
    }

    /// `(Name=value, …)` behind the name of a function.
    fn parameters(&mut self, mut trail: Trail, name: Span) -> Scanned<Next> {
        // In front of the name there is a slash, if anything.
        let end = (name.start as usize).saturating_sub(1).max(trail.run);
        self.flush(&mut trail, end);
        self.scan.at += 1;
        self.open(Open::Parameters, name);
        let mut ahead = self.scan;
        ahead.blanks();
        if ahead.peek() != Some(b')') {
            return self.parameter().map(Next::State);
        }
        self.scan = ahead;
        self.complete(Many::CallByName);
        self.add();
        Ok(Next::Part(Trail { run: self.scan.at, last: Last::Call, is_open: true }))
    }

    /// `Name=`, and then its value.
    pub(super) fn parameter(&mut self) -> Scanned<State> {
        self.scan.blanks();
        let name = self.scan.name()?;
        if !self.scan.eat(b'=') {
            return Err(Stop::new(name.start as usize, Expected::Key));
        }
        self.open(Open::Parameter, name);
        Ok(State::Operand)
    }

    /// `any(x:condition)`, `all(x:condition)` and `any()`
    fn lambda(&mut self, mut trail: Trail, name: Span, function: Function) -> Scanned<State> {
        let slash = (name.start as usize).saturating_sub(1);
        if !trail.last.is_collection() {
            return Err(Stop::new(name.start as usize, Expected::Collection));
        }
        let plain = (!trail.is_open).then(|| Span::new(trail.run, slash));
        self.flush(&mut trail, slash);
        self.scan.at += 1;
        self.scan.blanks();
        if function == Function::Any && self.scan.peek() == Some(b')') {
            self.open(Open::Lambda(function), Span::default());
            self.complete(Many::Lambda(function));
            return Ok(self.end_path());
        }
        if !self.scan.begins_name() {
            return Err(self.scan.stop(Expected::Variable));
        }
        let variable = self.scan.name()?;
        self.scan.blanks();
        self.scan.expect(b':', Expected::Colon)?;
        self.events.enter(plain, variable);
        self.open(Open::Lambda(function), variable);
        Ok(State::BlanksAndOperand)
    }

    /// `$filter=…` or `$search=…`, in the parentheses of `$count`.
    pub(super) fn count_option(&mut self) -> Scanned<State> {
        let start = self.scan.at;
        self.scan.eat(b'$');
        if self.scan.eat_word("filter=") {
            return Ok(State::Operand);
        }
        if !self.scan.eat_word("search=") {
            return Err(Stop::new(start, Expected::CountOption));
        }
        let start = self.scan.at;
        self.scan.search()?;
        self.value = self.events.leaf(Leaf::Search, Span::new(start, self.scan.at));
        match self.scan.peek() {
            Some(b';' | b')') => Ok(self.end_of_option()),
            _ => Err(self.scan.stop(Expected::SemicolonOrParenthesis)),
        }
    }
}

enum Next {
    Part(Trail),
    State(State),
}

/// What a key may be written with, as a part of a path.
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

fn is_key(kind: LiteralKind) -> bool {
    !matches!(kind, LiteralKind::Null | LiteralKind::Binary | LiteralKind::Geography | LiteralKind::Geometry)
}
