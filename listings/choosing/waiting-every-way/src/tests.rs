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

// A loop polls all that is ready before it looks whose time is up.
#[test]
fn tasks_on_one_thread_are_all_asked_before_one_answers() {
    let answers = on_one_thread();
    let last_asked = answers.iter().map(|a| a.asked).max();
    let first_answered = answers.iter().map(|a| a.answered).min();
    assert!(last_asked <= first_answered);
}
