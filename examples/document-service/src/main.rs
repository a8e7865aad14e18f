//! `cargo run -q -p document-service`

use std::{env, error::Error, io::IsTerminal};

use document_service::{Config, serve};
use tokio::net::TcpListener;
use tracing_subscriber::{filter::Targets, prelude::*};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    start_logging()?;
    let config = Config::from_env()?;
    let address = env::var("ADDRESS").unwrap_or_else(|_| "127.0.0.1:3000".to_owned());
    let listener = TcpListener::bind(&address).await?;
    serve(listener, &config, shutdown()).await?;
    Ok(())
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
