// Edition 2024: the guard is gone before the `else`.
use std::sync::Mutex;

/// Takes a job, or puts one back for later and takes none.
fn next(jobs: &Mutex<Vec<&'static str>>) -> Option<&'static str> {
    if let Some(job) = jobs.lock().unwrap().pop() {
        Some(job)
    } else {
        jobs.lock().unwrap().push("idle");
        None
    }
}

fn main() {
    let jobs = Mutex::new(vec!["poll"]);
    println!("first: {:?}", next(&jobs));
    println!("second: {:?}", next(&jobs));
}

#[cfg(test)]
mod tests;
