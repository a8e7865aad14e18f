//! Checks JSON request bodies and shows what is wrong with them: `quickstart --help` says how.

mod arguments;
mod body;
mod requests;

use std::{
    env,
    io::{self, ErrorKind, Write},
    process::ExitCode,
};

use self::{
    arguments::{Arguments, HELP, USAGE},
    body::{Body, Outcome},
};

/// Exits so when a body, or the command line, cannot be read, or the output cannot be written.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    match Arguments::read(env::args_os().skip(1)) {
        Ok(Arguments { help: true, .. }) => exit(0, print(HELP)),
        Ok(arguments) => run(&arguments),
        Err(problem) => {
            complain(&format!("{problem}\n{USAGE}"));
            ExitCode::from(FAILED)
        }
    }
}

fn run(arguments: &Arguments) -> ExitCode {
    let bodies = Body::of(arguments);
    let outcomes: Vec<Outcome> = bodies.iter().map(Body::check).collect();
    // The requests that it brings along are there to be shown.
    let judged = if arguments.files.is_empty() { &[] } else { outcomes.as_slice() };
    let code = judged.iter().map(Outcome::exit_code).max().unwrap_or_default();
    let show = |(body, outcome): (&Body, &Outcome)| show(&body.name, outcome, arguments.json);
    exit(code, bodies.iter().zip(&outcomes).try_for_each(show))
}

fn show(name: &str, outcome: &Outcome, json: bool) -> io::Result<()> {
    match outcome {
        Outcome::Unreadable(problem) => {
            complain(&format!("{name}: cannot be read: {problem}"));
            Ok(())
        }
        outcome if json => print(&outcome.json(name)),
        outcome => print(&outcome.text(name)),
    }
}

fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush())
}

/// A reader who has seen enough, such as `head`, is no failure.
fn exit(code: u8, printed: io::Result<()>) -> ExitCode {
    match printed {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            complain(&format!("the output cannot be written: {error}"));
            ExitCode::from(FAILED)
        }
        _ => ExitCode::from(code),
    }
}

/// Where nobody listens, nobody has to be told.
fn complain(problem: &str) {
    let _ = writeln!(io::stderr(), "{problem}");
}
