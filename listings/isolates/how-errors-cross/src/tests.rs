use super::*;

#[test]
fn an_error_crosses_as_itself() {
    assert_eq!(poll("r1").unwrap(), "r1 is up");
    let isolate = thread::spawn(|| poll("r9"));
    assert_eq!(isolate.join().unwrap().unwrap_err().device, "r9");
}

#[test]
fn a_panic_carries_the_value() {
    let isolate = thread::spawn(|| {
        panic::resume_unwind(Box::new(poll("r9").unwrap_err()))
    });
    let Err::<(), _>(panic) = isolate.join() else {
        panic!("the isolate panics");
    };
    assert_eq!(panic.downcast::<NoRoute>().unwrap().device, "r9");
}
