//! The programs that build and count, and the surroundings that they run in.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use api_validate_benches::{
    failure::Result,
    machine::{compiler, has_valgrind, output},
};

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
            valgrind: has_valgrind(),
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

fn shapes_builds(name: &str) -> bool {
    SHAPE_BUILDS.iter().any(|start| name.starts_with(start))
}
