use std::io;
use std::thread::{self, JoinHandle};

fn start_poll(stack: usize) -> io::Result<JoinHandle<()>> {
    let builder = thread::Builder::new().stack_size(stack);
    builder.spawn(|| println!("the poll runs on its own thread"))
}

fn main() {
    match start_poll(1 << 20) {
        Ok(handle) => handle.join().unwrap(),
        Err(error) => {
            println!("refused: {error}");
            println!("the poll runs on the main thread");
        }
    }
}

#[cfg(test)]
mod tests;
