use super::*;
use printed::printed;

#[path = "../../printed.rs"]
mod printed;

#[tokio::test]
async fn every_end_names_its_device() {
    let mut tasks = JoinSet::new();
    let fails = tasks.spawn(ask("r3")).id();
    let panics = tasks.spawn(ask("r4")).id();
    let mut seen = 0;
    while let Some(done) = tasks.join_next_with_id().await {
        seen += 1;
        match done {
            Ok((id, outcome)) => {
                assert_eq!(id, fails);
                let refused = outcome.unwrap_err();
                assert!(matches!(refused, AskError::Refused));
            }
            Err(bug) => {
                assert_eq!((bug.is_panic(), bug.id()), (true, panics))
            }
        }
    }
    assert_eq!(seen, 2);
    assert!(ask("r1").await.is_ok());
    assert!(matches!(ask("r2").await, Err(AskError::NoRoute)));
}

#[test]
fn the_program_names_each_device_with_its_own_end() {
    let mut lines = printed();
    lines.sort();
    let ends = ["r1 is up", "r2: NoRoute", "r3: Refused", "r4: a bug"];
    assert_eq!(lines, ends);
}
