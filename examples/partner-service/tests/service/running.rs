//! A running service, and what its clients expect of every answer.

use std::{
    net::{SocketAddr, TcpListener},
    num::NonZeroU32,
    sync::{Arc, mpsc},
    thread,
};

use actix_web::{dev::ServerHandle, rt::System};
use api_validate::response::{ProblemDetails, TraceId};
use api_validate_http_tests::{Answer, Client, leaks};
use partner_service::{Config, DemoRegister, demo, serve};
use serde_json::{Value, json};

/// The collection.
pub(crate) const ORGANISATIONS: &str = "/api/organisations";
/// The organisation that the database starts with.
pub(crate) const SEEDED: &str = "/api/organisations/7d0f0f5c-8c2c-4d7e-9a0e-3a53c7a10001";

/// A service of a test's own. It stops with the test.
pub(crate) struct Service {
    pub(crate) address: SocketAddr,
    pub(crate) register: Arc<DemoRegister>,
    server: ServerHandle,
}

impl Service {
    pub(crate) fn start() -> Self {
        Self::start_with(|_| {})
    }

    pub(crate) fn start_with(configure: impl FnOnce(&mut Config)) -> Self {
        let register = Arc::new(DemoRegister::new(true));
        let mut config = Config {
            register: register.clone(),
            requests_per_minute: NonZeroU32::new(100_000).unwrap(),
            ..Config::default()
        };
        configure(&mut config);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (started, server) = mpsc::channel();
        thread::spawn(move || {
            System::new().block_on(async move {
                let server = serve(listener, config).unwrap();
                started.send(server.handle()).unwrap();
                server.await.unwrap();
            });
        });
        Self { address, register, server: server.recv().unwrap() }
    }

    /// A client whose requests have all that they need.
    pub(crate) fn client(&self) -> Client {
        Client::new(self.address).header("Api-Key", demo::KEY).header("Crezco-Version", "1")
    }

    /// A client of another partner.
    pub(crate) fn other_client(&self) -> Client {
        self.client().header("Api-Key", demo::OTHER_KEY)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // The command is sent at once; nobody waits for it to be carried out.
        drop(self.server.stop(false));
    }
}

/// A good request to create an organisation.
pub(crate) fn organisation() -> Value {
    json!({
        "organisationId": null,
        "partnerClientId": "client-2",
        "companiesHouseNumber": "11752182",
        "companyName": "Example Trading Limited",
        "users": [
            { "userId": null, "email": "ada@example.com", "firstName": "Ada", "lastName": "King", "role": "Admin", "active": true },
            { "email": "bob@example.com", "firstName": "Bob", "lastName": "Hill", "role": "User", "active": false }
        ]
    })
}

/// A good request, changed.
pub(crate) fn organisation_with(change: impl FnOnce(&mut Value)) -> String {
    let mut organisation = organisation();
    change(&mut organisation);
    organisation.to_string()
}

/// The trace id in an answer's header.
pub(crate) fn trace(answer: &Answer) -> TraceId {
    let trace = answer.header("Crezco-Trace-Id");
    trace.unwrap_or_else(|| panic!("one trace id: {answer:?}")).parse().expect("32 hex digits")
}

/// The JSON of an answer that succeeded.
#[track_caller]
pub(crate) fn success(answer: &Answer, status: u16) -> Value {
    assert_eq!(answer.status, status, "{}", answer.text());
    trace(answer);
    serde_json::from_slice(&answer.body).expect("JSON")
}

/// The problem in an answer, as a client reads it, once everything is as the standard has it.
#[track_caller]
pub(crate) fn problem(answer: &Answer) -> ProblemDetails {
    standard(answer).unwrap_or_else(|problem| panic!("{problem}:\n{}", answer.everything()))
}

/// The problem, or what is not as the standard has it.
pub(crate) fn standard(answer: &Answer) -> Result<ProblemDetails, String> {
    let ensure = |holds: bool, problem: &str| if holds { Ok(()) } else { Err(problem.to_owned()) };
    ensure(answer.status >= 400, "a success")?;
    ensure(answer.header("content-type") == Some("application/problem+json"), "media type")?;
    let members: Value = serde_json::from_slice(&answer.body).map_err(|error| error.to_string())?;
    let known = ["Type", "Title", "Status", "Detail", "Instance", "Errors", "Extensions"];
    let mut names = members.as_object().ok_or("no object")?.keys();
    ensure(names.all(|name| known.contains(&name.as_str())), "unknown members")?;
    let problem: ProblemDetails = serde_json::from_slice(&answer.body).map_err(|error| error.to_string())?;
    ensure(problem.status == Some(answer.status), "status")?;
    ensure(problem.extensions.trace == Some(trace(answer)), "trace id")?;
    ensure(
        [&problem.title, &problem.detail]
            .iter()
            .all(|text| text.as_ref().is_some_and(|text| !text.is_empty())),
        "texts",
    )?;
    ensure(problem.errors.is_none() || problem.r#type.ends_with("/validation-failed"), "errors")?;
    ensure(leaks::find(answer, &[]).is_none(), "it tells what it must not")?;
    Ok(problem)
}
