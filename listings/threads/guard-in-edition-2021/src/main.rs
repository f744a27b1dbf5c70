// Edition 2021: the guard lives to the end of the `else`.
use std::sync::Mutex;

/// Takes a job; where there is none, leaves one for the next call.
#[expect(clippy::if_let_mutex)]
fn take_job(jobs: &Mutex<Vec<&'static str>>) -> Option<&'static str> {
    if let Some(job) = jobs.lock().unwrap().pop() {
        Some(job)
    } else {
        jobs.lock().unwrap().push("idle");
        None
    }
}

fn main() {
    let jobs = Mutex::new(vec!["poll"]);
    println!("first: {:?}", take_job(&jobs));
    println!("second: {:?}", take_job(&jobs));
}

#[cfg(test)]
mod tests;
