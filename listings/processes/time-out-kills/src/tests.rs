use std::path::PathBuf;

use super::*;

#[test]
fn a_worker_that_hangs_is_ended_and_another_one_answers() {
    let program = program();
    let mut worker = Worker::start(&program).unwrap();
    assert_eq!(worker.ask("hang", Duration::from_millis(5)), None);
    assert!(worker.child.try_wait().unwrap().is_none());
    assert!(!worker.kill().unwrap().success());
    let mut worker = Worker::start(&program).unwrap();
    let answer = worker.ask("r9", Duration::from_secs(10));
    assert_eq!(answer.as_deref(), Some("r9 is up"));
    worker.kill().unwrap();
}

/// The program itself, whose worker is started; this test is another.
fn program() -> PathBuf {
    let test = env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    let name = env!("CARGO_PKG_NAME");
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--quiet", "--package", name]);
    if profile.ends_with("release") {
        build.arg("--release");
    }
    build.arg("--target-dir").arg(profile.parent().unwrap());
    assert!(build.status().unwrap().success());
    profile
        .join(name)
        .with_extension(env::consts::EXE_EXTENSION)
}
