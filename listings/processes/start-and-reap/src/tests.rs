use super::*;
use nix::errno::Errno;
use nix::sys::wait::{WaitPidFlag, waitpid};
use program::program;

#[path = "../../program.rs"]
mod program;

/// No other test of this listing starts a process.
#[test]
fn nothing_is_left_of_the_process_that_is_measured() {
    start_and_reap(&program()).unwrap();
    let left = waitpid(None, Some(WaitPidFlag::WNOHANG));
    assert!(left == Err(Errno::ECHILD), "a child is left");
}

#[test]
fn the_median_is_long_when_most_runs_are() {
    let long = Duration::from_millis(20);
    let mut runs = 0;
    let time = median(|| {
        runs += 1;
        if runs > 15 {
            thread::sleep(long);
        }
        Ok(())
    });
    assert_eq!(runs, 31);
    assert!(time.unwrap() >= long);
}

#[test]
fn an_error_ends_the_measurement() {
    let mut runs = 0;
    let result = median(|| {
        runs += 1;
        Err(io::Error::other("no more processes"))
    });
    assert!(result.is_err());
    assert_eq!(runs, 1);
}
