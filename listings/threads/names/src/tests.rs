use super::*;

#[test]
fn the_name_is_the_one_that_was_given() {
    let named = thread::Builder::new().name("poll-r1".to_owned());
    let name = || thread::current().name().map(str::to_owned);
    let seen = named.spawn(name).unwrap().join().unwrap();
    assert_eq!(seen.as_deref(), Some("poll-r1"));
    assert_eq!(thread::spawn(name).join().unwrap(), None);
}

#[test]
fn the_poll_panics() {
    assert!(thread::spawn(poll).join().is_err());
}
