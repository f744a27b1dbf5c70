use std::panic;
use std::thread::{self, JoinHandle};

#[derive(Debug)]
struct NoRoute {
    device: &'static str,
}

fn ask(device: &'static str) -> Result<String, NoRoute> {
    if device == "r9" {
        return Err(NoRoute { device });
    }
    Ok(format!("{device} is up"))
}

fn ask_or_panic(device: &'static str) -> JoinHandle<String> {
    thread::spawn(move || {
        ask(device).unwrap_or_else(|error| panic!("{error:?}"))
    })
}

fn main() {
    let isolate = thread::spawn(|| ask("r9"));
    let error = isolate.join().unwrap().unwrap_err();
    println!("an error: no route to {}", error.device);
    let panic = ask_or_panic("r9").join().unwrap_err();
    let error = panic.downcast::<NoRoute>().unwrap();
    println!("a panic: no route to {}", error.device);
}

#[cfg(test)]
mod tests;
