use std::path::PathBuf;

use super::*;

#[test]
fn no_process_does_more_jobs_than_it_may() {
    let pids = poll_all(&program(), &["r1"; 7]).unwrap();
    assert_eq!(pids.len(), 7);
    for (jobs, pair) in pids.windows(2).enumerate() {
        let replaced = (jobs + 1) % JOBS_PER_WORKER == 0;
        assert_eq!(pair[0] != pair[1], replaced, "{pids:?}");
    }
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
