//! What can be set.

use std::{env, num::NonZeroU32, path::PathBuf, sync::Arc, time::Duration};

use crate::register::{CompanyRegister, DemoRegister};

/// How the service runs.
#[derive(Clone)]
pub struct Config {
    /// What the problem types' URIs start with.
    pub errors_uri: String,
    /// The database's file; in memory where there is none.
    pub database: Option<PathBuf>,
    /// Where companies are looked up.
    pub register: Arc<dyn CompanyRegister>,
    /// How long the register may take to answer.
    pub register_timeout: Duration,
    /// How many requests each partner may send in a minute.
    pub requests_per_minute: NonZeroU32,
    /// How long a client may take to send a request's head.
    pub head_timeout: Duration,
    /// How long a request may take from there on, its body included.
    pub request_timeout: Duration,
}

impl Config {
    /// The defaults, with what `ERRORS_URI`, `DATABASE`, `REGISTER=down` and `REQUESTS_PER_MINUTE` say.
    pub fn from_env() -> Self {
        let defaults = Self::default();
        let requests_per_minute = env::var("REQUESTS_PER_MINUTE").ok().and_then(|number| number.parse().ok());
        let is_down = env::var_os("REGISTER").is_some_and(|register| register == "down");
        Self {
            errors_uri: env::var("ERRORS_URI").unwrap_or(defaults.errors_uri),
            database: env::var_os("DATABASE").map(PathBuf::from),
            register: Arc::new(DemoRegister::new(!is_down)),
            requests_per_minute: requests_per_minute.unwrap_or(defaults.requests_per_minute),
            ..Self::default()
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            errors_uri: "https://api.example.com/api/errors".to_owned(),
            database: None,
            register: Arc::new(DemoRegister::new(true)),
            register_timeout: Duration::from_secs(2),
            requests_per_minute: const { NonZeroU32::new(600).unwrap() },
            head_timeout: Duration::from_secs(5),
            request_timeout: Duration::from_secs(10),
        }
    }
}
