use super::*;

#[test]
fn a_change_stays_in_the_map() {
    let shared = NamedTempFile::new().unwrap();
    fs::write(shared.path(), "r1").unwrap();
    change(shared.path()).unwrap();
    assert_eq!(fs::read(shared.path()).unwrap(), b"r1");
}
