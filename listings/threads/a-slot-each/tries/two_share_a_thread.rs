use std::thread;

const DEVICES: [&str; 3] = ["r1", "r2", "r3"];

fn poll(device: &str) -> String {
    format!("{device} is up")
}

fn fill(answers: &mut [String], task: fn(&str) -> String) {
    thread::scope(|scope| {
        for (slots, devices) in answers.chunks_mut(2).zip(DEVICES.chunks(2)) {
            scope.spawn(move || {
                for (slot, device) in slots.iter_mut().zip(devices) {
                    *slot = task(device);
                }
            });
        }
    });
}

fn main() {
    let mut answers = vec![String::new(); DEVICES.len()];
    fill(&mut answers, poll);
    println!("{answers:?}");
}

#[cfg(test)]
mod tests;
