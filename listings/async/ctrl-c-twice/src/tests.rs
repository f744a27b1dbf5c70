use super::*;
use process::Command;
use program::program;

#[path = "../../../processes/program.rs"]
mod program;

/// Without a listener the press would end the test.
#[tokio::test]
async fn a_press_while_nobody_waits_for_one_is_not_lost() {
    let mut presses = signal(SignalKind::interrupt()).unwrap();
    let mut heard = signal(SignalKind::interrupt()).unwrap();
    let mut worker = tokio::spawn(future::pending());
    for _ in 0..2 {
        press_ctrl_c();
        heard.recv().await.unwrap();
        assert!(ended(&mut worker, &mut presses).await.is_none());
    }
}

#[tokio::test]
async fn a_worker_that_ends_first_is_not_waited_for() {
    let mut presses = signal(SignalKind::interrupt()).unwrap();
    let mut worker = tokio::spawn(async {});
    let ended = ended(&mut worker, &mut presses).await;
    ended.expect("nobody has pressed").unwrap();
}

#[test]
fn the_second_press_ends_a_program_that_hangs_as_it_saves() {
    let output = Command::new(program()).output().unwrap();
    assert!(output.stdout.ends_with(b"saving\nended at once\n"));
    assert_eq!(output.status.code(), Some(130));
}
