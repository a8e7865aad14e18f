//! Where and when something was measured, and with what.

use std::{
    env, fs,
    path::Path,
    process::Command,
    thread,
    time::{SystemTime, UNIX_EPOCH},
};

use crate::failure::{Failure, Result};

/// One line: processor, compiler and date.
///
/// # Errors
/// There is no compiler.
pub fn here_and_today() -> Result<String> {
    Ok(format!("{}; {}; {}", processor(), compiler_version()?, today()))
}

fn processor() -> String {
    let model = fs::read_to_string("/proc/cpuinfo").ok().and_then(|info| model(&info));
    let model = model.unwrap_or_else(|| format!("{} {}", env::consts::OS, env::consts::ARCH));
    match thread::available_parallelism() {
        Ok(threads) => format!("{model}, {threads} threads"),
        Err(_) => model,
    }
}

fn model(info: &str) -> Option<String> {
    let line = info.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// In UTC. A clock before 1970 reads as 1970.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    date(seconds / 86_400)
}

/// `2026-02-28`, from the days since 1970. Years begin in March, so that the leap day is the last.
fn date(days: u64) -> String {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, turn) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{:04}-{month:02}-{day:02}", era * 400 + year + turn)
}

/// The repository.
pub fn root() -> &'static Path {
    let benches = Path::new(env!("CARGO_MANIFEST_DIR"));
    benches.parent().unwrap_or(benches)
}

/// Runs a program to its end, and returns what it wrote.
///
/// # Errors
/// It cannot be run, or fails.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|error| Failure(format!("cannot run {command:?}: {error}")))?;
    if !output.status.success() {
        return Err(Failure(format!("{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr))));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// `rustc 1.85.0 (…), x86_64-unknown-linux-gnu`.
///
/// # Errors
/// There is no compiler.
pub fn compiler_version() -> Result<String> {
    let verbose = output(compiler().arg("-vV"))?;
    let version = verbose.lines().next().unwrap_or("an unknown rustc");
    let host = verbose.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or("an unknown host");
    Ok(format!("{version}, {host}"))
}

/// The compiler.
pub fn compiler() -> Command {
    Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

/// Whether instructions can be counted.
pub fn has_valgrind() -> bool {
    output(Command::new("valgrind").arg("--version")).is_ok()
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn days_are_dates() {
        let dates = [0, 59, 789, 11_016, 19_782, 20_512].map(date);
        let expected = ["1970-01-01", "1970-03-01", "1972-02-29", "2000-02-29", "2024-02-29", "2026-02-28"];
        assert_eq!(dates, expected);
    }
}
