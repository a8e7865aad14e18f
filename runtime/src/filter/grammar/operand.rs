//! Where a value begins: literals, parentheses, functions, arrays and objects. Paths are in a file of their own.

use super::{Events, Open, Parser, State, path::Last};
use crate::filter::{
    error::{Expected, Stop},
    events::{Leaf, List, Many, Unary},
    hint::{self, Hint},
    literal::{Literal, LiteralKind},
    scan::{Name, Scanned, Span},
    words::{Function, Logic},
};

impl<E: Events> Parser<'_, '_, E> {
    /// Only arrays and objects may have blanks in front of them everywhere.
    pub(super) fn operand_without_blanks(&mut self) -> Scanned<State> {
        let start = self.scan.at;
        if self.scan.blanks() && !matches!(self.scan.peek(), Some(b'[' | b'{') | None) {
            return Err(Stop::new(start, Expected::Value).hint(Hint::NoBlank));
        }
        self.operand()
    }

    pub(super) fn operand(&mut self) -> Scanned<State> {
        let start = self.scan.at;
        match self.scan.peek() {
            Some(b'(') => Ok(self.bracket(Open::Parenthesis)),
            Some(b'[') => Ok(self.array()),
            Some(b'{') => self.object(),
            Some(b'"') => self.json_text(),
            Some(b'@') => self.annotation(),
            Some(b'$') => self.dollar(),
            Some(b'\'' | b'0'..=b'9' | b'+' | b'-') => match self.scan.literal()? {
                Some(literal) => Ok(self.literal(literal)),
                None => Ok(self.negate()),
            },
            _ if self.scan.begins_name() => {
                let name = self.scan.qualified()?;
                self.word_of_value(name)
            }
            _ => Err(Stop::new(start, Expected::Value).or_hint(hint::of_value(self.scan.rest()))),
        }
    }

    fn bracket(&mut self, open: Open) -> State {
        self.open(open, self.here());
        self.scan.at += 1;
        State::BlanksAndOperand
    }

    fn negate(&mut self) -> State {
        self.bracket(Open::Unary(Unary::Negate))
    }

    fn literal(&mut self, mut literal: Literal) -> State {
        if literal.kind == LiteralKind::Time && self.is_split() {
            literal.span.end = literal.span.start + 2;
            literal.kind = LiteralKind::Number;
            self.scan.at = literal.span.end as usize;
        }
        self.value = self.events.literal(literal);
        State::Operator
    }

    /// In `case(Size gt 10:20)` the colon ends the condition, which would else have none.
    fn is_split(&mut self) -> bool {
        let mut ahead = self.scan;
        ahead.blanks();
        matches!(ahead.peek(), Some(b',' | b')'))
            && self
                .frames
                .find(|frame| frame.open.precedence() == 0)
                .is_some_and(|f| f.open == Open::CaseWhen)
    }

    fn word_of_value(&mut self, name: Name) -> Scanned<State> {
        if let Some(kind) = self.scan.word(name)? {
            let span = Span::new(name.span.start as usize, self.scan.at);
            return Ok(self.literal(Literal { kind, span }));
        }
        self.scan.at = name.span.end as usize;
        let word = name.span.of(self.scan.text);
        match self.scan.peek() {
            Some(b' ' | b'\t') if word.eq_ignore_ascii_case(Logic::Not.as_str()) => {
                self.open(Open::Unary(Unary::Not), name.span);
                Ok(State::BlanksAndOperand)
            }
            Some(b'(') => match Function::find(word) {
                Some(Function::Any | Function::All) => Err(self.scan.stop(Expected::Collection)),
                Some(function) => self.call(function, name.span),
                None if word.eq_ignore_ascii_case(Logic::Not.as_str()) => {
                    Err(self.scan.stop(Expected::Blank).hint(Hint::AddBlank))
                }
                None => self.first_name(name),
            },
            _ => self.first_name(name),
        }
    }

    fn call(&mut self, function: Function, name: Span) -> Scanned<State> {
        self.scan.at += 1;
        self.scan.blanks();
        match function {
            Function::Case => self.open(Open::CaseWhen, name),
            Function::Cast | Function::IsOf => return self.cast(function, name),
            _ if function.arity().1 == 0 => {
                self.scan.expect(b')', Expected::ClosingParenthesis)?;
                self.value = self.events.many(Many::Call(function), name, List::default());
                return Ok(State::Operator);
            }
            _ => self.open(Open::Call(function), name),
        }
        Ok(State::Operand)
    }

    /// One argument is a type; of two, the second one is.
    fn cast(&mut self, function: Function, name: Span) -> Scanned<State> {
        let start = self.scan;
        self.open(Open::Cast(function), name);
        if self.scan.begins_name() && self.type_name().is_ok() {
            self.scan.blanks();
            if self.scan.peek() == Some(b')') {
                self.scan = start;
                return self.cast_to(function);
            }
        }
        self.scan = start;
        Ok(State::Operand)
    }

    /// The type, and the end of the call.
    pub(super) fn cast_to(&mut self, function: Function) -> Scanned<State> {
        let span = self.type_name()?;
        self.value = self.events.leaf(Leaf::Type, span);
        self.add();
        self.scan.blanks();
        self.scan.expect(b')', Expected::ClosingParenthesis)?;
        let frame = self.top();
        self.frames.pop();
        self.value = self.events.many(Many::Call(function), frame.span, frame.list);
        Ok(State::Operator)
    }

    /// `Namespace.Type` or `Collection(Namespace.Type)`
    fn type_name(&mut self) -> Scanned<Span> {
        let start = self.scan.at;
        if !self.scan.begins_name() {
            return Err(self.scan.stop(Expected::Type));
        }
        let name = self.scan.qualified()?;
        if name.span.of(self.scan.text) == "Collection" && self.scan.eat(b'(') {
            self.scan.qualified()?;
            self.scan.expect(b')', Expected::ClosingParenthesis)?;
        }
        Ok(Span::new(start, self.scan.at))
    }

    fn array(&mut self) -> State {
        self.bracket(Open::Array);
        self.scan.blanks();
        if self.scan.peek() == Some(b']') {
            return self.complete(Many::Array);
        }
        State::Operand
    }

    fn object(&mut self) -> Scanned<State> {
        self.bracket(Open::Object);
        self.scan.blanks();
        if self.scan.peek() == Some(b'}') {
            return Ok(self.complete(Many::Object));
        }
        self.member()
    }

    /// `"name":`, and then its value.
    pub(super) fn member(&mut self) -> Scanned<State> {
        if self.scan.peek() != Some(b'"') {
            return Err(self.scan.stop(Expected::MemberName));
        }
        let name = self.scan.json_text()?;
        self.scan.blanks();
        self.scan.expect(b':', Expected::Colon)?;
        self.open(Open::Member, name);
        Ok(State::BlanksAndOperand)
    }

    /// Text in double quotes is a value of its own, in arrays and objects only.
    fn json_text(&mut self) -> Scanned<State> {
        if !matches!(self.top().open, Open::Array | Open::Member) {
            return Err(self.scan.stop(Expected::Value).hint(Hint::SingleQuotes));
        }
        let start = self.scan.at;
        self.scan.json_text()?;
        let literal = Literal { kind: LiteralKind::JsonText, span: Span::new(start, self.scan.at) };
        self.value = self.events.literal(literal);
        Ok(State::EndOfElement)
    }

    fn first_name(&mut self, name: Name) -> Scanned<State> {
        let start = name.span.start as usize;
        self.named_part(super::path::Trail::new(start, Last::Nothing), name)
    }
}
