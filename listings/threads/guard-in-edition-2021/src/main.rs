// Edition 2021: the guard lives to the end of the `else`.
use std::sync::Mutex;

/// Takes a job, or puts one back for later and takes none.
#[expect(clippy::if_let_mutex)]
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
