//! `orglint baseline`.

use super::args::{self, Screen};
use super::blank::Memory;
use super::check::{baseline_path, judged, overrides, read_baseline};
use super::open::open;
use super::output::{replace, tell};
use super::{CLEAN, failure};
use crate::baseline::Baseline;
use crate::discover::State;
use crate::error::Error;

/// Writes the findings of today; those recorded before keep their date.
pub(super) fn baseline(args: &args::Baseline, screen: &Screen) -> Result<u8, Error> {
    if let Some(path) = args.reading.paths.first() {
        let message = format!("a baseline records the whole company, not only {}", path.display());
        return Err(Error::usage(message, "leave the path out; `--root DIR` names another company"));
    }
    let job = open(&args.reading.home, &args.reading.paths, &overrides(&args.reading), State::WorkTree, None)?;
    let findings = judged(&job, screen, &Memory::default(), false);
    let path = baseline_path(&args.output, &job);
    let before = if path.is_file() { read_baseline(&path)? } else { Baseline::default() };
    let recorded = Baseline::record(&findings, &job.tree.sources, job.setup.today, &before);
    replace(&path, recorded.to_json().as_bytes())?;
    if !screen.quiet {
        let plural = if recorded.len() == 1 { "" } else { "s" };
        let path = failure::printable(&path.display().to_string());
        tell(&format!(
            "{} finding{plural} recorded in {path}; report new ones by `orglint check --baseline`",
            recorded.len()
        ));
    }
    Ok(CLEAN)
}
