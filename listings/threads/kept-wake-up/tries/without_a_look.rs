use std::sync::{Barrier, Condvar, Mutex};
use std::thread;

type Link = (Mutex<bool>, Condvar);

fn wait_until_up((up, changed): &Link, step: &Barrier) {
    let up = up.lock().unwrap();
    step.wait();
    drop(changed.wait(up).unwrap());
}

fn bring_up((up, changed): &Link) {
    *up.lock().unwrap() = true;
    changed.notify_all();
}

fn main() {
    for early in [true, false] {
        let (link, step) = (Link::default(), Barrier::new(2));
        if early {
            bring_up(&link);
        }
        thread::scope(|scope| {
            scope.spawn(|| wait_until_up(&link, &step));
            step.wait();
            if !early {
                bring_up(&link);
            }
        });
        println!("up before the look: {early}; the worker went on");
    }
}

#[cfg(test)]
mod tests;
