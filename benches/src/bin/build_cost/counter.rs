//! Counts the instructions of the compiler: cargo starts this program in its place, and it starts the compiler in
//! valgrind. Cargo does so for the crates of the workspace, and for no dependency.

use std::{
    env,
    ffi::{OsStr, OsString},
    fs,
    path::Path,
    process::Command,
};

use api_validate_benches::failure::{Failure, Result, read_text};

/// The variable that tells this program that cargo started it.
const COUNTS: &str = "BUILD_COST_COUNTS";
/// The file that valgrind writes, in the folder of the crate.
const COUNTED: &str = "cachegrind.out";

pub(crate) fn install(cargo: &mut Command) -> Result<()> {
    let program =
        env::current_exe().map_err(|error| Failure(format!("cannot find this program: {error}")))?;
    cargo.env("RUSTC_WORKSPACE_WRAPPER", program).env(COUNTS, "1");
    Ok(())
}

/// Whether cargo started this program.
pub(crate) fn is_installed() -> bool {
    env::var_os(COUNTS).is_some()
}

/// Runs the compiler. Its path is the first argument of this program, and its own arguments follow.
pub(crate) fn run() -> Result<()> {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let compiler =
        arguments.first().ok_or_else(|| Failure(format!("{COUNTS} is set, without a compiler")))?;
    let mut command = match compiled_crate(&arguments) {
        Some(folder) => valgrind(&folder, compiler),
        None => Command::new(compiler),
    };
    let status = command.args(&arguments[1..]).status();
    let status = status.map_err(|error| Failure(format!("cannot run {command:?}: {error}")))?;
    if status.success() { Ok(()) } else { Err(Failure(format!("the compiler failed: {status}"))) }
}

/// The folder of the crate. None where cargo only asks the compiler about itself.
fn compiled_crate(arguments: &[OsString]) -> Option<OsString> {
    let compiles = arguments.iter().any(|argument| argument.to_string_lossy().starts_with("--emit"));
    env::var_os("CARGO_MANIFEST_DIR").filter(|_| compiles)
}

fn valgrind(folder: &OsStr, compiler: &OsStr) -> Command {
    let mut out_file = OsString::from("--cachegrind-out-file=");
    out_file.push(Path::new(folder).join(COUNTED));
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["-q", "--tool=cachegrind", "--cache-sim=no"]).arg(out_file).arg(compiler);
    valgrind
}

/// Removes what an earlier run counted in this folder.
pub(crate) fn forget(folder: &Path) {
    // There may be nothing.
    let _ = fs::remove_file(folder.join(COUNTED));
}

/// The sum that valgrind wrote for the crate in this folder.
pub(crate) fn instructions(folder: &Path) -> Result<u64> {
    let counted = read_text(&folder.join(COUNTED))?;
    let summary = counted.lines().find_map(|line| line.strip_prefix("summary: "));
    let count = summary.and_then(|count| count.trim().parse().ok());
    count.ok_or_else(|| Failure("valgrind wrote no sum of instructions".to_owned()))
}
