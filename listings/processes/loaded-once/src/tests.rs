use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

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
