use std::time::Instant;

use super::*;

/// After so long gdb does not see what it should, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(60);

/// The jobs are looked at until they wait.
#[test]
fn each_job_waits_in_the_lock_of_the_other() {
    let jobs = [("save", save as fn()), ("report", report)].map(
        |(name, job)| {
            thread::Builder::new().name(name.into()).spawn(job).unwrap()
        },
    );
    let waits = ["save", "report"].map(|job| {
        let of_job = format!("  {}::{job}", module_path!().trim_end_matches("::tests"));
        format!("{job}:\n  std::sync::poison::mutex::Mutex<T>::lock\n{of_job}\n")
    });
    let began = Instant::now();
    while !jobs.iter().all(|job| job.is_finished()) {
        let seen = report_of(&stacks());
        if waits.iter().all(|job| seen.contains(job)) {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "gdb shows:\n{seen}");
    }
    panic!("no job waits for the other");
}
