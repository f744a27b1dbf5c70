use std::sync::{Barrier, Condvar, Mutex};
use std::thread;

type Inbox = (Mutex<u32>, Condvar);

fn wait_once((answers, changed): &Inbox, step: &Barrier) -> u32 {
    let answers = answers.lock().unwrap();
    step.wait();
    *changed.wait(answers).unwrap()
}

fn wait_for_two((answers, changed): &Inbox) -> u32 {
    let answers = answers.lock().unwrap();
    *changed.wait(answers).unwrap()
}

fn deliver((answers, changed): &Inbox) {
    *answers.lock().unwrap() += 1;
    changed.notify_all();
}

fn main() {
    let (inbox, step) = (Inbox::default(), Barrier::new(2));
    thread::scope(|scope| {
        let patient = scope.spawn(|| wait_for_two(&inbox));
        let hasty = scope.spawn(|| wait_once(&inbox, &step));
        step.wait();
        deliver(&inbox);
        println!("hasty went on with {}", hasty.join().unwrap());
        deliver(&inbox);
        println!("patient: {}", patient.join().unwrap());
    });
}

#[cfg(test)]
mod tests;
