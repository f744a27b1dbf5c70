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
    if let Ok(device) = env::var("ROLE") {
        process::exit(poll(&device));
    }
}

#[test]
fn the_output_of_a_child_that_succeeds() {
    let text = collect(&mut again("r1")).unwrap();
    assert!(text.starts_with("Some(0), out "), "{text}");
    assert!(text.ends_with(r#"hostname r1\n", err """#), "{text}");
}

#[test]
fn the_error_of_a_child_that_fails() {
    let text = collect(&mut again("r2")).unwrap();
    assert!(text.starts_with("Some(3), out "), "{text}");
    let wanted = r#", err "no route to r2\n""#;
    assert!(text.ends_with(wanted), "{text}");
}
