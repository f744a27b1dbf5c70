use super::*;

fn tried(guest: &str, line: &str) -> Result<Vec<String>> {
    let engine = Engine::default();
    let mut linker = Linker::new(&engine);
    linker.func_wrap("host", "log", log)?;
    let module = Module::new(&engine, guest)?;
    mask(&linker.instantiate_pre(&module)?, line)
}

#[test]
fn every_digit_is_masked_and_nothing_else() {
    let line = "/0123456789: enable 7 \u{fc}";
    let masked = tried(MASK, line).unwrap();
    assert_eq!(masked, ["r1: /##########: enable # \u{fc}"]);
}

#[test]
fn a_text_outside_of_the_memory_is_refused() {
    let inside = tried(LIAR, "123456").unwrap();
    assert_eq!(inside, ["r1: \0\0\0\0\0\0"]);
    let error = tried(LIAR, "1234567").unwrap_err();
    let cause = error.root_cause().to_string();
    assert_eq!(cause, "that is not all in the guest's memory");
}

#[test]
fn an_import_that_nobody_offers_stops_the_start() {
    let error = tried(THIEF, "").unwrap_err();
    let cause = error.root_cause().to_string();
    assert!(cause.contains("`host::token`"), "{cause}");
}

#[test]
fn a_line_longer_than_the_memory_does_not_go_in() {
    let room = 65_536 - 1_024;
    assert!(tried(MASK, &"7".repeat(room)).is_ok());
    assert!(tried(MASK, &"7".repeat(room + 1)).is_err());
}

#[test]
fn the_line_lies_where_the_guest_has_room() {
    let guest = MASK.replace("1024", "2048");
    let masked = tried(&guest, "enable 7").unwrap();
    assert_eq!(masked, ["r1: enable #"]);
    let nowhere = MASK.replace("1024", "65536");
    assert!(tried(&nowhere, "enable 7").is_err());
}
