use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

#[test]
fn a_worker_of_this_version_is_taken() {
    let mut command = Command::new(program());
    assert!(Worker::start(command.arg(VERSION.to_string())).is_ok());
}

#[test]
fn a_worker_of_another_version_is_refused() {
    for version in ["2", "4", "30", ""] {
        let mut command = Command::new(program());
        let error = Worker::start(command.arg(version)).err().unwrap();
        assert_eq!(
            error.to_string(),
            format!("refused: worker {version}")
        );
    }
}

#[test]
fn of_a_first_line_that_is_too_long_no_more_is_read_than_its_limit() {
    let mut command = Command::new(program());
    let long = command.arg("3".repeat(10_000));
    let error = Worker::start(long).err().unwrap().to_string();
    let said = error.strip_prefix("refused: ").unwrap();
    assert_eq!(said.len(), LONGEST as usize);
}
