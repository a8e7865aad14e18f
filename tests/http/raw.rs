//! Sends whatever bytes it is given.

use std::{
    io::{ErrorKind, Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    thread,
    time::{Duration, Instant},
};

use crate::{
    Answer,
    answer::{Parsed, parse},
};

/// How long an exchange may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long to wait for more once an answer is there.
const QUIET: Duration = Duration::from_millis(60);

/// What the client does once all is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// It waits.
    Wait,
    /// It says that nothing more will come, and waits.
    Finish,
}

/// How an exchange ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The server closed the connection.
    Closed,
    /// The connection is open, and nothing more comes.
    Open,
    /// What came is no HTTP, or not all of an answer.
    Garbled,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The answers, but for those of 1xx.
    pub answers: Vec<Answer>,
    /// How it ended.
    pub ended: Ended,
}

impl Outcome {
    /// In a few words: `404`, `400 closed` where the answer has no body, `closed` where there is no answer, `silent`
    /// where the connection is open all the same.
    pub fn verdict(&self) -> String {
        let answers: Vec<String> = self.answers.iter().map(|answer| self.answer_verdict(answer)).collect();
        match (answers.is_empty(), self.ended) {
            (_, Ended::Garbled) => "garbled".to_owned(),
            (true, Ended::Closed) => "closed".to_owned(),
            (true, Ended::Open) => "silent".to_owned(),
            (false, _) => answers.join(", "),
        }
    }

    fn answer_verdict(&self, answer: &Answer) -> String {
        let end = match (answer.body.is_empty(), self.ended) {
            (false, _) => "",
            (true, Ended::Closed) => " closed",
            (true, _) => " empty",
        };
        format!("{}{end}", answer.status)
    }
}

/// Sends these bytes over a connection of their own, and waits for what comes back.
pub fn exchange(address: SocketAddr, bytes: &[u8], then: Then) -> Outcome {
    let is_head = bytes.starts_with(b"HEAD ");
    let stream = TcpStream::connect(address).expect("the service accepts connections");
    let mut writer = stream.try_clone().expect("a second handle");
    thread::scope(|scope| {
        // A server may answer and close before all is sent, so that sending fails.
        scope.spawn(move || {
            let sent = writer.set_write_timeout(Some(PATIENCE)).and_then(|()| writer.write_all(bytes));
            if sent.is_ok() && then == Then::Finish {
                let _ = writer.shutdown(Shutdown::Write);
            }
        });
        let outcome = receive(&stream, is_head);
        // The writer stops too.
        let _ = stream.shutdown(Shutdown::Both);
        outcome
    })
}

fn receive(mut stream: &TcpStream, is_head: bool) -> Outcome {
    let deadline = Instant::now() + PATIENCE;
    let mut received = Vec::new();
    let mut buffer = [0; 16 * 1024];
    loop {
        let (answers, whole) = answers(&received, is_head);
        let is_answered = whole && !answers.is_empty();
        let wait = if is_answered { QUIET } else { deadline.saturating_duration_since(Instant::now()) };
        if wait.is_zero() {
            return end(answers, whole, Ended::Open);
        }
        stream.set_read_timeout(Some(wait)).expect("a time limit");
        match stream.read(&mut buffer) {
            Ok(0) => return end(answers, whole, Ended::Closed),
            Ok(len) => received.extend(buffer.iter().take(len)),
            Err(error) => match error.kind() {
                ErrorKind::Interrupted => {}
                ErrorKind::WouldBlock | ErrorKind::TimedOut => return end(answers, whole, Ended::Open),
                // What was sent was not read: that resets the connection.
                _ => return end(answers, whole, Ended::Closed),
            },
        }
    }
}

fn end(answers: Vec<Answer>, whole: bool, ended: Ended) -> Outcome {
    Outcome { answers, ended: if whole { ended } else { Ended::Garbled } }
}

/// The answers in what was received, and whether there is nothing but whole ones.
fn answers(received: &[u8], is_head: bool) -> (Vec<Answer>, bool) {
    let mut answers = Vec::new();
    let mut rest = received;
    while !rest.is_empty() {
        match parse(rest, is_head) {
            Parsed::Answer(answer, taken) => {
                rest = taken.and_then(|taken| rest.get(taken..)).unwrap_or_default();
                answers.push(answer);
            }
            Parsed::Incomplete | Parsed::NoHttp => return (final_ones(answers), false),
        }
    }
    (final_ones(answers), true)
}

fn final_ones(mut answers: Vec<Answer>) -> Vec<Answer> {
    answers.retain(|answer| answer.status >= 200);
    answers
}
