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
    match env::var("ROLE").as_deref() {
        Ok("caller") => call(&mut again("backup")).unwrap(),
        Ok(_) => back_up().unwrap(),
        Err(_) => return,
    }
    process::exit(0);
}

#[test]
fn the_backup_is_stored_after_its_caller_has_ended() {
    let mut command = again("caller");
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut caller = command.spawn().unwrap();
    let input = caller.stdin.take();
    let output = caller.stdout.take().unwrap();
    assert!(caller.wait().unwrap().success());
    // It cannot have stored anything yet: its input is still open.
    drop(input);
    let text = io::read_to_string(output).unwrap();
    assert!(text.ends_with("backup stored\n"), "{text}");
}
