use std::future;
use std::time::Duration;

use tokio::time::timeout;

struct Device {
    mode: &'static str,
}

// ANCHOR: guard
struct Maintenance<'a>(&'a mut Device);

impl<'a> Maintenance<'a> {
    fn begin(device: &'a mut Device) -> Self {
        device.mode = "in maintenance";
        Maintenance(device)
    }
}

impl Drop for Maintenance<'_> {
    fn drop(&mut self) {
        println!("back in service");
        self.0.mode = "in service";
    }
}

async fn upgrade(device: &mut Device) {
    let _ = Maintenance::begin(device);
    copy_image().await;
}
// ANCHOR_END: guard

/// Stands for a copy that hangs.
async fn copy_image() {
    println!("copying");
    future::pending().await
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut r1 = Device { mode: "in service" };
    let limit = Duration::from_millis(50);
    let outcome = timeout(limit, upgrade(&mut r1)).await;
    println!("given up: {}", outcome.is_err());
    println!("r1 is {}", r1.mode);
}

#[cfg(test)]
mod tests;
