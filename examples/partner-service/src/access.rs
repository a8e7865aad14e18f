//! Who asks, and what they may do.

use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::HeaderMap,
    middleware::Next,
    web,
};
use api_validate::{ApiError, response::ProblemType};
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

use crate::{
    arriving::Arriving,
    database::{Database, Failure},
};

/// The header that holds a client's key.
pub(crate) const KEY_HEADER: &str = "Api-Key";

/// The keys that the database starts with: for trying the service out, and for its tests.
pub mod demo {
    /// May do everything.
    pub const KEY: &str = "demo-key-of-acme";
    /// May do everything, for another partner.
    pub const OTHER_KEY: &str = "demo-key-of-other";
    /// May only read.
    pub const READING_KEY: &str = "demo-key-that-reads";
    /// Was withdrawn.
    pub const WITHDRAWN_KEY: &str = "demo-key-withdrawn";
}

/// Who asks.
#[derive(Clone, Copy)]
pub(crate) struct Partner {
    pub(crate) id: i64,
    may_write: bool,
}

/// Lets a request pass that has a good key. `ReqData<Partner>` then tells whose it is.
pub(crate) async fn authenticate(
    database: web::Data<Database>,
    mut request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let key = key_hash(request.headers()).ok_or_else(unknown_key)?;
    let mut body = Arriving::take(&mut request);
    let found = body.while_it_arrives(database.run(move |connection| find(connection, key))).await?;
    let partner = found?.ok_or_else(unknown_key)?;
    body.put_back(&mut request);
    if !partner.may_write && !request.method().is_safe() {
        return Err(ApiError::from(ProblemType::Forbidden).detail("This API key may only read.").into());
    }
    request.extensions_mut().insert(partner);
    next.call(request).await
}

/// The hash of the only key in the headers.
fn key_hash(headers: &HeaderMap) -> Option<[u8; 32]> {
    let mut keys = headers.get_all(KEY_HEADER);
    let only = keys.next().filter(|_| keys.next().is_none());
    only.map(|key| hash(key.as_bytes()))
}

/// Keys are long and random, so that a plain hash of them is as good as a slow one.
fn hash(key: &[u8]) -> [u8; 32] {
    Sha256::digest(key).into()
}

fn find(connection: &Connection, key_hash: [u8; 32]) -> Result<Option<Partner>, Failure> {
    let mut query = connection
        .prepare("SELECT partner_id, may_write FROM api_keys WHERE key_hash = ?1 AND NOT withdrawn")?;
    let partner = |row: &rusqlite::Row<'_>| Ok(Partner { id: row.get(0)?, may_write: row.get(1)? });
    Ok(query.query_row([key_hash], partner).optional()?)
}

fn unknown_key() -> ApiError {
    ApiError::from(ProblemType::Forbidden).detail("Send a valid API key in the header Api-Key.")
}

/// Adds the demo keys.
pub(crate) fn seed(connection: &Connection) -> rusqlite::Result<()> {
    let mut insert = connection.prepare(
        "INSERT INTO api_keys (key_hash, partner_id, may_write, withdrawn) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO NOTHING",
    )?;
    for (key, partner, may_write, withdrawn) in [
        (demo::KEY, 1, true, false),
        (demo::OTHER_KEY, 2, true, false),
        (demo::READING_KEY, 1, false, false),
        (demo::WITHDRAWN_KEY, 1, true, true),
    ] {
        insert.execute((hash(key.as_bytes()), partner, may_write, withdrawn))?;
    }
    Ok(())
}
