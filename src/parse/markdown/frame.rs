//! The containers around the block being read: quotes, lists, items, footnote definitions.

use crate::parse::document::BlockId;

/// One open container. The first frame of a page is the page itself.
pub(super) struct Frame {
    pub(super) kind: FrameKind,
    /// Index of the nearest frame, from here outwards, that is no quote.
    pub(super) flow: usize,
    /// The paragraph directly before what comes next in this container.
    pub(super) before: Option<BlockId>,
    /// Headings as they were when the container began, kept from its first own heading on.
    pub(super) outer_headings: Option<Vec<(u8, BlockId)>>,
}

/// What a container is.
pub(super) enum FrameKind {
    /// The page.
    Page,
    /// A block quote, or a callout.
    Quote {
        /// Are these somebody else's words?
        quoted: bool,
    },
    /// A list.
    List(List),
    /// An item of the list in the frame below.
    Item {
        /// The item's first block.
        first: Option<BlockId>,
        /// State of its box.
        task: Option<bool>,
        /// First byte of the marker.
        start: u32,
        /// Its list.
        list: List,
    },
    /// The definition of a footnote: index of its label.
    Footnote(usize),
}

/// What the items of one list share.
#[derive(Clone, Copy)]
pub(super) struct List {
    pub(super) ordered: bool,
    pub(super) depth: u8,
    pub(super) parent: Option<BlockId>,
    pub(super) lead_in: Option<BlockId>,
}

/// The open containers, the page first.
pub(super) struct Frames(Vec<Frame>);

impl Frames {
    /// Nothing but the page.
    pub(super) fn new() -> Self {
        Self(vec![Frame { kind: FrameKind::Page, flow: 0, before: None, outer_headings: None }])
    }

    /// Opens a container.
    pub(super) fn push(&mut self, kind: FrameKind) {
        let index = self.0.len();
        let flow = match kind {
            FrameKind::Quote { .. } => self.0.last().map_or(0, |frame| frame.flow),
            _ => index,
        };
        self.0.push(Frame { kind, flow, before: None, outer_headings: None });
    }

    /// Closes the innermost container; the page stays.
    pub(super) fn pop(&mut self) -> Option<Frame> {
        if self.0.len() > 1 { self.0.pop() } else { None }
    }

    /// The innermost container.
    pub(super) fn top(&mut self) -> Option<&mut Frame> {
        self.0.last_mut()
    }

    /// The innermost container that is no quote.
    pub(super) fn flow(&mut self) -> Option<&mut Frame> {
        let flow = self.0.last()?.flow;
        self.0.get_mut(flow)
    }

    /// Is a container open?
    pub(super) fn nested(&self) -> bool {
        self.0.len() > 1
    }
}
