//! Connections. `axum::serve` would do, but it sets no time limit for a request's head: a client that sends one byte a
//! minute would keep its connection forever.

use std::{error::Error, io, pin::pin, sync::Arc, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

use crate::{App, Config, router};

/// Runs the service until `shutdown` is ready, and then to the end of the requests that have begun.
pub async fn serve(
    listener: TcpListener,
    config: &Config,
    shutdown: impl Future<Output = ()>,
) -> Result<(), Box<dyn Error + Send + Sync>> {
    let app = App::start(config)?;
    // It ends with this function, however that ends.
    let mut background = JoinSet::new();
    background.spawn(Arc::clone(app.catalog()).watch(config.catalog_pause));
    tracing::info!("listening at http://{}", listener.local_addr()?);
    serve_router(listener, router(app), config, shutdown).await;
    Ok(())
}

/// Serves these routes as [`serve`] does.
pub async fn serve_router(
    listener: TcpListener,
    app: Router,
    config: &Config,
    shutdown: impl Future<Output = ()>,
) {
    let server = Server::new(config);
    let connections = GracefulShutdown::new();
    let mut shutdown = pin!(shutdown);
    loop {
        tokio::select! {
            // Whatever `shutdown` waits for is waited for before the first client is served.
            biased;
            () = &mut shutdown => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => server.start(stream, app.clone(), &connections),
                Err(error) => refused(&error).await,
            },
        }
    }
    drop(listener);
    tracing::info!("shutting down");
    if tokio::time::timeout(config.shutdown_timeout, connections.shutdown()).await.is_err() {
        tracing::warn!("some requests took too long and were cut off");
    }
}

struct Server(Arc<http1::Builder>);

impl Server {
    fn new(config: &Config) -> Self {
        let mut builder = http1::Builder::new();
        builder.timer(TokioTimer::new()).header_read_timeout(config.head_timeout);
        // Who says that nothing more will come still gets an answer.
        builder.half_close(true);
        Self(Arc::new(builder))
    }

    fn start(&self, stream: TcpStream, app: Router, connections: &GracefulShutdown) {
        // Answers are small and complete: waiting for more to send would only delay them.
        let _ = stream.set_nodelay(true);
        let connection = self.0.serve_connection(TokioIo::new(stream), TowerToHyperService::new(app));
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "connection closed");
            }
        });
    }
}

/// Out of file descriptors, most likely: some will be free soon.
async fn refused(error: &io::Error) {
    tracing::warn!(%error, "connection not accepted");
    tokio::time::sleep(Duration::from_millis(50)).await;
}
