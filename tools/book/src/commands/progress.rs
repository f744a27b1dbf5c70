//! Shows on a terminal how far a long command is.

use std::io::{self, IsTerminal, Write};

/// Shows that `done` of `all` are over, and `what` is under way.
pub fn show(done: usize, all: usize, what: &str) {
    const WIDTH: usize = 24;
    if !io::stderr().is_terminal() {
        return;
    }
    let bar = "#".repeat(done * WIDTH / all);
    eprint!("\r\x1b[K[{bar:<WIDTH$}] {} of {all}  {what}", done + 1);
    let _ = io::stderr().flush();
}

/// Takes that line away.
pub fn clear() {
    if io::stderr().is_terminal() {
        eprint!("\r\x1b[K");
    }
}
