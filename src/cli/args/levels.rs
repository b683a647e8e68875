//! Degrees that the command line speaks of.

use clap::ValueEnum;

use crate::config::FailOn;
use crate::finding::Confidence;

/// How sure a reading is.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(in crate::cli) enum ConfidenceArg {
    /// Everything, also what two careful readers would argue about
    Low,
    /// What is probably meant so
    Medium,
    /// What is said so
    High,
}

impl From<ConfidenceArg> for Confidence {
    fn from(confidence: ConfidenceArg) -> Self {
        match confidence {
            ConfidenceArg::Low => Self::Low,
            ConfidenceArg::Medium => Self::Medium,
            ConfidenceArg::High => Self::High,
        }
    }
}

/// From which severity on a run fails.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(in crate::cli) enum FailOnArg {
    /// Any finding
    Note,
    /// Warnings and errors
    Warning,
    /// Errors only
    Error,
    /// Nothing
    Never,
}

impl From<FailOnArg> for FailOn {
    fn from(fail_on: FailOnArg) -> Self {
        match fail_on {
            FailOnArg::Note => Self::Note,
            FailOnArg::Warning => Self::Warning,
            FailOnArg::Error => Self::Error,
            FailOnArg::Never => Self::Never,
        }
    }
}
