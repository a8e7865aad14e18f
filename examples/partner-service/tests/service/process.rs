//! The program as it is run.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    process::{Child, ChildStderr, Command, Stdio},
    thread,
    time::Duration,
};

use api_validate_http_tests::{Answer, Client};
use partner_service::demo;

use crate::running::{ORGANISATIONS, SEEDED, organisation, problem, success};

/// The program, its log, and where it listens.
struct Program {
    child: Child,
    log: BufReader<ChildStderr>,
    address: SocketAddr,
}

impl Program {
    fn start(variables: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_partner-service"))
            .env("ADDRESS", "127.0.0.1:0")
            .env("NO_COLOR", "1")
            .envs(variables.iter().copied())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        let address = loop {
            line.clear();
            assert_ne!(log.read_line(&mut line).unwrap(), 0, "it ended before it listened");
            if let Some((_, address)) = line.split_once("listening address=") {
                break address.trim().parse().unwrap();
            }
        };
        Self { child, log, address }
    }

    fn client(&self) -> Client {
        Client::new(self.address).header("Api-Key", demo::KEY).header("Crezco-Version", "1")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_register_can_be_down_from_the_start() {
    let program =
        Program::start(&[("REGISTER", "down"), ("ERRORS_URI", "https://partners.example.com/errors/")]);
    let answer = program.client().post(ORGANISATIONS, organisation().to_string());
    assert_eq!(problem(&answer).r#type, "https://partners.example.com/errors/downstream");
}

#[test]
fn the_quota_can_be_chosen() {
    let program = Program::start(&[("REQUESTS_PER_MINUTE", "1")]);
    assert_eq!(program.client().get(ORGANISATIONS).status, 200);
    assert_eq!(program.client().get(ORGANISATIONS).status, 429);
}

#[cfg(unix)]
#[test]
fn it_finishes_what_is_under_way_when_it_is_asked_to_stop() {
    let mut program = Program::start(&[("LOG", "debug")]);
    success(&program.client().get(SEEDED), 200);

    // A request whose body is on its way when the signal comes.
    let body = organisation().to_string();
    let (first, second) = body.split_at(20);
    let mut stream = TcpStream::connect(program.address).unwrap();
    write!(
        stream,
        "POST {ORGANISATIONS} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nApi-Key: {}\r\nCrezco-Version: 1\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{first}",
        demo::KEY,
        body.len(),
    )
    .unwrap();
    thread::sleep(Duration::from_millis(200));
    let signal = Command::new("kill").args(["-TERM", &program.child.id().to_string()]).status().unwrap();
    assert!(signal.success());
    thread::sleep(Duration::from_millis(200));
    stream.write_all(second.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 201 Created\r\n"), "{answer}");

    assert!(program.child.wait().unwrap().success());
    let mut log = String::new();
    program.log.read_to_string(&mut log).unwrap();
    assert!(log.contains("POST") && log.contains("status=201"), "{log}");
    assert!(!log.contains(demo::KEY), "keys are no matter for logs");
}

/// The README's requests are sent as they stand there, and answered as it says.
#[test]
fn the_readme_shows_real_answers() {
    let readme = include_str!("../../README.md");
    let program = Program::start(&[]);
    let client = program.client();
    let body = include_str!("../../organisation.json");
    let created: Answer = client.post(ORGANISATIONS, body);
    assert_eq!(created.status, 201, "{}", created.text());
    for answer in [
        client.get(SEEDED),
        client.post(ORGANISATIONS, body),
        client.post(ORGANISATIONS, r#"{"organisationId":"00000000-0000-0000-0000-000000000000","users":[]}"#),
    ] {
        let shown = without_trace(answer.text());
        let is_shown = readme.lines().any(|line| without_trace(line) == shown);
        assert!(is_shown, "the README does not show:\n{}", answer.text());
    }
}

/// The text without the trace id, which differs each time.
fn without_trace(text: &str) -> String {
    text.split_once("\"trace\":\"").map_or(text, |(before, _)| before).to_owned()
}

#[test]
fn help_says_which_variables_there_are() {
    let run = |argument: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_partner-service")).arg(argument).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    for argument in ["--help", "-h"] {
        let (code, stdout, stderr) = run(argument);
        assert_eq!((code, &*stderr), (Some(0), ""));
        for name in ["ADDRESS", "DATABASE", "REGISTER", "ERRORS_URI", "REQUESTS_PER_MINUTE", "LOG"] {
            assert!(
                stdout.lines().any(|line| line.split_whitespace().next() == Some(name)),
                "{name}: {stdout}"
            );
        }
    }
    let (code, stdout, stderr) = run("--port");
    assert_eq!((code, &*stdout), (Some(2), ""));
    assert!(stderr.starts_with("unknown argument `--port`\nusage: "), "{stderr}");
}
