use std::future;

struct Device {
    mode: &'static str,
}

impl Device {
    async fn ask_for(&mut self, mode: &'static str) {
        future::ready(()).await;
        self.mode = mode;
    }
}

struct Maintenance<'a>(&'a mut Device);

// ANCHOR: drop
impl Drop for Maintenance<'_> {
    fn drop(&mut self) {
        self.0.ask_for("in service").await;
    }
}
// ANCHOR_END: drop

fn main() {
    let mut r1 = Device { mode: "in service" };
    drop(Maintenance(&mut r1));
    println!("r1 is {}", r1.mode);
}
