use std::sync::Mutex;

/// Takes a job, or puts one back for later and takes none.
fn next(jobs: &Mutex<Vec<&'static str>>) -> Option<&'static str> {
    // ANCHOR: match
    match jobs.lock().unwrap().pop() {
        Some(job) => Some(job),
        None => {
            jobs.lock().unwrap().push("idle");
            None
        }
    }
    // ANCHOR_END: match
}

fn main() {
    let jobs = Mutex::new(vec!["poll"]);
    println!("first: {:?}", next(&jobs));
    println!("second: {:?}", next(&jobs));
}

#[cfg(test)]
mod tests;
