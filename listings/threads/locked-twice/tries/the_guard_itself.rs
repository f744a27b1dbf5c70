use std::sync::Mutex;

struct Inventory {
    devices: Mutex<Vec<String>>,
}

impl Inventory {
    fn count(&self) -> usize {
        self.devices.lock().unwrap().len()
    }

    fn add(&self, device: &str) {
        let mut devices = self.devices.lock().unwrap();
        devices.push(device.to_owned());
        println!("{device} is added");
        println!("devices: {}", devices.len());
    }
}

fn main() {
    let devices = Mutex::new(Vec::new());
    Inventory { devices }.add("r1");
}

#[cfg(test)]
mod tests;
