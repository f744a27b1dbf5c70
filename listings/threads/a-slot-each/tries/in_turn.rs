use std::thread;

const DEVICES: [&str; 3] = ["r1", "r2", "r3"];

fn poll(device: &str) -> String {
    format!("{device} is up")
}

fn fill(answers: &mut [String], task: fn(&str) -> String) {
    thread::scope(|scope| {
        for (slot, device) in answers.iter_mut().zip(DEVICES) {
            scope.spawn(move || *slot = task(device)).join().unwrap();
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
