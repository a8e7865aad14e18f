//! The parts of a path in parentheses: keys, parameters, conditions, options of `$count`.

use super::{
    Events, Open, Parser, State,
    path::{Last, Next, Trail},
};
use crate::filter::{
    error::{Expected, Stop},
    events::{Leaf, Many, Named},
    hint,
    literal::LiteralKind,
    scan::{Scanned, Span},
    words::Function,
};

impl<E: Events> Parser<'_, '_, E> {
    /// `(1)`, `(@key)`, `(A=1,B='2')`: literals and aliases, without blanks.
    pub(super) fn key(&mut self, mut trail: Trail) -> Scanned<Trail> {
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
    pub(super) fn parameters(&mut self, mut trail: Trail, name: Span) -> Scanned<Next> {
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
    pub(super) fn lambda(&mut self, mut trail: Trail, name: Span, function: Function) -> Scanned<State> {
        let slash = (name.start as usize).saturating_sub(1);
        if !trail.last.is_collection() {
            return Err(Stop::new(name.start as usize, Expected::Collection));
        }
        let plain = (!trail.is_open).then(|| Span::new(trail.run, slash));
        self.flush(&mut trail, slash);
        self.scan.at += 1;
        self.scan.blanks();
        if function == Function::Any && self.scan.peek() == Some(b')') {
            let nothing = Span::new(self.scan.at, self.scan.at);
            self.events.enter(function, name, plain, nothing);
            self.events.leave();
            self.open(Open::Lambda(function), nothing);
            self.complete(Many::Lambda(function));
            return Ok(self.end_path());
        }
        if !self.scan.begins_name() {
            return Err(self.scan.stop(Expected::Variable));
        }
        let variable = self.scan.name()?;
        self.scan.blanks();
        let hint = hint::of_colon(self.scan.rest());
        self.scan.expect(b':', Expected::Colon).map_err(|stop| stop.or_hint(hint))?;
        self.events.enter(function, name, plain, variable);
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

fn is_key(kind: LiteralKind) -> bool {
    !matches!(kind, LiteralKind::Null | LiteralKind::Binary | LiteralKind::Geography | LiteralKind::Geometry)
}
