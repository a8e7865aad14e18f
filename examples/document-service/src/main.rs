//! `cargo run -q -p document-service`

use std::{
    env,
    error::Error,
    io::{IsTerminal, Write},
    process,
};

use document_service::{Config, serve};
use tokio::net::TcpListener;
use tracing_subscriber::{filter::Targets, prelude::*};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    answer_arguments();
    start_logging()?;
    let config = Config::from_env()?;
    let address = env::var("ADDRESS").unwrap_or_else(|_| "127.0.0.1:3000".to_owned());
    let listener = TcpListener::bind(&address).await?;
    serve(listener, &config, shutdown()).await?;
    Ok(())
}

const HELP: &str = "\
usage: document-service

Keeps documents. It takes no arguments; these variables of the environment are read:

  ADDRESS    where to listen, 127.0.0.1:3000 unless said
  DATABASE   the database's file; in memory unless said
  CATALOG    the file of the metadata's catalogue; the one that comes along unless said
  SECRET     what tokens are signed with, 32 bytes or more; random at each start unless said
  LOG        `info` unless said; `debug` tells why requests were refused
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

/// Waits for Ctrl-C, or for `SIGTERM`, by which service managers and containers ask to stop.
async fn shutdown() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<Option<()>>();
    tokio::select! {
        _ = interrupt => {}
        _ = terminate => {}
    }
}
