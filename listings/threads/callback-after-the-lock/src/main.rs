use std::sync::Mutex;
use std::thread;

struct Inventory {
    devices: Mutex<Vec<String>>,
    added: fn(&Inventory),
}

impl Inventory {
    fn add(&self, device: &str) {
        let mut devices = self.devices.lock().unwrap();
        devices.push(device.to_owned());
        drop(devices);
        println!("{device} is added");
        (self.added)(self);
    }

    fn count(&self) -> usize {
        self.devices.lock().unwrap().len()
    }
}

fn report(inventory: &Inventory) {
    let count = thread::scope(|scope| {
        scope.spawn(|| inventory.count()).join().unwrap()
    });
    println!("{count} in the report");
}

fn main() {
    let devices = Mutex::default();
    let added = report;
    let inventory = Inventory { devices, added };
    inventory.add("r1");
}

#[cfg(test)]
mod tests;
