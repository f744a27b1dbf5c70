use super::*;
use process::Command;
use program::program;

#[path = "../../../processes/program.rs"]
mod program;

/// Without a listener the first press would end the test.
#[tokio::test]
async fn each_press_reaches_the_listener_of_its_time() {
    let stop = CancellationToken::new();
    let mut worker = tokio::spawn(watch(stop.clone()));
    ctrl_c().await.unwrap();
    assert!(!worker.is_finished());
    stop.cancel();
    select! {
        _ = &mut worker => panic!("it does not end by itself"),
        pressed = ctrl_c() => pressed.unwrap(),
    }
    worker.abort();
    assert!(worker.await.unwrap_err().is_cancelled());
    press_ctrl_c();
}

#[test]
fn the_second_press_ends_a_program_that_hangs_as_it_saves() {
    let output = Command::new(program()).output().unwrap();
    assert!(output.stdout.ends_with(b"saving\nended at once\n"));
    assert_eq!(output.status.code(), Some(130));
}
