use std::sync::{Barrier, Condvar, Mutex};
use std::thread;

type Link = (Mutex<bool>, Condvar);

fn wait_until_up((up, changed): &Link, step: &Barrier) {
    let was_up = *up.lock().unwrap();
    step.wait();
    step.wait();
    if !was_up {
        println!("the link was down, so the worker waits");
        let up = up.lock().unwrap();
        drop(changed.wait_while(up, |up| !*up).unwrap());
    }
    println!("the worker goes on");
}

fn bring_up((up, changed): &Link) {
    *up.lock().unwrap() = true;
    changed.notify_all();
    println!("the link is up, and the worker is notified");
}

fn main() {
    let (link, step) = (Link::default(), Barrier::new(2));
    thread::scope(|scope| {
        scope.spawn(|| wait_until_up(&link, &step));
        step.wait();
        bring_up(&link);
        step.wait();
    });
}

#[cfg(test)]
mod tests;
