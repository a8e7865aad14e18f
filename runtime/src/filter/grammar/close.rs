//! Where something ends: brackets, arguments, items, the whole text.

use super::{Events, Language, Open, Parser, State, path::Last};
use crate::filter::{
    error::{Expected, Stop},
    events::{Many, Named},
    hint::Hint,
    scan::Scanned,
    words::Function,
};

impl<E: Events> Parser<'_, '_, E> {
    /// A bracket, or what separates what is in one. `start`: where the blanks in front of it begin.
    pub(super) fn close(&mut self, byte: u8, start: usize) -> Scanned<State> {
        self.reduce(1);
        let frame = self.top();
        match (frame.open, byte) {
            (Open::Parenthesis, b')') => Ok(self.end_of_parenthesis()),
            (Open::Call(function), b',' | b')') => self.argument(function, byte),
            (Open::Cast(function), b',') => {
                self.add();
                self.scan.at += 1;
                self.scan.blanks();
                self.cast_to(function)
            }
            (Open::CaseWhen, b':') => Ok(self.case(Open::CaseThen)),
            (Open::CaseThen, b',') => Ok(self.case(Open::CaseWhen)),
            (Open::CaseThen, b')') => {
                self.case_argument();
                Ok(self.complete(Many::Call(Function::Case)))
            }
            (Open::Array, b',') => Ok(self.next_of(State::BlanksAndOperand)),
            (Open::Array, b']') => {
                self.add();
                Ok(self.complete(Many::Array))
            }
            (Open::Member, b',' | b'}') => self.end_of_member(byte),
            (Open::Parameter, b',' | b')') => self.end_of_parameter(byte),
            (Open::Lambda(function), b')') => Ok(self.end_of_lambda(function)),
            (Open::FilterPart, b')') if start == self.scan.at => {
                self.add();
                self.complete(Many::FilterPart);
                self.go_on(Last::Filter)
            }
            (Open::CountPart, b';' | b')') if start == self.scan.at => Ok(self.end_of_option()),
            (Open::Top(Language::OrderBy), b',') => self.end_of_item(),
            (open, _) => Err(self.scan.stop(closer(open)).or_hint(blank_hint(open, start, self.scan.at))),
        }
    }

    fn end_of_parenthesis(&mut self) -> State {
        self.scan.at += 1;
        match self.frames.top() {
            Some(frame) if frame.list.count > 0 => frame.list.count -= 1,
            _ => drop(self.frames.pop()),
        }
        State::Operator
    }

    /// Puts the last value into what is open, and goes on behind the separator.
    fn next_of(&mut self, state: State) -> State {
        self.add();
        self.scan.at += 1;
        state
    }

    /// What is open is complete, with what it holds; its closing bracket is the next byte.
    pub(super) fn complete(&mut self, what: Many) -> State {
        self.scan.at += 1;
        let frame = self.top();
        self.frames.pop();
        self.value = self.events.many(what, frame.span, frame.list);
        State::Operator
    }

    fn argument(&mut self, function: Function, byte: u8) -> Scanned<State> {
        let position = self.top().list.count;
        self.events.argument(function, position, self.value);
        let (fewest, most) = function.arity();
        let count = self.add();
        match byte {
            b',' if count < most => {
                self.scan.at += 1;
                Ok(State::BlanksAndOperand)
            }
            b',' => Err(self.scan.stop(Expected::ClosingParenthesis)),
            _ if count < fewest => Err(self.scan.stop(Expected::Comma)),
            _ => Ok(self.complete(Many::Call(function))),
        }
    }

    fn case(&mut self, next: Open) -> State {
        self.case_argument();
        if let Some(frame) = self.frames.top() {
            frame.open = next;
        }
        self.scan.at += 1;
        State::BlanksAndOperand
    }

    fn case_argument(&mut self) {
        let position = self.top().list.count;
        self.events.argument(Function::Case, position, self.value);
        self.add();
    }

    fn end_of_member(&mut self, byte: u8) -> Scanned<State> {
        let name = self.top().span;
        self.frames.pop();
        self.value = self.events.named(Named::Member, name, self.value);
        self.add();
        if byte == b'}' {
            return Ok(self.complete(Many::Object));
        }
        self.scan.at += 1;
        self.scan.blanks();
        self.member()
    }

    fn end_of_parameter(&mut self, byte: u8) -> Scanned<State> {
        let name = self.top().span;
        self.frames.pop();
        self.value = self.events.named(Named::Parameter, name, self.value);
        self.add();
        if byte == b')' {
            self.complete(Many::CallByName);
            return self.go_on(Last::Call);
        }
        self.scan.at += 1;
        self.parameter()
    }

    fn end_of_lambda(&mut self, function: Function) -> State {
        self.add();
        self.events.leave();
        self.complete(Many::Lambda(function));
        self.end_path()
    }

    /// Behind a text in double quotes nothing goes on.
    pub(super) fn end_of_element(&mut self) -> Scanned<State> {
        let start = self.scan.at;
        self.scan.blanks();
        match self.scan.peek() {
            Some(byte @ (b',' | b']' | b'}')) => self.close(byte, start),
            _ => {
                let expected = closer(self.top().open);
                Err(self.scan.stop(expected))
            }
        }
    }

    /// An item of an order-by is complete. OData's own examples have a blank behind the comma.
    pub(super) fn end_of_item(&mut self) -> Scanned<State> {
        let start = self.scan.at;
        let blanks = self.scan.blanks();
        self.value = self.events.item(self.value, self.direction.take());
        self.add();
        match self.scan.peek() {
            Some(b',') => {
                self.scan.at += 1;
                Ok(State::BlanksAndOperand)
            }
            None if !blanks => Ok(State::Done),
            None => Err(Stop::new(start, Expected::End).hint(Hint::NoBlank)),
            Some(_) => Err(self.scan.stop(Expected::OrderEnd)),
        }
    }

    /// The end of the text. `start`: where the blanks in front of it begin.
    pub(super) fn end(&mut self, start: usize) -> Scanned<State> {
        self.reduce(1);
        match self.top().open {
            Open::Top(_) if start < self.scan.at => Err(Stop::new(start, Expected::End).hint(Hint::NoBlank)),
            Open::Top(Language::Filter) => {
                self.add();
                Ok(State::Done)
            }
            Open::Top(Language::OrderBy) => self.end_of_item(),
            open => Err(self.scan.stop(closer(open))),
        }
    }

    pub(super) fn end_of_option(&mut self) -> State {
        self.add();
        if self.scan.eat(b';') {
            return State::CountOption;
        }
        self.complete(Many::CountPart);
        self.end_path()
    }
}

/// What would end, or go on with, what is open.
fn closer(open: Open) -> Expected {
    match open {
        Open::Call(function) if function.arity().1 == 1 => Expected::ClosingParenthesis,
        Open::Call(_) | Open::Parameter | Open::CaseThen => Expected::CommaOrParenthesis,
        Open::Cast(_) => Expected::Comma,
        Open::CaseWhen => Expected::Colon,
        Open::Array => Expected::CommaOrBracket,
        Open::Member | Open::Object => Expected::CommaOrBrace,
        Open::CountPart => Expected::SemicolonOrParenthesis,
        Open::Top(Language::Filter) => Expected::Operator,
        Open::Top(Language::OrderBy) => Expected::Direction,
        _ => Expected::ClosingParenthesis,
    }
}

fn blank_hint(open: Open, start: usize, at: usize) -> Option<Hint> {
    (matches!(open, Open::FilterPart | Open::CountPart) && start < at).then_some(Hint::NoBlank)
}
