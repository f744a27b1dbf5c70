use std::thread;

fn poll(device: &str) {
    if device == "r2" {
        panic!("no route to {device}");
    }
}

fn main() {
    thread::scope(|scope| {
        for device in ["r1", "r2", "r3"] {
            let _ = scope.spawn(move || poll(device)).join();
        }
    });
    println!("all polls are done");
}

#[cfg(test)]
mod tests;
