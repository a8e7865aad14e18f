//! Puts the service together.

use std::{error::Error, net::TcpListener};

use actix_web::{
    App, HttpServer,
    body::MessageBody,
    dev::{Server, ServiceRequest, ServiceResponse},
    middleware::{Next, from_fn},
    rt::time::timeout,
    web,
};
use api_validate::{ApiError, ErrorFormat, actix::ErrorMiddleware};

use crate::{
    Config, access, database::Database, docs, limit, limit::Limits, log, organisations, register::Register,
};

/// The versions of the interface that clients may ask for.
const VERSIONS: [&str; 1] = ["1"];

/// Starts the service; the server answers while it is awaited.
pub fn serve(listener: TcpListener, config: Config) -> Result<Server, Box<dyn Error + Send + Sync>> {
    let format = ErrorFormat::problem_details(&config.errors_uri)
        .trace_header("Crezco-Trace-Id")
        .version_header("Crezco-Version");
    let database = web::Data::new(Database::open(config.database.as_deref())?);
    let register = web::Data::new(Register::new(&config));
    let limits = web::Data::new(Limits::new(config.requests_per_minute));
    let head_timeout = config.head_timeout;
    let openapi = docs::openapi(&format);
    let config = web::Data::new(config);
    let app = move || {
        // The last is the first to see a request.
        let organisations = web::scope("/api/organisations")
            .configure(organisations::routes)
            .wrap(from_fn(limit::limit))
            .wrap(from_fn(access::authenticate));
        App::new()
            .app_data(database.clone())
            .app_data(register.clone())
            .app_data(limits.clone())
            .app_data(config.clone())
            .service(organisations)
            .service(docs::page(openapi.clone()))
            .wrap(from_fn(deadline))
            .wrap(from_fn(log::log))
            .wrap(ErrorMiddleware::new(format.clone()).versions(VERSIONS))
    };
    Ok(HttpServer::new(app).client_request_timeout(head_timeout).listen(listener)?.run())
}

/// Gives up on requests that take too long, such as those whose bodies never end.
async fn deadline(
    config: web::Data<Config>,
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    match timeout(config.request_timeout, next.call(request)).await {
        Ok(answer) => answer,
        Err(_) => Err(ApiError::from_status(408).into()),
    }
}
