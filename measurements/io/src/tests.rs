use super::*;

#[test]
fn nothing_waits_for_another() {
    for way in [threads, tasks] {
        let time = protocol::seconds(|| way(100));
        assert!(time >= WAIT.as_secs_f64());
        assert!(time < WAIT.as_secs_f64() * 100.0);
    }
}

#[test]
fn processor_time_is_counted() {
    let before = processor();
    while processor() == before {}
    assert!(processor() > before);
}
