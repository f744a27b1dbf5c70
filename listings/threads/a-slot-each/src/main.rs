use std::thread;

fn poll(device: &str) -> String {
    format!("{device} is up")
}

fn main() {
    let devices = ["r1", "r2", "r3"];
    let mut answers = vec![String::new(); devices.len()];
    thread::scope(|scope| {
        for (slot, device) in answers.iter_mut().zip(devices) {
            scope.spawn(move || *slot = poll(device));
        }
    });
    println!("{answers:?}");
}

#[cfg(test)]
mod tests;
