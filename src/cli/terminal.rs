//! What the terminal and the environment say about printing.

use std::io::IsTerminal;

use super::args::{Color, Screen};
use crate::report::Style;
use crate::view::paint::Paint;

/// The style of what goes to a stream; `plain` when it goes to a file.
pub(super) fn style(screen: &Screen, is_terminal: bool) -> Style {
    let colour = match screen.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => wants_colour(is_terminal),
    };
    let columns = terminal_size::terminal_size().map(|(width, _)| width.0).filter(|_| is_terminal);
    let width = screen.width.or(columns).map_or(100, usize::from).clamp(20, 500);
    Style { colour, hyperlinks: colour && is_terminal && !is_set("CI"), width, ..Style::default() }
}

/// How views mark words.
pub(super) fn paint(colour: bool) -> Paint {
    if colour { Paint::Ansi } else { Paint::Plain }
}

/// May a progress line be drawn on stderr?
pub(super) fn draws_progress(screen: &Screen) -> bool {
    let hidden = screen.no_progress || screen.quiet || is_set("CI") || is_dumb();
    !hidden && std::io::stderr().is_terminal()
}

/// <https://no-color.org> and <https://bixense.com/clicolors>: NO_COLOR wins over CLICOLOR_FORCE.
fn wants_colour(is_terminal: bool) -> bool {
    if is_set("NO_COLOR") {
        return false;
    }
    let forced = std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0");
    forced || (is_terminal && !is_dumb() && std::env::var_os("CLICOLOR").is_none_or(|value| value != "0"))
}

/// Is the output read by the runner of a CI job, which takes some lines for commands?
pub(super) fn is_logged() -> bool {
    is_set("CI")
}

fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}
