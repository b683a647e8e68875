//! Frames to which arrows point: they stand for what is in them.

use super::graph::{Ends, Graph, Link, Stroke};
use std::collections::HashMap;

impl Graph<'_> {
    /// A frame to which arrows point becomes the box of a team, and what stands in it without another parent hangs on it.
    pub(super) fn frames_as_boxes(&mut self) {
        let mut boxes = self.boxes_of_frames();
        if boxes.iter().all(Option::is_none) {
            return;
        }
        for (index, frame) in self.frames.iter().enumerate() {
            let inherited = frame.parent.and_then(|parent| boxes.get(parent).copied().flatten());
            if let Some(slot) = boxes.get_mut(index) {
                *slot = slot.or(inherited);
            }
        }
        self.hang(&boxes);
    }

    /// The box by which arrows refer to each frame, named like the frame.
    fn boxes_of_frames(&mut self) -> Vec<Option<usize>> {
        let by_id: HashMap<&str, usize> =
            self.frames.iter().enumerate().map(|(index, frame)| (frame.id.as_str(), index)).collect();
        let mut boxes = vec![None; self.frames.len()];
        for (index, drawn) in self.boxes.iter_mut().enumerate().filter(|(_, drawn)| !drawn.labelled) {
            let Some(&number) = by_id.get(drawn.id.as_str()) else { continue };
            let Some(frame) = self.frames.get(number) else { continue };
            if let Some(slot) = boxes.get_mut(number) {
                *slot = Some(index);
            }
            drawn.unit = true;
            drawn.label = frame.title.clone();
            drawn.frame = frame.parent;
        }
        boxes
    }

    fn hang(&mut self, boxes: &[Option<usize>]) {
        let mut hangs = vec![false; self.boxes.len()];
        for link in self.links.iter().filter(|link| link.stroke == Stroke::Solid) {
            if let Some(slot) = hangs.get_mut(link.head) {
                *slot = true;
            }
        }
        let free = self.boxes.iter().enumerate().filter(|(drawn, _)| hangs.get(*drawn) == Some(&false));
        let nested: Vec<Link> = free
            .filter_map(|(head, drawn)| {
                let tail = boxes.get(drawn.frame?).copied().flatten().filter(|outer| *outer != head)?;
                let (stroke, ends, text) = (Stroke::Solid, Ends::Nested, String::new());
                Some(Link { tail, head, stroke, ends, text, at: drawn.at, chain: 0 })
            })
            .collect();
        self.links.extend(nested);
    }
}
