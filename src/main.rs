//! Arguments in, exit code out.

use std::process::ExitCode;

/// A panic is a bug, and a run that could not be done.
fn main() -> ExitCode {
    std::panic::catch_unwind(orglint::cli::run).unwrap_or(ExitCode::from(2))
}
