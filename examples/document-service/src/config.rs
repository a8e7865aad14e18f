//! What can be set.

use std::{
    env::{self, VarError},
    path::PathBuf,
    time::Duration,
};

/// As many bytes as the signatures have.
const MIN_SECRET: usize = 32;

/// How the service runs.
#[derive(Clone)]
pub struct Config {
    /// The database's file; in memory where there is none.
    pub database: Option<PathBuf>,
    /// The file of the metadata's catalogue, which is loaded again when it changes; the one that comes with the service
    /// where there is none.
    pub catalog: Option<PathBuf>,
    /// How often it is looked at.
    pub catalog_pause: Duration,
    /// What tokens are signed with: the same for all instances of the service, and only known to them.
    pub secret: Vec<u8>,
    /// How long a token is valid.
    pub token_life: Duration,
    /// So many wrong passwords in a row lock an account,
    pub max_failures: u32,
    /// for so long.
    pub lock_time: Duration,
    /// How long a client may take to send a request's head, also on a connection that is kept alive.
    pub head_timeout: Duration,
    /// How long a request may take from there on, its body included.
    pub request_timeout: Duration,
    /// How long requests may still take once the service was asked to stop.
    pub shutdown_timeout: Duration,
}

impl Config {
    /// The defaults, with what `DATABASE`, `CATALOG` and `SECRET` say.
    pub fn from_env() -> Result<Self, &'static str> {
        let database = env::var_os("DATABASE").map(PathBuf::from);
        let catalog = env::var_os("CATALOG").map(PathBuf::from);
        let secret = match env::var("SECRET") {
            Ok(secret) if secret.len() < MIN_SECRET => return Err("`SECRET` needs at least 32 bytes"),
            Ok(secret) => secret.into_bytes(),
            Err(VarError::NotPresent) => random_secret(),
            Err(VarError::NotUnicode(_)) => return Err("`SECRET` is no text"),
        };
        Ok(Self { database, catalog, secret, ..Self::default() })
    }
}

impl Default for Config {
    /// In memory, with a secret of its own: tokens end with the process.
    fn default() -> Self {
        Self {
            database: None,
            catalog: None,
            catalog_pause: Duration::from_secs(1),
            secret: random_secret(),
            token_life: Duration::from_secs(15 * 60),
            max_failures: 5,
            lock_time: Duration::from_secs(15 * 60),
            head_timeout: Duration::from_secs(10),
            request_timeout: Duration::from_secs(10),
            shutdown_timeout: Duration::from_secs(10),
        }
    }
}

fn random_secret() -> Vec<u8> {
    let mut secret = vec![0; MIN_SECRET];
    getrandom::fill(&mut secret).expect("the system has random numbers");
    secret
}
