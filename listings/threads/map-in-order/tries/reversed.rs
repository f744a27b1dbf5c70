use std::thread;

const DEVICES: [&str; 3] = ["r1", "r2", "r3"];
const PORTS: [u16; 3] = [22, 830, 2022];

fn poll(device: &str, port: u16) -> String {
    format!("{device}:{port} is up")
}

fn map(task: fn(&str, u16) -> String) -> Vec<String> {
    thread::scope(|scope| {
        let handles: Vec<_> = DEVICES
            .iter()
            .zip(PORTS)
            .map(|(device, port)| {
                scope.spawn(move || task(device, port))
            })
            .collect();
        handles.into_iter().rev().map(|h| h.join().unwrap()).collect()
    })
}

fn main() {
    for answer in map(poll) {
        println!("{answer}");
    }
}

#[cfg(test)]
mod tests;
