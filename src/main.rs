//! Parses the arguments, runs, and returns an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    leaflet::cli::main()
}
