//! The catalogue of metadata: loaded at start, and again whenever its file changes.

use std::{
    error::Error,
    fmt, fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use api_validate::metadata::{CatalogCell, CatalogErrors, JsonCatalog};

/// What is in force where no file is named.
const DEFAULT: &str = include_str!("../catalog.json");

/// The catalogue in force, and the file that it is from.
pub(crate) struct Catalog {
    in_force: CatalogCell<JsonCatalog>,
    file: Option<PathBuf>,
    /// Of the file when the service started.
    stamp: Option<Stamp>,
}

/// By what a change is seen: when the file was written, and how long it is.
type Stamp = (SystemTime, u64);

impl Catalog {
    /// Loads the catalogue; a service does not start without one.
    pub(crate) fn start(file: Option<&Path>) -> Result<Self, CatalogFailure> {
        // Before it is read: what is written meanwhile is another change.
        let stamp = file.and_then(stamp);
        let loaded = file.map_or_else(|| parse(DEFAULT), load)?;
        Ok(Self { in_force: CatalogCell::new(loaded), file: file.map(Path::to_owned), stamp })
    }

    /// The catalogue in force.
    pub(crate) fn load(&self) -> Arc<JsonCatalog> {
        self.in_force.load()
    }

    /// Looks at the file from time to time, and loads it when it has changed. A file that is broken changes nothing.
    pub(crate) async fn watch(self: Arc<Self>, pause: Duration) {
        let mut known = self.stamp;
        while self.file.is_some() {
            tokio::time::sleep(pause).await;
            let catalog = Arc::clone(&self);
            // Files keep a thread waiting.
            known = tokio::task::spawn_blocking(move || catalog.reload(known)).await.unwrap_or(known);
        }
    }

    fn reload(&self, known: Option<Stamp>) -> Option<Stamp> {
        let file = self.file.as_deref()?;
        let stamp = stamp(file);
        if stamp == known {
            return known;
        }
        match load(file) {
            Ok(catalog) => {
                tracing::info!(attributes = catalog.len(), "the catalogue was loaded anew");
                self.in_force.store(catalog);
            }
            Err(failure) => tracing::error!("the catalogue stays as it was: {failure}"),
        }
        stamp
    }
}

/// None where there is no such file.
fn stamp(file: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(file).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

fn load(file: &Path) -> Result<JsonCatalog, CatalogFailure> {
    parse(fs::read(file).map_err(CatalogFailure::Unreadable)?)
}

fn parse(json: impl AsRef<[u8]>) -> Result<JsonCatalog, CatalogFailure> {
    JsonCatalog::from_json(json).map_err(CatalogFailure::Invalid)
}

/// Why there is no catalogue.
pub(crate) enum CatalogFailure {
    Unreadable(io::Error),
    /// Displays as a line for each mistake, with its place.
    Invalid(CatalogErrors),
}

impl fmt::Display for CatalogFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "its file cannot be read: {error}"),
            Self::Invalid(errors) => write!(f, "its file is not valid\n{errors}"),
        }
    }
}

/// What `main` prints when it fails.
impl fmt::Debug for CatalogFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no catalogue: {self}")
    }
}

impl Error for CatalogFailure {}
