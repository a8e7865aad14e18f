//! `document-service` under load: valid creates with `ValidJson`, against the same handler with axum's own `Json`.
//!
//! `cargo bench -p api-validate-benches --bench load [ROUNDS]`. Both run in this process, on ports of their own, and are
//! asked in turn over connections that are kept alive.

#![allow(clippy::cast_precision_loss)] // measurements

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    thread,
    time::{Duration, Instant},
};

use api_validate::ApiError;
use api_validate_benches::quantile;
use axum::{
    Json, Router,
    extract::State,
    response::Response,
    routing::{MethodRouter, post},
};
use document_service::{
    App, Checked, Config,
    documents::{CreateDocument, save},
    layers, serve_router,
    tokens::Editor,
};
use serde_json::json;
use tokio::{net::TcpListener, runtime::Runtime};

const CONNECTIONS: usize = 8;
/// Short, so that a busy neighbour hits both alike.
const ROUND: Duration = Duration::from_millis(200);

fn main() {
    let rounds = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(101);
    let runtime = Runtime::new().expect("a runtime");
    let variants =
        [Variant::start(&runtime, post(with_json)), Variant::start(&runtime, post(with_valid_json))];
    // Once, to warm up.
    for variant in &variants {
        variant.round(&runtime);
    }
    let mut rates = [Vec::new(), Vec::new()];
    for round in 0..rounds {
        // Each comes first in turn.
        for offset in 0..2 {
            let variant = (round + offset) % 2;
            rates[variant].push(variants[variant].round(&runtime));
        }
    }
    report(&rates);
}

async fn with_json(
    State(app): State<App>,
    Editor(caller): Editor,
    Json(request): Json<CreateDocument>,
) -> Result<Response, ApiError> {
    save(&app, caller, request).await
}

async fn with_valid_json(
    State(app): State<App>,
    Editor(caller): Editor,
    Checked(request): Checked<CreateDocument>,
) -> Result<Response, ApiError> {
    save(&app, caller, request.into_inner()).await
}

fn report([json, valid]: &[Vec<f64>; 2]) {
    println!("| handler | median requests/s | p10 | p90 |\n|---|---:|---:|---:|");
    for (name, rates) in [("Json", json), ("ValidJson", valid)] {
        let [median, p10, p90] = [0.5, 0.1, 0.9].map(|at| quantile(rates, at));
        println!("| {name} | {median:.0} | {p10:.0} | {p90:.0} |");
    }
    let ratios: Vec<f64> = valid.iter().zip(json).map(|(valid, json)| valid / json).collect();
    println!("ratio of the medians: {:.3}", quantile(valid, 0.5) / quantile(json, 0.5));
    println!("median of the rounds' ratios: {:.3}", quantile(&ratios, 0.5));
}

/// A service with one of the handlers.
struct Variant {
    app: App,
    address: SocketAddr,
    request: Vec<u8>,
}

impl Variant {
    fn start(runtime: &Runtime, create: MethodRouter<App>) -> Self {
        let config = Config::default();
        let app = App::start(&config).expect("the service starts");
        let token = app.tokens().issue("edgar".to_owned()).expect("a token");
        let router = layers(Router::new().route("/documents", create), app.clone());
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a free port");
        let address = listener.local_addr().expect("an address");
        runtime.spawn(async move { serve_router(listener, router, &config, std::future::pending()).await });
        Self { app, address, request: request(&token) }
    }

    /// Requests a second, all of them answered with 201. The documents go, so that the next round finds as few.
    fn round(&self, runtime: &Runtime) -> f64 {
        let start = Instant::now();
        let count: u32 = thread::scope(|scope| {
            let clients: Vec<_> =
                (0..CONNECTIONS).map(|_| scope.spawn(|| create_until(self, start + ROUND))).collect();
            clients.into_iter().map(|client| client.join().expect("a client")).sum()
        });
        let taken = start.elapsed();
        let clear = self.app.database().run(|connection| Ok(connection.execute("DELETE FROM document", [])?));
        runtime.block_on(clear).expect("the documents go");
        f64::from(count) / taken.as_secs_f64()
    }
}

fn request(token: &str) -> Vec<u8> {
    let item =
        |n: u32| json!({ "Name": "Comment", "Value": format!("words and more words of it, no. {n:02}") });
    let body = json!({
        "Title": "Quarterly statement of accounts, no. 000001",
        "DocumentDate": "30/JUL/1966",
        "Amount": "125001.50",
        "Reference": "ABC-000001",
        "Tags": (0..5).map(|n| format!("tag-{n:02}-quarterly-report")).collect::<Vec<_>>(),
        "Metadata": (0..10).map(item).collect::<Vec<_>>(),
    })
    .to_string();
    format!(
        "POST /documents HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// Sends one request after the other, and counts the answers.
fn create_until(variant: &Variant, end: Instant) -> u32 {
    let stream = TcpStream::connect(variant.address).expect("the service listens");
    stream.set_nodelay(true).expect("a setting");
    let mut answers = BufReader::new(&stream);
    let mut count = 0;
    while Instant::now() < end {
        (&stream).write_all(&variant.request).expect("sent");
        read_answer(&mut answers);
        count += 1;
    }
    count
}

fn read_answer(stream: &mut impl BufRead) {
    let (mut line, mut length) = (String::new(), 0);
    stream.read_line(&mut line).expect("a status");
    assert!(line.starts_with("HTTP/1.1 201"), "{line}");
    while line != "\r\n" {
        if let Some(value) = line.strip_prefix("content-length: ") {
            length = value.trim().parse().expect("a length");
        }
        line.clear();
        stream.read_line(&mut line).expect("a header");
    }
    let read = std::io::copy(&mut stream.take(length), &mut std::io::sink()).expect("a body");
    assert_eq!(read, length, "the whole body");
}
