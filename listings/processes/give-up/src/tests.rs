use super::*;
use std::process::{self, Stdio};

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
    if let Ok(device) = env::var("ROLE") {
        poll(&device);
        process::exit(0);
    }
}

fn start(device: &str) -> Child {
    again(device).stdout(Stdio::null()).spawn().unwrap()
}

#[test]
fn a_child_that_ends_has_a_status() {
    let status = within(&mut start("r1"), Duration::from_secs(60));
    assert!(status.unwrap().unwrap().success());
}

#[test]
fn a_child_that_hangs_is_gone_afterwards() {
    let mut child = start("r2");
    let status = within(&mut child, Duration::from_millis(50));
    assert_eq!(status.unwrap(), None);
    let ended = child.try_wait().unwrap();
    let _ = child.kill();
    assert!(ended.is_some_and(|status| !status.success()));
}
