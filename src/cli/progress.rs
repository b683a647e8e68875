//! A line on stderr that says how far the reading is: on a terminal, and only after a second.

use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::source::{FileId, SourceText, Texts, Unreadable};

/// Before this, no line is drawn.
const PATIENCE: Duration = Duration::from_secs(1);
/// Between two drawings.
const TICK: Duration = Duration::from_millis(100);

/// Counts the files that are read.
pub(super) struct Counted<'a> {
    texts: &'a dyn Texts,
    read: Arc<AtomicUsize>,
}

impl Texts for Counted<'_> {
    fn text(&self, file: FileId) -> Result<Arc<SourceText>, Unreadable> {
        self.read.fetch_add(1, Ordering::Relaxed);
        self.texts.text(file)
    }

    fn is_blank(&self, page: FileId, words: &str) -> bool {
        let blank = self.texts.is_blank(page, words);
        self.read.fetch_add(usize::from(blank), Ordering::Relaxed);
        blank
    }

    fn note_blank(&self, page: FileId, words: &str) {
        self.texts.note_blank(page, words);
    }
}

/// Draws while it lives.
pub(super) struct Progress {
    stop: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    read: Arc<AtomicUsize>,
}

impl Progress {
    /// Starts to watch, if anything may be drawn.
    pub(super) fn start(draws: bool) -> Self {
        let read = Arc::new(AtomicUsize::new(0));
        let (stop, stopped) = mpsc::channel();
        let count = Arc::clone(&read);
        let thread = draws.then(|| std::thread::spawn(move || watch(&count, &stopped)));
        Self { stop: Some(stop), thread, read }
    }

    /// Texts whose reading is counted.
    pub(super) fn count<'a>(&self, texts: &'a dyn Texts) -> Counted<'a> {
        Counted { texts, read: Arc::clone(&self.read) }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Waits until the other end is dropped, drawing meanwhile.
fn watch(read: &AtomicUsize, stopped: &mpsc::Receiver<()>) {
    let mut drawn = false;
    let mut wait = PATIENCE;
    while stopped.recv_timeout(wait) == Err(mpsc::RecvTimeoutError::Timeout) {
        wait = TICK;
        drawn = true;
        draw(&format!("\r\x1b[2Kreading: {} files", read.load(Ordering::Relaxed)));
    }
    if drawn {
        draw("\r\x1b[2K");
    }
}

fn draw(line: &str) {
    let mut err = io::stderr().lock();
    let _ = err.write_all(line.as_bytes()).and_then(|()| err.flush());
}
