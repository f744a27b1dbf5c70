use std::thread;

enum PollError {
    NoRoute,
    Refused { port: u16 },
}

fn poll(device: &str) -> Result<String, PollError> {
    match device {
        "r2" => Err(PollError::NoRoute),
        "r4" => Err(PollError::Refused { port: 22 }),
        _ => Ok(format!("{device} is up")),
    }
}

fn main() {
    let handle = thread::spawn(|| poll("r4"));
    // ANCHOR: match
    match handle.join().unwrap() {
        Ok(answer) => println!("{answer}"),
        Err(PollError::NoRoute) => println!("no route"),
    }
    // ANCHOR_END: match
}
