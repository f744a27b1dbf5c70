use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

#[test]
fn no_process_does_more_jobs_than_it_may() {
    let pids = poll_all(&program(), &["r1"; 7]).unwrap();
    assert_eq!(pids.len(), 7);
    for (jobs, pair) in pids.windows(2).enumerate() {
        let replaced = (jobs + 1) % JOBS_PER_WORKER == 0;
        assert_eq!(pair[0] != pair[1], replaced, "{pids:?}");
    }
}
