//! `cargo run -q -p partner-service`

use std::{env, error::Error, io::IsTerminal, net::TcpListener};

use partner_service::{Config, serve};
use tracing_subscriber::{filter::Targets, prelude::*};

/// Ctrl-C and `SIGTERM` stop it, once the requests under way are answered.
#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    start_logging()?;
    let address = env::var("ADDRESS").unwrap_or_else(|_| "127.0.0.1:3001".to_owned());
    let listener = TcpListener::bind(address)?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    serve(listener, Config::from_env())?.await?;
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
