use super::*;

fn names(guest: &str) -> Names {
    let module = Module::new(&Engine::default(), guest).unwrap();
    Names::start(&module).unwrap()
}

#[test]
fn what_was_allocated_is_free_again() {
    let mut names = names(GUEST);
    let first = names.alloc.call(&mut names.store, 0).unwrap();
    for name in ["", "r1", "core-switch-2", "Z\u{fc}rich"] {
        let full = names.full_name(name).unwrap();
        assert_eq!(full, format!("{name}.example.net"));
        let next = names.alloc.call(&mut names.store, 0).unwrap();
        assert_eq!(next, first);
    }
}

#[test]
fn an_answer_outside_of_the_memory_is_refused() {
    let liar = GUEST.replace("(i64.const 32)", "(i64.const 48)");
    let error = names(&liar).full_name("r1").unwrap_err();
    let cause = error.root_cause().to_string();
    assert_eq!(cause, "that is not all in the guest's memory");
}

#[test]
fn an_answer_that_is_no_text_is_refused() {
    let noise = GUEST.replace(".example", r"\ff\fexampl");
    assert!(names(&noise).full_name("r1").is_err());
}

#[test]
fn a_name_without_room_is_refused() {
    let mut names = names(GUEST);
    assert!(names.full_name(&"r".repeat(65_536)).is_err());
}
