//! The program, as it is started and stopped.

use std::{
    io::{BufRead, BufReader, Lines, Read, Write},
    net::TcpStream,
    process::{Child, ChildStderr, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::catalog::{File, knowing};

const SOON: Duration = Duration::from_secs(20);

#[test]
fn the_program_ends_well_when_it_is_asked_to() {
    for signal in ["-TERM", "-INT"] {
        let mut program = Program::start();
        let mut stream = TcpStream::connect(&program.address).expect("it listens");
        stream.write_all(b"GET /documents HTTP/1.1\r\nHost: test\r\n\r\n").expect("sent");
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).expect("an answer");
        assert_eq!(&answer, b"HTTP/1.1 401");
        let sent = Command::new("kill").args([signal, &program.child.id().to_string()]).status();
        assert!(sent.expect("`kill` runs").success());
        assert_eq!(wait(&mut program.child).code(), Some(0), "{signal}");
        assert!(TcpStream::connect(&program.address).is_err());
        let log = program.log.by_ref().map_while(Result::ok).collect::<Vec<_>>().join("\n");
        assert!(log.contains("shutting down"), "{log}");
    }
}

struct Program {
    child: Child,
    /// What it logs after its address.
    log: Lines<BufReader<ChildStderr>>,
    address: String,
}

impl Program {
    fn command() -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_document-service"));
        for name in ["CATALOG", "DATABASE", "LOG", "SECRET"] {
            command.env_remove(name);
        }
        command.env("ADDRESS", "127.0.0.1:0").stderr(Stdio::piped());
        command
    }

    fn start() -> Self {
        Self::spawn(&mut Self::command())
    }

    fn spawn(command: &mut Command) -> Self {
        let mut child = command.spawn().expect("the program starts");
        let mut log = BufReader::new(child.stderr.take().expect("its log")).lines();
        let address = log
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| Some(line.split_once("http://")?.1.to_owned()));
        Self { child, log, address: address.expect("it listens") }
    }
}

fn wait(program: &mut Child) -> ExitStatus {
    let start = Instant::now();
    loop {
        if let Some(status) = program.try_wait().expect("its state") {
            return status;
        }
        if start.elapsed() > SOON {
            program.kill().expect("killed");
            panic!("it did not end");
        }
        thread::sleep(Duration::from_millis(20));
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It has ended already, unless the test failed.
        let _ = self.child.kill();
    }
}

#[test]
fn the_log_tells_where_a_catalogue_is_broken() {
    let file = File::new("logged", &knowing("Red"));
    let mut program = Program::spawn(Program::command().env("CATALOG", &file.0));
    file.write(r#"{ "attributes": [{ "name": "Red" }, { "name": "" }, { "name": "Green", "size": 1 }] }"#);
    let mut log = program.log.by_ref().map_while(Result::ok);
    assert!(log.any(|line| line.contains("the catalogue stays as it was")));
    let places: Vec<_> = log.by_ref().take(2).collect();
    assert!(places[0].starts_with("/attributes/1/name: "), "{places:?}");
    assert!(places[1].starts_with("/attributes/2/size: "), "{places:?}");
    file.write(&knowing("Green"));
    assert!(log.any(|line| line.contains("the catalogue was loaded anew")));
}

#[test]
fn a_program_without_a_catalogue_says_why() {
    let file = File::new("none", r#"{ "attributes": [{ "name": "" }] }"#);
    let mut child = Program::command().env("CATALOG", &file.0).spawn().expect("the program starts");
    let mut log = String::new();
    child.stderr.take().expect("its log").read_to_string(&mut log).expect("a text");
    assert!(log.contains("there is no catalogue: its file is not valid\n/attributes/0/name: "), "{log}");
    assert!(!wait(&mut child).success());
}

#[test]
fn a_secret_that_can_be_guessed_is_refused() {
    for (secret, is_enough) in [("", false), (&*"x".repeat(31), false), (&*"x".repeat(32), true)] {
        let mut command = Program::command();
        let mut child = command.env("SECRET", secret).spawn().expect("the program starts");
        let log = BufReader::new(child.stderr.take().expect("its log"));
        let line = log.lines().next().expect("a line").expect("a text");
        assert_eq!(line.contains("listening"), is_enough, "{line}");
        let _ = child.kill();
        assert!(!wait(&mut child).success());
    }
}

#[test]
fn help_says_which_variables_there_are() {
    let run = |argument: &str| {
        let output = Program::command().arg(argument).output().expect("an output");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("an output");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    for argument in ["--help", "-h"] {
        let (code, stdout, stderr) = run(argument);
        assert_eq!((code, &*stderr), (Some(0), ""));
        for name in ["ADDRESS", "DATABASE", "CATALOG", "SECRET", "LOG"] {
            assert!(stdout.contains(&format!("\n  {name} ")), "{name}: {stdout}");
        }
    }
    let (code, stdout, stderr) = run("--port");
    assert_eq!((code, &*stdout), (Some(2), ""));
    assert!(stderr.starts_with("unknown argument `--port`\nusage: "), "{stderr}");
}
