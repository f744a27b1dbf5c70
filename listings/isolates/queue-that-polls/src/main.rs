use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

// ANCHOR: trips
fn main() {
    let (sender, questions) = mpsc::channel::<u32>();
    let (answers, receiver) = mpsc::channel();
    let isolate = thread::spawn(move || {
        for question in questions {
            answers.send(question).unwrap();
        }
    });
    let trip = median(|| {
        sender.send(7).unwrap();
        receiver.recv().unwrap();
    });
    println!("through two channels: {} µs", trip.as_micros());
    drop(sender);
    isolate.join().unwrap();
}
// ANCHOR_END: trips

fn median(mut trip: impl FnMut()) -> Duration {
    let mut times: Vec<_> = (0..11).map(|_| time(&mut trip)).collect();
    times.sort();
    times[times.len() / 2]
}

fn time(trip: &mut impl FnMut()) -> Duration {
    let start = Instant::now();
    trip();
    start.elapsed()
}

#[cfg(test)]
mod tests;
