//! Waits until nobody writes to it any more.

use std::io::{self, Read};

fn main() {
    let _ = io::stdin().read(&mut [0]);
}
