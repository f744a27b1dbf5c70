use std::thread;
use std::time::{Duration, Instant};

struct Inventory {
    site: String,
    devices: Vec<String>,
}

fn poll(device: &str, site: &str, start: Instant) {
    report(start, device, &format!("asked at {site}"));
    thread::sleep(Duration::from_millis(100));
    report(start, device, "answered");
}

fn report(start: Instant, device: &str, event: &str) {
    let elapsed = start.elapsed().as_millis();
    println!("{elapsed:>3} ms  {device}  {event}");
}

fn main() {
    let start = Instant::now();
    let devices = ["r1", "r2", "r3"].map(String::from).into();
    let inventory = Inventory {
        site: "ams".into(),
        devices,
    };
    thread::scope(|scope| {
        for device in &inventory.devices {
            scope.spawn(move || poll(device, &inventory.site, start));
        }
    });
    println!("{} devices answered", inventory.devices.len());
}

#[cfg(test)]
mod tests;
