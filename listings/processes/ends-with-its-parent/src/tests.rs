use super::*;

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
    match env::var("ROLE").as_deref() {
        Ok("caller") => crash(&mut again("log")).unwrap(),
        Ok(_) => follow_log().unwrap(),
        Err(_) => (),
    }
}

#[test]
fn the_follower_ends_although_its_caller_closed_nothing() {
    let mut command = again("caller");
    let output = command.output().unwrap();
    assert!(!output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.ends_with("the caller is gone\n"), "{text}");
}
