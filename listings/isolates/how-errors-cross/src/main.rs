use std::panic;
use std::thread;

#[derive(Debug)]
struct NoRoute {
    device: &'static str,
}

fn poll(device: &'static str) -> Result<String, NoRoute> {
    if device == "r9" {
        return Err(NoRoute { device });
    }
    Ok(format!("{device} is up"))
}

fn main() {
    let isolate = thread::spawn(|| poll("r9"));
    let error = isolate.join().unwrap().unwrap_err();
    println!("an error: no route to {}", error.device);
    let isolate = thread::spawn(|| {
        poll("r9").unwrap_or_else(|error| panic::panic_any(error))
    });
    let panic = isolate.join().unwrap_err();
    let error = panic.downcast::<NoRoute>().unwrap();
    println!("a panic: no route to {}", error.device);
}

#[cfg(test)]
mod tests;
