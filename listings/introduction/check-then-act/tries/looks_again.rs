use std::sync::{Barrier, Mutex};
use std::thread;

type Devices = Mutex<Vec<&'static str>>;

fn reboot(
    device: &'static str,
    rebooting: &Devices,
    both_looked: &Barrier,
) {
    let nobody = rebooting.lock().unwrap().is_empty();
    both_looked.wait();
    if nobody {
        let mut rebooting = rebooting.lock().unwrap();
        if rebooting.is_empty() {
            rebooting.push(device);
        }
    }
}

fn main() {
    let rebooting = Devices::default();
    let both_looked = Barrier::new(2);
    thread::scope(|scope| {
        for device in ["r1", "r2"] {
            let (rebooting, both_looked) = (&rebooting, &both_looked);
            scope.spawn(move || reboot(device, rebooting, both_looked));
        }
    });
    let rebooting = rebooting.into_inner().unwrap().len();
    println!("devices that are rebooting: {rebooting}");
}

#[cfg(test)]
mod tests;
