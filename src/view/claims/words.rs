//! The words of rule files for the parts of a claim.

use crate::model::claim::{Force, Not, Scope, Share, Stance, Time, Whence};

pub(super) fn whence(whence: Whence) -> &'static str {
    match whence {
        Whence::Clause => "clause",
        Whence::Pronoun => "pronoun",
        Whence::LeadIn => "lead",
        Whence::Table => "table",
        Whence::Heading => "heading",
        Whence::Page => "page",
    }
}

pub(super) fn not(not: Not) -> &'static str {
    match not {
        Not::Force => "force",
        Not::Deed => "deed",
    }
}

pub(super) fn force(force: Force) -> &'static str {
    match force {
        Force::Is => "is",
        Force::Must => "must",
        Force::Should => "should",
        Force::May => "may",
    }
}

pub(super) fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Plain => "plain",
        Scope::All => "all",
        Scope::Only => "only",
        Scope::Some => "some",
    }
}

pub(super) fn share(share: Share) -> &'static str {
    match share {
        Share::Most => "most",
        Share::Whole => "whole",
        Share::Part => "part",
    }
}

pub(super) fn time(time: Time) -> &'static str {
    match time {
        Time::Past => "past",
        Time::Present => "present",
        Time::Future => "future",
    }
}

/// Rule files cannot ask for a stance: only what a company says itself is judged.
pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Own => "own",
        Stance::Quoted => "quoted",
        Stance::Elsewhere => "elsewhere",
        Stance::Hypothetical => "hypothetical",
        Stance::MarkedWrong => "marked-wrong",
    }
}
