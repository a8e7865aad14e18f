//! The program, as it is started and stopped.

use std::{
    io::{BufRead, BufReader, Lines, Read, Write},
    net::TcpStream,
    process::{Child, ChildStderr, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use document_service::Config;

use crate::kit::{PASSWORD, Service, document};

/// Long enough for what was sent to arrive.
const A_WHILE: Duration = Duration::from_millis(200);

const SOON: Duration = Duration::from_secs(20);

#[test]
#[cfg(unix)]
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
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_document-service"))
            .env("ADDRESS", "127.0.0.1:0")
            .env_remove("DATABASE")
            .env_remove("LOG")
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
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
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_request_that_has_begun_is_answered() {
    let mut service = Service::start();
    let token =
        service.anybody().sign_in("edgar", PASSWORD).json()["Token"].as_str().expect("text").to_owned();
    let body = document().to_string();
    let (start, rest) = body.split_at(10);
    let mut stream = TcpStream::connect(service.address).expect("it listens");
    let head = format!(
        "POST /documents HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{start}",
        body.len()
    );
    stream.write_all(head.as_bytes()).expect("sent");
    std::thread::sleep(A_WHILE);
    let stopping = std::thread::spawn(move || service.stop());
    std::thread::sleep(A_WHILE);
    stream.write_all(rest.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    stopping.join().expect("it ends");
}

#[test]
fn a_request_that_never_ends_is_cut_off() {
    let hour = Duration::from_secs(3600);
    let config =
        Config { shutdown_timeout: A_WHILE, request_timeout: hour, head_timeout: hour, ..Config::default() };
    let mut service = Service::with(config);
    let mut stream = TcpStream::connect(service.address).expect("it listens");
    let head = b"POST /sign-in HTTP/1.1\r\nHost: test\r\nContent-Length: 9\r\n\r\n{";
    stream.write_all(head).expect("sent");
    std::thread::sleep(A_WHILE);
    service.stop();
    let mut answer = Vec::new();
    // A reset is an end too.
    let _ = stream.read_to_end(&mut answer);
    assert_eq!(answer, b"");
}
