use std::thread;

enum PollError {
    NoRoute,
    Refused { port: u16 },
    Silent,
}

fn poll(device: &str) -> Result<String, PollError> {
    match device {
        "r2" => Err(PollError::NoRoute),
        "r3" => Err(PollError::Silent),
        "r4" => Err(PollError::Refused { port: 22 }),
        _ => Ok(format!("{device} is up")),
    }
}

fn main() {
    let tasks = ["r1", "r2", "r3", "r4"]
        .map(|device| (device, thread::spawn(move || poll(device))));
    for (device, handle) in tasks {
        match handle.join().unwrap() {
            Ok(answer) => println!("{answer}"),
            Err(PollError::NoRoute) => println!("{device}: no route"),
            Err(PollError::Refused { port }) => {
                println!("{device}: port {port} refused");
            }
        }
    }
}

#[cfg(test)]
mod tests;
