//! Operators between values, and how tightly they bind.

use super::{Events, Language, Open, Parser, State};
use crate::filter::{
    error::{Expected, Stop},
    events::{List, Many},
    hint::{self, Hint},
    literal::{Literal, LiteralKind},
    scan::{Scanned, Span},
    words::{Direction, Logic, Operator},
};

impl<E: Events> Parser<'_, '_, E> {
    /// What may follow a value.
    pub(super) fn after_value(&mut self) -> Scanned<State> {
        let start = self.scan.at;
        let blanks = self.scan.blanks();
        match self.scan.peek() {
            None => self.end(start),
            Some(byte @ (b')' | b',' | b']' | b'}' | b':' | b';')) => self.close(byte, start),
            Some(_) if blanks && self.scan.begins_name() => self.word(),
            Some(_) => Err(self.no_operator()),
        }
    }

    fn no_operator(&self) -> Stop {
        let rest = self.scan.rest();
        let hint = hint::of_operator(rest).or_else(|| {
            let is_stuck = self.scan.begins_name();
            let is_quote = rest.starts_with('\'');
            if is_stuck && self.text_ends_here() {
                Some(Hint::DoubleTheQuote)
            } else {
                (is_stuck || is_quote).then_some(Hint::AddBlank)
            }
        });
        self.scan.stop(self.operator_or_direction()).or_hint(hint)
    }

    /// What goes on with a value: in an order-by, mostly a direction.
    fn operator_or_direction(&self) -> Expected {
        let around = self.frames.find(|frame| frame.open.precedence() == 0);
        match around.map(|frame| frame.open) {
            Some(Open::Top(Language::OrderBy)) => Expected::Direction,
            _ => Expected::Operator,
        }
    }

    /// Whether the character before is a quote.
    fn text_ends_here(&self) -> bool {
        let before = self.scan.at.checked_sub(1).and_then(|at| self.scan.text.as_bytes().get(at));
        before == Some(&b'\'')
    }

    fn word(&mut self) -> Scanned<State> {
        let start = self.scan.at;
        let word = self.scan.name()?.of(self.scan.text);
        let span = Span::new(start, self.scan.at);
        if let Some(operator) = Operator::find(word) {
            self.blank_behind(start)?;
            return self.operator(operator, span);
        }
        if let Some(logic @ (Logic::And | Logic::Or)) = Logic::find(word) {
            self.blank_behind(start)?;
            self.logic(logic, span);
            return Ok(State::BlanksAndOperand);
        }
        if let Some(direction) = Direction::find(word) {
            self.reduce(1);
            if self.top().open == Open::Top(Language::OrderBy) {
                self.direction = Some(direction);
                return Ok(State::EndOfItem);
            }
        }
        let expected = self.operator_or_direction();
        let rest = self.scan.text.get(start..).unwrap_or_default();
        Err(Stop::new(start, expected).or_hint(hint::of_word(word, rest, expected == Expected::Direction)))
    }

    fn blank_behind(&mut self, word: usize) -> Scanned<()> {
        match self.scan.peek() {
            Some(b' ' | b'\t') => Ok(()),
            // A longer word that begins like an operator is not one.
            Some(b'=' | b'-' | b'.') => Err(Stop::new(word, Expected::Operator)),
            None => Err(self.scan.stop(Expected::Value)),
            Some(_) => Err(self.scan.stop(Expected::Blank)),
        }
    }

    fn operator(&mut self, operator: Operator, span: Span) -> Scanned<State> {
        self.reduce(operator.precedence());
        match operator {
            Operator::Has => self.has(span),
            Operator::In => self.is_in(span),
            _ => {
                self.open_with(Open::Binary(operator), span);
                Ok(State::BlanksAndOperand)
            }
        }
    }

    fn logic(&mut self, logic: Logic, span: Span) {
        self.reduce(logic.precedence() + 1);
        if self.top().open == Open::Logic(logic) {
            self.add();
        } else {
            self.open_with(Open::Logic(logic), span);
        }
    }

    /// Completes the operators that bind at least so tightly.
    pub(super) fn reduce(&mut self, precedence: u8) {
        loop {
            let frame = self.top();
            if frame.open.precedence() < precedence {
                return;
            }
            self.value = match frame.open {
                Open::Unary(word) => self.events.unary(word, frame.span.start, self.value),
                Open::Binary(operator) => {
                    self.events.binary(operator, frame.span.start, frame.list.first, self.value)
                }
                Open::Logic(logic) => {
                    let mut list = frame.list;
                    list.push(self.value, self.events);
                    self.events.many(Many::Logic(logic), frame.span, list)
                }
                _ => return,
            };
            self.frames.pop();
        }
    }

    /// `has Namespace.Type'Member'`
    fn has(&mut self, span: Span) -> Scanned<State> {
        self.scan.blanks();
        let start = self.scan.at;
        if self.scan.begins_name() && !self.scan.qualified()?.is_qualified {
            return Err(Stop::new(start, Expected::Enum));
        }
        self.scan.members()?;
        let literal = Literal { kind: LiteralKind::Enum, span: Span::new(start, self.scan.at) };
        let right = self.events.literal(literal);
        self.value = self.events.binary(Operator::Has, span.start, self.value, right);
        Ok(State::Operator)
    }

    /// `in (…)` is a list where it holds literals only, and otherwise a value in parentheses.
    fn is_in(&mut self, span: Span) -> Scanned<State> {
        self.scan.blanks();
        let start = self.here();
        if !self.scan.eat(b'(') {
            self.open_with(Open::Binary(Operator::In), span);
            return Ok(State::Operand);
        }
        self.scan.blanks();
        if self.scan.eat(b')') {
            return Ok(self.in_list(span, start, List::default()));
        }
        let Some(literal) = self.first_of_list()? else {
            self.open_with(Open::Binary(Operator::In), span);
            self.open(Open::Parenthesis, start);
            return Ok(State::Operand);
        };
        let (end, value) = (self.scan.at, self.events.literal(literal));
        self.scan.blanks();
        if matches!(self.scan.peek(), Some(b',' | b')')) {
            let list = self.literals(value)?;
            return Ok(self.in_list(span, start, list));
        }
        self.scan.at = end;
        self.open_with(Open::Binary(Operator::In), span);
        self.open(Open::Parenthesis, start);
        self.value = value;
        Ok(State::Operator)
    }

    /// The literal that a list begins with. In `(-13:00)` the minus is the operator.
    fn first_of_list(&mut self) -> Scanned<Option<Literal>> {
        let start = self.scan.at;
        let literal = self.scan.literal()?;
        if self.scan.is_negated_hour(start) {
            self.scan.at = start;
            return Ok(None);
        }
        Ok(literal)
    }

    fn literals(&mut self, first: E::Value) -> Scanned<List<E::Value>> {
        let mut list = List { first, last: first, count: 1 };
        while self.scan.eat(b',') {
            self.scan.blanks();
            let Some(literal) = self.scan.literal()? else {
                return Err(self.scan.stop(Expected::Literal).or_hint(hint::of_value(self.scan.rest())));
            };
            let value = self.events.literal(literal);
            list.push(value, self.events);
            self.scan.blanks();
        }
        self.scan.expect(b')', Expected::CommaOrParenthesis)?;
        Ok(list)
    }

    fn in_list(&mut self, span: Span, start: Span, list: List<E::Value>) -> State {
        let right = self.events.many(Many::List, start, list);
        self.value = self.events.binary(Operator::In, span.start, self.value, right);
        State::Operator
    }
}
