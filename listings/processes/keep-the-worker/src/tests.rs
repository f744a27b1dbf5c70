use super::*;
use program::program;
use std::cell::Cell;

#[path = "../../program.rs"]
mod program;

/// The program with `role` as its argument, if there is one, and how
/// often it has been asked for.
fn counted<T>(
    role: Option<&str>,
    run: impl FnOnce(&dyn Fn() -> Command) -> T,
) -> (T, u32) {
    let program = program();
    let started = Cell::new(0);
    let answers = run(&|| {
        started.set(started.get() + 1);
        let mut command = Command::new(&program);
        command.args(role);
        command
    });
    (answers, started.get())
}

#[test]
fn one_process_gives_the_answers_of_twenty() {
    let (each, started) = counted(None, |start| one_each(start));
    let each = each.unwrap();
    assert_eq!(started, 20);
    let (stays, started) =
        counted(Some("worker"), |start| one_that_stays(start));
    assert_eq!(stays.ok(), Some(each.clone()));
    assert_eq!(started, 1);
    assert_eq!(each.lines().nth(2), Some("hostname core-7"));
    assert_eq!(each.lines().count(), 20);
}
