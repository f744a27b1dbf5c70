use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

// ANCHOR: trips
fn answer(questions: Receiver<u32>, answers: Sender<u32>) {
    for question in questions {
        answers.send(question).unwrap();
    }
}

fn ask(questions: &Sender<u32>, answers: &Receiver<u32>) {
    questions.send(7).unwrap();
}

fn main() {
    let (questions, asked) = mpsc::channel();
    let (answered, answers) = mpsc::channel();
    let isolate = thread::spawn(|| answer(asked, answered));
    let trip = median(|| ask(&questions, &answers));
    println!("through two channels: {} µs", trip.as_micros());
    drop(questions);
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
