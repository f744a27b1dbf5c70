use std::sync::{Barrier, RwLock};
use std::thread;

type Routes = RwLock<Vec<&'static str>>;

fn look_up(routes: &Routes, all_reading: &Barrier) -> usize {
    let routes = routes.write().unwrap();
    all_reading.wait();
    routes.len()
}

fn main() {
    let routes = Routes::new(vec!["default", "lan"]);
    let all_reading = Barrier::new(3);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| look_up(&routes, &all_reading));
        }
    });
    println!("three have read at the same time");
    let reading = routes.read().unwrap();
    println!("writing while one reads: {}", routes.try_write().is_ok());
    drop(reading);
    routes.write().unwrap().push("vpn");
    println!("{:?}", routes.read().unwrap());
}

#[cfg(test)]
mod tests;
