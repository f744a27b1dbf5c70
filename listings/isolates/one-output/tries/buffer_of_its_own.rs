use std::io::{BufWriter, Write, stdout};
use std::thread;

fn main() {
    let mut own = BufWriter::new(stdout());
    let isolate =
        thread::spawn(|| (write!(own, "the isolate begins a line "), own));
    let _own = isolate.join().unwrap();
    println!("and main ends it");
}

#[cfg(test)]
mod tests;
