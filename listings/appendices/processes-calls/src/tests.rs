use super::*;
use program::program;

#[path = "../../../processes/program.rs"]
mod program;

/// Each of them returns an error, or never ends, where a call does not what
/// it should.
#[test]
fn each_group_comes_to_its_end() {
    parent(&program()).unwrap();
}

#[test]
fn what_one_process_writes_another_reads() {
    let file = NamedTempFile::new().unwrap();
    file.as_file().set_len(4 * 8).unwrap();
    for _ in 0..2 {
        let mut writer = Command::new(program());
        writer.arg("write").arg(file.path());
        assert!(writer.status().unwrap().success());
    }
    let map = MmapRaw::map_raw(file.as_file()).unwrap();
    let read = numbers(&map).iter().map(|n| n.load(Relaxed));
    assert_eq!(Vec::from_iter(read), [2, 44, 160, 14]);
}

#[test]
fn a_poll_that_fails_says_so_by_its_code() {
    let mut r9 = Command::new(program());
    let status = r9.args(["poll", "r9"]).status().unwrap();
    assert_eq!(status.code(), Some(3));
}
