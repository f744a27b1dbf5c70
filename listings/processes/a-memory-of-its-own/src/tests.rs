use super::*;
use std::process;

/// This test program again, as the child that the listing starts.
fn again(role: &str) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "tests::as_a_child", "--nocapture"])
        .env("ROLE", role);
    command
}

#[test]
fn as_a_child() {
    if env::var("ROLE").is_ok() {
        poll();
        println!("{}", polls());
        process::exit(0);
    }
}

#[test]
fn a_thread_shares_and_a_process_begins_with_zero() {
    for polled in 1..=3 {
        thread::spawn(poll).join().unwrap();
        let output = again("poll").output().unwrap();
        assert!(output.stdout.ends_with(b"\n1\n"));
        assert_eq!(polls(), polled);
    }
}
