//! `-start` and `-end` made regions; every comment made whole.

use super::directive::{Directive, Form};
use super::{Comment, Fault};
use crate::source::{FileId, Span, Spanned};

/// Turns the comments of one file, in order, into what they reach; a text has `length` bytes.
pub(super) fn close(file: FileId, length: usize, directives: Vec<Directive>) -> Vec<Comment> {
    let mut comments: Vec<Comment> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for directive in directives {
        let form = directive.form.clone();
        let at = directive.at.clone();
        let named: Vec<String> = directive.rules.iter().map(|(name, _)| name.clone()).collect();
        let comment = comment(file, directive);
        match form {
            Form::End => {
                if !close_region(&mut comments, &mut open, &named, at.start) {
                    comments.push(Comment { fault: Some(Fault::EndWithoutStart), ..comment });
                }
            }
            Form::Start if comment.fault.is_none() => {
                open.push(Open { comment: comments.len(), rules: named });
                let reach = Some(span(file, at.end..length));
                comments.push(Comment { reach, fault: Some(Fault::NeverClosed), ..comment });
            }
            _ => comments.push(comment),
        }
    }
    comments
}

/// A region whose end has not come yet.
struct Open {
    comment: usize,
    rules: Vec<String>,
}

/// Closes the last region of each rule that the `-end` names, or the last one when it names none. A region ends when the
/// last of its rules is closed.
fn close_region(comments: &mut [Comment], open: &mut Vec<Open>, named: &[String], at: usize) -> bool {
    let mut ended = Vec::new();
    if named.is_empty() {
        ended.extend(open.pop().map(|region| region.comment));
    }
    let mut any = !ended.is_empty();
    for name in named {
        let Some(index) = open.iter().rposition(|region| region.rules.contains(name)) else { continue };
        any = true;
        let Some(region) = open.get_mut(index) else { continue };
        region.rules.retain(|rule| rule != name);
        if region.rules.is_empty() {
            ended.push(open.remove(index).comment);
        }
    }
    for index in ended {
        let Some(comment) = comments.get_mut(index) else { continue };
        comment.fault = None;
        comment.reach = comment.reach.map(|reach| Span::new(reach.file, reach.start, at as u32));
    }
    any
}

fn comment(file: FileId, directive: Directive) -> Comment {
    let Directive { form, at, rules, reason, next } = directive;
    let fault = match form {
        Form::Unknown(word) => Some(Fault::UnknownDirective(word)),
        Form::Next | Form::Start if rules.is_empty() => Some(Fault::NoRule),
        Form::Next | Form::Start if reason.is_empty() => Some(Fault::NoReason),
        _ => None,
    };
    let rules = rules.into_iter().map(|(name, at)| Spanned::new(name, span(file, at))).collect();
    Comment { span: span(file, at), rules, reason, reach: next.map(|at| span(file, at)), fault }
}

fn span(file: FileId, at: std::ops::Range<usize>) -> Span {
    Span::new(file, at.start as u32, at.end as u32)
}
