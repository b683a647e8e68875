//! The reading of one file, guarded: should it panic, that is a bug of orglint, which is told, and costs that file alone.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::parse::chart::Problem;
use crate::source::{FileId, Span};

/// What `read` gives; a problem at the start of the file if it panics.
///
/// Nothing that `read` borrows may be left half-changed by a panic: readers of one file share nothing that they change.
pub(crate) fn guarded<T>(file: FileId, read: impl FnOnce() -> T) -> Result<T, Problem> {
    catch_unwind(AssertUnwindSafe(read)).map_err(|_| Problem {
        at: Span::new(file, 0, 0),
        message: "orglint failed on this file, which is a bug; please report it with the file, if you may".to_owned(),
    })
}
