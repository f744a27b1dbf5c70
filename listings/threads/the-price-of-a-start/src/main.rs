use std::sync::mpsc;
use std::thread;
use std::time::Instant;

const RUNS: usize = 201;

fn main() {
    report("call it", &|| answer(20));
    report("start and join", &|| {
        thread::spawn(|| answer(20)).join().unwrap()
    });
    let (jobs, inbox) = mpsc::channel();
    let (outbox, answers) = mpsc::channel();
    thread::spawn(move || {
        inbox.iter().try_for_each(|n| outbox.send(answer(n)))
    });
    report("ask a worker", &|| {
        jobs.send(20).unwrap();
        answers.recv().unwrap()
    });
}

fn answer(n: u32) -> u32 {
    n + 22
}

fn report(way: &str, ask: &dyn Fn() -> u32) {
    let mut samples = [(); RUNS].map(|()| {
        let start = Instant::now();
        assert_eq!(ask(), 42);
        start.elapsed().as_nanos()
    });
    samples.sort();
    println!("{way:<15} {:>6} ns", samples[RUNS / 2]);
}

#[cfg(test)]
mod tests;
