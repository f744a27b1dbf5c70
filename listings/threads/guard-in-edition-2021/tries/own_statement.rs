// Edition 2021: the guard lives to the end of the `else`.
use std::sync::Mutex;

/// Takes a job; where there is none, leaves one for the next call.
fn take_job(jobs: &Mutex<Vec<&'static str>>) -> Option<&'static str> {
    let job = jobs.lock().unwrap().pop();
    if let Some(job) = job {
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
