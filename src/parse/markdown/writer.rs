//! The prose of one block while it is being read: its text, and where each piece of it stands.

use crate::parse::document::{Piece, Prose, Style};
use crate::parse::markdown::mask::{HIDDEN, Masked};

/// Collects the prose of one block after the other in the same buffers.
pub(super) struct Writer<'t> {
    source: &'t str,
    masked: &'t Masked<'t>,
    text: String,
    pieces: Vec<Piece>,
    /// How deep inside strong, emphasised, linked text.
    pub(super) strong: u32,
    pub(super) emphasis: u32,
    pub(super) link: u32,
    pub(super) code: u32,
    /// How deep inside images and struck-through text, which are left out.
    pub(super) left_out: u32,
    /// Source bytes before this one are left out.
    pub(super) from: u32,
    /// Was something left out since the last piece?
    gap: bool,
}

impl<'t> Writer<'t> {
    pub(super) fn new(source: &'t str, masked: &'t Masked<'t>) -> Self {
        Self {
            source,
            masked,
            text: String::with_capacity(1024),
            pieces: Vec::with_capacity(64),
            strong: 0,
            emphasis: 0,
            link: 0,
            code: 0,
            left_out: 0,
            from: 0,
            gap: false,
        }
    }

    /// The text so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text that was parsed: the source with its masks.
    pub(super) fn parsed(&self) -> &'t str {
        &self.masked.text
    }

    /// Adds text that was read from source bytes `start..end`.
    pub(super) fn push(&mut self, text: &str, start: u32, end: u32) {
        if self.left_out > 0 || text.is_empty() {
            self.gap |= self.left_out > 0;
            return;
        }
        let parsed = self.parsed();
        if parsed.get(start as usize..end as usize) != Some(text) {
            self.push_decoded(text, start, end);
        } else if start < self.from || !self.masked.ranges.is_empty() {
            self.push_between_masks(start, end);
        } else {
            self.push_verbatim(start, end);
        }
    }

    /// Adds `code`, whose source bytes `start..end` include the backticks.
    pub(super) fn push_code(&mut self, code: &str, start: u32, end: u32) {
        let whole = self.parsed().get(start as usize..end as usize).unwrap_or("");
        let ticks = whole.bytes().take_while(|&byte| byte == b'`').count();
        let inner = whole.get(ticks..whole.len().saturating_sub(ticks)).unwrap_or("");
        let pad = inner.len().saturating_sub(code.len()) / 2;
        let from = start + (ticks + pad) as u32;
        let to = start + (ticks + inner.len() - pad) as u32;
        self.code += 1;
        self.push(code, from.min(end), to.clamp(from.min(end), end));
        self.code -= 1;
    }

    /// Adds a line of a code block, white space and all.
    pub(super) fn push_code_line(&mut self, text: &str, start: u32, end: u32) {
        let range = start as usize..end as usize;
        if self.parsed().get(range.clone()) == Some(text) {
            self.add(self.source.get(range).unwrap_or(text), start, end, true);
        } else {
            self.add(text, start, end, false);
        }
    }

    /// Ends a line of the source inside a block: one space.
    pub(super) fn soft_break(&mut self, start: u32, end: u32) {
        self.white(" ", start, end);
    }

    /// Ends a line that readers see: a newline.
    pub(super) fn hard_break(&mut self, start: u32, end: u32) {
        let kept = self.text.trim_end_matches([' ', '\t']).len();
        self.cut_to(kept);
        self.white("\n", start, end);
    }

    /// Notes that something between two pieces is left out.
    pub(super) fn leave_out(&mut self) {
        self.gap = true;
    }

    /// Leaves out what is still to come of this block.
    pub(super) fn leave_out_rest(&mut self) {
        self.left_out = u32::MAX / 2;
    }

    /// Hands the prose over and starts anew.
    pub(super) fn take(&mut self) -> Prose {
        let prose = Prose { text: self.text.as_str().to_owned(), pieces: self.pieces.as_slice().to_vec() };
        self.reset();
        prose
    }

    /// Drops white space at the end.
    pub(super) fn trim_end(&mut self) {
        let kept = self.text.trim_end().len();
        self.cut_to(kept);
    }

    /// Starts anew. Markup does not reach from block to block.
    pub(super) fn reset(&mut self) {
        self.text.clear();
        self.pieces.clear();
        self.gap = false;
        (self.strong, self.emphasis, self.link, self.code, self.left_out) = (0, 0, 0, 0, 0);
    }

    fn white(&mut self, white: &str, start: u32, end: u32) {
        if self.left_out == 0 && !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.add(white, start, end, false);
        }
    }

    fn push_between_masks(&mut self, start: u32, end: u32) {
        let masks = &self.masked.ranges;
        let mut at = start.max(self.from);
        let first = masks.partition_point(|&(_, mask_end)| mask_end <= at);
        for &(mask_start, mask_end) in masks.iter().skip(first).take_while(|&&(mask_start, _)| mask_start < end) {
            self.push_verbatim(at, mask_start);
            self.gap = true;
            at = mask_end.max(at);
        }
        self.push_verbatim(at, end);
    }

    fn push_verbatim(&mut self, start: u32, end: u32) {
        let Some(text) = self.source.get(start as usize..end as usize) else { return };
        let body = if self.text.is_empty() || (self.gap && self.text.ends_with([' ', '\n'])) {
            text.trim_start_matches([' ', '\t', '\n', '\r'])
        } else {
            text
        };
        if !body.is_empty() {
            self.add(body, start + (text.len() - body.len()) as u32, end, true);
        }
    }

    fn push_decoded(&mut self, text: &str, start: u32, end: u32) {
        let virtual_spaces = start == end && text.bytes().all(|byte| byte == b' ');
        if start < self.from || (self.text.is_empty() && virtual_spaces) {
            return;
        }
        if !self.masked.ranges.is_empty() && text.contains(HIDDEN) {
            self.add(&text.replace(HIDDEN, ""), start, end, false);
        } else {
            self.add(text, start, end, false);
        }
    }

    fn add(&mut self, text: &str, start: u32, end: u32, verbatim: bool) {
        if text.is_empty() {
            return;
        }
        let style = self.style();
        let plain = self.text.len() as u32;
        self.text.push_str(text);
        self.gap = false;
        if let Some(last) = self.pieces.last_mut()
            && verbatim
            && last.verbatim
            && last.style == style
            && last.source + last.source_len == start
        {
            last.source_len += end - start;
            return;
        }
        self.pieces.push(Piece { plain, source: start, source_len: end - start, verbatim, style });
    }

    fn style(&self) -> Style {
        Style { strong: self.strong > 0, emphasis: self.emphasis > 0, link: self.link > 0, code: self.code > 0 }
    }

    fn cut_to(&mut self, kept: usize) {
        if kept >= self.text.len() {
            return;
        }
        self.text.truncate(kept);
        while self.pieces.last().is_some_and(|piece| piece.plain as usize >= kept) {
            self.pieces.pop();
        }
        if let Some(last) = self.pieces.last_mut()
            && last.verbatim
        {
            last.source_len = kept as u32 - last.plain;
        }
    }
}
