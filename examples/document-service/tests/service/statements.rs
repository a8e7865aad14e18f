//! What the database is asked, statement by statement.

use std::sync::{Mutex, MutexGuard, PoisonError};

use document_service::{App, Config};
use rusqlite::{
    Connection,
    trace::{TraceEvent, TraceEventCodes},
};
use tokio::runtime::Runtime;

/// A statement: its text, and the same with its parameters in their places.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    pub(crate) text: String,
    pub(crate) expanded: String,
}

static SEEN: Mutex<Vec<Statement>> = Mutex::new(Vec::new());
static WATCHED: Mutex<()> = Mutex::new(());

/// Watches an application's database; one at a time, since the driver calls a function that knows nothing else.
pub(crate) struct Watch {
    seen: &'static Mutex<Vec<Statement>>,
    _only: MutexGuard<'static, ()>,
}

impl Watch {
    pub(crate) fn new() -> (Self, App) {
        let only = WATCHED.lock().unwrap_or_else(PoisonError::into_inner);
        let app = App::start(&Config::default()).expect("it starts");
        with(&app, |connection| {
            connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(see)).expect("it is watched");
        });
        let watch = Self { seen: &SEEN, _only: only };
        watch.take();
        (watch, app)
    }

    /// What was seen since it was last asked for, but for the question who calls, which is asked of each request with a
    /// token.
    pub(crate) fn take(&self) -> Vec<Statement> {
        let mut seen = std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner));
        seen.retain(|statement| !statement.text.starts_with("SELECT role, disabled"));
        seen
    }

    /// How many of them look something up.
    pub(crate) fn lookups(&self) -> usize {
        self.take().iter().filter(|statement| statement.text.contains("json_each(:ids)")).count()
    }
}

/// Does something with an application's connection.
pub(crate) fn with(app: &App, work: impl FnOnce(&mut Connection) + Send + 'static) {
    let work = app.database().run(move |connection| {
        work(connection);
        Ok(())
    });
    Runtime::new().expect("a runtime").block_on(work).expect("it works");
}

fn see(event: TraceEvent<'_>) {
    if let TraceEvent::Stmt(statement, text) = event {
        let expanded = statement.expanded_sql().unwrap_or_default();
        SEEN.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Statement { text: text.to_owned(), expanded });
    }
}
