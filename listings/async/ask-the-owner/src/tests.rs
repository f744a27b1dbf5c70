use super::*;

#[tokio::test]
async fn each_request_gets_its_own_reply() {
    let (owner, requests) = mpsc::channel(1);
    let owning = tokio::spawn(own(requests));
    for line in 1..=3 {
        let answer = ask(&owner, "show clock").await;
        assert_eq!(answer, Some(format!("show clock, line {line}")));
    }
    drop(owner);
    assert_eq!(owning.await.unwrap(), 3);
}

#[tokio::test]
async fn a_caller_that_gives_up_does_no_harm() {
    let (owner, requests) = mpsc::channel(1);
    let (reply, answer) = oneshot::channel();
    drop(answer);
    let command = "show version";
    owner.send(Request { command, reply }).await.ok().unwrap();
    drop(owner);
    assert_eq!(own(requests).await, 1);
}

#[tokio::test]
async fn an_owner_that_is_gone_answers_nobody() {
    let (owner, requests) = mpsc::channel(1);
    drop(requests);
    assert_eq!(ask(&owner, "show clock").await, None);

    let (owner, mut requests) = mpsc::channel(1);
    let forgetful = async { drop(requests.recv().await) };
    let (answer, ()) = tokio::join!(ask(&owner, "show"), forgetful);
    assert_eq!(answer, None);
}
