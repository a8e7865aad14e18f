//! How long a build takes.

use std::{fs, time::Instant};

/// The unit of `/proc`, on every platform that Rust is built for today.
const TICKS_PER_SECOND: f64 = 100.0;

/// CPU time of the programs that were started since. Where the system does not tell it, the time that passed.
pub(crate) struct Stopwatch {
    cpu: Option<f64>,
    start: Instant,
}

#[derive(Clone, Copy)]
pub(crate) struct Seconds {
    pub(crate) value: f64,
    pub(crate) of_cpu: bool,
}

impl Stopwatch {
    pub(crate) fn start() -> Self {
        Self { cpu: children_seconds(), start: Instant::now() }
    }

    pub(crate) fn stop(&self) -> Seconds {
        match (self.cpu, children_seconds()) {
            (Some(before), Some(after)) => Seconds { value: after - before, of_cpu: true },
            _ => Seconds { value: self.start.elapsed().as_secs_f64(), of_cpu: false },
        }
    }
}

/// What the programs used that this one started, and those that they started, once they have ended.
fn children_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is a name in parentheses, which may hold spaces. `cutime` is the 16th.
    let (_, from_third) = stat.rsplit_once(')')?;
    let ticks: f64 = from_third.split_whitespace().nth(13)?.parse().ok()?;
    Some(ticks / TICKS_PER_SECOND)
}
