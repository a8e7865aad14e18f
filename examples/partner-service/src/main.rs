//! `cargo run -q -p partner-service`

use std::{
    env,
    error::Error,
    io::{IsTerminal, Write},
    net::TcpListener,
    process,
};

use partner_service::{Config, serve};
use tracing_subscriber::{filter::Targets, prelude::*};

/// Ctrl-C and `SIGTERM` stop it, once the requests under way are answered.
#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    answer_arguments();
    start_logging()?;
    let address = env::var("ADDRESS").unwrap_or_else(|_| "127.0.0.1:3001".to_owned());
    let listener = TcpListener::bind(address)?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    serve(listener, Config::from_env())?.await?;
    Ok(())
}

const HELP: &str = "\
usage: partner-service

Keeps partners' organisations. It takes no arguments; these variables of the environment are read:

  ADDRESS       where to listen, 127.0.0.1:3001 unless said
  DATABASE      the database's file; in memory unless said
  REGISTER      `down`: the company register cannot be reached
  ERRORS_URI    what the problem types' URIs start with
  REQUESTS_PER_MINUTE
                how many requests each partner may send; 600 unless said
  LOG           `info` unless said; `debug` tells why requests were refused
";

/// There are none to be taken: whoever sends one wants to know what there is.
fn answer_arguments() {
    let Some(argument) = env::args_os().nth(1) else { return };
    // Where nobody listens, nobody has to be told.
    if argument == "--help" || argument == "-h" {
        let _ = write!(std::io::stdout(), "{HELP}");
        process::exit(0);
    }
    let _ = write!(std::io::stderr(), "unknown argument `{}`\n{HELP}", argument.display());
    process::exit(2);
}

/// Logs go to the standard error; `LOG=debug` also tells why requests were refused.
fn start_logging() -> Result<(), Box<dyn Error + Send + Sync>> {
    let filter: Targets = env::var("LOG").as_deref().unwrap_or("info").parse()?;
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    tracing_subscriber::registry().with(lines).with(filter).init();
    Ok(())
}
