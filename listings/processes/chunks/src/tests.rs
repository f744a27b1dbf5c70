use std::path::PathBuf;

use super::*;

#[test]
fn the_chunk_does_not_change_the_answer() {
    let mut worker = Worker::start(&program()).unwrap();
    let expected = (2..8_002).filter(|&n| is_prime(n)).count();
    for chunk in [1, 3, 8, 500, 3_000, 8_000] {
        assert_eq!(count(&mut worker, chunk).unwrap(), expected);
    }
    assert!(worker.stop().unwrap().success());
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
