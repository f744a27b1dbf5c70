use std::thread;

fn poll(device: &str) -> String {
    if device == "r2" {
        panic!("no route to {device}");
    }
    format!("{device} is up")
}

fn main() {
    let devices = ["r1", "r2", "r3"];
    let handles = devices.map(|d| thread::spawn(move || poll(d)));
    let outcomes = handles.map(|handle| handle.join());
    for (device, outcome) in devices.iter().zip(outcomes) {
        match outcome {
            Ok(answer) => println!("{answer}"),
            Err(panic) => {
                let why = panic.downcast_ref::<String>().unwrap();
                println!("{device} failed: {why}");
            }
        }
    }
}

#[cfg(test)]
mod tests;
