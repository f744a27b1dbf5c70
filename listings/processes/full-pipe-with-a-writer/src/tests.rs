use super::*;

/// The writer gets on only while somebody reads.
#[test]
fn reading_lets_the_writer_finish() {
    let (mut reader, mut writer) = io::pipe().unwrap();
    let writer = thread::spawn(move || -> io::Result<()> {
        (0..LINES).try_for_each(|_| writer.write_all(LINE))
    });
    let mut back = Vec::new();
    reader.read_to_end(&mut back).unwrap();
    writer.join().unwrap().unwrap();
    assert_eq!(back, LINE.repeat(LINES));
}
