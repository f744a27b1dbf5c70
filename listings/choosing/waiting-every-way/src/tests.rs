use super::*;
use program::program;

#[path = "../../../processes/program.rs"]
mod program;

#[test]
fn every_way_has_an_answer_of_each_device_in_order() {
    let ways = [
        in_turn(),
        threads(),
        on_rayon(),
        on_one_thread(),
        on_workers(),
        processes(&program()).unwrap(),
        isolates(),
    ];
    for answers in ways {
        let devices = answers.iter().map(|a| a.device.as_str());
        assert_eq!(devices.collect::<Vec<_>>(), DEVICES);
    }
}

#[test]
fn in_turn_asks_when_the_last_has_answered() {
    let answers = in_turn();
    assert!(answers.is_sorted_by(|a, b| a.answered <= b.asked));
}

/// Whether all are asked before one answers, in one of several runs: with
/// devices that are asked in turn, no run does that.
fn at_once(way: impl Fn() -> Vec<Answer>) -> bool {
    (0..10).any(|_| {
        let answers = way();
        let last_asked = answers.iter().map(|a| a.asked).max();
        let first_answered = answers.iter().map(|a| a.answered).min();
        last_asked <= first_answered
    })
}

#[test]
fn on_threads_all_are_asked_before_one_answers() {
    assert!(at_once(threads));
}

#[test]
fn from_tasks_on_workers_all_are_asked_before_one_answers() {
    assert!(at_once(on_workers));
}

#[test]
fn from_processes_all_are_asked_before_one_answers() {
    let program = program();
    assert!(at_once(|| processes(&program).unwrap()));
}

#[test]
fn from_isolates_all_are_asked_before_one_answers() {
    assert!(at_once(isolates));
}

/// rayon asks no more at once than it has threads.
#[test]
fn rayon_asks_as_many_at_once_as_it_has_threads() {
    let threads = rayon::current_num_threads();
    let most = |answers: Vec<Answer>| {
        let during = |at| {
            let asked = answers
                .iter()
                .filter(|a| a.asked <= at && at < a.answered);
            asked.count()
        };
        answers.iter().map(|a| during(a.asked)).max().unwrap()
    };
    let wanted = threads.min(DEVICES.len());
    assert!((0..10).any(|_| most(on_rayon()) == wanted));
    assert!(most(on_rayon()) <= threads);
}

// A loop polls all that is ready before it looks whose time is up.
#[test]
fn tasks_on_one_thread_are_all_asked_before_one_answers() {
    let answers = on_one_thread();
    let last_asked = answers.iter().map(|a| a.asked).max();
    let first_answered = answers.iter().map(|a| a.answered).min();
    assert!(last_asked <= first_answered);
}
