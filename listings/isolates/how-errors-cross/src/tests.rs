use super::*;

#[test]
fn an_error_crosses_as_itself() {
    assert_eq!(ask("r1").unwrap(), "r1 is up");
    let isolate = thread::spawn(|| ask("r9"));
    assert_eq!(isolate.join().unwrap().unwrap_err().device, "r9");
}

#[test]
fn a_panic_carries_the_value() {
    assert_eq!(ask_or_panic("r1").join().unwrap(), "r1 is up");
    let panic = ask_or_panic("r9").join().unwrap_err();
    assert_eq!(panic.downcast::<NoRoute>().unwrap().device, "r9");
}
