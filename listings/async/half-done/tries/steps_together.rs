use std::future;
use std::time::Duration;

use tokio::time::timeout;

struct Device {
    mode: &'static str,
}

async fn upgrade(device: &mut Device) {
    device.mode = "in maintenance";
    device.mode = "in service";
    copy_image().await;
}

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
