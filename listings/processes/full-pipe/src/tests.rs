use super::*;

#[test]
fn more_is_written_than_one_pipe_holds() {
    let (_reader, mut writer) = io::pipe().unwrap();
    let (done, full) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let written =
            (0..LINES).try_for_each(|_| writer.write_all(LINE));
        done.send(written).unwrap();
    });
    let waited =
        full.recv_timeout(std::time::Duration::from_millis(200));
    assert!(waited.is_err(), "one pipe took everything");
}
