use super::*;

#[tokio::test]
async fn every_end_names_its_device() {
    let mut polls = JoinSet::new();
    let fails = polls.spawn(poll("r3")).id();
    let panics = polls.spawn(poll("r4")).id();
    let mut seen = 0;
    while let Some(done) = polls.join_next_with_id().await {
        seen += 1;
        match done {
            Ok((id, outcome)) => {
                assert_eq!(id, fails);
                let refused = outcome.unwrap_err();
                assert!(matches!(refused, PollError::Refused));
            }
            Err(bug) => {
                assert_eq!((bug.is_panic(), bug.id()), (true, panics))
            }
        }
    }
    assert_eq!(seen, 2);
    assert!(poll("r1").await.is_ok());
    assert!(matches!(poll("r2").await, Err(PollError::NoRoute)));
}
