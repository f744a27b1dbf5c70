use std::thread;

fn main() {
    let stack = 1 << (usize::BITS - 2);
    let huge = thread::Builder::new().stack_size(stack);
    match huge.spawn(|| println!("the poll runs on its own thread")) {
        Ok(handle) => handle.join().unwrap(),
        Err(error) => {
            println!("refused: {error}");
            println!("the poll runs on the main thread");
        }
    }
}

#[cfg(test)]
mod tests;
