//! The programs that build and count, and the surroundings that they run in.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use crate::failure::{Failure, Result};

/// How the names of variables begin that change what a build does.
const SHAPE_BUILDS: [&str; 6] =
    ["CARGO_BUILD_", "CARGO_ENCODED_", "CARGO_PROFILE_", "CARGO_TARGET_", "RUSTC", "RUSTFLAGS"];

pub(crate) struct Tools {
    cargo: OsString,
    /// The compiler itself. `rustc` on the path may be a program that starts it.
    rustc: PathBuf,
    pub(crate) valgrind: bool,
}

impl Tools {
    pub(crate) fn find() -> Result<Self> {
        let sysroot = output(compiler().args(["--print", "sysroot"]))?;
        let rustc = format!("rustc{}", env::consts::EXE_SUFFIX);
        Ok(Self {
            cargo: env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
            rustc: Path::new(sysroot.trim()).join("bin").join(rustc),
            valgrind: output(Command::new("valgrind").arg("--version")).is_ok(),
        })
    }

    /// Cargo, whose builds are the same on every desk and in CI.
    pub(crate) fn cargo(&self, target: &Path) -> Command {
        let mut cargo = Command::new(&self.cargo);
        for (name, _) in env::vars_os() {
            if shapes_builds(&name.to_string_lossy()) {
                cargo.env_remove(name);
            }
        }
        cargo.env("CARGO_INCREMENTAL", "0").env("CARGO_TERM_COLOR", "never");
        // The empty flags stand before those of configuration files.
        cargo.env("CARGO_TARGET_DIR", target).env("CARGO_ENCODED_RUSTFLAGS", "").env("RUSTC", &self.rustc);
        cargo
    }
}

/// Runs a program to its end, and returns what it wrote.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|error| Failure(format!("cannot run {command:?}: {error}")))?;
    if !output.status.success() {
        return Err(Failure(format!("{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr))));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// `rustc 1.85.0 (…), x86_64-unknown-linux-gnu`.
pub(crate) fn compiler_version() -> Result<String> {
    let verbose = output(compiler().arg("-vV"))?;
    let version = verbose.lines().next().unwrap_or("an unknown rustc");
    let host = verbose.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or("an unknown host");
    Ok(format!("{version}, {host}"))
}

fn compiler() -> Command {
    Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

fn shapes_builds(name: &str) -> bool {
    SHAPE_BUILDS.iter().any(|start| name.starts_with(start))
}
