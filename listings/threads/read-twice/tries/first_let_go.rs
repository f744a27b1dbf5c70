use std::sync::RwLock;
use std::thread;

fn main() {
    let config = RwLock::new(String::from("mtu 1500"));
    thread::scope(|scope| {
        let first = config.read().unwrap();
        scope.spawn(|| set_mtu(&config, 9000));
        while config.try_read().is_ok() {
            thread::yield_now();
        }
        println!("the reader has read {first}");
        println!("no new reader gets in: a writer waits");
        drop(first);
        let second = config.read().unwrap();
        println!("the reader has read {second} again");
    });
}

fn set_mtu(config: &RwLock<String>, mtu: u32) {
    *config.write().unwrap() = format!("mtu {mtu}");
}

#[cfg(test)]
mod tests;
