//! The small program among the units: it says that it has started, waits until
//! nobody writes to it any more, and ends with the number after the one that it
//! was given.

use std::env;
use std::io::{self, Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let number: u8 = env::args()
        .nth(2)
        .and_then(|text| text.parse().ok())
        .expect("a number");
    let _ = io::stdout().write(b"\n");
    let _ = io::stdin().read(&mut [0]);
    (number + 1).into()
}
