//! The findings about allowances themselves: the words of `unused-suppression`.

use std::sync::Arc;

use super::{Comment, Fault, MARKER, RULE};
use crate::check::fingerprint;
use crate::config::Known;
use crate::finding::{Confidence, Finding, Label, Severity};
use crate::rule::suggest::did_you_mean;
use crate::source::Span;

/// How findings of `unused-suppression` are made.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Their severity, after configuration.
    pub severity: Severity,
    /// The page of the rule.
    pub url: String,
}

impl Notice {
    pub(super) fn finding(&self, at: Span, message: String, help: &str, key: &str) -> Finding {
        Finding {
            rule: Arc::from(RULE),
            severity: self.severity,
            confidence: Confidence::High,
            message,
            help: help.to_owned(),
            url: self.url.clone(),
            labels: vec![Label { span: at, text: String::new(), primary: true }],
            fingerprint: fingerprint(RULE, "", key),
            suppression: None,
        }
    }

    pub(super) fn fault(&self, comment: &Comment, fault: &Fault) -> Finding {
        let names: Vec<&str> = comment.rules.iter().map(|rule| rule.value.as_str()).collect();
        let names = names.join(", ");
        let (message, help) = match fault {
            Fault::NoReason => (
                format!("the suppression of `{names}` gives no reason, so it does not count"),
                format!("write `{MARKER} {names}: why this is right here`"),
            ),
            Fault::NoRule => (
                "the suppression names no rule, so it does not count".to_owned(),
                format!("write `{MARKER} RULE: why this is right here`"),
            ),
            Fault::UnknownDirective(word) => (
                format!("unknown directive `{word}`"),
                format!("there are `{MARKER}`, `{MARKER}-start` and `{MARKER}-end`"),
            ),
            Fault::EndWithoutStart => (
                "this region was never opened".to_owned(),
                format!("write `{MARKER}-start RULE: reason` above it, or delete it"),
            ),
            Fault::NeverClosed => (
                format!("the suppression of `{names}` is never closed and reaches to the end of the file"),
                format!("write `{MARKER}-end {names}` where it should end"),
            ),
        };
        self.finding(comment.span, message, &help, &format!("{fault:?} {names} {}", comment.reason))
    }

    /// The words that one rule of a comment is about: the whole comment where it names no other.
    pub(super) fn place(comment: &Comment, rule: Span) -> Span {
        if comment.rules.len() > 1 { rule } else { comment.span }
    }

    pub(super) fn unknown_rule(&self, at: Span, name: &str, known: &Known) -> Finding {
        let help = did_you_mean(name, known.ids()).map(|id| format!("did you mean `{id}`?")).unwrap_or_default();
        self.finding(at, format!("unknown rule `{name}`"), &help, &format!("unknown {name}"))
    }

    pub(super) fn unused(&self, at: Span, name: &str, what: &str, reason: &str) -> Finding {
        let message = format!("this {what} of `{name}` suppresses nothing");
        self.finding(at, message, &format!("delete the {what}"), &format!("unused {name} {reason}"))
    }

    pub(super) fn expired(&self, at: Span, name: &str, day: jiff::civil::Date) -> Finding {
        let message = format!("this allowance of `{name}` held until {day}");
        let help = "mend what it allowed and delete it, or give it a new date and say why";
        self.finding(at, message, help, &format!("expired {name} {day}"))
    }
}
