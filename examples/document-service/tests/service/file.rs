//! Databases in files, which tests can reach into.

use std::path::PathBuf;

use document_service::Config;
use rusqlite::Connection;

/// A database file, which goes when the test ends.
pub(crate) struct File(PathBuf);

impl File {
    pub(crate) fn new(name: &str) -> Self {
        let path =
            PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}.db", std::process::id()));
        let file = Self(path);
        file.remove();
        file
    }

    pub(crate) fn config(&self) -> Config {
        Config { database: Some(self.0.clone()), ..Config::default() }
    }

    pub(crate) fn execute(&self, sql: &str) {
        let connection = Connection::open(&self.0).expect("a database");
        // Tests break what belongs together.
        connection.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).expect("valid SQL");
    }

    fn remove(&self) {
        for suffix in ["", "-wal", "-shm"] {
            let mut path = self.0.clone().into_os_string();
            path.push(suffix);
            // There may be none.
            let _ = std::fs::remove_file(path);
        }
    }
}

impl Drop for File {
    fn drop(&mut self) {
        self.remove();
    }
}
