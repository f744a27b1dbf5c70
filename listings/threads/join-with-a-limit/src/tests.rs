use std::panic;

use super::*;

const LONG: Duration = Duration::from_secs(3600);

#[test]
fn a_limit_that_passes_gives_the_task_back() {
    let (up, network) = mpsc::channel();
    let task = Task::start(move || poll("r1", &network));
    let Err(task) = task.join(Duration::from_millis(30)) else {
        panic!("joined");
    };
    up.send(()).unwrap();
    assert_eq!(task.join(LONG).ok().unwrap().unwrap(), "r1 is up");
}

#[test]
fn a_panic_ends_the_wait_as_well() {
    let task = Task::start(|| panic::resume_unwind(Box::new("r1")));
    let outcome: thread::Result<()> = task.join(LONG).ok().unwrap();
    assert_eq!(outcome.unwrap_err().downcast_ref(), Some(&"r1"));
}
