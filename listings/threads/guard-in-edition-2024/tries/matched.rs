// Edition 2024: the guard is gone before the `else`.
use std::sync::Mutex;

/// Takes a job; where there is none, leaves one for the next call.
fn take_job(jobs: &Mutex<Vec<&'static str>>) -> Option<&'static str> {
    match jobs.lock().unwrap().pop() {
        Some(job) => Some(job),
        None => {
        jobs.lock().unwrap().push("idle");
        None
    }}
}

fn main() {
    let jobs = Mutex::new(vec!["poll"]);
    println!("first: {:?}", take_job(&jobs));
    println!("second: {:?}", take_job(&jobs));
}

#[cfg(test)]
mod tests;
