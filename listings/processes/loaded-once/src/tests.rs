use std::path::PathBuf;

use super::*;

#[test]
fn the_table_is_loaded_before_the_first_job_and_not_again() {
    let mut worker = Worker::start(&program()).unwrap();
    let ready = worker.answers.next().unwrap().unwrap();
    assert_eq!(ready, "loaded 1000 names");
    for index in [0, 999, 7] {
        let name = worker.ask(&index.to_string()).unwrap();
        assert_eq!(name, Table::load().names[index]);
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
