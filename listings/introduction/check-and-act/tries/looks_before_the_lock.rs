use std::sync::{Barrier, Mutex};
use std::thread;

type Devices = Mutex<Vec<&'static str>>;

fn reboot(
    device: &'static str,
    rebooting: &Devices,
    both_ready: &Barrier,
) {
    let nobody = rebooting.lock().unwrap().is_empty();
    both_ready.wait();
    let mut rebooting = rebooting.lock().unwrap();
    if nobody {
        rebooting.push(device);
    }
}

fn main() {
    let rebooting = Devices::default();
    let both_ready = Barrier::new(2);
    thread::scope(|scope| {
        for device in ["r1", "r2"] {
            let (rebooting, both_ready) = (&rebooting, &both_ready);
            scope.spawn(move || reboot(device, rebooting, both_ready));
        }
    });
    let rebooting = rebooting.into_inner().unwrap().len();
    println!("devices that are rebooting: {rebooting}");
}

#[cfg(test)]
mod tests;
