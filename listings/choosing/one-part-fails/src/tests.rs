use super::*;
use program::program;

#[path = "../../../processes/program.rs"]
mod program;

fn outcome(run: impl FnOnce(&mut Held)) -> (Held, bool) {
    let mut held = Held::new();
    let end = catch_unwind(AssertUnwindSafe(|| run(&mut held)));
    held.sort();
    (held, end.is_ok())
}

#[test]
fn what_has_a_wall_loses_one_answer() {
    let expected = (vec!["r1", "r3"], true);
    for way in [threads, each_task, isolates] {
        assert_eq!(outcome(way), expected);
    }
    let program = program();
    assert_eq!(outcome(|held| processes(&program, held)), expected);
}

#[test]
fn what_has_none_passes_the_panic_on() {
    assert_eq!(outcome(in_turn), (vec!["r1"], false));
    for way in [on_rayon, all_tasks] {
        assert_eq!(outcome(way), (vec![], false));
    }
}
