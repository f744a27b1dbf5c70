use super::*;

#[test]
fn every_callback_runs_once_with_its_answer() {
    let (sender, seen) = mpsc::channel();
    let pool = Pool::new(2);
    for n in 0..50 {
        let sender = sender.clone();
        submit_then(
            &pool,
            move || n * n,
            move |answer| {
                sender.send(answer).unwrap();
            },
        );
    }
    drop((pool, sender));
    let mut seen: Vec<u32> = seen.iter().collect();
    seen.sort();
    assert_eq!(seen, Vec::from_iter((0..50).map(|n| n * n)));
}
